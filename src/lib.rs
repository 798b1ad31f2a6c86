//! Full-text search over Swedish committee minutes: ranked agenda items with decision, speakers,
//! date and page.
//!
//! An index is made from a folder of minutes and kept in a folder of its own:
//!
//! ```
//! use paragraf::app::{Library, Update};
//! use paragraf::ingest::Unwatched;
//! use paragraf::topics::Taxonomy;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let index = folder.path().join("index");
//! let taxonomy = Taxonomy::built_in();
//! let library = Library { index: &index, taxonomy: &taxonomy, synonyms: None, show_personal_numbers: false };
//! let report = library.update(&["corpus/region-norrmark".into()], Update::default(), &Unwatched)?;
//! assert!(report.failed.is_empty());
//! println!("{} items in the index", report.items_in_index);
//! # Ok(())
//! # }
//! ```
//!
//! Answers are agenda items, the best first, with exact counts over all that match:
//!
//! ```
//! use paragraf::app::Library;
//! use paragraf::query::parse;
//! use paragraf::search::Request;
//! # use paragraf::{app::Update, ingest::Unwatched, topics::Taxonomy};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let index = folder.path().join("index");
//! # let taxonomy = Taxonomy::built_in();
//! # let library = Library { index: &index, taxonomy: &taxonomy, synonyms: None, show_personal_numbers: false };
//! # library.update(&["corpus/region-norrmark".into()], Update::default(), &Unwatched)?;
//! let words = "föräldraskapsstöd year:2018..2022";
//! let answer = library.open()?.search(&Request::new(words, parse(words)?))?;
//! println!("{} items", answer.total);
//! for hit in &answer.hits {
//!     println!("{}  {}", hit.id, hit.title);
//! }
//! # assert_eq!(answer.hits[0].title, "Föräldraskapsstöd i länet");
//! # Ok(())
//! # }
//! ```
//!
//! Files that are not plain text are read in worker processes of the running program, which for that
//! is started as `PROGRAM extract-worker …`. A program of your own that reads such files passes these
//! arguments to [`source::serve`], or hands [`ingest::ingest`] a [`source::FileReader`] that starts
//! the command `paragraf` instead.
//!
//! The feature `serve`, on by default, adds [`serve`], the web page. The feature `cli`, on by default, adds [`cli`] and the command. Without it, none of the crates for
//! command lines and terminals are compiled.

pub mod app;
pub mod backends;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod ingest;
mod lexicon;
pub mod minutes;
pub mod people;
pub mod query;
pub mod search;
pub mod segment;
#[cfg(feature = "serve")]
pub mod serve;
pub mod source;
pub mod swedish;
pub mod topics;
pub mod track;
