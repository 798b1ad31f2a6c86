//! What a worker tells, one JSON object a line.

use serde::{Deserialize, Serialize};

use crate::source::DecodeError;
use crate::source::page::Page;

/// A line of a worker.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Message {
    /// The next page.
    Page(Page),
    /// The last line: how the reading ended.
    End(Option<DecodeError>),
}
