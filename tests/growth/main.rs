//! What holds for texts that are made to be as much work as a text can be: they are read to their
//! end, and what is found in them grows no faster than they do. How fast it is read stands in
//! `benches/growth.rs`, and that no word is lost beside `segment`.

mod kinds;

use std::collections::HashSet;
use std::fs;
use std::sync::LazyLock;

use kinds::{GROUPS, Kind};
use paragraf::minutes::Minutes;
use paragraf::people::find_people;
use paragraf::segment::{announced_meetings, segment};
use paragraf::source::{FileReader, FolderDefaults};
use paragraf::swedish;
use paragraf::topics::Taxonomy;

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(Taxonomy::built_in);

/// Large enough that what grows with the square of it is felt, small enough for every day.
const BYTES: usize = 256 << 10;

/// How many times the text its minutes may be, as `parse` prints them: the body, the decisions once
/// more, and for each line or word of some bytes a person or a warning of some lines of JSON.
const MOST_TIMES: usize = 60;

fn read(kind: &Kind, bytes: usize) -> Minutes {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("text.txt");
    fs::write(&path, kind.text(bytes)).expect("written");
    let document = FileReader::in_process().read(&path).expect("a text");
    let mut minutes = segment("text.txt", &document.pages, &FolderDefaults::default());
    find_people(&mut minutes);
    TAXONOMY.tag(&mut minutes);
    minutes
}

fn check(kind: &Kind) {
    let name = kind.name;
    let minutes = read(kind, BYTES);
    let printed = serde_json::to_string_pretty(&minutes).expect("JSON");
    assert!(printed.len() <= MOST_TIMES * BYTES, "{name}: {} bytes are printed", printed.len());
    let ids: HashSet<&str> = minutes.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids.len(), minutes.items.len(), "{name}: ids are not unique");
    let mut words = 0;
    for item in &minutes.items {
        let people = item.speakers.iter().map(|speaker| &speaker.name);
        let people: Vec<&String> =
            people.chain(item.mentions.iter().map(|mention| &mention.name)).collect();
        let once: HashSet<&String> = people.iter().copied().collect();
        assert_eq!(once.len(), people.len(), "{name}: somebody is named twice in one item");
        swedish::analyse(&swedish::normalise(&item.body).text, |_| words += 1);
        if let Some(date) = minutes.date {
            let days = announced_meetings(&item.title, &item.body, "Nämnden", date);
            assert!(days.is_sorted(), "{name}: days are not in order");
        }
    }
    // A word has a form as a whole, in pieces, and filled in.
    assert!(words <= 3 * BYTES, "{name}: {words} words");
}

fn check_group(name: &str) {
    let group = GROUPS.into_iter().find(|(group, _)| *group == name);
    let (_, kinds) = group.expect("a group of that name");
    assert!(kinds.len() > 20, "there are hardly any kinds");
    for kind in kinds {
        check(kind);
    }
}

#[test]
fn texts_of_endless_lines_are_read_to_their_end() {
    check_group("lines");
}

#[test]
fn texts_of_endless_people_are_read_to_their_end() {
    check_group("people");
}

#[test]
fn texts_of_endless_sentences_are_read_to_their_end() {
    check_group("sentences");
}

#[test]
fn texts_of_endless_structure_are_read_to_their_end() {
    check_group("structure");
}

#[test]
fn texts_of_endless_words_are_read_to_their_end() {
    check_group("words");
}

#[test]
fn a_kind_gives_the_same_text_each_time_and_keeps_to_its_size() {
    let names: HashSet<&str> = kinds::all().map(|kind| kind.name).collect();
    assert_eq!(names.len(), kinds::all().count(), "two kinds have one name");
    for kind in kinds::all() {
        let text = kind.text(20_000);
        assert_eq!(text, kind.text(20_000), "{}", kind.name);
        assert!(text.len() < 30_000 && text.len() > 15_000, "{}: {}", kind.name, text.len());
    }
}

#[test]
fn the_kinds_are_what_they_say() {
    let of = |name: &str| {
        let kind = kinds::all().find(|kind| kind.name == name).expect("a kind of that name");
        read(&kind, 20_000)
    };
    assert!(of("attendance with parties").attendees.len() > 100);
    assert!(of("attendance in two columns").attendees.len() > 100);
    assert!(of("attendance by commas").attendees.len() > 100);
    assert!(of("attendance by semicolons").attendees.len() > 100);
    assert!(of("numbered titles with texts").items.len() > 100);
    assert!(of("markdown headings").items.len() > 100);
    let speakers =
        |name: &str| of(name).items.iter().map(|item| item.speakers.len()).sum::<usize>();
    assert!(speakers("many names") > 100);
    assert!(speakers("a list of people and then verbs") > 100);
    let mentions =
        |name: &str| of(name).items.iter().map(|item| item.mentions.len()).sum::<usize>();
    assert!(mentions("roll-calls in sentences") > 100);
}
