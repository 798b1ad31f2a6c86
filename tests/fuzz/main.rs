//! Whatever the bytes, a reader reads them or refuses them: the same promises, held against
//! hundreds of inputs that nobody thought of.
//!
//! Each target is a function from bytes to checks. `cargo test --test fuzz` hands it what was found
//! before (`inputs/TARGET/`), good files, and a bounded number of damaged ones, always the same.
//! `just fuzz TARGET` goes on with others for as long as it is told. See `harness` for how, and for
//! why it is made by hand.

mod changes;
mod decoders;
mod harness;
mod minutes;
mod query;
mod seeds;
mod swedish;
