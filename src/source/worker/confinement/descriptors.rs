//! Which files and sockets did the worker inherit?
//!
//! The program opens nothing that a worker inherits, but what started the program may have: a
//! shell's `3<file`, a service manager's sockets. All but stdin, stdout and stderr are closed.

use std::os::fd::RawFd;

use super::layers::Held;

/// The last of the three descriptors that are kept, stderr.
const LAST_KEPT: RawFd = 2;

/// Closes the rest.
pub(super) fn close() -> Held {
    // Read to its end first: by then the descriptor of the listing itself is closed.
    let Ok(open) = std::fs::read_dir("/proc/self/fd") else { return Held::Not };
    let numbers = open.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    for descriptor in numbers.filter(|number| *number > LAST_KEPT).collect::<Vec<RawFd>>() {
        // That of the listing fails, being closed; nothing else can.
        let _ = nix::unistd::close(descriptor);
    }
    Held::Whole
}
