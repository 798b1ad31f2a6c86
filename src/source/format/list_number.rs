//! How is a count printed: 3, c, C, iii, III?
//!
//! Word processors and web pages number lists by rule and keep no printed number.

/// How a list prints its counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Style {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// 01, 02, … 10.
    PaddedDecimal,
    /// a, b, … z, aa, bb.
    LowerLetter,
    /// A, B, … Z, AA, BB.
    UpperLetter,
    /// i, ii, iii, iv.
    LowerRoman,
    /// I, II, III, IV.
    UpperRoman,
    /// Nothing.
    None,
}

/// Letters are doubled beyond z; a list that gets this far is no list of letters.
const MOST_LETTERS: u32 = 26 * 4;

impl Style {
    /// `count` as it is printed.
    pub(super) fn print(self, count: u32) -> String {
        match self {
            Self::None => String::new(),
            Self::Decimal => count.to_string(),
            Self::PaddedDecimal => format!("{count:02}"),
            Self::LowerLetter => letters(count),
            Self::UpperLetter => letters(count).to_uppercase(),
            Self::LowerRoman => roman(count),
            Self::UpperRoman => roman(count).to_uppercase(),
        }
    }

    /// The style by its sign in HTML and `OpenDocument`: `1`, `a`, `A`, `i`, `I`.
    pub(super) fn of_sign(sign: &str) -> Option<Self> {
        Some(match sign {
            "1" => Self::Decimal,
            "a" => Self::LowerLetter,
            "A" => Self::UpperLetter,
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            _ => return None,
        })
    }
}

fn letters(count: u32) -> String {
    let Some(index) = count.checked_sub(1).filter(|index| *index < MOST_LETTERS) else {
        return count.to_string();
    };
    let letter = char::from_u32(u32::from('a') + index % 26).unwrap_or('a');
    (0..=index / 26).map(|_| letter).collect()
}

fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if count == 0 || count > 3999 {
        return count.to_string();
    }
    let mut rest = count;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

/// The mark of a list without numbers as it is printed. Word keeps it as a place in a font
/// of symbols, which means nothing outside that font.
pub(super) fn bullet(sign: &str) -> &'static str {
    match sign.trim() {
        "-" | "–" | "—" | "−" => "–",
        _ => "•",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_printed_in_their_style() {
        assert_eq!(Style::Decimal.print(12), "12");
        assert_eq!(Style::PaddedDecimal.print(7), "07");
        assert_eq!([1, 26, 27, 53].map(|n| Style::LowerLetter.print(n)), ["a", "z", "aa", "aaa"]);
        assert_eq!(
            [4, 9, 14, 2024].map(|n| Style::UpperRoman.print(n)),
            ["IV", "IX", "XIV", "MMXXIV"]
        );
    }

    #[test]
    fn counts_out_of_range_are_digits() {
        assert_eq!(Style::LowerLetter.print(0), "0");
        assert_eq!(Style::LowerLetter.print(u32::MAX), u32::MAX.to_string());
        assert_eq!(Style::LowerRoman.print(4000), "4000");
    }

    #[test]
    fn marks_of_symbol_fonts_are_bullets() {
        assert_eq!([bullet("\u{f0b7}"), bullet("o"), bullet("-")], ["•", "•", "–"]);
    }
}
