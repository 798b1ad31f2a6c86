//! What is written of an item and of a file?
//!
//! Everything that can be asked for, and the thing itself whole: of an item its speakers with their acts,
//! of a file its meeting with the attendees. Persons and cases are written by their keys as well, in
//! columns, so that all of one person, case or meeting is found without reading a text again.

use std::collections::{BTreeSet, HashMap};

use tantivy::TantivyDocument;

use super::super::schema::{
    Actor, Fields, KIND_FILE, KIND_ITEM, act_by, days, explained_name, speaker_of_party,
};
use crate::minutes::{AgendaItem, DiaryNumber, FileKey, Minutes, PersonKey};
use crate::search::{FacetField, FileRecord, ItemRecord, Meeting, SearchError};
use crate::swedish;

/// The document of an item.
pub(super) fn item_document(
    fields: Fields,
    key: &FileKey,
    minutes: &Minutes,
    item: &AgendaItem,
) -> Result<TantivyDocument, SearchError> {
    let mut document = TantivyDocument::default();
    document.add_text(fields.kind, KIND_ITEM);
    document.add_text(fields.file, key.as_str());
    document.add_text(fields.id, &item.id);
    document.add_text(fields.title, &item.title);
    document.add_text(fields.body, &item.body);
    document.add_text(fields.exact, &item.title);
    document.add_text(fields.exact, &item.body);
    document.add_text(fields.marks, &item.title);
    document.add_text(fields.marks, &item.body);
    document.add_text(fields.parts, &item.title);
    document.add_text(fields.title_parts, &item.title);
    document.add_text(fields.parts, &item.body);
    if let Some(number) = &item.number {
        document.add_text(fields.number, number.to_lowercase());
    }
    for name in swedish::abbreviations(&item.body) {
        let (short, long) = (name.short.to_lowercase(), name.long.to_lowercase());
        document.add_text(fields.other_name, explained_name(&short, &long));
        document.add_text(fields.other_name, explained_name(&long, &short));
    }
    for printed in &item.diary_numbers {
        document.add_text(fields.body, printed);
        document.add_text(fields.exact, printed);
        document.add_text(fields.marks, printed);
    }
    for form in item.diary_numbers.iter().flat_map(|printed| diary_forms(printed)) {
        document.add_text(fields.diary_number, form);
    }
    for case in item.case_keys(minutes.authority.as_deref()) {
        document.add_text(fields.case_key, case);
    }
    for reference in &item.refers_to {
        let id = reference.item_id(minutes.authority.as_deref(), minutes.organ.as_deref());
        document.add_text(fields.refers_to, id.unwrap_or_default());
    }
    document.add_bool(fields.decided, !item.decisions.is_empty());
    if let Some(date) = minutes.date {
        document.add_i64(fields.date, days(date));
    }
    for facet in FacetField::ALL {
        let (field, _) = fields.of_facet(facet);
        for value in facet.values(minutes, item) {
            document.add_text(field, value);
        }
    }
    add_people(&mut document, fields, item);
    add_facts(&mut document, fields, item);
    document.add_u64(fields.text_hash, crate::search::text_hash(item));
    let record = ItemRecord { item: item.clone(), meeting: meeting_without_attendees(minutes) };
    document.add_bytes(fields.stored, &json(&record)?);
    Ok(document)
}

/// The document that remembers a file.
pub(super) fn file_document(
    fields: Fields,
    record: &FileRecord,
) -> Result<TantivyDocument, SearchError> {
    let mut document = TantivyDocument::default();
    document.add_text(fields.kind, KIND_FILE);
    document.add_text(fields.file, record.key.as_str());
    document.add_text(fields.record, record.key.as_str());
    let attendees = record.meeting.attendees.iter();
    let attendees = attendees.map(|person| (person.name.as_str(), person.party.as_deref()));
    for person in person_keys(attendees) {
        document.add_text(fields.person_key, person);
    }
    document.add_bytes(fields.stored, &json(record)?);
    Ok(document)
}

/// Adds who speaks for which party, and who is named.
fn add_people(document: &mut TantivyDocument, fields: Fields, item: &AgendaItem) {
    for speaker in &item.speakers {
        document.add_text(fields.person, &speaker.name);
        let party = speaker.party.as_deref().unwrap_or_default();
        document.add_text(fields.speaker_party, speaker_of_party(&speaker.name, party));
    }
    for mention in &item.mentions {
        document.add_text(fields.person, &mention.name);
    }
    let speakers = item.speakers.iter().map(|one| (one.name.as_str(), one.party.as_deref()));
    let mentions = item.mentions.iter().map(|one| (one.name.as_str(), one.party.as_deref()));
    for person in person_keys(speakers.chain(mentions)) {
        document.add_text(fields.person_key, person);
    }
}

/// Adds who did what, each value once.
fn add_facts(document: &mut TantivyDocument, fields: Fields, item: &AgendaItem) {
    let acts: BTreeSet<&str> = item.acts.iter().map(|record| record.act.name()).collect();
    for act in acts {
        document.add_text(fields.act, act);
    }
    let speakers = item.speakers.iter().map(|one| (one.name.as_str(), one.party.as_deref()));
    let mentions = item.mentions.iter().map(|one| (one.name.as_str(), one.party.as_deref()));
    let mut parties: HashMap<&str, BTreeSet<Option<&str>>> = HashMap::new();
    for (name, party) in speakers.chain(mentions) {
        parties.entry(name).or_default().insert(party);
    }
    // Of two of one name it is not said whose party acts.
    let party_of = |name: &str| match parties.get(name)?.iter().collect::<Vec<_>>()[..] {
        [only] => *only,
        _ => None,
    };
    let mut values = BTreeSet::new();
    for record in &item.acts {
        let act = record.act.name();
        let own = record.person.as_deref().and_then(party_of);
        values.extend(record.person.iter().map(|name| act_by(act, Actor::Person, name)));
        values.extend(
            record.party.as_deref().or(own).map(|letters| act_by(act, Actor::Party, letters)),
        );
    }
    for value in values {
        document.add_text(fields.act_by, value);
    }
}

/// The keys of persons, each once.
fn person_keys<'a>(persons: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> BTreeSet<String> {
    let keys = persons.filter_map(|(name, party)| PersonKey::of(name, party));
    keys.map(|key| key.to_string()).collect()
}

/// Every form in which a diary number may be asked for: with and without its prefix,
/// with and without its suffix. What has no normal form is kept as printed.
fn diary_forms(printed: &str) -> Vec<String> {
    let Some(number) = DiaryNumber::parse(printed) else { return vec![printed.to_lowercase()] };
    let mut forms = Vec::new();
    for prefix in [number.prefix.clone(), String::new()] {
        for suffix in [number.suffix.clone(), None] {
            let form = DiaryNumber { prefix: prefix.clone(), suffix, ..number.clone() }.to_string();
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

/// The meeting, with its attendance list.
pub(super) fn meeting_of(minutes: &Minutes) -> Meeting {
    Meeting { attendees: minutes.attendees.clone(), ..meeting_without_attendees(minutes) }
}

/// The attendance list, and where the file lies, are kept with the file and not with each item.
fn meeting_without_attendees(minutes: &Minutes) -> Meeting {
    Meeting {
        source: String::new(),
        kind: minutes.kind,
        authority: minutes.authority.clone(),
        organ: minutes.organ.clone(),
        date: minutes.date,
        place: minutes.place.clone(),
        attendees: Vec::new(),
    }
}

/// As it is stored.
pub(super) fn json<T: serde::Serialize>(value: &T) -> Result<Vec<u8>, SearchError> {
    serde_json::to_vec(value).map_err(|error| SearchError::Engine { reason: error.to_string() })
}
