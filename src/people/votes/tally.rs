//! The numbers of a vote, and the question that was put.

use std::sync::LazyLock;

use crate::lexicon::{Class, Pattern};
use crate::minutes::Choice;

/// The numbers that a sentence tells, of each choice at most one.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    numbers: [Option<u32>; 4],
}

/// `40 Ja`, `7 ja-röster`, `tre nej-röster`, `12 ledamöter avstår`.
static NUMBER_FIRST: LazyLock<Pattern> = LazyLock::new(|| {
    let numbers = NUMBERS.map(|(word, _)| word).join("|");
    let form = r"(?x) (?P<number>\b\d{1,3}|\b(?:NUMBERS))\ (?:{counted_thing}\.?\ )?
        (?:(?P<yes>{yes}\b) | (?P<no>{no}\b)
          | (?:{voter}\ )?(?:som\ )?(?:är\ |var\ )?
            (?:(?P<abstain>{abstaining}) | (?P<absent>{absent_word})))";
    Pattern::of(&form.replace("NUMBERS", &numbers))
});

/// Numbers that are written in words.
const NUMBERS: [(&str, u32); 13] = [
    ("en", 1),
    ("ett", 1),
    ("två", 2),
    ("tre", 3),
    ("fyra", 4),
    ("fem", 5),
    ("sex", 6),
    ("sju", 7),
    ("åtta", 8),
    ("nio", 9),
    ("tio", 10),
    ("elva", 11),
    ("tolv", 12),
];

/// `Ja: 10`, `Nej-röster: 5`, `Avstår 2`.
static NUMBER_LAST: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?x) (?:^|[,;.(]\ ?|\ ) (?:(?P<yes>{yes}) | (?P<no>{no}) | (?P<abstain>{abstaining}) | (?P<absent>{absent_word}))
        (?:-?\ ?{vote_noun})?\ ?[:=–-]?\ ?(?P<number>\d{1,3})\b",
    )
});

impl Tally {
    /// The numbers of a sentence in lower case.
    pub(super) fn of(lower: &str) -> Self {
        let mut tally = Self::default();
        // Cheap, and false of nearly every sentence.
        let tells = [Class::Yes, Class::No, Class::Abstaining, Class::AbsentWord];
        if !tells.iter().any(|class| class.is_in(lower)) {
            return tally;
        }
        for pattern in [&*NUMBER_FIRST, &*NUMBER_LAST] {
            let mut at = 0;
            while let Some(groups) = lower.get(at..).and_then(|rest| pattern.captures(rest)) {
                let whole = groups.get(0).map_or(1, |whole| whole.end());
                at += whole.max(1);
                let number = groups.name("number").and_then(|number| number_of(number.as_str()));
                let choice = [
                    ("yes", Choice::Yes),
                    ("no", Choice::No),
                    ("abstain", Choice::Abstain),
                    ("absent", Choice::Absent),
                ]
                .into_iter()
                .find(|(name, _)| groups.name(name).is_some());
                if let (Some(number), Some((_, choice))) = (number, choice)
                    && tally.number(choice).is_none()
                {
                    tally.set(choice, number);
                }
            }
            if tally != Self::default() {
                break;
            }
        }
        tally
    }

    /// The number of a choice, where it is told.
    pub(super) fn number(&self, choice: Choice) -> Option<u32> {
        self.numbers[choice as usize]
    }

    pub(super) fn set(&mut self, choice: Choice, number: u32) {
        self.numbers[choice as usize] = Some(number);
    }

    /// Whether yes or no was counted.
    pub(super) fn is_count(&self) -> bool {
        self.number(Choice::Yes).or(self.number(Choice::No)).is_some()
    }

    /// Whether those who abstained or were away were counted.
    pub(super) fn is_more(&self) -> bool {
        self.number(Choice::Abstain).or(self.number(Choice::Absent)).is_some()
    }

    /// Whether `next` only tells choices that this one does not: "Ja: 10", and below it "Nej: 5".
    pub(super) fn goes_on(&self, next: &Self) -> bool {
        self.numbers.iter().zip(next.numbers).all(|(own, other)| own.is_none() || other.is_none())
    }

    pub(super) fn add(&mut self, next: &Self) {
        for (own, other) in self.numbers.iter_mut().zip(next.numbers) {
            *own = own.or(other);
        }
    }
}

/// A number in digits or in words.
fn number_of(text: &str) -> Option<u32> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    NUMBERS.into_iter().find(|(word, _)| *word == text).map(|(_, number)| number)
}

/// The propositions put to the vote in a paragraph; `lower` is the same in lower case.
pub(super) fn question_in(paragraph: &str, lower: &str) -> Option<String> {
    const LONGEST_BYTES: usize = 600;
    if !Class::PutsQuestion.is_in(lower) || paragraph.len() != lower.len() {
        return None;
    }
    // "Bo Ek röstar ja" is a vote; "den som vill ha vägen röstar ja" puts one.
    let put = |words: &&str| !Class::VotingVerb.begins(words) || Class::VoterSpokenOf.is_in(lower);
    let first =
        Class::PutsQuestion.iter().filter(put).filter_map(|words| lower.find(words)).min()?;
    // The text in quotation marks, else the sentences up to the one about no.
    let is_quote = |c: char| matches!(c, '”' | '"' | '“' | '»');
    if let Some(open) = paragraph.find(is_quote) {
        let quote = paragraph[open..].trim_start_matches(is_quote);
        let quoted = quote.find(is_quote).map_or(quote, |end| &quote[..end]);
        if Class::No.is_in(&quoted.to_lowercase()) && quoted.len() < LONGEST_BYTES {
            return Some(quoted.trim().to_owned());
        }
    }
    let start = paragraph[..first].rfind([':', '.', '\n']).map_or(0, |stop| stop + 1);
    let no = Class::No.iter().filter_map(|word| lower[first..].find(word)).min()? + first;
    let end = paragraph[no..].find('.').map_or(paragraph.len(), |stop| no + stop + 1);
    let question = paragraph[start..end].trim();
    (question.len() < LONGEST_BYTES).then(|| question.to_owned())
}
