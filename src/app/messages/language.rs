//! The same labels in the languages of the web page.

use super::{act, motion, outcome};
use crate::minutes::{Act, MotionKind, Outcome, OutcomeKind};
use crate::query::FilterField;
use crate::search::Widening;

/// A language that people are addressed in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// That of the minutes.
    #[default]
    Swedish,
    /// That of the command line.
    English,
}

impl Language {
    /// The one that is not this one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Swedish => Self::English,
            Self::English => Self::Swedish,
        }
    }
}

/// What became of a matter: `Förslag till Kommunfullmäktige`.
#[must_use]
pub fn outcome_in(language: Language, told: &Outcome) -> String {
    if language == Language::English {
        return outcome(told);
    }
    let kind = outcome_in_swedish(told.kind);
    match &told.to {
        Some(to) => format!("{kind} till {to}"),
        None => kind.to_owned(),
    }
}

const fn outcome_in_swedish(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Decided => "Beslutat",
        OutcomeKind::Approved => "Bifall",
        OutcomeKind::Rejected => "Avslag",
        OutcomeKind::Proposed => "Förslag",
        OutcomeKind::Deferred => "Bordlagt",
        OutcomeKind::ReferredBack => "Återremitterat",
        OutcomeKind::Noted => "Antecknat",
        OutcomeKind::Withdrawn => "Utgår",
        OutcomeKind::Elected => "Val",
    }
}

/// What somebody does, behind a name.
#[must_use]
pub fn act_in(language: Language, told: Act) -> &'static str {
    if language == Language::English {
        return act(told);
    }
    match told {
        Act::Presents => "redogör",
        Act::Moves => "yrkar",
        Act::Asks => "frågar",
        Act::Answers => "svarar",
        Act::Reserves => "reserverar sig",
        Act::Jav => "anmäler jäv",
        Act::Statement => "lämnar yttrande",
        Act::Chairs => "leder",
        Act::Abstains => "deltar inte i beslutet",
    }
}

/// What is moved.
#[must_use]
pub fn motion_in(language: Language, what: MotionKind) -> String {
    if language == Language::English {
        return motion(what);
    }
    match what {
        MotionKind::Approval => "bifall",
        MotionKind::Rejection => "avslag",
        MotionKind::ReferralBack => "återremiss",
        MotionKind::Deferral => "bordläggning",
        MotionKind::Amendment => "ändring eller tillägg",
        MotionKind::Other => "annat",
    }
    .to_owned()
}

/// What a filter narrows by.
#[must_use]
pub const fn filter_in(language: Language, field: FilterField) -> &'static str {
    match (language, field) {
        (Language::Swedish, FilterField::Speaker) => "Talare",
        (_, FilterField::Person) => "Person",
        (Language::Swedish, FilterField::Party) => "Parti",
        (Language::Swedish, FilterField::Organ) => "Organ",
        (Language::Swedish, FilterField::Authority) => "Huvudman",
        (Language::Swedish, FilterField::Topic) => "Ämne",
        (Language::Swedish, FilterField::Year) => "År",
        (Language::Swedish, FilterField::Date) => "Datum",
        (Language::Swedish, FilterField::From) => "Från och med",
        (Language::Swedish, FilterField::To) => "Till och med",
        (Language::Swedish, FilterField::DiaryNumber) => "Diarienummer",
        (Language::Swedish, FilterField::Number) => "Paragraf",
        (Language::Swedish, FilterField::Decided) => "Med beslut",
        (Language::Swedish, FilterField::Outcome) => "Utgång",
        (Language::Swedish, FilterField::Act) => "Handling",
        (Language::English, FilterField::Speaker) => "Speaker",
        (Language::English, FilterField::Party) => "Party",
        (Language::English, FilterField::Organ) => "Body",
        (Language::English, FilterField::Authority) => "Authority",
        (Language::English, FilterField::Topic) => "Topic",
        (Language::English, FilterField::Year) => "Year",
        (Language::English, FilterField::Date) => "Date",
        (Language::English, FilterField::From) => "From",
        (Language::English, FilterField::To) => "To",
        (Language::English, FilterField::DiaryNumber) => "Diary number",
        (Language::English, FilterField::Number) => "Item number",
        (Language::English, FilterField::Decided) => "With a decision",
        (Language::English, FilterField::Outcome) => "Outcome",
        (Language::English, FilterField::Act) => "Act",
    }
}

/// The value of a filter that has a name for people: an outcome, an act.
#[must_use]
pub fn value_in(language: Language, field: FilterField, value: &str) -> Option<String> {
    match field {
        FilterField::Outcome => {
            let kind = OutcomeKind::read(value)?;
            Some(match language {
                Language::Swedish => outcome_in_swedish(kind).to_owned(),
                Language::English => kind.name().replace('_', " "),
            })
        }
        FilterField::Act => Act::read(value).map(|act| act_in(language, act).to_owned()),
        _ => None,
    }
}

/// How a question was widened, as a sentence without a stop.
#[must_use]
pub fn widening_in(language: Language, change: &Widening) -> String {
    if language == Language::English {
        return change.to_string();
    }
    match change {
        Widening::PartsOf(words) => {
            format!("delarna av {} i stället för hela ordet", words.join(", "))
        }
        Widening::LastPartOf(word) => format!("sista delen av {word} i stället för hela ordet"),
        Widening::LoosePhrase => "frasens ord i vilken form och ordning som helst".to_owned(),
        Widening::SomeWords { complete: 0 } => {
            "inget ärende har alla orden, dessa har några av dem".to_owned()
        }
        Widening::SomeWords { complete: 1 } => {
            "1 ärende har alla orden, de andra har några av dem".to_owned()
        }
        Widening::SomeWords { complete } => {
            format!("{complete} ärenden har alla orden, de andra har några av dem")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_says_to_whom_in_either_language() {
        let to = Some("Kommunfullmäktige".to_owned());
        let told =
            Outcome { kind: OutcomeKind::Proposed, to, decision: 0, page: None, stated: true };
        assert_eq!(outcome_in(Language::Swedish, &told), "Förslag till Kommunfullmäktige");
        assert_eq!(outcome_in(Language::English, &told), "Proposed to Kommunfullmäktige");
        assert_eq!(
            value_in(Language::Swedish, FilterField::Outcome, "rejected").as_deref(),
            Some("Avslag")
        );
        assert_eq!(value_in(Language::Swedish, FilterField::Organ, "rejected"), None);
    }
}
