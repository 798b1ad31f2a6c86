//! What every way in to an index needs: the terminal, and a server beside it.
//!
//! Opening, building and checking an index, reading files without one, turning words and filters
//! into a query, citing items, the sentences for people, and writing answers for other programs.
//! Nothing here prints, reads arguments or knows a protocol, and no text that it gives has personal
//! numbers in it unless they are to be shown.

mod checked;
mod citation;
pub mod export;
#[cfg(test)]
pub(crate) mod fake;
mod formula;
mod library;
pub mod messages;
mod named;
mod parsed;
mod question;
mod shelf;

pub use crate::minutes::count;
pub use crate::query::LeftOut;
pub use checked::Checking;
pub use citation::{Place, TIED, date_span, pages, person};
pub use library::{Library, LibraryError, Update, read_synonyms, read_taxonomy};
pub use named::{NameError, Named, named, named_item};
pub use parsed::{Parsed, Parser};
pub use question::{
    BadQuery, BadValue, Filters, Question, QuestionError, question, question_leniently,
};
pub use shelf::{Server, Serving, Shelf, Volume};
