//! RTF as a stream of groups, control words and bytes of text.
//!
//! Words come as they are written. Binary data is skipped, and nothing is read twice.

/// The longest control word; the longest that is known has 20 letters.
const MAX_NAME: usize = 32;

/// The most digits of a control word's number.
const MAX_DIGITS: usize = 10;

/// A piece of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word<'a> {
    Open,
    Close,
    /// `\name` with its number.
    Control(&'a str, Option<i32>),
    /// `\` with a sign.
    Sign(u8),
    /// A byte of text, as it is or by its number.
    Byte(u8),
}

/// Cuts a file into words.
pub(super) struct Words<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Words<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Takes bytes while they are wanted, at most `most` of them.
    fn take_while(&mut self, most: usize, wanted: impl Fn(&u8) -> bool) -> &'a str {
        let from = &self.bytes[self.at.min(self.bytes.len())..];
        let count = from.iter().take(most).take_while(|byte| wanted(byte)).count();
        self.at += count;
        std::str::from_utf8(&from[..count]).unwrap_or_default()
    }

    fn control(&mut self) -> Option<Word<'a>> {
        let sign = self.peek()?;
        if sign == b'\'' {
            self.at += 1;
            let digits = self.take_while(2, u8::is_ascii_hexdigit);
            // A number that cannot be read stands for no letter.
            return Some(Word::Byte(u8::from_str_radix(digits, 16).unwrap_or(b' ')));
        }
        if !sign.is_ascii_alphabetic() {
            self.at += 1;
            return Some(Word::Sign(sign));
        }
        let name = self.take_while(MAX_NAME, u8::is_ascii_alphabetic);
        let minus = self.peek() == Some(b'-')
            && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
        self.at += usize::from(minus);
        let digits = self.take_while(MAX_DIGITS, u8::is_ascii_digit);
        let number = digits.parse::<i32>().ok().map(|number| if minus { -number } else { number });
        // One space ends the word and is not part of the text.
        self.at += usize::from(self.peek() == Some(b' '));
        if name == "bin" {
            self.at = self.at.saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
        }
        Some(Word::Control(name, number))
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            return match byte {
                b'{' => Some(Word::Open),
                b'}' => Some(Word::Close),
                b'\\' => self.control(),
                // Line ends of the file are not part of the text.
                b'\r' | b'\n' | 0 => continue,
                byte => Some(Word::Byte(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_with_their_numbers() {
        let words: Vec<_> = Words::new(b"{\\li-20 a\\'e5\r\n\\~\\b}").collect();
        assert_eq!(
            words,
            [
                Word::Open,
                Word::Control("li", Some(-20)),
                Word::Byte(b'a'),
                Word::Byte(0xe5),
                Word::Sign(b'~'),
                Word::Control("b", None),
                Word::Close,
            ]
        );
    }

    #[test]
    fn binary_data_is_skipped() {
        let words: Vec<_> = Words::new(b"\\bin3 {{{a\\bin999999999 x").collect();
        let bins = [Word::Control("bin", Some(3)), Word::Byte(b'a')];
        assert_eq!(words[..2], bins);
        assert_eq!(words.len(), 3);
    }
}
