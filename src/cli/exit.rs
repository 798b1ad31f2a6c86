//! How does the program end?
//!
//! Three codes, as grep has them, so that a script can tell "nothing there" from
//! "something is wrong". A reader that closes its end of the pipe (`| head`) has what
//! it wanted, so that is not an error.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Something was found, or the work is done: 0.
    Done,
    /// Nothing was found, some files failed, or a check objects: 1.
    Nothing,
    /// Usage, environment or index stood in the way: 2.
    Error,
}

impl Exit {
    /// The code that the shell sees.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Nothing => 1,
            Self::Error => 2,
        }
    }

    /// Done if something was found.
    #[must_use]
    pub fn found(something: bool) -> Self {
        if something { Self::Done } else { Self::Nothing }
    }

    /// How a command that failed ends: a closed pipe is not a failure.
    #[must_use]
    pub fn of_failure(error: &anyhow::Error) -> Self {
        let closed = error.chain().filter_map(|cause| cause.downcast_ref::<std::io::Error>());
        let mut kinds = closed.map(std::io::Error::kind);
        if kinds.any(|kind| kind == std::io::ErrorKind::BrokenPipe) {
            Self::Done
        } else {
            Self::Error
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use anyhow::Context;

    use super::*;

    #[test]
    fn codes_are_those_of_grep() {
        assert_eq!([Exit::Done, Exit::Nothing, Exit::Error].map(Exit::code), [0, 1, 2]);
        assert_eq!((Exit::found(true), Exit::found(false)), (Exit::Done, Exit::Nothing));
    }

    #[test]
    fn a_closed_pipe_is_not_a_failure_however_deep_it_lies() {
        let closed: Result<(), _> = Err(io::Error::from(io::ErrorKind::BrokenPipe));
        let error = closed.context("printing").expect_err("closed");
        assert_eq!(Exit::of_failure(&error), Exit::Done);
    }

    #[test]
    fn a_full_disk_is_a_failure() {
        let error = anyhow::Error::from(io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(Exit::of_failure(&error), Exit::Error);
    }
}
