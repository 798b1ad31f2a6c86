//! Which lines stand in the running heads and feet of a word processor's file?
//!
//! Each line is kept once: a file has one part for each of its sections, for its first page, for
//! left and right pages.

use super::flow::Flow;
use super::model::Page;
use crate::source::{DecodeError, Excess};

/// The most lines that are kept. A letterhead with addresses has some ten; heads with thousands
/// are made to do harm.
const MAX_LINES: usize = 200;

/// Lines of running heads and feet.
#[derive(Debug, Default)]
pub(in crate::source) struct Margin {
    lines: Vec<String>,
}

impl Margin {
    /// Reads a part by what `read` puts into the flow. A damaged part is not loss of text, so
    /// what goes wrong is not told.
    pub(in crate::source) fn add(
        &mut self,
        read: impl FnOnce(&mut Flow<'_, '_>) -> Result<(), DecodeError>,
    ) {
        let mut put = |page: Page| self.put(&page);
        let mut flow = Flow::new(&mut put, Vec::new());
        let _ = read(&mut flow);
        let _ = flow.finish();
    }

    fn put(&mut self, page: &Page) -> Result<(), DecodeError> {
        for line in page.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if self.lines.len() >= MAX_LINES {
                return Err(Excess::RunningHeads { limit: MAX_LINES }.into());
            }
            if !self.lines.iter().any(|known| known == line) {
                self.lines.push(line.to_owned());
            }
        }
        Ok(())
    }

    /// The lines.
    pub(in crate::source) fn into_lines(self) -> Vec<String> {
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::super::builder::Paragraph;
    use super::*;

    #[test]
    fn lines_are_kept_once_and_not_without_end() {
        let mut margin = Margin::default();
        for text in ["Nämnden", "", "Nämnden", "Sida"] {
            let text = text.to_owned();
            margin.add(|flow| flow.paragraph(Paragraph { text, ..Paragraph::default() }));
        }
        assert_eq!(margin.lines, ["Nämnden", "Sida"]);
        for number in 0..1000 {
            let text = number.to_string();
            margin.add(|flow| flow.paragraph(Paragraph { text, ..Paragraph::default() }));
        }
        assert_eq!(margin.into_lines().len(), MAX_LINES);
    }
}
