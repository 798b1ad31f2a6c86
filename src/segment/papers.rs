//! Which lines name the document, and which are labels of its head?
//!
//! A line that names a sort of document ("Protokoll", "Kallelse") or begins with a label of its
//! head ("Närvarande", "Datum") is not an agenda item.

use std::sync::LazyLock;

use crate::lexicon::{Class, Pattern};

/// What a document calls itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    /// It records a meeting.
    Minutes,
    /// It announces one.
    Notice,
    /// It reports, plans or counts.
    Report,
    /// It lays down rules, proposes or asks.
    Other,
}

/// Words for documents with what they name, each as a word or with an article. A word may end a
/// compound (`Årsmöteskallelse`); one that begins a compound names something else
/// (`Budgetberedningen`).
static PAPERS: LazyLock<[(Pattern, Paper); 4]> = LazyLock::new(|| {
    let whole = |words: &str| Pattern::of(&format!(r"{words}(?:en)?n?(?:[^\p{{L}}]|$)"));
    [
        (whole("{paper_minutes}"), Paper::Minutes),
        (whole("{paper_notice}"), Paper::Notice),
        (whole("{paper_report}"), Paper::Report),
        (whole("{paper_other}"), Paper::Other),
    ]
});

/// The document that `line` names, if it is a line that names one: short, no entry of a list,
/// no sentence.
pub(super) fn paper_named(line: &str) -> Option<Paper> {
    const LONGEST_CHARS: usize = 110;
    const NAMES_WITHIN_WORDS: usize = 4;
    if line.len() > LONGEST_CHARS
        || line.ends_with([';', ','])
        || line.starts_with(|c: char| {
            c.is_ascii_digit() || matches!(c, '§' | '$' | '•' | '-' | '–' | '[' | '(' | '<' | '*')
        })
    {
        return None;
    }
    let lower = line.to_lowercase();
    if Class::AnotherMeeting.beginnings(&lower).any(|other| lower[other.len()..].starts_with(' ')) {
        return None;
    }
    // "Styrelseprotokoll", "Protokoll fört vid", "PROTOKOLL NR 5"; not "protokolljusterare".
    let stems = Class::ProtocolStem.iter().flat_map(|stem| lower.match_indices(stem));
    for (at, _) in stems {
        let rest = &lower[at..];
        let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let before = &lower[..at];
        let another = before.ends_with(' ') && Class::AboutMinutes.ends(before.trim_end());
        if Class::PaperProtocol.has(word) && !another && !Class::RegisterOf.is_in(&lower) {
            return Some(Paper::Minutes);
        }
    }
    // The first document named at the head of the line.
    let named = PAPERS.iter().filter_map(|(words, paper)| {
        let at = words.find(&lower)?.start();
        let at_head = lower[..at].split_whitespace().count() < NAMES_WITHIN_WORDS;
        at_head.then_some((at, *paper))
    });
    named.min_by_key(|(at, _)| *at).map(|(_, paper)| paper)
}

/// Whether a line begins a list of people with a label: "Närvarande", "Beslutande  Bo Ek".
pub(super) fn is_attendance_label(line: &str) -> bool {
    let first = line.split([' ', ':']).next().unwrap_or_default().to_lowercase();
    Class::ListHead.has(&first) && is_label(line)
}

/// Whether a line is a label of the head, alone or with what it labels behind a colon or a
/// gap: "Närvarande: Bo Ek", "Datum".
pub(super) fn is_label(line: &str) -> bool {
    let (label, rest) = line.split_once(':').unwrap_or((line, ""));
    let label = label.trim().to_lowercase();
    if Class::HeadLabel.has(&label) {
        return true;
    }
    // Without a colon the word must be followed by a name, a date or a number.
    let mut words = line.split(' ');
    let first = words.next().unwrap_or_default().to_lowercase();
    rest.is_empty()
        && Class::HeadLabel.has(&first)
        && words
            .next()
            .is_some_and(|next| next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_known_by_what_they_call_themselves() {
        for (line, paper) in [
            ("Styrelseprotokoll 2020-01-02", Paper::Minutes),
            ("Protokoll fört vid årsmöte", Paper::Minutes),
            ("Kallelse till årsmöte", Paper::Notice),
            ("Förslag till dagordning", Paper::Notice),
            ("Reglemente för miljönämnden", Paper::Other),
            ("PLANBESKRIVNING", Paper::Report),
        ] {
            assert_eq!(paper_named(line), Some(paper), "{line}");
        }
    }

    #[test]
    fn lines_about_papers_name_none() {
        for line in [
            "Val av protokolljusterare",
            "Föregående protokoll",
            "3. Protokoll från förra mötet",
            "[Kallelse](kallelse.pdf)",
            "Ordföranden hälsade välkommen.",
            "Budgetberedningen",
        ] {
            assert_eq!(paper_named(line), None, "{line}");
        }
    }

    #[test]
    fn labels_stand_alone_or_before_what_they_label() {
        for line in ["Närvarande", "Närvarande: Bo Ek", "Datum 2020-01-02", "TID:"] {
            assert!(is_label(line), "{line}");
        }
        for line in ["Närvarande är inte", "Tidplan", "Val: Bo"] {
            assert!(!is_label(line), "{line}");
        }
    }
}
