//! Which letters in brackets behind a name are a party?

use crate::lexicon::Class;

/// What brackets behind a name say of the person's party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PartyMark {
    /// The letters of a party.
    Of(String),
    /// A member of none: `(-)`.
    OfNone,
}

impl PartyMark {
    /// The party's letters.
    pub(crate) fn letters(self) -> Option<String> {
        match self {
            Self::Of(letters) => Some(letters),
            Self::OfNone => None,
        }
    }
}

/// What `letters` in brackets mean, if they mean a party: those of known parties in upper
/// case, local parties of up to five letters as printed.
pub(crate) fn party(letters: &str) -> Option<PartyMark> {
    let letters = letters.trim();
    if Class::OfNoParty.has(letters) {
        return Some(PartyMark::OfNone);
    }
    let count = letters.chars().count();
    let upper = letters.to_uppercase();
    let plain = letters.chars().all(char::is_alphabetic) && (1..=5).contains(&count);
    // Small letters, as old minutes print them, only for parties that are known.
    let capitals = letters.chars().next().is_some_and(char::is_uppercase);
    let known = Class::Party.has(&upper);
    // A local party's letters stay as printed ("ÖrP").
    let printed = if known { upper.clone() } else { letters.to_owned() };
    (plain && (known || capitals && !Class::NoParty.has(&upper))).then_some(PartyMark::Of(printed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn party_letters_are_told_from_other_brackets() {
        assert_eq!(party("S"), Some(PartyMark::Of("S".to_owned())));
        assert_eq!(party("kd"), Some(PartyMark::Of("KD".to_owned())));
        assert_eq!(party("GEO"), Some(PartyMark::Of("GEO".to_owned())));
        assert_eq!(party("-"), Some(PartyMark::OfNone));
        assert_eq!(party("sammankallande"), None);
        assert_eq!(party("2023"), None);
        assert_eq!(party("SKR"), None);
    }
}
