//! What stands in a rich text file?
//!
//! In go its words, out come paragraphs, breaks and tables for [`Flow`]. A group inherits what
//! is set around it and leaves nothing set behind it. The text of a text box stands above the
//! paragraph that it is anchored to.

use std::collections::HashMap;

use super::super::flow::Flow;
use super::super::heading_name;
use super::super::paper::{Break, Paragraph};
use super::super::{Emphasis, Unfit};
use super::letters::{CodePage, Letters, of_unicode};
use super::words::{Word, Words};

/// How deep groups may nest. Word's own files reach some twenty levels.
const MAX_DEPTH: usize = 1024;

/// How deep tables may nest; the text of deeper ones belongs to the last.
const MAX_TABLES: usize = 8;

/// The most styles that are remembered.
const MAX_STYLES: usize = 4096;

/// The longest name of a style that is looked at; names of headings are shorter.
const LONGEST_STYLE_NAME: usize = 64;

/// Space between paragraphs that counts as a blank line: half a line of 12 points, in
/// twentieths of a point.
const BLANK_LINE: i32 = 120;

/// The width of a character of 12 points, in twentieths of a point.
const CHARACTER: i32 = 120;

/// Groups whose text is none of the document's, or is there a second time.
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

/// Layout of paragraphs, until it is set back.
#[derive(Debug, Clone, Copy, Default)]
struct Layout {
    outline: Option<u8>,
    space_before: i32,
    space_after: i32,
    indent: i32,
    first_line: i32,
    page_break: bool,
    leaders: bool,
    /// How many tables the paragraph stands in.
    tables: usize,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    layout: Layout,
    text: String,
    bold: usize,
    plain: usize,
    begun: bool,
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
    open: Open,
    /// Paragraphs around the text that is being read.
    outer: Vec<Open>,
    /// Bytes that are not letters yet, all of one code page.
    bytes: Vec<u8>,
    /// The first half of a letter beyond 16 bits.
    half: Option<u16>,
    /// Substitutes that are still to come.
    skip: usize,
    space_above: i32,
    /// A section ended; the next begins a page unless it says otherwise.
    section_ended: bool,
    /// Open tables, and whether a cell of each is open.
    tables: Vec<bool>,
    notes: Vec<Paragraph>,
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
            open: Open::default(),
            outer: Vec::new(),
            bytes: Vec::new(),
            half: None,
            skip: 0,
            space_above: 0,
            section_ended: false,
            tables: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Reads a file. At a fault, what was read so far is in `flow`.
    pub(super) fn read(mut self, bytes: &[u8], flow: &mut Flow<'_, '_>) -> Result<(), Unfit> {
        let end = self.words(bytes, flow);
        self.flush();
        if self.open.text.trim().is_empty() {
            self.open.begun = true;
        }
        self.end_paragraph(flow)?;
        self.stand_in_tables(0, flow)?;
        for (index, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            if index == 0 {
                flow.paragraph(Paragraph::default())?;
            }
            flow.paragraph(note)?;
        }
        end
    }

    fn words(&mut self, bytes: &[u8], flow: &mut Flow<'_, '_>) -> Result<(), Unfit> {
        for word in Words::new(bytes) {
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
                        let reason = format!("its groups nest deeper than {MAX_DEPTH} levels");
                        return Err(Unfit::TooMuch(reason));
                    }
                    self.groups.push(self.group);
                    let group = &mut self.group;
                    (group.is_inner, group.optional, group.is_label) = (false, false, false);
                }
                Word::Close => {
                    self.end_group(flow)?;
                    if self.groups.is_empty() {
                        return Ok(());
                    }
                }
                Word::Sign(sign) => self.sign(sign, flow)?,
                Word::Control(name, number) => self.control(name, number, flow)?,
                Word::Byte(_) => {}
            }
        }
        Err(Unfit::NotOfFormat("it breaks off".to_owned()))
    }

    fn end_group(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), Unfit> {
        if self.group.target == Target::Styles {
            self.end_style();
        }
        if self.group.is_label {
            // One space between the number and the text, not a column.
            let bare = self.open.text.trim_end().len();
            self.open.text.truncate(bare);
            if bare > 0 {
                self.open.text.push(' ');
            }
        }
        if self.group.is_inner {
            if !self.open.text.trim().is_empty() {
                self.end_paragraph(flow)?;
            }
            self.open = self.outer.pop().unwrap_or_default();
        }
        if let Some(group) = self.groups.pop() {
            self.group = group;
        }
        Ok(())
    }

    fn sign(&mut self, sign: u8, flow: &mut Flow<'_, '_>) -> Result<(), Unfit> {
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
    ) -> Result<(), Unfit> {
        if self.destination(name) {
            return Ok(());
        }
        self.setting(name, number);
        if !self.is_wanted() {
            return Ok(());
        }
        match name {
            "par" => self.end_paragraph(flow)?,
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
            "page" => self.break_page(Break::Hard, flow)?,
            "softpage" => self.break_page(Break::Soft, flow)?,
            "sect" => {
                if !self.open.text.trim().is_empty() {
                    self.end_paragraph(flow)?;
                }
                self.section_ended = true;
            }
            "sbknone" | "sbkcol" => self.section_ended = false,
            "cell" => self.end_cell(1, flow)?,
            "nestcell" => self.end_cell(self.open.layout.tables.max(2), flow)?,
            "row" => {
                self.stand_in_tables(1, flow)?;
                self.close_row(flow)?;
            }
            "nestrow" if self.tables.len() > 1 => self.close_row(flow)?,
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
            self.outer.push(std::mem::take(&mut self.open));
        }
    }

    fn setting(&mut self, name: &str, number: Option<i32>) {
        let on = number != Some(0);
        let value = number.unwrap_or(0);
        match self.group.target {
            Target::Styles => return self.style(name, value),
            // The layout of a printed number is none of its paragraph's.
            Target::Text if self.group.is_label && name == "pard" => return,
            _ => {}
        }
        let layout = &mut self.open.layout;
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
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        match (self.group.is_label, self.group.look.bold) {
            (true, _) => {}
            (false, true) => self.open.bold += letters,
            (false, false) => self.open.plain += letters,
        }
        self.open.text.push_str(text);
    }

    /// Opens or closes tables until the text stands in `depth` of them.
    fn stand_in_tables(&mut self, depth: usize, flow: &mut Flow<'_, '_>) -> Result<(), Unfit> {
        while self.tables.len() > depth {
            flow.close_table()?;
            self.tables.pop();
        }
        while self.tables.len() < depth.min(MAX_TABLES) {
            self.open_cell(flow);
            flow.open_table();
            self.tables.push(false);
        }
        Ok(())
    }

    /// Opens a cell of the innermost table, where none is open.
    fn open_cell(&mut self, flow: &mut Flow<'_, '_>) {
        if let Some(is_open) = self.tables.last_mut()
            && !std::mem::replace(is_open, true)
        {
            flow.open_cell();
        }
    }

    fn end_cell(&mut self, depth: usize, flow: &mut Flow<'_, '_>) -> Result<(), Unfit> {
        self.open.layout.tables = depth.min(MAX_TABLES);
        self.end_paragraph(flow)?;
        if let Some(is_open) = self.tables.last_mut() {
            *is_open = false;
        }
        flow.close_cell();
        Ok(())
    }

    fn close_row(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), Unfit> {
        if let Some(is_open) = self.tables.last_mut() {
            *is_open = false;
        }
        flow.close_row()
    }

    fn break_page(&mut self, kind: Break, flow: &mut Flow<'_, '_>) -> Result<(), Unfit> {
        if !self.open.text.trim().is_empty() {
            self.hand_on(flow)?;
        }
        self.stand_in_tables(self.open.layout.tables, flow)?;
        flow.page_break(kind)
    }

    fn end_paragraph(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), Unfit> {
        if !(self.open.begun && self.open.text.trim().is_empty()) {
            self.hand_on(flow)?;
        }
        // The layout holds for the next paragraph, too.
        self.open = Open { layout: self.open.layout, ..Open::default() };
        Ok(())
    }

    fn hand_on(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), Unfit> {
        let layout = self.open.layout;
        let mut paragraph = Paragraph {
            text: std::mem::take(&mut self.open.text),
            leaders: layout.leaders,
            ..Paragraph::default()
        };
        if self.group.target == Target::Note {
            self.notes.push(paragraph);
            return Ok(());
        }
        self.stand_in_tables(layout.tables, flow)?;
        self.open_cell(flow);
        if !std::mem::replace(&mut self.open.begun, true) {
            if std::mem::take(&mut self.section_ended) || layout.page_break {
                flow.page_break(Break::Soft)?;
            }
            paragraph.gap_before = self.space_above.max(layout.space_before) >= BLANK_LINE;
            self.space_above = layout.space_after;
        }
        let indent = layout.indent.saturating_add(layout.first_line);
        paragraph.indent = usize::try_from(indent / CHARACTER).unwrap_or(0);
        paragraph.emphasis = match layout.outline {
            Some(level @ 0..=8) => Some(Emphasis::Heading((level + 1).min(6))),
            _ => (self.open.bold > 0 && self.open.plain == 0).then_some(Emphasis::Bold),
        };
        flow.paragraph(paragraph)
    }
}
