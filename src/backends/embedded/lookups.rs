//! What was looked up in the dictionaries for one question?
//!
//! In go words and beginnings, out come words of the index. A walk over a dictionary is the dear
//! part of planning, so each is made once for a question, the queries that are tried instead
//! included, and what the walks cost is kept within a bound. Where the bound is reached the answer
//! is that nothing was looked up, which is not the same as nothing found.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError, Term};

use super::likeness::{Like, Reach, words_like};
use super::schema::Fields;
use super::values::Values;
use super::word::{forms, words_beginning};
use crate::query::Query;

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
    pub searcher: &'a Searcher,
    pub fields: Fields,
    like: RefCell<LikeWords>,
    beginning: RefCell<HashMap<String, Rc<[String]>>>,
    values: RefCell<HashMap<Field, Rc<Values>>>,
    walking: Cell<usize>,
}

impl<'a> Lookups<'a> {
    pub(super) fn new(searcher: &'a Searcher, fields: Fields) -> Self {
        Self {
            searcher,
            fields,
            like: RefCell::default(),
            beginning: RefCell::default(),
            values: RefCell::default(),
            walking: Cell::new(0),
        }
    }

    /// The surface forms spelt almost like `word`; `None` where they were not looked for, since
    /// too much was looked for already.
    pub(super) fn like(
        &self,
        word: &str,
        reach: Reach,
    ) -> Result<Option<Rc<[Like]>>, TantivyError> {
        let asked = (word.to_owned(), reach);
        if let Some(known) = self.like.borrow().get(&asked) {
            return Ok(Some(Rc::clone(known)));
        }
        let walking = self.walking.get() + cost_of(reach);
        if walking > MOST_WALKING {
            return Ok(None);
        }
        self.walking.set(walking);
        let found: Rc<[Like]> = words_like(self.searcher, self.fields.exact, word, reach)?.into();
        self.like.borrow_mut().insert(asked, Rc::clone(&found));
        Ok(Some(found))
    }

    /// The surface forms that begin so, sorted.
    pub(super) fn beginning(&self, beginning: &str) -> Result<Rc<[String]>, TantivyError> {
        if let Some(known) = self.beginning.borrow().get(beginning) {
            return Ok(Rc::clone(known));
        }
        let found: Rc<[String]> =
            words_beginning(self.searcher, self.fields.exact, beginning)?.into();
        self.beginning.borrow_mut().insert(beginning.to_owned(), Rc::clone(&found));
        Ok(found)
    }

    /// All values of a field that is filtered by.
    pub(super) fn values(&self, field: Field) -> Result<Rc<Values>, TantivyError> {
        if let Some(known) = self.values.borrow().get(&field) {
            return Ok(Rc::clone(known));
        }
        let found = Rc::new(Values::of(self.searcher, field)?);
        self.values.borrow_mut().insert(field, Rc::clone(&found));
        Ok(found)
    }

    /// About how many items have a part of a query: a word those that have a form of it, of
    /// several words the rarest. What is no word is taken to be in all of them.
    pub(super) fn items_of(&self, part: &Query) -> Result<u64, TantivyError> {
        let (Query::Word(term) | Query::Phrase(term)) = part else { return Ok(u64::MAX) };
        let mut rarest = u64::MAX;
        for form in forms(&term.text) {
            let items =
                |field, text: &str| self.searcher.doc_freq(&Term::from_field_text(field, text));
            let Fields { title, body, parts, .. } = self.fields;
            let stems = items(title, &form.stem)?.max(items(body, &form.stem)?);
            rarest = rarest.min(stems.max(items(parts, &form.stem)?));
        }
        Ok(rarest)
    }

    /// What the walks in search of other spellings have cost so far.
    #[cfg(test)]
    pub(super) fn walking(&self) -> usize {
        self.walking.get()
    }
}
