//! Words and flags that say which items count; the same for every command that asks the index.
//!
//! The flags are made from the table of filters, so that a filter of the query language is a flag as well.

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

use crate::app::Filters;
use crate::query::{FilterField, Reads};

/// The heading above the filters in a command's help.
const HEADING: &str = "Filters (each repeatable: any of one flag, all of different flags)";

/// Words and filters: which items count.
#[derive(Debug, Args)]
pub struct ItemsArgs {
    /// What to find
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// Which of the items found count.
    #[command(flatten)]
    pub filters: FilterArgs,
}

impl ItemsArgs {
    /// Whether filters leave items out.
    #[must_use]
    pub fn are_filtered(&self) -> bool {
        !self.filters.given.is_empty()
    }
}

/// Filters alone: values of one flag are alternatives, different flags must all hold.
#[derive(Debug, Default)]
pub struct FilterArgs {
    /// What the flags say.
    pub given: Filters,
}

/// The flag of a filter.
fn flag(field: FilterField) -> Arg {
    let row = field.row();
    let flag = Arg::new(field.name())
        .long(field.name())
        .help(row.about)
        .value_name(row.value_name)
        .help_heading(HEADING)
        .action(ArgAction::Append);
    match row.reads {
        Reads::Choice(_) => flag
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("yes")
            .value_parser(["yes", "no"])
            .hide_possible_values(true),
        Reads::Text(_) | Reads::Dates => flag,
    }
}

impl Args for FilterArgs {
    fn augment_args(command: Command) -> Command {
        command.args(FilterField::ALL.map(flag))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for FilterArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut args = Self::default();
        args.update_from_arg_matches(matches)?;
        Ok(args)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for field in FilterField::ALL {
            let values = matches
                .try_get_many::<String>(field.name())
                .map_err(|error| clap::Error::raw(ErrorKind::InvalidValue, error))?;
            for value in values.into_iter().flatten() {
                self.given.add(field, value.clone());
            }
        }
        Ok(())
    }
}
