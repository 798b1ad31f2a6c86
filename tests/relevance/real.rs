//! How good are the answers on real minutes, beside what any search gives?
//!
//! Queries as people type them, judged by reading by somebody who did not write the search, are asked of
//! the minutes that `PARAGRAF_SHARED` names. Half of them (`tune`) is looked at while the search is made
//! better, the other half (`held`) is only measured. `real.json` has the queries and the grades of items by
//! their ids; queries with names of people are not copied there.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::sync::LazyLock;

use paragraf::backends::embedded::open_reader;
use paragraf::query::parse_leniently;
use paragraf::search::{Reader, Request};
use serde::Deserialize;
use tempfile::TempDir;

use crate::baseline::Baseline;
use crate::engine::synonyms;
use crate::measure::{PAGE, ndcg, share};
use crate::support::{index, shared};

#[derive(Deserialize)]
struct File {
    queries: Vec<Judged>,
}

/// A query with its judgements.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Judged {
    query: String,
    kind: String,
    set: Half,
    /// Item id to grade, 0 to 3; an item that is not there was not judged and counts as 0.
    grades: HashMap<String, u8>,
}

/// Which queries are looked at while the search is made better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Half {
    Tune,
    Held,
}

/// Both answers to a query.
struct Answered {
    judged: Judged,
    ours: Vec<String>,
    stock: Vec<String>,
}

impl Answered {
    /// Whether anything answers it; what is found for another is a false alarm.
    fn has_answer(&self) -> bool {
        self.judged.grades.values().any(|grade| *grade > 0)
    }

    fn ours(&self) -> f64 {
        ndcg(&self.ours, &self.judged.grades)
    }

    fn stock(&self) -> f64 {
        ndcg(&self.stock, &self.judged.grades)
    }
}

/// An index of all real minutes.
struct World {
    folder: TempDir,
    reader: Box<dyn Reader>,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let minutes = ["minutes", "unseen/minutes"].map(|part| shared().join(part));
    index(&minutes, folder.path());
    let reader = open_reader(folder.path(), synonyms()).expect("a reader");
    World { folder, reader }
});

/// Every query with what is answered to it.
static ANSWERED: LazyLock<Vec<Answered>> = LazyLock::new(|| {
    let baseline = Baseline::of(WORLD.folder.path());
    let answered = |judged: Judged| {
        let (ours, stock) = (ask(&judged.query), baseline.ask(&judged.query, PAGE));
        Answered { judged, ours, stock }
    };
    judged().into_iter().map(answered).collect()
});

fn judged() -> Vec<Judged> {
    let file: File = serde_json::from_str(include_str!("real.json")).expect("real.json");
    file.queries
}

/// The first page, as a user gets it.
fn ask(typed: &str) -> Vec<String> {
    let mut request = Request::new(typed, parse_leniently(typed).0);
    request.limit = Some(PAGE);
    request.snippets = false;
    let hits = WORLD.reader.search(&request).map(|response| response.hits);
    hits.unwrap_or_default().into_iter().map(|hit| hit.id).collect()
}

/// The queries of a half that something answers.
fn answerable(half: Half) -> Vec<&'static Answered> {
    ANSWERED.iter().filter(|one| one.judged.set == half && one.has_answer()).collect()
}

/// The mean of a figure.
fn mean(of: &[&Answered], figure: fn(&Answered) -> f64) -> f64 {
    let sum: f64 = of.iter().map(|one| figure(one)).sum();
    sum / of.iter().map(|_| 1.0).sum::<f64>()
}

/// A row for each kind and for all, of one half.
fn table(half: Half) -> String {
    let mut kinds: BTreeMap<&str, Vec<&Answered>> = BTreeMap::new();
    for one in answerable(half) {
        kinds.entry(&one.judged.kind).or_default().push(one);
    }
    let all: Vec<&Answered> = kinds.values().flatten().copied().collect();
    let mut table = format!(
        "| {} (queries) | nDCG@10 | plain BM25 | times |\n|---|---|---|---|\n",
        if half == Half::Tune { "looked at" } else { "held back" }
    );
    for (kind, of) in kinds.into_iter().chain([("all", all)]) {
        let (ours, stock) = (mean(&of, Answered::ours), mean(&of, Answered::stock));
        writeln!(table, "| {kind} ({}) | {ours:.3} | {stock:.3} | {:.2} |", of.len(), ours / stock)
            .expect("a string takes everything");
    }
    table
}

/// The queries that may be looked at, the worst beside the baseline first.
fn weak() -> String {
    let mut own = answerable(Half::Tune);
    own.sort_by(|a, b| (a.ours() - a.stock()).total_cmp(&(b.ours() - b.stock())));
    let row = |one: &&Answered| {
        let (ours, stock) = (one.ours(), one.stock());
        let grade = |id: &String| one.judged.grades.get(id).map_or('-', |g| char::from(b'0' + *g));
        let grades = |ids: &[String]| ids.iter().map(grade).collect::<String>();
        format!(
            "{:.2} {:.2} {:<28} {:<11} {:<11} {}\n",
            ours,
            stock,
            one.judged.kind,
            grades(&one.ours),
            grades(&one.stock),
            one.judged.query
        )
    };
    own.iter().map(row).collect()
}

/// How often nothing is found though something answers, and how often something though nothing does.
fn nothing_and_alarms(half: Half) -> (f64, f64) {
    let own = answerable(half);
    let nothing = own.iter().filter(|one| one.ours.is_empty()).count();
    let others = ANSWERED.iter().filter(|one| one.judged.set == half && !one.has_answer());
    let others: Vec<&Answered> = others.collect();
    let alarms = others.iter().filter(|one| !one.ours.is_empty()).count();
    (share(nothing, own.len()), share(alarms, others.len()))
}

#[test]
fn there_are_judged_queries_of_both_halves() {
    let judged = judged();
    assert!(judged.len() >= 80, "{} queries", judged.len());
    for half in [Half::Tune, Half::Held] {
        assert!(judged.iter().filter(|one| one.set == half).count() >= 40, "{half:?}");
    }
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn table_of_real_minutes() {
    println!("{}\n{}", table(Half::Tune), table(Half::Held));
    for half in [Half::Tune, Half::Held] {
        let (nothing, alarms) = nothing_and_alarms(half);
        println!("{half:?}: nothing found {nothing:.3}, false alarms {alarms:.3}");
    }
    println!("{}", weak());
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn every_judged_item_is_in_the_real_minutes() {
    let mut unknown = BTreeSet::new();
    for id in judged().iter().flat_map(|one| one.grades.keys()) {
        if WORLD.reader.item(id).expect("an answer").is_none() {
            unknown.insert(id.clone());
        }
    }
    // Ids move where the minutes come to be read better.
    assert!(unknown.len() <= 5, "{unknown:?}");
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn real_answers_are_better_than_those_of_any_search() {
    for half in [Half::Tune, Half::Held] {
        let own = answerable(half);
        let (ours, stock) = (mean(&own, Answered::ours), mean(&own, Answered::stock));
        assert!(ours >= BAR * stock, "{half:?}: {ours:.3} beside {stock:.3}");
    }
}

/// How much better than plain BM25 the answers are at least, over all kinds.
const BAR: f64 = 1.4;
