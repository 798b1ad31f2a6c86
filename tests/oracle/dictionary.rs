//! What planning asks of an index, answered by going through all items.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::rc::Rc;

use paragraf::minutes::slug;
use paragraf::query::Filter;
use paragraf::search::{Dictionary, Like, Node, Reach, TermField};
use paragraf::swedish;

use crate::filters::passes;
use crate::items::Item;
use crate::scan::is_met;

/// The longest word that the index looks for in another spelling.
const LONGEST_WORD: usize = 63;

/// The words of the items.
pub struct Words<'a> {
    items: &'a [Item],
    /// Each surface form with the number of items that have it.
    surfaces: BTreeMap<&'a str, u64>,
}

impl<'a> Words<'a> {
    pub fn of(items: &'a [Item]) -> Self {
        let mut surfaces = BTreeMap::new();
        for surface in items.iter().flat_map(|item| &item.exact) {
            *surfaces.entry(surface.as_str()).or_default() += 1;
        }
        Self { items, surfaces }
    }

    fn names(&self) -> impl Iterator<Item = &(String, String)> {
        self.items.iter().flat_map(|item| &item.other_names)
    }
}

impl Dictionary for Words<'_> {
    type Error = Infallible;

    fn all_items(&self) -> Result<u64, Infallible> {
        Ok(self.items.len() as u64)
    }

    fn items(&self, field: TermField, term: &str) -> Result<u64, Infallible> {
        Ok(self.items.iter().filter(|item| item.has(field, term)).count() as u64)
    }

    fn beginning(&self, beginning: &str) -> Result<Rc<[String]>, Infallible> {
        let words = self.surfaces.keys().filter(|word| word.starts_with(beginning));
        Ok(words.map(ToString::to_string).collect())
    }

    fn like(&self, word: &str, reach: Reach) -> Result<Option<Rc<[Like]>>, Infallible> {
        if word.chars().count() > LONGEST_WORD {
            return Ok(Some(Rc::default()));
        }
        let typed: Vec<char> = word.chars().collect();
        let like = |(found, items): (&&str, &u64)| {
            let letters: Vec<char> = found.chars().collect();
            if letters.len().abs_diff(typed.len()) > usize::from(reach.most) {
                return None;
            }
            let first = typed.first().zip(letters.first());
            if reach.same_first && !first.is_some_and(|(typed, own)| is_typed_for(*typed, *own)) {
                return None;
            }
            let distance = u8::try_from(distance(&typed, &letters)).ok()?;
            let word = (*found).to_owned();
            (distance <= reach.most).then_some(Like { word, distance, items: *items })
        };
        let mut words: Vec<Like> = self.surfaces.iter().filter_map(like).collect();
        words.sort_by(|a, b| (a.distance, b.items, &a.word).cmp(&(b.distance, a.items, &b.word)));
        Ok(Some(words.into()))
    }

    fn other_names(&self, name: &str) -> Result<Vec<String>, Infallible> {
        let others = self.names().filter(|(own, _)| own == name).map(|(_, other)| other.clone());
        Ok(others.collect::<std::collections::BTreeSet<_>>().into_iter().collect())
    }

    fn begins_explained(&self, beginning: &str) -> Result<bool, Infallible> {
        Ok(self.names().any(|(name, _)| name.starts_with(beginning)))
    }

    fn body_named(&self, name: &str) -> Result<Option<Filter>, Infallible> {
        let is_named = |body: &&str| slug(body) == slug(name);
        let meetings = || self.items.iter().map(|item| &item.record.meeting);
        let organ =
            meetings().filter_map(|meeting| meeting.organ.as_deref()).filter(is_named).min();
        let authority = meetings().filter_map(|meeting| meeting.authority.as_deref());
        let authority = authority.filter(is_named).min();
        let filter = organ.map(|organ| Filter::Organ(organ.to_owned()));
        Ok(filter.or_else(|| authority.map(|name| Filter::Authority(name.to_owned()))))
    }

    fn finds_any(&self, node: &Node) -> Result<bool, Infallible> {
        let passes = |filter: &Filter, item: &Item| passes(filter, item, self.items);
        Ok(self.items.iter().any(|item| is_met(node, item, &passes)))
    }
}

/// Whether `found` is the letter that was typed, with or without its diacritic.
fn is_typed_for(typed: char, found: char) -> bool {
    typed == found
        || typed.is_ascii()
            && !found.is_ascii()
            && swedish::fold(&found.to_string()).chars().eq([typed])
}

/// Letters to change, put in, leave out or swap with their neighbour, no place twice.
fn distance(typed: &[char], found: &[char]) -> usize {
    let mut table = vec![vec![0; found.len() + 1]; typed.len() + 1];
    for i in 0..=typed.len() {
        for j in 0..=found.len() {
            table[i][j] = match (i, j) {
                (0, j) => j,
                (i, 0) => i,
                (i, j) => {
                    let change = usize::from(!is_typed_for(typed[i - 1], found[j - 1]));
                    let plain = (table[i - 1][j - 1] + change)
                        .min(table[i - 1][j] + 1)
                        .min(table[i][j - 1] + 1);
                    let is_swapped = i > 1
                        && j > 1
                        && is_typed_for(typed[i - 1], found[j - 2])
                        && is_typed_for(typed[i - 2], found[j - 1]);
                    if is_swapped { plain.min(table[i - 2][j - 2] + 1) } else { plain }
                }
            };
        }
    }
    table[typed.len()][found.len()]
}
