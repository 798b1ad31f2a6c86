//! One word: in which ways it is looked for, and what it is taken for where the index does not have it.

mod beginning;
mod expander;
mod misspelt_compound;
mod spelling;

pub(super) use expander::Expander;
