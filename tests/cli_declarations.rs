//! What the command says of itself: help, manual, completions, and what it answers to
//! a command line that it does not understand.

use assert_cmd::Command;
use tempfile::TempDir;

/// The command in an empty folder, without anybody's configuration or environment.
fn paragraf(home: &TempDir) -> Command {
    let mut command = Command::cargo_bin("paragraf").expect("the binary is built");
    command.current_dir(home.path()).env_clear();
    command.env("HOME", home.path()).env("XDG_CONFIG_HOME", home.path().join("config"));
    command
}

/// Exit code, stdout and stderr.
fn run(words: &[&str]) -> (Option<i32>, String, String) {
    let home = tempfile::tempdir().expect("a folder");
    run_in(&home, words)
}

fn run_in(home: &TempDir, words: &[&str]) -> (Option<i32>, String, String) {
    let output = paragraf(home).args(words).output().expect("the command runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

const COMMANDS: [&str; 14] = [
    "ingest",
    "search",
    "show",
    "parse",
    "facets",
    "timeline",
    "speakers",
    "topics",
    "meetings",
    "status",
    "config",
    "check",
    "completions",
    "man",
];

#[test]
fn help_names_every_command_and_the_exit_codes() {
    let (code, out, err) = run(&["--help"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    for command in COMMANDS {
        assert!(out.contains(&format!("\n  {command} ")), "{command} is not in the help:\n{out}");
    }
    assert!(out.contains("Exit codes: 0 found or done, 1 nothing found"), "{out}");
}

#[test]
fn every_command_has_help_with_an_example() {
    for command in COMMANDS {
        let (code, out, _) = run(&[command, "--help"]);
        assert_eq!(code, Some(0), "{command}");
        assert!(out.contains("Example"), "{command} has no example:\n{out}");
    }
}

#[test]
fn help_of_search_is_as_reviewed() {
    insta::assert_snapshot!(run(&["search", "--help"]).1);
}

#[test]
fn every_shell_gets_completions() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (code, out, _) = run(&["completions", shell]);
        assert_eq!(code, Some(0), "{shell}");
        assert!(out.contains("timeline") && out.contains("per-1000"), "{shell}");
    }
}

#[test]
fn the_manual_is_a_page_and_one_page_for_each_command() {
    let (code, out, _) = run(&["man"]);
    assert_eq!(code, Some(0));
    assert!(out.contains(".TH paragraf 1"), "{out}");

    let home = tempfile::tempdir().expect("a folder");
    assert_eq!(run_in(&home, &["man", "--dir", "man1"]).0, Some(0));
    for command in COMMANDS {
        let page = home.path().join("man1").join(format!("paragraf-{command}.1"));
        assert!(page.is_file(), "{} is missing", page.display());
    }
}

#[test]
fn a_bad_command_line_ends_with_2_and_prints_no_data() {
    for words in [
        &["search", "x", "--organn", "y"][..],
        &["search", "x", "--format", "xml"],
        &["search", "x", "--limit", "many"],
        &["show"],
        &["timeline"],
        &["find", "x"],
        &["topics", "-q", "-v"],
    ] {
        let (code, out, err) = run(words);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{words:?}");
        assert!(err.starts_with("error: "), "{words:?}: {err}");
    }
}

#[test]
fn a_query_that_is_not_understood_is_shown_with_a_caret() {
    let (code, out, err) = run(&["search", "skola (budget"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(lines[0], "error: the bracket is not closed", "{err}");
    assert_eq!(lines[1], "  skola (budget");
    assert_eq!(lines[2], "        ^");
}

#[test]
fn a_span_that_ends_before_it_begins_is_refused_before_any_index_is_looked_for() {
    let (code, _, err) = run(&["search", "skola", "--year", "2021 OR 2022"]);
    assert_eq!(code, Some(2));
    let expected = "\
error: year \"2021 OR 2022\" is not understood
hint: write 2021, 2021..2022, 2021.. or ..2022
";
    assert_eq!(err, expected);
}

#[test]
fn without_an_index_the_way_out_is_told() {
    for command in ["facets", "speakers", "topics"] {
        let (code, out, err) = run(&[command]);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{command}");
        assert!(err.starts_with("error: there is no index in index\nhint: "), "{command}: {err}");
        assert!(err.contains("`paragraf ingest FOLDER`"), "{command}: {err}");
    }
}

#[test]
fn a_flag_wins_over_the_environment_and_the_environment_over_the_file() {
    let home = tempfile::tempdir().expect("a folder");
    let config = home.path().join("config/paragraf");
    std::fs::create_dir_all(&config).expect("created");
    std::fs::write(config.join("config.toml"), "index = \"/from/file\"").expect("written");
    let index_of = |environment: Option<&str>, flag: Option<&str>| {
        let mut command = paragraf(&home);
        command.arg("facets").args(flag.map(|flag| format!("--index={flag}")));
        command.envs(environment.map(|value| ("PARAGRAF_INDEX", value)));
        let err = command.output().expect("the command runs").stderr;
        String::from_utf8_lossy(&err).lines().next().unwrap_or_default().to_owned()
    };
    let none_in = |place: &str| format!("error: there is no index in {place}");
    assert_eq!(index_of(None, None), none_in("/from/file"));
    assert_eq!(index_of(Some("/from/env"), None), none_in("/from/env"));
    assert_eq!(index_of(Some("/from/env"), Some("/from/flag")), none_in("/from/flag"));
}

#[test]
fn a_configuration_that_is_not_understood_is_an_error() {
    let home = tempfile::tempdir().expect("a folder");
    let config = home.path().join("config/paragraf");
    std::fs::create_dir_all(&config).expect("created");
    std::fs::write(config.join("config.toml"), "indx = \"i\"").expect("written");
    let (code, _, err) = run_in(&home, &["topics"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("config.toml is not understood") && err.contains("`index`"), "{err}");
}

#[test]
fn a_folder_with_nothing_to_read_says_what_is_there_instead() {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(home.path().join("bilder")).expect("created");
    std::fs::write(home.path().join("bilder/a.jpg"), "x").expect("written");
    let (code, _, err) = run_in(&home, &["ingest", "bilder"]);
    assert_eq!(code, Some(2));
    let first = "error: the only file in bilder is not of a format that can be read\n\
                 hint: files that end in .";
    assert!(err.starts_with(first), "{err}");
    let (_, _, err) = run_in(&home, &["topics"]);
    assert!(err.starts_with("error: there is no index"), "an index was begun: {err}");
}

#[test]
fn ingest_without_the_corpus_folder_names_it() {
    let (code, _, err) = run(&["ingest"]);
    assert_eq!(code, Some(2));
    assert!(err.starts_with("error: there is no file or folder corpus\nhint: "), "{err}");
}

#[test]
fn colour_is_used_where_it_is_asked_for_and_not_in_a_pipe() {
    let escapes = |words: &[&str]| run(words).2.contains('\u{1b}');
    assert!(!escapes(&["topics"]));
    assert!(escapes(&["topics", "--color", "always"]));
    assert!(!escapes(&["topics", "--color", "never"]));
}
