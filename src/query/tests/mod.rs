//! The language as it is read, what is said when it is not understood, and what holds for any text.

mod errors;
mod language;
mod properties;
