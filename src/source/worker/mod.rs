//! How is a file read that is not to be trusted?
//!
//! In a second process of the same program, which the system holds to limits of memory and time.
//! Catching panics is not enough: every reader tried ran out of memory, overflowed its stack or
//! did not end on some file made for it. `serve` is the second process, `supervisor` starts it,
//! takes its pages as they come and ends it when it goes too far, so that pages read before stay.
//! `limits` says how far that is, and `confinement` keeps a worker from everything else that a
//! process can do.

mod confinement;
mod limits;
mod message;
mod self_test;
mod serve;
mod supervisor;

pub use confinement::{Confinement, Held, Layer};
pub use self_test::{SelfTest, self_test};
pub use serve::{WORKER_COMMAND, Work, serve};
pub(in crate::source) use supervisor::read_in_worker;
