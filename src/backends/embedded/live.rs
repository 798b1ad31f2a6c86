//! Which items have a term, those that were taken out left aside.
//!
//! The engine keeps what was deleted in its dictionaries until a segment is merged. Whoever asks which words,
//! names and values there are would be told of items that are gone, and an index that was brought up
//! to date would answer otherwise than a fresh one. A segment without deletions costs nothing more.

use tantivy::index::InvertedIndexReader;
use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, SegmentReader, TERMINATED, TantivyError, Term};

/// How many items of the segment have the term, or at most `enough`.
fn count(
    segment: &SegmentReader,
    index: &InvertedIndexReader,
    term: &TermInfo,
    enough: u64,
) -> Result<u64, TantivyError> {
    if !segment.has_deletes() {
        return Ok(u64::from(term.doc_freq).min(enough));
    }
    let mut postings = index.read_postings_from_terminfo(term, IndexRecordOption::Basic)?;
    let mut items = 0;
    while items < enough && postings.doc() != TERMINATED {
        items += u64::from(!segment.is_deleted(postings.doc()));
        postings.advance();
    }
    Ok(items)
}

/// How many items have the term.
pub(super) fn items(searcher: &Searcher, term: &Term) -> Result<u64, TantivyError> {
    let mut items = 0;
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(term.field())?;
        if let Some(info) = index.get_term_info(term)? {
            items += count(segment, &index, &info, u64::MAX)?;
        }
    }
    Ok(items)
}

/// The terms of a field that begin so and that any item has, in the order of each segment, each with
/// its number of items, or at most `enough`. `take` says whether to go on.
pub(super) fn each_beginning(
    searcher: &Searcher,
    field: Field,
    beginning: &str,
    enough: u64,
    mut take: impl FnMut(&str, u64) -> bool,
) -> Result<(), TantivyError> {
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().range().ge(beginning.as_bytes()).into_stream()?;
        while stream.advance() && stream.key().starts_with(beginning.as_bytes()) {
            let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
            let items = count(segment, &index, stream.value(), enough)?;
            if items > 0 && !take(term, items) {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// As [`each_beginning`] for the terms that an automaton accepts, with their numbers of items.
pub(super) fn each_accepted<A: tantivy_fst::Automaton>(
    searcher: &Searcher,
    field: Field,
    automaton: &A,
    mut take: impl FnMut(&str, u64),
) -> Result<(), TantivyError>
where
    A::State: Clone,
{
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().search(automaton).into_stream()?;
        while stream.advance() {
            let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
            let items = count(segment, &index, stream.value(), u64::MAX)?;
            if items > 0 {
                take(term, items);
            }
        }
    }
    Ok(())
}
