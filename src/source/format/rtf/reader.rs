//! What do the words of a rich text file say?
//!
//! Control words set how the text after them looks, which [`Writing`] is told. A group inherits
//! what is set around it and leaves nothing set behind it. The text of a text box stands above the
//! paragraph that it is anchored to.

use std::collections::HashMap;

use super::super::heading_name;
use super::letters::CodePage;
use super::letters::Letters;
use super::letters::of_unicode;
use super::words::Word;
use super::words::Words;
use super::writing::Layout;
use super::writing::MAX_TABLES;
use super::writing::Writing;
use crate::source::page::{Break, Flow};
use crate::source::{DecodeError, Defect, Excess};

/// How deep groups may nest. Word's own files reach some twenty levels.
const MAX_DEPTH: usize = 1024;

/// The most styles that are remembered.
const MAX_STYLES: usize = 4096;

/// The longest name of a style that is looked at; names of headings are shorter.
const LONGEST_STYLE_NAME: usize = 64;

/// Groups whose text is not the document's, or is there a second time.
const LEFT_OUT: [&str; 35] = [
    "aftnsep",
    "aftnsepc",
    "annotation",
    "atnauthor",
    "atndate",
    "atnid",
    "atnref",
    "background",
    "bkmkend",
    "bkmkstart",
    "colorschememapping",
    "colortbl",
    "datastore",
    "filetbl",
    "fldinst",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "generator",
    "info",
    "latentstyles",
    "listoverridetable",
    "listtable",
    "nonesttables",
    "nonshppict",
    "objdata",
    "pict",
    "pntxta",
    "pntxtb",
    "revtbl",
    "shprslt",
    "sn",
    "sv",
    "themedata",
    "xe",
];

/// What of a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Region {
    Text,
    /// Running heads and feet.
    Margin,
}

/// Where the text of a group goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Text,
    Margin,
    Note,
    Fonts,
    Styles,
    Nowhere,
}

/// What is set for letters.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    bold: bool,
    hidden: bool,
    deleted: bool,
}

/// What is set in a group.
#[derive(Debug, Clone, Copy)]
struct Group {
    target: Target,
    /// Bytes that stand for each Unicode letter where no Unicode is known.
    substitutes: usize,
    look: Look,
    font: i32,
    /// The group begins with `\*`: it is left out unless its word is known.
    optional: bool,
    /// The group holds a printed list number.
    is_label: bool,
    /// The group is a text of its own inside a paragraph.
    is_inner: bool,
}

/// Reads one file.
pub(super) struct Reader {
    region: Region,
    letters: Letters,
    /// Outline levels of styles, and the style that the table of styles is at.
    outlines: HashMap<i32, u8>,
    style: i32,
    style_name: Vec<u8>,
    groups: Vec<Group>,
    group: Group,
    writing: Writing,
    /// Bytes that are not letters yet, all of one code page.
    bytes: Vec<u8>,
    /// The first half of a letter beyond 16 bits.
    half: Option<u16>,
    /// Substitutes that are still to come.
    skip: usize,
}

impl Reader {
    pub(super) fn new(region: Region) -> Self {
        let group = Group {
            target: Target::Text,
            substitutes: 1,
            look: Look::default(),
            font: -1,
            optional: false,
            is_label: false,
            is_inner: false,
        };
        Self {
            region,
            letters: Letters::default(),
            outlines: HashMap::new(),
            style: 0,
            style_name: Vec::new(),
            groups: Vec::new(),
            group,
            writing: Writing::default(),
            bytes: Vec::new(),
            half: None,
            skip: 0,
        }
    }

    /// Reads a file. At a fault, what was read so far is in `flow`.
    pub(super) fn read(mut self, bytes: &[u8], flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        let end = self.words(bytes, flow);
        self.flush();
        self.writing.finish(flow)?;
        end
    }

    fn words(&mut self, bytes: &[u8], flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        let mut words = Words::new(bytes);
        while let Some(word) = words.next() {
            match word {
                Word::Byte(byte) => {
                    if self.skip > 0 {
                        self.skip -= 1;
                    } else if self.is_wanted() {
                        self.bytes.push(byte);
                    } else if self.group.target == Target::Styles
                        && self.style_name.len() < LONGEST_STYLE_NAME
                    {
                        self.style_name.push(byte);
                    }
                    continue;
                }
                Word::Sign(_) if self.skip > 0 => {
                    self.skip -= 1;
                    continue;
                }
                Word::Control("u", Some(number)) => {
                    self.flush_bytes();
                    self.unicode(number);
                    continue;
                }
                _ => {}
            }
            self.flush();
            self.skip = 0;
            match word {
                Word::Open => {
                    if self.groups.len() >= MAX_DEPTH {
                        return Err(Excess::Groups { levels: MAX_DEPTH }.into());
                    }
                    self.groups.push(self.group);
                    let group = &mut self.group;
                    (group.is_inner, group.optional, group.is_label) = (false, false, false);
                }
                Word::Close => {
                    self.end_group(flow)?;
                    if self.groups.is_empty() {
                        // Behind a bracket too many stands the rest of the text.
                        let is_text =
                            |word| matches!(word, Word::Byte(byte) if byte.is_ascii_alphanumeric());
                        return if words.any(is_text) {
                            Err(Defect::TextBehindEnd.into())
                        } else {
                            Ok(())
                        };
                    }
                }
                Word::Sign(sign) => self.sign(sign, flow)?,
                Word::Control(name, number) => self.control(name, number, flow)?,
                Word::Byte(_) => {}
            }
        }
        Err(Defect::BreaksOff.into())
    }

    fn end_group(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        if self.group.target == Target::Styles {
            self.end_style();
        }
        if self.group.is_label {
            self.writing.end_label();
        }
        self.writing.in_note = self.group.target == Target::Note;
        if self.group.is_inner {
            self.writing.end_inner(flow)?;
        }
        if let Some(group) = self.groups.pop() {
            self.group = group;
        }
        Ok(())
    }

    fn sign(&mut self, sign: u8, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        match sign {
            b'*' => self.group.optional = true,
            b'~' => self.push("\u{a0}"),
            b'_' => self.push("-"),
            b'\\' | b'{' | b'}' => self.push(char::from(sign).encode_utf8(&mut [0; 4])),
            b'\r' | b'\n' => self.control("par", None, flow)?,
            _ => {}
        }
        Ok(())
    }

    fn control(
        &mut self,
        name: &str,
        number: Option<i32>,
        flow: &mut Flow<'_, '_>,
    ) -> Result<(), DecodeError> {
        if self.destination(name) {
            return Ok(());
        }
        self.setting(name, number);
        if !self.is_wanted() {
            return Ok(());
        }
        self.writing.in_note = self.group.target == Target::Note;
        match name {
            "par" => self.writing.end_paragraph(flow)?,
            "line" | "lbr" => self.push("\n"),
            "tab" => self.push("\t"),
            "emdash" => self.push("—"),
            "endash" => self.push("–"),
            "lquote" => self.push("‘"),
            "rquote" => self.push("’"),
            "ldblquote" => self.push("“"),
            "rdblquote" => self.push("”"),
            "bullet" => self.push("•"),
            "emspace" | "enspace" | "qmspace" => self.push(" "),
            "page" => self.writing.break_page(Break::Hard, flow)?,
            "softpage" => self.writing.break_page(Break::Soft, flow)?,
            "sect" => self.writing.end_section(flow)?,
            "sbknone" | "sbkcol" => self.writing.section_ended = false,
            "cell" => self.writing.end_cell(1, flow)?,
            "nestcell" => self.writing.end_cell(self.writing.open.layout.tables.max(2), flow)?,
            "row" => self.writing.end_row(flow)?,
            "nestrow" => self.writing.end_inner_row(flow)?,
            _ => {}
        }
        Ok(())
    }

    /// Whether the word says where the text of its group goes.
    fn destination(&mut self, name: &str) -> bool {
        let optional = std::mem::take(&mut self.group.optional);
        match name {
            "fonttbl" => self.group.target = Target::Fonts,
            "stylesheet" => self.group.target = Target::Styles,
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" => self.begin_inner(Target::Margin),
            "footnote" => self.begin_inner(Target::Note),
            "shptxt" => self.begin_inner(self.group.target),
            "listtext" | "pntext" => self.group.is_label = true,
            // Left out but for a part of it that is known, or no text at all.
            "upr" => self.group.target = Target::Nowhere,
            "ud" => self.group.target = Target::Text,
            "shpinst" | "nesttableprops" | "shp" | "shpgrp" | "do" => {}
            _ if optional || LEFT_OUT.contains(&name) => self.group.target = Target::Nowhere,
            _ => return false,
        }
        true
    }

    /// Begins a text of its own inside the paragraph that is being read.
    fn begin_inner(&mut self, target: Target) {
        if self.group.target == Target::Nowhere {
            return;
        }
        self.group.target = target;
        if !self.group.is_inner {
            self.group.is_inner = true;
            self.writing.begin_inner();
        }
    }

    fn setting(&mut self, name: &str, number: Option<i32>) {
        let on = number != Some(0);
        let value = number.unwrap_or(0);
        match self.group.target {
            Target::Styles => return self.style(name, value),
            // The layout of a printed number is not that of its paragraph.
            Target::Text if self.group.is_label && name == "pard" => return,
            _ => {}
        }
        let layout = &mut self.writing.open.layout;
        match name {
            "s" => layout.outline = self.outlines.get(&value).copied(),
            "ansicpg" => self.letters.set_file(CodePage::of_number(value)),
            "mac" => self.letters.set_file(CodePage::of_number(10000)),
            "pc" | "pca" => self.letters.set_file(CodePage::Dos),
            "fcharset" if self.group.target == Target::Fonts => {
                self.letters.set_font(self.group.font, value);
            }
            "f" => self.group.font = value,
            "uc" => self.group.substitutes = usize::try_from(value).unwrap_or(0).min(16),
            "b" => self.group.look.bold = on,
            "v" => self.group.look.hidden = on,
            "deleted" => self.group.look.deleted = on,
            "plain" => {
                (self.group.look, self.group.font) = (Look::default(), -1);
            }
            "pard" => *layout = Layout::default(),
            "intbl" => layout.tables = layout.tables.max(1),
            "itap" => layout.tables = usize::try_from(value).unwrap_or(0).min(MAX_TABLES),
            "outlinelevel" => layout.outline = u8::try_from(value).ok(),
            "sb" => layout.space_before = value,
            "sa" => layout.space_after = value,
            "sbauto" | "saauto" if on => layout.space_before = layout.space_before.max(280),
            "li" | "lin" => layout.indent = value,
            "fi" => layout.first_line = value,
            "pagebb" => layout.page_break = on,
            "tldot" => layout.leaders = true,
            _ => {}
        }
    }

    /// Takes in what the table of styles says of one of them.
    fn style(&mut self, name: &str, value: i32) {
        match name {
            "s" => {
                self.style = value;
                self.style_name.clear();
            }
            "outlinelevel" if self.outlines.len() < MAX_STYLES => {
                if let Ok(level) = u8::try_from(value) {
                    self.outlines.insert(self.style, level);
                }
            }
            _ => {}
        }
    }

    /// A style without an outline level of its own may have one by its name.
    fn end_style(&mut self) {
        let name = std::mem::take(&mut self.style_name);
        let name = String::from_utf8_lossy(&name);
        if let Some(level) = heading_name::level(name.trim().trim_end_matches(';'))
            && self.outlines.len() < MAX_STYLES
        {
            self.outlines.entry(self.style).or_insert(level - 1);
        }
    }

    fn unicode(&mut self, number: i32) {
        self.skip = self.group.substitutes;
        // Numbers above 32,767 are written as negative ones.
        let Ok(unit) = u16::try_from(number.rem_euclid(0x1_0000)) else { return };
        match (self.half.take(), unit) {
            (_, 0xd800..=0xdbff) => self.half = Some(unit),
            (Some(half), 0xdc00..=0xdfff) => self.push(&String::from_utf16_lossy(&[half, unit])),
            _ => {
                if let Some(letter) = of_unicode(unit) {
                    self.push(letter.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }

    fn is_wanted(&self) -> bool {
        let here = match self.group.target {
            Target::Text | Target::Note => Region::Text,
            Target::Margin => Region::Margin,
            Target::Fonts | Target::Styles | Target::Nowhere => return false,
        };
        here == self.region && !self.group.look.hidden && !self.group.look.deleted
    }

    /// Makes letters of the bytes read so far.
    fn flush(&mut self) {
        self.flush_bytes();
        self.half = None;
    }

    fn flush_bytes(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let text = self.letters.of_font(self.group.font).decode(&bytes);
            self.push(&text);
        }
    }

    fn push(&mut self, text: &str) {
        if !self.is_wanted() {
            return;
        }
        let bold = (!self.group.is_label).then_some(self.group.look.bold);
        self.writing.push(text, bold);
    }
}
