//! A run in which one system call fails, or is the last one (`strace -e inject`).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::desk::{Desk, Ran, finish};
use super::say;

/// Calls that change files, by what they do. A `?` stands before those that some processors do
/// not have.
pub const CALLS: &str = "?rename,?renameat,?renameat2,fsync,fdatasync,?unlink,?unlinkat,?rmdir,\
    write,pwrite64,writev,?open,openat,?mkdir,?mkdirat,ftruncate,?link,?linkat,?symlink,?symlinkat";

/// Where the trace is written.
const LOG: &str = "trace";

/// A system call that was traced.
#[derive(Debug, Clone)]
pub struct Call {
    pub name: String,
    /// The how manieth call of this name it is in its thread, from 1.
    pub nth: usize,
    /// The whole line.
    pub line: String,
}

impl Call {
    /// Whether it names `folder`, a path below it, or one beside it whose name begins so and
    /// goes on with a dot.
    pub fn is_in(&self, folder: &Path) -> bool {
        let folder = folder.to_string_lossy();
        self.line.match_indices(&*folder).any(|(at, _)| {
            let next = self.line[at + folder.len()..].chars().next();
            matches!(next, Some('/' | '"' | '>' | '.'))
        })
    }

    /// Whether it changes something: opening counts when it may make a file.
    pub fn changes(&self) -> bool {
        !self.name.starts_with("open") || self.line.contains("O_CREAT")
    }

    pub fn is_injected(&self) -> bool {
        self.line.contains("(INJECTED)")
    }
}

/// Whether calls can be traced here. Where they cannot, that is said, or the test fails when
/// `PARAGRAF_STRACE` is set.
#[track_caller]
pub fn is_there(test: &str) -> bool {
    let mut probe = Command::new("strace");
    probe.args(["-f", "-e", "trace=fsync", "-o", "/dev/null", "true"]);
    let status = probe.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let works = status.is_ok_and(|status| status.success());
    if !works {
        let why = "strace is not installed, or may not trace here";
        let must = std::env::var_os("PARAGRAF_STRACE").is_some_and(|value| value == "1");
        assert!(!must, "{why}, and PARAGRAF_STRACE=1 says that it must");
        say(&format!("{test}: skipped: {why}"));
    }
    works
}

/// Runs the program with these injections (`fsync:error=EIO:when=2`) and, where some are given,
/// only calls on these paths counted.
pub fn run(
    desk: &Desk,
    words: &[&str],
    injections: &[String],
    paths: &[&Path],
) -> (Ran, Vec<Call>) {
    let log = desk.path(LOG);
    // Not `--seccomp-bpf`, though it is faster: with it strace 6.1 injects no signals.
    let mut starter: Vec<String> =
        ["strace", "-f", "-y", "-qq", "-s", "512", "-e", "signal=none", "-o"]
            .map(str::to_owned)
            .to_vec();
    starter.push(log.to_string_lossy().into_owned());
    starter.extend(["-e".to_owned(), format!("trace={CALLS}")]);
    for injection in injections {
        starter.extend(["-e".to_owned(), format!("inject={injection}")]);
    }
    for path in paths {
        starter.extend(["-P".to_owned(), path.to_string_lossy().into_owned()]);
    }
    let _ = fs::remove_file(&log);
    let ran = finish(desk.started_by(&starter, words).spawn().expect("strace runs"));
    let log = fs::read(&log).unwrap_or_default();
    (ran, calls(&String::from_utf8_lossy(&log)))
}

/// The calls of a trace, in the order in which they began.
fn calls(log: &str) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    // The call of each thread that another thread's line broke off.
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    for line in log.lines() {
        let Some((thread, rest)) = line.split_once(char::is_whitespace) else { continue };
        let rest = rest.trim_start();
        if rest.starts_with("<...") {
            if let Some(at) = open.remove(thread) {
                calls[at].line.push_str(rest);
            }
            continue;
        }
        let Some((name, _)) = rest.split_once('(') else { continue };
        let nth = counts.entry((thread, name)).or_default();
        *nth += 1;
        if rest.ends_with("<unfinished ...>") {
            open.insert(thread, calls.len());
        }
        calls.push(Call { name: name.to_owned(), nth: *nth, line: rest.to_owned() });
    }
    calls
}

/// Which calls of a run changed something below `folder`: names, and which of each name.
pub fn changing(calls: &[Call], folder: &Path) -> BTreeMap<String, BTreeSet<usize>> {
    let mut found: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for call in calls.iter().filter(|call| call.changes() && call.is_in(folder)) {
        found.entry(call.name.clone()).or_default().insert(call.nth);
    }
    found
}

#[test]
fn a_trace_is_read_by_threads() {
    let log = "7 openat(AT_FDCWD</d>, \"/d/index/a\", O_WRONLY|O_CREAT, 0666) = 3</d/index/a>\n\
        8 fsync(4</d/index/b> <unfinished ...>\n\
        7 fsync(3</d/index/a>) = 0\n\
        8 <... fsync resumed>) = -1 EIO (Input/output error) (INJECTED)\n\
        7 openat(AT_FDCWD</d>, \"/d/index-2/a\", O_RDONLY) = 3</d/index-2/a>\n\
        7 +++ exited with 0 +++\n";
    let calls = calls(log);
    let told: Vec<_> =
        calls.iter().map(|call| (call.name.as_str(), call.nth, call.is_injected())).collect();
    let expected =
        [("openat", 1, false), ("fsync", 1, true), ("fsync", 1, false), ("openat", 2, false)];
    assert_eq!(told, expected);
    let found = changing(&calls, Path::new("/d/index"));
    assert_eq!(found.keys().collect::<Vec<_>>(), ["fsync", "openat"]);
    assert!(!calls[3].is_in(Path::new("/d/index")));
}
