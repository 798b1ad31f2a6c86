//! What travels in the commit itself, so that it can never disagree with the items.

use serde::{Deserialize, Serialize};

use super::fields::VERSION;
use crate::search::{IndexInfo, Versioned};
use crate::swedish;

/// The commit's payload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::backends::embedded) struct Payload {
    /// Version of the schema.
    pub schema: String,
    /// Version of the analyser.
    pub analyser: String,
    /// Number of items.
    pub items: u64,
    /// Number of files.
    pub files: u64,
    /// Hash over all files' paths and hashes: equal for equal corpora.
    pub corpus: String,
}

impl Payload {
    /// A payload of this program's versions.
    pub(in crate::backends::embedded) fn new(items: u64, files: u64, corpus: String) -> Self {
        Self {
            schema: VERSION.to_owned(),
            analyser: swedish::version().to_owned(),
            items,
            files,
            corpus,
        }
    }

    /// What differs from this program, if anything: which version, found, wanted.
    pub(in crate::backends::embedded) fn mismatch(&self) -> Option<(Versioned, String, String)> {
        let wanted = Self::new(0, 0, String::new());
        if self.schema != wanted.schema {
            Some((Versioned::Schema, self.schema.clone(), wanted.schema))
        } else if self.analyser != wanted.analyser {
            Some((Versioned::Analyser, self.analyser.clone(), wanted.analyser))
        } else {
            None
        }
    }
}

impl From<Payload> for IndexInfo {
    fn from(payload: Payload) -> Self {
        Self {
            items: payload.items,
            files: payload.files,
            schema: payload.schema,
            analyser: payload.analyser,
            corpus: payload.corpus,
        }
    }
}
