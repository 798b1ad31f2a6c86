//! Which fields does an index have?
//!
//! Two kinds of documents live in one index: items, which are searched, and files,
//! which remember what was read (path, hash, the meeting with its attendees) in the
//! same commit as the items they gave. Names of fields never leave this folder.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use super::marks;
use crate::search::FacetField;

/// The version of the schema. It changes with every change of fields or of what is
/// stored in them; an index of another version is not read.
pub(in crate::backends::embedded) const VERSION: &str = "8";

/// Names of the analysers in the index's settings.
pub(in crate::backends::embedded) const STEMS: &str = "paragraf_stems";
/// Surface forms in lower case.
pub(in crate::backends::embedded) const SURFACE: &str = "paragraf_surface";
/// Stems of the parts of compounds.
pub(in crate::backends::embedded) const PARTS: &str = "paragraf_parts";
/// Which form of its word stands at each place.
pub(in crate::backends::embedded) const MARKS: &str = "paragraf_marks";

/// Value of [`Fields::kind`] for an item.
pub(in crate::backends::embedded) const KIND_ITEM: &str = "item";
/// Value of [`Fields::kind`] for a file.
pub(in crate::backends::embedded) const KIND_FILE: &str = "file";

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub(in crate::backends::embedded) struct Fields {
    /// Item or file.
    pub kind: Field,
    /// Key of the file; on both kinds.
    pub file: Field,
    /// Key of the file, on its record alone.
    pub record: Field,
    /// Id of the item.
    pub id: Field,
    /// Stems of the title, with positions.
    pub title: Field,
    /// Stems of the body and of the diary numbers as printed, with positions.
    pub body: Field,
    /// Surface forms of title and body, no positions; `exact_phrase` tells how phrases are
    /// found without.
    pub exact: Field,
    /// Marks of the forms of title, body and diary numbers as printed, word by word, as a column;
    /// `marks` tells what they are good for.
    pub marks: Field,
    /// Stems of the parts of compounds, and words that suspended hyphens stand for; of
    /// title and body, no positions, no lengths.
    pub parts: Field,
    /// The same of the title alone.
    pub title_parts: Field,
    /// Names that the item explains as meaning the same (`encoding`) in lower
    /// case, both ways round.
    pub other_name: Field,
    /// Number as printed, lower case.
    pub number: Field,
    /// Diary numbers in every form that may be asked for.
    pub diary_number: Field,
    /// `true` when something was decided.
    pub decided: Field,
    /// Days since 1970-01-01.
    pub date: Field,
    /// Year of the meeting.
    pub year: Field,
    /// The organ.
    pub organ: Field,
    /// The authority.
    pub authority: Field,
    /// Persons who speak.
    pub speaker: Field,
    /// Persons who speak or are mentioned.
    pub person: Field,
    /// Parties of the speakers.
    pub party: Field,
    /// Speaker and party (`encoding`), for summaries.
    pub speaker_party: Field,
    /// Keys of those who speak or are mentioned, and of a file those who attend.
    pub person_key: Field,
    /// Keys of the cases that the item is of.
    pub case_key: Field,
    /// Ids of the items that the item names by day and number.
    pub refers_to: Field,
    /// Topics.
    pub topic: Field,
    /// Kinds of the outcomes.
    pub outcome: Field,
    /// What is done in the item.
    pub act: Field,
    /// An act with the person or the party that did it (`encoding`), so that both hold of one act.
    pub act_by: Field,
    /// Hash of the item's text, to tell two texts of one id apart.
    pub text_hash: Field,
    /// The item or the file, whole, as JSON.
    pub stored: Field,
}

impl Fields {
    /// The field that a facet is counted in.
    pub(in crate::backends::embedded) fn of_facet(
        self,
        facet: FacetField,
    ) -> (Field, &'static str) {
        match facet {
            FacetField::Year => (self.year, column::YEAR),
            FacetField::Organ => (self.organ, column::ORGAN),
            FacetField::Authority => (self.authority, column::AUTHORITY),
            FacetField::Speaker => (self.speaker, column::SPEAKER),
            FacetField::Party => (self.party, column::PARTY),
            FacetField::Topic => (self.topic, column::TOPIC),
            FacetField::Outcome => (self.outcome, column::OUTCOME),
        }
    }
}

/// Names of the fields that are read as columns.
pub(in crate::backends::embedded) mod column {
    pub(crate) const FILE: &str = "file";
    pub(crate) const ID: &str = "id";
    pub(crate) const DATE: &str = "date";
    pub(crate) const YEAR: &str = "year";
    pub(crate) const ORGAN: &str = "organ";
    pub(crate) const AUTHORITY: &str = "authority";
    pub(crate) const SPEAKER: &str = "speaker";
    pub(crate) const PARTY: &str = "party";
    pub(crate) const SPEAKER_PARTY: &str = "speaker_party";
    pub(crate) const PERSON_KEY: &str = "person_key";
    pub(crate) const CASE_KEY: &str = "case_key";
    pub(crate) const TOPIC: &str = "topic";
    pub(crate) const OUTCOME: &str = "outcome";
    pub(crate) const TEXT_HASH: &str = "text_hash";
}

/// The schema and its fields.
pub(in crate::backends::embedded) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let text = |analyser: &str, option| {
        let indexing =
            TextFieldIndexing::default().set_tokenizer(analyser).set_index_option(option);
        TextOptions::default().set_indexing_options(indexing)
    };
    let stems = || text(STEMS, IndexRecordOption::WithFreqsAndPositions);
    // A part says that a word is about something; how long the text is says nothing of it.
    let parts = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(PARTS)
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::WithFreqs),
    );
    let fields = Fields {
        kind: builder.add_text_field("kind", STRING),
        file: builder.add_text_field(column::FILE, STRING | FAST),
        record: builder.add_text_field("record", STRING),
        id: builder.add_text_field(column::ID, STRING | FAST),
        title: builder.add_text_field("title", stems()),
        body: builder.add_text_field("body", stems()),
        exact: builder.add_text_field("exact", text(SURFACE, IndexRecordOption::WithFreqs)),
        marks: builder.add_text_field(marks::COLUMN, TextOptions::default().set_fast(MARKS)),
        parts: builder.add_text_field("parts", parts.clone()),
        title_parts: builder.add_text_field("title_parts", parts),
        other_name: builder.add_text_field("other_name", STRING),
        number: builder.add_text_field("number", STRING),
        diary_number: builder.add_text_field("diary_number", STRING),
        decided: builder.add_bool_field("decided", INDEXED),
        date: builder.add_i64_field(column::DATE, INDEXED | FAST),
        year: builder.add_text_field(column::YEAR, STRING | FAST),
        organ: builder.add_text_field(column::ORGAN, STRING | FAST),
        authority: builder.add_text_field(column::AUTHORITY, STRING | FAST),
        speaker: builder.add_text_field(column::SPEAKER, STRING | FAST),
        person: builder.add_text_field("person", STRING),
        party: builder.add_text_field(column::PARTY, STRING | FAST),
        speaker_party: builder.add_text_field(column::SPEAKER_PARTY, FAST),
        person_key: builder.add_text_field(column::PERSON_KEY, STRING | FAST),
        case_key: builder.add_text_field(column::CASE_KEY, STRING | FAST),
        refers_to: builder.add_text_field("refers_to", STRING),
        topic: builder.add_text_field(column::TOPIC, STRING | FAST),
        outcome: builder.add_text_field(column::OUTCOME, STRING | FAST),
        act: builder.add_text_field("act", STRING),
        act_by: builder.add_text_field("act_by", STRING),
        text_hash: builder.add_u64_field(column::TEXT_HASH, FAST),
        stored: builder.add_bytes_field("stored", STORED),
    };
    (builder.build(), fields)
}
