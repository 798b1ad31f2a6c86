//! Which parts of a web page are its text?
//!
//! Menus, banners, side columns, forms' choices, scripts and hidden parts are left out. Where the
//! page marks its main part (`<main>`, else `<article>`) and most of the remaining text stands in
//! it, only that is read: what surrounds it are notices about cookies and links. Guaranteed: an
//! element left out that never ends hides nothing, as the text may well stand in it.

use super::tokens::Tag;
use super::tokens::Token;
use super::tokens::Tokens;
use crate::source::PageFault;

/// Elements that are left out everywhere and hold no text of the page's own: programs, menus,
/// choices of forms.
const NO_TEXT: [&str; 12] = [
    "script", "style", "template", "noscript", "nav", "svg", "select", "button", "textarea",
    "datalist", "iframe", "object",
];

/// Elements with text that are left out everywhere.
const LEFT_OUT: [&str; 3] = ["aside", "dialog", "del"];

/// Elements that have no end tag.
const VOID: [&str; 10] =
    ["br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "embed"];

/// An element and the elements of its name in it.
struct Scope {
    name: String,
    open: usize,
}

/// Whether what is read is inside an element of one kind.
#[derive(Default)]
struct Within(Option<Scope>);

impl Within {
    fn is_inside(&self) -> bool {
        self.0.is_some()
    }

    /// The name of the element.
    fn name(&self) -> Option<&str> {
        self.0.as_ref().map(|scope| scope.name.as_str())
    }

    /// Takes in a token; `begins` tells whether a tag is of this kind.
    fn step(&mut self, token: &Token, begins: impl Fn(&Tag) -> bool) {
        match (&mut self.0, token) {
            (None, Token::Open(tag)) if begins(tag) && !VOID.contains(&tag.name.as_str()) => {
                self.0 = Some(Scope { name: tag.name.clone(), open: 1 });
            }
            (Some(scope), Token::Open(tag)) if scope.name == tag.name => {
                // A paragraph ends where the next one begins.
                if tag.name == "p" {
                    self.0 = None;
                    self.step(token, begins);
                } else {
                    scope.open += 1;
                }
            }
            (Some(scope), Token::Close(name)) if scope.name == *name => {
                scope.open -= 1;
                if scope.open == 0 {
                    self.0 = None;
                }
            }
            _ => {}
        }
    }
}

/// How much text there is in a part of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Extent {
    letters: usize,
    /// How often the sign § stands in it.
    signs: usize,
}

impl Extent {
    fn of(text: &str) -> Self {
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        Self { letters, signs: text.matches('§').count() }
    }

    fn add(&mut self, other: Self) {
        self.letters += other.letters;
        self.signs += other.signs;
    }

    fn without(self, other: Self) -> Self {
        Self { letters: self.letters - other.letters, signs: self.signs - other.signs }
    }
}

/// What a page's outline showed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Whole,
    Main,
    Article,
}

/// Tells the text of one page from what surrounds it.
#[derive(Default)]
pub(super) struct Zones {
    part: Part,
    /// The token from which on nothing is left out: there begins what never ends.
    honest_until: Option<usize>,
    at: usize,
    left_out: Within,
    main: Within,
    article: Within,
    /// What is read, and what is left out beside programs and menus.
    read: Extent,
    beside: Extent,
}

impl Zones {
    /// Reads through the page once to learn where its text is.
    pub(super) fn survey(text: &str) -> Self {
        let (mut zones, begun) = Self::counted(text, None);
        if zones.left_out.is_inside() {
            zones = Self::counted(text, begun).0;
        }
        let Self { part, honest_until, read, beside, .. } = zones;
        Self { part, honest_until, read, beside, ..Self::default() }
    }

    /// What to tell of the text that is left out, where it may be of the minutes: it has numbers
    /// of paragraphs, or there is more of it than of what is read.
    pub(super) fn loss(&self) -> Option<PageFault> {
        let Extent { letters, signs } = self.beside;
        (signs > 0 || letters > self.read.letters).then_some(PageFault::LeftOut { letters })
    }

    /// The state after the page, with the part that holds most of it, and the token with which
    /// the last left-out element began.
    fn counted(text: &str, honest_until: Option<usize>) -> (Self, Option<usize>) {
        let mut zones = Self { honest_until, ..Self::default() };
        let (mut all, mut in_main, mut in_article) = <(Extent, Extent, Extent)>::default();
        let mut begun = None;
        for (index, token) in Tokens::new(text).enumerate() {
            let was_inside = zones.left_out.is_inside();
            let shown = zones.shows(&token);
            if zones.left_out.is_inside() && !was_inside {
                begun = Some(index);
            }
            let Token::Text(text) = &token else { continue };
            let extent = Extent::of(text);
            if shown {
                all.add(extent);
                for (zone, part) in [(&zones.main, &mut in_main), (&zones.article, &mut in_article)]
                {
                    part.add(if zone.is_inside() { extent } else { Extent::default() });
                }
            } else if zones.left_out.name().is_some_and(|name| !NO_TEXT.contains(&name)) {
                zones.beside.add(extent);
            }
        }
        let is_most = |part: Extent| part.letters > 0 && part.letters * 2 >= all.letters;
        (zones.part, zones.read) = if is_most(in_main) {
            (Part::Main, in_main)
        } else if is_most(in_article) {
            (Part::Article, in_article)
        } else {
            (Part::Whole, all)
        };
        zones.beside.add(all.without(zones.read));
        (zones, begun)
    }

    /// Whether the next token belongs to the text.
    pub(super) fn shows(&mut self, token: &Token) -> bool {
        let honest = self.honest_until.is_none_or(|end| self.at < end);
        self.at += 1;
        self.main.step(token, |tag| tag.name == "main" || tag.attribute("role") == Some("main"));
        self.article.step(token, |tag| tag.name == "article");
        let in_text = self.main.is_inside() || self.article.is_inside();
        let was_left_out = self.left_out.is_inside();
        self.left_out.step(token, |tag| honest && is_left_out(tag, in_text));
        let left_out = was_left_out || self.left_out.is_inside();
        let in_part = match self.part {
            Part::Whole => true,
            Part::Main => self.main.is_inside(),
            Part::Article => self.article.is_inside(),
        };
        // A page's title stands above all parts.
        !left_out && in_part
    }
}

/// Whether an element is left out. A header or footer inside the text is part of it.
fn is_left_out(tag: &Tag, in_text: bool) -> bool {
    let name = tag.name.as_str();
    let is_never_read = NO_TEXT.contains(&name) || LEFT_OUT.contains(&name);
    if is_never_read || (matches!(name, "header" | "footer") && !in_text) {
        return true;
    }
    if matches!(name, "html" | "body" | "main") {
        return false;
    }
    tag.attribute("hidden").is_some_and(|how| how != "until-found")
        || tag.attribute("style").is_some() && {
            let style = tag.style();
            style.contains("display:none") || style.contains("visibility:hidden")
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: &str) -> String {
        let mut zones = Zones::survey(page);
        let mut out = String::new();
        for token in Tokens::new(page) {
            if let (true, Token::Text(text)) = (zones.shows(&token), &token) {
                out.push_str(text);
            }
        }
        out
    }

    #[test]
    fn menus_scripts_and_hidden_parts_are_left_out() {
        let page = "<nav>a<nav>b</nav>c</nav><script>d</script><p hidden>e<p>f
            <div style='display: none'>g<div>h</div></div><header>i</header>j";
        assert_eq!(shown(page).split_whitespace().collect::<Vec<_>>(), ["f", "j"]);
    }

    #[test]
    fn the_main_part_is_read_where_most_of_the_text_is() {
        assert_eq!(shown("kakor<main><header>Protokoll</header>text</main>"), "Protokolltext");
        assert_eq!(shown("<div role=main><div>Protokoll</div></div>kakor"), "Protokoll");
        assert_eq!(shown("kort<main>a</main>det mesta av texten"), "kortadet mesta av texten");
        assert_eq!(shown("meny<article>text</article><article>mera</article>"), "textmera");
    }

    #[test]
    fn text_that_is_left_out_and_may_be_of_the_minutes_is_told_of() {
        let told = |page: &str| Zones::survey(page).loss().is_some();
        assert!(told("<p>§ 1 Val</p><aside>§ 2 Budget antas.</aside>"));
        assert!(told("<p>§ 1 Val</p><p hidden>§ 2 Budget</p>"));
        assert!(told("<main>§ 1 Val av justerare</main><div>§ 2 Budget</div>"));
        assert!(told("<p>Protokoll</p><dialog>Nämnden beslutar att anta budgeten.</dialog>"));
        assert!(!told("<p>§ 1 Val</p><aside>Dela</aside><nav>§ 1 § 2</nav><script>§</script>"));
    }

    #[test]
    fn what_never_ends_hides_nothing() {
        assert_eq!(shown("<nav>meny</nav><header>rubrik<p>hela texten"), "rubrikhela texten");
    }
}
