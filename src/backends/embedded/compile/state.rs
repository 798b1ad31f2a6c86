//! One state of the index, as plans are compiled for it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError};

use super::super::live;
use super::super::schema::Fields;
use crate::search::Values;

/// A searcher, and the values of its fields that were read for one question.
pub(in crate::backends::embedded) struct State<'a> {
    pub searcher: &'a Searcher,
    pub fields: Fields,
    values: RefCell<HashMap<Field, Rc<Values>>>,
}

impl<'a> State<'a> {
    pub(in crate::backends::embedded) fn new(searcher: &'a Searcher, fields: Fields) -> Self {
        Self { searcher, fields, values: RefCell::default() }
    }

    /// All values of a field that is filtered by.
    pub(in crate::backends::embedded) fn values(
        &self,
        field: Field,
    ) -> Result<Rc<Values>, TantivyError> {
        if let Some(known) = self.values.borrow().get(&field) {
            return Ok(Rc::clone(known));
        }
        let found = Rc::new(Values::from(all_values(self.searcher, field)?));
        self.values.borrow_mut().insert(field, Rc::clone(&found));
        Ok(found)
    }
}

/// All values of a field, each once, sorted.
pub(in crate::backends::embedded) fn all_values(
    searcher: &Searcher,
    field: Field,
) -> Result<Vec<String>, TantivyError> {
    let mut values = Vec::new();
    live::each_beginning(searcher, field, "", 1, |value, _| {
        values.push(value.to_owned());
        true
    })?;
    values.sort_unstable();
    values.dedup();
    Ok(values)
}
