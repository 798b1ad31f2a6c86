//! Whether an item is one of a node's, read off the item.

use paragraf::query::{Filter, TextField};
use paragraf::search::{Node, Side, TermField, WordForm};

use crate::items::{Item, Text};

/// Whether an item passes a filter.
pub type Passes<'a> = dyn Fn(&Filter, &Item) -> bool + 'a;

/// Whether the item is one of the node's.
pub fn is_met(node: &Node, item: &Item, passes: &Passes<'_>) -> bool {
    let meets = |node: &Node| is_met(node, item, passes);
    match node {
        Node::Everything => true,
        Node::Nothing => false,
        Node::Term { field, term } => item.has(*field, term),
        Node::AnyTerm { terms, .. } => terms.iter().any(|(field, term)| item.has(*field, term)),
        Node::Row { field, stems } => has_row(item, *field, stems),
        Node::Nearby { field, stems, slop } => has_nearby(item, *field, stems, *slop),
        Node::Phrase { words, place, .. } => has_phrase(item, words, *place),
        Node::Within { field, left, right, distance } => {
            is_within(item, *field, left, right, *distance)
        }
        Node::Filter(filters) => filters.iter().any(|filter| passes(filter, item)),
        Node::Weighted(_, node) | Node::OfWord(_, node) | Node::Lowered { node, .. } => meets(node),
        Node::Best(nodes) | Node::Any(nodes) => nodes.iter().any(meets),
        Node::All { required, absent, rewarded: _ } => {
            required.iter().all(meets) && !absent.iter().any(meets)
        }
    }
}

fn has_row(item: &Item, field: TermField, stems: &[(usize, String)]) -> bool {
    let (first, _) = stems[0];
    item.positions(field, &stems[0].1).iter().any(|start| {
        stems.iter().all(|(at, stem)| {
            let place = start + u32::try_from(at - first).expect("a short row");
            item.positions(field, stem).contains(&place)
        })
    })
}

/// How far each stem is from its place in a row, all beside that of its neighbour, added up.
fn has_nearby(item: &Item, field: TermField, stems: &[String], slop: u32) -> bool {
    let shifts = |at: usize| -> Vec<i64> {
        let places = item.positions(field, &stems[at]).iter();
        places.map(|place| i64::from(*place) - i64::try_from(at).expect("a short row")).collect()
    };
    let mut reached: Vec<(i64, i64)> = shifts(0).into_iter().map(|shift| (shift, 0)).collect();
    for at in 1..stems.len() {
        let next = shifts(at).into_iter().filter_map(|shift| {
            let used = reached.iter().map(|(before, used)| used + (shift - before).abs()).min()?;
            (used <= i64::from(slop)).then_some((shift, used))
        });
        reached = next.collect();
    }
    !reached.is_empty()
}

fn has_phrase(item: &Item, words: &[WordForm], place: Option<TextField>) -> bool {
    let has = |text: &Text| {
        text.forms
            .windows(words.len())
            .any(|run| run.iter().zip(words).all(|(forms, word)| forms.contains(&word.surface)))
    };
    place != Some(TextField::Body) && has(&item.title)
        || place != Some(TextField::Title) && item.body.iter().any(has)
}

fn is_within(item: &Item, field: TermField, left: &Side, right: &Side, distance: u32) -> bool {
    let (left, right) = (runs(item, field, left), runs(item, field, right));
    let is_near = |before: &(u32, u32), after: &(u32, u32)| {
        // 1 is when they touch.
        after.0.checked_sub(before.1).is_some_and(|between| between < distance)
    };
    left.iter().any(|one| right.iter().any(|other| is_near(one, other) || is_near(other, one)))
}

/// Where runs of the side's words begin, and one past where they end.
fn runs(item: &Item, field: TermField, side: &Side) -> Vec<(u32, u32)> {
    let length = u32::try_from(side.len()).expect("a short run");
    let stands = |start: u32| {
        (start..).zip(side.iter()).all(|(place, stems)| {
            stems.iter().any(|stem| item.positions(field, stem).contains(&place))
        })
    };
    let Some(first) = side.first() else { return Vec::new() };
    let starts = first.iter().flat_map(|stem| item.positions(field, stem)).copied();
    starts.filter(|start| stands(*start)).map(|start| (start, start + length)).collect()
}
