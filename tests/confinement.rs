//! A worker is kept from files, network and programs, and reads its file all the same.
//!
//! The program confines itself as a worker and tries what a worker must not be able to do. Where
//! the system lacks a layer, what that layer would do is not tested.

#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::fs::File;
use std::process::{Command, Stdio};

use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct SelfTest {
    confinement: BTreeMap<String, String>,
    refused: Vec<(String, bool)>,
}

impl SelfTest {
    /// What a worker is kept from by these layers, with a file open that it inherits.
    fn of(arguments: &[&str]) -> Self {
        let program = env!("CARGO_BIN_EXE_paragraf");
        let output = Command::new("sh")
            .args([
                "-c",
                "exec 3<\"$0\"; exec \"$0\" extract-worker pdf --self-test \"$@\"",
                program,
            ])
            .args(arguments)
            .output()
            .expect("a shell");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{error}");
        serde_json::from_slice(&output.stdout).expect("an answer")
    }

    fn holds(&self, layer: &str) -> bool {
        self.confinement[layer] == "whole"
    }

    fn refused(&self) -> Vec<&str> {
        self.refused.iter().filter(|(_, refused)| *refused).map(|(what, _)| &**what).collect()
    }

    fn possible(&self) -> Vec<&str> {
        self.refused.iter().filter(|(_, refused)| !*refused).map(|(what, _)| &**what).collect()
    }
}

/// Whether the kernel filters system calls and the program knows its processor.
fn has_calls() -> bool {
    std::path::Path::new("/proc/sys/kernel/seccomp/actions_avail").exists()
        && cfg!(any(target_arch = "x86_64", target_arch = "aarch64"))
}

#[test]
fn a_worker_can_do_nothing_but_read_its_input_and_write_its_pages() {
    let test = SelfTest::of(&[]);
    assert!(test.holds("descriptors"), "{test:?}");
    if has_calls() {
        assert!(test.holds("calls"), "{test:?}");
        assert_eq!(test.possible(), [""; 0]);
    }
}

#[test]
fn a_worker_that_starts_tesseract_can_read_and_start_and_no_more() {
    let test = SelfTest::of(&["--ocr"]);
    if has_calls() {
        assert_eq!(test.possible(), ["read a file", "list a folder", "start a program"]);
    }
}

#[test]
fn each_layer_holds_by_itself() {
    let descriptors = SelfTest::of(&["--layer", "descriptors"]);
    assert_eq!(descriptors.refused(), ["use an inherited descriptor"]);

    let calls = SelfTest::of(&["--layer", "calls"]);
    if calls.holds("calls") {
        assert_eq!(calls.possible(), [""; 0]);
    }

    let files = SelfTest::of(&["--layer", "files"]);
    if files.holds("files") {
        // Landlock knows nothing of UDP, nor of sockets that stand in the file system.
        assert_eq!(files.possible(), ["send by UDP", "open a local socket"]);
    }
    let files = SelfTest::of(&["--layer", "files", "--ocr"]);
    if files.holds("files") {
        let refused = ["make a file", "make a folder", "listen on TCP", "signal another process"];
        assert_eq!(files.refused(), refused);
    }
}

#[test]
fn what_the_self_test_tries_can_be_done_where_nothing_is_taken_away() {
    // Descriptors apart, so that the attempts themselves are shown to tell something.
    let open = SelfTest::of(&["--layer", "descriptors"]);
    assert_eq!(open.possible().len(), open.refused.len() - 1, "{open:?}");
}

#[test]
fn a_confined_worker_reads_its_file() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/vote-table/minutes.pdf");
    for arguments in [&["pdf"][..], &["pdf", "--ocr"], &["pdf", "--bytes", "20000"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_paragraf"))
            .arg("extract-worker")
            .args(arguments)
            .stdin(Stdio::from(File::open(file).expect("opened")))
            .output()
            .expect("the program runs");
        let text = String::from_utf8_lossy(&output.stdout);
        let last = text.lines().last().unwrap_or_default();
        assert!(text.lines().count() > 1 && last == r#"{"End":null}"#, "{arguments:?}: {text}");
    }
}
