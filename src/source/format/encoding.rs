//! Which letters do these bytes mean?
//!
//! In go bytes, out comes text. A byte-order mark decides; else valid UTF-8 is UTF-8;
//! else UTF-16 shows by its zero bytes; else the single-byte encodings that Swedish
//! authorities have used are tried, and the one that gives the most plausible å, ä
//! and ö wins. Letters that were encoded twice ("MÃ¶te") are mended. Never fails: what is
//! no letter in any of them becomes U+FFFD.

pub(super) mod cp850;
mod twice;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of `bytes` without its byte-order mark, and the name of the encoding.
#[must_use]
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, &'static str) {
    decode_declared(bytes, None)
}

/// As [`decode`], for a file that says in which encoding it is. It may be mistaken: what the
/// bytes themselves tell stands above it.
pub(super) fn decode_declared<'b>(
    bytes: &'b [u8],
    declared: Option<&str>,
) -> (Cow<'b, str>, &'static str) {
    let (text, name) = decode_once(bytes, declared);
    match twice::mended(&text) {
        Some(mended) => (Cow::Owned(mended), name),
        None => (text, name),
    }
}

fn decode_once<'b>(bytes: &'b [u8], declared: Option<&str>) -> (Cow<'b, str>, &'static str) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return (encoding.decode_without_bom_handling(&bytes[mark..]).0, encoding.name());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), UTF_8.name());
    }
    if let Some(text) = utf_8_with_damage(bytes) {
        return (Cow::Owned(text), UTF_8.name());
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return (encoding.decode_without_bom_handling(bytes).0, encoding.name());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(Some(b"se"), Utf8Detection::Deny);
    // What is declared as Unicode was found not to be.
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    let declared = declared.filter(|encoding| encoding.is_single_byte());
    let best = declared
        .into_iter()
        .chain([WINDOWS_1252, MACINTOSH, guessed])
        .map(|encoding| (encoding.decode_without_bom_handling(bytes).0, encoding.name()))
        .chain([(Cow::Owned(cp850::decode(bytes)), cp850::NAME)])
        .map(|(text, name)| (swedish_plausibility(&text), text, name))
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    match best {
        Some((_, text, name)) => (text, name),
        None => (String::from_utf8_lossy(bytes), UTF_8.name()),
    }
}

/// UTF-8 of which a few bytes are wrong, as where a file was cut inside a letter: one of them must
/// not turn every other letter into two. In text of another encoding, bytes above 127 hardly ever
/// happen to be a letter of UTF-8.
fn utf_8_with_damage(bytes: &[u8]) -> Option<String> {
    /// Letters beyond ASCII that outweigh one damage.
    const LETTERS: usize = 4;
    let (mut letters, mut damages) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        damages += usize::from(!chunk.invalid().is_empty());
    }
    (letters >= LETTERS * damages).then(|| String::from_utf8_lossy(bytes).into_owned())
}

/// ASCII text in UTF-16 has a zero byte in every other place.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = sample.len() * 2 / 5;
    if odd >= most && even * 20 <= odd && odd > 0 {
        Some(UTF_16LE)
    } else if even >= most && odd * 20 <= even && even > 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// How much the text looks like Swedish: å, ä, ö, é and § between letters speak for
/// it, signs that a wrong table gives in their place (¨, ‰, Œ, †, „ inside words,
/// capitals in the middle of a word, U+FFFD) speak against it.
fn swedish_plausibility(text: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    for c in text.chars() {
        score += match c {
            'å' | 'ä' | 'ö' | 'é' | 'ü' => 2,
            'Å' | 'Ä' | 'Ö' | 'É' | 'Ü' if before.is_lowercase() => -3,
            'Å' | 'Ä' | 'Ö' | 'É' | '§' | '–' | '”' | '’' | '•' | '…' => 1,
            '\u{fffd}' => -10,
            c if c.is_ascii() => 0,
            c if c.is_control() => -5,
            _ => -2,
        };
        before = c;
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "§ 4 Åtgärder för äldre – ”öppna” möten på Ön";

    #[test]
    fn utf_8_and_windows_1252_are_told_apart() {
        assert_eq!(decode(SENTENCE.as_bytes()), (Cow::Borrowed(SENTENCE), "UTF-8"));
        let bytes = WINDOWS_1252.encode(SENTENCE).0;
        let (text, name) = decode(&bytes);
        assert_eq!((text.as_ref(), name), (SENTENCE, "windows-1252"));
    }

    #[test]
    fn a_wrong_byte_in_utf_8_costs_no_other_letter() {
        let mut bytes = SENTENCE.as_bytes().to_vec();
        bytes.truncate(bytes.len() - 1);
        assert!(decode(&bytes).0.starts_with("§ 4 Åtgärder för äldre – ”öppna” möten på "));
        bytes[0] = b'?';
        assert!(decode(&bytes).0.starts_with("?\u{fffd} 4 Åtgärder för äldre"));
    }

    #[test]
    fn mac_roman_is_recognised_by_its_letters() {
        // MacRoman å ä ö are 8C 8A 9A, which windows-1252 reads as Œ Š š.
        let bytes = b"F\x9Ar\x8Aldrar p\x8C m\x9Atet";
        assert_eq!(decode(bytes).0, "Föräldrar på mötet");
    }

    #[test]
    fn cp850_is_recognised_by_its_letters() {
        // CP850 å ä ö are 86 84 94, which windows-1252 reads as † „ ”.
        let (text, name) = decode(b"F\x94r\x84ldrar p\x86 m\x94tet");
        assert_eq!((text.as_ref(), name), ("Föräldrar på mötet", "CP850"));
    }

    #[test]
    fn a_declared_encoding_wins_where_the_text_does_not_speak_against_it() {
        let decoded = |label| decode_declared(b"\x8a", Some(label)).0;
        assert_eq!((decoded("macintosh"), decoded("utf-8")), ("ä".into(), "ä".into()));
        assert_eq!(decode_declared(b"m\xf6te", Some("macintosh")).0, "möte");
    }

    #[test]
    fn double_encoded_text_is_mended() {
        assert_eq!(decode("MÃ¶te".as_bytes()).0, "Möte");
    }

    #[test]
    fn byte_order_marks_decide_and_are_dropped() {
        assert_eq!(decode("\u{feff}möte".as_bytes()).0, "möte");
        let utf_16: Vec<u8> = "\u{feff}möte".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf_16).0, "möte");
    }

    #[test]
    fn utf_16_is_recognised_without_a_mark() {
        let bytes: Vec<u8> =
            "Protokoll från mötet".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&bytes).0, "Protokoll från mötet");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_give_text(bytes: Vec<u8>) {
            let _ = decode(&bytes);
        }
    }
}
