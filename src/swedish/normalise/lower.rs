//! Small letters in their place.
//!
//! In goes a text, out comes the same in lower case, every letter at the byte where it was, so that
//! what is found in the one has its place in the other.

/// The text in lower case; a letter whose small form is longer or shorter (İ) stays as it is.
#[must_use]
pub fn lower_in_place(text: &str) -> String {
    let small = |c: char| {
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some(small), None) if small.len_utf8() == c.len_utf8() => small,
            _ => c,
        }
    };
    text.chars().map(small).collect()
}

#[cfg(test)]
mod tests {
    use super::lower_in_place;

    #[test]
    fn every_letter_keeps_its_place() {
        assert_eq!(lower_in_place("Bo YRKAR på ÅÄÖ"), "bo yrkar på åäö");
        assert_eq!(lower_in_place("İ Ö"), "İ ö");
    }
}
