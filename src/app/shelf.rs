//! The index as it is now, for a process that answers for days.
//!
//! A reader sees one state of the index for its whole life. A shelf keeps one and opens the next as soon as an
//! ingest or a rebuild has been committed; questions that are being answered keep the state that they began with.

use std::error::Error;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use super::Library;
use crate::backends::embedded::changed;
use crate::search::{Reader, SearchError, Thesaurus};
use crate::topics::Taxonomy;

/// How often it is looked whether there is a newer state.
const LOOKS_APART: Duration = Duration::from_millis(500);

/// How a server is run.
#[derive(Debug, Clone)]
pub struct Serving {
    /// Where it listens.
    pub listen: SocketAddr,
    /// Names by which it may be called besides those of this machine, each `name` or `name:port`.
    pub hosts: Vec<String>,
    /// Whether each request is written to stderr.
    pub log: bool,
}

/// What answers from a shelf until the process is told to end. It tells where it listens, once it does. The command
/// line is handed one, so that it knows no protocol.
pub type Server =
    fn(Shelf, &Serving, &mut dyn FnMut(SocketAddr)) -> Result<(), Box<dyn Error + Send + Sync>>;

/// An index that is opened anew when it has changed, with what it is asked with.
pub struct Shelf {
    index: PathBuf,
    taxonomy: Taxonomy,
    synonyms: Option<Thesaurus>,
    opened: Mutex<Opened>,
}

struct Opened {
    reader: Arc<dyn Reader>,
    state: Option<SystemTime>,
    looked: Instant,
}

/// The reader of one state, and what tells that state from others.
#[derive(Clone)]
pub struct Volume {
    /// Answers from that state.
    pub reader: Arc<dyn Reader>,
    /// Another one for another state.
    pub edition: String,
}

impl Shelf {
    /// Opens the index in the folder `index`. Personal numbers are masked.
    ///
    /// # Errors
    /// When there is none, or it cannot be opened.
    pub fn open(
        index: PathBuf,
        taxonomy: Taxonomy,
        synonyms: Option<Thesaurus>,
    ) -> Result<Self, SearchError> {
        let state = changed(&index);
        let reader = Arc::from(library(&index, &taxonomy, synonyms.as_ref()).open()?);
        let opened = Mutex::new(Opened { reader, state, looked: Instant::now() });
        Ok(Self { index, taxonomy, synonyms, opened })
    }

    /// The newest state that can be opened: while a newer one is damaged or of another version, the one before.
    #[must_use]
    pub fn volume(&self) -> Volume {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if opened.looked.elapsed() >= LOOKS_APART {
            opened.looked = Instant::now();
            let state = changed(&self.index);
            if state.is_some() && state != opened.state {
                let library = library(&self.index, &self.taxonomy, self.synonyms.as_ref());
                if let Ok(reader) = library.open() {
                    (opened.reader, opened.state) = (Arc::from(reader), state);
                }
            }
        }
        let since =
            opened.state.and_then(|state| state.duration_since(SystemTime::UNIX_EPOCH).ok());
        let edition = format!("{:x}", since.unwrap_or_default().as_nanos());
        Volume { reader: Arc::clone(&opened.reader), edition }
    }

    /// The topics by which items are tagged.
    #[must_use]
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.taxonomy
    }
}

fn library<'a>(
    index: &'a std::path::Path,
    taxonomy: &'a Taxonomy,
    synonyms: Option<&'a Thesaurus>,
) -> Library<'a> {
    Library { index, synonyms, taxonomy, show_personal_numbers: false }
}
