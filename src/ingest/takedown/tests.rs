//! What a takedown takes out, and what it leaves.

use super::*;
use crate::minutes::{Act, Attendee, Doubt, Group, Kind, Mention, Speaker, Status, Warning};

fn takedown(items: &[&str], persons: &[&str]) -> Takedown {
    let list = |entries: &[&str]| entries.iter().map(|&entry| entry.to_owned()).collect();
    Takedown { items: list(items), persons: list(persons) }
}

fn attendee(name: &str, replaces: Option<&str>) -> Attendee {
    Attendee {
        name: name.into(),
        group: Group::Members,
        party: None,
        role: None,
        affiliation: None,
        chair: false,
        replaces: replaces.map(Into::into),
        note: None,
    }
}

fn item(id: &str, title: &str, body: &str) -> AgendaItem {
    let speaker = |name: &str| Speaker { name: name.into(), party: None, acts: vec![Act::Moves] };
    AgendaItem {
        id: id.into(),
        number: None,
        title: title.into(),
        diary_numbers: Vec::new(),
        pages: None,
        body: body.into(),
        decisions: vec![body.into()],
        speakers: vec![speaker("Anna Exempel"), speaker("Bo Ek")],
        mentions: vec![Mention { name: "Anna Karin Exempel".into(), party: None }],
        ..AgendaItem::default()
    }
}

fn minutes(items: Vec<AgendaItem>) -> Minutes {
    Minutes {
        kind: Kind::Minutes,
        attendees: vec![
            attendee("Anna Exempel", None),
            attendee("Bo Ek", Some("Anna Exempel")),
            attendee("Cecilia Dahl", None),
        ],
        items,
        ..Minutes::unread("a.txt", Status::Ok)
    }
}

/// The text without Anna Exempel, in minutes that also know Bo Exempel, Anna Berg and Bo Ek.
fn without(text: &str) -> String {
    let mut minutes = minutes(Vec::new());
    minutes.attendees.push(attendee("Bo Exempel", None));
    minutes.attendees.push(attendee("Anna Berg", None));
    minutes.closing = text.into();
    take_down(&mut minutes, &takedown(&[], &["Anna Exempel"]));
    minutes.closing
}

#[test]
fn a_name_is_replaced_in_every_form_of_writing_it() {
    for name in [
        "Anna Exempel",
        "ANNA EXEMPEL",
        "anna exempel",
        "Anna Exempels",
        "Exempel, Anna",
        "EXEMPEL ANNA",
        "Exempel Anna",
        "EXEMPEL, ANNA",
        "Exempel, Annas",
        "Anna Karin Exempel",
        "Anna K. Exempel",
        "Anna K Exempel",
        "Anna-\nExempel",
        "Anna\nExempel",
        "Anna\r\n   Exempel",
        "Anna Exem-\npel",
        "Anna\n\nExempel",
        "Anna Exem-\n\npel",
        "Anna Ex\u{ad}empel",
        "Exempel,\nAnna",
        "Anna\u{a0}Exempel",
        "Anna von Exempel",
        "Anna     Exempel",
        "Anna Maria Karin Lovisa Exempel",
        "Anna **Exempel",
        "Anna** **Exempel",
        "Anna_ _Exempel",
        "Anna_Exempel",
        "Anna*\nExempel",
        "Anna&nbsp;Exempel",
        "Anna &nbsp; Exempel",
        "Anna&#160;Exempel",
        "Anna¹ Exempel",
        "Anna\u{200e} Exempel",
        "Anna [Exempel",
        "Anna | Exempel",
        "Anna|Exempel",
    ] {
        let expected = format!("yrkande av {REMOVED} (S) bifalls");
        assert_eq!(without(&format!("yrkande av {name} (S) bifalls")), expected, "{name:?}");
    }
}

#[test]
fn a_name_goes_in_a_table_and_in_emphasis() {
    for (text, expected) in [
        ("| Exempel | Anna | S |", "| [namn borttaget] | S |"),
        ("| Bo | Exempel | Anna | Berg |", "| Bo | Exempel | Anna | Berg |"),
        ("| **Exempel** | Anna |", "| **[namn borttaget] |"),
        ("**Anna Exempel** yrkar", "**[namn borttaget]** yrkar"),
        ("*Exempel, Anna*", "*[namn borttaget]*"),
    ] {
        assert_eq!(without(text), expected);
    }
}

#[test]
fn other_names_stay() {
    for text in [
        "Anna Ek och Bo Exempel",
        "Anna och Bo Exempel",
        "Annas exempel",
        "Johanna Exempel",
        "Anna Exempelson",
        "Anna Exempel-Berg",
        "Anna-Karin Exempel",
        "Exempel",
        "Anna.\nExempel",
        "Anna\n\n\nExempel",
        "Bo Exempel, Anna Berg, Bo Ek",
        "Bo Exempel\nAnna Berg",
        "Bo Exempel Anna Berg",
        "Anna Berg\nBo Exempel",
        "Anna Berg     Bo Exempel",
        "Anna Berg Bo Exempel",
    ] {
        assert_eq!(without(text), text);
    }
}

#[test]
fn a_hyphen_may_be_left_out_or_cut_a_name() {
    for (listed, text) in [
        ("Jan-Erik Smedås", "Jan-\nErik Smedås"),
        ("Jan-Erik Smedås", "Jan- Erik Smedås"),
        ("Jan-Erik Smedås", "JAN-\nERIK SMEDÅS"),
        ("Jan-Erik Smedås", "Jan–Erik Smedås"),
        ("Jan-Erik Smedås", "Jan Erik Smedås"),
        ("Jan-Erik Smedås", "Smedås Jan Erik"),
        ("Jan Erik Smedås", "Jan-Erik Smedås"),
        ("Rune Tjällberg", "Rune Tjäll-\nberg"),
        ("Rune Tjällberg", "Rune Tjäll- berg"),
        ("Rune Tjällberg", "Rune-Tjällberg"),
        ("Rune Tjällberg", "Rune Tjäll- bergs"),
    ] {
        let mut minutes = minutes(Vec::new());
        minutes.closing = format!("{text} yrkar avslag");
        take_down(&mut minutes, &takedown(&[], &[listed]));
        assert_eq!(minutes.closing, format!("{REMOVED} yrkar avslag"), "{text:?}");
    }
}

#[test]
fn of_two_people_of_one_family_only_the_listed_one_goes() {
    assert_eq!(without("Bo Exempel, Anna Exempel (S)"), format!("Bo Exempel, {REMOVED} (S)"));
    assert_eq!(without("Exempel Bo, Exempel Anna"), format!("Exempel Bo, {REMOVED}"));
    // Bo Exempel is known, and so is Bo Ek, whose row ends where hers begins.
    assert_eq!(without("Exempel (S) Anna"), REMOVED);
    assert_eq!(without("Ek (M) Bo, Exempel (S) Anna"), format!("Ek (M) Bo, {REMOVED}"));
    assert_eq!(without("Bo Exempel (S) Anna Dahl (M)"), "Bo Exempel (S) Anna Dahl (M)");
    assert_eq!(without("Ek, Bo\n\nExempel, Anna"), format!("Ek, Bo\n\n{REMOVED}"));
    assert_eq!(without("Ek, Bo Exempel, Anna"), format!("Ek, Bo {REMOVED}"));
    assert_eq!(without("Exempel, Anna och Exempel, Bo"), format!("{REMOVED} och Exempel, Bo"));
}

#[test]
fn a_name_that_an_ellipsis_cuts_goes_as_well() {
    assert_eq!(without("yttrande av Anna Exem…"), format!("yttrande av {REMOVED}…"));
    assert_eq!(without("yttrande av Anna E…"), format!("yttrande av {REMOVED}…"));
    assert_eq!(without("yttrande av Anna B…"), "yttrande av Anna B…");
}

#[test]
fn a_list_may_put_the_family_name_first_and_names_may_have_many_words() {
    let gone = |listed: &str, text: &str| {
        let mut minutes = minutes(Vec::new());
        minutes.closing = text.into();
        take_down(&mut minutes, &takedown(&[], &[listed]));
        minutes.closing
    };
    assert_eq!(gone("Exempel, Anna", "Anna Exempel yrkar"), format!("{REMOVED} yrkar"));
    assert_eq!(gone("Anna Exempel (S)", "Anna Exempel yrkar"), format!("{REMOVED} yrkar"));
    for text in ["Eva von Prov", "von Prov, Eva", "von Prov Eva", "Prov, Eva von", "VON PROV EVA"] {
        assert_eq!(gone("Eva von Prov", text), REMOVED, "{text}");
    }
    // A particle that only the full name has; the lexicon says which there are.
    for particle in ["zu", "ter", "dela", "von", "af", "av", "van der", "de la", "dos", "bin"] {
        let text = format!("Anna {particle} Ek yrkar bifall.");
        assert_eq!(gone("Anna Ek", &text), format!("{REMOVED} yrkar bifall."), "{text}");
    }
    // With a middle name listed, the person without it is another.
    assert_eq!(
        gone("Anna Maria Prov", "Anna Prov, Anna Maria Prov"),
        format!("Anna Prov, {REMOVED}")
    );
    // A single word counts as a name where it is written as one.
    assert_eq!(gone("Prov", "Provs yttrande, ett prov"), format!("{REMOVED} yttrande, ett prov"));
    assert_eq!(gone("Иван Пример", "Иван Пример yrkar"), format!("{REMOVED} yrkar"));
    assert_eq!(gone("Åsa Provén", "A\u{30a}sa Prove\u{301}n"), REMOVED);
}

#[test]
fn a_person_leaves_lists_and_texts_and_nobody_else_does() {
    let mut minutes = minutes(vec![item("ks/1", "Anna Exempels motion", "Anna Exempel yrkar.")]);
    minutes.preamble = "Närvarande\nAnna\nExempel".into();
    minutes.warnings.push(Warning::new(None, Doubt::Unfitting, "Anna Exempel"));
    minutes.place = Some("Hos Anna Exempel".into());
    let taken = take_down(&mut minutes, &takedown(&[], &["Anna Exempel", "Dora Prov"]));
    assert!(!format!("{minutes:?}").contains("Exempel"), "{minutes:?}");
    let names: Vec<_> = minutes.attendees.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Bo Ek", "Cecilia Dahl"]);
    assert_eq!(minutes.attendees[0].replaces.as_deref(), Some(REMOVED));
    let item = &minutes.items[0];
    assert_eq!((item.title.as_str(), item.speakers.len()), ("[namn borttaget] motion", 1));
    assert!(item.mentions.is_empty());
    // Attendee, substituted member, speaker, mention, title, body, decision, preamble, warning, place.
    assert_eq!(taken, TakenDown { items: Vec::new(), persons: vec![10, 0] });
}

#[test]
fn a_listed_item_goes_whole_with_every_text_that_claims_its_id() {
    let mut minutes = minutes(vec![
        item("ks/2024-02-06/12", "Enskilt ärende", "Ett beslut om\nbistånd."),
        item("ks/2024-02-06/12~2", "Enskilt ärende igen", "Ett annat."),
        item("ks/2024-02-06/13", "Budget", "Budgeten antas."),
    ]);
    minutes.warnings.push(Warning::new(None, Doubt::Unfitting, "beslut om bistånd"));
    minutes.warnings.push(Warning::new(None, Doubt::Unfitting, "Budgeten"));
    minutes.warnings.push(Warning::new(None, Doubt::NoOrgan, ""));
    let taken = take_down(&mut minutes, &takedown(&["KS/2024-02-06/12~2", "ks/9"], &[]));
    assert_eq!(taken.items, ["ks/2024-02-06/12", "ks/2024-02-06/12"]);
    assert_eq!(minutes.items.len(), 1);
    let excerpts: Vec<_> = minutes.warnings.iter().map(|one| one.excerpt.as_str()).collect();
    assert_eq!(excerpts, ["Budgeten", ""]);
}

#[test]
fn the_title_of_a_listed_item_leaves_the_contents_list() {
    let mut minutes = minutes(vec![item("ks/1", "Enskilt ärende på Storgatan", "Text.")]);
    minutes.preamble =
        "Innehåll\n§ 1 Enskilt ärende på Storgatan 3\n§ 2 Budget 4\n§ 1 Enskilt ärende\npå Storgatan".into();
    take_down(&mut minutes, &takedown(&["ks/1"], &[]));
    assert_eq!(minutes.preamble, "Innehåll\n§ 2 Budget 4");
}

#[test]
fn without_a_list_minutes_stay_as_they_are() {
    let mut changed = minutes(vec![item("ks/1", "Anna Exempels motion", "Anna Exempel yrkar.")]);
    let before = changed.clone();
    assert!(take_down(&mut changed, &Takedown::default()).is_nothing());
    assert_eq!(changed, before);
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_strange_and_no_plain_name_is_left(
        text in r"(Anna|Exempel|anna|EXEMPEL|Bo|Exem-\n|pel|s|,|[ \n\t.…-]|å|\u{30a}|\PC){0,40}",
    ) {
        let gone = without(&format!("{text}; Anna Exempel; {text}"));
        proptest::prop_assert!(gone.contains("; [namn borttaget]; "), "{gone}");
        // What stands in place of a name is not a name.
        proptest::prop_assert_eq!(without(&gone), gone);
    }
}
