//! How do paragraphs and breaks become pages of lines?
//!
//! A document without a fixed layout is printed as `pdftotext -layout` would print it: blank lines
//! where the document leaves space, columns apart by tabs, indents as spaces. Pages are numbered
//! when the document breaks its pages anywhere; otherwise there is one page without a number.
//! Guaranteed: no more text than [`MAX_TEXT_BYTES`].

use super::bounds::{MAX_TEXT_BYTES, TOO_MUCH_TEXT};
use super::model::{Emphasis, Page, PageSink};
use crate::source::{DecodeError, Excess, PageFault};

/// A paragraph longer than this, in characters, was printed on several lines and is text that
/// runs: blank lines tell where it begins and ends, as its line alone cannot.
const LONGEST_PRINTED_LINE: usize = 100;

/// Blank lines in a row beyond which more say nothing more.
const MOST_BLANK_LINES: usize = 3;

/// The widest indent in characters; what stands further right is not an indent.
const WIDEST_INDENT: usize = 40;

/// A paragraph, or a row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::source) struct Paragraph {
    /// The text; `\n` where the line is broken by hand, tabs between columns.
    pub text: String,
    /// How the paragraph as a whole is set apart.
    pub emphasis: Option<Emphasis>,
    /// Spaces before each line.
    pub indent: usize,
    /// Whether there is space above.
    pub gap_before: bool,
    /// Whether there is space below.
    pub gap_after: bool,
    /// Whether a last column of digits is a page number in a list of contents, which is
    /// printed after dots.
    pub leaders: bool,
}

/// What ends a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Break {
    /// A page ends here, even if nothing stands on it.
    Hard,
    /// What follows stands at the top of a page; nothing happens where it does already.
    Soft,
}

/// What a document is made of, one below the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::source) enum Item {
    Paragraph(Paragraph),
    Break(Break),
}

/// Writes paragraphs on pages.
pub(in crate::source) struct PageBuilder<'p, 'q> {
    sink: &'p mut PageSink<'q>,
    page: Page,
    /// Lines on the page so far.
    lines: usize,
    /// Blank lines owed before the next line.
    blanks: usize,
    /// Pages that are complete.
    ended: u32,
    bytes: usize,
    has_text: bool,
}

impl<'p, 'q> PageBuilder<'p, 'q> {
    /// Pages for `sink`; `margin` goes on the first of them.
    pub(in crate::source) fn new(sink: &'p mut PageSink<'q>, margin: Vec<String>) -> Self {
        let page = Page { margin, ..Page::default() };
        Self { sink, page, lines: 0, blanks: 0, ended: 0, bytes: 0, has_text: false }
    }

    /// Says of the page that is being written why it is not read whole.
    pub(in crate::source) fn doubt(&mut self, fault: PageFault) {
        self.page.fault = Some(fault);
    }

    /// Writes one item below the last.
    pub(in crate::source) fn write(&mut self, item: &Item) -> Result<(), DecodeError> {
        match item {
            Item::Paragraph(paragraph) => self.paragraph(paragraph),
            Item::Break(Break::Soft) if self.lines == 0 => Ok(()),
            Item::Break(_) => self.end_page(),
        }
    }

    /// Hands over the last page. When nothing at all was written, the file is empty.
    pub(in crate::source) fn finish(mut self) -> Result<(), DecodeError> {
        if !self.has_text {
            return Err(DecodeError::Empty);
        }
        // A break at the very end closes the last page and opens none.
        if self.lines == 0 && self.ended > 0 {
            return Ok(());
        }
        if self.ended > 0 {
            return self.end_page();
        }
        (self.sink)(self.page)
    }

    /// Hands over what there is before `fault`, and returns it.
    pub(in crate::source) fn break_off(self, fault: DecodeError) -> DecodeError {
        match self.finish() {
            Ok(()) | Err(DecodeError::Empty) => fault,
            Err(refused) => refused,
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<(), DecodeError> {
        let text = paragraph.text.trim_end();
        if text.trim_start().is_empty() {
            self.blanks = (self.blanks + 1).min(MOST_BLANK_LINES);
            return Ok(());
        }
        let long = text.chars().nth(LONGEST_PRINTED_LINE).is_some();
        let heading = matches!(paragraph.emphasis, Some(Emphasis::Heading(_)));
        if paragraph.gap_before || long || heading {
            self.blanks = self.blanks.max(1);
        }
        for line in text.split(['\n', '\u{2028}', '\u{2029}']) {
            self.line(line.trim_end(), paragraph)?;
        }
        if paragraph.gap_after || long {
            self.blanks = self.blanks.max(1);
        }
        Ok(())
    }

    fn line(&mut self, text: &str, paragraph: &Paragraph) -> Result<(), DecodeError> {
        if text.is_empty() {
            self.blanks = (self.blanks + 1).min(MOST_BLANK_LINES);
            return Ok(());
        }
        self.bytes += text.len() + 1;
        if self.bytes > MAX_TEXT_BYTES {
            return Err(TOO_MUCH_TEXT.into());
        }
        let blanks = std::mem::take(&mut self.blanks);
        // At the top of a page there is nothing to stand apart from.
        if self.lines > 0 {
            self.page.text.extend(std::iter::repeat_n('\n', blanks));
            self.lines += blanks;
        }
        if let Some(emphasis) = paragraph.emphasis {
            self.page.emphasis.push((self.lines, emphasis));
        }
        let indent = paragraph.indent.min(WIDEST_INDENT);
        self.page.text.extend(std::iter::repeat_n(' ', indent));
        match text.rsplit_once('\t') {
            Some((title, page)) if paragraph.leaders && is_page_number(page) => {
                self.page.text.push_str(title.trim_end());
                self.page.text.push_str(" ............ ");
                self.page.text.push_str(page.trim());
            }
            _ => self.page.text.push_str(text),
        }
        self.page.text.push('\n');
        self.lines += 1;
        self.has_text = true;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), DecodeError> {
        self.ended += 1;
        let mut page = std::mem::take(&mut self.page);
        page.number = Some(self.ended);
        (self.lines, self.blanks) = (0, 0);
        // An empty page is a few bytes of markup; it costs as much as a line of text.
        self.bytes += size_of::<Page>();
        if self.bytes > MAX_TEXT_BYTES {
            return Err(Excess::Pages { limit: self.ended as usize }.into());
        }
        (self.sink)(page)
    }
}

fn is_page_number(text: &str) -> bool {
    let digits = text.trim();
    !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Item {
        Item::Paragraph(Paragraph { text: text.to_owned(), ..Paragraph::default() })
    }

    fn pages_of(items: &[Item]) -> Result<Vec<Page>, DecodeError> {
        let mut pages = Vec::new();
        let mut sink = |page| {
            pages.push(page);
            Ok(())
        };
        let mut builder = PageBuilder::new(&mut sink, Vec::new());
        items.iter().try_for_each(|item| builder.write(item))?;
        builder.finish()?;
        Ok(pages)
    }

    fn texts(items: &[Item]) -> Vec<(Option<u32>, String)> {
        let pages = pages_of(items).expect("pages");
        pages.into_iter().map(|page| (page.number, page.text)).collect()
    }

    #[test]
    fn pages_are_numbered_when_there_is_a_break() {
        let (soft, hard) = (Item::Break(Break::Soft), Item::Break(Break::Hard));
        assert_eq!(texts(&[paragraph("a"), soft.clone()]), [(Some(1), "a\n".to_owned())]);
        assert_eq!(texts(&[soft.clone(), paragraph("a")]), [(None, "a\n".to_owned())]);
        let two = [paragraph("a"), hard.clone(), soft, paragraph("b")];
        assert_eq!(texts(&two), [(Some(1), "a\n".to_owned()), (Some(2), "b\n".to_owned())]);
        assert_eq!(texts(&[hard, paragraph("b")])[1], (Some(2), "b\n".to_owned()));
    }

    #[test]
    fn headings_and_long_paragraphs_stand_apart() {
        let heading = Item::Paragraph(Paragraph {
            text: "§ 1".to_owned(),
            emphasis: Some(Emphasis::Heading(2)),
            ..Paragraph::default()
        });
        let long = "ord ".repeat(30);
        let pages = pages_of(&[paragraph("a"), heading, paragraph(&long), paragraph("b")]);
        let page = &pages.expect("pages")[0];
        assert_eq!(page.text, format!("a\n\n§ 1\n\n{}\n\nb\n", long.trim_end()));
        assert_eq!(page.emphasis, [(2, Emphasis::Heading(2))]);
    }

    #[test]
    fn page_numbers_of_a_list_of_contents_come_after_dots() {
        let entry =
            Paragraph { text: "§ 1\tVal\t12".to_owned(), leaders: true, ..Paragraph::default() };
        assert_eq!(texts(&[Item::Paragraph(entry)])[0].1, "§ 1\tVal ............ 12\n");
    }

    #[test]
    fn nothing_written_is_empty_and_too_much_is_refused() {
        assert_eq!(pages_of(&[paragraph(" ")]), Err(DecodeError::Empty));
        let line = paragraph(&"x".repeat(1024 * 1024));
        assert_eq!(pages_of(&vec![line; 16]), Err(TOO_MUCH_TEXT.into()));
    }
}
