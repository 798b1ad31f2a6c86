//! Lengths of styles and lists, in one unit.
//!
//! Styles and lists give lengths in whatever unit their author liked. Twentieths of a point are
//! what Word counts in, so that both formats lay out alike.

/// A length in twentieths of a point; `None` for one that is relative.
pub(super) fn twentieths(text: &str) -> Option<i32> {
    let text = text.trim();
    let unit = text.find(|c: char| c.is_ascii_alphabetic())?;
    let per_unit = match &text[unit..] {
        "pt" => 20.0,
        "in" => 1440.0,
        "cm" => 567.0,
        "mm" => 56.7,
        "pc" => 240.0,
        "px" => 15.0,
        _ => return None,
    };
    let value: f32 = text[..unit].trim().parse().ok()?;
    // The cast saturates; a length beyond a metre means nothing.
    #[expect(clippy::cast_possible_truncation, reason = "clamped to a metre")]
    Some((value * per_unit).clamp(-56_700.0, 56_700.0) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_come_in_many_units() {
        let lengths = ["12pt", "1in", "0.5cm", "-5mm", "50%", "", "x cm"].map(twentieths);
        let some = [Some(240), Some(1440), Some(283), Some(-283), None, None, None];
        assert_eq!(lengths, some);
    }
}
