//! The letters of DOS in Western Europe, code page 850.
//!
//! `encoding_rs` has the encodings of the web only. Where text is concerned code page 437, the
//! other one of DOS, has the Swedish letters at the same places.

/// The name of the encoding.
pub(in crate::source) const NAME: &str = "CP850";

/// The letters of the bytes from 128.
const UPPER: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', //
    'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', 'ø', '£', 'Ø', '×', 'ƒ', //
    'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '®', '¬', '½', '¼', '¡', '«', '»', //
    '░', '▒', '▓', '│', '┤', 'Á', 'Â', 'À', '©', '╣', '║', '╗', '╝', '¢', '¥', '┐', //
    '└', '┴', '┬', '├', '─', '┼', 'ã', 'Ã', '╚', '╔', '╩', '╦', '╠', '═', '╬', '¤', //
    'ð', 'Ð', 'Ê', 'Ë', 'È', 'ı', 'Í', 'Î', 'Ï', '┘', '┌', '█', '▄', '¦', 'Ì', '▀', //
    'Ó', 'ß', 'Ô', 'Ò', 'õ', 'Õ', 'µ', 'þ', 'Þ', 'Ú', 'Û', 'Ù', 'ý', 'Ý', '¯', '´', //
    '\u{ad}', '±', '‗', '¾', '¶', '§', '÷', '¸', '°', '¨', '·', '¹', '³', '²', '■', '\u{a0}',
];

/// The text of `bytes`.
pub(in crate::source) fn decode(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| letter(*byte)).collect()
}

/// The letter of one byte.
fn letter(byte: u8) -> char {
    match byte.checked_sub(128) {
        Some(index) => UPPER[usize::from(index)],
        None => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_at_their_places() {
        assert_eq!(decode(b"\x8f\x8e\x99\x86\x84\x94\x82 \xf5 5 \xab"), "ÅÄÖåäöé § 5 ½");
    }

    #[test]
    fn every_letter_stands_once() {
        let mut letters = UPPER.to_vec();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), 128);
    }
}
