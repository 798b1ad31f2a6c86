//! Minutes of our own writing, and what must be found in them.
//!
//! `tests/fixtures/CASE/` shows one layout or trap each, `tests/corpus/BODY/` goes with the sample
//! minutes in `corpus/BODY/`. Every fact given is checked; an unknown key fails, so that no
//! expectation is silently ignored. CONTRIBUTING.md tells how to add a case.

#![expect(clippy::option_option, reason = "a fact that is not given and one that is null differ")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use paragraf::minutes::{Act, Group, Kind, Minutes, Status};
use serde::Deserialize;
use support::{f1, folded, package, ratio, read};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    #[serde(rename = "file")]
    _file: String,
    #[serde(rename = "why")]
    _why: Option<String>,
    kind: Option<Kind>,
    status: Option<Status>,
    #[serde(default, deserialize_with = "given")]
    authority: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    organ: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    date: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    place: Option<Option<String>>,
    attendees: Option<Vec<Person>>,
    items: Option<Vec<Item>>,
    #[serde(default)]
    preamble_has: Vec<String>,
    #[serde(default)]
    closing_has: Vec<String>,
    warnings: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    name: String,
    group: Option<Group>,
    #[serde(default, deserialize_with = "given")]
    party: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    role: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    affiliation: Option<Option<String>>,
    chair: Option<bool>,
    #[serde(default, deserialize_with = "given")]
    replaces: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    note: Option<Option<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    number: Option<String>,
    title: Option<String>,
    diary_numbers: Option<Vec<String>>,
    decisions: Option<Vec<String>>,
    speakers: Option<Vec<Spoke>>,
    mentions: Option<BTreeSet<String>>,
    /// `proposed Kommunfullmäktige`, one for each decision.
    outcomes: Option<Vec<String>>,
    /// `SD reserves`, `Bo Ek moves rejection`.
    acts: Option<BTreeSet<String>>,
    /// `7 yes, 5 no, 1 abstain, 0 absent, 13 named`.
    votes: Option<Vec<String>>,
    topics: Option<Vec<String>>,
    #[serde(default, deserialize_with = "given")]
    pages: Option<Option<(u32, u32)>>,
    #[serde(default)]
    body_has: Vec<String>,
    #[serde(default)]
    body_lacks: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spoke {
    name: String,
    #[serde(default, deserialize_with = "given")]
    party: Option<Option<String>>,
    acts: Option<BTreeSet<Act>>,
}

/// A key that is given, `null` included, is `Some`.
fn given<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(
    value: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(value).map(Some)
}

/// How much was checked and how much of it was wrong.
#[derive(Default)]
struct Tally {
    wrong: Vec<String>,
    checked: BTreeMap<&'static str, (usize, usize)>,
    speakers: [usize; 3],
    attendees: [usize; 3],
}

impl Tally {
    fn check<T: PartialEq + std::fmt::Debug>(
        &mut self,
        what: &'static str,
        place: &str,
        want: &T,
        got: &T,
    ) {
        let (checked, wrong) = self.checked.entry(what).or_default();
        *checked += 1;
        if want != got {
            *wrong += 1;
            self.wrong.push(format!("{place}: {what}: wanted {want:?}, got {got:?}"));
        }
    }

    fn share_right(&self, what: &str) -> f64 {
        let (checked, wrong) = self.checked.get(what).copied().unwrap_or_default();
        ratio(checked - wrong, checked)
    }
}

fn facts(path: &Path) -> Facts {
    let text = std::fs::read_to_string(path).expect("a facts file");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn compare(place: &str, facts: &Facts, minutes: &Minutes, tally: &mut Tally) {
    if let Some(kind) = facts.kind {
        tally.check("kind", place, &kind, &minutes.kind);
    }
    if let Some(status) = facts.status {
        tally.check("status", place, &status, &minutes.status);
    }
    let date = minutes.date.map(|date| date.to_string());
    let heads = [
        ("authority", &facts.authority, &minutes.authority),
        ("organ", &facts.organ, &minutes.organ),
        ("date", &facts.date, &date),
        ("place", &facts.place, &minutes.place),
    ];
    for (what, want, got) in heads {
        if let Some(want) = want {
            tally.check(what, place, want, got);
        }
    }
    compare_attendees(place, facts, minutes, tally);
    compare_items(place, facts, minutes, tally);
    for (what, wanted, text) in [
        ("preamble", &facts.preamble_has, &minutes.preamble),
        ("closing", &facts.closing_has, &minutes.closing),
    ] {
        for wanted in wanted {
            let there = folded(text).contains(&folded(wanted));
            tally.check(what, &format!("{place}: {wanted}"), &true, &there);
        }
    }
    if let Some(warnings) = facts.warnings {
        tally.check("warnings", place, &warnings, &minutes.warnings.len());
    }
}

fn compare_attendees(place: &str, facts: &Facts, minutes: &Minutes, tally: &mut Tally) {
    let Some(wanted) = &facts.attendees else { return };
    for person in &minutes.attendees {
        if wanted.iter().all(|want| want.name != person.name) {
            tally.attendees[1] += 1;
            tally.wrong.push(format!("{place}: {} is not an attendee", person.name));
        }
    }
    for want in wanted {
        let Some(got) = minutes.attendees.iter().find(|got| got.name == want.name) else {
            tally.attendees[2] += 1;
            tally.wrong.push(format!("{place}: {} is missing", want.name));
            continue;
        };
        tally.attendees[0] += 1;
        let place = format!("{place}: {}", want.name);
        if let Some(group) = want.group {
            tally.check("group", &place, &group, &got.group);
        }
        if let Some(chair) = want.chair {
            tally.check("chair", &place, &chair, &got.chair);
        }
        let keys = [
            ("party", &want.party, &got.party),
            ("role", &want.role, &got.role),
            ("affiliation", &want.affiliation, &got.affiliation),
            ("replaces", &want.replaces, &got.replaces),
            ("note", &want.note, &got.note),
        ];
        for (what, want, got) in keys {
            if let Some(want) = want {
                tally.check(what, &place, want, got);
            }
        }
    }
}

fn compare_items(place: &str, facts: &Facts, minutes: &Minutes, tally: &mut Tally) {
    let Some(wanted) = &facts.items else { return };
    let numbers = |item: &paragraf::minutes::AgendaItem| item.number.clone();
    let got: Vec<Option<String>> = minutes.items.iter().map(numbers).collect();
    let want: Vec<Option<String>> = wanted.iter().map(|item| item.number.clone()).collect();
    tally.check("items", place, &want, &got);
    for (index, want) in wanted.iter().enumerate() {
        // Items without numbers are told apart by their position alone.
        let got = match want.number {
            Some(_) => minutes.items.iter().find(|got| got.number == want.number),
            None => minutes.items.get(index).filter(|got| got.number.is_none()),
        };
        let Some(got) = got else { continue };
        let number = want.number.clone().unwrap_or_else(|| format!("i{}", index + 1));
        let place = format!("{place} § {number}");
        if let Some(title) = &want.title {
            tally.check("title", &place, &folded(title), &folded(&got.title));
        }
        if let Some(numbers) = &want.diary_numbers {
            tally.check("diary_numbers", &place, numbers, &got.diary_numbers);
        }
        if let Some(decisions) = &want.decisions {
            let fold = |list: &[String]| list.iter().map(|text| folded(text)).collect::<Vec<_>>();
            tally.check("decisions", &place, &fold(decisions), &fold(&got.decisions));
        }
        if let Some(pages) = want.pages {
            tally.check("pages", &place, &pages, &got.pages);
        }
        if let Some(topics) = &want.topics {
            tally.check("topics", &place, topics, &got.topics);
        }
        if let Some(mentions) = &want.mentions {
            let named = got.mentions.iter().map(|mention| mention.name.clone()).collect();
            tally.check("mentions", &place, mentions, &named);
        }
        compare_facts(&place, want, got, tally);
        let body = folded(&got.body);
        for text in &want.body_has {
            let there = body.contains(&folded(text));
            tally.check("body", &format!("{place} has {text}"), &true, &there);
        }
        for text in &want.body_lacks {
            let there = body.contains(&folded(text));
            tally.check("body", &format!("{place} lacks {text}"), &false, &there);
        }
        if let Some(speakers) = &want.speakers {
            compare_speakers(&place, speakers, got, tally);
        }
    }
}

/// What was decided, who acted and how it was voted.
fn compare_facts(place: &str, want: &Item, got: &paragraf::minutes::AgendaItem, tally: &mut Tally) {
    if let Some(outcomes) = &want.outcomes {
        let got = got.outcomes.iter().map(|outcome| match &outcome.to {
            Some(to) => format!("{} {to}", outcome.kind.name()),
            None => outcome.kind.name().to_owned(),
        });
        tally.check("outcomes", place, outcomes, &got.collect());
    }
    if let Some(acts) = &want.acts {
        let got = got.acts.iter().map(|record| match record.what {
            Some(what) => format!("{} {} {}", record.actor(), record.act.name(), what.name()),
            None => format!("{} {}", record.actor(), record.act.name()),
        });
        tally.check("acts", place, acts, &got.collect());
    }
    if let Some(votes) = &want.votes {
        let got = got.votes.iter().map(|vote| {
            let (yes, no, abstain, absent) = (vote.yes, vote.no, vote.abstain, vote.absent);
            let named = vote.by_name.len();
            format!("{yes} yes, {no} no, {abstain} abstain, {absent} absent, {named} named")
        });
        tally.check("votes", place, votes, &got.collect());
    }
}

fn compare_speakers(
    place: &str,
    wanted: &[Spoke],
    item: &paragraf::minutes::AgendaItem,
    tally: &mut Tally,
) {
    for speaker in &item.speakers {
        if wanted.iter().all(|want| want.name != speaker.name) {
            tally.speakers[1] += 1;
            tally.wrong.push(format!("{place}: {} does not speak", speaker.name));
        }
    }
    for want in wanted {
        // Two of one name are told apart by the party.
        let named = || item.speakers.iter().filter(|got| got.name == want.name);
        let of_party = named().find(|got| want.party.as_ref() == Some(&got.party));
        let Some(got) = of_party.or_else(|| named().next()) else {
            tally.speakers[2] += 1;
            tally.wrong.push(format!("{place}: {} speaks", want.name));
            continue;
        };
        tally.speakers[0] += 1;
        let place = format!("{place}: {}", want.name);
        if let Some(party) = &want.party {
            tally.check("speaker's party", &place, party, &got.party);
        }
        if let Some(acts) = &want.acts {
            tally.check("acts", &place, acts, &got.acts.iter().copied().collect());
        }
    }
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(of)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

#[test]
fn every_fixture_gives_the_expected_facts() {
    let mut tally = Tally::default();
    let cases = folders(&package().join("tests/fixtures"));
    assert!(cases.len() >= 30, "only {} fixtures", cases.len());
    for case in cases {
        let inputs: Vec<PathBuf> = std::fs::read_dir(&case)
            .expect("a case")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.file_name().is_some_and(|name| name != "expected.json"))
            .collect();
        let [input] = &inputs[..] else { panic!("{} has not one input", case.display()) };
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        compare(&name, &facts(&case.join("expected.json")), &read(input), &mut tally);
    }
    assert!(tally.wrong.is_empty(), "{}", tally.wrong.join("\n"));
}

/// Pages of a file's items, by number or title.
type Pages = BTreeMap<String, BTreeMap<String, (u32, u32)>>;

#[test]
fn the_same_minutes_give_the_same_facts_in_every_format() {
    let mut tally = Tally::default();
    let mut files = 0;
    for case in folders(&package().join("tests/formats")) {
        let expected = case.join("expected.json");
        if !expected.is_file() {
            continue;
        }
        let expected = facts(&expected);
        let pages: Pages = std::fs::read_to_string(case.join("pages.json"))
            .map(|text| serde_json::from_str(&text).expect("pages"))
            .unwrap_or_default();
        let mut inputs: Vec<PathBuf> = std::fs::read_dir(&case)
            .expect("a case")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|ending| ending != "json"))
            .collect();
        inputs.sort();
        for input in inputs {
            let name = input.file_name().expect("a name").to_string_lossy().into_owned();
            let place = format!("{}/{name}", case.file_name().expect("a name").to_string_lossy());
            let minutes = read(&input);
            compare(&place, &expected, &minutes, &mut tally);
            for (item, pages) in pages.get(&name).into_iter().flatten() {
                let got = minutes.items.iter().find(|got| {
                    got.number.as_ref() == Some(item) || got.number.is_none() && got.title == *item
                });
                let place = format!("{place} § {item}");
                tally.check("pages", &place, &Some(*pages), &got.and_then(|got| got.pages));
            }
            files += 1;
        }
    }
    assert!(files >= 60, "only {files} files");
    assert!(tally.wrong.is_empty(), "{}", tally.wrong.join("\n"));
}

#[test]
fn the_sample_minutes_give_the_expected_facts() {
    let mut tally = Tally::default();
    let mut documents = 0;
    for body in folders(&package().join("tests/corpus")) {
        let name = body.file_name().expect("a name").to_string_lossy().into_owned();
        for entry in std::fs::read_dir(&body).expect("a body") {
            let facts_file = entry.expect("an entry").path();
            let stem = facts_file.file_stem().expect("a stem").to_string_lossy().into_owned();
            let document = package().join("corpus").join(&name).join(format!("{stem}.txt"));
            compare(&stem, &facts(&facts_file), &read(&document), &mut tally);
            documents += 1;
        }
    }
    assert!(documents >= 30, "only {documents} documents");
    let report = tally.wrong.join("\n");
    for what in
        ["organ", "authority", "date", "place", "items", "title", "diary_numbers", "decisions"]
    {
        assert!(tally.share_right(what) >= 1.0, "{what}\n{report}");
    }
    for what in ["group", "party", "role", "replaces", "note", "chair"] {
        assert!(tally.share_right(what) >= 0.99, "{what}\n{report}");
    }
    // Which act a sentence tells of is a judgement; who acts is nearly always plain.
    assert!(tally.share_right("acts") >= 0.98, "acts\n{report}");
    let [both, extra, missing] = tally.speakers;
    assert!(f1(both, extra, missing) >= 0.995, "speakers\n{report}");
    let [both, extra, missing] = tally.attendees;
    assert!(f1(both, extra, missing) >= 0.995, "attendees\n{report}");
}
