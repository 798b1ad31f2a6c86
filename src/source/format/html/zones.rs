//! Which parts of a web page are its text?
//!
//! In go the page's tokens, out comes for each whether it belongs to the text. Menus, banners,
//! side columns, forms' choices, scripts and what is hidden do not. Where the page marks its
//! main part (`<main>`, else `<article>`) and most of the remaining text stands in it, only
//! that is read: what surrounds it are notices about cookies and links. Promised: an element
//! left out that never ends hides nothing, as the text may well stand in it.

use super::tokens::Tag;
use super::tokens::Token;
use super::tokens::Tokens;

/// Elements that are left out everywhere.
const LEFT_OUT: [&str; 15] = [
    "script", "style", "template", "noscript", "nav", "aside", "svg", "select", "button",
    "textarea", "datalist", "dialog", "iframe", "object", "del",
];

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
}

impl Zones {
    /// Reads through the page once to learn where its text is.
    pub(super) fn survey(text: &str) -> Self {
        let (mut zones, begun) = Self::counted(text, None);
        if zones.left_out.is_inside() {
            zones = Self::counted(text, begun).0;
        }
        Self { part: zones.part, honest_until: zones.honest_until, ..Self::default() }
    }

    /// The state after the page, with the part that holds most of it, and the token with which
    /// the last left-out element began.
    fn counted(text: &str, honest_until: Option<usize>) -> (Self, Option<usize>) {
        let mut zones = Self { honest_until, ..Self::default() };
        let (mut all, mut in_main, mut in_article) = (0_usize, 0_usize, 0_usize);
        let mut begun = None;
        for (index, token) in Tokens::new(text).enumerate() {
            let was_inside = zones.left_out.is_inside();
            let shown = zones.shows(&token);
            if zones.left_out.is_inside() && !was_inside {
                begun = Some(index);
            }
            if let (true, Token::Text(text)) = (shown, &token) {
                let letters = text.chars().filter(|c| !c.is_whitespace()).count();
                all += letters;
                in_main += if zones.main.is_inside() { letters } else { 0 };
                in_article += if zones.article.is_inside() { letters } else { 0 };
            }
        }
        zones.part = if in_main > 0 && in_main * 2 >= all {
            Part::Main
        } else if in_article > 0 && in_article * 2 >= all {
            Part::Article
        } else {
            Part::Whole
        };
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
    if LEFT_OUT.contains(&name) || (matches!(name, "header" | "footer") && !in_text) {
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
    fn what_never_ends_hides_nothing() {
        assert_eq!(shown("<nav>meny</nav><header>rubrik<p>hela texten"), "rubrikhela texten");
    }
}
