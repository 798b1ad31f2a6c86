//! A small index in memory, for tests of what is asked of it.
//!
//! Its items have the given texts in the fields of text and lie in two segments, as after two
//! ingests.

use tantivy::merge_policy::NoMergePolicy;
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument};

use super::super::schema::analysis;
use super::super::schema::{Fields, KIND_ITEM, schema};

/// Memory of the writer, in bytes: the least that the engine accepts.
const BUFFER_BYTES: usize = 15_000_000;

/// The texts of an item.
#[derive(Debug, Clone, Default)]
pub(in crate::backends::embedded) struct Texts {
    pub title: String,
    pub body: String,
    pub diary_numbers: Vec<String>,
    /// Names of what became of its matters.
    pub outcomes: Vec<String>,
}

impl Texts {
    pub(in crate::backends::embedded) fn new(
        title: &str,
        body: &str,
        diary_numbers: &[&str],
    ) -> Self {
        Self {
            title: title.to_owned(),
            body: body.to_owned(),
            diary_numbers: diary_numbers.iter().map(|number| (*number).to_owned()).collect(),
            outcomes: Vec::new(),
        }
    }

    pub(in crate::backends::embedded) fn with_outcomes(self, outcomes: &[&str]) -> Self {
        Self { outcomes: outcomes.iter().map(|name| (*name).to_owned()).collect(), ..self }
    }
}

/// Items with these texts; their ids are their places in the list, with leading zeros.
pub(in crate::backends::embedded) fn items(texts: &[Texts]) -> (Searcher, Fields) {
    let (schema, fields) = schema();
    let index = Index::create_in_ram(schema);
    analysis::register(&index);
    let mut writer: IndexWriter = index.writer_with_num_threads(1, BUFFER_BYTES).expect("a writer");
    writer.set_merge_policy(Box::new(NoMergePolicy));
    for (at, text) in texts.iter().enumerate() {
        writer.add_document(document(at, text, fields)).expect("an item");
        if at == texts.len() / 2 {
            writer.commit().expect("a commit");
        }
    }
    writer.commit().expect("a commit");
    (index.reader().expect("a reader").searcher(), fields)
}

fn document(at: usize, text: &Texts, fields: Fields) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_text(fields.kind, KIND_ITEM);
    document.add_text(fields.id, format!("{at:06}"));
    document.add_text(fields.title, &text.title);
    document.add_text(fields.body, &text.body);
    for field in [fields.exact, fields.marks, fields.parts] {
        document.add_text(field, &text.title);
        document.add_text(field, &text.body);
    }
    document.add_text(fields.title_parts, &text.title);
    for name in &text.outcomes {
        document.add_text(fields.outcome, name);
    }
    for number in &text.diary_numbers {
        for field in [fields.body, fields.exact, fields.marks] {
            document.add_text(field, number);
        }
    }
    let stored = serde_json::json!({
        "title": text.title,
        "body": text.body,
        "diary_numbers": text.diary_numbers,
    });
    document.add_bytes(fields.stored, stored.to_string().as_bytes());
    document
}
