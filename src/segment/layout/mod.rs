//! Pages as lines and paragraphs: what is text, what is page furniture, what belongs together.

pub(in crate::segment) mod furniture;
mod letter_spacing;
pub(in crate::segment) mod lines;
pub(in crate::segment) mod markup;
mod page_marks;
pub(in crate::segment) mod page_numbers;
pub(in crate::segment) mod paragraphs;
pub(in crate::segment) mod recurrence;
mod statements;
