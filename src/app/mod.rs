//! What every way in to an index needs: the terminal, and a server beside it.
//!
//! Opening and building an index, turning words and filters into a query, citing items, the
//! sentences for people, and writing answers for other programs. Nothing here prints, reads
//! arguments or knows a protocol.

mod citation;
pub mod export;
#[cfg(test)]
pub(crate) mod fake;
mod formula;
mod library;
mod messages;
mod named;
mod question;

pub use citation::{Place, TIED, date_span, pages, person};
pub use library::{Library, LibraryError, Update, file_reader, read_taxonomy};
pub use messages::{count, read_by_ocr};
pub use named::{NameError, Named, named, named_item};
pub use question::{BadQuery, BadValue, Filters, Question, QuestionError, question};
