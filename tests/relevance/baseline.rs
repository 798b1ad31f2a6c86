//! What any search gives: BM25 over title and body as one text, with the stock Swedish stemmer and
//! an item found by any of the words.

use std::path::Path;

use paragraf::search::Synonyms;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::tokenizer::{Language, LowerCaser, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{Index, Searcher, TantivyDocument, Term};

/// The name of the analyser.
const SWEDISH: &str = "stock_swedish";

/// Bytes for the one thread that writes; the engine asks for 15 million at least.
const HEAP_BYTES: usize = 50_000_000;

/// An index in memory.
pub struct Baseline {
    searcher: Searcher,
    id: Field,
    text: Field,
}

impl Baseline {
    /// The items of an index of ours, read from it.
    pub fn of(folder: &Path) -> Self {
        let (index, id, text) = empty();
        let mut writer = index.writer_with_num_threads(1, HEAP_BYTES).expect("a writer");
        let reader = paragraf::backends::embedded::open_reader(folder, Synonyms::default());
        let reader = reader.expect("a reader");
        for file in reader.files().expect("files") {
            for record in reader.items_of(&file.key).expect("items") {
                let mut document = TantivyDocument::default();
                document.add_text(id, &record.item.id);
                document.add_text(text, format!("{}\n{}", record.item.title, record.item.body));
                writer.add_document(document).expect("added");
            }
        }
        writer.commit().expect("a commit");
        Self { searcher: index.reader().expect("a reader").searcher(), id, text }
    }

    /// The ids of the best items, best first.
    pub fn ask(&self, typed: &str, limit: usize) -> Vec<String> {
        let mut analyser = analyser();
        let mut stream = analyser.token_stream(typed);
        let mut words: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        while let Some(token) = stream.next() {
            let term = Term::from_field_text(self.text, &token.text);
            let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
            words.push((Occur::Should, Box::new(query)));
        }
        let query = BooleanQuery::new(words);
        let best = TopDocs::with_limit(limit).order_by_score();
        let best = self.searcher.search(&query, &best).expect("an answer");
        let id = |address| {
            let document: TantivyDocument = self.searcher.doc(address).expect("a document");
            let id = document.get_first(self.id).and_then(|id| id.as_str());
            id.expect("an id").to_owned()
        };
        best.into_iter().map(|(_, address)| id(address)).collect()
    }
}

fn analyser() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(LowerCaser)
        .filter(Stemmer::new(Language::Swedish))
        .build()
}

fn empty() -> (Index, Field, Field) {
    let mut builder = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(SWEDISH)
        .set_index_option(IndexRecordOption::WithFreqs);
    let id = builder.add_text_field("id", STRING | STORED);
    let text =
        builder.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
    let index = Index::create_in_ram(builder.build());
    index.tokenizers().register(SWEDISH, analyser());
    (index, id, text)
}
