//! What was looked up in the dictionaries for one question?
//!
//! A walk over a dictionary is the expensive part of planning, so each is made once for a question,
//! the queries that are tried instead included, and what the walks cost is kept within a bound.
//! Where the bound is reached the answer is that nothing was looked up, which is not the same as
//! nothing found.

mod likeness;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use tantivy::query::EnableScoring;
use tantivy::schema::Field;
use tantivy::{DocSet, Searcher, TERMINATED, TantivyError, Term};

use self::likeness::words_like;
use super::compile::{State, compile};
use super::live;
use super::schema::{Fields, KIND_ITEM, explained_name};
use crate::query::Filter;
use crate::search::{Dictionary, Like, Node, Reach, TermField};

/// What walks in search of other spellings may cost for one question, in [`cost_of`]. A walk from
/// the same first letter takes less than a millisecond in the dictionary of 100 000 items, so this
/// keeps planning below a tenth of a second, and leaves every word of a query of some twenty with
/// as many looks as it can want.
pub(super) const MOST_WALKING: usize = 128;

/// What a walk costs beside the quickest with differences.
fn cost_of(reach: Reach) -> usize {
    match reach {
        // Only the letters typed, with and without diacritics: there is hardly a fork on the way.
        Reach { most: 0, .. } => 0,
        Reach { same_first: true, .. } => 1,
        // Every first letter is a way of its own.
        Reach { same_first: false, .. } => 8,
    }
}

/// Words like others that were looked up already.
type LikeWords = HashMap<(String, Reach), Rc<[Like]>>;

/// The look-ups of one question.
pub(super) struct Lookups<'a> {
    pub state: State<'a>,
    like: RefCell<LikeWords>,
    beginning: RefCell<HashMap<String, Rc<[String]>>>,
    walking: Cell<usize>,
}

impl<'a> Lookups<'a> {
    pub(super) fn new(searcher: &'a Searcher, fields: Fields) -> Self {
        Self {
            state: State::new(searcher, fields),
            like: RefCell::default(),
            beginning: RefCell::default(),
            walking: Cell::new(0),
        }
    }

    /// What the walks in search of other spellings have cost so far.
    #[cfg(test)]
    pub(super) fn walking(&self) -> usize {
        self.walking.get()
    }
}

impl Dictionary for Lookups<'_> {
    type Error = TantivyError;

    fn all_items(&self) -> Result<u64, TantivyError> {
        let items = Term::from_field_text(self.state.fields.kind, KIND_ITEM);
        live::items(self.state.searcher, &items)
    }

    fn items(&self, field: TermField, term: &str) -> Result<u64, TantivyError> {
        live::items(self.state.searcher, &Term::from_field_text(self.state.fields.of(field), term))
    }

    fn like(&self, word: &str, reach: Reach) -> Result<Option<Rc<[Like]>>, TantivyError> {
        let asked = (word.to_owned(), reach);
        if let Some(known) = self.like.borrow().get(&asked) {
            return Ok(Some(Rc::clone(known)));
        }
        let walking = self.walking.get() + cost_of(reach);
        if walking > MOST_WALKING {
            return Ok(None);
        }
        self.walking.set(walking);
        let found: Rc<[Like]> =
            words_like(self.state.searcher, self.state.fields.exact, word, reach)?.into();
        self.like.borrow_mut().insert(asked, Rc::clone(&found));
        Ok(Some(found))
    }

    fn beginning(&self, beginning: &str) -> Result<Rc<[String]>, TantivyError> {
        if let Some(known) = self.beginning.borrow().get(beginning) {
            return Ok(Rc::clone(known));
        }
        let found: Rc<[String]> =
            words_beginning(self.state.searcher, self.state.fields.exact, beginning)?.into();
        self.beginning.borrow_mut().insert(beginning.to_owned(), Rc::clone(&found));
        Ok(found)
    }

    fn other_names(&self, name: &str) -> Result<Vec<String>, TantivyError> {
        let key = explained_name(name, "");
        let terms = words_beginning(self.state.searcher, self.state.fields.other_name, &key)?;
        Ok(terms.iter().filter_map(|term| term.strip_prefix(&key)).map(str::to_owned).collect())
    }

    fn begins_explained(&self, beginning: &str) -> Result<bool, TantivyError> {
        any_begins(self.state.searcher, self.state.fields.other_name, beginning)
    }

    fn body_named(&self, name: &str) -> Result<Option<Filter>, TantivyError> {
        let Fields { organ, authority, .. } = self.state.fields;
        for (field, filter) in
            [(organ, Filter::Organ as fn(String) -> Filter), (authority, Filter::Authority)]
        {
            if let Some(body) = self.state.values(field)?.codes(name).into_iter().next() {
                return Ok(Some(filter(body)));
            }
        }
        Ok(None)
    }

    fn finds_any(&self, node: &Node) -> Result<bool, TantivyError> {
        let query = compile(&self.state, node)?;
        let weight = query.weight(EnableScoring::disabled_from_searcher(self.state.searcher))?;
        for segment in self.state.searcher.segment_readers() {
            let mut found = weight.scorer(segment, 1.0)?;
            while found.doc() != TERMINATED && segment.is_deleted(found.doc()) {
                found.advance();
            }
            if found.doc() != TERMINATED {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The dictionary's words with this beginning, sorted.
fn words_beginning(
    searcher: &Searcher,
    field: Field,
    beginning: &str,
) -> Result<Vec<String>, TantivyError> {
    let mut words = Vec::new();
    live::each_beginning(searcher, field, beginning, 1, |word, _| {
        words.push(word.to_owned());
        true
    })?;
    words.sort_unstable();
    words.dedup();
    Ok(words)
}

/// Whether the dictionary has a word with this beginning.
fn any_begins(searcher: &Searcher, field: Field, beginning: &str) -> Result<bool, TantivyError> {
    let mut any = false;
    live::each_beginning(searcher, field, beginning, 1, |_, _| {
        any = true;
        false
    })?;
    Ok(any)
}
