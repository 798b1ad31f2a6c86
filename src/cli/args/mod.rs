//! What can be typed after `paragraf`?
//!
//! Declarations only, with values as typed. Of the rest of the program nothing but the tables of
//! filters and counted fields is imported, so that help, completions and manual pages are made from
//! these declarations alone. A flag that was not
//! given is `None`, so that the configuration file can still decide; defaults are in `settings`.

mod check;
mod choices;
mod filters;
mod output;
mod reading;
#[cfg(feature = "serve")]
mod serve;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::search::FacetField;

pub use check::CheckArgs;
pub use choices::{
    ColorWhen, FoldBy, Format, ReportFormat, SortBy, Span, TreeFormat, WorkerLayer, YesNo,
};
pub use filters::{FilterArgs, ItemsArgs};
pub use output::OutputArgs;
pub use reading::{ExtractWorkerArgs, IngestArgs, ParseArgs};
#[cfg(feature = "serve")]
pub use serve::ServeArgs;

const EXAMPLES: &str = "\
Examples:
  paragraf ingest protokoll/                 read a folder of minutes into the index
  paragraf search föräldraskapsstöd          ranked agenda items
  paragraf search budget --organ kommunstyrelsen --year 2021..2022
  paragraf show region-norrmark/samverkansgruppen-for-barn-och-unga/2022-03-04/8
  paragraf timeline skola vård --by quarter

Exit codes: 0 found or done, 1 nothing found or some files failed, 2 error; of `check`, 1 is
  that something is wrong.
Configuration: paragraf/config.toml in $XDG_CONFIG_HOME (default ~/.config) with any of
  index, corpus, topics, synonyms, color, progress, limit, show_personal_numbers. A flag wins over the
  environment, the environment over the file.";

const SEARCH_EXAMPLES: &str = "\
Words are all required. Further: \"exact phrase\", OR, -word, ( ), prefix*, word~ (fuzzy),
NEAR/5, title:word, body:word, and every filter as field:value. * alone is everything.
Put the query in single quotes when it holds one of these signs.

Examples:
  paragraf search hemsjukvård barn
  paragraf search 'budget -skola'
  paragraf search '\"samordnad individuell plan\" OR sip'
  paragraf search SIP --speaker åsenhed --sort -date
  paragraf search '*' --party C --decided --format csv > beslut.csv";

const TIMELINE_EXAMPLES: &str = "\
Each argument is one query; quote a query of several words.

Examples:
  paragraf timeline covid-19
  paragraf timeline skola 'vård OR omsorg' --by quarter --per-1000";

/// Finds what Swedish committees said and decided: agenda items, not files
#[derive(Debug, Parser)]
#[command(name = "paragraf", version, after_help = EXAMPLES, max_term_width = 100)]
#[command(arg_required_else_help = true)]
pub struct Cli {
    /// Flags that every command takes.
    #[command(flatten)]
    pub global: GlobalArgs,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Flags that every command takes.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Global options")]
pub struct GlobalArgs {
    /// Folder of the index [default: index]
    #[arg(long, global = true, value_name = "DIR", env = "PARAGRAF_INDEX", hide_env_values = true)]
    pub index: Option<PathBuf>,
    /// Folder of the minutes [default: corpus]
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "PARAGRAF_CORPUS",
        hide_env_values = true
    )]
    pub corpus: Option<PathBuf>,
    /// Topics to use instead of the built-in ones
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "PARAGRAF_TOPICS",
        hide_env_values = true
    )]
    pub topics: Option<PathBuf>,
    /// Synonyms of your own, in TOML, beside the built-in ones
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "PARAGRAF_SYNONYMS",
        hide_env_values = true
    )]
    pub synonyms: Option<PathBuf>,
    /// When to use colour; auto honours `NO_COLOR` and pipes [default: auto]
    #[arg(long, global = true, value_name = "WHEN", value_enum)]
    pub color: Option<ColorWhen>,
    /// Print only errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Print more
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Do not show a progress bar
    #[arg(long, global = true)]
    pub no_progress: bool,
    /// Print personal identity numbers as they stand instead of masking their digits
    #[arg(long, global = true, value_name = "yes|no", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "yes", value_enum, hide_possible_values = true)]
    pub show_personal_numbers: Option<YesNo>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Bring the index up to date with the files: new, changed, gone
    Ingest(IngestArgs),
    /// Find agenda items, best first
    Search(SearchArgs),
    /// Print agenda items or meetings, whole
    Show(ShowArgs),
    /// Find the items most like one of them
    Similar(SimilarArgs),
    /// Complete the beginning of a word, a name or a topic
    Suggest(SuggestArgs),
    /// Print what is found in files, without an index
    Parse(ParseArgs),
    /// Count matching items by year, organ, speaker, party, topic
    Facets(FacetsArgs),
    /// Count matching items over time, as bars
    Timeline(TimelineArgs),
    /// List who speaks, with counts and dates
    Speakers(SpeakersArgs),
    /// List topics, with counts and dates
    Topics(TopicsArgs),
    /// List the meetings there are minutes of
    Meetings(MeetingsArgs),
    /// Serve the web page, the JSON API and feeds
    #[cfg(feature = "serve")]
    Serve(ServeArgs),
    /// Print what the index holds, from when it is and how well it was read
    Status(StatusArgs),
    /// Print which settings hold, and from where
    Config(ConfigArgs),
    /// Verify the index against itself and the files, and list gaps in the minutes
    Check(CheckArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man(ManArgs),
    /// Read one file from stdin and print its pages; the program starts itself so
    #[command(hide = true)]
    ExtractWorker(ExtractWorkerArgs),
}

/// Arguments of `search`.
#[derive(Debug, Args)]
#[command(after_help = SEARCH_EXAMPLES)]
#[command(mut_arg("query", |query| query.help("What to find; several arguments are joined by spaces")))]
pub struct SearchArgs {
    /// Order of the items
    #[arg(long, value_enum, default_value = "relevance", allow_hyphen_values = true)]
    pub sort: SortBy,
    /// Show items of one case as one: the best, and what else there is of it
    #[arg(long, value_enum, value_name = "WHAT")]
    pub by: Option<FoldBy>,
    /// Number of items to print, 0 for all [default: 10]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub limit: Option<usize>,
    /// Number of items to skip
    #[arg(long, value_name = "N", default_value = "0", allow_negative_numbers = true)]
    pub offset: usize,
    /// Only items with all the words; nothing else instead where there are few or none
    #[arg(long)]
    pub strict: bool,
    /// Show what each word was taken to mean and what each score is made of
    #[arg(long)]
    pub explain: bool,
    /// Print counts below the items
    #[arg(long)]
    pub facets: bool,
    /// How the answer is printed.
    #[command(flatten)]
    pub output: OutputArgs,
    /// Which items count.
    #[command(flatten)]
    pub items: ItemsArgs,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  paragraf show region-norrmark/samverkansgruppen-for-barn-och-unga/2022-03-04/8
  paragraf show 2022-03-04/8
  paragraf show region-norrmark/samverkansgruppen-for-barn-och-unga/2022-03-04")]
pub struct ShowArgs {
    /// Ids of items, as `search` prints them, or of meetings, as `meetings` does; the end of an
    /// id, from a slash on, is enough where no other ends so
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// Output format
    #[arg(long, value_enum, default_value = "human")]
    pub format: TreeFormat,
}

/// Arguments of `similar`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  paragraf similar region-norrmark/samverkansgruppen-for-barn-och-unga/2022-03-04/8
  paragraf similar --limit 3 --format json region-norrmark/samverkansgruppen-for-barn-och-unga/2022-03-04/8")]
pub struct SimilarArgs {
    /// The item's id, as `search` prints it
    #[arg(value_name = "ID")]
    pub id: String,
    /// Number of items to print, 0 for all [default: 10]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub limit: Option<usize>,
    /// How the answer is printed.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Arguments of `suggest`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  paragraf suggest föräldra
  paragraf suggest åsen --limit 3")]
pub struct SuggestArgs {
    /// The beginning of a word, a name or a topic
    #[arg(value_name = "PREFIX")]
    pub beginning: String,
    /// Number of suggestions of each kind, 0 for all [default: 10]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub limit: Option<usize>,
    /// How the answer is printed.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Arguments of `facets`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  paragraf facets
  paragraf facets skola --field organ --field year
  paragraf facets --speaker åsenhed --format csv")]
#[command(mut_arg("query", |query| query.help("What to count; everything if omitted")))]
pub struct FacetsArgs {
    /// Count only by this field; repeatable
    #[arg(long = "field", value_enum, value_name = "FIELD")]
    pub fields: Vec<FacetField>,
    /// Number of values of each field, 0 for all [default: 10]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub limit: Option<usize>,
    /// How the answer is printed.
    #[command(flatten)]
    pub output: OutputArgs,
    /// Which items count.
    #[command(flatten)]
    pub items: ItemsArgs,
}

/// Arguments of `timeline`.
#[derive(Debug, Args)]
#[command(after_help = TIMELINE_EXAMPLES)]
pub struct TimelineArgs {
    /// Queries; each becomes a series of its own
    #[arg(value_name = "QUERY", required = true)]
    pub queries: Vec<String>,
    /// Length of each span
    #[arg(long, value_enum, default_value = "year")]
    pub by: Span,
    /// Draw hits per 1000 items of the span, so that years with more minutes are comparable
    #[arg(long = "per-1000")]
    pub per_1000: bool,
    /// How the answer is printed.
    #[command(flatten)]
    pub output: OutputArgs,
    /// Which items count.
    #[command(flatten)]
    pub filters: FilterArgs,
}

/// Arguments of `speakers`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  paragraf speakers
  paragraf speakers --like asenhed
  paragraf speakers covid-19 --party C --limit 0")]
#[command(mut_arg("query", |query| query.help("Items to count; everything if omitted")))]
pub struct SpeakersArgs {
    /// Only names like this one; small misspellings are tolerated
    #[arg(long, value_name = "NAME")]
    pub like: Option<String>,
    /// Number of speakers to print, 0 for all [default: 10]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub limit: Option<usize>,
    /// How the answer is printed.
    #[command(flatten)]
    pub output: OutputArgs,
    /// Which items count.
    #[command(flatten)]
    pub items: ItemsArgs,
}

/// Arguments of `topics`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  paragraf topics
  paragraf topics --all
  paragraf topics --organ kommunstyrelsen --year 2021")]
#[command(mut_arg("query", |query| query.help("Items to count; everything if omitted")))]
pub struct TopicsArgs {
    /// Also topics without items, each below its broader one (as -v)
    #[arg(long)]
    pub all: bool,
    /// How the answer is printed.
    #[command(flatten)]
    pub output: OutputArgs,
    /// Which items count.
    #[command(flatten)]
    pub items: ItemsArgs,
}

/// Arguments of `meetings`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  paragraf meetings
  paragraf meetings --organ kommunstyrelsen --year 2021
  paragraf meetings budget --format csv")]
#[command(mut_arg("query", |query| query.help("Only meetings with an item that matches; all if omitted")))]
pub struct MeetingsArgs {
    /// How the answer is printed.
    #[command(flatten)]
    pub output: OutputArgs,
    /// Which items count.
    #[command(flatten)]
    pub items: ItemsArgs,
}

/// Arguments of `status`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  paragraf status
  paragraf status --format json")]
pub struct StatusArgs {
    /// Output format
    #[arg(long, value_enum, default_value = "human")]
    pub format: TreeFormat,
}

/// Arguments of `config`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  paragraf config
  paragraf config --format json")]
pub struct ConfigArgs {
    /// How the answer is printed.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  paragraf completions bash > ~/.local/share/bash-completion/completions/paragraf")]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  paragraf man | man -l -
  paragraf man --dir ~/.local/share/man/man1")]
pub struct ManArgs {
    /// Write one page for each command into this folder
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::query::FilterField;

    fn search(words: &[&str]) -> Result<SearchArgs, clap::Error> {
        let line = ["paragraf", "search"].iter().chain(words);
        match Cli::try_parse_from(line)?.command {
            Command::Search(args) => Ok(args),
            other => panic!("not a search: {other:?}"),
        }
    }

    #[test]
    fn the_declarations_agree_with_each_other() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_flag_and_command_is_explained() {
        fn explained(command: &clap::Command) {
            assert!(command.get_about().is_some(), "{} is not explained", command.get_name());
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_some(), "{} is not explained", argument.get_id());
            }
            command.get_subcommands().for_each(explained);
        }
        explained(&Cli::command());
    }

    #[test]
    fn words_and_flags_come_in_any_order() {
        let args = search(&["budget", "--limit", "3", "skola"]).expect("parsed");
        assert_eq!(
            (args.items.query, args.limit),
            (vec!["budget".into(), "skola".into()], Some(3))
        );
    }

    #[test]
    fn a_word_with_a_dash_is_quoted_with_others_or_stands_behind_two_dashes() {
        let args = search(&["budget -skola"]).expect("parsed");
        assert_eq!(args.items.query, ["budget -skola"]);
        let args = search(&["--", "-skola", "budget"]).expect("parsed");
        assert_eq!(args.items.query, ["-skola", "budget"]);
    }

    #[test]
    fn a_mistyped_flag_is_not_searched_for() {
        let error = search(&["budget", "--organn", "x"]).expect_err("no such flag");
        assert!(error.to_string().contains("--organ"), "{error}");
    }

    #[test]
    fn newest_first_can_be_written_in_two_ways() {
        for value in ["-date", "date-desc"] {
            let args = search(&["x", "--sort", value]).expect("parsed");
            assert_eq!(args.sort, SortBy::DateDescending);
        }
    }

    #[test]
    fn decided_takes_a_value_only_after_an_equals_sign() {
        let args = search(&["--decided", "skola"]).expect("parsed");
        assert_eq!(args.items.query, ["skola"]);
        assert_eq!(args.items.filters.given.of(FilterField::Decided), ["yes"]);
        let args = search(&["--decided=no"]).expect("parsed");
        assert_eq!(args.items.filters.given.of(FilterField::Decided), ["no"]);
        search(&["--decided=maybe"]).expect_err("neither yes nor no");
    }
}
