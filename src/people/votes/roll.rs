//! Who voted how: sentences that name those who did, and rows of a list.

use super::super::persons::{Evidence, Named, Register};
use crate::lexicon::Class;
use crate::minutes::{Ballot, Choice};

/// The votes that a sentence tells, with the numbers printed behind them.
#[derive(Debug, Default)]
pub(super) struct Roll {
    pub(super) ballots: Vec<Ballot>,
    pub(super) counts: Vec<(Choice, u32)>,
}

impl Roll {
    /// "Ulla Ek (S) och Bo Al (M) röstar ja (2), Eva Ros (C) avstår": who stands between a verb and the
    /// one before it. Whoever is spoken of ("den som bifaller röstar ja") does not vote.
    pub(super) fn of(sentence: &str, lower: &str, register: &Register) -> Self {
        let mut roll = Self::default();
        if !Class::VotingVerb.is_in(lower) || lower.len() != sentence.len() {
            return roll;
        }
        let persons: Vec<Named> = register
            .persons_in(sentence)
            .into_iter()
            .filter(|person| !person.genitive && person.evidence == Evidence::Certain)
            .collect();
        let mut taken = 0;
        let mut from = 0;
        for (start, end, choice) in choices(lower) {
            let until = taken + persons[taken..].partition_point(|person| person.end <= start);
            let named = &persons[taken..until];
            let clause = &lower[from..start];
            let spoken_of = Class::VoterSpokenOf.is_in(clause);
            if !named.is_empty() && !spoken_of {
                roll.ballots
                    .extend(named.iter().map(|person| ballot(person.clone(), register, choice)));
                if let Some(number) = number_behind(&lower[end..]) {
                    roll.counts.push((choice, number));
                }
            }
            (taken, from) = (until, end);
        }
        roll
    }

    /// The row, where the sentence tells nothing.
    pub(super) fn or_row(self, row: impl FnOnce() -> Option<Ballot>) -> Self {
        if !self.ballots.is_empty() {
            return self;
        }
        Self { ballots: row().into_iter().collect(), counts: Vec::new() }
    }
}

/// Where a sentence in lower case tells of a choice: from the verb to the end of its object.
fn choices(lower: &str) -> Vec<(usize, usize, Choice)> {
    const NEAR_BYTES: usize = 24;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, verb)) = next_verb(lower, at) {
        let end = start + verb.len();
        at = end;
        if Class::Abstaining.has(verb) {
            found.push((start, end, Choice::Abstain));
            continue;
        }
        let rest = &lower[end..];
        let near = &rest[..rest.floor_char_boundary(NEAR_BYTES)];
        let word = near.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
        let Some((word, choice)) = word.and_then(|word| Some((word, chosen(word)?))) else {
            continue;
        };
        let end = end + near.find(word).unwrap_or(0) + word.len();
        at = end;
        found.push((start, end, choice));
    }
    found
}

/// The choice that the word behind a verb of voting tells: "röstar ja", "röstar inte".
fn chosen(word: &str) -> Option<Choice> {
    if matches!(word, "inte" | "ej") {
        return Some(Choice::Abstain);
    }
    choice_of(word)
}

/// The choice that a word in lower case is: "ja", "avstår", "frånvarande".
fn choice_of(word: &str) -> Option<Choice> {
    [
        (Class::Yes, Choice::Yes),
        (Class::No, Choice::No),
        (Class::AbsentWord, Choice::Absent),
        (Class::Abstaining, Choice::Abstain),
    ]
    .into_iter()
    .find(|(class, _)| class.has(word))
    .map(|(_, choice)| choice)
}

/// The next verb of voting from a byte on.
fn next_verb(lower: &str, from: usize) -> Option<(usize, &str)> {
    let mut at = from;
    for word in lower[from..].split_inclusive(|c: char| !c.is_alphabetic()) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if Class::VotingVerb.has(bare) {
            return Some((at, &lower[at..at + bare.len()]));
        }
        at += word.len();
    }
    None
}

/// `(7)` right behind a choice: "röstar Ja (7)", "avstår från att rösta (1)".
fn number_behind(rest: &str) -> Option<u32> {
    const NEAR_BYTES: usize = 28;
    let near = &rest[..rest.floor_char_boundary(NEAR_BYTES)];
    let open = near.find('(')?;
    if near[..open].contains([',', '.', ';']) {
        return None;
    }
    near[open + 1..].split(')').next()?.trim().parse().ok()
}

/// The choice of the names that follow a colon: "Följande röstar ja:", "Nej-röster:".
pub(super) fn choice_ahead(lower: &str) -> Option<Choice> {
    let head = lower.trim().strip_suffix(':')?;
    if head.len() > 80 || Class::VoterSpokenOf.is_in(head) {
        return None;
    }
    let mut last = head.rsplit(' ').next().unwrap_or_default();
    // "Ja röstar:"
    if Class::VotingVerb.has(last) && !Class::Abstaining.has(last) {
        last = head.split(' ').next().unwrap_or_default();
    }
    // "Ja-röster:", "Nejröst:"
    let counted = Class::VoteNoun.endings(last).next();
    let bare = counted.and_then(|noun| last.strip_suffix(noun)).unwrap_or(last);
    let abstain = || Class::Abstaining.ends(head).then_some(Choice::Abstain);
    choice_of(bare.trim_end_matches('-')).or_else(abstain)
}

/// A row of a list: one person, perhaps with the party in a column of its own, and the choice. In
/// a table with bars it is the cells that tell.
pub(super) fn row(text: &str, register: &Register) -> Option<Ballot> {
    const LONGEST_BYTES: usize = 120;
    let text = text.trim().trim_matches('|').trim();
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let last = text.rsplit([' ', '|']).next()?.to_lowercase();
    let choice = choice_of(&last)?;
    let persons = register.persons_in(text);
    let [person] = &persons[..] else { return None };
    let before = text[..person.start].trim();
    // The choice may be taken for a part of the name.
    let between = text
        .get(person.end..text.len().saturating_sub(last.len()))?
        .trim_matches([' ', '|', '(', ')', ',', ':']);
    let is_party = between.is_empty() || between.chars().count() <= 5 && !between.contains(' ');
    let numbered = before.chars().all(|c| !c.is_alphabetic());
    if person.evidence != Evidence::Certain && between.is_empty() || !is_party || !numbered {
        return None;
    }
    let mut ballot = ballot(person.clone(), register, choice);
    if ballot.party.is_none() && !between.is_empty() {
        ballot.party = Some(between.to_owned());
    }
    Some(ballot)
}

/// How a named person voted.
pub(super) fn ballot(person: Named, register: &Register, vote: Choice) -> Ballot {
    let party = person.party.clone().or_else(|| register.party_of(&person.name));
    Ballot { name: person.name, party, vote }
}
