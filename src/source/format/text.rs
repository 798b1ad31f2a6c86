//! Plain text and Markdown: bytes to pages.
//!
//! A form feed ends a page, so a text without form feeds is one page without a
//! number. What is refused: a file that is empty or blank, and one whose bytes are
//! not text (zero bytes, many control characters).

use super::Format;
use super::encoding::decode;
use crate::source::page::{MAX_TEXT_BYTES, Page, PageSink, TOO_MUCH_TEXT};
use crate::source::{DecodeError, Defect};

/// The format of `.txt` and `.md` files.
pub(super) struct Text;

/// Control characters per hundred characters above which bytes are not text. Texts
/// from PDF tools have a few stray ones (U+0002 for hyphens); noise has some 10 %.
const MAX_CONTROL_PERCENT: usize = 2;

impl Format for Text {
    fn name(&self) -> &'static str {
        "a text file"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["txt", "text", "md", "markdown"]
    }

    fn is_plain(&self) -> bool {
        true
    }

    fn read(&self, bytes: &[u8], sink: &mut PageSink<'_>) -> Result<(), DecodeError> {
        // A letter takes at most two bytes in the encodings of plain text but UTF-8, so that what
        // is longer need not be decoded, which takes several times its size.
        if bytes.len() > 2 * MAX_TEXT_BYTES {
            return Err(TOO_MUCH_TEXT.into());
        }
        let (text, _) = decode(bytes);
        if text.trim().is_empty() {
            return Err(DecodeError::Empty);
        }
        if let Some(defect) = defect(&text) {
            return Err(defect.into());
        }
        let text = text.replace("\r\n", "\n").replace(LINE_ENDS, "\n");
        let mut pages: Vec<&str> = text.split('\x0c').collect();
        // A form feed at the very end closes the last page and opens none.
        if pages.last().is_some_and(|page| page.trim().is_empty()) {
            pages.pop();
        }
        let numbered = pages.len() > 1;
        (1..)
            .zip(pages)
            .try_for_each(|(number, text)| sink(Page::of_text(numbered.then_some(number), text)))
    }
}

/// What ends a line besides the line feed: the carriage return of old Macs, and the signs that word
/// processors have for it (Unicode Standard Annex 14, class BK). U+0085 is not among them: where
/// UTF-8 was decoded as another encoding it is half of an Å.
const LINE_ENDS: [char; 4] = ['\r', '\u{b}', '\u{2028}', '\u{2029}'];

/// Replacement characters per hundred letters above which a text is not legible. Where å, ä and ö were destroyed,
/// which are some 6 of a hundred letters, words can still be read.
const MAX_DESTROYED_PERCENT: usize = 15;

/// Why the text is not text, if it is not.
fn defect(text: &str) -> Option<Defect> {
    let odd =
        |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\x0c') && !LINE_ENDS.contains(&c);
    let (mut chars, mut control, mut zero) = (0_usize, 0_usize, 0_usize);
    let (mut letters, mut destroyed) = (0_usize, 0_usize);
    for c in text.chars() {
        chars += 1;
        control += usize::from(odd(c));
        letters += usize::from(c.is_alphabetic());
        destroyed += usize::from(c == '\u{fffd}');
        zero += usize::from(c == '\0');
    }
    if zero > 0 {
        return Some(Defect::ZeroBytes);
    }
    if destroyed * 100 > letters * MAX_DESTROYED_PERCENT {
        return Some(Defect::DestroyedCharacters { destroyed, of: chars });
    }
    (control * 100 > chars * MAX_CONTROL_PERCENT)
        .then_some(Defect::ControlCharacters { control, of: chars })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::BrokenOff;

    fn texts(bytes: &[u8]) -> Result<Vec<(Option<u32>, String)>, DecodeError> {
        let mut pages = Vec::new();
        Text.read(bytes, &mut |page| {
            pages.push((page.number, page.text));
            Ok(())
        })?;
        Ok(pages)
    }

    fn defect_of(bytes: &[u8]) -> Option<Defect> {
        match texts(bytes) {
            Err(DecodeError::BrokenOff(BrokenOff::Damaged(defect))) => Some(defect),
            _ => None,
        }
    }

    #[test]
    fn form_feeds_make_numbered_pages() {
        let pages = texts(b"ett\x0ctv\xc3\xa5\x0c\n").expect("text");
        assert_eq!(pages, [(Some(1), "ett".to_owned()), (Some(2), "två".to_owned())]);
        for end in ["\r\n", "\r", "\u{b}", "\u{2028}", "\u{2029}"] {
            let text = format!("ett{end}mer");
            let pages = texts(text.as_bytes()).expect("text");
            assert_eq!(pages, [(None, "ett\nmer".to_owned())], "{end:?}");
        }
    }

    #[test]
    fn blank_files_and_noise_are_refused() {
        assert_eq!(texts(b""), Err(DecodeError::Empty));
        assert_eq!(texts(b" \n\x0c \n"), Err(DecodeError::Empty));
        assert_eq!(texts(b"PK\x03\x04\x00\x00abc"), Err(Defect::ZeroBytes.into()));
        let noise: Vec<u8> = (1..=255_u8).cycle().take(4000).collect();
        assert!(matches!(defect_of(&noise), Some(Defect::ControlCharacters { of: 4000, .. })));
    }

    #[test]
    fn a_text_with_some_destroyed_letters_is_read() {
        let pages = texts("M�tet �ppnades av B�rje T�rn, som h�lsade alla v�lkomna.".as_bytes());
        assert_eq!(pages.expect("text").len(), 1);
        assert_eq!(
            defect_of("��� a �".as_bytes()),
            Some(Defect::DestroyedCharacters { destroyed: 4, of: 7 })
        );
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            let _ = Text.read(&bytes, &mut |_| Ok(()));
        }
    }
}
