//! Numbers as sentences have them.

/// `1 item`, `2 items`: an exact number with its noun.
#[must_use]
pub fn count(number: u64, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// Rising numbers, runs of them as `3–5`.
#[must_use]
pub fn number_ranges(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    runs.into_iter().map(number_range).collect::<Vec<_>>().join(", ")
}

/// `3`, or from the first to the last `3–5`.
#[must_use]
pub fn number_range((first, last): (u32, u32)) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_a_plural() {
        assert_eq!([0, 1, 2].map(|number| count(number, "item")), ["0 items", "1 item", "2 items"]);
    }

    #[test]
    fn numbers_in_a_row_are_a_range() {
        assert_eq!(number_ranges(&[1, 2, 4]), "1–2, 4");
        assert_eq!(number_ranges(&[]), "");
    }
}
