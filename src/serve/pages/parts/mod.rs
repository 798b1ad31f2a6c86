//! What several pages are made of.

pub(super) mod chart;
pub(super) mod cite;
pub(super) mod facets;
pub(super) mod hit;
pub(in crate::serve) mod links;
pub(super) mod table;
