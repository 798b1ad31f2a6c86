//! Is a worker kept from what it is said to be kept from?
//!
//! Confines this process as a worker, then tries what a worker must not be able to do. Each
//! attempt would succeed in a process that is not confined, so that a refusal tells something.
//! For tests, and for whoever wants to know what holds on a system.

use std::fs::File;
use std::net::{TcpListener, UdpSocket};
use std::path::Path;
use std::process::{Command, Stdio};

use serde::Serialize;

use super::confinement::{Confinement, Layer, Needs, confine};

/// What holds, and what came of the attempts.
#[derive(Debug, Serialize)]
pub struct SelfTest {
    /// What is said to hold.
    pub confinement: Confinement,
    /// Each attempt and whether it was refused.
    pub refused: Vec<(&'static str, bool)>,
}

/// Confines this process for good, by these layers alone, and tries.
#[must_use]
pub fn self_test(ocr: bool, layers: &[Layer]) -> SelfTest {
    let program = std::env::current_exe().unwrap_or_default();
    let folder = std::env::temp_dir();
    let parent = parent();
    let needs = if ocr { Needs::OtherProgram } else { Needs::Nothing };
    let confinement = confine(needs, layers);
    SelfTest { confinement, refused: attempts(&program, &folder, parent) }
}

fn attempts(program: &Path, folder: &Path, parent: Parent) -> Vec<(&'static str, bool)> {
    let own = folder.join(format!("paragraf-self-test-{}", std::process::id()));
    let mut refused = vec![
        ("use an inherited descriptor", File::open("/proc/self/fd/3").is_err()),
        ("read a file", File::open(program).is_err()),
        ("list a folder", std::fs::read_dir("/").is_err()),
        ("make a file", File::create(&own).is_err()),
        ("make a folder", std::fs::create_dir(own.with_extension("d")).is_err()),
        ("listen on TCP", TcpListener::bind("127.0.0.1:0").is_err()),
        ("send by UDP", sends_by_udp().is_err()),
        ("start a program", starts(program).is_err()),
        ("signal another process", signals(parent).is_err()),
    ];
    #[cfg(unix)]
    refused.push(("open a local socket", std::os::unix::net::UnixDatagram::unbound().is_err()));
    // What is left of it after a test of fewer layers.
    let _ = std::fs::remove_file(&own);
    let _ = std::fs::remove_dir(own.with_extension("d"));
    refused
}

fn sends_by_udp() -> std::io::Result<usize> {
    // To the port that discards; nobody needs to be there.
    UdpSocket::bind("127.0.0.1:0")?.send_to(b"x", "127.0.0.1:9")
}

fn starts(program: &Path) -> std::io::Result<()> {
    let mut command = Command::new(program);
    command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let status = command.status()?;
    status.success().then_some(()).ok_or_else(|| std::io::Error::other("it failed"))
}

/// The process that started this one.
#[cfg(unix)]
type Parent = Option<rustix::process::Pid>;
#[cfg(not(unix))]
type Parent = ();

#[cfg(unix)]
fn parent() -> Parent {
    rustix::process::getppid()
}

#[cfg(not(unix))]
fn parent() -> Parent {}

/// Asks whether a process is there, which is done by way of a signal that does nothing.
#[cfg(unix)]
fn signals(parent: Parent) -> std::io::Result<()> {
    parent.map_or(Ok(()), |parent| Ok(rustix::process::test_kill_process(parent)?))
}

#[cfg(not(unix))]
fn signals((): Parent) -> std::io::Result<()> {
    Ok(())
}
