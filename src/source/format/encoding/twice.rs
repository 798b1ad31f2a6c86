//! Was the text encoded twice?
//!
//! Text in UTF-8 that a program took for Windows-1252 or ISO-8859-1 and encoded again has
//! "MÃ¶te" for "Möte". In goes text, out comes the text with such pairs as the letters that
//! they were, when there are any. Only pairs that begin with a letter which Swedish does not
//! have (Ã, Â, â, Ì, ï) and that are the UTF-8 of a Western letter or sign are touched: "PÅ"
//! before a fixed space is UTF-8 of a letter, too.

/// How often text is taken to be encoded again. Three times has been seen.
const MOST_TIMES: usize = 3;

/// What Windows-1252 has at 128 to 159; the five places that it leaves empty are control
/// characters, as in ISO-8859-1.
const UPPER_CONTROLS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text as it was before it was encoded again; `None` where it was not.
pub(super) fn mended(text: &str) -> Option<String> {
    let mut mended = mended_once(text)?;
    for _ in 1..MOST_TIMES {
        match mended_once(&mended) {
            Some(again) => mended = again,
            None => break,
        }
    }
    Some(mended)
}

fn mended_once(text: &str) -> Option<String> {
    let first = |c: char| matches!(c, 'Ã' | 'Â' | 'â' | 'Ì' | 'ï');
    let mut out = String::new();
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find(first) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if let Some((letter, bytes)) = letter_of_pair(from) {
            found = true;
            out.extend(letter);
            rest = &from[bytes..];
        } else {
            let lead = from.chars().next()?;
            out.push(lead);
            rest = &from[lead.len_utf8()..];
        }
    }
    if !found {
        return None;
    }
    out.push_str(rest);
    Some(out)
}

/// The letter whose UTF-8 the text begins with, and how many bytes of the text stand for it.
/// There is no letter where it was a byte-order mark.
fn letter_of_pair(text: &str) -> Option<(Option<char>, usize)> {
    let mut bytes = [0_u8; 3];
    let mut chars = text.chars();
    bytes[0] = byte_of(chars.next()?)?;
    let count = if bytes[0] < 0xe0 { 2 } else { 3 };
    for byte in &mut bytes[1..count] {
        *byte = byte_of(chars.next()?)?;
    }
    let taken = text.len() - chars.as_str().len();
    let letter = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    match letter {
        '\u{feff}' => Some((None, taken)),
        // Western letters and signs, accents of their own, dashes, quotes, bullets, arrows, €.
        '\u{a0}'..='\u{ff}' | '\u{300}'..='\u{33f}' | '\u{2000}'..='\u{2bff}' => {
            Some((Some(letter), taken))
        }
        // A control character of the second time, which the next round takes.
        '\u{80}'..='\u{9f}' => Some((Some(letter), taken)),
        _ => None,
    }
}

/// The byte that stands for a letter in Windows-1252 or ISO-8859-1.
fn byte_of(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return (byte >= 0x80).then_some(byte);
    }
    let index = UPPER_CONTROLS.iter().position(|known| *known == c)?;
    u8::try_from(index + 0x80).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` encoded once more than it should be, by way of ISO-8859-1.
    fn encoded_again(text: &str) -> String {
        text.bytes().map(char::from).collect()
    }

    #[test]
    fn pairs_become_letters() {
        let mended = |text| mended(text).expect("pairs");
        assert_eq!(
            mended("MÃ¶te pÃ¥ Ã…n â€“ â€\u{9d}Ã\u{84}rendeâ€\u{9d} Â§ 4"),
            "Möte på Ån – ”Ärende” § 4"
        );
        assert_eq!(mended("ï»¿Protokoll frÃ¥n möte"), "Protokoll från möte");
        assert_eq!(mended("moÌˆte"), "mo\u{308}te");
    }

    #[test]
    fn letters_encoded_many_times_are_mended() {
        assert_eq!(mended("MÃƒÂ¶te Ãƒâ€žnnu").as_deref(), Some("Möte Ännu"));
        let text = "§ 4 Åtgärder – ö";
        let thrice = encoded_again(&encoded_again(&encoded_again(text)));
        assert_eq!(mended(&thrice).as_deref(), Some(text));
    }

    #[test]
    fn text_without_pairs_is_not_touched() {
        let texts = ["§ 4 Möte på Ön”", "PÅ\u{a0}MILJÖ” Ä–", "Château SÃO Â", "Ã", "ÃÃ"];
        assert_eq!(texts.map(mended), [const { None }; 5]);
    }

    proptest::proptest! {
        #[test]
        fn what_was_encoded_again_comes_back(text in "[a-zåäöÅÄÖé§ –”•]{0,40}[åäö§]") {
            proptest::prop_assert_eq!(mended(&encoded_again(&text)), Some(text));
        }

        #[test]
        fn no_text_makes_it_panic(text: String) {
            let _ = mended(&text);
        }
    }
}
