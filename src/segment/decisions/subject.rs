//! Is this the body that met?
//!
//! Minutes call it by its name (*Kommunstyrelsen*), by its kind (*Nämnden*), by the meeting
//! (*Årsmötet*) or *vi*. Another name with a body's ending is another body.

use crate::lexicon::Class;

/// Whether words, in lower case, name the body that met. `organ` is its name, where it is known.
pub(super) fn names_the_meeting(words: &[String], organ: Option<&str>) -> bool {
    let Some((last, others)) = words.split_last() else { return false };
    if others.is_empty() && last == "vi" {
        return true;
    }
    // "barn- och utbildningsnämnden"
    if !others.iter().all(|word| word.ends_with('-') || Class::Coordinating.has(word)) {
        return false;
    }
    if Class::MeetingOpened.ends(last) {
        return true;
    }
    let by_kind = Class::OrganDefinite.has(last) || Class::AssociationDefinite.has(last);
    if by_kind && others.is_empty() {
        return true;
    }
    if !(Class::OrganDefinite.ends(last) || Class::AssociationDefinite.ends(last)) {
        return false;
    }
    // An association's name says nothing of which of its bodies met.
    let Some(organ) = organ.map(str::to_lowercase).filter(|organ| is_organ(organ)) else {
        return true;
    };
    let name = words.join(" ");
    organ.ends_with(&name) || name.ends_with(&organ) || is_indefinite(&organ, last)
}

/// Whether a name is that of a body which others of one authority stand beside.
fn is_organ(name: &str) -> bool {
    Class::Organ.ends(name)
        || Class::OrganDefinite.ends(name)
        || name.match_indices(" för").any(|(at, _)| Class::OrganFor.ends(&name[..at]))
}

/// "Kommunstyrelse" in the head, "Kommunstyrelsen" in the text; "Kommunstyrelsens arbetsutskott" and
/// "Arbetsutskottet".
fn is_indefinite(organ: &str, name: &str) -> bool {
    let is_whole = |name: &str| {
        organ.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with(' '))
    };
    ["n", "en", "et"].into_iter().any(|end| name.strip_suffix(end).is_some_and(is_whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(words: &str, organ: Option<&str>) -> bool {
        let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        names_the_meeting(&words, organ)
    }

    #[test]
    fn a_body_is_called_by_name_kind_or_meeting() {
        for (words, organ) in [
            ("kommunstyrelsen", Some("Kommunstyrelsen")),
            ("kommunstyrelsen", Some("Kommunstyrelse")),
            ("styrelsen", Some("Kommunstyrelsen")),
            ("arbetsutskottet", Some("Kommunstyrelsens arbetsutskott")),
            ("barn- och utbildningsnämnden", Some("Barn- och utbildningsnämnden")),
            ("utbildningsnämnden", Some("Barn- och utbildningsnämnden")),
            ("årsmötet", Some("Norrviks byalag")),
            ("föreningsstämman", None),
            ("kyrkorådet", Some("Kyrkorådet")),
            ("partistyrelsen", Some("Norrviks byalag")),
            ("vi", None),
        ] {
            assert!(names(words, organ), "{words} {organ:?}");
        }
    }

    #[test]
    fn another_body_is_not_this_one() {
        for (words, organ) in [
            ("kommunfullmäktige", Some("Kommunstyrelsen")),
            ("socialnämnden", Some("Kommunstyrelsen")),
            ("regeringen", None),
            ("om styrelsen", None),
            ("anna ek", None),
        ] {
            assert!(!names(words, organ), "{words} {organ:?}");
        }
    }
}
