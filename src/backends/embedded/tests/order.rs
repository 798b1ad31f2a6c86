//! Which of several items comes first.

use tantivy::collector::TopDocs;
use tantivy::schema::Value;
use tantivy::{Searcher, TantivyDocument};

use super::super::dictionary::Lookups;
use super::super::read;
use super::super::schema::Fields;
use super::made_up::{Texts, items};
use crate::query::parse;
use crate::search::{Layers, Synonyms};

/// The places in the list of the items found, best first, with their scores.
fn found(searcher: &Searcher, fields: Fields, source: &str) -> Vec<(usize, f32)> {
    let lookups = Lookups::new(searcher, fields);
    let query = parse(source).unwrap_or_else(|error| panic!("{source}: {error}"));
    let plan = read::planned(&lookups, &Synonyms::default(), Layers::default(), &query);
    let plan = plan.unwrap_or_else(|_| panic!("{source} is planned"));
    let best = TopDocs::with_limit(10).order_by_score();
    let best = searcher.search(&plan.query, &best).expect("an answer");
    let place = |address| {
        let document: TantivyDocument = searcher.doc(address).expect("a document");
        let stored = document.get_first(fields.stored).and_then(|value| value.as_bytes());
        let stored: serde_json::Value =
            serde_json::from_slice(stored.expect("stored")).expect("json");
        let number = stored["diary_numbers"][0].as_str().expect("a number").to_owned();
        number.parse().expect("the place of the item")
    };
    best.into_iter().map(|(score, address)| (place(address), score)).collect()
}

fn places(searcher: &Searcher, fields: Fields, source: &str) -> Vec<usize> {
    found(searcher, fields, source).into_iter().map(|(place, _)| place).collect()
}

#[test]
fn items_that_only_put_a_matter_off_come_after_those_that_settle_or_argue_it() {
    let title = "Taxa för badhuset";
    let short = "Nämnden tar upp taxan.";
    let long = "Ledamoten yrkar på en annan taxa. ".repeat(30);
    let (searcher, fields) = items(&[
        Texts::new(title, short, &["0"]).with_outcomes(&["deferred"]),
        Texts::new(title, short, &["1"]).with_outcomes(&["decided"]),
        Texts::new(title, short, &["2"]).with_outcomes(&["deferred", "approved"]),
        Texts::new(title, &long, &["3"]).with_outcomes(&["deferred"]),
    ]);
    let found = found(&searcher, fields, "taxa badhuset");
    assert_eq!(found.len(), 4);
    let score = |place| found.iter().find(|(own, _)| *own == place).expect("found").1;
    assert!(score(0) < 0.7 * score(1), "{found:?}");
    assert!((score(1) - score(2)).abs() < 1e-3, "{found:?}");
    assert!(score(3) > score(0), "{found:?}");
    // Without words nothing is weighed.
    let all = self::found(&searcher, fields, "*");
    assert!(all.iter().all(|(_, score)| (score - all[0].1).abs() < 1e-6), "{all:?}");
}

#[test]
fn a_compound_in_the_title_comes_before_one_in_the_text() {
    let (searcher, fields) = items(&[
        Texts::new("Ett ärende", "Om klimatanpassningsplanen.", &["0"]),
        Texts::new("Klimatanpassningsplan", "Om en plan.", &["1"]),
        Texts::new("Ett annat ärende", "Om något annat i nämnden.", &["2"]),
    ]);
    assert_eq!(places(&searcher, fields, "klimat"), [1, 0]);
    assert_eq!(places(&searcher, fields, "title:klimat"), [1]);
}
