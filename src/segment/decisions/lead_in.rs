//! Does a paragraph that ends in a colon only lead in, or does it decide?
//!
//! "Enligt styrelsens förslag:" and "Styrelsen beslutar:" announce the clauses below. "Till ombud
//! utses:", "Planen antas med följande ändring:" and "Ärendet återremitteras till nämnden, som får i
//! uppdrag att:" decide, and what stands below belongs to them.

use super::super::paragraphs::{Paragraph, Role};
use super::super::sentences::sentences_with_full_stops;
use crate::lexicon::Class;

/// Whether a paragraph only announces the clauses below it: "Enligt styrelsens förslag:",
/// "Kommunstyrelsen föreslår att kommunfullmäktige beslutar".
pub(super) fn is_lead_in(text: &str, next: Option<&Paragraph>) -> bool {
    if text.ends_with(':') {
        return true;
    }
    let clause_below = next.is_some_and(|next| {
        matches!(next.role, Role::Clause(_) | Role::Bullet) || next.text.starts_with("att ")
    });
    let lower = text.to_lowercase();
    let last = lower.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
    let announces = Class::LeadInEnd.has(last);
    let few_words = text.split(' ').count() <= 6 && !text.ends_with('.');
    !text.starts_with("att ") && (announces && text.len() < 160 || clause_below && few_words)
}

/// What a text says before its last sentence, and that sentence.
pub(in crate::segment) fn last_sentence(text: &str) -> (&str, &str) {
    let last = sentences_with_full_stops(text).last().copied().unwrap_or(text);
    let before = text.strip_suffix(last).unwrap_or_default();
    (before.trim_end(), last)
}

/// Whether a sentence that leads in has a verb that itself decides something.
pub(in crate::segment) fn decides(sentence: &str) -> bool {
    const MOST_WORDS: usize = 120;
    let words: Vec<&str> = sentence.split_whitespace().take(MOST_WORDS).collect();
    let lower: Vec<String> = words.iter().map(|word| bare(word).to_lowercase()).collect();
    if lower.iter().any(|word| Class::VerbProposes.has(word)) || announces_more(&words, &lower) {
        return false;
    }
    let deciding =
        lower.iter().rposition(|word| Class::Decides.has(word) || Class::DecidingVerb.has(word));
    match deciding {
        Some(verb) => governs_infinitive(&lower[verb + 1..]),
        None => {
            lower.first().is_some_and(|first| first == "att") && governs_infinitive(&lower)
                || gives_task(&lower)
                || has_passive(&words, &lower)
                || has_active(&lower)
        }
    }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// "… samt att:", "Styrelsen beslutar, på förslag av kontoret, att:": the clauses below are others.
fn announces_more(words: &[&str], lower: &[String]) -> bool {
    let [.., before, last] = words else { return false };
    let beside = lower.len().checked_sub(2).map_or("", |at| lower[at].as_str());
    bare(last) == "att" && (before.ends_with([',', ';']) || Class::Coordinating.has(beside))
}

/// "att anta taxan", and not "att" alone.
fn governs_infinitive(words: &[String]) -> bool {
    let is_light = |word: &&String| {
        *word == "att"
            || Class::LightWord.has(word.as_str())
            || Class::DecidesHow.has(word.as_str())
    };
    let mut rest = words.iter().skip_while(is_light);
    rest.next().is_some_and(|verb| {
        let is_infinitive = verb.chars().count() > 2 && verb.ends_with(['a', 'å', 'e']);
        is_infinitive && !Class::LeadInEnd.has(verb) && !Class::DecidingVerb.has(verb)
    }) && rest.next().is_some()
}

/// "Nämnden får i uppdrag att", "Kontoret ges i uppdrag att".
fn gives_task(lower: &[String]) -> bool {
    lower.windows(3).any(|words| {
        let given = Class::Auxiliary.has(&words[0]) || is_passive(&words[0]);
        given && words[1] == "i" && Class::Task.has(&words[2])
    })
}

/// A passive, and not one of a clause with "som" nor a word of that form behind a preposition.
fn has_passive(words: &[&str], lower: &[String]) -> bool {
    (0..lower.len()).any(|at| {
        let of_another = at > 0 && Class::JoiningWord.has(&lower[at - 1]);
        !of_another && words[at].starts_with(char::is_lowercase) && is_passive(&lower[at])
    })
}

fn is_passive(word: &str) -> bool {
    const FEWEST_CHARS: usize = 5;
    let tells = || {
        Class::OutcomeApproved.has(word)
            || Class::OutcomeRejected.has(word)
            || Class::OutcomeReferredBack.has(word)
            || Class::OutcomeNoted.has(word)
            || Class::OutcomeElected.has(word)
    };
    let is_form = || word.chars().count() >= FEWEST_CHARS && Class::PassiveEnding.ends(word);
    word.ends_with('s') && (tells() || is_form())
}

/// The organ, and behind it a verb in the present tense: "Nämnden antar planen".
fn has_active(lower: &[String]) -> bool {
    const WITHIN: usize = 5;
    lower.windows(2).take(WITHIN).any(|pair| {
        let verb = pair[1].as_str();
        Class::OrganDefinite.ends(&pair[0])
            && verb.ends_with('r')
            && !Class::Auxiliary.has(verb)
            && !Class::LeadInEnd.has(verb)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_of_its_own_decides() {
        for text in [
            "Till ombud utses:",
            "Planen antas med följande ändring på sidan 3:",
            "Taxan revideras i enlighet med följande tillägg:",
            "Ansökan tillstyrks under förutsättning att:",
            "Ärendet återremitteras till vägnämnden som får i uppdrag att:",
            "Vägnämnden får i uppdrag att:",
            "Nämnden bemyndigas att teckna avtal med följande inriktning:",
            "Byanämnden antar stadgarna med följande ändringar:",
            "att anta stadgarna med följande ändringar:",
            "Styrelsen beslutar att anta stadgarna med dessa ändringar:",
            "På förslag av valberedningen väljs följande ombud:",
        ] {
            assert!(decides(text), "{text}");
        }
    }

    #[test]
    fn announcements_and_proposals_decide_nothing() {
        for text in [
            "Enligt styrelsens förslag:",
            "Enligt yrkande från Andreas Ek och deras parti:",
            "Styrelsen beslutar:",
            "Styrelsen beslutar följande:",
            "Styrelsen beslutar att:",
            "Styrelsen beslutar för egen del:",
            "Styrelsen beslutar enhälligt att:",
            "Därefter beslutades följande:",
            "Styrelsen beslutar, under förutsättning att årsmötet beslutar att anta budgeten, att:",
            "Styrelsen beslutar att godkänna rapporten samt att:",
            "Styrelsen tillstyrker kontorets förslag och föreslår att fullmäktige beslutar:",
            "Styrelsen föreslår fullmäktige besluta:",
        ] {
            assert!(!decides(text), "{text}");
        }
    }

    #[test]
    fn the_last_sentence_leads_in() {
        assert_eq!(
            last_sentence("Planen, dvs. kartan, antas. Styrelsen beslutar:"),
            ("Planen, dvs. kartan, antas.", "Styrelsen beslutar:")
        );
        assert_eq!(last_sentence("Styrelsen beslutar:"), ("", "Styrelsen beslutar:"));
    }
}
