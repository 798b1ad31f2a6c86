//! Which topics are there? A list by number of items, or the whole tree.

use crate::app::{count, date_span};
use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::sheet::{Layout, Sheet};
use super::table::{Side, Table};
use super::text::{Role, Text};

/// A topic with what the index knows of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicRow {
    /// The topic's id.
    pub id: String,
    /// Its Swedish name; the id again where the taxonomy at hand does not have it.
    pub label: String,
    /// The id of the topic above it.
    pub broader: Option<String>,
    /// Number of items about it.
    pub items: u64,
    /// Date of the first of them.
    pub first: Option<NaiveDate>,
    /// Date of the last of them.
    pub last: Option<NaiveDate>,
}

/// The topics in the order given.
#[must_use]
pub fn topic_list(topics: &[TopicRow], layout: Layout) -> String {
    set(topics.iter().map(|topic| (0, topic)), topics.len(), layout)
}

/// The topics as a tree: each below its broader one, otherwise in the order given. A
/// topic whose broader one is not there, or is below itself, stands on the top level.
#[must_use]
pub fn topic_tree(topics: &[TopicRow], layout: Layout) -> String {
    let mut rows = Vec::with_capacity(topics.len());
    let mut done = HashSet::new();
    let known = |id: &str| topics.iter().any(|topic| topic.id == id);
    for topic in topics {
        if topic.broader.as_deref().is_none_or(|above| !known(above)) {
            grow(topic, 0, topics, &mut done, &mut rows);
        }
    }
    for topic in topics {
        grow(topic, 0, topics, &mut done, &mut rows);
    }
    set(rows.into_iter(), topics.len(), layout)
}

fn grow<'a>(
    topic: &'a TopicRow,
    depth: usize,
    topics: &'a [TopicRow],
    done: &mut HashSet<&'a str>,
    rows: &mut Vec<(usize, &'a TopicRow)>,
) {
    if !done.insert(&topic.id) {
        return;
    }
    rows.push((depth, topic));
    for below in topics.iter().filter(|other| other.broader.as_ref() == Some(&topic.id)) {
        grow(below, depth + 1, topics, done, rows);
    }
}

fn set<'a>(
    rows: impl Iterator<Item = (usize, &'a TopicRow)>,
    total: usize,
    layout: Layout,
) -> String {
    let mut sheet = Sheet::new(layout);
    sheet.line(&Text::of(Role::Strong, &count(total as u64, "topic")));
    sheet.blank();
    let mut table = Table::new([Side::Left, Side::Left, Side::Right, Side::Left]);
    table.head(["topic", "id", "items", "from – to"]);
    for (depth, topic) in rows {
        let label = format!("{}{}", "  ".repeat(depth), topic.label);
        table.row([
            Text::of(Role::Plain, &label),
            Text::of(Role::Id, &topic.id),
            Text::of(Role::Plain, &topic.items.to_string()),
            Text::of(Role::Plain, &date_span(topic.first, topic.last)),
        ]);
    }
    table.set(0, &mut sheet);
    sheet.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(id: &str, broader: Option<&str>) -> TopicRow {
        TopicRow {
            id: id.into(),
            label: id.to_uppercase(),
            broader: broader.map(Into::into),
            items: 0,
            first: None,
            last: None,
        }
    }

    fn labels(topics: &[TopicRow]) -> Vec<String> {
        let set = topic_tree(topics, Layout { columns: None, coloured: false });
        let rows = set.lines().skip(3);
        rows.map(|row| row.split("  0").next().unwrap_or_default().trim_end().to_owned())
            .map(|row| row.trim_end_matches(|c: char| c.is_lowercase()).trim_end().to_owned())
            .collect()
    }

    #[test]
    fn a_topic_stands_below_its_broader_one() {
        let topics = [topic("b", Some("a")), topic("a", None), topic("c", Some("b"))];
        assert_eq!(labels(&topics), ["A", "  B", "    C"]);
    }

    #[test]
    fn no_topic_is_lost_when_broader_ones_are_missing_or_go_in_a_circle() {
        let topics = [topic("a", Some("x")), topic("b", Some("c")), topic("c", Some("b"))];
        assert_eq!(labels(&topics), ["A", "B", "  C"]);
    }
}
