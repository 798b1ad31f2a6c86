//! What does the main verb of a decision say became of the matter?
//!
//! The verb stands behind "att", "beslutar" or the organ ("att avslå motionen", "nämnden godkänner
//! planen"), or it is a passive, mostly near the end ("uppdraget att utreda vägen antecknas"). Of
//! several passives that "och" joins the first counts, of others the last: those before it stand in
//! clauses of the subject. What follows a main verb as its ground or aim is not looked at.

use crate::lexicon::Class;
use crate::minutes::OutcomeKind;
use OutcomeKind::{Approved, Deferred, Elected, Noted, ReferredBack, Rejected, Withdrawn};

use super::super::decisions::decides;
use super::proposal::organ_at;
use super::relative::Relative;
use super::tokens::{Token, tokens};

/// The verbs of each kind, in any form.
const VERBS: [(Class, OutcomeKind); 7] = [
    (Class::OutcomeApproved, Approved),
    (Class::OutcomeRejected, Rejected),
    (Class::OutcomeDeferred, Deferred),
    (Class::OutcomeReferredBack, ReferredBack),
    (Class::OutcomeNoted, Noted),
    (Class::OutcomeWithdrawn, Withdrawn),
    (Class::OutcomeElected, Elected),
];

/// What says the same in several words.
const PHRASES: [(Class, OutcomeKind); 4] = [
    (Class::PhraseApproved, Approved),
    (Class::PhraseNoted, Noted),
    (Class::PhraseDeferred, Deferred),
    (Class::PhraseWithdrawn, Withdrawn),
];

/// What a decision's main verb says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) kind: OutcomeKind,
    /// Of a matter referred back, the organ that has it again.
    pub(super) to: Option<String>,
}

impl Clause {
    /// What each sentence says, each kind once, where all of them have a verb of an outcome; else
    /// what the first says that has one.
    pub(super) fn all_of(text: &str) -> Vec<Self> {
        const MOST_SENTENCES: usize = 3;
        // What stands in the list below a decision is a part of it.
        if let Some((above, _)) = text.split_once(": ")
            && decides(above)
        {
            return Self::of_sentence(above).into_iter().collect();
        }
        let mut sentences = text.split_inclusive(". ");
        let clauses: Vec<Option<Self>> =
            sentences.by_ref().take(MOST_SENTENCES).map(Self::of_sentence).collect();
        let is_whole = sentences.next().is_none() && clauses.iter().all(Option::is_some);
        let mut found: Vec<Self> = Vec::new();
        for clause in clauses.into_iter().flatten() {
            if found.is_empty() || is_whole && found.iter().all(|other| other.kind != clause.kind) {
                found.push(clause);
            }
        }
        found
    }

    /// What the first sentence that has a verb of an outcome says.
    #[cfg(test)]
    pub(super) fn of(text: &str) -> Option<Self> {
        Self::all_of(text).into_iter().next()
    }

    fn of_sentence(sentence: &str) -> Option<Self> {
        // A list of hundreds of entries says in its first words what becomes of them.
        const MOST_WORDS: usize = 400;
        let mut tokens = tokens(sentence);
        tokens.truncate(MOST_WORDS);
        let found = governed(&tokens).or_else(|| passive(&tokens)).or_else(|| active(&tokens));
        if let Some((at, kind)) = found {
            let to = (kind == ReferredBack).then(|| receiver(&tokens, at)).flatten();
            return Some(Self { kind, to });
        }
        let lower = sentence.to_lowercase();
        let (_, kind) = PHRASES.into_iter().find(|(class, _)| class.is_in(&lower))?;
        Some(Self { kind, to: None })
    }
}

/// The kind that a verb tells of.
fn kind_of(word: &str) -> Option<OutcomeKind> {
    VERBS.into_iter().find(|(class, _)| class.has(word)).map(|(_, kind)| kind)
}

/// The kind that the verb at `at` tells of, with its negation.
fn told_at(tokens: &[Token<'_>], at: usize) -> Option<OutcomeKind> {
    let kind = kind_of(&tokens[at].lower)?;
    let is = |at: Option<usize>, words: &[&str]| {
        at.and_then(|at| tokens.get(at)).is_some_and(|word| words.contains(&word.lower.as_str()))
    };
    let negated = is(at.checked_sub(1), &["inte", "ej"]) || is(Some(at + 1), &["inte", "ej"]);
    match kind {
        Approved if negated => Some(Rejected),
        _ if negated => None,
        // "utses att underteckna avtalet" gives a right and elects nobody.
        Elected if is(Some(at + 1), &["att"]) && !to_adjust(&tokens[at + 1..]) => None,
        Elected if is_award(&tokens[at + 1..]) => None,
        // "utgår som stående punkt", "utgår från att" take no matter off the agenda.
        Withdrawn if is(Some(at + 1), &["som", "från"]) => None,
        kind => Some(kind),
    }
}

/// "att jämte ordföranden justera protokollet": an election to a duty of the meeting.
fn to_adjust(behind: &[Token<'_>]) -> bool {
    // "att jämte tjänstgörande ordföranden Bo Nils Ek (M) justera"
    const WITHIN: usize = 12;
    behind.iter().take(WITHIN).any(|word| Class::VerbAdjust.has(&word.lower))
}

/// "till vinnare av tävlingen": who is given a contract or a prize has no office.
fn is_award(behind: &[Token<'_>]) -> bool {
    const WITHIN: usize = 12;
    let pairs = behind.windows(2).take(WITHIN);
    let mut to = pairs.filter(|pair| pair[0].lower == "till").map(|pair| pair[1].lower.as_str());
    to.next().is_some_and(|whom| Class::Awarded.ends(whom))
}

/// The infinitive behind "att" or behind a verb of deciding, at the sentence's beginning.
fn governed(tokens: &[Token<'_>]) -> Option<(usize, OutcomeKind)> {
    const LONGEST_GROUND: usize = 8;
    const DECIDES_WITHIN: usize = 12;
    let decides = tokens.iter().take(DECIDES_WITHIN);
    let decides = decides.rev().position(|word| Class::DecidingVerb.has(&word.lower));
    let from = match decides {
        Some(back) => tokens.len().min(DECIDES_WITHIN) - back,
        None if tokens.first()?.lower == "att" => 0,
        None => return None,
    };
    // "beslutade enligt styrelsens förslag att avslå motionen"
    let grounded = tokens.get(from).is_some_and(|word| Class::LeadIn.begins(&word.lower));
    let clause = tokens.iter().skip(from).take(LONGEST_GROUND).position(|word| word.lower == "att");
    let from = from + clause.filter(|_| grounded && decides.is_some()).unwrap_or(0);
    let rest = tokens[from..].iter().enumerate().take(6);
    let mut first = from;
    for (at, word) in rest {
        if word.lower == "att" || Class::LightWord.has(&word.lower) || word.lower == "inte" {
            first = from + at + 1;
        } else {
            break;
        }
    }
    let verb = tokens.get(first)?;
    (!verb.lower.ends_with('s')).then(|| told_at(tokens, first)).flatten().map(|kind| (first, kind))
}

/// The finite verb behind the organ that the sentence begins with.
fn active(tokens: &[Token<'_>]) -> Option<(usize, OutcomeKind)> {
    const WITHIN: usize = 9;
    for (at, word) in tokens.iter().enumerate().take(WITHIN).skip(1) {
        if Class::ClauseWord.has(&word.lower) || Class::OfAnother.has(&word.lower) {
            return None;
        }
        // "Styrelsen ombes utse en ny ledamot": what somebody is asked to do, an infinitive behind a passive, is not
        // done here.
        let is_asked_for =
            tokens[at - 1].lower.ends_with('s') && word.lower.ends_with(['a', 'e', 'å']);
        if !word.lower.ends_with('s')
            && !is_asked_for
            && let Some(kind) = told_at(tokens, at)
        {
            return Some((at, kind));
        }
    }
    None
}

/// The passive that is the sentence's main verb.
fn passive(tokens: &[Token<'_>]) -> Option<(usize, OutcomeKind)> {
    let mut found: Option<(usize, OutcomeKind)> = None;
    let mut relative = Relative::default();
    for (at, word) in tokens.iter().enumerate() {
        let in_relative = relative.holds(tokens, at);
        let behind_main = found.is_some() && Class::GroundWord.has(&word.lower);
        // "Kontoret får i uppdrag att …": what is to be done is not done here.
        let tasked = Class::Task.has(&word.lower) && at > 1 && tokens[at - 1].lower == "i";
        if behind_main || tasked && !in_relative {
            break;
        }
        if word.lower.ends_with('s')
            && let Some(kind) = told_at(tokens, at)
        {
            let joined = found.is_some_and(|(before, _)| {
                tokens[before + 1..at].iter().any(|word| Class::Coordinating.has(&word.lower))
            });
            if !joined && !in_relative {
                found = Some((at, kind));
            }
        }
    }
    found
}

/// To whom a matter is sent back.
fn receiver(tokens: &[Token<'_>], verb: usize) -> Option<String> {
    const WITHIN: usize = 8;
    let end = tokens.len().min(verb + WITHIN);
    let to = (verb + 1..end).find(|at| tokens[*at].lower == "till")?;
    let end = tokens.len().min(to + 5);
    (to + 1..end).find_map(|at| {
        let organ = organ_at(tokens, at).or_else(|| {
            let body = Class::Organisation.ends(&tokens[at].lower);
            // "Stiftelsen Solrosen" has more of a name than is known here.
            let named =
                tokens.get(at + 1).is_none_or(|next| !next.text.starts_with(char::is_uppercase));
            (body && named).then(|| organ_like(tokens[at].text))
        })?;
        // "kretslopp och vattennämnden"
        let joined = tokens[to + 1..at].iter().any(|word| Class::Coordinating.has(&word.lower));
        let words = tokens[to + 1..=at].iter().map(|token| token.text);
        Some(if joined { organ_like(&words.collect::<Vec<_>>().join(" ")) } else { organ })
    })
}

/// A body's name with a capital.
fn organ_like(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_main_verb_tells() {
        let kind = |text| Clause::of(text).map(|clause| clause.kind);
        for (text, expected) in [
            ("Nämnden godkänner planen.", Some(Approved)),
            ("Nämnden beslutar att avslå ansökan.", Some(Rejected)),
            ("Nämnden beslutade enligt styrelsens förslag att avslå ansökan.", Some(Rejected)),
            ("att inte bifalla motionen", Some(Rejected)),
            ("Motionen bifalls inte.", Some(Rejected)),
            ("Uppdraget att utreda vägen, som godkänns av byn, antecknas.", Some(Noted)),
            ("Redovisningen antecknas och förklaras fullgjord.", Some(Noted)),
            ("Ärendet bordläggs så att rapporten antecknas först.", Some(Deferred)),
            ("Till ledamot utses Bo Ek.", Some(Elected)),
            ("Styrelsen ombes utse en ny ledamot.", None),
            ("Ordföranden utses att underteckna avtalet.", None),
            ("Bo Ek utses att jämte ordföranden justera protokollet.", Some(Elected)),
            ("Nämnden beslutar att utse Byggbo AB till vinnare av tävlingen.", None),
            ("Nämnden beslutar att utse Byggbo AB till revisor.", Some(Elected)),
            (
                "Redovisningen av motioner som väckts och som ännu ej besvarats antecknas.",
                Some(Noted),
            ),
            (
                "Ansökan om de staket som krävs för att bygga avslås med hänvisning till att plan saknas.",
                Some(Rejected),
            ),
            (
                "Bidrag till personer som har fyllt 65 år återremitteras för att beredas.",
                Some(ReferredBack),
            ),
            ("Förteckningen över ansökningar som avslås och bordläggs finns.", None),
            ("Planen antas med följande ändring: Frågor som väcks antecknas.", None),
            (
                "Ärendet återremitteras till nämnden som får i uppdrag att: a. se till att avtal godkänns",
                Some(ReferredBack),
            ),
            ("Ärendet utgår.", Some(Withdrawn)),
            ("Frågan utgår som stående punkt på dagordningen.", None),
            ("Planen antas.", None),
            ("Anmälan läggs till handlingarna.", Some(Noted)),
            ("Kontoret får i uppdrag att se till att avtal godkänns i tid.", None),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_that_each_tell_an_outcome_have_one_of_each_kind() {
        let kinds = |text| -> Vec<OutcomeKind> {
            Clause::all_of(text).into_iter().map(|clause| clause.kind).collect()
        };
        let all = "Ärendena under §§ 3–5 bordläggs. Motionerna bordläggs. Anmälningarna antecknas.";
        assert_eq!(kinds(all), [Deferred, Noted]);
        assert_eq!(kinds("Ärendet bordläggs. Bo Ek var ordförande."), [Deferred]);
    }

    #[test]
    fn a_matter_is_sent_back_to_somebody() {
        let to = |text| Clause::of(text).and_then(|clause| clause.to);
        assert_eq!(
            to("Ärendet återremitteras till byggnadsnämnden för att utredas.").as_deref(),
            Some("Byggnadsnämnden")
        );
        assert_eq!(
            to("Ärendet återremitteras till stadsbyggnadskontoret.").as_deref(),
            Some("Stadsbyggnadskontoret")
        );
        assert_eq!(
            to("Ärendet återremitteras till kretslopp och vattennämnden.").as_deref(),
            Some("Kretslopp och vattennämnden")
        );
        assert_eq!(to("Ärendet återremitteras till stiftelsen Solrosen."), None);
        assert_eq!(to("Ärendet återremitteras."), None);
    }
}
