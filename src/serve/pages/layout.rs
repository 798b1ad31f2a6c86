//! What stands on every page: head, form, landmarks, foot.

use maud::{DOCTYPE, Markup, html};

use super::super::asked::Asked;
use super::super::words::{Language, Words};

/// A page before it is put into its frame.
pub(in crate::serve) struct Page<'a> {
    /// What the browser shows as the page's name, before that of the site.
    pub title: String,
    /// The one heading of the first level.
    pub heading: Markup,
    /// The question that the form holds.
    pub asked: &'a Asked,
    /// The path of this page, without what is behind `?`.
    pub path: &'a str,
    /// The feed of the same question, where there is one.
    pub feed: Option<String>,
    /// Whether search engines may list it.
    pub is_lasting: bool,
    /// Everything below the heading.
    pub content: Markup,
}

impl Page<'_> {
    /// The page in its frame.
    pub(in crate::serve) fn framed(self) -> Markup {
        let Page { title, heading, asked, path, feed, is_lasting, content } = self;
        let words = Words::of(asked.language);
        let home = asked.nothing();
        html! {
            (DOCTYPE)
            html lang=(words.code) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    @if !is_lasting { meta name="robots" content="noindex"; }
                    title { (title) " – paragraf" }
                    link rel="stylesheet" href="/stil.css";
                    link rel="icon" href="/ikon.svg" type="image/svg+xml";
                    @if let Some(feed) = &feed {
                        link rel="alternate" type="application/atom+xml" href=(feed) title=(title);
                    }
                    script src="/skript.js" defer {}
                }
                body {
                    a.skip href="#innehall" { (words.skip_to_content) }
                    header {
                        a.name href=(home.address("/")) { "paragraf" }
                        (navigation(&home, words))
                        (other_language(asked, path, words))
                    }
                    (form(asked, words))
                    main #innehall tabindex="-1" {
                        h1 { (heading) }
                        (content)
                    }
                    (foot(&home, words))
                }
            }
        }
    }
}

fn navigation(home: &Asked, words: &Words) -> Markup {
    let places = [
        ("/moten", words.meetings),
        ("/personer", words.people),
        ("/amnen", words.topics),
        ("/jamfor", words.compare),
        ("/tackning", words.coverage),
    ];
    html! {
        nav aria-label="paragraf" {
            ul {
                @for (path, name) in places { li { a href=(home.address(path)) { (name) } } }
            }
        }
    }
}

/// The same page in the other language.
fn other_language(asked: &Asked, path: &str, words: &Words) -> Markup {
    let language = asked.language.other();
    let other = Asked { language, ..asked.clone() };
    html! {
        a.language href=(other.address(path)) lang=(Words::of(language).code) hreflang=(Words::of(language).code) {
            (words.other_language)
        }
    }
}

/// The one form: words, and hidden what the question narrows by, so that other words keep it.
fn form(asked: &Asked, words: &Words) -> Markup {
    html! {
        search {
            form.ask action="/sok" method="get" {
                label for="q" { (words.search_for) }
                div.row {
                    input #q name="q" type="search" value=(asked.words) autocomplete="off"
                        list="forslag" aria-describedby="q-hint" maxlength="2000";
                    button type="submit" { (words.search) }
                }
                datalist #forslag {}
                p #q-hint.hint { (words.search_hint) }
                (hidden(asked))
            }
        }
    }
}

/// What a form keeps of a question beside its words.
fn hidden(asked: &Asked) -> Markup {
    html! {
        @for (field, value) in &asked.filters {
            input type="hidden" name=(field.name()) value=(value);
        }
        (hidden_settings(asked))
    }
}

/// The same without filters.
pub(super) fn hidden_settings(asked: &Asked) -> Markup {
    html! {
        @if asked.language == Language::English { input type="hidden" name="lang" value="en"; }
        @if asked.by_case { input type="hidden" name="by" value="case"; }
        @if asked.strict { input type="hidden" name="strict" value="1"; }
    }
}

fn foot(home: &Asked, words: &Words) -> Markup {
    let places = [
        ("/hjalp", words.help),
        ("/tackning", words.what_is_held),
        ("/openapi.json", words.machines),
        ("/tillganglighet", words.accessibility),
    ];
    html! {
        footer {
            ul {
                @for (path, name) in places { li { a href=(home.address(path)) { (name) } } }
            }
        }
    }
}
