//! Minutes of bodies that the rules were not made on. That no text of theirs is lost is tested
//! beside the segmenter, for all real minutes.

use std::collections::BTreeSet;
use std::path::Path;

use paragraf::minutes::{AgendaItem, Minutes};
use serde_json::Value;

use crate::support::{f1, folded, ratio, read, shared};
use crate::{names, text};

/// How many of those asked for were found.
#[derive(Default)]
struct Share {
    found: usize,
    wanted: usize,
}

impl Share {
    fn count(&mut self, is_found: bool) {
        self.found += usize::from(is_found);
        self.wanted += 1;
    }

    fn value(&self) -> f64 {
        ratio(self.found, self.wanted)
    }
}

/// What was found of the labels of a file of gold.
#[derive(Default)]
struct Tally {
    items: [usize; 3],
    people: [usize; 3],
    titles: Share,
    diary_numbers: Share,
    speakers: Share,
    /// Who is named and does not act, and is not taken for a speaker.
    silent: Share,
    decisions: Share,
    organ: Share,
    date: Share,
    place: Share,
}

impl Tally {
    fn of(folder: &Path, name: &str) -> Self {
        let unseen = folder.join("unseen");
        let mut tally = Self::default();
        for gold in crate::gold(&unseen, name) {
            let file = text(&gold["file"]).expect("a file");
            tally.compare(&gold, &read(&unseen.join("minutes").join(file)));
        }
        tally
    }

    fn compare(&mut self, gold: &Value, minutes: &Minutes) {
        self.organ.count(is_any_of(&gold["organ"], minutes.organ.as_deref()));
        let date = minutes.date.map(|date| date.to_string());
        self.date.count(date == text(&gold["date"]));
        if let Some(place) = gold.get("place") {
            self.place.count(minutes.place == text(place));
        }
        let there: BTreeSet<String> = minutes.attendees.iter().map(|p| p.name.clone()).collect();
        let named = names(&gold["attendee_names"]);
        add(&mut self.people, &there, &named);
        // Items that are not labelled say nothing.
        let Some(wanted) = gold["items"].as_array() else { return };
        let mut left: Vec<&AgendaItem> = minutes.items.iter().collect();
        for want in wanted {
            let Some(at) = left.iter().position(|item| is_same(item, want)) else {
                self.items[2] += 1;
                continue;
            };
            self.items[0] += 1;
            self.compare_item(want, left.remove(at));
        }
        self.items[1] += left.len();
    }

    fn compare_item(&mut self, want: &Value, item: &AgendaItem) {
        self.titles.count(Some(folded(&item.title)) == text(&want["title"]).map(|t| folded(&t)));
        let diary_number = text(&want["diary_number"]);
        self.diary_numbers.count(item.diary_numbers.first().cloned() == diary_number);
        let speaks = |name: &String| item.speakers.iter().any(|speaker| speaker.name == *name);
        for name in names(&want["must_speak"]) {
            self.speakers.count(speaks(&name));
        }
        for name in names(&want["not_speaking"]) {
            self.silent.count(!speaks(&name));
        }
        if want["has_decision"] == Value::Bool(true) {
            self.decisions.count(!item.decisions.is_empty());
        }
    }

    fn print(&self, what: &str) {
        let f1 = |[both, extra, missing]: [usize; 3]| f1(both, extra, missing);
        println!(
            "{what}: items {:.3}, titles {:.3}, diary numbers {:.3}, attendees {:.3}, speakers {:.3}, organ {:.3}, date {:.3}, place {:.3}",
            f1(self.items),
            self.titles.value(),
            self.diary_numbers.value(),
            f1(self.people),
            self.speakers.value(),
            self.organ.value(),
            self.date.value(),
            self.place.value(),
        );
    }

    /// Holds what both kinds of bodies have to reach.
    fn assert_common_bars(&self) {
        let [both, extra, missing] = self.items;
        assert!(f1(both, extra, missing) >= 0.97);
        let [both, extra, missing] = self.people;
        assert!(f1(both, extra, missing) >= 0.95);
        assert!(self.titles.value() >= 0.97 && self.diary_numbers.value() >= 0.97);
        assert!(self.speakers.value() >= 0.9 && self.silent.value() >= 0.95);
        assert!(self.date.value() >= 0.9 && self.place.value() >= 0.9);
        assert!(self.decisions.value() >= 0.9);
    }
}

/// Adds what two sets share, what the first has besides and what it lacks.
fn add(counts: &mut [usize; 3], found: &BTreeSet<String>, wanted: &BTreeSet<String>) {
    counts[0] += found.intersection(wanted).count();
    counts[1] += found.difference(wanted).count();
    counts[2] += wanted.difference(found).count();
}

/// Whether a name is one of the accepted forms, in either case.
fn is_any_of(accepted: &Value, found: Option<&str>) -> bool {
    let same = |form: &str| found.is_some_and(|found| found.to_lowercase() == form.to_lowercase());
    match accepted {
        Value::Array(forms) => forms.iter().filter_map(Value::as_str).any(same),
        form => form.as_str().map_or(found.is_none(), same),
    }
}

/// Whether an item is the one of the labels: by its number, without one by its title.
fn is_same(item: &AgendaItem, want: &Value) -> bool {
    let number = text(&want["number"]);
    let title = text(&want["title"]).unwrap_or_default().to_lowercase();
    let titled = || folded(&item.title).to_lowercase() == folded(&title);
    item.number == number && (number.is_some() || titled())
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn municipal_minutes_of_unseen_bodies_are_read() {
    let tally = Tally::of(&shared(), "municipal.json");
    tally.print("unseen municipal");
    tally.assert_common_bars();
    // The head of one of the three is missing, and with it the organ's name.
    assert!(tally.organ.found + 1 >= tally.organ.wanted);
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn minutes_of_associations_are_read() {
    let tally = Tally::of(&shared(), "associations.json");
    tally.print("associations");
    tally.assert_common_bars();
    assert!(tally.organ.value() >= 0.9);
}
