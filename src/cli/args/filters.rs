//! Flags that say which items count; the same for every command that asks the index.

use clap::Args;

use super::YesNo;
use crate::app::Filters;

/// Which items count: values of one flag are alternatives, different flags must all hold.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Filters (each repeatable: any of one flag, all of different flags)")]
pub struct FilterArgs {
    /// Who takes the floor or acts; a family name is enough
    #[arg(long, value_name = "NAME")]
    pub speaker: Vec<String>,
    /// Who speaks or is named
    #[arg(long, value_name = "NAME")]
    pub person: Vec<String>,
    /// Party of a speaker
    #[arg(long, value_name = "LETTERS")]
    pub party: Vec<String>,
    /// The committee that met
    #[arg(long, value_name = "NAME")]
    pub organ: Vec<String>,
    /// The municipality or region
    #[arg(long, value_name = "NAME")]
    pub authority: Vec<String>,
    /// What the item is about, by id or label
    #[arg(long, value_name = "TOPIC")]
    pub topic: Vec<String>,
    /// Year or years of the meeting: 2021, 2021..2022, 2021..
    #[arg(long, value_name = "YEAR")]
    pub year: Vec<String>,
    /// Meetings from this day, month or year on
    #[arg(long, value_name = "DATE")]
    pub from: Vec<String>,
    /// Meetings up to this day, month or year
    #[arg(long, value_name = "DATE")]
    pub to: Vec<String>,
    /// Diary number of the case
    #[arg(long, value_name = "NUMBER")]
    pub dnr: Vec<String>,
    /// Only items with a decision, or with =no those without
    #[arg(long, value_name = "yes|no", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "yes", value_enum, hide_possible_values = true)]
    pub decided: Vec<YesNo>,
}

impl FilterArgs {
    /// What the flags say.
    pub fn read(&self) -> Filters {
        let Self { speaker, person, party, organ, authority, topic, .. } = self;
        let Self { year, from, to, dnr, decided, .. } = self;
        Filters {
            speaker: speaker.clone(),
            person: person.clone(),
            party: party.clone(),
            organ: organ.clone(),
            authority: authority.clone(),
            topic: topic.clone(),
            year: year.clone(),
            from: from.clone(),
            to: to.clone(),
            dnr: dnr.clone(),
            decided: decided.iter().map(|&answer| answer == YesNo::Yes).collect(),
        }
    }

    /// Whether any flag was given.
    pub fn any(&self) -> bool {
        !self.read().is_empty()
    }
}
