//! The engine's answers against searches by hand, and what they may cost.

mod bounds;
mod exact_phrase;
mod keys;
mod made_up;
mod order;
