//! Lines on pages: what a layout sets its text on.
//!
//! Pages have a fixed number of lines, a head and a foot each and a form feed between two.

/// Lines of text on a page, head and foot not counted.
const PAGE_LINES: usize = 38;
/// Longest line of running text, in characters.
pub const WIDTH_CHARS: usize = 86;
/// Longest line of a title, in characters.
pub const TITLE_CHARS: usize = 66;

/// Pages as lists of lines.
pub struct Paper {
    /// Each page as its lines.
    pub pages: Vec<Vec<String>>,
}

impl Paper {
    pub fn new() -> Self {
        Self { pages: vec![Vec::new()] }
    }

    pub fn line(&mut self, line: impl Into<String>) {
        if self.pages.last().is_some_and(|page| page.len() >= PAGE_LINES) {
            self.turn();
        }
        if let Some(page) = self.pages.last_mut() {
            page.push(line.into());
        }
    }

    /// Leaves a line blank, unless it would be the first of a page.
    pub fn blank(&mut self) {
        if self.pages.last().is_some_and(|page| !page.is_empty() && page.len() < PAGE_LINES) {
            self.line("");
        }
    }

    pub fn turn(&mut self) {
        self.pages.push(Vec::new());
    }

    /// Keeps the next `lines` on one page.
    pub fn together(&mut self, lines: usize) {
        if self.pages.last().is_some_and(|page| page.len() + lines > PAGE_LINES) {
            self.turn();
        }
    }

    pub fn wrapped(&mut self, text: &str, width: usize) {
        for line in wrap(text, width) {
            self.line(line);
        }
    }

    pub fn clauses(&mut self, clauses: &[String]) {
        if let [only] = clauses {
            self.wrapped(only, WIDTH_CHARS);
            return;
        }
        for (at, clause) in clauses.iter().enumerate() {
            self.wrapped(&format!("{}. {clause}", at + 1), WIDTH_CHARS);
        }
    }

    pub fn paragraphs(&mut self, paragraphs: &[String]) {
        for paragraph in paragraphs {
            self.wrapped(paragraph, WIDTH_CHARS);
            self.blank();
        }
    }

    /// The pages with what stands above and below each; both are given its number and
    /// how many pages there are.
    pub fn print(
        self,
        head: impl Fn(usize, usize) -> String,
        foot: impl Fn(usize, usize) -> String,
    ) -> String {
        let count = self.pages.len();
        let mut out = String::new();
        for (at, page) in self.pages.into_iter().enumerate() {
            if at > 0 {
                out.push('\u{c}');
            }
            out.push_str(&head(at + 1, count));
            for line in page {
                out.push_str(&line);
                out.push('\n');
            }
            out.push_str(&foot(at + 1, count));
        }
        out
    }
}

/// Lines of at most `width` characters where words allow it.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut chars) = (String::new(), 0);
    for word in text.split(' ') {
        let length = word.chars().count();
        if chars > 0 && chars + 1 + length > width {
            lines.push(std::mem::take(&mut line));
            chars = 0;
        }
        if chars > 0 {
            line.push(' ');
            chars += 1;
        }
        line.push_str(word);
        chars += length;
    }
    lines.push(line);
    lines
}
