//! Rules of a filter of system calls, in the words in which they are thought.
//!
//! A filter sees the numbers that a call is made with and nothing that they point to.

use std::collections::BTreeMap;

use libc::c_long;
use seccompiler::{BackendError, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompRule};

/// The calls of a filter, each with the rules one of which must match; none is any use of it.
pub(super) type Rules = BTreeMap<c_long, Vec<SeccompRule>>;

/// A use of a call for which all conditions hold.
pub(super) fn rule<const MANY: usize>(
    conditions: [SeccompCondition; MANY],
) -> Result<SeccompRule, BackendError> {
    SeccompRule::new(conditions.into())
}

/// The argument, of 32 bits, is this.
pub(super) fn is(argument: u8, value: u64) -> Result<SeccompCondition, BackendError> {
    SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, value)
}

/// The argument has these bits, or has none of them.
pub(super) fn has(argument: u8, bits: u64, wanted: bool) -> Result<SeccompCondition, BackendError> {
    let value = if wanted { bits } else { 0 };
    let mask = SeccompCmpOp::MaskedEq(bits);
    SeccompCondition::new(argument, SeccompCmpArgLen::Qword, mask, value)
}
