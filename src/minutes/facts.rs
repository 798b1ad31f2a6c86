//! What was decided in an item, who acted in it and how it was voted on.
//!
//! Each fact says where it stands and whether the minutes state it or it follows from what they
//! state. The names of values are those of JSON, of filters and of facets; [`OutcomeKind::read`] and
//! [`Act::read`] take the Swedish words for them as well.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::forms::ItemId;

/// The frame of a decision: what became of the matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What became of it.
    pub kind: OutcomeKind,
    /// The organ that it goes to, as printed but for its first letter: of a proposal the one that
    /// will decide, of a matter referred back the one that has it again.
    pub to: Option<String>,
    /// The decision's place in the item's decisions.
    pub decision: usize,
    /// The page it stands on.
    pub page: Option<u32>,
    /// Whether a word of the minutes says so; else it is only known to stand as a decision.
    pub stated: bool,
}

/// Another handling that an item names by its day and number, earlier or later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The day of the meeting.
    pub date: NaiveDate,
    /// The number of the item, without sign.
    pub number: String,
    /// The organ, as printed but for its first letter and a genitive; `None` where the text names none,
    /// which then means the item's own.
    pub organ: Option<String>,
    /// The id of the item, where an index has it.
    pub id: Option<String>,
}

/// What became of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// Decided, with no word that says more.
    Decided,
    /// Approved or granted (godkänns, bifalles, beviljas).
    Approved,
    /// Rejected (avslås).
    Rejected,
    /// Proposed to another organ, which will decide.
    Proposed,
    /// Put off to a later meeting (bordläggs).
    Deferred,
    /// Sent back to be prepared again (återremitteras).
    ReferredBack,
    /// Taken note of (antecknas, noteras, läggs till handlingarna).
    Noted,
    /// Withdrawn or struck off (utgår, dras tillbaka).
    Withdrawn,
    /// Somebody was elected or appointed (väljs, utses).
    Elected,
}

impl OutcomeKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Decided,
        Self::Approved,
        Self::Rejected,
        Self::Proposed,
        Self::Deferred,
        Self::ReferredBack,
        Self::Noted,
        Self::Withdrawn,
        Self::Elected,
    ];

    /// Its name in JSON and in filters.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Decided => "decided",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Proposed => "proposed",
            Self::Deferred => "deferred",
            Self::ReferredBack => "referred_back",
            Self::Noted => "noted",
            Self::Withdrawn => "withdrawn",
            Self::Elected => "elected",
        }
    }

    /// The outcome that a word means, in English or Swedish.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase().replace([' ', '-'], "_");
        Some(match word.as_str() {
            "beslutad" | "beslutat" | "beslut" => Self::Decided,
            "bifall" | "bifallen" | "bifallet" | "godkänd" | "godkänt" | "beviljad" => {
                Self::Approved
            }
            "avslag" | "avslagen" | "avslaget" => Self::Rejected,
            "förslag" | "föreslagen" | "föreslaget" => Self::Proposed,
            "bordlagd" | "bordlagt" | "bordläggning" => Self::Deferred,
            "återremiss" | "återremitterad" | "återremitterat" => Self::ReferredBack,
            "noterad" | "noterat" | "antecknad" | "antecknat" => Self::Noted,
            "återtagen" | "återtaget" | "utgår" | "avskriven" | "avskrivet" => Self::Withdrawn,
            "val" | "vald" | "valt" | "utsedd" => Self::Elected,
            other => return Self::ALL.into_iter().find(|kind| kind.name() == other),
        })
    }
}

/// What a speaker does in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Gives information (redogör, informerar, berättar, föredrar …).
    Presents,
    /// Makes or supports a proposal (yrkar, föreslår, bifaller yrkandet).
    Moves,
    /// Asks a question (ställer en fråga).
    Asks,
    /// Answers one (besvarar, svarar).
    Answers,
    /// Reserves against the decision (reserverar sig).
    Reserves,
    /// Declares a conflict of interest (anmäler jäv).
    Jav,
    /// Has a statement noted (antecknar, lämnar protokollsanteckning).
    Statement,
    /// Leads the meeting in this item (ställer propositioner, finner, prövar).
    Chairs,
    /// Takes no part in the decision (deltar inte i beslutet).
    Abstains,
}

/// What somebody did in an item. Exactly one of `person`, `party` and `group` is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActRecord {
    /// What was done.
    pub act: Act,
    /// The person who did it.
    pub person: Option<String>,
    /// The letters of the party that did it as one.
    pub party: Option<String>,
    /// Any other group, or the chair where nobody says who that is.
    pub group: Option<String>,
    /// Of a motion, what it asks for.
    pub what: Option<MotionKind>,
    /// The sentence that says so.
    pub text: String,
    /// The page it stands on.
    pub page: Option<u32>,
    /// Whether the minutes state it in a sentence; else it follows from where the name stands.
    pub stated: bool,
}

impl ActRecord {
    /// Who acted.
    #[must_use]
    pub fn actor(&self) -> &str {
        [&self.person, &self.party, &self.group]
            .into_iter()
            .flatten()
            .next()
            .map_or("", |name| name)
    }
}

/// What a motion asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MotionKind {
    /// That something be approved.
    Approval,
    /// That it be rejected.
    Rejection,
    /// That the matter be sent back to be prepared again.
    ReferralBack,
    /// That it be put off.
    Deferral,
    /// That something be added or changed.
    Amendment,
    /// Anything else.
    Other,
}

impl MotionKind {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::Rejection => "rejection",
            Self::ReferralBack => "referral_back",
            Self::Deferral => "deferral",
            Self::Amendment => "amendment",
            Self::Other => "other",
        }
    }
}

impl Act {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Presents,
        Self::Moves,
        Self::Asks,
        Self::Answers,
        Self::Reserves,
        Self::Jav,
        Self::Statement,
        Self::Chairs,
        Self::Abstains,
    ];

    /// Its name in JSON and in filters.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Presents => "presents",
            Self::Moves => "moves",
            Self::Asks => "asks",
            Self::Answers => "answers",
            Self::Reserves => "reserves",
            Self::Jav => "jav",
            Self::Statement => "statement",
            Self::Chairs => "chairs",
            Self::Abstains => "abstains",
        }
    }

    /// The act that a word means, in English or Swedish.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Some(match word.as_str() {
            "föredrar" | "informerar" | "redogör" => Self::Presents,
            "yrkar" | "yrkande" | "föreslår" => Self::Moves,
            "frågar" | "fråga" => Self::Asks,
            "svarar" | "svar" | "besvarar" => Self::Answers,
            "reserverar" | "reservation" => Self::Reserves,
            "jäv" | "recuses" => Self::Jav,
            "yttrande" | "protokollsanteckning" | "anteckning" => Self::Statement,
            "leder" => Self::Chairs,
            "avstår" => Self::Abstains,
            other => return Self::ALL.into_iter().find(|act| act.name() == other),
        })
    }
}

/// One vote by roll call or count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// The propositions put, as printed.
    pub question: Option<String>,
    /// How many voted yes: as printed, else by the names.
    pub yes: u32,
    /// How many voted no.
    pub no: u32,
    /// How many were there and did not vote.
    pub abstain: u32,
    /// How many were away, who count for nothing.
    pub absent: u32,
    /// Who voted how, where the item says so.
    pub by_name: Vec<Ballot>,
    /// What the minutes say came of it.
    pub result: Option<String>,
    /// The page the result stands on.
    pub page: Option<u32>,
    /// Whether the numbers are printed; else they were counted from the names.
    pub stated: bool,
}

/// How one member voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// The member.
    pub name: String,
    /// The party, where known.
    pub party: Option<String>,
    /// How the member voted.
    pub vote: Choice,
}

/// What a member can do in a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Yes.
    Yes,
    /// No.
    No,
    /// There, and neither.
    Abstain,
    /// Away.
    Absent,
}

impl Vote {
    /// How many of the names made a choice.
    #[must_use]
    pub fn named(&self, choice: Choice) -> u32 {
        let count = self.by_name.iter().filter(|ballot| ballot.vote == choice).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// The number told for a choice.
    #[must_use]
    pub const fn told(&self, choice: Choice) -> u32 {
        match choice {
            Choice::Yes => self.yes,
            Choice::No => self.no,
            Choice::Abstain => self.abstain,
            Choice::Absent => self.absent,
        }
    }
}

impl Reference {
    /// The id that the item has which is named in minutes of `organ` at `authority`.
    #[must_use]
    pub fn item_id(&self, authority: Option<&str>, organ: Option<&str>) -> Option<String> {
        let organ = self.organ.as_deref().or(organ)?;
        let mut ids = ItemId::of_meeting(authority, Some(organ), Some(self.date), "");
        Some(ids.item(Some(&self.number), 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_names_the_item_that_has_its_id() {
        let date = NaiveDate::from_ymd_opt(2024, 2, 6).expect("a day");
        let named = |organ: Option<&str>| {
            let organ = organ.map(str::to_owned);
            let one = Reference { date, number: "14".into(), organ, id: None };
            one.item_id(Some("Ekefors kommun"), Some("Byggnadsnämnden")).expect("an id")
        };
        assert_eq!(named(None), "ekefors-kommun/byggnadsnamnden/2024-02-06/14");
        assert_eq!(named(Some("Skolnämnden")), "ekefors-kommun/skolnamnden/2024-02-06/14");
    }

    #[test]
    fn names_read_back_and_so_do_the_words_of_minutes() {
        for kind in OutcomeKind::ALL {
            assert_eq!(OutcomeKind::read(kind.name()), Some(kind));
            assert_eq!(serde_json::to_string(&kind).ok(), Some(format!("\"{}\"", kind.name())));
        }
        for act in Act::ALL {
            assert_eq!(Act::read(act.name()), Some(act));
            assert_eq!(serde_json::to_string(&act).ok(), Some(format!("\"{}\"", act.name())));
        }
        assert_eq!(OutcomeKind::read("Avslag"), Some(OutcomeKind::Rejected));
        assert_eq!(OutcomeKind::read("referred back"), Some(OutcomeKind::ReferredBack));
        assert_eq!(OutcomeKind::read("paus"), None);
        assert_eq!(Act::read("yrkar"), Some(Act::Moves));
        assert_eq!(Act::read("sover"), None);
    }
}
