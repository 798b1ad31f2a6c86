//! The items that match, with those of one case as one.
//!
//! Items with a diary number in common are of one case; an item without one is a case by itself. The best item stands for its case, in the order asked for, and the others are named with
//! it. All counts stay those of items.

use std::collections::{BTreeSet, HashMap};

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

/// The places of the items of each case, the best first; cases by their best item. An item with
/// several numbers joins their cases.
fn folded(hits: &[Hit]) -> Vec<Vec<usize>> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut cases: Vec<Vec<usize>> = Vec::new();
    for (at, hit) in hits.iter().enumerate() {
        let authority = hit.authority.as_deref();
        let keys = hit.diary_numbers.iter().filter_map(|printed| CaseKey::of(authority, printed));
        let keys: Vec<String> = keys.map(|key| key.to_string()).collect();
        let known: BTreeSet<usize> =
            keys.iter().filter_map(|key| places.get(key).copied()).collect();
        let place = known.first().copied().unwrap_or(cases.len());
        if place == cases.len() {
            cases.push(Vec::new());
        }
        for joined in known.into_iter().skip(1) {
            let items = std::mem::take(&mut cases[joined]);
            cases[place].extend(items);
            places.values_mut().filter(|known| **known == joined).for_each(|known| *known = place);
        }
        cases[place].push(at);
        places.extend(keys.into_iter().map(|key| (key, place)));
    }
    for items in &mut cases {
        items.sort_unstable();
    }
    cases.retain(|items| !items.is_empty());
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::{AgendaItem, Kind};
    use crate::search::{ItemRecord, Meeting};

    fn hit(diary_numbers: &[&str]) -> Hit {
        let diary_numbers = diary_numbers.iter().map(|&number| number.to_owned()).collect();
        let item = AgendaItem { diary_numbers, ..AgendaItem::default() };
        let meeting = Meeting {
            source: String::new(),
            kind: Kind::Minutes,
            authority: None,
            organ: None,
            date: None,
            place: None,
            attendees: Vec::new(),
        };
        Hit::of(ItemRecord { item, meeting }, 1.0)
    }

    #[test]
    fn items_with_a_number_in_common_are_one_case() {
        let hits = [
            hit(&["KS 2021/1"]),
            hit(&[]),
            hit(&["KS 2021/2"]),
            hit(&["ks 2021/0001:4"]),
            hit(&["KS 2021/3", "KS 2021/2", "KS 2021/1"]),
            hit(&["KS 2021/3"]),
            hit(&["utan"]),
        ];
        assert_eq!(folded(&hits), [vec![0, 2, 3, 4, 5], vec![1], vec![6]]);
    }
}
