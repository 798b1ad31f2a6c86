//! Which letters do the bytes of an RTF file mean?
//!
//! A file names one code page for all its text, and each font may name a character set.

use std::collections::HashMap;

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

use super::super::encoding::cp850;

/// The most fonts that are remembered.
const MAX_FONTS: usize = 4096;

/// What bytes stand for.
#[derive(Debug, Clone, Copy)]
pub(super) enum CodePage {
    Web(&'static Encoding),
    /// DOS.
    Dos,
    /// A font of symbols, which has no letters.
    Symbols,
}

impl CodePage {
    /// The code page of a number as in `\ansicpg1252`.
    pub(super) fn of_number(number: i32) -> Self {
        Self::Web(match number {
            437 | 850 | 858 => return Self::Dos,
            10000 => MACINTOSH,
            932 => SHIFT_JIS,
            936 => GBK,
            949 => EUC_KR,
            950 => BIG5,
            1250 => WINDOWS_1250,
            1251 => WINDOWS_1251,
            1253 => WINDOWS_1253,
            1254 => WINDOWS_1254,
            1255 => WINDOWS_1255,
            1256 => WINDOWS_1256,
            1257 => WINDOWS_1257,
            1258 => WINDOWS_1258,
            65001 => encoding_rs::UTF_8,
            _ => WINDOWS_1252,
        })
    }

    /// The code page of a font's character set as in `\fcharset0`; `None` where it follows
    /// the file's.
    fn of_charset(number: i32) -> Option<Self> {
        Some(Self::Web(match number {
            2 => return Some(Self::Symbols),
            255 => return Some(Self::Dos),
            77 => MACINTOSH,
            128 => SHIFT_JIS,
            129 => EUC_KR,
            134 => GBK,
            136 => BIG5,
            161 => WINDOWS_1253,
            162 => WINDOWS_1254,
            163 => WINDOWS_1258,
            177 => WINDOWS_1255,
            178 => WINDOWS_1256,
            186 => WINDOWS_1257,
            204 => WINDOWS_1251,
            238 => WINDOWS_1250,
            _ => return None,
        }))
    }

    pub(super) fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Web(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Dos => cp850::decode(bytes),
            Self::Symbols => bytes.iter().filter_map(|byte| symbol(*byte)).collect(),
        }
    }
}

/// What a byte in a font of symbols shows; the rest means nothing in text.
fn symbol(byte: u8) -> Option<char> {
    match byte {
        0xb7 | 0xa7 | 0x6c | 0x6e | 0xd8 => Some('•'),
        0xfc | 0xfe => Some('✓'),
        b' ' | b'-' | b'0'..=b'9' | b'.' | b'(' | b')' => Some(char::from(byte)),
        _ => None,
    }
}

/// A letter by its Unicode number; those that a font of symbols has of its own are bullets.
pub(super) fn of_unicode(unit: u16) -> Option<char> {
    match unit {
        0xf0b7 | 0xf0a7 | 0xf06c | 0xf06e | 0xf0d8 => Some('•'),
        0xf000..=0xf0ff => None,
        unit => char::from_u32(u32::from(unit)),
    }
}

/// The code pages of a file and its fonts.
pub(super) struct Letters {
    file: CodePage,
    fonts: HashMap<i32, CodePage>,
}

impl Default for Letters {
    fn default() -> Self {
        Self { file: CodePage::Web(WINDOWS_1252), fonts: HashMap::new() }
    }
}

impl Letters {
    pub(super) fn set_file(&mut self, page: CodePage) {
        self.file = page;
    }

    pub(super) fn set_font(&mut self, font: i32, charset: i32) {
        if let Some(page) = CodePage::of_charset(charset)
            && self.fonts.len() < MAX_FONTS
        {
            self.fonts.insert(font, page);
        }
    }

    pub(super) fn of_font(&self, font: i32) -> CodePage {
        self.fonts.get(&font).copied().unwrap_or(self.file)
    }
}
