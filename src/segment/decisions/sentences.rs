//! Which sentences of an item tell what was decided?
//!
//! Associations, companies and many municipalities set no sub-heading over their decisions and write
//! *Styrelsen beslutar att …*, *Därefter beslöt mötet att …*, *Det beslutades att …*. Taken is what the body
//! that met says of itself: another body's decision, and an earlier one that is cited with its date
//! or §, are background.

use super::super::paragraphs::{Paragraph, Role};
use super::super::sentences::sentences_with_full_stops;
use super::super::sub_heading::SubHeading;
use super::earlier::{LONGEST_CITATION, is_cited, is_earlier};
use super::marks::{is_only_marks, without_mark};
use super::settled::{Settled, settled};
use super::subject::names_the_meeting;
use crate::lexicon::Class;

/// Subject and verb stand within so many words of a sentence.
const FARTHEST_VERB: usize = 9;

/// What a sentence is for the decisions of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    /// It tells one.
    Whole,
    /// It announces the clauses below it.
    Announcement,
}

/// What may follow in the next paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Nothing,
    /// "att …", after a sentence that has one such clause already.
    MoreClauses,
    /// Clauses of any form.
    Clauses,
    /// The same, or one paragraph of text behind a colon.
    ClausesOrText,
}

/// The decisions that the sentences of an item tell, in order. `organ` is the body that met, where
/// it is known.
pub(super) fn told(paragraphs: &[Paragraph], organ: Option<&str>) -> Vec<String> {
    let mut clauses: Vec<String> = Vec::new();
    // Passives tell only where no sentence names the body that decides.
    let mut impersonal: Vec<String> = Vec::new();
    let mut may_tell = true;
    let mut expected = Expected::Nothing;
    for paragraph in paragraphs {
        let text = paragraph.text.as_str();
        if let Role::SubHeading(class) = paragraph.role {
            // Below a sub-heading that no template has, the meeting goes on; below one of the
            // templates' stand documents, proposals and what was before.
            may_tell = class == SubHeading::Other && SubHeading::of(text).is_none();
            // "Nämnden föreslår kommunfullmäktige" stands like one above what it proposes.
            let announces = may_tell && telling(text, organ) == Some(Telling::Announcement);
            expected = if announces { Expected::Clauses } else { Expected::Nothing };
            continue;
        }
        let bare = without_mark(text, paragraph.role);
        if is_expected(expected, paragraph.role, bare) {
            clauses.push(bare.to_owned());
            if expected == Expected::ClausesOrText && paragraph.role == Role::Text {
                expected = Expected::MoreClauses;
            }
            continue;
        }
        expected = Expected::Nothing;
        if !may_tell {
            continue;
        }
        for sentence in sentences_with_full_stops(bare) {
            expected = match telling(sentence, organ) {
                Some(Telling::Whole) => {
                    clauses.push(sentence.to_owned());
                    Expected::MoreClauses
                }
                Some(Telling::Announcement) if sentence.ends_with(':') => Expected::ClausesOrText,
                Some(Telling::Announcement) => Expected::Clauses,
                None => {
                    match settled(sentence, organ) {
                        Some(Settled::ByTheMeeting) => clauses.push(sentence.to_owned()),
                        Some(Settled::Impersonal) => impersonal.push(sentence.to_owned()),
                        None => {}
                    }
                    Expected::Nothing
                }
            };
        }
    }
    if clauses.is_empty() {
        clauses = impersonal;
    }
    clauses.retain(|clause| !is_only_marks(clause));
    clauses
}

/// Whether a sentence begins by telling a decision, of whatever body.
pub(in crate::segment) fn tells_decision(sentence: &str) -> bool {
    !sentence.is_empty() && telling(sentence, None) == Some(Telling::Whole)
}

fn is_expected(expected: Expected, role: Role, text: &str) -> bool {
    let is_att = text.starts_with("att ");
    match expected {
        Expected::Nothing => false,
        Expected::MoreClauses => is_att,
        Expected::Clauses => is_att || role != Role::Text,
        Expected::ClausesOrText => true,
    }
}

/// Whether and how a sentence tells a decision of the meeting.
fn telling(sentence: &str, organ: Option<&str>) -> Option<Telling> {
    if sentence.ends_with('?') {
        return None;
    }
    let words: Vec<&str> = sentence.split(' ').collect();
    let lower: Vec<String> = words
        .iter()
        .take(FARTHEST_VERB + LONGEST_CITATION)
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-' && c != '§'))
        .map(str::to_lowercase)
        .collect();
    if is_bare_decision(&lower) {
        return Some(Telling::Whole);
    }
    if let Some(proposed) = proposal(sentence, &lower, words.len(), organ) {
        return Some(proposed);
    }
    if has_decided(&lower[..words.len().min(lower.len())], organ) {
        return Some(Telling::Announcement);
    }
    let verb = lower.iter().take(FARTHEST_VERB).position(|word| Class::Decides.has(word))?;
    let (before, after) = (&lower[..verb], &lower[verb + 1..]);
    let is_told = if lower[verb].ends_with('s') {
        is_impersonal(before)
    } else {
        names_the_meeting(without_adverbs(before), organ)
            || is_opening(before) && begins_with_subject(after, organ)
            || before.is_empty() && after.first().is_some_and(|word| word == "att")
    };
    if !is_told || is_earlier(before) || is_cited(after) {
        return None;
    }
    let last = lower[..words.len().min(lower.len())].last().map_or("", String::as_str);
    let is_begun = || {
        let rest = without_adverbs(after);
        Class::ClausesFollow.has(last)
            || names_the_meeting(rest, organ)
            || rest.is_empty() && !after.is_empty()
    };
    if words.len() <= lower.len() && (sentence.ends_with(':') || is_begun()) {
        return Some(Telling::Announcement);
    }
    let is_now = lower[verb].ends_with('r');
    (!after.is_empty() && (!is_now || says_what(after))).then_some(Telling::Whole)
}

/// "Nämnden föreslår kommunfullmäktige att anta taxan", or its beginning above the clauses: what the body that met
/// proposes to another is its decision.
fn proposal(
    sentence: &str,
    lower: &[String],
    words: usize,
    organ: Option<&str>,
) -> Option<Telling> {
    const FARTHEST_ADDRESSEE: usize = 5;
    let verb = lower.iter().take(FARTHEST_VERB).position(|word| Class::VerbProposes.has(word))?;
    let (before, after) = (&lower[..verb], &lower[verb + 1..]);
    let is_finite = lower[verb].ends_with(['r', 'g', 'e']);
    let addressee = after.iter().take(FARTHEST_ADDRESSEE).position(|word| {
        Class::OrganDefinite.ends(word)
            || Class::HigherOrgan.ends(word)
            || Class::ProposedTo.has(word)
    })?;
    if !is_finite || !names_the_meeting(without_adverbs(before), organ) || is_earlier(before) {
        return None;
    }
    let is_whole = after[addressee..].iter().any(|word| word == "att") && sentence.ends_with('.');
    // "… besluta" and "… att" only begin what is proposed.
    let ends = words <= lower.len() && !sentence.ends_with('.');
    if is_whole { Some(Telling::Whole) } else { ends.then_some(Telling::Announcement) }
}

/// "Kommunstyrelsen har således beslutat", with nothing behind it: the clauses stand below. With them behind it, the
/// perfect tells of an earlier meeting.
fn has_decided(lower: &[String], organ: Option<&str>) -> bool {
    const MOST_WORDS: usize = 12;
    let Some((last, others)) = lower.split_last().filter(|_| lower.len() <= MOST_WORDS) else {
        return false;
    };
    let Some(has) = others.iter().position(|word| word == "har") else { return false };
    let subjects = [&others[..has], without_adverbs(&others[has + 1..])];
    Class::DecidingVerb.has(last)
        && subjects.iter().any(|subject| names_the_meeting(subject, organ))
}

/// "Beslut att välja Bo Ek."
fn is_bare_decision(lower: &[String]) -> bool {
    matches!(lower, [first, second, _, ..] if Class::Decision.has(first) && second == "att")
}

/// *Det beslutades att*, *Beslöts*, *Efter diskussion beslutades*: nobody is named.
fn is_impersonal(before: &[String]) -> bool {
    before.is_empty() || matches!(before, [det] if det == "det") || is_opening(before)
}

/// The words without adverbs at their end: "styrelsen därefter enhälligt".
fn without_adverbs(words: &[String]) -> &[String] {
    let is_adverb = |word: &String| Class::LightWord.has(word) || Class::DecidesHow.has(word);
    let kept = words.iter().rposition(|word| !is_adverb(word)).map_or(0, |last| last + 1);
    &words[..kept]
}

/// Whether words may stand before the verb where its subject stands behind it: an adverb, or what a
/// preposition begins. A clause with a subject of its own is told of somebody else.
fn is_opening(before: &[String]) -> bool {
    let Some(first) = before.first() else { return false };
    (Class::SentenceOpening.has(first) || Class::LightWord.has(first))
        && !before.iter().any(|word| Class::ClauseWord.has(word) || word == "om")
}

/// Whether what stands behind the verb begins with the body that met.
fn begins_with_subject(after: &[String], organ: Option<&str>) -> bool {
    const LONGEST_SUBJECT: usize = 4;
    (1..=LONGEST_SUBJECT.min(after.len())).any(|end| names_the_meeting(&after[..end], organ))
}

/// Whether a verb in the present tense has what is decided behind it, and not on what such bodies
/// decide ("Nämnden beslutar om bygglov").
fn says_what(after: &[String]) -> bool {
    let is_adverb = |word: &&String| {
        Class::LightWord.has(word.as_str()) || Class::DecidesHow.has(word.as_str())
    };
    let Some(first) = after.iter().find(|word| !is_adverb(word)) else { return false };
    first == "att"
        || Class::LeadIn.begins(first)
        || first.chars().count() > 3 && first.ends_with(['a', 'å'])
        || after.iter().take(LONGEST_CITATION).any(|word| word == "att")
}

#[cfg(test)]
mod tests {
    use crate::segment::decisions::decisions;
    use crate::segment::layout::lines::lines_of;
    use crate::segment::paragraphs::paragraphs;
    use crate::source::Page;

    fn told_by(organ: &str, text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        decisions(&paragraphs(&lines, 60), Some(organ))
    }

    #[test]
    fn the_body_that_met_tells_its_decisions_in_sentences() {
        for sentence in [
            "Styrelsen beslutar att anta taxan.",
            "Styrelsen beslutade enhälligt att anta taxan.",
            "Styrelsen beslöt anta taxan.",
            "Mötet beslutade om oförändrad avgift, 100 kr.",
            "Årsmötet beslutade i enlighet med förslaget.",
            "Därefter beslutade styrelsen att anta taxan.",
            "Efter diskussion beslöt mötet att anta taxan.",
            "Det beslutades att anta taxan.",
            "Beslutades att anta taxan.",
            "Beslöts att taxan antas.",
            "Beslutade att anta taxan.",
            "Beslut att anta taxan.",
            "Vi beslutade att anta taxan.",
            "Partistyrelsen bestämde att anta taxan.",
        ] {
            let text = format!("Anna Berg redogjorde för ärendet. {sentence} Bo Ek tackade.");
            assert_eq!(told_by("Partistyrelsen", &text), [sentence], "{sentence}");
        }
    }

    #[test]
    fn what_others_decide_and_what_was_decided_before_is_background() {
        for sentence in [
            "Kommunfullmäktige beslutade att anta taxan.",
            "Regeringen beslutar att anta taxan.",
            "Kommunstyrelsen beslutade den 3 maj 2019, § 45, att anta taxan.",
            "Kommunstyrelsen beslutade 2019-05-03 att anta taxan.",
            "Kommunstyrelsen beslutade tidigare att anta taxan.",
            "Vid förra mötet beslutade kommunstyrelsen att anta taxan.",
            "I maj beslutade kommunstyrelsen att anta taxan.",
            "Anna Berg undrar om kommunstyrelsen beslutade att anta taxan.",
            "Om kommunstyrelsen beslutar att anta taxan höjs den.",
            "När mötet beslutade att anta taxan var den låg.",
            "Kommunstyrelsen har beslutat att anta taxan.",
            "Kommunstyrelsen beslutar om taxor.",
            "Beslutar kommunstyrelsen att anta taxan?",
            "Beslut om taxan fattas i maj.",
        ] {
            assert_eq!(told_by("Kommunstyrelsen", sentence), [""; 0], "{sentence}");
        }
        let text = "Kommunstyrelsen har beslutat att anta taxan.\n\natt höja den";
        assert_eq!(told_by("Kommunstyrelsen", text), [""; 0]);
        for heading in ["Bakgrund", "Sammanfattning av ärendet", "Förslag till beslut", "Yrkanden"]
        {
            let text = format!("{heading}\nKommunstyrelsen beslutar att anta taxan.");
            assert_eq!(told_by("Kommunstyrelsen", &text), [""; 0], "{heading}");
        }
    }

    #[test]
    fn what_the_body_that_met_proposes_is_its_decision() {
        for above in [
            "Vägnämnden föreslår kommunfullmäktige",
            "Vägnämnden föreslog medlemskommunernas fullmäktige",
            "Nämnden föreslår kommunfullmäktige besluta",
            "Vägnämnden har således beslutat",
            "Genom ordförandens röst har vägnämnden beslutat",
        ] {
            let text = format!("{above}\n\natt anta taxan.");
            let told = told_by("Vägnämnden", &text);
            assert!(told.len() == 1 && told[0].ends_with("att anta taxan."), "{above}: {told:?}");
        }
        let whole = "Vägnämnden föreslår kommunfullmäktige att anta taxan.";
        assert_eq!(told_by("Vägnämnden", whole), [whole]);
        let others = "Vägnämnden föreslår kommunstyrelsen att anta taxan.";
        assert_eq!(told_by("Kommunstyrelsen", others), [""; 0]);
    }

    #[test]
    fn clauses_below_a_sentence_are_its_clauses() {
        let clauses = ["att anta taxan", "att gälla från maj"];
        for lead in [
            "Efter samtal beslutade styrelsen",
            "Det beslutades",
            "Styrelsen beslutade enhälligt",
            "Därefter beslutade styrelsen följande:",
        ] {
            for gap in ["\n", "\n\n"] {
                let text = format!("{lead}{gap}{}\n\nBo Ek tackade.", clauses.join(gap));
                assert_eq!(told_by("Styrelsen", &text), clauses, "{text}");
            }
        }
    }

    #[test]
    fn a_sub_heading_over_decisions_outweighs_sentences() {
        let text = "Styrelsen beslutade att pröva frågan på nytt.\nBeslut\nPlanen antas.";
        assert_eq!(told_by("Styrelsen", text), ["Planen antas."]);
    }
}
