//! How are lines set on a screen or in a pipe?
//!
//! On a screen, prose is wrapped to its width with the indent kept; in a pipe nothing is wrapped,
//! so that one field is one line for `grep` and `less`.

use super::text::{Role, Text};

/// Width of the column of labels: the longest and a gap.
pub const LABEL_COLUMNS: usize = 11;

/// The widest a line of prose is set, in columns: beyond this the eye loses the line.
const READING_COLUMNS: usize = 100;
/// The narrowest: below this wrapping helps nobody.
const LEAST_COLUMNS: usize = 20;
/// The width that bars and tables are fitted to where there is no screen.
const PIPE_COLUMNS: usize = 80;

/// What the screen allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Width of the screen; `None` where there is none and nothing is to be wrapped.
    pub columns: Option<usize>,
    /// Whether roles are shown in colour.
    pub coloured: bool,
}

impl Layout {
    /// The width for what has to be fitted to some width.
    #[must_use]
    pub fn fitted_columns(self) -> usize {
        self.columns.unwrap_or(PIPE_COLUMNS).max(LEAST_COLUMNS)
    }
}

/// A rendering that grows line by line.
#[derive(Debug, Clone)]
pub struct Sheet {
    layout: Layout,
    out: String,
}

impl Sheet {
    /// An empty sheet.
    #[must_use]
    pub fn new(layout: Layout) -> Self {
        Self { layout, out: String::new() }
    }

    /// What the screen allows.
    #[must_use]
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A heading below an empty line.
    pub fn heading(&mut self, text: &str) {
        self.blank();
        self.line(&Text::of(Role::Strong, text));
    }

    /// One line, never wrapped.
    pub fn line(&mut self, text: &Text) {
        text.write(self.layout.coloured, &mut self.out);
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }

    /// Prose, every line of it indented; no text is not a line.
    pub fn prose(&mut self, indent: usize, text: &Text) {
        self.hanging(&Text::new(), indent, text);
    }

    /// Prose whose first line begins with `lead`, the others below it indented.
    pub fn hanging(&mut self, lead: &Text, indent: usize, text: &Text) {
        let lines = match self.layout.columns {
            Some(columns) => {
                let columns = columns.clamp(LEAST_COLUMNS, READING_COLUMNS);
                text.wrapped(columns.saturating_sub(indent).max(1))
            }
            None if text.is_empty() => Vec::new(),
            None => vec![text.clone()],
        };
        for (index, line) in lines.iter().enumerate() {
            let taken = if index == 0 {
                lead.write(self.layout.coloured, &mut self.out);
                lead.columns()
            } else {
                0
            };
            self.out.extend(std::iter::repeat_n(' ', indent.saturating_sub(taken)));
            self.line(line);
        }
    }

    /// A value behind its label, in the column of values.
    pub fn field(&mut self, label: &str, value: &str) {
        self.hanging(&Text::of(Role::Faint, label), LABEL_COLUMNS, &Text::of(Role::Plain, value));
    }

    /// An id as a field; it is copied, and so never broken.
    pub fn id(&mut self, id: &str) {
        let label = Text::of(Role::Faint, &format!("{:LABEL_COLUMNS$}", "ID"));
        self.line(&label.with(Role::Id, id));
    }

    /// The rendering.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::Role;
    use super::*;

    fn set(columns: Option<usize>, text: &str) -> String {
        let mut sheet = Sheet::new(Layout { columns, coloured: false });
        let lead = Text::of(Role::Plain, " 1.");
        sheet.hanging(&lead, 4, &Text::of(Role::Plain, text));
        sheet.finish()
    }

    #[test]
    fn prose_hangs_below_its_first_line() {
        let text = "ett två tre fyra fem sex";
        assert_eq!(set(Some(20), text), " 1. ett två tre fyra\n    fem sex\n");
    }

    #[test]
    fn nothing_is_wrapped_in_a_pipe() {
        let text = "ord ".repeat(60);
        assert_eq!(set(None, text.trim()).lines().count(), 1);
    }

    #[test]
    fn prose_is_not_wider_than_is_good_to_read() {
        let text = "ord ".repeat(60);
        assert!(set(Some(300), &text).lines().all(|line| line.len() <= READING_COLUMNS));
    }

    #[test]
    fn an_empty_text_gives_no_line() {
        assert_eq!(set(Some(40), ""), "");
        assert_eq!(set(None, ""), "");
    }
}
