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
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod program_calls;

use serde::Serialize;

/// How far a layer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Held {
    /// As far as this program knows how to.
    Whole,
    /// As far as an older system can.
    Partly,
    /// Not at all.
    Not,
}

/// One of the layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Inherited descriptors other than stdin, stdout and stderr.
    Descriptors,
    /// Files, TCP, abstract sockets and signals to others, by Landlock.
    Files,
    /// System calls, by seccomp.
    Calls,
}

impl Layer {
    /// Every layer.
    pub const ALL: [Self; 3] = [Self::Descriptors, Self::Files, Self::Calls];
}

/// What holds of each layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Confinement {
    /// [`Layer::Descriptors`].
    pub descriptors: Held,
    /// [`Layer::Files`].
    pub files: Held,
    /// [`Layer::Calls`].
    pub calls: Held,
}

/// What a worker has to be able to do, apart from reading its input and writing pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// To start `tesseract`, which reads its own files from wherever it is installed.
    OtherProgram,
}

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
