//! Nothing that a masked reader answers holds a personal number. The numbers are of the series
//! 980 to 999, which Skatteverket gives to nobody.

use super::*;
use crate::minutes::{
    Act, ActRecord, AgendaItem, Attendee, FileKey, Group, Kind, Mention, Outcome, OutcomeKind,
    Speaker, Status, Vote,
};
use crate::query::FilterField;
use crate::search::{
    ExpansionKind, FacetCounts, FacetField, SourceFile, Storage, TermField, Widening,
};

const NUMBER: &str = "850709-9805";

/// An index in which every text holds the number.
struct Open {
    passage: &'static str,
}

fn text() -> String {
    format!("Ärendet rör {NUMBER}.")
}

#[expect(clippy::unnecessary_wraps, reason = "most texts of an answer may be absent")]
fn some() -> Option<String> {
    Some(text())
}

fn way() -> ExpansionKind {
    ExpansionKind::AlmostSpelt(Box::new(ExpansionKind::Surface(text())))
}

fn meeting() -> Meeting {
    let attendee = Attendee {
        name: text(),
        group: Group::Others,
        party: some(),
        role: some(),
        affiliation: some(),
        chair: false,
        replaces: some(),
        note: some(),
    };
    Meeting {
        source: "a.txt".into(),
        kind: Kind::Minutes,
        authority: some(),
        organ: some(),
        date: None,
        place: some(),
        attendees: vec![attendee],
    }
}

fn record() -> ItemRecord {
    let item = AgendaItem {
        id: "ks/1".into(),
        number: some(),
        title: text(),
        diary_numbers: vec![text()],
        pages: None,
        body: format!("Först {NUMBER} och sedan\n900101 -\n9802 och slut."),
        decisions: vec![text()],
        speakers: vec![Speaker { name: text(), party: some(), acts: vec![Act::Moves] }],
        mentions: vec![Mention { name: text(), party: some() }],
        ..AgendaItem::default()
    };
    ItemRecord { item, meeting: meeting() }
}

impl Open {
    fn response(&self) -> Response {
        let part = |parts| Explanation { value: 1.0, what: Contribution::Way(way()), parts };
        let hit = Hit {
            id: "ks/1".into(),
            score: 1.0,
            number: some(),
            title: text(),
            organ: some(),
            authority: some(),
            date: None,
            place: some(),
            source: "a.txt".into(),
            pages: None,
            diary_numbers: vec![text()],
            speakers: vec![Speaker { name: text(), party: some(), acts: Vec::new() }],
            topics: Vec::new(),
            decisions: vec![text()],
            outcomes: vec![Outcome {
                kind: OutcomeKind::Proposed,
                to: some(),
                decision: 0,
                page: None,
                stated: true,
            }],
            acts: vec![ActRecord {
                act: Act::Moves,
                person: some(),
                party: some(),
                group: some(),
                what: None,
                text: text(),
                page: None,
                stated: true,
            }],
            votes: vec![Vote { question: some(), result: some(), ..Vote::default() }],
            ocr: None,
            missing: Vec::new(),
            same_case: Vec::new(),
            snippet: Some(Snippet { text: self.passage.into(), highlights: vec![(0, 3)] }),
            title_highlights: Vec::new(),
            explanation: Some(part(vec![part(Vec::new())])),
        };
        Response {
            query: "typed".into(),
            total: 1,
            cases: None,
            took_ms: 0.0,
            relaxed: Some(Relaxed { query: text(), change: Widening::LastPartOf(text()) }),
            hits: vec![hit],
            facets: FacetCounts::of(FacetField::ALL.map(|field| (field, vec![(text(), 1)])), None),
            did_you_mean: some(),
            other_words: Vec::new(),
            meaning: Some(vec![WordMeaning { word: "typed".into(), ways: vec![way()] }]),
        }
    }
}

impl Reader for Open {
    fn search(&self, request: &Request) -> Result<Response, SearchError> {
        match request.source.as_str() {
            "unknown" => Err(SearchError::UnknownValue {
                field: FilterField::DiaryNumber,
                value: "typed".into(),
                nearest: vec![text()],
            }),
            _ => Ok(self.response()),
        }
    }
    fn timeline(&self, _: &Query, _: Granularity) -> Result<Vec<Bin>, SearchError> {
        Ok(Vec::new())
    }
    fn item(&self, _: &str) -> Result<Option<ItemRecord>, SearchError> {
        Ok(Some(record()))
    }
    fn nearest_ids(&self, _: &str) -> Result<Vec<String>, SearchError> {
        Ok(Vec::new())
    }
    fn similar(&self, _: &str, _: Option<usize>) -> Result<Option<Response>, SearchError> {
        Ok(Some(self.response()))
    }
    fn suggest(&self, _: &str, limit: usize) -> Result<Vec<Suggestion>, SearchError> {
        let of = |kind, text: &str| Suggestion { kind, text: text.into(), items: 1 };
        let words = [NUMBER, "f.850709-9813", "familj", "familjerätt", "fastighet"];
        let words = words.into_iter().take(limit).map(|word| of(SuggestionKind::Word, word));
        let people = ["Fatima Nordell", "Filip Ek", "Frida Al"].into_iter().take(limit);
        Ok(words.chain(people.map(|name| of(SuggestionKind::Person, name))).collect())
    }
    fn speakers(&self, _: &Query) -> Result<Vec<SpeakerSummary>, SearchError> {
        Ok(vec![SpeakerSummary {
            name: text(),
            parties: vec![text()],
            organs: vec![text()],
            items: 1,
            first: None,
            last: None,
        }])
    }
    fn topics(&self, _: &Query) -> Result<Vec<TopicSummary>, SearchError> {
        Ok(Vec::new())
    }
    fn files(&self) -> Result<Vec<FileRecord>, SearchError> {
        Ok(vec![FileRecord {
            key: FileKey::of_text("a.txt"),
            file: SourceFile::default(),
            meeting: meeting(),
            status: Status::Ok,
            warnings: 0,
        }])
    }
    fn item_keys(&self) -> Result<Vec<ItemKey>, SearchError> {
        Ok(Vec::new())
    }
    fn linked(&self, _: &ItemRecord) -> Result<Vec<ItemRecord>, SearchError> {
        Ok(vec![record()])
    }
    fn claimants(&self, _: &str) -> Result<Vec<String>, SearchError> {
        Ok(Vec::new())
    }
    fn damages(&self) -> Result<Vec<crate::search::DamagedFile>, SearchError> {
        Ok(Vec::new())
    }
    fn items_of(&self, _: &FileKey) -> Result<Vec<ItemRecord>, SearchError> {
        Ok(vec![record()])
    }
    fn storage(&self) -> Result<Storage, SearchError> {
        Ok(Storage { index: "index".into(), bytes: 1, changed: None })
    }
    fn info(&self) -> Result<IndexInfo, SearchError> {
        let (schema, analyser, corpus) = (String::new(), String::new(), String::new());
        Ok(IndexInfo { items: 1, files: 1, schema, analyser, corpus })
    }
}

fn masked(passage: &'static str) -> Masked {
    Masked::new(Box::new(Open { passage }))
}

fn request(source: &str) -> Request {
    Request::new(source, Query::All)
}

fn holds_none(answer: &impl std::fmt::Debug) {
    let answer = format!("{answer:?}");
    assert!(find_personal_numbers(&answer).is_empty(), "{answer}");
    assert!(answer.contains("******-****"), "nothing was masked: {answer}");
}

#[test]
fn no_answer_holds_a_number() {
    let reader = masked("Ärendet rör 850709-9805.");
    holds_none(&reader.search(&request("typed")).expect("found"));
    holds_none(&reader.search(&request("unknown")).expect_err("unknown"));
    holds_none(&reader.similar("ks/1", None).expect("found"));
    holds_none(&reader.item("ks/1").expect("found"));
    holds_none(&reader.speakers(&Query::All).expect("found"));
    holds_none(&reader.files().expect("found"));
    holds_none(&reader.items_of(&FileKey::of_text("a.txt")).expect("found"));
}

#[test]
fn words_that_are_a_number_together_are_masked_together() {
    let words = || vec!["850709".to_owned(), "9805".to_owned()];
    let row = ExpansionKind::Row { words: words(), place: TermField::Body };
    for mut way in [row, ExpansionKind::Phrase(words())] {
        way.each_text(&mut mask_in_place);
        assert!(way.to_string().contains("\"****** ****\""), "{way}");
    }
}

#[test]
fn what_was_typed_and_where_it_matches_stay() {
    let response = masked("850709-9805 söks").search(&request(NUMBER)).expect("found");
    let snippet = response.hits[0].snippet.as_ref().expect("a passage");
    assert_eq!(snippet.text, "******-**** söks");
    assert_eq!(snippet.highlights, [(0, 3)]);
}

#[test]
fn a_number_that_a_passage_cuts_is_masked_on_both_sides_of_the_cut() {
    for (passage, shown) in [
        ("…och sedan 900101 -…", "…och sedan ****** -…"),
        ("…och sedan 900101…", "…och sedan ******…"),
        ("…9802 och slut.", "…**** och slut."),
        ("…- 9802 och slut.", "…- **** och slut."),
        ("…05 och sedan 900101 - 9…", "…** och sedan ****** - *…"),
        // Not of the text, and so of no number.
        ("…2024 års budget", "…2024 års budget"),
    ] {
        let response = masked(passage).search(&request("typed")).expect("found");
        assert_eq!(response.hits[0].snippet.as_ref().expect("a passage").text, shown);
    }
}

#[test]
fn suggested_numbers_are_left_out_and_others_take_their_place() {
    let texts = |limit| {
        let found = masked("").suggest("f", limit).expect("found").into_iter();
        found.map(|suggestion| suggestion.text).collect::<Vec<_>>()
    };
    assert_eq!(texts(2), ["familj", "familjerätt", "Fatima Nordell", "Filip Ek"]);
    assert_eq!(texts(usize::MAX).len(), 6);
}
