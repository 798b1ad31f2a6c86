//! The items that match, with those of one case as one.
//!
//! A case is told by the first diary number that has a normal form; an item without one is a case by
//! itself. The best item stands for its case, in the order asked for, and the others are named with
//! it. All counts stay those of items.

use std::collections::HashMap;

use crate::minutes::CaseKey;
use crate::search::{Hit, Reader, Request, Response, SameCase, SearchError};

/// The answer to `request` with the items of each case as one; limit and offset count cases.
///
/// # Errors
/// As [`Reader::search`].
pub fn by_case(request: &Request, reader: &dyn Reader) -> Result<Response, SearchError> {
    let all = reader.search(&Request {
        limit: None,
        offset: 0,
        explain: false,
        snippets: false,
        ..request.clone()
    })?;
    let cases = folded(&all.hits);
    let page = cases.iter().skip(request.offset).take(request.limit.unwrap_or(usize::MAX));
    let page: Vec<&Vec<usize>> = page.collect();
    // Passages cost a reading of the text; they are made up to the last item that is shown.
    let last = page.iter().map(|items| items[0] + 1).max().unwrap_or(0);
    let shown = reader.search(&Request {
        limit: Some(last),
        offset: 0,
        facets: Vec::new(),
        ..request.clone()
    })?;
    let mut whole: HashMap<String, Hit> =
        shown.hits.into_iter().map(|hit| (hit.id.clone(), hit)).collect();
    let hits = page.iter().map(|items| {
        let best = &all.hits[items[0]];
        let mut hit = whole.remove(&best.id).unwrap_or_else(|| best.clone());
        hit.same_case = items[1..].iter().map(|at| same_case(&all.hits[*at])).collect();
        hit
    });
    let hits = hits.collect();
    Ok(Response {
        hits,
        cases: Some(cases.len() as u64),
        meaning: shown.meaning,
        took_ms: all.took_ms + shown.took_ms,
        ..all
    })
}

/// The places of the items of each case, the best first; cases by their best item.
fn folded(hits: &[Hit]) -> Vec<Vec<usize>> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut cases: Vec<Vec<usize>> = Vec::new();
    for (at, hit) in hits.iter().enumerate() {
        let authority = hit.authority.as_deref();
        let key = hit.diary_numbers.iter().find_map(|printed| CaseKey::of(authority, printed));
        match key {
            None => cases.push(vec![at]),
            Some(key) => {
                let place = *places.entry(key.to_string()).or_insert_with(|| {
                    cases.push(Vec::new());
                    cases.len() - 1
                });
                cases[place].push(at);
            }
        }
    }
    cases
}

fn same_case(hit: &Hit) -> SameCase {
    SameCase {
        id: hit.id.clone(),
        organ: hit.organ.clone(),
        date: hit.date,
        number: hit.number.clone(),
    }
}
