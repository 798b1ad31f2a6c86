//! Real minutes against the gold labels, where `PARAGRAF_SHARED` names their folder.
//!
//! The bars are those that a reader may rely on; the figures reached are printed with
//! `cargo test --test shared -- --nocapture`.

mod cases;
mod facts;
#[path = "../support/mod.rs"]
mod support;
mod unseen;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use paragraf::backends::embedded::open_reader;
use paragraf::minutes::{Group, Minutes};
use paragraf::query::parse;
use paragraf::search::{Request, Synonyms};
use serde_json::Value;
use support::{f1, folded, index, ratio, read, shared};

fn gold(folder: &Path, name: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(folder.join("gold").join(name)).expect("gold");
    serde_json::from_str(&text).expect("a list")
}

fn minutes(folder: &Path, gold: &Value) -> Minutes {
    read(&folder.join("minutes").join(text(&gold["file"]).expect("a file")))
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn names(value: &Value) -> BTreeSet<String> {
    value.as_array().map(|list| list.iter().filter_map(text).collect()).unwrap_or_default()
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn a_region_is_read_exactly() {
    let folder = shared();
    let (mut both, mut extra, mut missing) = (0, 0, 0);
    for gold in gold(&folder, "vastmanland.json") {
        let minutes = minutes(&folder, &gold);
        assert_eq!(minutes.organ, text(&gold["organ"]));
        assert_eq!(minutes.date.map(|date| date.to_string()), text(&gold["date"]));
        assert_eq!(minutes.place, text(&gold["place"]));
        for (group, name) in [
            (Group::Members, "ledamöter"),
            (Group::Substitutes, "ersättare"),
            (Group::Others, "övriga"),
        ] {
            let count = minutes.attendees.iter().filter(|person| person.group == group).count();
            assert_eq!(Some(count as u64), gold["attendees"][name].as_u64(), "{name}");
        }
        for sample in gold["attendee_samples"].as_array().expect("samples") {
            let person =
                minutes.attendees.iter().find(|p| Some(&p.name) == text(&sample["name"]).as_ref());
            let person = serde_json::to_value(person.expect("an attendee")).expect("json");
            for (key, value) in sample.as_object().expect("an object") {
                assert_eq!(&person[key], value, "{key} of {}", sample["name"]);
            }
        }
        let wanted = gold["items"].as_array().expect("items");
        assert_eq!(minutes.items.len(), wanted.len());
        for (item, want) in minutes.items.iter().zip(wanted) {
            assert_eq!(item.number, text(&want["number"]));
            assert_eq!(Some(item.title.clone()), text(&want["title"]));
            assert_eq!(
                Some(item.decisions.len() as u64),
                want["decisions"].as_u64(),
                "{}",
                item.id
            );
            let spoke: BTreeSet<String> = item.speakers.iter().map(|s| s.name.clone()).collect();
            let should = names(&want["speakers"]);
            both += spoke.intersection(&should).count();
            extra += spoke.difference(&should).count();
            missing += should.difference(&spoke).count();
        }
    }
    println!("region: speakers F1 {:.3}", f1(both, extra, missing));
    assert!(f1(both, extra, missing) >= 0.95);
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn a_city_s_items_and_diary_numbers_are_found() {
    let folder = shared();
    let (mut both, mut extra, mut missing) = (0, 0, 0);
    let (mut diary, mut titles) = (0, 0);
    for gold in gold(&folder, "goteborg.json") {
        let minutes = minutes(&folder, &gold);
        assert_eq!(minutes.organ, text(&gold["organ"]), "{}", gold["file"]);
        assert_eq!(minutes.authority, text(&gold["authority"]), "{}", gold["file"]);
        assert_eq!(minutes.date.map(|date| date.to_string()), text(&gold["date"]));
        let found: BTreeMap<&str, _> =
            minutes.items.iter().filter_map(|item| Some((item.number.as_deref()?, item))).collect();
        let wanted = gold["items"].as_array().expect("items");
        let mut known = 0;
        for want in wanted {
            let Some(item) = want["number"].as_str().and_then(|number| found.get(number)) else {
                missing += 1;
                continue;
            };
            known += 1;
            diary +=
                usize::from(item.diary_numbers.first().cloned() == text(&want["diary_number"]));
            let (title, want) =
                (folded(&item.title).to_lowercase(), text(&want["title"]).unwrap_or_default());
            let want = folded(&want).to_lowercase();
            // The gold's titles are cut at 200 characters or at a name, or run into the text.
            let alike = !title.is_empty() && (title.starts_with(&want) || want.starts_with(&title));
            titles += usize::from(alike);
        }
        both += known;
        extra += found.len() - known;
    }
    println!(
        "city: items F1 {:.4}, diary numbers {:.4}, titles {:.4}",
        f1(both, extra, missing),
        ratio(diary, both),
        ratio(titles, both)
    );
    assert!(f1(both, extra, missing) >= 0.995);
    assert!(ratio(diary, both) >= 0.995);
    assert!(ratio(titles, both) >= 0.95);
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn municipal_minutes_are_read() {
    let folder = shared();
    let (mut items, mut people) = ([0; 3], [0; 3]);
    let (mut titles, mut diary, mut all) = (0, 0, 0);
    let (mut spoke, mut should, mut silent, mut wrong) = (0, 0, 0, 0);
    for gold in gold(&folder, "municipal.json") {
        let minutes = minutes(&folder, &gold);
        for (key, got) in [("organ", &minutes.organ), ("authority", &minutes.authority)] {
            assert_eq!(*got, text(&gold[key]), "{key} of {}", gold["file"]);
        }
        assert_eq!(minutes.date.map(|date| date.to_string()), text(&gold["date"]));
        let there: BTreeSet<String> = minutes.attendees.iter().map(|p| p.name.clone()).collect();
        let named = names(&gold["attendee_names"]);
        people[0] += there.intersection(&named).count();
        people[1] += there.difference(&named).count();
        people[2] += named.difference(&there).count();
        let wanted = gold["items"].as_array().expect("items");
        let mut known = 0;
        for want in wanted {
            let Some(item) = minutes.items.iter().find(|item| item.number == text(&want["number"]))
            else {
                items[2] += 1;
                continue;
            };
            known += 1;
            all += 1;
            titles +=
                usize::from(Some(folded(&item.title)) == text(&want["title"]).map(|t| folded(&t)));
            diary +=
                usize::from(item.diary_numbers.first().cloned() == text(&want["diary_number"]));
            let speaks = |name: &String| item.speakers.iter().any(|speaker| speaker.name == *name);
            let (must, must_not) = (names(&want["must_speak"]), names(&want["not_speaking"]));
            should += must.len();
            spoke += must.iter().filter(|name| speaks(name)).count();
            silent += must_not.len();
            wrong += must_not.iter().filter(|name| speaks(name)).count();
        }
        items[0] += known;
        items[1] += minutes.items.len() - known;
    }
    let [both, extra, missing] = items;
    assert!(f1(both, extra, missing) >= 0.99);
    assert!(ratio(titles, all) >= 0.95 && ratio(diary, all) >= 0.95);
    let [both, extra, missing] = people;
    println!(
        "municipal: attendees F1 {:.3}, speakers found {spoke} of {should}, silent taken for speakers {wrong} of {silent}",
        f1(both, extra, missing)
    );
    assert!(f1(both, extra, missing) >= 0.95);
    assert!(ratio(spoke, should) >= 0.9);
    assert!(wrong * 5 <= silent);
}

/// Who speaks in the items of the region whose title has this word, by the labels.
fn speakers_of(folder: &Path, word: &str) -> BTreeSet<String> {
    let meetings = gold(folder, "vastmanland.json");
    let items = meetings.iter().flat_map(|meeting| meeting["items"].as_array().expect("items"));
    let about = items.filter(|item| item["title"].as_str().is_some_and(|one| one.contains(word)));
    about.flat_map(|item| names(&item["speakers"])).collect()
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn the_search_finds_what_it_must() {
    let folder = shared();
    let place = tempfile::tempdir().expect("a folder");
    index(&[folder.join("minutes/region-vastmanland")], place.path());
    let reader = open_reader(place.path(), Synonyms::default()).expect("a reader");
    let ids = |source: &str| -> Vec<String> {
        let mut request = Request::new(source, parse(source).expect("a query"));
        request.limit = None;
        reader.search(&request).expect("an answer").hits.into_iter().map(|hit| hit.id).collect()
    };
    let group = |rest: &str| format!("samverkansgruppen-barn-unga/{rest}");
    assert_eq!(ids("föräldraskapsstöd"), [group("2021-08-27/4"), group("2022-02-18/4")]);
    let speakers = speakers_of(&folder, "covid-19");
    assert_eq!(speakers.len(), 1, "one person tells of it at both meetings");
    for name in speakers {
        let mut found = ids(&format!("covid-19 speaker:\"{name}\""));
        found.sort();
        assert_eq!(found, [group("2021-08-27/5"), group("2022-02-18/3")]);
    }
    let topic = |id: &str| ids(&format!("topic:{id}")).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(topic("sip"), BTreeSet::from([group("2021-08-27/7"), group("2022-02-18/6")]));
    assert_eq!(
        topic("foraldraskapsstod"),
        BTreeSet::from([group("2021-08-27/4"), group("2022-02-18/4")])
    );
    let covid = topic("covid-19");
    assert!(
        covid.contains(&group("2021-08-27/5"))
            && covid.contains(&group("2022-02-18/3"))
            && covid.len() <= 4
    );
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn swedish_queries_are_complete_and_precise() {
    let folder = shared();
    let place = tempfile::tempdir().expect("a folder");
    index(&[folder.join("minutes/region-vastmanland")], place.path());
    let reader = open_reader(place.path(), Synonyms::default()).expect("a reader");
    let gold = std::fs::read_to_string(folder.join("gold/swedish-queries.tsv")).expect("queries");
    let (mut precision, mut queries, mut incomplete) = (0.0, 0, Vec::new());
    for line in gold.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let mut columns = line.split('\t');
        let (Some(query), Some(wanted)) = (columns.next(), columns.next()) else { continue };
        let wanted: BTreeSet<&str> = wanted.split(' ').collect();
        let mut request = Request::new(query, parse(query).expect("a query"));
        request.limit = None;
        let hits = reader.search(&request).expect("an answer").hits;
        let found: BTreeSet<&str> = hits.iter().map(|hit| hit.id.as_str()).collect();
        if !wanted.is_subset(&found) {
            incomplete.push(query.to_owned());
        }
        precision += ratio(found.intersection(&wanted).count(), found.len());
        queries += 1;
    }
    let mean = precision / f64::from(queries);
    println!("queries: {queries}, mean precision {mean:.3}, incomplete {incomplete:?}");
    assert!(incomplete.is_empty(), "{incomplete:?}");
    assert!(mean >= 0.9, "{mean}");
}
