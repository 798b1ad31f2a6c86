//! The search under test: an index of `corpus/`, asked with layers switched off.

use std::path::Path;

use paragraf::backends::embedded::{open_reader_with, open_writer};
use paragraf::ingest::{Permissions, Unwatched, ingest};
use paragraf::search::{Explanation, Layers, Request, Synonyms};
use paragraf::source::FileReader;
use paragraf::topics::Taxonomy;
use tempfile::TempDir;

use crate::gold::Gold;
use crate::measure::{Measured, Outcome};

/// Some of the ways of finding a word.
pub struct Chain {
    /// What is different from the chain that users have.
    pub name: &'static str,
    /// The layers in use.
    pub layers: Layers,
}

const ALL: Layers = Layers {
    stems: true,
    parts: true,
    synonyms: true,
    thesaurus: true,
    folding: true,
    fuzzy: true,
    nearness: true,
};

const NONE: Layers = Layers {
    stems: false,
    parts: false,
    synonyms: false,
    thesaurus: false,
    folding: false,
    fuzzy: false,
    nearness: false,
};

/// The full chain first, then each layer switched off, two that overlap, and all of them.
pub const CHAINS: &[Chain] = &[
    Chain { name: "all layers", layers: ALL },
    Chain { name: "without stems", layers: Layers { stems: false, ..ALL } },
    Chain { name: "without compounds", layers: Layers { parts: false, ..ALL } },
    Chain { name: "without abbreviations", layers: Layers { synonyms: false, ..ALL } },
    Chain { name: "without the thesaurus", layers: Layers { thesaurus: false, ..ALL } },
    Chain { name: "without folding", layers: Layers { folding: false, ..ALL } },
    Chain { name: "without other spellings", layers: Layers { fuzzy: false, ..ALL } },
    // Each finds much of what the other finds, so their worth shows only together.
    Chain {
        name: "without folding and other spellings",
        layers: Layers { folding: false, fuzzy: false, ..ALL },
    },
    Chain { name: "without nearness", layers: Layers { nearness: false, ..ALL } },
    Chain { name: "no layer: the words as typed", layers: NONE },
];

/// The abbreviations of the built-in topics, as the program knows them.
pub fn synonyms() -> Synonyms {
    let mut synonyms = Synonyms::default();
    for (short, long) in Taxonomy::built_in().topics().flat_map(|topic| &topic.abbreviations) {
        synonyms.add(&[short, long]);
    }
    synonyms
}

/// An index of the sample minutes in a folder of its own.
pub struct Engine {
    folder: TempDir,
    synonyms: Synonyms,
}

impl Engine {
    /// Builds the index.
    pub fn build() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        let taxonomy = Taxonomy::built_in();
        let writer = open_writer(folder.path(), false).expect("an index");
        let report = ingest(
            &[corpus],
            writer,
            &taxonomy,
            &FileReader::in_process(),
            Permissions::default(),
            &Unwatched,
        )
        .expect("an ingest");
        assert!(report.failed.is_empty(), "{:?}", report.failed);
        Self { folder, synonyms: synonyms() }
    }

    /// Whether the index has the item.
    pub fn has(&self, id: &str) -> bool {
        let reader = open_reader_with(self.folder.path(), self.synonyms.clone(), ALL);
        reader.and_then(|reader| reader.item(id)).expect("an answer").is_some()
    }

    /// What the scores of the first page are made of, as a user gets it.
    pub fn explain(&self, typed: &str) -> Vec<Explanation> {
        let reader = open_reader_with(self.folder.path(), self.synonyms.clone(), ALL);
        let query = paragraf::query::parse(typed).expect(typed);
        let request = Request { explain: true, ..Request::new(typed, query) };
        let response = reader.and_then(|reader| reader.search(&request)).expect(typed);
        response.hits.into_iter().filter_map(|hit| hit.explanation).collect()
    }

    /// What `chain` answers to `gold`.
    pub fn ask(&self, chain: &'static Chain, gold: &Gold) -> Measured {
        let reader = open_reader_with(self.folder.path(), self.synonyms.clone(), chain.layers)
            .expect("a reader");
        let answer = |typed: &str| {
            let query = paragraf::query::parse(typed).expect(typed);
            let mut request = Request::new(typed, query);
            request.limit = None;
            request.snippets = false;
            request.relax = false;
            let hits = reader.search(&request).expect(typed).hits;
            hits.into_iter().map(|hit| hit.id).collect::<Vec<String>>()
        };
        let outcomes =
            gold.queries.iter().map(|query| Outcome::of(query, &answer(&query.typed))).collect();
        let alarms = gold.absent.iter().filter(|word| !answer(word).is_empty()).cloned().collect();
        Measured { chain, outcomes, alarms, absent: gold.absent.len() }
    }
}
