//! A corpus of minutes that nobody wrote: what the benchmarks run on.
//!
//! The files hold exactly as many agenda items as were asked for, and their titles are known, so
//! that a benchmark can hold the program to them before it measures anything. The seed is fixed:
//! the same number gives the same bytes on every run; weights are rounded from floating point, so
//! another platform may differ. Files come one by one, so a million items need no memory.

mod layouts;
mod paper;
mod people;
mod prose;
mod random;
mod words;

use chrono::{Datelike, Days, NaiveDate};

use layouts::{Layout, Meeting};
use people::Roster;
use prose::Item;
use random::Random;

/// The seed of everything.
const SEED: u64 = 0x7061_7261_6772_6166;

/// Items of one meeting, at least and at most.
const ITEMS_OF_MEETING: (usize, usize) = (8, 20);

/// Meetings of one organ: once a month for twenty-some years. More items give more
/// organs, not more years.
const MEETINGS_OF_ORGAN: usize = 250;

/// Organs at least, so that every layout and many people occur in small corpora too.
const FEWEST_ORGANS: usize = 24;

/// The first day of a meeting, and the days over which a corpus spreads.
const FIRST_YEAR: i32 = 2004;
const SPAN_DAYS: usize = 21 * 365;

/// Minutes of one meeting.
#[derive(Debug)]
pub struct GeneratedFile {
    /// Path below the corpus folder.
    pub name: String,
    /// What the file holds.
    pub text: String,
    /// Number and title of each agenda item, in order.
    pub items: Vec<(String, String)>,
}

/// The files that hold `items` agenda items in all.
pub fn generate(items: usize) -> impl Iterator<Item = GeneratedFile> {
    let mean = usize::midpoint(ITEMS_OF_MEETING.0, ITEMS_OF_MEETING.1);
    let meetings = items.div_ceil(mean);
    let organs = meetings.div_ceil(MEETINGS_OF_ORGAN).max(FEWEST_ORGANS);
    let days_apart = (SPAN_DAYS / meetings.div_ceil(organs).max(1)).clamp(14, 400);
    let mut left = items;
    (0..).map_while(move |index: usize| {
        let random = &mut Random::new(SEED, index as u64);
        let count = random.between(ITEMS_OF_MEETING.0, ITEMS_OF_MEETING.1).min(left);
        left -= count;
        (count > 0).then(|| file(index, count, organs, days_apart, random))
    })
}

fn file(
    index: usize,
    count: usize,
    organs: usize,
    days_apart: usize,
    random: &mut Random,
) -> GeneratedFile {
    let (series, sequence) = (index % organs, index / organs);
    let layout = Layout::ALL[series % Layout::ALL.len()];
    let place = people::place(series);
    let organ = layout.organ(&place);
    let date = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 13)
        .unwrap_or_default()
        .checked_add_days(Days::new((sequence * days_apart + series % 14) as u64))
        .unwrap_or_default();
    let roster = Roster::of(SEED, series, date.year());
    // Minutes of a region begin at 1, those of a municipality go on through the year.
    let first = if layout == Layout::Notes { 1 } else { sequence % 11 * ITEMS_OF_MEETING.1 + 1 };
    let items: Vec<Item> =
        (0..count).map(|at| Item::new(first + at, date.year(), &roster, random)).collect();
    let meeting =
        Meeting { place: &place, organ: &organ, date, sequence, roster: &roster, items: &items };
    let folder = place.to_lowercase();
    GeneratedFile {
        name: format!("{folder}/{date}-{sequence}.txt"),
        text: layout.set(&meeting),
        items: items.into_iter().map(|item| (item.number.to_string(), item.title)).collect(),
    }
}
