//! Letters printed in two strokes: a letter and an accent over it.
//!
//! LaTeX with its oldest fonts draws *ö* as a free-standing ¨ and an o at one place, in either
//! order. Out of the two comes one letter; else no word with å, ä or ö could be found.

use unicode_normalization::UnicodeNormalization;

use super::glyph::Glyph;

/// Puts `next` over the glyph before it where one is an accent and the other its letter;
/// otherwise gives it back.
pub(super) fn join(before: Option<&mut Glyph>, next: Glyph) -> Option<Glyph> {
    let Some(before) = before.filter(|before| before.turn == next.turn) else { return Some(next) };
    // The accent of a capital is raised by about a quarter of the size.
    if (before.y - next.y).abs() > 0.6 * next.size.max(before.size) {
        return Some(next);
    }
    if let (Some(accent), Some(letter)) = (combining(&before.text), letter(&next.text)) {
        let middle = f64::midpoint(before.x0, before.x1);
        let slack = 0.05 * next.size;
        let overprints = (before.x1 - next.x0) > 0.3 * (before.x1 - before.x0);
        if middle > next.x0 - slack && middle < next.x1 + slack && overprints {
            let text = composed(letter, accent);
            *before = Glyph { text, ..next };
            return None;
        }
    } else if let (Some(letter), Some(accent)) = (letter(&before.text), combining(&next.text)) {
        let middle = f64::midpoint(next.x0, next.x1);
        if middle > before.x0 && middle < before.x1 {
            before.text = composed(letter, accent);
            return None;
        }
    }
    Some(next)
}

/// The single letter that a text is; a dotless i is an i that waits for its accent.
fn letter(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let letter = chars.next().filter(|c| c.is_alphabetic())?;
    chars.next().is_none().then_some(if letter == 'ı' { 'i' } else { letter })
}

/// The combining form of a free-standing accent.
fn combining(text: &str) -> Option<char> {
    Some(match text {
        "\u{a8}" | "\u{308}" => '\u{308}',
        "\u{b4}" | "\u{301}" => '\u{301}',
        "`" | "\u{300}" => '\u{300}',
        "\u{2da}" | "\u{30a}" | "\u{b0}" => '\u{30a}',
        "\u{2c6}" | "^" | "\u{302}" => '\u{302}',
        "\u{2dc}" | "~" | "\u{303}" => '\u{303}',
        "\u{b8}" | "\u{327}" => '\u{327}',
        _ => return None,
    })
}

fn composed(letter: char, accent: char) -> String {
    [letter, accent].into_iter().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, x0: f64, x1: f64) -> Glyph {
        Glyph {
            x0,
            x1,
            y: 100.0,
            size: 10.0,
            text: text.to_owned(),
            bold: false,
            artifact: false,
            turn: 0,
        }
    }

    #[test]
    fn an_accent_before_or_after_its_letter_joins_it() {
        let mut accent = glyph("¨", 10.0, 15.0);
        assert_eq!(join(Some(&mut accent), glyph("o", 10.0, 15.0)), None);
        assert_eq!(accent.text, "ö");
        let mut letter = glyph("A", 10.0, 17.0);
        assert_eq!(join(Some(&mut letter), glyph("\u{2da}", 11.0, 16.0)), None);
        assert_eq!(letter.text, "Å");
    }

    #[test]
    fn an_accent_beside_its_letter_stays_alone() {
        let mut degree = glyph("°", 10.0, 14.0);
        assert!(join(Some(&mut degree), glyph("C", 14.0, 20.0)).is_some());
        let mut letter = glyph("a", 10.0, 15.0);
        assert!(join(Some(&mut letter), glyph("b", 15.0, 20.0)).is_some());
    }
}
