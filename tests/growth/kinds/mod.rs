//! Texts that are made to be as much work as a text can be.
//!
//! Each kind is what minutes are made of, but one thing of it without end, or what only somebody
//! makes who wants a reader to run for hours. The same kind and size give the same text on every
//! machine. No text goes beyond what a file may have ([`MOST_LINES`], [`MOST_PAGES`]), so that a
//! kind of short lines or pages stops growing there.

mod lines;
mod made;
mod people;
#[path = "../../damaged/random.rs"]
#[expect(dead_code, reason = "shared with another test, which uses more of it")]
mod random;
mod sentences;
mod structure;
mod words;

pub use made::Made;

/// The most lines of a text, a little below what a file may have.
pub const MOST_LINES: usize = 499_000;

/// The most pages of a text, a little below what a file may have.
pub const MOST_PAGES: usize = 19_900;

/// A head that makes what follows minutes.
const COVER: &str = "KOMMUNSTYRELSEN\nPROTOKOLL\nSammanträdesdatum: 2024-03-12\n\n";

/// A head below which an attendance list goes on.
const LIST: &str = "Kommunstyrelsen\nProtokoll\nSammanträdesdatum: 2024-03-12\n\nBeslutande\n";

/// A head below which the text of an item goes on.
const ITEM: &str = "Kommunstyrelsen\nProtokoll\nSammanträdesdatum: 2024-03-12\n\n\
    Beslutande\nAnna Ek (S), ordförande\nBo Al (M)\nEva Ros, kassör\n\n\
    § 1 Val av justerare\n\nBeslut\nBo Al väljs.\n\n§ 2 Budget\n\nBeslut\n";

/// An item below a list, without which it would not be a list of minutes.
const END: &str = "\n\n§ 1 Val av justerare\n\nBeslut\nBo Al väljs.\n\n§ 2 Budget\n\nBeslut\nAnna Ek (S) \
    yrkar bifall.\n";

/// One kind of text: what stands first, what is said again and again, what stands last.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// What the text is made of, in a few words.
    pub name: &'static str,
    head: &'static str,
    unit: fn(&mut Made),
    tail: &'static str,
}

impl Kind {
    const fn new(name: &'static str, head: &'static str, unit: fn(&mut Made)) -> Self {
        Self { name, head, unit, tail: "" }
    }

    const fn before(self, tail: &'static str) -> Self {
        Self { tail, ..self }
    }

    /// A text of this kind, of `bytes` bytes give or take a line.
    pub fn text(&self, bytes: usize) -> String {
        let mut made = Made::new(self.head, bytes.saturating_sub(self.tail.len()));
        while !made.is_full() {
            (self.unit)(&mut made);
            made.next();
        }
        made.text.push_str(self.tail);
        made.text
    }
}

/// Every kind, by what it is made of.
pub const GROUPS: [(&str, &[Kind]); 5] = [
    ("lines", lines::KINDS),
    ("people", people::KINDS),
    ("sentences", sentences::KINDS),
    ("structure", structure::KINDS),
    ("words", words::KINDS),
];

/// Every kind.
pub fn all() -> impl Iterator<Item = Kind> {
    GROUPS.into_iter().flat_map(|(_, kinds)| kinds).copied()
}
