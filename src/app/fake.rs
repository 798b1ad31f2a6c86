//! An index for tests: a few fixed answers, whatever the question, except that the
//! word `intet` is found nowhere and that sizes are honoured.

use std::time::Duration;

use chrono::{DateTime, NaiveDate};

use crate::check;
use crate::ingest::{FileNote, FileWarning, Reason, Report, TakenOut};
use crate::minutes::{
    Act, AgendaItem, Attendee, Doubt, FileKey, Group, Kind, Mention, Outcome, OutcomeKind, Speaker,
    Status, Warning,
};
use crate::query::Query;
use crate::search::{
    Bin, Claim, Contribution, DamagedFile, ExpansionKind, Explanation, FacetCounts, FacetField,
    FileRecord, Granularity, Hit, IndexInfo, ItemKey, ItemRecord, Meeting, Reader, Relaxed,
    Request, Response, SearchError, Snippet, SourceFile, SpeakerSummary, Storage, Suggestion,
    SuggestionKind, TermField, TopicSummary, Widening, WordMeaning, text_hash,
};
use crate::source::{Defect, SourceError};
use crate::topics::Taxonomy;

/// Answers from memory.
pub struct FakeReader;

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|&value| value.to_owned()).collect()
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn counts(values: &[(&str, u64)]) -> Vec<(String, u64)> {
    values.iter().map(|&(value, items)| (value.to_owned(), items)).collect()
}

/// Three topics in two levels, whatever those of the program are.
pub fn taxonomy() -> Taxonomy {
    let text = r#"
        [[topic]]
        id = "vard-och-halsa"
        label = "Vård och hälsa"
        [[topic]]
        id = "covid-19"
        label = "Covid-19"
        broader = "vard-och-halsa"
        [[topic]]
        id = "sip"
        label = "Samordnad individuell plan"
        broader = "vard-och-halsa"
    "#;
    Taxonomy::parse(text).expect("a taxonomy")
}

/// Two hits of twelve: a region's item with all its parts, and a bare one whose text
/// tries to control the terminal.
#[expect(clippy::too_many_lines, reason = "one value, field by field")]
pub fn response() -> Response {
    let title = "Uppdrag från SRB - Regional samling för föräldraskapsstöd i hela länet";
    let snippet = "Gunvor Larsson redogör för arbetet med föräldraskapsstöd. Länsstyrelsen bjuder \
                   in till en regional samling, och kommunerna får stöd av regionen …";
    let mark = |text: &str, word: &str| {
        text.match_indices(word).map(|(at, word)| (at, at + word.len())).collect::<Vec<_>>()
    };
    let full = Hit {
        ocr: None,
        missing: Vec::new(),
        same_case: Vec::new(),
        id: "samverkansgruppen-barn-unga/2022-02-18/4".into(),
        score: 9.125,
        number: Some("4".into()),
        title_highlights: mark(title, "föräldraskapsstöd"),
        title: title.into(),
        organ: Some("Samverkansgruppen barn/unga".into()),
        authority: None,
        date: day(2022, 2, 18),
        place: Some("Digitalt möte".into()),
        source: "corpus/2022-02-18-barn-unga.txt".into(),
        pages: Some((2, 3)),
        diary_numbers: Vec::new(),
        speakers: ["Gunvor Larsson", "Maria Lennberg"]
            .map(|name| Speaker { name: name.into(), party: None, acts: vec![Act::Presents] })
            .into(),
        topics: texts(&["sip"]),
        decisions: texts(&["Informationen noteras.", "Frågan följs upp i maj."]),
        outcomes: vec![outcome(OutcomeKind::Noted, 0), outcome(OutcomeKind::Decided, 1)],
        acts: Vec::new(),
        votes: Vec::new(),
        snippet: Some(Snippet {
            text: snippet.into(),
            highlights: [mark(snippet, "föräldraskapsstöd"), mark(snippet, "får stöd")].concat(),
        }),
        explanation: None,
    };
    let bare = Hit {
        ocr: None,
        missing: texts(&["plan"]),
        same_case: Vec::new(),
        id: "ekefors-kommun/kommunfullmaktige/2021-11-29/112".into(),
        score: 0.5,
        number: None,
        title: "Budget \u{1b}[31m2022\u{1b}[0m".into(),
        organ: Some("Kommunfullmäktige".into()),
        authority: Some("Ekefors kommun".into()),
        date: day(2021, 11, 29),
        place: None,
        source: "corpus/2021-11-29-kf.txt".into(),
        pages: None,
        diary_numbers: texts(&["KS 2021/00345"]),
        speakers: Vec::new(),
        topics: Vec::new(),
        decisions: Vec::new(),
        outcomes: Vec::new(),
        acts: Vec::new(),
        votes: Vec::new(),
        snippet: None,
        title_highlights: Vec::new(),
        explanation: None,
    };
    Response {
        query: "föräldraskapsstöd".into(),
        total: 12,
        cases: None,
        took_ms: 0.4,
        relaxed: None,
        hits: vec![full, bare],
        facets: FacetCounts::of(
            [
                (FacetField::Year, counts(&[("2021", 3), ("2022", 9)])),
                (
                    FacetField::Organ,
                    counts(&[("Samverkansgruppen barn/unga", 8), ("Kommunfullmäktige", 4)]),
                ),
                (FacetField::Topic, counts(&[("sip", 5), ("okänt", 1)])),
            ],
            None,
        ),
        did_you_mean: None,
        other_words: Vec::new(),
        meaning: None,
    }
}

/// The response, explained, to a query that found nothing itself.
pub fn explained() -> Response {
    let mut response = response();
    response.query = "föräldraskapsstödd".into();
    response.relaxed = Some(Relaxed {
        query: "föräldraskapsstöd".into(),
        change: Widening::PartsOf(vec!["föräldraskapsstöd".into()]),
    });
    let word = String::from("föräldraskapsstöd");
    let any_form = |place| ExpansionKind::AnyForm {
        surface: word.clone(),
        stem: "föräldraskapsstöd".into(),
        place,
    };
    response.meaning = Some(vec![WordMeaning {
        word: word.clone(),
        ways: vec![
            ExpansionKind::Surface(word.clone()),
            any_form(TermField::Body),
            ExpansionKind::SameParts {
                parts: texts(&["föräldraskap", "stöd"]),
                place: TermField::Parts,
            },
        ],
    }]);
    let part =
        |value, kind| Explanation { value, what: Contribution::Way(kind), parts: Vec::new() };
    response.hits.truncate(1);
    response.hits[0].explanation = Some(Explanation {
        value: 9.125,
        what: Contribution::Score,
        parts: vec![part(6.0, any_form(TermField::Title)), part(3.125, any_form(TermField::Body))],
    });
    response
}

/// One item with everything that an item can have.
pub fn record() -> ItemRecord {
    let attendee = |name: &str, group, party: Option<&str>| Attendee {
        name: name.into(),
        group,
        party: party.map(Into::into),
        role: None,
        affiliation: None,
        chair: false,
        replaces: None,
        note: None,
    };
    ItemRecord {
        item: AgendaItem {
            id: "samverkansgruppen-barn-unga/2022-02-18/4".into(),
            number: Some("4".into()),
            title: "Uppdrag från SRB - Regional samling för föräldraskapsstöd".into(),
            diary_numbers: texts(&["KS 2021/00345", "KS 2022/1"]),
            pages: Some((2, 2)),
            body: "Gunvor Larsson redogör för arbetet med föräldraskapsstöd i länets alla kommuner \
                   och regionen.\n\nFrågor:\n• Vem leder arbetet?\n\nBeslut\n1. Informationen noteras."
                .into(),
            decisions: texts(&["Informationen noteras."]),
            speakers: vec![
                Speaker {
                    name: "Gunvor Larsson".into(),
                    party: Some("C".into()),
                    acts: vec![Act::Presents, Act::Answers],
                },
                Speaker { name: "Maria Lennberg".into(), party: None, acts: vec![] },
            ],
            mentions: vec![Mention { name: "Lydia Elmborg".into(), party: None }],
            ocr: None,
            present: None,
            refers_to: Vec::new(),
            topics: texts(&["sip", "okänt"]),
            ..AgendaItem::default()
        },
        meeting: Meeting {
            source: "corpus/2022-02-18-barn-unga.txt".into(),
            kind: Kind::Minutes,
            authority: Some("Region Västmanland".into()),
            organ: Some("Samverkansgruppen barn/unga".into()),
            date: day(2022, 2, 18),
            place: Some("Digitalt möte".into()),
            attendees: vec![
                Attendee {
                    role: Some("Ordförande".into()),
                    affiliation: Some("Region Västmanland".into()),
                    chair: true,
                    ..attendee("Gunvor Larsson", Group::Members, Some("C"))
                },
                Attendee {
                    replaces: Some("Ingela Fagerlid".into()),
                    note: Some("§§ 2–5".into()),
                    ..attendee("Magnus Ekedahl", Group::Members, Some("S"))
                },
                attendee("Maria Lennberg", Group::Others, None),
            ],
        },
    }
}

/// A report in which something of every sort happened.
pub fn report() -> Report {
    let note = |file: &str, status, reason| FileNote { file: file.into(), status, reason };
    let not_text = SourceError::NotOfFormat {
        path: "corpus/trasig.txt".into(),
        format: "a text file",
        reason: Defect::ZeroBytes,
    };
    Report {
        files: 40,
        new: 38,
        changed: 0,
        unchanged: 1,
        gone: 0,
        moved: 0,
        items: 205,
        items_in_index: 212,
        bytes: 400_000,
        failed: vec![note("corpus/trasig.txt", Status::Damaged, Reason::NotRead(not_text))],
        not_minutes: vec![note("corpus/budget.txt", Status::Ok, Reason::NoItems(Kind::Report))],
        skipped: texts(&["corpus/bild.jpg", "corpus/kalkyl.xlsx"]),
        duplicates: Vec::new(),
        unmatched: Vec::new(),
        taken_down: TakenOut { items: 2, names: 5 },
        warnings: 1,
        warned: vec![FileWarning {
            file: "corpus/a.txt".into(),
            warning: Warning::new(
                Some(3),
                Doubt::NumberGap { from: 8, to: 10, with_sign: true },
                "§ 10 Budget",
            ),
        }],
        duration: Duration::from_millis(1_260),
    }
}

/// What checks found: a fault, several notes, and one that tries to control the terminal.
pub fn checked() -> check::Report {
    use check::{CorpusFault, Finding, Found, LeftOut, NumberNote};
    let meeting = |date| day(2024, 2, date).expect("a day");
    let about_organ = |note| Finding {
        authority: Some("Ekefors kommun".into()),
        organ: Some("Kommunstyrelsen".into()),
        date: day(2024, 2, 1),
        ..Finding::about_all(Found::Numbers(note))
    };
    let missing = |first, last, from, to| NumberNote::Missing { first, last, from, to };
    let gone = Found::Corpus(CorpusFault::Gone);
    let mut report = check::Report::new(
        40,
        212,
        vec![
            Finding::about_file("corpus/a\u{1b}[2J.txt", gone),
            about_organ(NumberNote::BeginsLate { year: 2024, first: 12, meeting: meeting(1) }),
            about_organ(missing(41, 43, meeting(1), meeting(29))),
            about_organ(missing(51, 51, meeting(29), meeting(29))),
        ],
    );
    report.checks[1].left_out = Some(LeftOut::NewFiles);
    report
}

/// Speakers, one of them of two parties.
pub fn speakers() -> Vec<SpeakerSummary> {
    let speaker = |name: &str, parties: &[&str], items, first, last| SpeakerSummary {
        name: name.into(),
        parties: texts(parties),
        organs: texts(&["Samverkansgruppen barn/unga", "Kommunstyrelsen"]),
        items,
        first,
        last,
    };
    vec![
        speaker("Barbro Lindkil", &["C"], 120, day(2018, 2, 16), day(2022, 2, 18)),
        speaker("Jan Grindegård", &["KD", "M"], 7, day(2021, 8, 27), day(2021, 8, 27)),
        speaker("Åsa Öst", &[], 1, None, None),
    ]
}

/// Topics, one of which no taxonomy knows.
pub fn topics() -> Vec<TopicSummary> {
    let topic = |id: &str, items| TopicSummary {
        id: id.into(),
        items,
        first: day(2020, 3, 24),
        last: day(2022, 2, 18),
    };
    vec![topic("covid-19", 31), topic("okänt", 2)]
}

fn finds_nothing(query: &Query) -> bool {
    query.leaves().iter().any(|leaf| leaf.term.text == "intet")
}

impl Reader for FakeReader {
    fn search(&self, request: &Request) -> Result<Response, SearchError> {
        let mut response = if request.explain { explained() } else { response() };
        if finds_nothing(&request.query) {
            response.total = 0;
            response.hits.clear();
            response.facets = FacetCounts::default();
        }
        if request.facets.is_empty() {
            response.facets = FacetCounts::default();
        }
        response.hits.drain(..request.offset.min(response.hits.len()));
        response.hits.truncate(request.limit.unwrap_or(usize::MAX));
        response.query.clone_from(&request.source);
        Ok(response)
    }

    fn timeline(&self, query: &Query, _: Granularity) -> Result<Vec<Bin>, SearchError> {
        // So that two queries differ: hits go with the length of the first word.
        let leaves = query.leaves();
        let letters = leaves.first().map_or(1, |leaf| leaf.term.text.chars().count() as u64);
        let times = if finds_nothing(query) { 0 } else { letters };
        let bins = [("2019", 1, 80), ("2020", 0, 0), ("2021", 4, 200), ("2022", 2, 90)];
        let bin = |(span, hits, items): (&str, u64, u64)| Bin {
            span: span.into(),
            hits: hits * times,
            items,
        };
        Ok(bins.into_iter().map(bin).collect())
    }

    fn item(&self, id: &str) -> Result<Option<ItemRecord>, SearchError> {
        let record = record();
        Ok((record.item.id == id).then_some(record))
    }

    fn nearest_ids(&self, _: &str) -> Result<Vec<String>, SearchError> {
        Ok(vec![record().item.id])
    }

    fn similar(&self, id: &str, _: Option<usize>) -> Result<Option<Response>, SearchError> {
        Ok((id != "unknown").then(response))
    }

    fn suggest(&self, beginning: &str, _: usize) -> Result<Vec<Suggestion>, SearchError> {
        let suggestion = |kind, text: &str, items| Suggestion { kind, text: text.into(), items };
        Ok(if beginning == "nothing" {
            Vec::new()
        } else {
            vec![
                suggestion(SuggestionKind::Word, "föräldraskapsstöd", 12),
                suggestion(SuggestionKind::Person, "Förnamn Efternamn", 2),
                suggestion(SuggestionKind::Topic, "foraldraskapsstod", 9),
            ]
        })
    }

    fn speakers(&self, query: &Query) -> Result<Vec<SpeakerSummary>, SearchError> {
        Ok(if finds_nothing(query) { Vec::new() } else { speakers() })
    }

    fn topics(&self, query: &Query) -> Result<Vec<TopicSummary>, SearchError> {
        Ok(if finds_nothing(query) { Vec::new() } else { topics() })
    }

    fn files(&self) -> Result<Vec<FileRecord>, SearchError> {
        let meeting = record().meeting;
        let file = SourceFile {
            path: meeting.source.clone(),
            content: "c".into(),
            claims: vec![Claim::of(&record().item)],
            ..SourceFile::default()
        };
        let key = FileKey::of_text(&meeting.source);
        Ok(vec![FileRecord { key, file, meeting, status: Status::Ok, warnings: 0 }])
    }

    fn item_keys(&self) -> Result<Vec<ItemKey>, SearchError> {
        let ItemRecord { item, meeting } = record();
        let text_hash = text_hash(&item);
        Ok(vec![ItemKey { id: item.id, file: FileKey::of_text(meeting.source), text_hash }])
    }

    fn items_of(&self, file: &FileKey) -> Result<Vec<ItemRecord>, SearchError> {
        let record = record();
        Ok(if record.meeting.source == file.as_str() { vec![record] } else { Vec::new() })
    }

    fn linked(&self, _: &ItemRecord) -> Result<Vec<ItemRecord>, SearchError> {
        let mut earlier = record();
        earlier.item.id = "samverkansgruppen-barn-unga/2021-06-04/3".into();
        earlier.meeting.date = day(2021, 6, 4);
        Ok(vec![earlier])
    }

    fn claimants(&self, id: &str) -> Result<Vec<String>, SearchError> {
        let disputed = id == "disputed";
        Ok(if disputed { texts(&["disputed~0000000a", "disputed~0000000b"]) } else { Vec::new() })
    }

    fn damages(&self) -> Result<Vec<DamagedFile>, SearchError> {
        Ok(Vec::new())
    }

    fn storage(&self) -> Result<Storage, SearchError> {
        let changed = DateTime::from_timestamp(1_700_000_000, 0);
        Ok(Storage { index: "index".into(), bytes: 1_234_567, changed })
    }

    fn info(&self) -> Result<IndexInfo, SearchError> {
        let (schema, analyser) = ("1".into(), "1".into());
        Ok(IndexInfo { items: 212, files: 40, schema, analyser, corpus: String::new() })
    }
}

/// An outcome that the minutes state.
fn outcome(kind: OutcomeKind, decision: usize) -> Outcome {
    Outcome { kind, to: None, decision, page: Some(2), stated: true }
}
