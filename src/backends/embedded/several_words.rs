//! What do several words of a query mean together?
//!
//! Two words side by side may be one that was written apart (*föräldraskaps stöd*), a run
//! of words may have another name (*samordnad individuell plan*, SIP), and words that
//! stand near each other in an item count for more than words far apart.

use std::ops::Range;

use tantivy::query::{EmptyQuery, Query as EngineQuery};
use tantivy::{TantivyError, Term};

use super::engine::PlanError;
use super::loose_phrase::loose_phrase;
use super::plan::Planner;
use super::word::{Way, any_begins, boost, boosted, forms, words_beginning};
use crate::query::{Query, TextField};
use crate::search::Matcher;

/// Words of a query within so many words of each other count more, in this much.
const NEARNESS_SLOP: u32 = 4;
/// How much nearness in the text counts.
const NEARNESS_BODY: f32 = 1.0;
/// How much nearness in the title counts.
const NEARNESS_TITLE: f32 = 2.0;
/// A name of more words than this is a sentence.
const LONGEST_NAME: usize = 8;
/// Words of a query that are rewarded for standing near each other, at most. In a query of more
/// they are those of a whole text, and only its copy has all of them so.
const MOST_NEAR: usize = 24;

/// Words of a query by their places, and what may be met instead of them.
pub(super) type Instead = Vec<(Range<usize>, Box<dyn EngineQuery>)>;

impl Planner<'_> {
    /// What several words side by side may be met by as well.
    pub(super) fn instead_of_words(
        &mut self,
        parts: &[Query],
        field: Option<TextField>,
        negated: bool,
    ) -> Result<Instead, PlanError> {
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
                        instead.push((start..end, self.word(&as_one, field, negated, false)?));
                    }
                }
                let name = words.join(" ");
                is_explained = is_explained
                    && any_begins(self.searcher, self.fields.other_name, &name.to_lowercase())?;
                let others =
                    if is_explained { self.other_names(&name)? } else { self.known_names(&name) };
                for other in others {
                    instead.push((start..end, self.other_name(&name, &other, field, negated)));
                }
            }
        }
        Ok(instead)
    }

    /// Whether the words around this part mean something together once it is left out.
    pub(super) fn means_more_without(
        &self,
        parts: &[Query],
        at: usize,
    ) -> Result<bool, TantivyError> {
        let typed = |part: &Query| {
            if let Query::Word(term) = part { Some(term.text.clone()) } else { None }
        };
        let before = parts[..at].iter().rev().map_while(typed).take(LONGEST_NAME - 1);
        let after = parts[at + 1..].iter().map_while(typed).take(LONGEST_NAME - 1);
        let (mut before, after): (Vec<String>, Vec<String>) = (before.collect(), after.collect());
        before.reverse();
        for (from, ahead) in before.iter().enumerate().map(|(from, _)| (from, before.len() - from))
        {
            for to in 1..=after.len().min(LONGEST_NAME - ahead) {
                let words = [&before[from..], &after[..to]].concat();
                let is_one = words.len() == 2
                    && self.layers.parts
                    && self.is_word(&words.concat().to_lowercase())?;
                if is_one || !self.other_names(&words.join(" "))?.is_empty() {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Whether the index has a form of this word.
    fn is_word(&self, word: &str) -> Result<bool, TantivyError> {
        let [form] = &forms(word)[..] else { return Ok(false) };
        let has = |field| self.searcher.doc_freq(&Term::from_field_text(field, &form.stem));
        Ok(has(self.fields.body)? + has(self.fields.title)? > 0)
    }

    /// Other names of what was typed: of the taxonomy, and those that the minutes
    /// themselves explain ("Sveriges Kommuner och Regioner (SKR)").
    pub(super) fn other_names(&self, name: &str) -> Result<Vec<String>, TantivyError> {
        if !self.layers.synonyms {
            return Ok(Vec::new());
        }
        let mut names = self.known_names(name);
        let key = format!("{}\t", name.to_lowercase());
        for term in words_beginning(self.searcher, self.fields.other_name, &key)? {
            if let Some(other) = term.strip_prefix(&key)
                && !names.iter().any(|known| known.to_lowercase() == other)
            {
                names.push(other.to_owned());
            }
        }
        Ok(names)
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
    ) -> Box<dyn EngineQuery> {
        let mut matcher = Matcher::default();
        let ways = self.other_name_ways(other, field, &mut matcher);
        if !negated {
            self.matcher.merge(matcher);
        }
        self.record(typed, negated, ways)
    }

    /// The ways of finding another name.
    pub(super) fn other_name_ways(
        &self,
        other: &str,
        field: Option<TextField>,
        matcher: &mut Matcher,
    ) -> Vec<Way> {
        let pieces: Vec<_> = forms(other).into_iter().filter(|form| !form.is_whole).collect();
        let stems: Vec<(usize, &str)> =
            pieces.iter().map(|form| form.stem.as_str()).enumerate().collect();
        let label = format!("\"{other}\", another name for it,");
        self.ways(field).run(&stems, &label, boost::SYNONYM, matcher)
    }

    /// What counts more: the query's words near each other.
    pub(super) fn nearness(
        &mut self,
        parts: &[Query],
        field: Option<TextField>,
    ) -> Vec<Box<dyn EngineQuery>> {
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
            let label = format!("not rewarded, since there are more than {MOST_NEAR}");
            let nowhere = Way { label, query: Box::new(EmptyQuery) };
            self.record("the nearness of the words", false, vec![nowhere]);
        }
        if stems.len() < 2 || stems.len() > MOST_NEAR {
            return Vec::new();
        }
        let fields = [
            (self.fields.title, NEARNESS_TITLE, TextField::Title),
            (self.fields.body, NEARNESS_BODY, TextField::Body),
        ];
        let searched =
            fields.into_iter().filter(|(.., own)| field.is_none_or(|field| field == *own));
        let clauses = searched.map(|(in_field, boost, _)| -> Box<dyn EngineQuery> {
            let stems = stems.iter().map(String::as_str);
            boosted(loose_phrase(in_field, stems, NEARNESS_SLOP), boost)
        });
        clauses.collect()
    }
}
