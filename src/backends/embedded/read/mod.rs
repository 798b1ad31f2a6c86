//! Answers requests from one commit of the index.

mod collect;
mod explain;
mod planned;
mod reader;
mod records;
mod similar;
mod suggest;
mod summaries;
mod widened;

use std::time::Instant;

use chrono::DateTime;

pub(super) use self::planned::Compiled;
#[cfg(test)]
pub(super) use self::planned::planned;
pub(super) use self::reader::EmbeddedReader;
use self::reader::page_end;
use self::similar::similar_query;
use self::suggest::suggestions;
use self::summaries::{PerDay, Tallies, per_span, span_name, speakers, topics};
use self::widened::ENOUGH;
use super::compile::{all_values, term_query};
use super::folder::{self};
use super::schema::column;
use crate::minutes::{FileKey, claimed_id, number_order};
use crate::query::Query;
use crate::search::{
    Bin, DamagedFile, FileRecord, Granularity, IndexInfo, ItemKey, ItemRecord, Reader, Request,
    Response, SearchError, SpeakerSummary, Storage, Suggestion, TopicSummary, nearest_ids,
};

impl Reader for EmbeddedReader {
    fn search(&self, request: &Request) -> Result<Response, SearchError> {
        let start = Instant::now();
        let lookups = self.lookups();
        let plan = self.plan_with(&lookups, &request.query, self.layers_of(request))?;
        let page = page_end(request);
        // Where it may be widened, all items are wanted that would come first.
        let keep = page.map(|page| if request.relax { page.max(ENOUGH) } else { page });
        let mut found = self.found(&plan, request, keep)?;
        let widened = if request.relax && found.total < ENOUGH as u64 {
            self.widened(request, &lookups, &found)?
        } else {
            None
        };
        found.best.truncate(page.unwrap_or(usize::MAX));
        let mut response = match widened {
            Some(widened) => widened,
            None => self.response(&lookups, &plan.plan, request, &found)?,
        };
        response.took_ms = (start.elapsed().as_secs_f64() * 1e6).round() / 1e3;
        Ok(response)
    }

    fn similar(&self, id: &str, limit: Option<usize>) -> Result<Option<Response>, SearchError> {
        let Some(address) = self.only(&*term_query(self.fields.id, id))? else { return Ok(None) };
        let start = Instant::now();
        let query = similar_query(&self.searcher, self.fields, &self.stored(address)?)
            .map_err(|error| self.failed(&error))?;
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

    fn linked(&self, item: &ItemRecord) -> Result<Vec<ItemRecord>, SearchError> {
        let found = records::linked(&self.searcher, self.fields, item);
        let addresses = found.map_err(|error| self.failed(&error))?;
        let items = addresses.into_iter().map(|address| self.stored::<ItemRecord>(address));
        let mut items = items.collect::<Result<Vec<_>, _>>()?;
        items.retain(|other| other.item.id != item.item.id);
        Ok(items)
    }

    fn claimants(&self, id: &str) -> Result<Vec<String>, SearchError> {
        let beginning = format!("{id}~");
        let ids =
            all_values(&self.searcher, self.fields.id).map_err(|error| self.failed(&error))?;
        let mut claimants: Vec<String> = ids
            .into_iter()
            .filter(|other| other.starts_with(&beginning))
            .filter(|other| claimed_id(other) == Some(id))
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
        items.sort_by_cached_key(|record| {
            let item = &record.item;
            (item.pages, number_order(item.number.as_deref()), item.id.clone())
        });
        Ok(items)
    }

    fn storage(&self) -> Result<Storage, SearchError> {
        let seals = self.files.commit_seals();
        let seals = seals.map_err(|error| self.failed(&error.into()))?;
        Ok(Storage {
            index: self.folder.clone(),
            bytes: seals.values().map(|seal| seal.bytes).sum(),
            changed: folder::changed(&self.folder).map(DateTime::from),
        })
    }

    fn info(&self) -> Result<IndexInfo, SearchError> {
        Ok(self.payload.clone().into())
    }
}
