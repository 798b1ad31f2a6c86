//! Raw tantivy: the limit that the program is set against.
//!
//! An index of texts that are cut already, with one field of stems with positions, made by the
//! stock Swedish stemmer, and the stored record. Threads, memory and the single commit are those of
//! the program's own writer.

use std::path::Path;

use tantivy::schema::{IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer,
};
use tantivy::{Index, TantivyDocument};

/// Memory of one indexing thread, as in `backends/embedded/writer.rs`.
const BUFFER_BYTES: usize = 96 * 1024 * 1024;

const STOCK: &str = "stock_swedish";

/// The field of the stems.
pub const TEXT: &str = "text";

/// Indexes pairs of text and record in `folder`.
///
/// # Errors
/// What tantivy reports.
pub fn build(
    folder: &Path,
    items: impl Iterator<Item = (String, Vec<u8>)>,
) -> tantivy::Result<Index> {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(STOCK)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = schema.add_text_field(TEXT, TextOptions::default().set_indexing_options(indexing));
    let stored = schema.add_bytes_field("stored", STORED);
    let index = Index::create_in_dir(folder, schema.build())?;
    let stock = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(40))
        .filter(LowerCaser)
        .filter(Stemmer::new(Language::Swedish))
        .build();
    index.tokenizers().register(STOCK, stock);
    // As many as the program's own writer takes.
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get().div_ceil(2)).min(4);
    let mut writer = index.writer_with_num_threads(threads, threads * BUFFER_BYTES)?;
    for (content, record) in items {
        let mut document = TantivyDocument::default();
        document.add_text(text, content);
        document.add_bytes(stored, &record);
        writer.add_document(document)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(index)
}
