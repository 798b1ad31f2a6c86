//! Which lines name the paper, and which its head's labels?
//!
//! In goes one line, out comes whether it names a sort of paper ("Protokoll", "Kallelse")
//! or begins with a label of the head ("Närvarande", "Datum"). Neither is an agenda item.

/// What a paper calls itself.
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

/// Words for papers with what they name. A word may end a compound (`Årsmöteskallelse`); one
/// that begins a compound names something else (`Budgetberedningen`).
const PAPERS: &[(&str, Paper)] = &[
    ("minnesanteckningar", Paper::Minutes),
    ("mötesanteckningar", Paper::Minutes),
    ("anteckningar från", Paper::Minutes),
    ("anteckningar förda", Paper::Minutes),
    ("kallelse", Paper::Notice),
    ("kallar till", Paper::Notice),
    ("kallas till", Paper::Notice),
    ("inbjudan", Paper::Notice),
    ("dagordning", Paper::Notice),
    ("dagordningar", Paper::Notice),
    ("föredragningslista", Paper::Notice),
    ("kungörelse", Paper::Notice),
    ("ärendelista", Paper::Notice),
    ("tillkännagivande", Paper::Notice),
    ("stadgar", Paper::Other),
    ("stadga", Paper::Other),
    ("reglemente", Paper::Other),
    ("arbetsordning", Paper::Other),
    ("delegationsordning", Paper::Other),
    ("delegeringsordning", Paper::Other),
    ("bolagsordning", Paper::Other),
    ("instruktion", Paper::Other),
    ("bestämmelser", Paper::Other),
    ("ordningsregler", Paper::Other),
    ("föreskrifter", Paper::Other),
    ("motion", Paper::Other),
    ("proposition", Paper::Other),
    ("interpellation", Paper::Other),
    ("medborgarförslag", Paper::Other),
    ("register över", Paper::Other),
    ("diarium", Paper::Other),
    ("årsredovisning", Paper::Report),
    ("delårsrapport", Paper::Report),
    ("årsbokslut", Paper::Report),
    ("budget", Paper::Report),
    ("verksamhetsplan", Paper::Report),
    ("verksamhetsberättelse", Paper::Report),
    ("revisionsberättelse", Paper::Report),
    ("rapport", Paper::Report),
    ("utredning", Paper::Report),
    ("planbeskrivning", Paper::Report),
    ("tjänsteskrivelse", Paper::Report),
    ("tjänsteutlåtande", Paper::Report),
    ("policy", Paper::Report),
    ("handlingsplan", Paper::Report),
    ("riktlinjer", Paper::Report),
];

/// The paper that `line` names, if it is a line that names one: short, no entry of a list,
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
    if ["föregående ", "förra ", "senaste "].iter().any(|other| lower.starts_with(other)) {
        return None;
    }
    // "Styrelseprotokoll", "Protokoll fört vid", "PROTOKOLL NR 5"; not "protokolljusterare".
    for (at, _) in lower.match_indices("protokoll") {
        let after = &lower[at + "protokoll".len()..];
        let ends = ["", "et", "s", "sutdrag", "utdrag", "small"].iter().any(|ending| {
            after.strip_prefix(ending).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        });
        let before = lower[..at].trim_end();
        let another = ["föregående", "förra", "senaste", "justering av", "förra mötets", "mötes"]
            .iter()
            .any(|word| before.ends_with(word) && before.len() < lower[..at].len());
        if ends && !another && !lower.contains("register över") {
            return Some(Paper::Minutes);
        }
    }
    let mut named: Option<(usize, Paper)> = None;
    for &(word, paper) in PAPERS {
        let Some(at) = lower.find(word) else { continue };
        // The word stands at the head of the line, as a word or with an article.
        let after = lower[at + word.len()..].trim_start_matches("en").trim_start_matches('n');
        let whole = !after.starts_with(char::is_alphabetic);
        let at_head = lower[..at].split_whitespace().count() < NAMES_WITHIN_WORDS;
        if whole && at_head && named.is_none_or(|(first, _)| at < first) {
            named = Some((at, paper));
        }
    }
    named.map(|(_, paper)| paper)
}

/// Labels of the head, in lower case.
const LABELS: &[&str] = &[
    "närvarande",
    "närvaro",
    "närvarolista",
    "frånvarande",
    "frånvaro",
    "kallade",
    "deltagare",
    "deltog",
    "deltagande",
    "övriga närvarande",
    "närvarande ledamöter",
    "ej närvarande",
    "icke närvarande",
    "anmält förhinder",
    "förhinder",
    "styrelsemedlemmar",
    "ledamöter",
    "ersättare",
    "beslutande",
    "datum",
    "datum och tid",
    "tid",
    "tid och plats",
    "plats och tid",
    "tidpunkt",
    "mötestid",
    "mötesdatum",
    "mötesplats",
    "plats",
    "lokal",
    "var",
    "när",
    "mötesform",
];

/// Whether a line begins a list of people with a label: "Närvarande", "Beslutande  Bo Ek".
pub(super) fn is_attendance_label(line: &str) -> bool {
    const LISTS: [&str; 6] =
        ["närvarande", "deltagare", "beslutande", "ledamöter", "kallade", "övriga närvarande"];
    let first = line.split([' ', ':']).next().unwrap_or_default().to_lowercase();
    LISTS.contains(&first.as_str()) && is_label(line)
}

/// Whether a line is a label of the head, alone or with what it labels behind a colon or a
/// gap: "Närvarande: Bo Ek", "Datum".
pub(super) fn is_label(line: &str) -> bool {
    let (label, rest) = line.split_once(':').unwrap_or((line, ""));
    let label = label.trim().to_lowercase();
    if LABELS.contains(&label.as_str()) {
        return true;
    }
    // Without a colon the word must be followed by a name, a date or a number.
    let mut words = line.split(' ');
    let first = words.next().unwrap_or_default().to_lowercase();
    rest.is_empty()
        && LABELS.contains(&first.as_str())
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
