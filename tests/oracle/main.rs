//! The engine against a linear scan of the same items.
//!
//! Both answer the same plan: the engine compiles it, the scan reads it off each item as the plan's
//! nodes are documented, with a dictionary of its own. Scores are not compared, but which items are
//! found, and how many.

mod dictionary;
mod filters;
mod items;
mod queries;
mod scan;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use paragraf::backends::embedded::open_reader;
use paragraf::query::{Query, parse};
use paragraf::search::{
    Layers, Reader, Request, SearchError, Synonyms, plan, plan_some, relaxations,
};
use paragraf::topics::Taxonomy;
use proptest::prelude::*;

use crate::dictionary::Words;
use crate::filters::{asks_for_nothing, passes};
use crate::items::Item;
use crate::scan::is_met;

/// An index, and its items in memory.
struct World {
    _folder: tempfile::TempDir,
    reader: Box<dyn Reader>,
    items: Vec<Item>,
    synonyms: Synonyms,
}

/// The sample minutes and the fixtures.
static WORLD: LazyLock<World> = LazyLock::new(|| {
    World::of(&["corpus", "tests/fixtures"].map(|name| support::package().join(name)))
});

type Ids = BTreeSet<String>;

impl World {
    fn of(minutes: &[PathBuf]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        support::index(minutes, folder.path());
        let mut synonyms = Synonyms::default();
        for (short, long) in Taxonomy::built_in().topics().flat_map(|topic| &topic.abbreviations) {
            synonyms.add(&[short, long]);
        }
        let reader = open_reader(folder.path(), synonyms.clone()).expect("a reader");
        let files = reader.files().expect("files");
        let items = files.iter().flat_map(|file| reader.items_of(&file.key).expect("items"));
        let items = items.map(Item::of).collect();
        Self { _folder: folder, reader, items, synonyms }
    }

    /// What the scan finds; `None` where a filter means nothing.
    fn scanned(&self, query: &Query) -> Option<Ids> {
        let Ok(plan) = plan(&Words::of(&self.items), &self.synonyms, Layers::default(), query);
        if asks_for_nothing(&plan.node, &self.items) {
            return None;
        }
        let passes = |filter: &_, item: &_| passes(filter, item, &self.items);
        let found = self.items.iter().filter(|item| is_met(&plan.node, item, &passes));
        Some(found.map(|item| item.record.item.id.clone()).collect())
    }

    /// What the engine finds; `None` where a filter means nothing.
    fn found(&self, source: &str, query: &Query) -> Option<Ids> {
        let mut request = Request::new(source, query.clone());
        request.limit = None;
        request.snippets = false;
        request.relax = false;
        match self.reader.search(&request) {
            Ok(response) => {
                let ids: Ids = response.hits.into_iter().map(|hit| hit.id).collect();
                assert_eq!(response.total, ids.len() as u64, "{source}: total");
                Some(ids)
            }
            Err(SearchError::UnknownValue { .. }) => None,
            Err(error) => panic!("{source}: {error}"),
        }
    }

    /// Where the two differ, for a reader.
    fn difference(&self, source: &str) -> Option<String> {
        let query = parse(source).unwrap_or_else(|error| panic!("{source}: {error}"));
        let (found, scanned) = (self.found(source, &query), self.scanned(&query));
        if found == scanned {
            return None;
        }
        let (Some(found), Some(scanned)) = (found, scanned) else {
            return Some(format!("{source}: only one of them refuses a filter"));
        };
        let (extra, missing): (Vec<_>, Vec<_>) =
            (found.difference(&scanned).collect(), scanned.difference(&found).collect());
        Some(format!("{source}: the engine alone has {extra:?}, the scan alone {missing:?}"))
    }
}

#[test]
fn queries_of_every_kind_find_what_a_scan_finds() {
    let world = &*WORLD;
    assert!(world.items.len() > 500, "{} items", world.items.len());
    let queries = queries::of_every_kind();
    let differences: Vec<String> =
        queries.iter().filter_map(|source| world.difference(source)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    // The list is worth something only where most of it finds something, and not everything.
    let telling = queries.iter().filter(|source| {
        let query = parse(source).expect("a query");
        let found = world.found(source, &query).map_or(0, |ids| ids.len());
        found > 0 && found < world.items.len()
    });
    assert!(telling.count() * 3 > queries.len() * 2);
}

#[test]
fn places_of_few_words_are_told_apart_as_a_scan_does() {
    let folder = tempfile::tempdir().expect("a folder");
    for (at, text) in queries::minutes_of_few_words().iter().enumerate() {
        let name = format!("2022-03-{:02}.txt", at + 1);
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    let world = World::of(&[folder.path().to_owned()]);
    assert!(world.items.len() > 300, "{} items", world.items.len());
    let queries = queries::of_few_words();
    let differences: Vec<String> =
        queries.iter().filter_map(|source| world.difference(source)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Checks what is answered where few items or none have all the words; whether it was items with some
/// of them.
fn is_widened_as_a_scan_would(world: &World, source: &str) -> bool {
    let query = parse(source).unwrap_or_else(|error| panic!("{source}: {error}"));
    let Some(strict) = world.found(source, &query) else { return false };
    let mut request = Request::new(source, query.clone());
    request.limit = None;
    let response = world.reader.search(&request).expect("an answer");
    let count = |query: &Query| world.scanned(query).map_or(0, |ids| ids.len() as u64);
    let passes = |filter: &_, item: &_| passes(filter, item, &world.items);
    let has = |node, item: &Item| is_met(node, item, &passes);
    let Ok(some) = plan_some(&Words::of(&world.items), &world.synonyms, Layers::default(), &query);
    let some = some.filter(|_| strict.len() < 10);
    let is_found = |item: &&Item| some.as_ref().is_some_and(|some| has(&some.plan.node, item));
    let found: Vec<&Item> = world.items.iter().filter(is_found).collect();
    let Some(some) = some.as_ref().filter(|_| found.len() > strict.len()) else {
        let mut others = relaxations(&query).into_iter().map(|other| count(&other.query));
        let other = others.find(|total| *total > 0).filter(|_| strict.is_empty());
        assert_eq!(response.total, other.unwrap_or(strict.len() as u64), "{source}");
        return false;
    };
    let ids: Ids = found.iter().map(|item| item.record.item.id.clone()).collect();
    assert!(strict.is_subset(&ids), "{source}: an item with all the words is not found by some");
    assert_eq!(response.total, ids.len() as u64, "{source}: {:?}", response.relaxed);
    assert_eq!(response.hits.iter().map(|hit| hit.id.clone()).collect::<Ids>(), ids, "{source}");
    for (rank, hit) in response.hits.iter().enumerate() {
        let item = found.iter().find(|item| item.record.item.id == hit.id).expect("found");
        // An item with all the words may have two of them as one compound.
        let lacks = some.words.iter().filter(|(_, node)| rank >= strict.len() && !has(node, item));
        let lacks: Vec<String> = lacks.map(|(word, _)| word.clone()).collect();
        assert_eq!(rank < strict.len(), strict.contains(&hit.id), "{source}: {rank}");
        assert_eq!(hit.missing, lacks, "{source}: {}", hit.id);
    }
    let relaxed = response.relaxed.expect("told");
    parse(&relaxed.query).unwrap_or_else(|error| panic!("{}: {error}", relaxed.query));
    true
}

#[test]
fn below_items_with_all_words_come_those_with_some_as_a_scan_finds_them() {
    let world = &*WORLD;
    for source in [queries::of_every_kind(), queries::that_find_nothing().to_vec()].concat() {
        is_widened_as_a_scan_would(world, source);
    }
    let queries = queries::of_several_words();
    let widened: Vec<&str> = queries
        .iter()
        .copied()
        .filter(|source| is_widened_as_a_scan_would(world, source))
        .collect();
    assert!(widened.len() * 2 > queries.len(), "few were widened: {widened:?}");
    for source in widened {
        // The query that is shown for it finds the same.
        let mut request = Request::new(source, parse(source).expect("a query"));
        request.limit = None;
        let response = world.reader.search(&request).expect("an answer");
        let shown = response.relaxed.expect("widened").query;
        let found = world.found(&shown, &parse(&shown).expect("a query")).expect("found");
        assert_eq!(found.len() as u64, response.total, "{source}: {shown}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]
    #[test]
    fn queries_put_together_by_chance_find_what_a_scan_finds(
        source in queries::by_chance(&WORLD.items),
    ) {
        let difference = WORLD.difference(&source);
        prop_assert!(difference.is_none(), "{}", difference.unwrap_or_default());
        is_widened_as_a_scan_would(&WORLD, &source);
    }
}
