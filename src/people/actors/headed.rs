//! What those do who stand bare under a sub-heading: "Reservation", and below it names alone.

use crate::lexicon::Class;
use crate::minutes::Act;

/// What people listed below a sub-heading, or behind a label on their line, do.
pub(in crate::people) fn act_headed(heading: &str) -> Option<Act> {
    const LONGEST_BYTES: usize = 70;
    let heading = heading.trim().trim_end_matches(':');
    if heading.len() > LONGEST_BYTES || heading.ends_with('.') {
        return None;
    }
    let lower = heading.to_lowercase();
    [
        (Class::HeadsReservations, Act::Reserves),
        (Class::HeadsInterests, Act::Jav),
        (Class::HeadsStatements, Act::Statement),
        (Class::HeadsAbstentions, Act::Abstains),
        (Class::HeadsMotions, Act::Moves),
    ]
    .into_iter()
    .find(|(class, _)| class.begins(&lower))
    .map(|(_, act)| act)
}

/// Whether a line that no rule takes for a sub-heading is one of these by its words alone.
pub(in crate::people) fn is_bare_head(line: &str) -> bool {
    let lower = line.trim().trim_end_matches(':').to_lowercase();
    [
        Class::HeadsReservations,
        Class::HeadsInterests,
        Class::HeadsStatements,
        Class::HeadsAbstentions,
    ]
    .into_iter()
    .any(|class| class.has(&lower))
}

/// Whether what is left of a sentence, its persons and parties taken out, says nothing.
pub(in crate::people) fn says_nothing(rest: &str) -> bool {
    rest.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| is_mark(word) || Class::BesideNames.has(&word.to_lowercase()))
}

/// A number of a list.
fn is_mark(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_names_below_them_did() {
        assert_eq!(act_headed("Reservationer"), Some(Act::Reserves));
        assert_eq!(act_headed("Reservation mot beslutet:"), Some(Act::Reserves));
        assert_eq!(act_headed("Jäv"), Some(Act::Jav));
        assert_eq!(act_headed("Deltar inte i beslutet"), Some(Act::Abstains));
        assert_eq!(act_headed("Handlingar"), None);
        assert!(says_nothing(", och  m.fl.") && !says_nothing(" tackar"));
    }
}
