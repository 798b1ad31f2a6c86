//! A desk: a folder of its own in which the program is run as a user runs it.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use tempfile::TempDir;

/// The folder of minutes. It is not called `corpus`, from which a search would build an index
/// that is missing.
pub const MINUTES: &str = "protokoll";

/// The folder of the index.
pub const INDEX: &str = "index";

/// How long one command may take; the longest takes some seconds. Only a command that hangs
/// takes longer.
const LONGEST: Duration = Duration::from_mins(1);

/// A folder in which to work.
pub struct Desk {
    root: PathBuf,
    /// Lives as long as the folder is needed.
    _kept: Option<TempDir>,
}

/// How a command ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// The exit code; `None` when a signal ended it.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        let kept = tempfile::tempdir().expect("a folder");
        // By its real name, since that is what a trace of system calls shows. Other users may
        // come in: some tests run the program as one.
        let root = kept.path().canonicalize().expect("a path");
        fs::set_permissions(&root, fs::Permissions::from_mode(0o755)).expect("set");
        Self { root, _kept: Some(kept) }
    }

    /// The same desk for another thread; the folder goes with the first one.
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned(), _kept: None }
    }

    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.root.join(name)
    }

    /// Writes a file anew, not into the old one, with the folders above it.
    pub fn write(&self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        let _ = fs::remove_file(&path);
        fs::write(path, bytes).expect("written");
    }

    /// The program with these arguments, not yet running.
    pub fn command(&self, words: &[&str]) -> Command {
        self.started_by::<&str>(&[], words)
    }

    /// The program with these arguments, started by another one (`sh`, `strace`).
    pub fn started_by<S: AsRef<OsStr>>(&self, starter: &[S], words: &[&str]) -> Command {
        let program = OsStr::new(env!("CARGO_BIN_EXE_paragraf"));
        let mut line = starter.iter().map(AsRef::as_ref).chain([program]);
        let mut command = Command::new(line.next().unwrap_or(program));
        command.args(line).args(words);
        self.at_home(&mut command);
        command
    }

    /// What a command finds around it: this folder, and no settings of the user.
    pub fn at_home(&self, command: &mut Command) {
        for name in ["PARAGRAF_INDEX", "PARAGRAF_CORPUS", "PARAGRAF_TOPICS"] {
            command.env_remove(name);
        }
        command.current_dir(&self.root).env("XDG_CONFIG_HOME", self.path("none"));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    }

    pub fn run(&self, words: &[&str]) -> Ran {
        finish(self.command(words).spawn().expect("the program runs"))
    }

    /// Brings the index up to date with the folder of minutes.
    pub fn ingest(&self) -> Ran {
        self.run(&["ingest", MINUTES])
    }

    /// The names and modes of all that lies below a folder, by path.
    pub fn tree(&self, name: impl AsRef<Path>) -> Vec<PathBuf> {
        let mut found = Vec::new();
        walk(&self.path(name), &mut found);
        found.sort();
        found
    }

    /// The files below a folder.
    pub fn files(&self, name: impl AsRef<Path>) -> Vec<PathBuf> {
        let is_file = |path: &PathBuf| path.symlink_metadata().is_ok_and(|found| found.is_file());
        self.tree(name).into_iter().filter(is_file).collect()
    }

    /// Puts a copy of the folder `from` in the place of `to`.
    pub fn copy(&self, from: impl AsRef<Path>, to: impl AsRef<Path>) {
        self.remove(&to);
        copy_folder(&self.path(from), &self.path(to));
    }

    /// Takes away a folder or file, if it is there.
    pub fn remove(&self, name: impl AsRef<Path>) {
        let path = self.path(name);
        match path.symlink_metadata() {
            Ok(found) if found.is_dir() => fs::remove_dir_all(path).expect("removed"),
            Ok(_) => fs::remove_file(path).expect("removed"),
            Err(_) => {}
        }
    }

    pub fn rename(&self, from: impl AsRef<Path>, to: impl AsRef<Path>) {
        let to = self.path(to);
        fs::create_dir_all(to.parent().expect("a folder")).expect("created");
        fs::rename(self.path(from), to).expect("renamed");
    }
}

impl Ran {
    /// That it ended by itself, with a code that means something.
    pub fn is_orderly(&self) -> Result<(), String> {
        let of_code = matches!(self.code, Some(0..=2));
        let has_panicked = self.err.contains("panicked");
        if of_code && !has_panicked { Ok(()) } else { Err(format!("no orderly end: {self:?}")) }
    }

    /// Fails the test unless it ended with this code.
    #[track_caller]
    pub fn ends(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self
    }

    /// Fails the test unless it failed and said these words.
    #[track_caller]
    pub fn fails_with(&self, words: &[&str]) {
        self.ends(2);
        for word in words {
            assert!(self.err.contains(word), "no {word:?} in {}", self.err);
        }
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }
}

/// Waits for a command and takes what it printed; one that hangs is killed.
pub fn finish(child: Child) -> Ran {
    let pid = Pid::from_child(&child);
    let (done, is_done) = mpsc::channel::<()>();
    let watch = std::thread::spawn(move || {
        if is_done.recv_timeout(LONGEST) == Err(mpsc::RecvTimeoutError::Timeout) {
            let _ = kill_process(pid, Signal::KILL);
        }
    });
    let Output { status, stdout, stderr } = child.wait_with_output().expect("an end");
    drop(done);
    watch.join().expect("the watch ends");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, found);
        }
        found.push(path);
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("created");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}
