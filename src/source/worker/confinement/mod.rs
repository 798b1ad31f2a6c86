//! What is a worker kept from, beyond its limits?
//!
//! In goes what the worker has to do, out comes what holds. A worker whose reader was taken over
//! by its file can then still compute and write nonsense pages, and nothing else: it reaches no
//! network, opens no file and starts no program. Three layers do that, each as far as the system
//! has it, none of which needs a privilege: `descriptors` closes what was inherited, `files` uses
//! Landlock (Linux 5.13; TCP 6.7; abstract sockets and signals 6.12), `calls` filters system calls
//! (Linux 3.17, on x86-64 and 64-bit ARM). Where one is missing, files are read all the same.
//!
//! Not promised: that a fault of the kernel itself is not reached through the calls that are
//! left, that a worker does not use up its limits, or that what it says of its file is true.

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod calls;
#[cfg(target_os = "linux")]
mod descriptors;
#[cfg(target_os = "linux")]
mod files;
mod layers;
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod program_calls;
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod rules;

pub use layers::{Confinement, Held, Layer, Needs};

/// Confines this thread, and those and the programs that it starts from here on, for good.
pub(super) fn confine(needs: Needs, layers: &[Layer]) -> Confinement {
    let held = |layer, confine: &dyn Fn() -> Held| {
        if layers.contains(&layer) { confine() } else { Held::Not }
    };
    // In this order, since each layer takes away what those before it need.
    Confinement {
        descriptors: held(Layer::Descriptors, &close_descriptors),
        files: held(Layer::Files, &|| confine_files(needs)),
        calls: held(Layer::Calls, &|| confine_calls(needs)),
    }
}

#[cfg(target_os = "linux")]
use {descriptors::close as close_descriptors, files::confine as confine_files};

#[cfg(not(target_os = "linux"))]
fn close_descriptors() -> Held {
    Held::Not
}

#[cfg(not(target_os = "linux"))]
fn confine_files(_: Needs) -> Held {
    Held::Not
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
use calls::confine as confine_calls;

#[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64"))))]
fn confine_calls(_: Needs) -> Held {
    Held::Not
}
