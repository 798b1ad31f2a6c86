//! What do several words of a query mean together?
//!
//! Two words side by side may be one that was written apart (*föräldraskaps stöd*), a run
//! of words may have another name (*samordnad individuell plan*, SIP), and words that
//! stand near each other in an item count for more than words far apart.

use super::super::dictionary::Dictionary;
use super::super::expansion::{Expansion, ExpansionKind, MOST_NEAR, OtherWords};
use super::super::form::forms;
use super::super::planner::Planner;
use super::super::tree::{Node, TermField};
use super::super::weight;
use crate::query::{Query, TextField};
use crate::search::{Matcher, Nearness, OtherWord};
use crate::swedish;

/// Words of a query within so many words of each other count more.
const NEARNESS_SLOP: u32 = 4;
/// A name of more words than this is a sentence.
const LONGEST_NAME: usize = 8;

/// Bytes of the longest ending of a form behind its stem (*-andenas*).
const LONGEST_ENDING_BYTES: usize = 8;

/// Words of a query by their places, and what may be met instead of them.
pub(super) type Instead = Vec<(Vec<usize>, Node)>;

/// The node's items that are of the gate as well.
fn gated(node: Node, gate: Option<&Node>) -> Node {
    match gate {
        Some(gate) => Node::each(vec![node, gate.clone()]),
        None => node,
    }
}

impl<D: Dictionary> Planner<'_, D> {
    /// What several words side by side may be met by as well.
    pub(crate) fn instead_of_words(
        &mut self,
        parts: &[Query],
        field: Option<TextField>,
        negated: bool,
    ) -> Result<Instead, D::Error> {
        let typed: Vec<Option<&str>> = parts
            .iter()
            .map(|part| if let Query::Word(term) = part { Some(term.text.as_str()) } else { None })
            .collect();
        let mut instead = Instead::new();
        for start in 0..typed.len() {
            // Whether the minutes explain any name that begins with the words so far.
            let mut is_explained = self.layers.synonyms;
            for end in start + 2..=typed.len().min(start + LONGEST_NAME) {
                let words = typed[start..end].iter().copied().collect::<Option<Vec<&str>>>();
                let Some(words) = words else { break };
                if end == start + 2 && self.layers.parts && field.is_none() {
                    let as_one = words.concat().to_lowercase();
                    if self.is_word(&as_one)? {
                        instead.push((
                            (start..end).collect(),
                            self.word(&as_one, field, negated, false)?,
                        ));
                    }
                }
                let name = words.join(" ");
                is_explained =
                    is_explained && self.dictionary.begins_explained(&name.to_lowercase())?;
                let others =
                    if is_explained { self.other_names(&name)? } else { self.known_names(&name) };
                for other in others {
                    instead.push((
                        (start..end).collect(),
                        self.other_name(&name, &other, field, negated),
                    ));
                }
                let mut matcher = Matcher::default();
                let otherwise = self.otherwise(&name, field, &mut matcher)?;
                if !otherwise.is_empty() {
                    if !negated {
                        self.matcher.merge(matcher);
                    }
                    instead.push(((start..end).collect(), self.record(&name, negated, otherwise)));
                }
            }
        }
        Ok(instead)
    }

    /// Whether the index has a form of this word.
    fn is_word(&self, word: &str) -> Result<bool, D::Error> {
        let [form] = &forms(word)[..] else { return Ok(false) };
        let has = |field| self.dictionary.items(field, &form.stem);
        Ok(has(TermField::Body)? + has(TermField::Title)? > 0)
    }

    /// Other names of what was typed: of the taxonomy, and those that the minutes
    /// themselves explain ("Sveriges Kommuner och Regioner (SKR)").
    pub(crate) fn other_names(&self, name: &str) -> Result<Vec<String>, D::Error> {
        if !self.layers.synonyms {
            return Ok(Vec::new());
        }
        let mut names = self.known_names(name);
        for other in self.dictionary.other_names(&name.to_lowercase())? {
            if !names.iter().any(|known| known.to_lowercase() == other) {
                names.push(other);
            }
        }
        Ok(names)
    }

    /// The ways of finding what the thesaurus has for `name`.
    pub(crate) fn otherwise(
        &mut self,
        typed: &str,
        field: Option<TextField>,
        matcher: &mut Matcher,
    ) -> Result<Vec<Expansion>, D::Error> {
        if !self.layers.thesaurus {
            return Ok(Vec::new());
        }
        let (mut expansions, mut found) = (Vec::new(), Vec::new());
        for OtherWord { name, nearness } in self.synonyms.other_words(typed) {
            let first = expansions.len();
            let weight = match nearness {
                Nearness::Same => weight::SAME_WORD,
                Nearness::Official => weight::OFFICIAL_WORD,
                Nearness::Related => weight::RELATED_WORD,
            };
            let gate = self.only_forms_of(name, field)?;
            let ways = self.named(name, field, weight, matcher).into_iter();
            expansions
                .extend(ways.map(|way| Expansion { node: gated(way.node, gate.as_ref()), ..way }));
            if let ([only], true) = (&forms(name)[..], self.layers.parts) {
                let mut compounds = Vec::new();
                self.expander(field).part(&only.stem, matcher, &mut compounds);
                expansions.extend(
                    compounds
                        .into_iter()
                        .map(|part| Expansion { node: part.node.weighted(weight), ..part }),
                );
            }
            if self.finds_any(&expansions[first..])? {
                found.push(name.clone());
            }
        }
        if !found.is_empty() {
            self.other_words.push(OtherWords { word: typed.to_owned(), others: found });
        }
        Ok(expansions)
    }

    /// Items that have a form of the word, where the index has other words with its stem.
    fn only_forms_of(
        &self,
        name: &str,
        field: Option<TextField>,
    ) -> Result<Option<Node>, D::Error> {
        let [only] = &forms(name)[..] else { return Ok(None) };
        if field.is_some() || only.is_whole || !only.surface.starts_with(&only.stem) {
            return Ok(None);
        }
        let longest = only.stem.len() + LONGEST_ENDING_BYTES;
        let words = self.dictionary.beginning(&only.stem)?;
        let words = words.iter().filter(|word| word.len() <= longest);
        let words = words.filter(|word| swedish::stem(word) == only.stem.as_str());
        let (own, others): (Vec<&String>, Vec<&String>) =
            words.partition(|word| swedish::may_be_one_word(&only.surface, word));
        if others.is_empty() {
            return Ok(None);
        }
        let terms = own.into_iter().map(|word| (TermField::Exact, word.clone()));
        Ok(Some(Node::AnyTerm { terms: terms.collect(), score: 0.0 }))
    }

    /// Other names that the taxonomy has.
    fn known_names(&self, name: &str) -> Vec<String> {
        if !self.layers.synonyms {
            return Vec::new();
        }
        self.synonyms.of(name).map(str::to_owned).collect()
    }

    /// Another name for what was typed, as a run of words.
    fn other_name(
        &mut self,
        typed: &str,
        other: &str,
        field: Option<TextField>,
        negated: bool,
    ) -> Node {
        let mut matcher = Matcher::default();
        let expansions = self.other_name_expansions(other, field, &mut matcher);
        if !negated {
            self.matcher.merge(matcher);
        }
        self.record(typed, negated, expansions)
    }

    /// The ways of finding another name.
    pub(crate) fn other_name_expansions(
        &self,
        other: &str,
        field: Option<TextField>,
        matcher: &mut Matcher,
    ) -> Vec<Expansion> {
        self.named(other, field, weight::SYNONYM, matcher)
    }

    /// The ways of finding a name, which count so much.
    fn named(
        &self,
        other: &str,
        field: Option<TextField>,
        weight: f32,
        matcher: &mut Matcher,
    ) -> Vec<Expansion> {
        let pieces: Vec<_> = forms(other).into_iter().filter(|form| !form.is_whole).collect();
        let stems: Vec<(usize, &str)> =
            pieces.iter().map(|form| form.stem.as_str()).enumerate().collect();
        let kind = |place| ExpansionKind::OtherName { name: other.to_owned(), place };
        self.expander(field).run(&stems, kind, weight, matcher)
    }

    /// What counts more: the query's words near each other.
    pub(crate) fn nearness(&mut self, parts: &[Query], field: Option<TextField>) -> Vec<Node> {
        let stems: Vec<String> = parts
            .iter()
            .filter_map(|part| match part {
                Query::Word(term) => Some(forms(&term.text)),
                _ => None,
            })
            .flatten()
            .filter(|form| !form.is_whole)
            .map(|form| form.stem)
            .collect();
        if stems.len() > MOST_NEAR {
            let nowhere = Expansion { kind: ExpansionKind::TooManyNear, node: Node::Nothing };
            self.record("the nearness of the words", false, vec![nowhere]);
        }
        if stems.len() < 2 || stems.len() > MOST_NEAR {
            return Vec::new();
        }
        let nearby = |place| {
            let is_title = place == TermField::Title;
            let weight = if is_title { weight::NEARNESS_TITLE } else { weight::NEARNESS_BODY };
            let stems = stems.clone();
            Node::Nearby { field: place, stems, slop: NEARNESS_SLOP }.weighted(weight)
        };
        TermField::of(field).map(nearby).collect()
    }
}
