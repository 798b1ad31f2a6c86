//! Latency of queries on the generated index, raw tantivy beside it.
//!
//! `cargo bench --bench search`; `PARAGRAF_BENCH_ITEMS=100000` for another size. Our
//! rows are whole answers as the command gives them: ten hits with snippets, the exact
//! total and all facets. The limit's rows are the ten best documents by number alone.

mod generator;
mod limit;
mod measure;
mod prepared;

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::time::Duration;

use criterion::Criterion;
use measure::{Ledger, Work};
use paragraf::backends::embedded::{open_reader, open_writer};
use paragraf::ingest::{Permissions, Unwatched, ingest};
use paragraf::query::{Query, parse};
use paragraf::search::{Granularity, Reader, Request, Synonyms};
use paragraf::source::FileReader;
use paragraf::topics::Taxonomy;
use prepared::Prepared;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Occur, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Index, Term};

/// Items whose words are counted to choose a frequent and a rare one.
const COUNTED_ITEMS: usize = 2_000;
/// Hits asked for, by us and by the limit.
const HITS: usize = 10;
/// One query a run.
const ONE: Work = Work { items: 1, bytes: 0 };

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let prepared = Prepared::from_environment()?;
    let folder = tempfile::tempdir()?;
    let (ours, raw) = (folder.path().join("ours"), folder.path().join("raw"));
    let writer = open_writer(&ours, false)?;
    let report = ingest(
        &[prepared.corpus()],
        writer,
        &Taxonomy::built_in(),
        &FileReader::in_process(),
        Permissions::default(),
        &Unwatched,
    )?;
    assert_eq!(report.items_in_index, prepared.items as u64, "items in the index");
    let reader = open_reader(&ours, Synonyms::default())?;
    std::fs::create_dir(&raw)?;
    let index = limit::build(&raw, limit_items(&prepared)?.into_iter())?;
    let (frequent, rare) = words(prepared.items);

    let ledger = Ledger::default();
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("search");
    group.sample_size(20);
    group.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_millis(800));
    let mut row = |name: &str, against: &str, query: &dyn Fn() -> usize| {
        assert!(query() > 0, "{name} finds something");
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|times| ledger.run(name, ONE, times, || (), |()| query()));
        });
        ledger.against(name, against);
    };
    bench_limit(&index, &frequent, &rare, &mut row)?;
    bench_ours(reader.as_ref(), &frequent, &rare, &mut row)?;
    group.finish();
    let (items, bytes) = (prepared.items, prepared.bytes);
    println!("{items} items, {bytes} bytes; frequent word: {frequent}, rare word: {rare}");
    ledger.print("processor time per item (per query) over that of raw tantivy");
    criterion.final_summary();
    Ok(())
}

type Row<'a> = dyn FnMut(&str, &str, &dyn Fn() -> usize) + 'a;

const RAW_FREQUENT: &str = "raw: frequent word, TopDocs";
const RAW_RARE: &str = "raw: rare word, TopDocs";
const RAW_BOTH: &str = "raw: two words, BooleanQuery, TopDocs";
const RAW_COUNTED: &str = "raw: frequent word, TopDocs and Count";

fn bench_limit(
    index: &Index,
    frequent: &str,
    rare: &str,
    row: &mut Row<'_>,
) -> Result<(), Box<dyn std::error::Error>> {
    let searcher = index.reader()?.searcher();
    let term = |word: &str| -> tantivy::Result<TermQuery> {
        let text = index.schema().get_field(limit::TEXT)?;
        let mut analyser = index.tokenizer_for_field(text)?;
        let mut stream = analyser.token_stream(word);
        stream.advance();
        let term = Term::from_field_text(text, &stream.token().text);
        Ok(TermQuery::new(term, IndexRecordOption::WithFreqs))
    };
    let top = || TopDocs::with_limit(HITS).order_by_score();
    for (name, word) in [(RAW_FREQUENT, frequent), (RAW_RARE, rare)] {
        let query = term(word)?;
        row(name, name, &|| searcher.search(&query, &top()).map_or(0, |hits| hits.len()));
    }
    let query = term(frequent)?;
    row(RAW_COUNTED, RAW_FREQUENT, &|| {
        searcher.search(&query, &(top(), Count)).map_or(0, |(hits, count)| hits.len().min(count))
    });
    let both = BooleanQuery::new(vec![
        (Occur::Must, Box::new(term(frequent)?)),
        (Occur::Must, Box::new(term("hemsjukvård")?)),
    ]);
    row(RAW_BOTH, RAW_BOTH, &|| searcher.search(&both, &top()).map_or(0, |hits| hits.len()));
    Ok(())
}

fn bench_ours(
    reader: &dyn Reader,
    frequent: &str,
    rare: &str,
    row: &mut Row<'_>,
) -> Result<(), Box<dyn std::error::Error>> {
    let speakers = reader.speakers(&Query::All)?;
    let speaker = speakers.first().map_or("", |speaker| speaker.name.as_str());
    let questions = [
        ("frequent word", frequent.to_owned(), RAW_FREQUENT),
        ("rare word", rare.to_owned(), RAW_RARE),
        ("compound", "föräldraskapsstöd".to_owned(), RAW_FREQUENT),
        ("phrase", "\"våld i nära relationer\"".to_owned(), RAW_BOTH),
        ("phrase of frequent words", "\"att den\"".to_owned(), RAW_BOTH),
        ("phrase, many forms", format!("\"{frequent} för\""), RAW_BOTH),
        ("prefix", "kommunal*".to_owned(), RAW_FREQUENT),
        ("two words", format!("{frequent} hemsjukvård"), RAW_BOTH),
        ("word of one speaker", format!("{frequent} speaker:\"{speaker}\""), RAW_BOTH),
        ("everything, all facets", "*".to_owned(), RAW_FREQUENT),
    ];
    for (name, text, against) in &questions {
        // A question is read anew each time, as each is asked once.
        let ask = |prune: fn(&mut Request)| {
            let Ok(query) = parse(text) else { return 0 };
            let mut request = Request::new(text.as_str(), query);
            prune(&mut request);
            reader
                .search(&request)
                .map_or(0, |found| usize::try_from(black_box(found).total).unwrap_or(usize::MAX))
        };
        row(name, against, &|| ask(|_| ()));
        if *name == "frequent word" {
            row("frequent word, no facets, no snippets", against, &|| {
                ask(|request| {
                    request.facets.clear();
                    request.snippets = false;
                })
            });
        }
    }
    let query = parse(frequent)?;
    row("timeline by month", RAW_FREQUENT, &|| {
        reader.timeline(&query, Granularity::Month).map_or(0, |bins| black_box(bins).len())
    });
    Ok(())
}

/// Text and record of every item, cut already.
fn limit_items(prepared: &Prepared) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let lines = std::fs::read_to_string(prepared.lines())?;
    let items = lines.lines().filter_map(|line| {
        let record: serde_json::Value = serde_json::from_str(line).ok()?;
        let text = |name: &str| record[name].as_str().map(str::to_owned);
        Some((format!("{}\n{}", text("title")?, text("body")?), line.as_bytes().to_vec()))
    });
    Ok(items.collect())
}

/// The most frequent word of at least six letters and the first, by letters, of those
/// that stand in three files only; the same corpus gives the same words.
fn words(items: usize) -> (String, String) {
    let mut files_with: BTreeMap<String, usize> = BTreeMap::new();
    for file in generator::generate(items.min(COUNTED_ITEMS)) {
        let text = file.text.to_lowercase();
        let words: BTreeSet<&str> = text
            .split(|letter: char| !letter.is_alphabetic())
            .filter(|word| word.chars().count() >= 6)
            .collect();
        // Heads and labels stand in every file, so what all have is not a word of a text.
        for word in words {
            *files_with.entry(word.to_owned()).or_default() += 1;
        }
    }
    let files = generator::generate(items.min(COUNTED_ITEMS)).count();
    let in_texts = |times: usize| times * 10 < files * 9;
    let frequent = files_with
        .iter()
        .filter(|(_, times)| in_texts(**times))
        .max_by_key(|(word, times)| (**times, std::cmp::Reverse(word.as_str())));
    let rare = files_with.iter().find(|(_, times)| **times == 3);
    let own = |found: Option<(&String, &usize)>| found.map(|(word, _)| word.clone());
    (own(frequent).unwrap_or_default(), own(rare).unwrap_or_default())
}
