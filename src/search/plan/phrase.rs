//! How is an exact phrase looked for?
//!
//! Surface forms have no positions, so a phrase is looked for by its stems in a row, and then checked.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::dictionary::Dictionary;
use super::expansion::{Expansion, ExpansionKind, MOST_ANCHORS};
use super::form::{WordForm, run_of};
use super::planner::Planner;
use super::tree::{Node, TermField};
use super::weight::of_place;
use crate::query::TextField;

impl<D: Dictionary> Planner<'_, D> {
    /// Exactly these words in this order, unstemmed.
    pub(super) fn phrase(
        &mut self,
        text: &str,
        field: Option<TextField>,
        negated: bool,
    ) -> Result<Node, D::Error> {
        let words = run_of(text);
        let surfaces: Vec<String> = words.iter().map(|word| word.surface.clone()).collect();
        let node = match &surfaces[..] {
            [] => return Ok(Node::Nothing),
            [only] if field.is_none() => Node::term(TermField::Exact, only.as_str()),
            _ => {
                let anchors = self.anchors(&words)?;
                let is_whole = anchors.len() == words.len();
                let row = self.expander(field).row(&anchors).into_iter();
                let rows = row.map(|(place, node)| node.weighted(of_place(place)));
                let rows = Box::new(Node::Best(rows.collect()));
                Node::Phrase { words, rows, is_whole, place: field }
            }
        };
        if !negated {
            self.matcher.add_phrase(surfaces.clone());
        }
        let kind = ExpansionKind::Phrase(surfaces);
        Ok(self.record(text, negated, vec![Expansion { kind, node }]))
    }

    /// The words by which a phrase is looked for, each with its place: all of them, or of a long
    /// one the rarest. The same word again says little.
    fn anchors<'w>(&self, words: &'w [WordForm]) -> Result<Vec<(usize, &'w str)>, D::Error> {
        let mut anchors: Vec<(usize, &str)> =
            words.iter().map(|word| word.stem.as_str()).enumerate().collect();
        if anchors.len() <= MOST_ANCHORS {
            return Ok(anchors);
        }
        let mut met: HashMap<&str, (u64, usize)> = HashMap::new();
        let mut rank = Vec::with_capacity(anchors.len());
        for (_, stem) in &anchors {
            let items = |field| self.dictionary.items(field, stem);
            let (items, times) = match met.entry(stem) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    new.insert((items(TermField::Title)? + items(TermField::Body)?, 0))
                }
            };
            rank.push((*times, *items));
            *times += 1;
        }
        anchors.sort_by_key(|(at, _)| (rank[*at], *at));
        anchors.truncate(MOST_ANCHORS);
        anchors.sort_unstable();
        Ok(anchors)
    }
}
