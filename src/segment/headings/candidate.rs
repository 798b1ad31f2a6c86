//! A line that may be a heading, and what it says when it is one.

use super::forms::Form;

/// A line that may be a heading.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// Index of the line.
    pub line: usize,
    /// How it is marked.
    pub form: Form,
    /// The number as printed; `None` where the minutes have no numbers.
    pub number: Option<String>,
    /// The number's value, for the order.
    pub value: u32,
    /// What follows the number on the line.
    pub rest: String,
    /// Plausibility from form and surroundings.
    pub score: f32,
    /// Whether the title is the beginning of a paragraph without a number.
    pub is_paragraph: bool,
    /// Whether the line is bold, larger or marked as a heading.
    pub set_apart: bool,
}

/// What the heading of an item says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// The title, wrapped lines joined by one space.
    pub title: String,
    /// Diary numbers as printed.
    pub diary_numbers: Vec<String>,
    /// Index of the first line of the item's text.
    pub body: usize,
    /// Whether the end of the title was a guess.
    pub doubtful: bool,
    /// Text that stands behind the title on its line.
    pub lead: Option<String>,
}
