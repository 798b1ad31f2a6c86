//! Several words: what they mean side by side, how they go together, and what comes below the items that
//! have all of them.

mod compounds_and_bodies;
mod side_by_side;
mod some_words;
mod together;

pub use some_words::{SomeOf, plan_some};
