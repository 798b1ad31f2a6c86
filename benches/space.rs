//! How large is the index, field by field, and what do exact forms and parts of compounds add?
//!
//! `cargo bench --bench space`; `PARAGRAF_BENCH_CORPUS=FOLDER` for minutes of one's own instead
//! of generated ones. The last line sets the index against the same one without the fields
//! `exact` and `parts`, which a stock index of title and body does not have.

mod generator;
#[expect(dead_code, reason = "shared with the other benchmarks, which use more of it")]
mod limit;
#[expect(dead_code, reason = "shared with the other benchmarks, which use more of it")]
mod prepared;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paragraf::backends::embedded::open_writer;
use paragraf::ingest::{Permissions, Unwatched, ingest};
use paragraf::source::FileReader;
use paragraf::topics::Taxonomy;
use prepared::Prepared;
use tantivy::space_usage::PerFieldSpaceUsage;

/// Fields that our analysis adds to title and body.
const ADDED: [&str; 2] = ["exact", "parts"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let taxonomy = Taxonomy::built_in();
    let folder = tempfile::tempdir()?;
    let index = folder.path().join("index");
    let prepared;
    let corpus = if let Some(own) = std::env::var_os("PARAGRAF_BENCH_CORPUS") {
        PathBuf::from(own)
    } else {
        prepared = Prepared::from_environment()?;
        prepared.corpus()
    };
    let report = ingest(
        &[corpus],
        open_writer(&index, false)?,
        &taxonomy,
        &FileReader::in_process(),
        Permissions::default(),
        &Unwatched,
    )?;
    println!("{} items from {} bytes of text", report.items_in_index, report.bytes);

    let opened = tantivy::Index::open_in_dir(engine_files(&index)?)?;
    let space = opened.reader()?.searcher().space_usage()?;
    let mut by_field: BTreeMap<String, u64> = BTreeMap::new();
    let mut stored = 0;
    for segment in space.segments() {
        stored += segment.store().data_usage().get_bytes();
        let per_field = [
            segment.termdict(),
            segment.postings(),
            segment.positions(),
            segment.fast_fields(),
            segment.fieldnorms(),
        ];
        for usage in per_field.into_iter().flat_map(PerFieldSpaceUsage::fields) {
            let name = usage.field_name().to_owned();
            *by_field.entry(name).or_default() += usage.total().get_bytes();
        }
    }
    by_field.insert("stored items".to_owned(), stored);
    let total = space.total().get_bytes();
    for (name, bytes) in &by_field {
        println!("{bytes:>12}  {name}");
    }
    println!("{total:>12}  all");
    let added: u64 = ADDED.iter().filter_map(|name| by_field.get(*name)).sum();
    let per_mille = added * 1000 / (total - added);
    println!(
        "exact and parts add {}.{} % to the index without them",
        per_mille / 10,
        per_mille % 10
    );
    Ok(())
}

/// The engine's own files of an index, without what the program adds to two of them.
fn engine_files(index: &Path) -> std::io::Result<PathBuf> {
    let generation = index.join("g0001");
    for name in ["meta.json", ".managed.json"] {
        let text = std::fs::read_to_string(generation.join(name))?;
        let own = text.split_once("\nseals ").map_or(text.as_str(), |(own, _)| own);
        std::fs::write(generation.join(name), own)?;
    }
    Ok(generation)
}
