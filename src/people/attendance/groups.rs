//! Which heading of an attendance list is this, and which group does it open?

use crate::minutes::Group;

/// A label at the start of a line of the attendance list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Opens a group.
    Group(Group),
    /// Ends the attendance list.
    End,
}

/// Labels in lower case; the longest that fits wins.
const LABELS: &[(&str, Label)] = &[
    ("ledamöter", Label::Group(Group::Members)),
    ("ordinarie ledamöter", Label::Group(Group::Members)),
    ("närvarande ledamöter", Label::Group(Group::Members)),
    ("tjänstgörande ledamöter", Label::Group(Group::Members)),
    ("beslutande ledamöter", Label::Group(Group::Members)),
    ("beslutande", Label::Group(Group::Members)),
    ("förtroendevalda", Label::Group(Group::Members)),
    ("närvarande", Label::Group(Group::Members)),
    ("närvarande beslutande", Label::Group(Group::Members)),
    ("närvarande förtroendevalda", Label::Group(Group::Members)),
    ("deltagare", Label::Group(Group::Members)),
    ("deltagande", Label::Group(Group::Members)),
    ("presidium", Label::Group(Group::Members)),
    ("medverkande", Label::Group(Group::Members)),
    ("närvaro", Label::Group(Group::Members)),
    ("närvarolista", Label::Group(Group::Members)),
    ("deltagarlista", Label::Group(Group::Members)),
    ("deltagarförteckning", Label::Group(Group::Members)),
    ("mötesdeltagare", Label::Group(Group::Members)),
    ("ordinarie", Label::Group(Group::Members)),
    ("styrelsen", Label::Group(Group::Members)),
    ("styrelseledamöter", Label::Group(Group::Members)),
    ("styrelsemedlemmar", Label::Group(Group::Members)),
    ("medlemmar", Label::Group(Group::Members)),
    ("närvarande medlemmar", Label::Group(Group::Members)),
    ("övriga medlemmar", Label::Group(Group::Others)),
    ("röstberättigade", Label::Group(Group::Members)),
    ("suppleanter", Label::Group(Group::Substitutes)),
    ("närvarande suppleanter", Label::Group(Group::Substitutes)),
    ("styrelsesuppleanter", Label::Group(Group::Substitutes)),
    ("dessutom", Label::Group(Group::Others)),
    ("sekretariatet", Label::Group(Group::Others)),
    ("kansliet", Label::Group(Group::Others)),
    ("representanter", Label::Group(Group::Others)),
    ("övriga medverkande", Label::Group(Group::Others)),
    ("ersättare", Label::Group(Group::Substitutes)),
    ("tjänstgörande ersättare", Label::Group(Group::Substitutes)),
    ("beslutande ersättare", Label::Group(Group::Substitutes)),
    ("närvarande ersättare", Label::Group(Group::Substitutes)),
    ("ej tjänstgörande ersättare", Label::Group(Group::Substitutes)),
    ("icke tjänstgörande ersättare", Label::Group(Group::Substitutes)),
    ("ej beslutande ersättare", Label::Group(Group::Substitutes)),
    ("närvarande ej tjänstgörande ersättare", Label::Group(Group::Substitutes)),
    ("närvarande, ej tjänstgörande ersättare", Label::Group(Group::Substitutes)),
    ("närvarande icke tjänstgörande ersättare", Label::Group(Group::Substitutes)),
    ("närvarande ej tjänstgörande", Label::Group(Group::Substitutes)),
    ("ej tjänstgörande", Label::Group(Group::Substitutes)),
    ("icke tjänstgörande", Label::Group(Group::Substitutes)),
    ("övriga", Label::Group(Group::Others)),
    ("övriga närvarande", Label::Group(Group::Others)),
    ("övriga deltagare", Label::Group(Group::Others)),
    ("övriga deltagande", Label::Group(Group::Others)),
    ("övrig närvarande", Label::Group(Group::Others)),
    ("tjänstemän", Label::Group(Group::Others)),
    ("närvarande tjänstemän", Label::Group(Group::Others)),
    ("tjänstepersoner", Label::Group(Group::Others)),
    ("närvarande tjänstepersoner", Label::Group(Group::Others)),
    ("från förvaltningen", Label::Group(Group::Others)),
    ("förvaltningen", Label::Group(Group::Others)),
    ("föredragande", Label::Group(Group::Others)),
    ("föredragande tjänstemän", Label::Group(Group::Others)),
    ("adjungerade", Label::Group(Group::Others)),
    ("inbjuden", Label::Group(Group::Others)),
    ("inbjudna", Label::Group(Group::Others)),
    ("insynsplats", Label::Group(Group::Others)),
    ("insynsplatser", Label::Group(Group::Others)),
    ("personalföreträdare", Label::Group(Group::Others)),
    ("personalrepresentanter", Label::Group(Group::Others)),
    ("fackliga representanter", Label::Group(Group::Others)),
    ("fackliga företrädare", Label::Group(Group::Others)),
    ("inbjudna", Label::Group(Group::Others)),
    ("inbjudna gäster", Label::Group(Group::Others)),
    ("gäster", Label::Group(Group::Others)),
    ("tjänstepersoner och gäster", Label::Group(Group::Others)),
    ("övriga deltagande tjänstemän", Label::Group(Group::Others)),
    ("tjänstgörande", Label::Group(Group::Substitutes)),
    ("politiker", Label::Group(Group::Members)),
    ("föreningar", Label::Group(Group::Others)),
    ("organisationer", Label::Group(Group::Others)),
    ("kallade", Label::Group(Group::Others)),
    ("sekreterare och övriga", Label::Group(Group::Others)),
    ("justerade paragrafer", Label::End),
    ("justerat", Label::End),
    ("justeringsdatum", Label::End),
    ("justeringen", Label::End),
    ("justeringens", Label::End),
    ("digital justering", Label::End),
    ("digitalt signerad av", Label::End),
    ("digitalt signerat av", Label::End),
    ("protokollet omfattar", Label::End),
    ("paragraferna", Label::End),
    ("plats och tid", Label::End),
    ("vid anteckningarna", Label::End),
    ("vid protokollet", Label::End),
    ("se närvarolista", Label::End),
    ("utses att justera", Label::End),
    ("justerare", Label::End),
    ("justering", Label::End),
    ("justeras", Label::End),
    ("protokolljusterare", Label::End),
    ("protokollsjusterare", Label::End),
    ("justeringens plats och tid", Label::End),
    ("justeringens tid och plats", Label::End),
    ("justeringsdag", Label::End),
    ("plats och tid för justering", Label::End),
    ("tid och plats för justering", Label::End),
    ("plats och tid för protokollsjustering", Label::End),
    ("underskrifter", Label::End),
    ("underskrift", Label::End),
    ("signaturer", Label::End),
    ("paragrafer", Label::End),
    ("paragraf", Label::End),
    ("innehåll", Label::End),
    ("innehållsförteckning", Label::End),
    ("ärendelista", Label::End),
    ("ärendeförteckning", Label::End),
    ("dagordning", Label::End),
    ("föredragningslista", Label::End),
    ("anslag/bevis", Label::End),
    ("anslag", Label::End),
    ("bevis", Label::End),
    ("anslagsbevis", Label::End),
    ("frånvarande", Label::End),
    ("ej närvarande", Label::End),
    ("anmält förhinder", Label::End),
    ("förhinder", Label::End),
    ("förhindrade", Label::End),
    ("frånvaro", Label::End),
    ("meddelat förhinder", Label::End),
    ("ursäktade", Label::End),
    ("ej närvarande ledamöter", Label::End),
    ("mötets öppnande", Label::End),
    ("mötesordförande", Label::End),
    ("mötessekreterare", Label::End),
    ("plats", Label::End),
    ("tid", Label::End),
    ("tidpunkt", Label::End),
    ("datum", Label::End),
    ("lokal", Label::End),
    ("agenda", Label::End),
    ("ärenden", Label::End),
    ("distribution", Label::End),
    ("kopia till", Label::End),
    ("sändlista", Label::End),
];

impl Label {
    /// Whether the text is a word of a label in small letters, as on its second line.
    pub(crate) fn is_word(text: &str) -> bool {
        matches!(
            text.trim_end_matches(':'),
            "ersättare"
                | "ledamöter"
                | "närvarande"
                | "deltagare"
                | "deltagande"
                | "tjänstemän"
                | "tjänstepersoner"
                | "beslutande"
        )
    }

    /// The label that a heading is by the words in it, where it is none of the list:
    /// "Följande var närvarande på mötet:", "Närvarande medlemmar med rösträtt". It must tell
    /// of presence or absence; what follows its colon is handed back.
    pub(crate) fn of_presence(line: &str) -> Option<(Self, &str)> {
        const LONGEST_CHARS: usize = 70;
        let line = heading_text(line);
        let (head, rest) = line.split_once(':').unwrap_or((line, ""));
        let head = head.trim_end_matches(['*', ' ']);
        let colon = head.len() < line.len();
        if !head.starts_with(char::is_uppercase)
            || head.chars().count() > LONGEST_CHARS
            || head.contains(|c: char| matches!(c, ',' | '(') || c.is_ascii_digit() && !colon)
        {
            return None;
        }
        let lower = head.to_lowercase();
        let has = |stems: &[&str]| {
            lower.split(' ').any(|word| stems.iter().any(|stem| word.starts_with(stem)))
        };
        if !has(&["närvar", "deltagar", "deltagand", "deltog", "medverkande", "frånvar", "förhind"])
            || !colon && (lower.split(' ').count() > 6 || head.ends_with('.'))
            || !colon && head.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase))
        {
            return None;
        }
        let absent = has(&["frånvar", "förhind", "ursäkt"])
            || ["ej närvar", "inte närvar", "icke närvar"].iter().any(|text| lower.contains(text));
        let label = if absent {
            Self::End
        } else if has(&["ersättar", "supple"]) {
            Self::Group(Group::Substitutes)
        } else if has(&["övrig", "gäst", "adjunger", "tjänste", "inbjud", "utan", "dessutom"]) {
            Self::Group(Group::Others)
        } else {
            Self::Group(Group::Members)
        };
        Some((label, rest.trim_matches(['*', ' '])))
    }

    /// The label at the start of `line` and what follows it, if the line begins with
    /// one. What follows must be set off: by a colon, by space, or be nothing.
    pub(crate) fn at_start(line: &str) -> Option<(Self, &str)> {
        let line = heading_text(line);
        let lower = line.to_lowercase();
        if !line.starts_with(char::is_uppercase) || lower.len() != line.len() {
            return None;
        }
        let fits = |text: &str| {
            let rest = lower.strip_prefix(text)?;
            let set_off = rest.is_empty() || rest.starts_with([':', ' ', '*', '_', '\t']);
            set_off.then_some(text.len())
        };
        let (label, length) = LABELS
            .iter()
            .filter_map(|(text, label)| Some((*label, fits(text)?)))
            .max_by_key(|(_, length)| *length)?;
        let rest = line[length..].trim_start_matches([':', '*', '_', ' ', '\t']);
        Some((label, rest))
    }
}

/// A line without what marks it as a heading: `## Ledamöter` and `**Ledamöter**` come from
/// Markdown, `_Ledamöter_` as well.
fn heading_text(line: &str) -> &str {
    line.trim().trim_start_matches('#').trim_start().trim_start_matches(['*', '_']).trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_label_wins() {
        let group = |line| Label::at_start(line);
        assert_eq!(group("Tjänstgörande ersättare:"), Some((Label::Group(Group::Substitutes), "")));
        assert_eq!(group("Ledamöter Bo Ek (C)"), Some((Label::Group(Group::Members), "Bo Ek (C)")));
        assert_eq!(group("Utses att justera    Bo Ek"), Some((Label::End, "Bo Ek")));
        assert_eq!(group("Ledamöternas frågor"), None);
        assert_eq!(group("ersättare för Bo"), None);
    }
}
