//! Pages that do not ask the index: the first one, help, the statement on accessibility, and what went wrong.

use maud::{Markup, html};

use super::super::asked::Asked;
use super::super::words::{Language, Words};
use super::coverage::figures;
use super::layout::Page;
use super::meetings::table_of_organs;
use super::parts::links::ANSWERS;
use crate::track::Holdings;

/// The first page: the form, and what is held.
pub(in crate::serve) fn start(holdings: &Holdings, asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let content = html! {
        (figures(holdings, words))
        p { a href=(asked.nothing().address(ANSWERS)) { (words.all_items) } }
        h2 { (words.what_is_held) }
        (table_of_organs(&holdings.organs, asked))
    };
    Page {
        title: words.tagline.to_owned(),
        heading: html! { (words.tagline) },
        asked,
        path: "/",
        feed: None,
        is_lasting: true,
        content,
    }
    .framed()
}

/// How to ask.
pub(in crate::serve) fn help(asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let (lead, rows): (&str, [(&str, &str); 9]) = match asked.language {
        Language::Swedish => (
            "Ord söks i alla former och som delar av sammansättningar: skola finner skolan, skolornas och skolbyggnad. Står flera ord i frågan kommer ärenden med alla orden först.",
            [
                ("\"bygga om skolan\"", "orden precis så, i den ordningen"),
                ("skola OR förskola", "något av orden"),
                ("skola -budget", "utan ordet budget"),
                ("skol*", "ord som börjar så"),
                ("skola~", "ord som stavas nästan så"),
                ("NEAR/5(skola, tak)", "orden nära varandra"),
                ("title:skola", "ordet i rubriken"),
                ("speaker:Ek party:S year:2021..2023", "den som talar, parti, år"),
                ("act:reserves party:SD", "vad någon gör: reserverar sig, yrkar, frågar …"),
            ],
        ),
        Language::English => (
            "Words are found in every form and as parts of compounds. Of several words, items with all of them come first.",
            [
                ("\"bygga om skolan\"", "the words exactly so, in this order"),
                ("skola OR förskola", "either word"),
                ("skola -budget", "without the word budget"),
                ("skol*", "words that begin so"),
                ("skola~", "words spelt almost so"),
                ("NEAR/5(skola, tak)", "the words near each other"),
                ("title:skola", "the word in the title"),
                ("speaker:Ek party:S year:2021..2023", "who speaks, party, years"),
                ("act:reserves party:SD", "what somebody does: reserves, moves, asks …"),
            ],
        ),
    };
    let content = html! {
        p { (lead) }
        table { tbody { @for (query, meaning) in rows { tr { th scope="row" { a href=(asked.nothing().with_words(query).address(ANSWERS)) { code { (query) } } } td { (meaning) } } } } }
    };
    Page {
        title: words.help.to_owned(),
        heading: html! { (words.help) },
        asked,
        path: "/hjalp",
        feed: None,
        is_lasting: true,
        content,
    }
    .framed()
}

/// The statement on accessibility.
pub(in crate::serve) fn accessibility(asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let paragraphs: [&str; 4] = match asked.language {
        Language::Swedish => [
            "Sidan är byggd för att följa WCAG 2.2 på nivå AA och EN 301 549.",
            "Allt går att nå med tangentbord och utan JavaScript. Diagram har en tabell bredvid sig och varje stapel är en länk med namn. Inget beror på färg ensam.",
            "Källfilerna visas som myndigheterna publicerade dem och är ofta inte tillgängliga. Texten i dem finns som vanlig text på ärendets sida.",
            "Den som driver denna sida tar emot synpunkter om tillgänglighet.",
        ],
        Language::English => [
            "The page is built to conform to WCAG 2.2, level AA, and EN 301 549.",
            "Everything can be reached by keyboard and without JavaScript. Charts have a table beside them, and every bar is a link with a name. Nothing depends on colour alone.",
            "Source files are shown as the authorities published them and are often not accessible. Their text is on the page of each item.",
            "Whoever runs this page takes comments on its accessibility.",
        ],
    };
    let content = html! { @for paragraph in paragraphs { p { (paragraph) } } };
    Page {
        title: words.accessibility.to_owned(),
        heading: html! { (words.accessibility) },
        asked,
        path: "/tillganglighet",
        feed: None,
        is_lasting: true,
        content,
    }
    .framed()
}

/// What went wrong, why, and what to do about it.
pub(in crate::serve) fn wrong(
    what: &str,
    why: &str,
    ways: &[(String, String)],
    asked: &Asked,
) -> Markup {
    let words = Words::of(asked.language);
    let content = html! {
        @if !why.is_empty() { pre.why { (why) } }
        @if !ways.is_empty() {
            h2 { (words.nearest) }
            ul { @for (name, address) in ways { li { a href=(address) { (name) } } } }
        }
        p { a href=(asked.nothing().address("/hjalp")) { (words.help) } " · " a href=(asked.nothing().address("/tackning")) { (words.what_is_held) } }
    };
    Page {
        title: what.to_owned(),
        heading: html! { (what) },
        asked,
        path: "/",
        feed: None,
        is_lasting: false,
        content,
    }
    .framed()
}
