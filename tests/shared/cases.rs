//! Small inputs that once came out wrong, each beside a text that tells what is right. What of that
//! a program can check stands here, by the number of the case; three cases are about searching and
//! have their tests there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paragraf::minutes::{Group, Kind, Minutes, Status};

use crate::support::{read, shared};

/// A case: its minutes, and what is told to be right.
struct Case {
    minutes: Minutes,
    expected: String,
}

impl Case {
    fn numbers(&self) -> Vec<&str> {
        self.minutes.items.iter().map(|item| item.number.as_deref().unwrap_or("-")).collect()
    }

    fn titles(&self) -> Vec<&str> {
        self.minutes.items.iter().map(|item| item.title.as_str()).collect()
    }

    /// How many decisions each item has.
    fn decisions(&self) -> Vec<usize> {
        self.minutes.items.iter().map(|item| item.decisions.len()).collect()
    }

    fn speakers(&self) -> Vec<Vec<&str>> {
        let items = self.minutes.items.iter();
        items.map(|item| item.speakers.iter().map(|s| s.name.as_str()).collect()).collect()
    }

    /// How many attendees each group has.
    fn groups(&self) -> [usize; 3] {
        [Group::Members, Group::Substitutes, Group::Others].map(|group| {
            self.minutes.attendees.iter().filter(|person| person.group == group).count()
        })
    }

    /// Whether the text of the case tells the value as right, and not in brackets as what came out.
    fn tells(&self, value: &str) -> bool {
        let (before, aside) = self.expected.split_once("(today").unwrap_or((&self.expected, ""));
        let behind = aside.split_once(')').map_or("", |(_, behind)| behind);
        !value.is_empty() && (before.contains(value) || behind.contains(value))
    }

    fn has_told_organ(&self) -> bool {
        self.minutes.organ.as_deref().is_some_and(|organ| self.tells(organ))
    }

    fn has_told_date(&self) -> bool {
        self.minutes.date.is_some_and(|date| self.tells(&date.to_string()))
    }

    fn has_told_place(&self) -> bool {
        self.minutes.place.as_deref().is_some_and(|place| self.tells(place))
    }

    fn has_told_titles(&self) -> bool {
        self.minutes.items.iter().all(|item| self.tells(&item.title))
    }

    /// The party letters of the list, `-` where somebody has none.
    fn parties(&self) -> Vec<&str> {
        let people = self.minutes.attendees.iter();
        people.map(|person| person.party.as_deref().unwrap_or("-")).collect()
    }

    fn roles(&self) -> Vec<Option<&str>> {
        self.minutes.attendees.iter().map(|person| person.role.as_deref()).collect()
    }

    fn notes(&self) -> usize {
        self.minutes.attendees.iter().filter(|person| person.note.is_some()).count()
    }

    fn is_minutes(&self) -> bool {
        self.minutes.kind == Kind::Minutes && self.minutes.status == Status::Ok
    }
}

type Check = fn(&Case) -> bool;

/// What is checked of decisions, items and their titles.
const ITEMS: &[(u32, Check)] = &[
    (1, |case| case.decisions() == [1, 1, 1, 1]),
    (2, |case| {
        case.decisions()[1] == 2 && case.minutes.items[1].decisions.iter().all(|d| case.tells(d))
    }),
    (4, |case| {
        case.decisions() == [1, 0] && case.speakers().concat().is_empty() && case.has_told_organ()
    }),
    (9, |case| {
        let of_item = |item: &paragraf::minutes::AgendaItem| {
            item.diary_numbers.first().is_some_and(|n| case.tells(n))
        };
        case.minutes.items.iter().all(of_item) && !case.titles().concat().contains("Dnr")
    }),
    (20, |case| {
        case.numbers() == ["1", "2", "3"]
            && case.titles().iter().all(|title| !title.starts_with('1'))
    }),
    (21, |case| case.numbers().len() == 3 && case.has_told_date()),
    (23, |case| case.titles()[1..3].iter().all(|title| case.tells(title))),
    (24, |case| case.numbers() == ["1", "2", "-", "-"]),
    (26, |case| case.numbers() == ["10", "11-12", "13"] && case.decisions() == [0, 1, 1]),
    (27, |case| case.numbers() == ["1"] && case.has_told_titles() && case.decisions() == [1]),
    (33, |case| {
        case.is_minutes() && !case.minutes.warnings.is_empty() && case.numbers() == ["1", "2"]
    }),
    (34, |case| {
        let speakers = case.speakers();
        let told = |(at, names): (usize, &Vec<&str>)| {
            names.len() == 1 && case.tells(&format!("{} {}", at + 1, names[0]))
        };
        speakers.len() == 5 && speakers.iter().enumerate().all(told)
    }),
    (36, |case| case.numbers() == ["1", "2", "3", "4", "5", "6"]),
    (37, |case| case.numbers().len() == 5 && !case.titles().concat().contains('|')),
    (39, |case| case.is_minutes() && case.decisions().iter().sum::<usize>() == 2),
    (40, |case| {
        case.numbers().len() == 4
            && case.minutes.items.iter().all(|item| !item.title.ends_with('.'))
    }),
    (41, |case| case.numbers() == ["1", "2", "3", "4"] && case.decisions() == [0, 1, 1, 0]),
    (46, |case| case.minutes.items[0].body.contains("digital infrastruktur")),
    (48, |case| case.numbers().len() == 5),
    (51, |case| case.is_minutes() && case.numbers().len() == 9),
];

/// What is checked of heads and of attendance lists.
const HEADS: &[(u32, Check)] = &[
    (5, Case::has_told_organ),
    (6, Case::has_told_organ),
    (7, Case::has_told_organ),
    (10, |case| case.groups() == [2, 1, 2]),
    (12, |case| {
        case.groups() == [4, 0, 2]
            && case.roles().iter().all(|role| role.is_some_and(|role| !role.contains(' ')))
    }),
    (13, |case| case.groups() == [2, 0, 4] && case.notes() == 4),
    (15, |case| {
        case.has_told_place() && case.minutes.attendees.len() == 5 && case.groups()[2] == 1
    }),
    (17, |case| {
        case.roles()[1].is_none()
            && case.roles()[2].is_some_and(|role| case.tells(role))
            && case.notes() == 2
    }),
    (18, |case| case.parties() == ["S", "M", "C"]),
    (29, Case::has_told_date),
    (31, Case::has_told_place),
    (32, |case| case.minutes.items.iter().all(|item| item.mentions.is_empty())),
    (43, |case| case.has_told_date() && case.has_told_place()),
    (44, |case| case.has_told_organ() && case.has_told_place()),
    (47, |case| case.speakers()[0].len() == 4),
];

/// About the order of a list and about the paths of an index, which have tests of their own.
const NOT_ABOUT_READING: [u32; 1] = [50];

/// The inputs by number, each with the file that tells what is right.
fn cases(folder: &Path) -> BTreeMap<u32, (PathBuf, PathBuf)> {
    let mut cases = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("cases") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let Some((number, _)) = name.split_once('-').filter(|_| !name.contains(".expected."))
        else {
            continue;
        };
        let expected = path.with_extension("expected.md");
        cases.insert(number.parse().expect("a number"), (path, expected));
    }
    cases
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn cases_that_came_out_wrong_come_out_right() {
    let cases = cases(&shared().join("cases"));
    let mut checks: BTreeMap<u32, Check> = ITEMS.iter().chain(HEADS).copied().collect();
    let mut wrong = Vec::new();
    for (number, (input, expected)) in &cases {
        let Some(check) = checks.remove(number) else {
            assert!(NOT_ABOUT_READING.contains(number), "nothing is checked of case {number}");
            continue;
        };
        let expected = std::fs::read_to_string(expected).expect("what is right");
        // What came out once is told as well.
        let expected = expected.split("\nGot on").next().unwrap_or_default().to_owned();
        if !check(&Case { minutes: read(input), expected }) {
            wrong.push(number);
        }
    }
    assert!(cases.len() > 30 && checks.is_empty(), "{checks:?}", checks = checks.keys());
    assert!(wrong.is_empty(), "cases {wrong:?} come out wrong");
}
