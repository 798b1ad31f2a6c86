//! Pages as lines: what is text, and what is page furniture?

pub(in crate::segment) mod cells;
pub(in crate::segment) mod end_matter;
pub(in crate::segment) mod furniture;
mod item_table;
mod letter_spacing;
pub(in crate::segment) mod lines;
pub(in crate::segment) mod markup;
mod page_marks;
pub(in crate::segment) mod page_numbers;
pub(in crate::segment) mod recurrence;
pub(in crate::segment) mod side_labels;
mod statements;
