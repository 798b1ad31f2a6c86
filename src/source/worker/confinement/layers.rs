//! The layers that confine a worker, and how far each of them holds.
//!
//! A layer that the system lacks does not stop a file from being read, so how far each holds is
//! told and not assumed.

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
