//! Values that flags can take where the list is closed.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::search::FacetField;

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal that supports it, unless `NO_COLOR` is set
    Auto,
    /// Also in a pipe
    Always,
    /// Never
    Never,
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum YesNo {
    /// Yes
    Yes,
    /// No
    No,
}

/// Formats of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading
    Human,
    /// One document
    Json,
    /// One object per line
    Jsonl,
    /// A table; `'` stands before what a spreadsheet would run
    Csv,
}

/// Formats of what is not a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TreeFormat {
    /// For reading
    Human,
    /// One document
    Json,
    /// One object per line
    Jsonl,
}

/// Formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For reading, on stderr
    Human,
    /// One document, on stdout
    Json,
}

/// What items are shown as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FoldBy {
    /// Items with the same diary number
    Case,
}

/// Order of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SortBy {
    /// Best first
    Relevance,
    /// Oldest first
    Date,
    /// Newest first
    #[value(name = "-date", alias = "date-desc")]
    DateDescending,
}

/// What to count by: every field that is counted.
impl ValueEnum for FacetField {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let row = self.row();
        Some(PossibleValue::new(row.name).help(row.about))
    }
}

/// Length of the spans of a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Span {
    /// Calendar years
    Year,
    /// Quarters
    Quarter,
    /// Months
    Month,
}

/// What a worker is kept back by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WorkerLayer {
    /// Inherited descriptors are closed
    Descriptors,
    /// Landlock
    Files,
    /// Seccomp
    Calls,
}
