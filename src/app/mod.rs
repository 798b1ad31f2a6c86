//! What every way in to an index needs: the terminal, and a server beside it.
//!
//! Opening and building an index, turning words and filters into a query, and writing answers for
//! other programs. Nothing here prints, reads arguments or knows a protocol.

pub mod export;
#[cfg(test)]
pub(crate) mod fake;
mod formula;
mod library;
mod question;

pub use library::{Library, LibraryError, Update, file_reader, read_taxonomy};
pub use question::{BadQuery, BadValue, Filters, Question, QuestionError, question};
