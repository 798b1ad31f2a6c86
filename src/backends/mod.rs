//! Where do the items live?
//!
//! Each folder is one way to store and search items, behind the traits of `search`.

pub mod embedded;
