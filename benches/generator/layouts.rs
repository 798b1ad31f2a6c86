//! How minutes are set: the four layouts that the sample corpus has.
//!
//! Each gives the file's text as a PDF tool prints it, with covers, running heads in mid-sentence,
//! page feet and a contents list.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};

use super::paper::{Paper, TITLE_CHARS, WIDTH_CHARS};
use super::people::Roster;
use super::prose::{Item, MONTHS};

/// A way of setting minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Region, minnesanteckningar: `3. Rubrik`, running head without page break.
    Notes,
    /// `§ 3 Ärendenummer …`, foot and head between form feeds.
    CaseNumber,
    /// `§ 3 0123/23`, every item on a page of its own.
    Council,
    /// Cover with two columns, contents list, then `§ 3   Dnr …`.
    Cover,
}

impl Layout {
    /// All layouts, in the order in which series of meetings take turns.
    pub const ALL: [Self; 4] = [Self::Notes, Self::CaseNumber, Self::Council, Self::Cover];

    /// Minutes of `meeting` in this layout.
    pub fn set(self, meeting: &Meeting<'_>) -> String {
        match self {
            Self::Notes => notes(meeting),
            Self::CaseNumber => case_number(meeting),
            Self::Council => council(meeting),
            Self::Cover => cover(meeting),
        }
    }

    /// The organ that meets, by its place.
    pub fn organ(self, place: &str) -> String {
        match self {
            Self::Notes => format!("Samverkansgruppen för barn och unga i {place}"),
            Self::CaseNumber => "Barn- och utbildningsnämnden".to_owned(),
            Self::Council => "Kommunfullmäktige".to_owned(),
            Self::Cover => "Kommunstyrelsen".to_owned(),
        }
    }
}

/// What is set.
#[derive(Debug)]
pub struct Meeting<'a> {
    pub place: &'a str,
    pub organ: &'a str,
    pub date: NaiveDate,
    /// How many meetings the organ had before.
    pub sequence: usize,
    pub roster: &'a Roster,
    pub items: &'a [Item],
}

impl Meeting<'_> {
    fn first(&self) -> usize {
        self.items.first().map_or(1, |item| item.number)
    }

    fn last(&self) -> usize {
        self.items.last().map_or(1, |item| item.number)
    }
}

fn notes(meeting: &Meeting<'_>) -> String {
    let (roster, place) = (meeting.roster, meeting.place);
    let month = MONTHS[meeting.date.month0() as usize % MONTHS.len()];
    let mut out = format!(
        " Organ {} \n\nPlats Digitalt möte \n\nTidpunkt Fredagen den {} {month} {} \n\n \n",
        meeting.organ,
        meeting.date.day(),
        meeting.date.year(),
    );
    let _ =
        writeln!(out, "Ledamöter {}, Ordförande, Region {place} \n", roster.chair().with_party());
    for member in &roster.members[1..] {
        let _ = writeln!(out, "{}, {place} ", member.with_party());
    }
    for (group, people) in [("Ersättare", &roster.substitutes), ("Övriga", &roster.officials)] {
        let _ = write!(out, "\n  \n{group} ");
        for person in people {
            let _ = writeln!(out, "{} ", person.with_office());
        }
    }
    out.push_str("\n  \n \n\n \n\n");
    let mut paper = Paper::new();
    for item in meeting.items {
        paper.together(6);
        paper.line(format!("{}. {}", item.number, item.title));
        paper.line("");
        paper.paragraphs(&item.paragraphs);
        paper.together(3);
        paper.line("Beslut");
        for (at, clause) in item.decisions.iter().enumerate() {
            paper.wrapped(&format!("{}. {clause}", at + 1), WIDTH_CHARS);
        }
        paper.blank();
    }
    let count = paper.pages.len();
    for (at, page) in paper.pages.into_iter().enumerate() {
        if at > 0 {
            let _ = write!(
                out,
                "\n\n\n MINNESANTECKNINGAR {}\n  \n  \n {} t o m sid {count} \n\n \n\n",
                at + 1,
                meeting.date,
            );
        }
        for line in page {
            out.push_str(&line);
            out.push('\n');
        }
    }
    let _ = write!(
        out,
        "\n\nVid minnesanteckningarna,\n\n{}, mötessekreterare\n",
        roster.secretary().name
    );
    out
}

fn case_number(meeting: &Meeting<'_>) -> String {
    let (roster, place) = (meeting.roster, meeting.place);
    let mut paper = Paper::new();
    paper.line("Tid och plats: 13:00–15:40, Rådhuset, sal Björken");
    paper.line(format!("Paragrafer: §§ {}–{}", meeting.first(), meeting.last()));
    let list = |people: &[super::people::Person]| {
        people.iter().map(super::people::Person::with_office).collect::<Vec<_>>().join(", ")
    };
    paper.blank();
    paper.line("Närvarande ledamöter:");
    let (chair, members) = (roster.chair().with_party(), list(&roster.members[1..]));
    paper.wrapped(&format!("{chair}, ordförande, {members}"), WIDTH_CHARS);
    paper.blank();
    paper.line("Närvarande ersättare:");
    paper.wrapped(&list(&roster.substitutes), WIDTH_CHARS);
    paper.blank();
    paper.line("Övriga närvarande:");
    paper.wrapped(&list(&roster.officials), WIDTH_CHARS);
    paper.blank();
    paper.line(format!("Justerare: {}", roster.members[1].with_party()));
    paper.turn();
    let year = meeting.date.year();
    for item in meeting.items {
        paper.together(5);
        paper.line(format!("§ {} Ärendenummer BUN-{year}-{:05}", item.number, item.case));
        decided_item(&mut paper, item, "Sammanfattning", 3, "Kommunstyrelsen");
    }
    let top = format!("{place} kommun\n");
    paper.print(
        |page, _| {
            let authority = if page == 1 { top.as_str() } else { "" };
            format!(
                "{authority}{}\n\nProtokoll nr {}\nSammanträdesdatum: {}\n",
                meeting.organ,
                meeting.sequence % 11 + 1,
                meeting.date
            )
        },
        |page, count| format!("\n{page} ({count})\n\n"),
    )
}

/// What stands below an item's number: title, decision, account and motions, and below every
/// `each`-th item the recipient of an extract.
fn decided_item(paper: &mut Paper, item: &Item, account: &str, each: usize, recipient: &str) {
    paper.wrapped(&item.title, TITLE_CHARS);
    paper.line("Beslut");
    paper.blank();
    paper.clauses(&item.decisions);
    paper.blank();
    paper.together(3);
    paper.line(account);
    paper.blank();
    paper.paragraphs(&item.paragraphs);
    motions(paper, item);
    if item.number.is_multiple_of(each) {
        paper.together(3);
        paper.line("Protokollsutdrag skickas till");
        paper.line(recipient);
    }
}

fn motions(paper: &mut Paper, item: &Item) {
    if !item.motions.is_empty() {
        paper.together(3);
        paper.line("Yrkanden");
        paper.blank();
        paper.paragraphs(&item.motions);
    }
}

fn council(meeting: &Meeting<'_>) -> String {
    let (roster, place) = (meeting.roster, meeting.place);
    let mut paper = Paper::new();
    paper.line("Tid: 18:00–20:50");
    paper.line(format!("Plats: Folkets hus, {place}"));
    paper.blank();
    paper.line("Närvarande");
    paper.line("Ledamöter");
    paper.line(format!("{}, ordförande", roster.chair().with_party()));
    for member in &roster.members[1..] {
        paper.line(member.with_party());
    }
    for (group, people) in [("Ersättare", &roster.substitutes), ("Övriga", &roster.officials)] {
        paper.blank();
        paper.line(group);
        for person in people {
            paper.line(person.with_office());
        }
    }
    let year = meeting.date.year() % 100;
    for item in meeting.items {
        paper.turn();
        paper.line(format!("§ {} {:04}/{year:02}", item.number, item.case));
        decided_item(&mut paper, item, "Information", 2, "Tekniska nämnden");
    }
    let authority = format!("{place} kommun");
    paper.print(
        |page, _| {
            let cover = if page == 1 { format!("{authority}\n\n") } else { String::new() };
            format!(
                "{cover}{}\n\nProtokoll (nr {})\nSammanträdesdatum: {}\n",
                meeting.organ,
                meeting.sequence % 11 + 1,
                meeting.date
            )
        },
        |page, count| format!("\n{authority} {}, protokoll\n\n{page} ({count})\n\n", meeting.organ),
    )
}

#[expect(clippy::too_many_lines, reason = "one page, from top to bottom")]
fn cover(meeting: &Meeting<'_>) -> String {
    let roster = meeting.roster;
    let mut paper = Paper::new();
    let column = |label: &str, text: &str| format!("{label:<28}{text}");
    paper.line(column("Plats och tid", "Kommunhuset, Lilla salen, kl. 13.00–16.45"));
    paper.blank();
    paper.line(column("Beslutande", &format!("{}, ordförande", roster.chair().with_party())));
    for member in &roster.members[1..] {
        paper.line(column("", &member.with_party()));
    }
    let groups = [
        ("Ej tjänstgörande ersättare", &roster.substitutes),
        ("Övriga deltagare", &roster.officials),
    ];
    for (group, people) in groups {
        paper.blank();
        for (at, person) in people.iter().enumerate() {
            paper.line(column(if at == 0 { group } else { "" }, &person.with_office()));
        }
    }
    paper.blank();
    paper.line(column("Utses att justera", &roster.members[1].name));
    let span = format!("§§ {}–{}", meeting.first(), meeting.last());
    paper.line(column(
        "Underskrifter   Sekreterare",
        &format!("....................  Paragrafer {span}"),
    ));
    paper.turn();
    let year = meeting.date.year();
    // The text begins behind the cover and the contents list, a page each.
    let mut text = Paper::new();
    let mut contents = vec!["Innehåll".to_owned(), String::new()];
    for item in meeting.items {
        text.together(6);
        let page = text.pages.len() + 2;
        contents.push(format!("§ {} {} {} {page}", item.number, item.title, ".".repeat(24)));
        text.line(format!("§ {}   Dnr {year}-{:05}", item.number, item.case));
        text.wrapped(&item.title, TITLE_CHARS);
        text.blank();
        text.line("Beslut");
        text.clauses(&item.decisions);
        text.blank();
        text.together(3);
        text.line("Ärendet");
        text.paragraphs(&item.paragraphs);
        motions(&mut text, item);
        text.together(3);
        text.line("Beslutsunderlag");
        text.line(format!("Tjänsteskrivelse, {}", meeting.date));
        text.blank();
    }
    for line in contents {
        paper.line(line);
    }
    paper.pages.append(&mut text.pages);
    let authority = format!("{}s kommun", meeting.place).to_uppercase();
    paper.print(
        |page, count| {
            let number = if page == 1 { String::new() } else { format!("      {page} ({count})") };
            format!(
                "{authority}        SAMMANTRÄDESPROTOKOLL{number}\n{}\nSammanträdesdatum\n{}\n\n",
                meeting.organ, meeting.date
            )
        },
        |_, _| {
            "\nJusterandes sign                                Utdragsbestyrkande\n\n".to_owned()
        },
    )
}
