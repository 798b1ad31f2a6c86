//! A reader of one commit, and what every kind of question needs of it.
//!
//! Opening, planning, collecting and the shape of a hit. What single kinds of questions ask stands in their own
//! files.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use tantivy::collector::TopDocs;
use tantivy::query::Query as EngineQuery;
use tantivy::schema::Value;
use tantivy::{DocAddress, ReloadPolicy, Searcher, TantivyDocument, TantivyError};

use super::super::compile::term_query;
use super::super::dictionary::Lookups;
use super::super::engine::{self, PlanError, damaged, failed};
use super::super::folder::{self, Opened, SealedDirectory};
use super::super::schema::{Fields, Payload, schema};
use super::collect::{Best, Collect, Found};
use super::explain;
use super::planned::{Compiled, planned};
use super::records;
use super::summaries::{self, Tallies};
use crate::minutes::FileKey;
use crate::query::{Query, Term};
use crate::search::{
    FacetCounts, FileRecord, Hit, ItemRecord, Layers, Plan, Request, Response, SearchError,
    Synonyms, WordMeaning, replaced, snippet,
};

/// Bytes of an index that are compared with what was written before the first question is
/// answered, smallest files first. Reading them takes some 5 ms; an index of twenty thousand items
/// is below it, so that most damage shows at once. Only `check` reads every byte of a larger index.
const LOOKED_INTO_BYTES: u64 = 32 * 1024 * 1024;

/// A reader of one commit.
pub(in crate::backends::embedded) struct EmbeddedReader {
    pub(super) folder: PathBuf,
    pub(super) files: SealedDirectory,
    pub(super) searcher: Searcher,
    pub(super) fields: Fields,
    pub(super) payload: Payload,
    pub(super) synonyms: Synonyms,
    pub(super) layers: Layers,
}

impl EmbeddedReader {
    /// Opens the index in `folder`.
    pub(in crate::backends::embedded) fn open(
        folder: &Path,
        synonyms: &Synonyms,
        layers: Layers,
    ) -> Result<Self, SearchError> {
        folder::read(folder, |Opened { index, payload, files }| {
            let wrong = |error: TantivyError| engine::unreadable(folder, &error);
            look_into(folder, &files)?;
            let reader = index
                .reader_builder()
                .reload_policy(ReloadPolicy::Manual)
                .try_into()
                .map_err(wrong)?;
            let (_, fields) = schema();
            Ok(Self {
                folder: folder.to_owned(),
                files,
                searcher: reader.searcher(),
                fields,
                payload,
                synonyms: synonyms.clone(),
                layers,
            })
        })
    }

    pub(super) fn failed(&self, error: &TantivyError) -> SearchError {
        failed(&self.folder, error)
    }

    pub(super) fn lookups(&self) -> Lookups<'_> {
        Lookups::new(&self.searcher, self.fields)
    }

    pub(super) fn plan(&self, query: &Query) -> Result<Compiled, SearchError> {
        self.plan_with(&self.lookups(), query, self.layers)
    }

    pub(super) fn plan_with(
        &self,
        lookups: &Lookups<'_>,
        query: &Query,
        layers: Layers,
    ) -> Result<Compiled, SearchError> {
        planned(lookups, &self.synonyms, layers, query).map_err(|error| self.not_planned(error))
    }

    pub(super) fn not_planned(&self, error: PlanError) -> SearchError {
        match error {
            PlanError::Search(error) => error,
            PlanError::Engine(error) => self.failed(&error),
        }
    }

    pub(super) fn stored<T: serde::de::DeserializeOwned>(
        &self,
        address: DocAddress,
    ) -> Result<T, SearchError> {
        let document: TantivyDocument =
            self.searcher.doc(address).map_err(|error| self.failed(&error))?;
        let bytes = document.get_first(self.fields.stored).and_then(|value| value.as_bytes());
        let bytes = bytes.unwrap_or_default();
        serde_json::from_slice(bytes).map_err(|error| damaged(&self.folder, &error))
    }

    /// Where the file of an item lies, as it is shown.
    fn source(&self, item: DocAddress, sources: &mut Sources) -> Result<String, SearchError> {
        let key = records::file_of(&self.searcher, item).map_err(|error| self.failed(&error))?;
        let key = key.ok_or_else(|| damaged(&self.folder, &"an item is of no file"))?;
        if let Some(source) = sources.get(&key) {
            return Ok(source.clone());
        }
        let record = self.record(&key)?;
        let record = record
            .ok_or_else(|| damaged(&self.folder, &format!("nothing is remembered of {key}")))?;
        sources.insert(key, record.file.path.clone());
        Ok(record.file.path)
    }

    /// What the index remembers of a file.
    pub(super) fn record(&self, key: &FileKey) -> Result<Option<FileRecord>, SearchError> {
        let query = term_query(self.fields.record, key.as_str());
        let Some(address) = self.only(&*query)? else { return Ok(None) };
        let mut record: FileRecord = self.stored(address)?;
        record.meeting.source.clone_from(&record.file.path);
        Ok(Some(record))
    }

    /// The only document that matches, if any.
    pub(super) fn only(&self, query: &dyn EngineQuery) -> Result<Option<DocAddress>, SearchError> {
        let found = self
            .searcher
            .search(query, &TopDocs::with_limit(1).order_by_score())
            .map_err(|error| self.failed(&error))?;
        Ok(found.first().map(|(_, address)| *address))
    }

    fn hit(
        &self,
        best: &Best,
        plan: &Plan,
        request: &Request,
        sources: &mut Sources,
    ) -> Result<Hit, SearchError> {
        let mut record: ItemRecord = self.stored(best.address)?;
        record.meeting.source = self.source(best.address, sources)?;
        let ItemRecord { item, .. } = &record;
        let snippet = request.snippets.then(|| snippet(&item.body, &item.decisions, &plan.matcher));
        let title_highlights = plan.matcher.highlights(&item.title);
        Ok(Hit { snippet, title_highlights, ..Hit::of(record, best.score) })
    }

    /// The ways in which words are looked for that the request allows.
    pub(super) fn layers_of(&self, request: &Request) -> Layers {
        Layers { thesaurus: self.layers.thesaurus && request.thesaurus, ..self.layers }
    }

    /// What a plan finds: the `keep` best items, and counts of all.
    pub(super) fn found(
        &self,
        Compiled { query, .. }: &Compiled,
        request: &Request,
        keep: Option<usize>,
    ) -> Result<Found, SearchError> {
        let collect = Collect {
            fields: self.fields,
            sort: request.sort,
            keep,
            facets: request.facets.clone(),
        };
        self.searcher.search(query, &collect).map_err(|error| self.failed(&error))
    }

    /// The answer to a plan, its time not yet told.
    pub(super) fn answer(
        &self,
        lookups: &Lookups<'_>,
        compiled: &Compiled,
        request: &Request,
    ) -> Result<Response, SearchError> {
        let found = self.found(compiled, request, page_end(request))?;
        self.response(lookups, &compiled.plan, request, &found)
    }

    /// The page of what was found.
    pub(super) fn response(
        &self,
        lookups: &Lookups<'_>,
        plan: &Plan,
        request: &Request,
        Found { best, total, counts }: &Found,
    ) -> Result<Response, SearchError> {
        let page = best.get(request.offset..).unwrap_or_default();
        let mut sources = Sources::new();
        let hits = page.iter().map(|best| self.hit(best, plan, request, &mut sources));
        let mut hits = hits.collect::<Result<Vec<_>, _>>()?;
        if request.explain {
            let scored: Vec<_> = page.iter().map(|best| (best.address, best.score)).collect();
            let explanations = explain::explanations(lookups, plan, &scored)
                .map_err(|error| self.not_planned(error))?;
            for (hit, explanation) in hits.iter_mut().zip(explanations) {
                hit.explanation = Some(explanation);
            }
        }
        let counts = counts.iter().map(|(field, values)| {
            (*field, values.iter().map(|(value, items)| (value.clone(), *items)).collect())
        });
        Ok(Response {
            query: request.source.clone(),
            total: *total,
            cases: None,
            took_ms: 0.0,
            relaxed: None,
            hits,
            facets: FacetCounts::of(counts, request.facet_limit),
            did_you_mean: did_you_mean(&request.query, plan),
            other_words: plan.other_words.clone(),
            meaning: request.explain.then(|| meaning(plan)),
        })
    }

    pub(super) fn tally(
        &self,
        query: &Query,
        tallies: &Tallies,
    ) -> Result<summaries::Tallied, SearchError> {
        let plan = self.plan(query)?;
        self.searcher.search(&plan.query, tallies).map_err(|error| self.failed(&error))
    }
}

/// How many of the best items there are up to the end of the page; `None` for all.
pub(super) fn page_end(request: &Request) -> Option<usize> {
    request.limit.map(|limit| limit.saturating_add(request.offset))
}

/// The shown paths of files that were looked up already.
type Sources = HashMap<FileKey, String>;

/// Compares files with what was written: all of the columns, whose bytes the engine believes in a
/// way that can end the process, and others up to a sum.
fn look_into(folder: &Path, files: &SealedDirectory) -> Result<(), SearchError> {
    let mut left = LOOKED_INTO_BYTES;
    let is_looked_into = |name: &str, bytes: u64| {
        let fits = bytes <= left;
        left -= if fits { bytes } else { 0 };
        let ending = name.rsplit('.').next();
        fits || matches!(ending, Some("fast" | "del"))
    };
    match folder::damages(folder, files, is_looked_into)?.first() {
        Some(first) => Err(damaged(folder, first)),
        None => Ok(()),
    }
}

/// The query with the words that were searched for instead of unknown ones.
fn did_you_mean(query: &Query, plan: &Plan) -> Option<String> {
    if plan.corrections.is_empty() {
        return None;
    }
    let corrected = replaced(query, &|query| {
        let Query::Word(term) = query else { return None };
        let (_, instead) = plan.corrections.iter().find(|(typed, _)| *typed == term.text)?;
        Some(Query::Word(Term { text: instead.clone(), span: term.span }))
    });
    Some(corrected.to_string())
}

/// What each word was taken to mean.
fn meaning(plan: &Plan) -> Vec<WordMeaning> {
    let words = plan.words.iter().map(|word| WordMeaning {
        word: if word.negated { format!("-{}", word.word) } else { word.word.clone() },
        ways: word.expansions.iter().map(|expansion| expansion.kind.clone()).collect(),
    });
    words.collect()
}
