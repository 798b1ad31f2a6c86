//! What the rules of this folder make of texts that meet one word of the lexicon each, and which
//! words no example meets, here or in `segment`.

use super::attendance::attendance;
use super::attendance::bounds::is_unfinished;
use super::attendance::entry::{read_entry, title_and_rest};
use super::attendance::groups::Label;
use super::attendance::rows::Head;
use super::names::{given_name_at_start, name_at_start};
use super::parties::{PartyMark, party};
use super::persons::Register;
use super::presence::Windows;
use super::sections::sections;
use super::speakers::{Chair, read_item};
use super::votes::read_votes;
use crate::lexicon::decided::{Example, Rule, examples, failures, undecided};
use crate::minutes::{AgendaItem, Attendee, Group, Minutes, Status};
use crate::segment::sentences;

fn all() -> Vec<Example> {
    let files: [(&'static str, Rule); 14] = [
        (include_str!("../../tests/lexicon/attendance_entries.txt"), says),
        (include_str!("../../tests/lexicon/attendance_labels.txt"), opens),
        (include_str!("../../tests/lexicon/attendance_lists.txt"), lists),
        (include_str!("../../tests/lexicon/chairs.txt"), is_chaired),
        (include_str!("../../tests/lexicon/presence.txt"), notes),
        (include_str!("../../tests/lexicon/names.txt"), is_named),
        (include_str!("../../tests/lexicon/given_names.txt"), is_given),
        (include_str!("../../tests/lexicon/parties.txt"), is_of_party),
        (include_str!("../../tests/lexicon/persons.txt"), names_persons),
        (include_str!("../../tests/lexicon/sections.txt"), heads_section),
        (include_str!("../../tests/lexicon/sentences.txt"), ends_sentences),
        (include_str!("../../tests/lexicon/speakers.txt"), speaks),
        (include_str!("../../tests/lexicon/acts.txt"), acts),
        (include_str!("../../tests/lexicon/votes.txt"), votes),
    ];
    files.into_iter().flat_map(|(file, rule)| examples(file, rule)).collect()
}

#[test]
fn examples_come_out() {
    let failures = failures(&all());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Uses of words that no example decides on, and that may so be deleted without anybody noticing.
/// Whoever adds a word adds an example to `tests/lexicon`, or a line here that says why not.
#[test]
fn every_word_that_no_example_decides_on_is_named() {
    let examples: Vec<Example> = all().into_iter().chain(crate::segment::examples()).collect();
    let found: Vec<String> = undecided(&examples).into_iter().collect();
    let named: Vec<&str> = include_str!("../../tests/lexicon/undecided.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .collect();
    let missing: Vec<&String> =
        found.iter().filter(|use_| !named.contains(&use_.as_str())).collect();
    let decided: Vec<&&str> =
        named.iter().filter(|use_| !found.contains(&(**use_).to_owned())).collect();
    assert!(
        missing.is_empty() && decided.is_empty(),
        "{} of them not named: {missing:#?}\nnamed, but decided on or gone: {decided:#?}",
        missing.len()
    );
}

fn said(what: impl IntoIterator<Item = Option<String>>) -> String {
    let said: Vec<String> = what.into_iter().flatten().collect();
    if said.is_empty() { "-".to_owned() } else { said.join(", ") }
}

/// A member with a party and a role.
pub(in crate::people) fn person(name: &str, party: Option<&str>, role: Option<&str>) -> Attendee {
    Attendee {
        name: name.to_owned(),
        group: Group::Members,
        party: party.map(str::to_owned),
        role: role.map(str::to_owned),
        affiliation: None,
        chair: false,
        replaces: None,
        note: None,
    }
}

/// What an entry says of the person. "…" behind the name means that it goes on in the next row.
fn says(text: &str) -> String {
    let goes_on = is_unfinished(text).then(|| "…".to_owned());
    let Some(person) = read_entry(text, Group::Members) else { return said([goes_on]) };
    said([
        Some(person.name),
        person.party.map(|party| format!("party {party}")),
        person.role.map(|role| format!("role {role}")),
        person.affiliation.map(|place| format!("of {place}")),
        person.replaces.map(|replaced| format!("for {replaced}")),
        person.note.map(|note| format!("note {note}")),
        person.chair.then(|| "chair".to_owned()),
        goes_on,
    ])
}

/// At which items a note says that somebody was there, or away.
fn notes(note: &str) -> String {
    let Some(windows) = Windows::of(note) else { return "unclear".to_owned() };
    let written = |what: &str, windows: &[(u32, u32)]| {
        let end = |end: u32| if end == u32::MAX { String::new() } else { end.to_string() };
        let windows = windows.iter().map(|(from, to)| format!("{from}-{}", end(*to)));
        windows.map(|window| Some(format!("{what} {window}"))).collect::<Vec<_>>()
    };
    said([written("there", &windows.there), written("away", &windows.away)].concat())
}

/// What a line opens, by the list of labels, by its words, and as the head of a column.
fn opens(line: &str) -> String {
    let listed = Label::at_start(line).filter(|(_, rest)| rest.is_empty()).map(|(label, _)| label);
    let told = Label::of_presence(line).map(|(label, _)| label);
    let name = |label: Label| match label {
        Label::Group(group) => format!("{group:?}"),
        Label::End => "end".to_owned(),
    };
    said([
        listed.map(name),
        told.map(|label| format!("told {}", name(label))),
        Head::of(line).map(|head| format!("column {head:?}")),
        Label::is_word(line).then(|| "rest".to_owned()),
    ])
}

/// Who is listed in the text before the first item, each with the first letter of the group.
fn lists(text: &str) -> String {
    let people = listed(text).into_iter();
    said(people.map(|person| Some(format!("{} {:.1}", person.name, format!("{:?}", person.group)))))
}

/// Who chairs the meeting, by such a list.
fn is_chaired(text: &str) -> String {
    said(listed(text).into_iter().map(|person| Some(person.name).filter(|_| person.chair)))
}

fn listed(text: &str) -> Vec<Attendee> {
    let mut minutes = Minutes::unread("a.txt", Status::Ok);
    let (preamble, item) = text.split_once(" § ").unwrap_or((text, ""));
    minutes.preamble = preamble.replace("\\n", "\n");
    if let Some((title, body)) = item.split_once("\\n") {
        minutes.items.push(item_of(title, &body.replace("\\n", "\n")));
    }
    attendance(&minutes).people
}

/// The name that a text begins with, and the title before it.
fn is_named(text: &str) -> String {
    let (title, rest) = title_and_rest(text);
    said([title.map(|title| format!("[{title}]")), name_at_start(rest).map(str::to_owned)])
}

fn is_given(text: &str) -> String {
    said([given_name_at_start(text).map(str::to_owned)])
}

fn is_of_party(letters: &str) -> String {
    said([party(letters).map(|mark| match mark {
        PartyMark::Of(letters) => letters,
        PartyMark::OfNone => "none".to_owned(),
    })])
}

/// The persons that running text names.
fn names_persons(text: &str) -> String {
    let persons = Register::default().persons_in(text);
    said(persons.into_iter().map(|person| Some(format!("{} {:?}", person.name, person.evidence))))
}

/// The section that the paragraph below a line belongs to.
fn heads_section(line: &str) -> String {
    let body = format!("{line}\n\nText.");
    let (section, _) = sections(&body).last().expect("a paragraph");
    let (first, _) = sections(&body).next().expect("a heading");
    said([Some(format!("{section:?}")).filter(|_| format!("{first:?}") == "Heading")])
}

fn ends_sentences(text: &str) -> String {
    sentences(text).join(" + ")
}

fn item_of(title: &str, body: &str) -> AgendaItem {
    AgendaItem {
        id: "a/2022-02-18/1".to_owned(),
        title: title.to_owned(),
        body: body.to_owned(),
        ..AgendaItem::default()
    }
}

/// Who acts in an item of a meeting of Ulla Ek (S), the chair, Bo Al (M), treasurer, and Eva Ros.
fn speaks(text: &str) -> String {
    said(item_read(text).speakers.into_iter().map(|speaker| {
        let acts: Vec<String> = speaker.acts.iter().map(|act| format!("{act:?}")).collect();
        Some(format!("{} {}", speaker.name, acts.join(" ")))
    }))
}

/// What persons, parties and groups do in such an item, and what their motions ask for.
fn acts(text: &str) -> String {
    said(item_read(text).acts.into_iter().map(|record| {
        let what = record.what.map_or_else(String::new, |what| format!(" {}", what.name()));
        Some(format!("{} {}{what}", record.actor(), record.act.name()))
    }))
}

/// Yes, no, abstained and absent of each vote, with the question and the result.
fn votes(text: &str) -> String {
    let mut item = item_of("Vägen", &text.replace("\\n", "\n"));
    read_votes(&mut item, &Register::default());
    said(item.votes.into_iter().map(|vote| {
        let numbers = format!("{} {} {} {}", vote.yes, vote.no, vote.abstain, vote.absent);
        let told = [
            vote.question.map(|text| format!(" q[{text}]")),
            vote.result.map(|text| format!(" r[{text}]")),
        ];
        Some(numbers + &told.into_iter().flatten().collect::<String>())
    }))
}

fn item_read(text: &str) -> AgendaItem {
    let people = [
        person("Ulla Ek", Some("S"), Some("ordförande")),
        person("Bo Al", Some("M"), Some("kassör")),
        person("Eva Ros", None, None),
    ];
    let chair = Chair::of(Some("Ulla Ek".to_owned()), None);
    let mut item = item_of("Vägen", &text.replace("\\n", "\n"));
    read_item(&mut item, &Register::of(&people), &chair);
    item
}
