//! Documents that somebody handed in: "Yrkande från SD den 4 juni", "Särskilt yttrande av Bo Ek (M)".
//!
//! The document's name opens the sentence, who wrote it stands right behind it. A motion to another
//! organ ("yrkande från SD i kommunstyrelsen") does not belong to this meeting, and one that is spoken
//! of in the definite form is told of elsewhere.

use super::super::clauses::sentence::{Sentence, Word};
use super::super::persons::{Evidence, Named, Register};
use super::motions::motion_named;
use super::party_list;
use crate::lexicon::Class;
use crate::minutes::{Act, MotionKind};

/// A document with those who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::people) struct Paper {
    pub(in crate::people) act: Act,
    pub(in crate::people) what: Option<MotionKind>,
    /// Name and party.
    pub(in crate::people) persons: Vec<(String, Option<String>)>,
    pub(in crate::people) parties: Vec<String>,
}

/// Whether a text opens with the name of such a paper; a cheap look before [`paper`] reads it.
pub(in crate::people) fn opens_with_paper(text: &str) -> bool {
    const LONGEST_BYTES: usize = 80;
    let head = text[..text.floor_char_boundary(LONGEST_BYTES)].to_lowercase();
    [Class::PaperMoves, Class::PaperReserves, Class::PaperStates, Class::PaperAsks]
        .into_iter()
        .any(|class| class.is_in(&head))
}

/// The document that a sentence or a title opens with.
pub(in crate::people) fn paper(
    sentence: &Sentence<'_>,
    persons: &[Named],
    register: &Register,
) -> Option<Paper> {
    /// "Svar på interpellation", "Enligt yrkande".
    const MOST_WORDS_BEFORE: usize = 2;
    let words = &sentence.words;
    let (at, act) = words
        .iter()
        .enumerate()
        .take(MOST_WORDS_BEFORE + 1)
        .find_map(|(at, word)| kind_of(word).map(|act| (at, act)))?;
    if !words[..at].iter().all(|word| Class::BeforePaper.has(word.lower)) {
        return None;
    }
    let what = (act == Act::Moves).then(|| motion_named(words[at].lower));
    let next = words.get(at + 1)?;
    let from = at + 1 + usize::from(Class::PaperOf.has(next.lower));
    let first = words.get(from)?;
    let bracketed = sentence.text[..first.start].ends_with('(');
    if from == at + 1 && !bracketed {
        return None;
    }
    let mut paper = Paper { act, what, persons: Vec::new(), parties: Vec::new() };
    let end = if let Some((parties, next)) = party_list(sentence.text, words, from, register) {
        paper.parties = parties;
        next
    } else {
        authors(sentence, persons, first.start, register, &mut paper.persons)?
    };
    let of_another = words.get(end).is_some_and(|word| word.lower == "i")
        && words.get(end + 1).is_some_and(|word| Class::OrganDefinite.ends(word.lower));
    (!of_another).then_some(paper)
}

/// The persons who stand in a row from byte `start` on, and the word behind them.
fn authors(
    sentence: &Sentence<'_>,
    persons: &[Named],
    start: usize,
    register: &Register,
    names: &mut Vec<(String, Option<String>)>,
) -> Option<usize> {
    const MOST_BYTES_BETWEEN: usize = 40;
    let mut end = start;
    for person in persons.iter().filter(|person| person.start >= start) {
        let between = sentence.text.get(end..person.start)?;
        let near = between.len() < MOST_BYTES_BETWEEN && !between.contains(['.', ':']);
        let first = names.is_empty();
        let joined = first || super::super::clauses::subjects::joins_list(between);
        // What agencies and officials hand in is not a member's.
        let is_member = person.party.is_some()
            || register.find(&person.name).is_some_and(|known| known.party.is_some());
        let is_clear = person.evidence == Evidence::Certain && !person.of_several;
        if !is_clear || !is_member || person.genitive || !near || !joined {
            break;
        }
        names.push((person.name.clone(), person.party.clone()));
        end = person.end;
    }
    (!names.is_empty()).then(|| sentence.words.partition_point(|word| word.start < end))
}

/// What whoever handed in a document of this name did.
fn kind_of(word: &Word<'_>) -> Option<Act> {
    [
        (Class::PaperMoves, Act::Moves),
        (Class::PaperReserves, Act::Reserves),
        (Class::PaperStates, Act::Statement),
        (Class::PaperAsks, Act::Asks),
    ]
    .into_iter()
    .find(|(class, _)| class.ends(word.lower))
    .map(|(_, act)| act)
}

#[cfg(test)]
mod tests {
    use super::super::super::clauses::sentence::Lower;
    use super::*;

    fn of(text: &str) -> String {
        let lower = Lower::of(text);
        let sentence = Sentence::of(text, &lower);
        let register = Register::default();
        let persons = register.persons_in(text);
        let Some(paper) = paper(&sentence, &persons, &register) else { return String::new() };
        let names = paper.persons.into_iter().map(|(name, _)| name);
        let who = names.chain(paper.parties).collect::<Vec<_>>().join("+");
        format!("{} {who} {}", paper.act.name(), paper.what.map_or("", MotionKind::name))
    }

    #[test]
    fn whoever_handed_in_a_paper_acts() {
        for (text, expected) in [
            ("Yrkande från SD den 4 juni.", "moves SD other"),
            ("Återremissyrkande från M, D och L den 5 maj.", "moves M+D+L referral_back"),
            ("Enligt yrkande från V och MP:", "moves V+MP other"),
            ("Skriftlig reservation från Anna Ek (S) och Bo Al (V).", "reserves Anna Ek+Bo Al "),
            ("Reservation (SD)", "reserves SD "),
            ("Särskilt yttrande av Anna Ek (S)", "statement Anna Ek "),
            ("Svar på interpellation från Anna Ek (S) till ordföranden", "asks Anna Ek "),
            ("Yttrande från länsstyrelsen den 3 maj", ""),
            ("Yttrande från rektor Bo Ek den 3 maj", ""),
            ("Yrkande från SD i kommunstyrelsen", ""),
            ("Yrkandet från SD avslås.", ""),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
