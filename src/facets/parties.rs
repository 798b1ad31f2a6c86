//! Which letters in brackets behind a name are a party?

/// The parties of the Riksdag and those with seats in several councils, as minutes
/// abbreviate them.
const KNOWN: [&str; 12] = ["S", "M", "SD", "C", "V", "KD", "L", "MP", "FP", "FI", "D", "PP"];

/// Letters that stand in brackets behind names and are no party.
const NO_PARTY: [&str; 10] = ["AB", "HB", "KB", "SKR", "GR", "HR", "IT", "VD", "EU", "TV"];

/// The party that `letters` mean: upper case. Local parties have up to five letters;
/// `-` means that the person belongs to none, which gives `Some(None)`.
pub(crate) fn party(letters: &str) -> Option<Option<String>> {
    let letters = letters.trim();
    if matches!(letters, "-" | "–" | "pol. vilde" | "partilös" | "opol" | "opol.") {
        return Some(None);
    }
    let count = letters.chars().count();
    let upper = letters.to_uppercase();
    let plain = letters.chars().all(char::is_alphabetic) && (1..=5).contains(&count);
    // Small letters, as old minutes print them, only for parties that are known.
    let capitals = letters.chars().next().is_some_and(char::is_uppercase);
    let known = KNOWN.contains(&upper.as_str());
    // A local party's letters stay as printed ("ÖrP").
    let printed = if known { upper.clone() } else { letters.to_owned() };
    (plain && (known || capitals && !NO_PARTY.contains(&upper.as_str()))).then_some(Some(printed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn party_letters_are_told_from_other_brackets() {
        assert_eq!(party("S"), Some(Some("S".to_owned())));
        assert_eq!(party("kd"), Some(Some("KD".to_owned())));
        assert_eq!(party("GEO"), Some(Some("GEO".to_owned())));
        assert_eq!(party("-"), Some(None));
        assert_eq!(party("sammankallande"), None);
        assert_eq!(party("2023"), None);
        assert_eq!(party("SKR"), None);
    }
}
