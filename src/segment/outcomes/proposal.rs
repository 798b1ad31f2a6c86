//! To whom does a text propose that something be decided?
//!
//! A verb of proposing with the organ that is to decide behind it: "föreslår kommunfullmäktige
//! besluta", "att föreslå att regionfullmäktige …". What somebody has proposed, in a clause with
//! "som" or "enligt", and what somebody is told to propose, is not a proposal of this meeting.

use super::tokens::{Token, tokens};
use crate::lexicon::Class;

/// How many words may stand between the verb and the organ.
const MOST_WORDS_BETWEEN: usize = 7;

/// The organ to which a decision or a lead-in proposes.
pub(super) fn proposes_to(text: &str) -> Option<String> {
    let sentence = text.split_inclusive(". ").next().unwrap_or(text);
    if !Class::VerbProposes.is_in(&sentence.to_lowercase()) {
        return None;
    }
    let tokens = tokens(sentence);
    for (at, token) in tokens.iter().enumerate() {
        if !Class::VerbProposes.has(&token.lower) {
            continue;
        }
        let before = &tokens[..at];
        // "Enligt utskottets förslag föreslår styrelsen …" is the organ's own.
        let of_another = before.iter().skip(1).any(|word| Class::OfAnother.has(&word.lower));
        if of_another && !is_second_verb(&tokens, at) && !has_subject_behind(&tokens, at) {
            return None;
        }
        if token.lower.ends_with('s') {
            // "Kommunfullmäktige föreslås besluta".
            return before.iter().enumerate().rev().find_map(|(at, _)| organ_at(&tokens, at));
        }
        let infinitive = !token.lower.ends_with(['r', 'g', 'e']);
        let told = before.iter().any(|word| Class::Task.has(&word.lower));
        if infinitive && told {
            return None;
        }
        let end = tokens.len().min(at + 1 + MOST_WORDS_BETWEEN);
        let organ = |from: usize| (from..end).find_map(|at| Some((at, organ_at(&tokens, at)?)));
        let (first, proposes) = organ(at + 1)?;
        // "Därför föreslår kommunstyrelsen kommunfullmäktige …": the subject stands behind the verb.
        let inverted = organ(first + 1)
            .filter(|(second, _)| *second == first + 1 || has_subject_behind(&tokens, at));
        return Some(inverted.map_or(proposes, |(_, organ)| organ));
    }
    None
}

/// Whether a decision is what the organ that it begins with proposes, though it does not say to whom:
/// "Kommunstyrelsen föreslår att skattesatsen fastställs".
pub(super) fn proposes(text: &str) -> bool {
    const LONGEST_SUBJECT: usize = 5;
    let sentence = text.split_inclusive(". ").next().unwrap_or(text);
    let tokens = tokens(sentence);
    let verb = tokens
        .iter()
        .take(LONGEST_SUBJECT + 1)
        .position(|token| Class::VerbProposes.has(&token.lower) && token.lower.ends_with('r'));
    verb.is_some_and(|at| {
        at > 0
            && organ_at(&tokens, at - 1).is_some()
            && tokens.get(at + 1).is_some_and(|next| next.lower == "att")
    })
}

/// Whether a verb is the second of the organ that the sentence begins with: "Styrelsen tillstyrker
/// förslaget enligt yrkande från S och föreslår".
fn is_second_verb(tokens: &[Token<'_>], at: usize) -> bool {
    const LONGEST_SUBJECT: usize = 5;
    let joined = at > 0 && Class::Coordinating.has(&tokens[at - 1].lower);
    let is_subject = |word: usize| {
        let verb = tokens.get(word + 1).is_some_and(|verb| verb.lower.ends_with('r'));
        verb && organ_at(tokens, word).is_some()
    };
    joined && (0..LONGEST_SUBJECT.min(at)).any(is_subject)
}

/// Whether the subject and then the organ that is to decide stand behind the verb: "Med ändring
/// enligt yrkande från S föreslår styrelsen att kommunfullmäktige". Where an organ stands before it,
/// that one is the subject.
fn has_subject_behind(tokens: &[Token<'_>], at: usize) -> bool {
    let is_organ = |at: usize| at < tokens.len() && organ_at(tokens, at).is_some();
    let att = tokens.get(at + 2).is_some_and(|word| word.lower == "att");
    !(0..at).any(is_organ) && is_organ(at + 1) && is_organ(at + 2 + usize::from(att))
}

/// The organ to which a sub-heading says that what is below it is proposed.
pub(super) fn heading_proposes_to(text: &str) -> Option<String> {
    let tokens = tokens(text.trim_end_matches(':'));
    let proposal = tokens.iter().position(|token| Class::ProposalNoun.has(&token.lower))?;
    (proposal + 1..tokens.len())
        .find_map(|at| organ_at(&tokens, at))
        .filter(|organ| Class::HigherOrgan.ends(&organ.to_lowercase()))
}

/// The organ named by the word at `at`, with the words that belong to its name.
pub(super) fn organ_at(tokens: &[Token<'_>], at: usize) -> Option<String> {
    let token = &tokens[at];
    if !Class::OrganDefinite.ends(&token.lower) && !Class::ProposedTo.has(&token.lower) {
        return None;
    }
    // "barn- och utbildningsnämnden"
    let mut first = at;
    while first >= 2
        && Class::Coordinating.has(&tokens[first - 1].lower)
        && tokens[first - 2].text.ends_with('-')
    {
        first -= 2;
    }
    // "nämnden för vård och omsorg", but not "nämnden för vidare beredning".
    let mut last = at;
    if Class::OrganFor.has(&token.lower)
        && tokens.get(at + 1).is_some_and(|next| next.lower == "för")
    {
        let name = tokens[at + 2..].iter().take(4);
        let name = name.take_while(|word| !ends_name(&word.lower)).count();
        if name > 0 {
            last = at + 1 + name;
        }
    }
    let words: Vec<&str> = tokens[first..=last].iter().map(|token| token.text).collect();
    let mut name = words.join(" ");
    if let Some(letter) = name.chars().next() {
        let capital: String = letter.to_uppercase().collect();
        name.replace_range(..letter.len_utf8(), &capital);
    }
    Some(name)
}

/// Whether a word ends the name of an organ before it.
fn ends_name(word: &str) -> bool {
    Class::NotInName.has(word) || Class::ClauseWord.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_of_proposing_with_the_organ_behind_it() {
        let to = |text| proposes_to(text);
        assert_eq!(
            to("Styrelsen föreslår kommunfullmäktige besluta").as_deref(),
            Some("Kommunfullmäktige")
        );
        assert_eq!(
            to("Kommunfullmäktige föreslås anta planen.").as_deref(),
            Some("Kommunfullmäktige")
        );
        assert_eq!(
            to("Utskottet föreslår barn- och utbildningsnämnden att ge bidrag.").as_deref(),
            Some("Barn- och utbildningsnämnden")
        );
        assert_eq!(
            to("att föreslå nämnden för vård och omsorg besluta").as_deref(),
            Some("Nämnden för vård och omsorg")
        );
        for text in [
            "Enligt utskottets förslag föreslår kommunstyrelsen kommunfullmäktige besluta",
            "Därför föreslår kommunstyrelsen kommunfullmäktige att anta planen.",
        ] {
            assert_eq!(to(text).as_deref(), Some("Kommunfullmäktige"), "{text}");
        }
        for text in [
            "Kommunstyrelsen tillstyrker kontorets förslag med tillägg enligt yrkande från S, V och MP och föreslår att kommunfullmäktige beslutar:",
            "Styrelsen antecknar rapporten, som kontoret lämnat, samt föreslår kommunfullmäktige besluta:",
            "Med ändring enligt yrkande från S föreslår kommunstyrelsen att kommunfullmäktige beslutar:",
        ] {
            assert_eq!(to(text).as_deref(), Some("Kommunfullmäktige"), "{text}");
        }
        assert_eq!(
            to("Utskottet föreslår kommunstyrelsen föreslå kommunfullmäktige besluta").as_deref(),
            Some("Kommunstyrelsen")
        );
        assert_eq!(
            to("Nämnden föreslår kommunstyrelsen att kommunfullmäktige antar planen.").as_deref(),
            Some("Kommunstyrelsen")
        );
        for text in [
            "Bidrag beviljas som styrelsen föreslår kommunfullmäktige.",
            "Bidrag beviljas enligt den plan som styrelsen bereder och föreslår kommunfullmäktige.",
            "Kontoret får i uppdrag att föreslå kommunstyrelsen en plan.",
            "Kommittén föreslår Bo Ek till ny ledamot.",
            "Planen antas.",
        ] {
            assert_eq!(to(text), None, "{text}");
        }
    }
}
