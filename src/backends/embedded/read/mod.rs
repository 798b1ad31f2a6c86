//! Answers requests from one commit of the index.

mod collect;
mod explain;
mod planned;
mod records;
mod similar;
mod suggest;
mod summaries;
mod without_one;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use tantivy::collector::TopDocs;
use tantivy::query::Query as EngineQuery;
use tantivy::schema::Value;
use tantivy::{DocAddress, ReloadPolicy, Searcher, TantivyDocument, TantivyError};

use self::collect::{Best, Collect, Found};
pub(super) use self::planned::{Compiled, planned};
use self::similar::similar_query;
use self::suggest::suggestions;
use self::summaries::{PerDay, Tallies, per_span, span_name, speakers, topics};
use self::without_one::best_left_out;
use super::compile::{all_values, term_query};
use super::dictionary::Lookups;
use super::engine::{self, PlanError, damaged, failed};
use super::folder::{self, Opened, SealedDirectory};
use super::schema::{Fields, Payload, column, schema};
use crate::minutes::FileKey;
use crate::query::{Query, Term};
use crate::search::{
    Bin, DamagedFile, FacetCounts, FileRecord, Granularity, Hit, IndexInfo, ItemKey, ItemRecord,
    Layers, Plan, Reader, Relaxation, Relaxed, Request, Response, SearchError, SpeakerSummary,
    Stage, Suggestion, Synonyms, TopicSummary, WordMeaning, claimed_id, nearest_ids, replaced,
    snippet, stages, without,
};

/// Bytes of an index that are compared with what was written before the first question is
/// answered, smallest files first. Reading them takes some 5 ms; an index of twenty thousand items
/// is below it, so that most damage shows at once. Of a larger index only `check` reads every byte.
const LOOKED_INTO_BYTES: u64 = 32 * 1024 * 1024;

/// A reader of one commit.
pub(super) struct EmbeddedReader {
    folder: PathBuf,
    files: SealedDirectory,
    searcher: Searcher,
    fields: Fields,
    payload: Payload,
    synonyms: Synonyms,
    layers: Layers,
}

impl EmbeddedReader {
    /// Opens the index in `folder`.
    pub(super) fn open(
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

    fn failed(&self, error: &TantivyError) -> SearchError {
        failed(&self.folder, error)
    }

    fn lookups(&self) -> Lookups<'_> {
        Lookups::new(&self.searcher, self.fields)
    }

    fn plan(&self, query: &Query) -> Result<Compiled, SearchError> {
        self.plan_with(&self.lookups(), query)
    }

    fn plan_with(&self, lookups: &Lookups<'_>, query: &Query) -> Result<Compiled, SearchError> {
        planned(lookups, &self.synonyms, self.layers, query)
            .map_err(|error| self.not_planned(error))
    }

    fn not_planned(&self, error: PlanError) -> SearchError {
        match error {
            PlanError::Search(error) => error,
            PlanError::Engine(error) => self.failed(&error),
        }
    }

    fn stored<T: serde::de::DeserializeOwned>(
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
    fn record(&self, key: &FileKey) -> Result<Option<FileRecord>, SearchError> {
        let query = term_query(self.fields.record, key.as_str());
        let Some(address) = self.only(&*query)? else { return Ok(None) };
        let mut record: FileRecord = self.stored(address)?;
        record.meeting.source.clone_from(&record.file.path);
        Ok(Some(record))
    }

    /// The only document that matches, if any.
    fn only(&self, query: &dyn EngineQuery) -> Result<Option<DocAddress>, SearchError> {
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
        let ItemRecord { item, meeting } = self.stored(best.address)?;
        let snippet = request.snippets.then(|| snippet(&item.body, &plan.matcher));
        Ok(Hit {
            score: best.score,
            title_highlights: plan.matcher.highlights(&item.title),
            id: item.id,
            number: item.number,
            title: item.title,
            organ: meeting.organ,
            authority: meeting.authority,
            date: meeting.date,
            place: meeting.place,
            source: self.source(best.address, sources)?,
            pages: item.pages,
            diary_numbers: item.diary_numbers,
            speakers: item.speakers.into_iter().map(|speaker| speaker.name).collect(),
            topics: item.topics,
            decisions: item.decisions,
            outcomes: item.outcomes,
            acts: item.acts,
            votes: item.votes,
            ocr: item.ocr,
            snippet,
            explanation: None,
        })
    }

    /// The answer to a plan, its time not yet told.
    fn answer(
        &self,
        lookups: &Lookups<'_>,
        Compiled { query, plan }: &Compiled,
        request: &Request,
    ) -> Result<Response, SearchError> {
        let collect = Collect {
            fields: self.fields,
            sort: request.sort,
            keep: request.limit.map(|limit| limit.saturating_add(request.offset)),
            facets: request.facets.clone(),
        };
        let found = self.searcher.search(query, &collect).map_err(|error| self.failed(&error))?;
        let Found { best, total, counts } = found;
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
        Ok(Response {
            query: request.source.clone(),
            total,
            took_ms: 0.0,
            relaxed: None,
            hits,
            facets: FacetCounts::of(
                counts.into_iter().map(|(field, values)| (field, values.into_iter().collect())),
                request.facet_limit,
            ),
            did_you_mean: did_you_mean(&request.query, plan),
            meaning: request.explain.then(|| meaning(plan)),
        })
    }

    /// The answer to the nearest query that finds something.
    fn relaxed(
        &self,
        request: &Request,
        lookups: &Lookups<'_>,
    ) -> Result<Option<Response>, SearchError> {
        let query = &request.query;
        for stage in stages(query) {
            let relaxation = match stage {
                Stage::One(relaxation) => Some(relaxation),
                Stage::WithoutOne(places) => {
                    let best = best_left_out(lookups, &self.synonyms, self.layers, query, &places);
                    best.map_err(|error| self.not_planned(error))?.and_then(|at| without(query, at))
                }
            };
            let Some(Relaxation { query, change }) = relaxation else { continue };
            let plan = self.plan_with(lookups, &query)?;
            let request = Request { query: query.clone(), ..request.clone() };
            let mut response = self.answer(lookups, &plan, &request)?;
            if response.total > 0 {
                response.relaxed = Some(Relaxed { query: query.to_string(), change });
                return Ok(Some(response));
            }
        }
        Ok(None)
    }

    fn tally(&self, query: &Query, tallies: &Tallies) -> Result<summaries::Tallied, SearchError> {
        let plan = self.plan(query)?;
        self.searcher.search(&plan.query, tallies).map_err(|error| self.failed(&error))
    }
}

impl Reader for EmbeddedReader {
    fn search(&self, request: &Request) -> Result<Response, SearchError> {
        let start = Instant::now();
        let lookups = self.lookups();
        let plan = self.plan_with(&lookups, &request.query)?;
        let mut response = self.answer(&lookups, &plan, request)?;
        if response.total == 0 && request.relax && request.offset == 0 {
            response = self.relaxed(request, &lookups)?.unwrap_or(response);
        }
        response.took_ms = (start.elapsed().as_secs_f64() * 1e6).round() / 1e3;
        Ok(response)
    }

    fn similar(&self, id: &str, limit: Option<usize>) -> Result<Option<Response>, SearchError> {
        let Some(address) = self.only(&*term_query(self.fields.id, id))? else { return Ok(None) };
        let start = Instant::now();
        let ItemRecord { item, .. } = self.stored(address)?;
        let query = similar_query(&self.searcher, self.fields, &item)
            .map_err(|error| self.failed(&error))?
            .unwrap_or_else(|| Box::new(tantivy::query::EmptyQuery));
        let plan = Compiled::of_engine(query);
        let lookups = &self.lookups();
        let request = Request {
            limit,
            facets: Vec::new(),
            ..Request::new(format!("similar to {id}"), Query::All)
        };
        let mut response = self.answer(lookups, &plan, &request)?;
        response.took_ms = (start.elapsed().as_secs_f64() * 1e6).round() / 1e3;
        Ok(Some(response))
    }

    fn suggest(&self, beginning: &str, limit: usize) -> Result<Vec<Suggestion>, SearchError> {
        suggestions(&self.searcher, self.fields, beginning, limit)
            .map_err(|error| self.failed(&error))
    }

    fn timeline(&self, query: &Query, granularity: Granularity) -> Result<Vec<Bin>, SearchError> {
        let count = |query: &Query| -> Result<_, SearchError> {
            let plan = self.plan(query)?;
            let days = self.searcher.search(&plan.query, &PerDay);
            Ok(per_span(&days.map_err(|error| self.failed(&error))?, granularity))
        };
        let hits = count(query)?;
        let bins = count(&Query::All)?.into_iter().map(|(span, items)| Bin {
            span: span_name(span, granularity),
            hits: hits.get(&span).copied().unwrap_or(0),
            items,
        });
        Ok(bins.collect())
    }

    fn item(&self, id: &str) -> Result<Option<ItemRecord>, SearchError> {
        let Some(address) = self.only(&*term_query(self.fields.id, id))? else { return Ok(None) };
        let mut record: ItemRecord = self.stored(address)?;
        // The attendance list and the path are kept once, with the file.
        let key = records::file_of(&self.searcher, address).map_err(|error| self.failed(&error))?;
        if let Some(file) = key.map(|key| self.record(&key)).transpose()?.flatten() {
            record.meeting = file.meeting;
        }
        Ok(Some(record))
    }

    fn claimants(&self, id: &str) -> Result<Vec<String>, SearchError> {
        let beginning = format!("{id}~");
        let ids =
            all_values(&self.searcher, self.fields.id).map_err(|error| self.failed(&error))?;
        let mut claimants: Vec<String> = ids
            .into_iter()
            .filter(|other| other.starts_with(&beginning))
            .filter(|other| claimed_id(other).is_some_and(|(claimed, _)| claimed == id))
            .collect();
        claimants.sort_unstable();
        Ok(claimants)
    }

    fn damages(&self) -> Result<Vec<DamagedFile>, SearchError> {
        folder::damages(&self.folder, &self.files, |_, _| true)
    }

    fn nearest_ids(&self, id: &str) -> Result<Vec<String>, SearchError> {
        let ids =
            all_values(&self.searcher, self.fields.id).map_err(|error| self.failed(&error))?;
        Ok(nearest_ids(&ids, id))
    }

    fn speakers(&self, query: &Query) -> Result<Vec<SpeakerSummary>, SearchError> {
        let tallies = Tallies { column: column::SPEAKER_PARTY, beside: Some(column::ORGAN) };
        Ok(speakers(&self.tally(query, &tallies)?))
    }

    fn topics(&self, query: &Query) -> Result<Vec<TopicSummary>, SearchError> {
        Ok(topics(&self.tally(query, &Tallies { column: column::TOPIC, beside: None })?))
    }

    fn files(&self) -> Result<Vec<FileRecord>, SearchError> {
        let addresses = records::files(&self.searcher, self.fields);
        let mut files = Vec::new();
        for address in addresses.map_err(|error| self.failed(&error))? {
            let mut record: FileRecord = self.stored(address)?;
            record.meeting.attendees = Vec::new();
            record.meeting.source.clone_from(&record.file.path);
            files.push(record);
        }
        files.sort_unstable_by(|a, b| a.key.cmp(&b.key));
        Ok(files)
    }

    fn item_keys(&self) -> Result<Vec<ItemKey>, SearchError> {
        records::item_keys(&self.searcher).map_err(|error| self.failed(&error))
    }

    fn items_of(&self, file: &FileKey) -> Result<Vec<ItemRecord>, SearchError> {
        let addresses = records::items_of(&self.searcher, self.fields, file);
        let source = self.record(file)?.map(|record| record.file.path).unwrap_or_default();
        let mut items = Vec::new();
        for address in addresses.map_err(|error| self.failed(&error))? {
            let mut record = self.stored::<ItemRecord>(address)?;
            record.meeting.source.clone_from(&source);
            items.push(record);
        }
        items.sort_by(|a, b| (a.item.pages, &a.item.id).cmp(&(b.item.pages, &b.item.id)));
        Ok(items)
    }

    fn info(&self) -> Result<IndexInfo, SearchError> {
        Ok(self.payload.clone().into())
    }
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
        ways: word.expansions.iter().map(|expansion| expansion.kind.to_string()).collect(),
    });
    words.collect()
}
