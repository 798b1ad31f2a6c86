//! Items like a given one.
//!
//! First the others of its case. Behind them a query is made of what is particular to the item: the stems of its title and body that few
//! other items have, weighted by how much they tell it apart (tf · idf).

use std::collections::HashMap;

use tantivy::query::{BooleanQuery, ConstScoreQuery, Occur, Query as EngineQuery};
use tantivy::{Searcher, TantivyError, Term};

use super::super::compile::{boosted, term_query};
use super::super::schema::Fields;
use super::records::linked_query;
use crate::minutes::AgendaItem;
use crate::search::ItemRecord;
use crate::swedish::{self, Origin};

/// How many stems an item is known by: fewer miss the matter, more bring the routine words.
const TERMS: usize = 24;
/// How many of them another item must have.
const REQUIRED: usize = 3;
/// A word of the title says as much as this many of the text.
const TITLE_WEIGHT: u32 = 3;
/// Stems of fewer letters are particles and abbreviations of all sorts.
const SHORTEST_STEM: usize = 4;

/// What an item of the same case has before one that is only alike: more than any likeness gives.
const OF_CASE: f32 = 1_000.0;

/// The query for the other items of the record's case and behind them those like it, itself left out.
pub(in crate::backends::embedded) fn similar_query(
    searcher: &Searcher,
    fields: Fields,
    record: &ItemRecord,
) -> Result<Box<dyn EngineQuery>, TantivyError> {
    let item = &record.item;
    let of_case = ConstScoreQuery::new(Box::new(linked_query(fields, record)), OF_CASE);
    let alike = alike_query(searcher, fields, item)?;
    let either: Vec<Box<dyn EngineQuery>> =
        alike.into_iter().chain([Box::new(of_case) as Box<dyn EngineQuery>]).collect();
    Ok(Box::new(BooleanQuery::new(vec![
        (Occur::Must, Box::new(BooleanQuery::union(either))),
        (Occur::MustNot, term_query(fields.id, &item.id)),
    ])))
}

/// The query for items with the same words; `None` when nothing is particular to the item, which is
/// found as well.
fn alike_query(
    searcher: &Searcher,
    fields: Fields,
    item: &AgendaItem,
) -> Result<Option<Box<dyn EngineQuery>>, TantivyError> {
    let all = searcher.num_docs();
    let mut terms: Vec<(f32, String)> = Vec::new();
    for (stem, times) in stems(item) {
        let items = searcher.doc_freq(&Term::from_field_text(fields.body, &stem))?;
        // A stem of no other item finds nothing, one of every fifth says nothing.
        if items < 2 || items * 5 > all.max(10) {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "a weight needs no more digits")]
        let weight = (1.0 + (times as f32).ln()) * (all as f32 / items as f32).ln();
        terms.push((weight, stem));
    }
    terms.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    terms.truncate(TERMS);
    if terms.is_empty() {
        return Ok(None);
    }
    let required = REQUIRED.min(terms.len());
    let clauses =
        terms.into_iter().map(|(weight, stem)| boosted(term_query(fields.body, &stem), weight));
    let like = BooleanQuery::union_with_minimum_required_clauses(clauses.collect(), required);
    Ok(Some(Box::new(like)))
}

/// The item's stems with their weights.
fn stems(item: &AgendaItem) -> HashMap<String, u32> {
    let mut stems: HashMap<String, u32> = HashMap::new();
    for (text, weight) in [(&item.title, TITLE_WEIGHT), (&item.body, 1)] {
        let normal = swedish::normalise(text);
        swedish::analyse(&normal.text, |token| {
            let is_word = matches!(token.origin, Origin::Word | Origin::Piece)
                && token.stem.chars().count() >= SHORTEST_STEM
                && token.stem.chars().all(char::is_alphabetic);
            if is_word {
                *stems.entry(token.stem.to_owned()).or_default() += weight;
            }
        });
    }
    stems
}
