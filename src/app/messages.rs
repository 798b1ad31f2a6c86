//! The sentences that every way in says.
//!
//! What the floors below know as a kind (a doubt, a reason, how a query was widened) is a sentence by its
//! `Display`; here stand those that are made of an answer's numbers.

use crate::minutes::Ocr;

/// `1 item`, `2 items`: an exact number with its noun.
#[must_use]
pub fn count(number: u64, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// `Read by OCR, words 87 % sure`: what was read from an image is not quoted unchecked.
#[must_use]
pub fn read_by_ocr(ocr: Ocr) -> String {
    ocr.confidence.map_or_else(
        || "Read by OCR".to_owned(),
        |percent| format!("Read by OCR, {percent} % sure of its words"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_no_plural() {
        assert_eq!([0, 1, 2].map(|number| count(number, "item")), ["0 items", "1 item", "2 items"]);
    }
}
