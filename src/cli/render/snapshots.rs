//! What every kind of answer looks like: on a screen of 80 columns, in a pipe, and one
//! in colour. The expected texts are in `snapshots/`.

use insta::assert_snapshot;

use super::{
    Layout, Series, TopicRow, checklist, facet_counts, hits, item, meeting, meetings, outline,
    speakers, timeline, topic_list, topic_tree,
};
use crate::app::fake::{self, FakeReader};
use crate::minutes::{Doubt, Kind, Minutes, Status, Warning};
use crate::query::parse;
use crate::search::{FacetField, Granularity, Reader};
use crate::track::{self, Handling, case_of};

const SCREEN: Layout = Layout { columns: Some(80), coloured: false };
const PIPE: Layout = Layout { columns: None, coloured: false };
const COLOUR: Layout = Layout { columns: Some(80), coloured: true };

/// Escape characters made visible, so that a snapshot is plain text.
fn visible(text: &str) -> String {
    text.replace('\u{1b}', "␛")
}

fn series(queries: &[&str]) -> Vec<Series> {
    let bins = |query: &str| {
        let query = parse(query).expect("a query");
        FakeReader.timeline(&query, Granularity::Year).expect("bins")
    };
    queries.iter().map(|&query| Series { query: query.into(), bins: bins(query) }).collect()
}

fn topics() -> Vec<TopicRow> {
    let row = |id: &str, label: &str, broader: Option<&str>, items| TopicRow {
        id: id.into(),
        label: label.into(),
        broader: broader.map(Into::into),
        items,
        first: fake::topics()[0].first,
        last: fake::topics()[0].last,
    };
    vec![
        row("covid-19", "Covid-19", Some("vard-och-halsa"), 31),
        row("vard-och-halsa", "Vård och hälsa", None, 5),
        row("skola", "Skola", None, 0),
    ]
}

#[test]
fn hits_on_a_screen() {
    assert_snapshot!(hits(&fake::response(), 0, "", SCREEN));
}

#[test]
fn hits_in_a_pipe() {
    assert_snapshot!(hits(&fake::response(), 0, "", PIPE));
}

#[test]
fn hits_in_colour() {
    assert_snapshot!(visible(&hits(&fake::response(), 0, "", COLOUR)));
}

#[test]
fn hits_explained_and_relaxed() {
    assert_snapshot!(hits(&fake::explained(), 0, "", SCREEN));
}

#[test]
fn hits_with_counts() {
    let facets = &fake::response().facets;
    let counts = facet_counts(None, facets, &FacetField::ALL, &fake::taxonomy(), SCREEN);
    assert_snapshot!(hits(&fake::response(), 10, &counts, SCREEN));
}

#[test]
fn a_page_after_the_last_hit() {
    let mut response = fake::response();
    response.hits.clear();
    assert_snapshot!(hits(&response, 20, "", SCREEN), @"
    12 items

    none after the first 20; the whole item with paragraf show ID
    ");
}

fn case() -> Vec<Handling> {
    case_of(&fake::record(), &FakeReader).expect("a case")
}

#[test]
fn meetings_on_a_screen_and_one_of_them() {
    let all = track::meetings(&FakeReader).expect("meetings");
    let one = track::meeting(&all[0].id, &FakeReader).expect("answered").expect("a meeting");
    assert_snapshot!(format!("{}\n----\n{}", meetings(&all, SCREEN), meeting(&one, SCREEN)));
}

#[test]
fn an_item_on_a_screen() {
    assert_snapshot!(item(
        &fake::record(),
        &case(),
        &["utkast.pdf".into()],
        &fake::taxonomy(),
        SCREEN
    ));
}

#[test]
fn an_item_in_a_pipe() {
    assert_snapshot!(item(&fake::record(), &case(), &[], &fake::taxonomy(), PIPE));
}

#[test]
fn counts_on_a_screen() {
    let facets = &fake::response().facets;
    let all = &FacetField::ALL;
    assert_snapshot!(facet_counts(Some(12), facets, all, &fake::taxonomy(), SCREEN));
}

#[test]
fn counts_of_one_field_in_a_pipe() {
    let facets = &fake::response().facets;
    let fields = &[FacetField::Organ];
    assert_snapshot!(facet_counts(Some(12), facets, fields, &fake::taxonomy(), PIPE));
}

#[test]
fn a_timeline_of_one_query() {
    assert_snapshot!(timeline(&series(&["skola"]), Granularity::Year, false, SCREEN));
}

#[test]
fn a_timeline_of_several_queries_relative() {
    let series = series(&["skola", "föräldraskapsstöd", "intet"]);
    assert_snapshot!(timeline(&series, Granularity::Year, true, SCREEN));
}

#[test]
fn a_timeline_in_colour() {
    let series = series(&["skola", "vård"]);
    assert_snapshot!(visible(&timeline(&series, Granularity::Year, false, COLOUR)));
}

#[test]
fn speakers_on_a_screen() {
    assert_snapshot!(speakers(&fake::speakers(), 3, SCREEN));
}

#[test]
fn some_speakers_in_a_pipe() {
    assert_snapshot!(speakers(&fake::speakers(), 134, PIPE));
}

#[test]
fn topics_as_a_list() {
    assert_snapshot!(topic_list(&topics(), SCREEN));
}

#[test]
fn topics_as_a_tree() {
    assert_snapshot!(topic_tree(&topics(), PIPE));
}

#[test]
fn an_outline_on_a_screen() {
    let record = fake::record();
    let mut minutes = Minutes::unread("corpus/2022-02-18-barn-unga.txt", Status::Partial);
    minutes.kind = Kind::Minutes;
    minutes.organ = record.meeting.organ;
    minutes.date = record.meeting.date;
    minutes.attendees = record.meeting.attendees;
    minutes.items = vec![record.item.clone(), record.item];
    minutes.items[1].number = None;
    minutes.items[1].speakers.clear();
    minutes.warnings.push(Warning::new(Some(3), Doubt::Unfitting, "6 Nuläge"));
    assert_snapshot!(outline(&minutes, SCREEN));
}

#[test]
fn a_checklist_on_a_screen_with_some_of_its_findings() {
    assert_snapshot!(checklist(&fake::checked(), &|_| 2, SCREEN));
}

#[test]
fn a_checklist_in_a_pipe_with_all_its_findings() {
    assert_snapshot!(checklist(&fake::checked(), &|_| usize::MAX, PIPE));
}
