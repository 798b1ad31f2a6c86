//! What is said when a command fails?
//!
//! The message says what failed and why; the ways out stand last and apart. Errors below `cli` know
//! nothing of commands and flags, so the ways out are found here, by the kind of error. An error
//! without a known way out has none.

use crate::app::{BadQuery, BadValue, LibraryError, NameError, QuestionError};
use crate::check::CheckError;
use crate::ingest::IngestError;
use crate::minutes::{Act, OutcomeKind};
use crate::query::{FilterField, Reads};
use crate::search::{FacetField, SearchError};
use crate::source::{FileKind, SourceError};

use super::commands::NothingToSearch;
use super::settings::SettingsError;

/// An error as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorText {
    /// What and why; may have several lines.
    pub message: String,
    /// The ways out.
    pub hints: Vec<String>,
}

/// Puts an error into words.
#[must_use]
pub fn tell(error: &anyhow::Error) -> ErrorText {
    let message = match error.downcast_ref::<QuestionError>() {
        Some(QuestionError::Query(bad)) => without_hint(bad),
        _ => chain(error),
    };
    ErrorText { message, hints: hints(error) }
}

/// The message and its causes. An error that puts its cause into its own words does not give it
/// as its `source`, so that nothing is told twice.
fn chain(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Message, query and carets; the hint is told apart.
fn without_hint(bad: &BadQuery) -> String {
    let error = crate::query::QueryError { hint: None, ..bad.error.clone() };
    error.render(&bad.source_text)
}

fn hints(error: &anyhow::Error) -> Vec<String> {
    if let Some(question) = error.downcast_ref::<QuestionError>() {
        return of_question(question);
    }
    if let Some(wrong) = error.downcast_ref::<NameError>() {
        return of_name(wrong);
    }
    if error.downcast_ref::<NothingToSearch>().is_some() {
        return vec!["name words or filters; `*` alone is everything".to_owned()];
    }
    if let Some(wrong) = error.downcast_ref::<LibraryError>() {
        return of_library(wrong);
    }
    if error.downcast_ref::<SettingsError>().is_some() {
        return Vec::new();
    }
    if let Some(inner) = error.chain().find_map(|cause| cause.downcast_ref::<SearchError>()) {
        return of_search(inner);
    }
    if let Some(inner) = error.chain().find_map(|cause| cause.downcast_ref::<SourceError>()) {
        return of_source(inner);
    }
    Vec::new()
}

fn of_library(error: &LibraryError) -> Vec<String> {
    match error {
        LibraryError::Ingest(inner) => of_ingest(inner),
        LibraryError::Search(inner) | LibraryError::Check(CheckError::Search(inner)) => {
            of_search(inner)
        }
        LibraryError::Source(inner) | LibraryError::Check(CheckError::Source(inner)) => {
            of_source(inner)
        }
        LibraryError::TopicsUnreadable(_) => {
            vec!["leave --topics out for the built-in topics".to_owned()]
        }
        LibraryError::SynonymsUnreadable(_) => {
            vec!["leave --synonyms out for the built-in ones alone".to_owned()]
        }
        LibraryError::NoProgram(_)
        | LibraryError::BadTopics { .. }
        | LibraryError::BadSynonyms { .. } => Vec::new(),
    }
}

fn of_question(error: &QuestionError) -> Vec<String> {
    match error {
        QuestionError::Query(bad) => bad.error.hint.iter().cloned().collect(),
        QuestionError::Value(BadValue { field: FilterField::Year, .. }) => {
            vec!["write 2021, 2021..2022, 2021.. or ..2022".to_owned()]
        }
        QuestionError::Value(BadValue { field, .. }) => match field.row().reads {
            Reads::Choice(_) => vec!["write yes, no, ja or nej".to_owned()],
            Reads::Dates | Reads::Text(_) => vec!["write 2021-08-27, 2021-08 or 2021".to_owned()],
        },
        QuestionError::Backward { .. } => Vec::new(),
    }
}

fn of_ingest(error: &IngestError) -> Vec<String> {
    match error {
        IngestError::Search(inner) => of_search(inner),
        IngestError::Source(inner) => of_source(inner),
        IngestError::TooMuchLost { .. } => vec![
            "check that the folder is there (is its disk mounted?); `--allow-empty` takes \
             the files out of the index"
                .to_owned(),
        ],
        IngestError::NothingFound { known, .. } => {
            vec![format!("files that end in .{} are read", known.join(", ."))]
        }
    }
}

fn of_name(error: &NameError) -> Vec<String> {
    // One a line, since ids are long and are copied.
    let listed = |lead: &str, ids: &[String]| format!("{lead}:\n  {}", ids.join("\n  "));
    match error {
        NameError::Unknown { nearest, .. } => {
            let search = "`paragraf search` prints the id below each item".to_owned();
            let near = (!nearest.is_empty()).then(|| listed("nearest", nearest));
            near.into_iter().chain([search]).collect()
        }
        NameError::Disputed { ids, .. } => vec![listed("show one of", ids)],
        NameError::EndingOfSeveral { count, ids, .. } => {
            let lead = if ids.len() < *count { "some of them" } else { "name one of" };
            vec![listed(lead, ids)]
        }
        NameError::Search(inner) => of_search(inner),
    }
}

fn of_search(error: &SearchError) -> Vec<String> {
    let one = |hint: &str| vec![hint.to_owned()];
    match error {
        SearchError::UnknownValue { field, nearest, .. } => {
            let mut hints = Vec::new();
            if !nearest.is_empty() {
                let quoted: Vec<String> =
                    nearest.iter().map(|name| format!("\"{name}\"")).collect();
                hints.push(format!("nearest: {}", quoted.join(", ")));
            }
            hints.extend(where_values_are_listed(*field));
            hints
        }
        SearchError::NoIndex { .. } => {
            one("build one with `paragraf ingest FOLDER`, or name another with --index DIR")
        }
        SearchError::OtherVersion { .. } | SearchError::Damaged { .. } => {
            one("run `paragraf ingest --rebuild FOLDER`; the minutes themselves are not touched")
        }
        SearchError::Locked { .. } => one("wait until it is done; searching is possible meanwhile"),
        SearchError::ForeignFiles { .. } => one(
            "name an empty folder or one that is not there yet with --index DIR; no file was touched",
        ),
        SearchError::DiskFull { .. } => one(
            "make room, or name a folder on another disk with --index DIR; the index is as it was",
        ),
        SearchError::NotWiped { cause } => {
            let again = "the index was brought up to date; the next `paragraf ingest` wipes them";
            // What the cause itself advises is about an index that is as it was.
            match **cause {
                SearchError::DiskFull { .. } => one(&format!("make room; {again}")),
                _ => one(again),
            }
        }
        SearchError::Unusable { .. } => {
            one("ask for read and write permission there, or name another folder with --index DIR")
        }
        SearchError::Engine { .. } => {
            one("if it happens again, `paragraf ingest --rebuild FOLDER` rebuilds the index")
        }
    }
}

/// The command that lists what a filter can be given.
fn where_values_are_listed(field: FilterField) -> Option<String> {
    let one_of = |names: Vec<&str>| Some(format!("it is one of {}", names.join(", ")));
    let command = match field {
        FilterField::Outcome => return one_of(OutcomeKind::ALL.map(OutcomeKind::name).into()),
        FilterField::Act => return one_of(Act::ALL.map(Act::name).into()),
        FilterField::Speaker | FilterField::Person => "paragraf speakers --limit 0".to_owned(),
        FilterField::Topic => "paragraf topics --all".to_owned(),
        _ => {
            let facet = FacetField::of_name(field.name())?;
            format!("paragraf facets --field {} --limit 0", facet.name())
        }
    };
    Some(format!("`{command}` lists them all"))
}

fn of_source(error: &SourceError) -> Vec<String> {
    match error {
        SourceError::NoSuchPath { .. } => {
            vec!["name a file or folder of minutes, or set the folder with --corpus DIR".to_owned()]
        }
        SourceError::UnknownFormat { .. } => {
            vec!["name the folder instead: files of other formats in it are skipped".to_owned()]
        }
        SourceError::NotAFile { kind: FileKind::Folder, .. } => Vec::new(),
        SourceError::NotAFile { .. } => {
            vec!["save what it gives in a file, and name that file".to_owned()]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use anyhow::Context;

    use super::*;
    use crate::app::{Filters, question};
    use crate::search::Versioned;

    fn told(error: impl Into<anyhow::Error>) -> (String, Vec<String>) {
        let told = tell(&error.into());
        (told.message, told.hints)
    }

    #[test]
    fn a_missing_index_says_how_to_build_one() {
        let (message, hints) = told(SearchError::NoIndex { path: "index".into() });
        assert_eq!(message, "there is no index in index");
        assert!(hints[0].contains("`paragraf ingest FOLDER`"), "{hints:?}");
    }

    #[test]
    fn an_index_of_another_version_says_how_to_rebuild_it() {
        let error = SearchError::OtherVersion {
            path: "index".into(),
            what: Versioned::Schema,
            found: "1".into(),
            wanted: "2".into(),
        };
        assert!(told(error).1[0].contains("--rebuild"));
    }

    #[test]
    fn an_unknown_value_offers_the_nearest_and_where_all_are_listed() {
        let error = SearchError::UnknownValue {
            field: FilterField::Speaker,
            value: "grindegard".into(),
            nearest: vec!["Jan Grindegård".into()],
        };
        let (message, hints) = told(error);
        assert_eq!(message, "no item has speaker \"grindegard\"");
        assert_eq!(
            hints,
            ["nearest: \"Jan Grindegård\"", "`paragraf speakers --limit 0` lists them all"]
        );
    }

    #[test]
    fn an_error_below_an_ingest_keeps_its_way_out() {
        let locked = SearchError::Locked { path: "index".into(), process: Some(4711) };
        let error = LibraryError::from(IngestError::from(locked));
        let (message, hints) = told(error);
        assert_eq!(message, "the index in index is being written by process 4711");
        assert_eq!(hints.len(), 1);
    }

    #[test]
    fn a_bad_query_is_shown_with_its_place_and_its_hint_comes_last() {
        let words = ["skola \"budget".to_owned()];
        let error = question(&words, &Filters::default()).expect_err("a quote is open");
        let told = tell(&error.into());
        let lines: Vec<&str> = told.message.lines().collect();
        assert_eq!(lines[0], "the quote is not closed");
        assert_eq!(lines[1], "  skola \"budget");
        assert!(lines[2].trim_start().starts_with('^'), "{lines:?}");
    }

    #[test]
    fn causes_follow_their_error_and_are_not_repeated() {
        let cause: Result<(), _> = Err(std::io::Error::other("disk on fire"));
        let error = cause.context("the page cannot be written").expect_err("fails");
        assert_eq!(tell(&error).message, "the page cannot be written: disk on fire");
        let cause = std::io::Error::other("refused");
        let error = SourceError::Unreadable { path: "a.txt".into(), cause: cause.into() };
        assert_eq!(told(error).0, "a.txt cannot be read: refused");
        let missing = SourceError::NoSuchPath { path: "topics.toml".into() };
        let (message, hints) = told(LibraryError::TopicsUnreadable(missing));
        let expected = "the topics cannot be used: there is no file or folder topics.toml";
        assert_eq!((message.as_str(), hints.len()), (expected, 1));
        // The same words twice are two causes.
        let cause: Result<(), _> = Err(std::io::Error::other("refused"));
        let error = cause.context("refused").expect_err("fails");
        assert_eq!(tell(&error).message, "refused: refused");
    }
}
