//! Counts over time, and what is known of each speaker and topic.
//!
//! Numbers per span of time, per speaker and per topic, exact, from columns alone: no item is read
//! for them.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::super::schema::{column, date_of, speaker_and_party};
use crate::search::{Granularity, SpeakerSummary, TopicSummary};

/// Number of items and their first and last day.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::backends::embedded) struct Tally {
    items: u64,
    days: Option<(i64, i64)>,
}

impl Tally {
    fn add(&mut self, day: Option<i64>) {
        self.merge(Self { items: 1, days: day.map(|day| (day, day)) });
    }

    fn merge(&mut self, other: Self) {
        self.items += other.items;
        self.days = match (self.days, other.days) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (one, other) => one.or(other),
        };
    }

    fn span(self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        (
            self.days.and_then(|(first, _)| date_of(first)),
            self.days.and_then(|(_, last)| date_of(last)),
        )
    }
}

/// Counts items per value of one column, and per value of a second one beside it.
pub(in crate::backends::embedded) struct Tallies {
    /// The column whose values are counted.
    pub column: &'static str,
    /// A column whose values are counted per value of the first.
    pub beside: Option<&'static str>,
}

/// Tallies per value.
#[derive(Debug, Default)]
pub(in crate::backends::embedded) struct Tallied {
    by_value: HashMap<String, Tally>,
    beside: HashMap<(String, String), u64>,
}

impl Collector for Tallies {
    type Fruit = Tallied;
    type Child = SegmentTallies;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentTallies> {
        let columns = reader.fast_fields();
        Ok(SegmentTallies {
            column: columns.str(self.column)?,
            beside: self.beside.map(|name| columns.str(name)).transpose()?.flatten(),
            dates: columns.i64(column::DATE)?,
            by_value: HashMap::new(),
            pairs: HashMap::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<tantivy::Result<Tallied>>) -> tantivy::Result<Tallied> {
        let mut all = Tallied::default();
        for fruit in fruits {
            let fruit = fruit?;
            for (value, tally) in fruit.by_value {
                all.by_value.entry(value).or_default().merge(tally);
            }
            for (pair, count) in fruit.beside {
                *all.beside.entry(pair).or_default() += count;
            }
        }
        Ok(all)
    }
}

/// Tallies of one segment, by ordinals.
pub(in crate::backends::embedded) struct SegmentTallies {
    column: Option<StrColumn>,
    beside: Option<StrColumn>,
    dates: Column<i64>,
    by_value: HashMap<u64, Tally>,
    pairs: HashMap<(u64, u64), u64>,
}

impl SegmentCollector for SegmentTallies {
    type Fruit = tantivy::Result<Tallied>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let Some(column) = &self.column else { return };
        let day = self.dates.first(doc);
        for value in column.term_ords(doc) {
            self.by_value.entry(value).or_default().add(day);
            for other in self.beside.iter().flat_map(|beside| beside.term_ords(doc)) {
                *self.pairs.entry((value, other)).or_default() += 1;
            }
        }
    }

    fn harvest(self) -> tantivy::Result<Tallied> {
        let text = |column: &Option<StrColumn>, ordinal| -> tantivy::Result<String> {
            let mut text = String::new();
            if let Some(column) = column {
                column.ord_to_str(ordinal, &mut text)?;
            }
            Ok(text)
        };
        let mut tallied = Tallied::default();
        for (ordinal, tally) in self.by_value {
            tallied.by_value.insert(text(&self.column, ordinal)?, tally);
        }
        for ((value, other), count) in self.pairs {
            let pair = (text(&self.column, value)?, text(&self.beside, other)?);
            tallied.beside.insert(pair, count);
        }
        Ok(tallied)
    }
}

/// All items of a name, and those of each party it stands with.
type Named<'a> = (Tally, Vec<(&'a str, Tally)>);

/// Speakers from tallies of speakers with their parties, most items first, then by name.
pub(in crate::backends::embedded) fn speakers(tallied: &Tallied) -> Vec<SpeakerSummary> {
    let mut by_name: BTreeMap<&str, Named<'_>> = BTreeMap::new();
    for (value, tally) in &tallied.by_value {
        let (name, party) = speaker_and_party(value);
        let (all, parties) = by_name.entry(name).or_default();
        all.merge(*tally);
        if !party.is_empty() {
            parties.push((party, *tally));
        }
    }
    let mut organs: HashMap<&str, HashMap<&str, u64>> = HashMap::new();
    for ((value, organ), count) in &tallied.beside {
        let name = speaker_and_party(value).0;
        *organs.entry(name).or_default().entry(organ).or_default() += count;
    }
    let mut speakers: Vec<SpeakerSummary> = by_name
        .into_iter()
        .map(|(name, (tally, mut parties))| {
            parties.sort_by_key(|(party, tally)| (tally.days.map(|(first, _)| first), *party));
            let mut organs: Vec<(&str, u64)> = organs.remove(name).into_iter().flatten().collect();
            organs.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
            let (first, last) = tally.span();
            SpeakerSummary {
                name: name.to_owned(),
                parties: parties.into_iter().map(|(party, _)| party.to_owned()).collect(),
                organs: organs.into_iter().map(|(organ, _)| organ.to_owned()).collect(),
                items: tally.items,
                first,
                last,
            }
        })
        .collect();
    speakers.sort_by(|a, b| b.items.cmp(&a.items).then_with(|| a.name.cmp(&b.name)));
    speakers
}

/// Topics from tallies, most items first, then by id.
pub(in crate::backends::embedded) fn topics(tallied: &Tallied) -> Vec<TopicSummary> {
    let mut topics: Vec<TopicSummary> = tallied
        .by_value
        .iter()
        .map(|(id, tally)| {
            let (first, last) = tally.span();
            TopicSummary { id: id.clone(), items: tally.items, first, last }
        })
        .collect();
    topics.sort_by(|a, b| b.items.cmp(&a.items).then_with(|| a.id.cmp(&b.id)));
    topics
}

/// Counts items per day.
pub(in crate::backends::embedded) struct PerDay;

impl Collector for PerDay {
    type Fruit = BTreeMap<i64, u64>;
    type Child = SegmentDays;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentDays> {
        Ok(SegmentDays { dates: reader.fast_fields().i64(column::DATE)?, counts: BTreeMap::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<BTreeMap<i64, u64>>) -> tantivy::Result<BTreeMap<i64, u64>> {
        let mut all = BTreeMap::new();
        for (day, count) in fruits.into_iter().flatten() {
            *all.entry(day).or_default() += count;
        }
        Ok(all)
    }
}

/// Counts of one segment.
pub(in crate::backends::embedded) struct SegmentDays {
    dates: Column<i64>,
    counts: BTreeMap<i64, u64>,
}

impl SegmentCollector for SegmentDays {
    type Fruit = BTreeMap<i64, u64>;

    fn collect(&mut self, doc: DocId, _: Score) {
        if let Some(day) = self.dates.first(doc) {
            *self.counts.entry(day).or_default() += 1;
        }
    }

    fn harvest(self) -> BTreeMap<i64, u64> {
        self.counts
    }
}

/// Items per span, from items per day; spans in order, without gaps.
pub(in crate::backends::embedded) fn per_span(
    days: &BTreeMap<i64, u64>,
    granularity: Granularity,
) -> BTreeMap<i32, u64> {
    let mut spans: BTreeMap<i32, u64> = BTreeMap::new();
    for (&day, &count) in days {
        if let Some(date) = date_of(day) {
            *spans.entry(span_of(date, granularity)).or_default() += count;
        }
    }
    if let (Some((&first, _)), Some((&last, _))) = (spans.first_key_value(), spans.last_key_value())
    {
        for span in first..=last {
            spans.entry(span).or_default();
        }
    }
    spans
}

/// The number of the span that a date lies in; consecutive spans have consecutive
/// numbers.
fn span_of(date: NaiveDate, granularity: Granularity) -> i32 {
    let month0 = i32::try_from(date.month0()).unwrap_or(0);
    match granularity {
        Granularity::Year => date.year(),
        Granularity::Quarter => date.year() * 4 + month0 / 3,
        Granularity::Month => date.year() * 12 + month0,
    }
}

/// A span's name: `2021`, `2021-Q3`, `2021-08`.
pub(in crate::backends::embedded) fn span_name(span: i32, granularity: Granularity) -> String {
    match granularity {
        Granularity::Year => span.to_string(),
        Granularity::Quarter => format!("{}-Q{}", span.div_euclid(4), span.rem_euclid(4) + 1),
        Granularity::Month => format!("{}-{:02}", span.div_euclid(12), span.rem_euclid(12) + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::schema::days;
    use super::*;

    #[test]
    fn spans_have_no_gaps_and_readable_names() {
        let day = |y, m, d| days(NaiveDate::from_ymd_opt(y, m, d).expect("a date"));
        let days = BTreeMap::from([(day(2020, 12, 31), 2), (day(2021, 7, 1), 1)]);
        let named = |granularity| -> Vec<(String, u64)> {
            per_span(&days, granularity)
                .into_iter()
                .map(|(s, n)| (span_name(s, granularity), n))
                .collect()
        };
        let expect = |list: &[(&str, u64)]| -> Vec<(String, u64)> {
            list.iter().map(|(s, n)| ((*s).to_owned(), *n)).collect()
        };
        assert_eq!(named(Granularity::Year), expect(&[("2020", 2), ("2021", 1)]));
        assert_eq!(
            named(Granularity::Quarter),
            expect(&[("2020-Q4", 2), ("2021-Q1", 0), ("2021-Q2", 0), ("2021-Q3", 1)])
        );
        assert_eq!(named(Granularity::Month).len(), 8);
    }
}
