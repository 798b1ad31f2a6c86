//! Does a sentence without the word "beslutar" tell what became of a matter?
//!
//! Many bodies set no sub-heading over decisions and never say that they decide: "Direktionen lade
//! redovisningen till handlingarna", "Till justerare valdes Bo Ek", "Dagordningen fastställs", "Ärendet
//! utgår". What settles a matter is the main verb, said of the body that met or in the passive. A
//! passive in a clause with "att" or "som", with somebody else as its agent, or with a day before the
//! meeting tells of something else.

use super::earlier::{is_cited, is_earlier};
use super::subject::names_the_meeting;
use crate::lexicon::Class;

/// Who is said to settle the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Settled {
    /// The body that met, as the sentence says.
    ByTheMeeting,
    /// Nobody is named, as in a passive.
    Impersonal,
}

/// Subject and verb stand within so many words.
const LONGEST_SUBJECT: usize = 4;
/// So far from the beginning stands the verb of a passive.
const FARTHEST_VERB: usize = 24;

/// Who settles a matter in a sentence, given as its words in lower case and without marks. `organ` is
/// the body that met.
pub(super) fn settled(sentence: &str, organ: Option<&str>) -> Option<Settled> {
    let told = without_aside(sentence);
    let words: Vec<&str> = told.split(' ').filter(|word| !word.is_empty()).collect();
    let lower: Vec<String> = words
        .iter()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-' && c != '§'))
        .map(str::to_lowercase)
        .collect();
    let in_phrase = || {
        let told = told.to_lowercase();
        Class::PhraseNoted.is_in(&told) || Class::PhraseApproved.is_in(&told)
    };
    by_the_meeting(&lower, organ, in_phrase).or_else(|| {
        let is_told = |found: &Settled| *found == Settled::Impersonal && may_be_whole(sentence);
        put_off(&lower).or_else(|| impersonal(&words, &lower)).filter(is_told)
    })
}

/// Whether a text is a sentence: it ends in a stop, or is one that lost it.
fn may_be_whole(sentence: &str) -> bool {
    sentence.ends_with('.') || Class::PhraseNoted.ends(&sentence.to_lowercase())
}

/// A sentence without a clause with "som" between commas.
fn without_aside(sentence: &str) -> String {
    let aside = sentence.find(", som ").and_then(|from| {
        let length = sentence[from + 2..].find(", ")?;
        Some((from, from + 2 + length + 1))
    });
    match aside {
        Some((from, to)) => format!("{}{}", &sentence[..from], &sentence[to..]),
        None => sentence.to_owned(),
    }
}

/// "Stämman beviljade styrelsen ansvarsfrihet.", "Nämnden tackar för informationen."
fn by_the_meeting(
    lower: &[String],
    organ: Option<&str>,
    in_phrase: impl Fn() -> bool,
) -> Option<Settled> {
    // Further behind the verb stands what is decided, which may have its own day.
    const CITED_WITHIN: usize = 3;
    let subjects = 1..=LONGEST_SUBJECT.min(lower.len().checked_sub(1)?);
    let verb = subjects.rev().find(|end| names_the_meeting(&lower[..*end], organ))?;
    let (word, after) = (lower[verb].as_str(), &lower[verb + 1..]);
    let is_active = !word.ends_with('s') && (word.ends_with('r') || !Class::Auxiliary.has(word));
    let tells = settles(word) && says_so(word, after) || in_phrase();
    let is_now = word.ends_with('r');
    let is_told = is_now || !is_cited(&after[..after.len().min(CITED_WITHIN)]);
    (is_active && tells && is_told && !Class::Auxiliary.has(word)).then_some(Settled::ByTheMeeting)
}

/// "Frågan tas upp på nästa möte."
fn put_off(lower: &[String]) -> Option<Settled> {
    const LONGEST_SUBJECT: usize = 2;
    let is_definite = |word: &String| Class::DefiniteEnding.ends(word);
    let begins = |from: usize| {
        let rest = lower.get(from..).unwrap_or_default().join(" ");
        is_definite(&lower[from - 1]) && Class::PhraseDeferred.begins(&rest)
    };
    (1..=LONGEST_SUBJECT.min(lower.len())).any(begins).then_some(Settled::Impersonal)
}

/// "Till justerare valdes Bo Ek.", "Informationen läggs till handlingarna."
fn impersonal(words: &[&str], lower: &[String]) -> Option<Settled> {
    let verb = lower.iter().take(FARTHEST_VERB).position(|word| {
        word.ends_with('s') && settles(word)
            || Class::OutcomeWithdrawn.has(word)
            || is_settled(word)
    })?;
    let (before, after) = (&lower[..verb], &lower[verb + 1..]);
    let is_past = lower[verb].ends_with("des") || lower[verb].ends_with("ts");
    // "Till att jämte ordföranden justera protokollet utsågs Bo Ek."
    let to_adjust = before.iter().any(|word| Class::VerbAdjust.has(word));
    let in_clause = before.iter().any(|word| {
        Class::ClauseWord.has(word) && !(word == "att" && to_adjust)
            || Class::OfAnother.has(word) && !is_past && word != "enligt"
            || Class::Denial.has(word)
            || word == "om" && before.first().is_some_and(|first| first == "om")
    });
    let has_agent = after.iter().take(2).any(|word| word == "av");
    let told_before = is_past && (is_earlier_opening(before) || is_cited_past(after));
    let fits = has_subject(words, lower, verb)
        && says_so(&lower[verb], after)
        && !in_clause
        && !has_agent
        && !told_before
        && !acts_before(before.get(1..).unwrap_or_default());
    fits.then_some(Settled::Impersonal)
}

/// Whether the verb is one by which a matter is settled, in any form.
fn settles(word: &str) -> bool {
    [
        Class::OutcomeApproved,
        Class::OutcomeRejected,
        Class::OutcomeDeferred,
        Class::OutcomeReferredBack,
        Class::OutcomeNoted,
        Class::OutcomeWithdrawn,
        Class::OutcomeElected,
        Class::SettlingVerb,
        Class::LayingVerb,
    ]
    .into_iter()
    .any(|class| class.has(word))
}

/// "Interpellationen är därmed besvarad."
fn is_settled(word: &str) -> bool {
    Class::SettledState.has(word)
}

/// Verbs of laying are of a decision with "till handlingarna" behind them.
fn says_so(verb: &str, after: &[String]) -> bool {
    !Class::LayingVerb.has(verb) || after.iter().any(|word| Class::OnFile.has(word))
}

/// Whether a passive has a subject of this meeting: a noun in the definite form before it, an office
/// ("Till justerare valdes"), a name, or nothing at all ("Antecknades.").
fn has_subject(words: &[&str], lower: &[String], verb: usize) -> bool {
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    let is_made = ["ande", "ende", "änd", "ad"].iter().any(|end| lower[0].ends_with(end));
    verb == 0
        || lower[0] == "till"
        // "Den godkändes och lades till handlingarna."
        || verb == 1 && Class::Referring.has(&lower[0])
        || lower[0] == "att" && verb > 1 && Class::OutcomeElected.has(&lower[verb])
        // "Upprättad förteckning godkändes", "Anmäls och läggs till handlingarna".
        || is_made
        || Class::PassiveEnding.ends(&lower[0])
        || Class::LayingVerb.has(&lower[verb])
        || words[1..verb].iter().any(is_name)
        || lower[..verb].iter().any(|word| word.chars().count() > 3 && Class::DefiniteEnding.ends(word))
}

/// Whether a sentence begins with a time before the meeting: "I maj", "Under året", "Den 3 maj".
fn is_earlier_opening(before: &[String]) -> bool {
    let opens = before.first().is_some_and(|first| {
        matches!(first.as_str(), "i" | "under" | "sedan" | "den" | "vid" | "år")
    });
    let of_meeting = before.iter().any(|word| Class::MeetingOpened.ends(word));
    opens && before.len() > 1 && !of_meeting
        || before.iter().any(|word| Class::TellsEarlier.has(word))
}

/// Whether a past form has a day behind it that is not the day to which a matter is put off.
fn is_cited_past(after: &[String]) -> bool {
    let put_off = after.iter().take(2).any(|word| word == "till");
    !put_off && (is_cited(after) || is_earlier(&after[..after.len().min(3)]))
}

/// Whether somebody acts before the verb: "Ordföranden finner att", "Bo Ek yrkar att".
fn acts_before(before: &[String]) -> bool {
    before.iter().any(|word| {
        Class::FiniteVerb.has(word)
            || Class::ActsInFull.has(word)
            || Class::ChairLeads.has(word)
            || Class::VerbProposes.has(word)
            || Class::Auxiliary.has(word) && word != "är"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_settles_a_matter() {
        for text in [
            "Direktionen lade redovisningen till handlingarna.",
            "Stämman beviljade styrelsens ledamöter ansvarsfrihet.",
            "Kommunstyrelsen fastställer taxan för 2014.",
            "Mötet valde de fyra nominerade till kommittén.",
            "Kommunstyrelsen fastställer taxan enligt utskottets förslag 2013-11-27, § 301.",
            "Nämnden tackar för informationen.",
            "Stämman valde i enlighet med förslaget",
        ] {
            assert_eq!(settled(text, None), Some(Settled::ByTheMeeting), "{text}");
        }
        for text in [
            "Dagordningen fastställs.",
            "Till justerare valdes Bo Ek och Siv Al.",
            "Protokollet från 2019-09-03 läggs till handlingarna.",
            "Anmälan, som hade skickats den 3 maj, anmäldes och lades till handlingarna.",
            "Ärendet utgår.",
            "Ärendet utgick.",
            "Frågan bordlades till nästa möte.",
            "Motionen remitteras till kommunstyrelsen för beredning.",
            "Interpellationen är därmed besvarad.",
            "Siv Al väljs att jämte ordföranden justera protokollet.",
            "Antecknades.",
            "Anmäls och läggs till handlingarna",
            "Redovisade beslut läggs med godkännande till handlingarna.",
            "Upprättad förteckning godkändes att gälla som röstlängd.",
            "Till att jämte ordföranden justera protokollet utsågs Siv Al.",
        ] {
            assert_eq!(settled(text, None), Some(Settled::Impersonal), "{text}");
        }
    }

    #[test]
    fn what_others_settled_or_what_was_settled_before_is_told_of() {
        for text in [
            "I maj bordlades ärendet.",
            "I fjol beviljades hundra ansökningar.",
            "Planen godkändes den 3 maj 2019.",
            "Planen godkändes av kommunfullmäktige.",
            "Bo Ek yrkar att motionen avslås.",
            "Ordföranden finner att motionen avslås.",
            "Kommunstyrelsen föreslår att planen godkänns.",
            "Bidrag beviljas till föreningar.",
            "Bygglov beviljas om det är lämpligt.",
            "Redovisningen lades fram.",
            "Regeringen beviljade medlen.",
            "Om planen antas byggs vägen.",
        ] {
            assert_eq!(settled(text, Some("Kommunstyrelsen")), None, "{text}");
        }
    }
}
