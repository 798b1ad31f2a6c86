//! Do the minutes say that they are a draft?
//!
//! Minutes hold once they are adjusted (justerade, kommunallagen 5:69). What is published before is
//! marked as not adjusted on a line of its own: in the head, in a running head, or in the file's
//! name. A contents list can name drafts of something else, so the mark is nearly all of its line.

use std::sync::LazyLock;

use super::super::layout::lines::Line;
use crate::lexicon::Pattern;

/// "OJUSTERAT PROTOKOLL 2024-01-10", "Protokollet är ännu inte justerat.", "Utkast"
static MARK: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?ix)^\W*
        (?:\w*{protocol_stem}\w*\W+(?:\p{L}+\s+){0,2})?
        (?:{draft})\p{L}{0,3}
        (?:\s+(?:till\s+|av\s+)?\w*{protocol_stem}\w*)?
        [\W\d]*$",
    )
});

/// The same in the name of a file: "ks-2024-01-10-ojusterat".
static IN_NAME: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"(?i)(?:^|[^\p{L}])(?:{draft})\p{L}{0,3}(?:[^\p{L}]|$)"));

/// Whether a line of the head or a running head says so.
pub(super) fn is_said<'l>(mut lines: impl Iterator<Item = &'l Line>) -> bool {
    lines.any(|line| MARK.is_match(&line.text))
}

/// Whether the name of a file says so.
pub(crate) fn is_in_name(name: &str) -> bool {
    IN_NAME.is_match(&name.replace(['_', '-', '.'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    fn is_draft(text: &str) -> bool {
        is_said(lines_of(&[Page::of_text(None, text)]).iter())
    }

    #[test]
    fn a_mark_of_its_own_tells_a_draft() {
        for line in [
            "OJUSTERAT",
            "Ojusterat protokoll 2024-01-10",
            "Protokollet är ännu inte justerat.",
            "Sammanträdesprotokoll (ej justerat)",
            "*** UTKAST ***",
            "Utkast till protokoll",
        ] {
            assert!(is_draft(line), "{line}");
        }
        for line in [
            "Justerat den 3 mars",
            "Utkast till detaljplan för Svanen",
            "Protokoll fört vid ojusterad tid i Ekefors med nämnden",
            "Justeras",
        ] {
            assert!(!is_draft(line), "{line}");
        }
    }

    #[test]
    fn the_name_of_a_file_tells_a_draft() {
        for name in ["KS_2024-01-10_ojusterat.pdf", "utkast protokoll.docx", "Ej justerat.txt"] {
            assert!(is_in_name(name), "{name}");
        }
        for name in ["ks-2024-01-10-justerat.pdf", "protokoll.pdf"] {
            assert!(!is_in_name(name), "{name}");
        }
    }
}
