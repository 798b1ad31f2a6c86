//! What every way in to an index needs: the terminal, and a server beside it.
//!
//! Opening, building and checking an index, reading files without one, turning words and filters into a query, citing items, the
//! sentences for people, and writing answers for other programs. Nothing here prints, reads
//! arguments or knows a protocol.

mod checked;
mod citation;
pub mod export;
#[cfg(test)]
pub(crate) mod fake;
mod formula;
mod library;
mod messages;
mod named;
mod parsed;
mod question;

pub use checked::Checking;
pub use citation::{Place, TIED, date_span, pages, person};
pub use library::{Library, LibraryError, Update, read_taxonomy};
pub use messages::{count, read_by_ocr};
pub use named::{NameError, Named, named, named_item};
pub use parsed::{Parsed, Parser};
pub use question::{BadQuery, BadValue, Filters, Question, QuestionError, question};
