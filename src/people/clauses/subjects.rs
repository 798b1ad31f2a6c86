//! Who is the subject of a verb?
//!
//! The rules are those of Swedish word order: the subject stands before the verb, or right behind
//! it after an opening adverb; a name behind a preposition, or that is the object of the verb, is
//! not a subject; a clause that begins with "att" has a subject of its own.

use super::super::names::titles::{is_title_word, last_word};
use super::super::office::{Office, means_the_chair};
use super::super::parties::party;
use super::acts::is_verb;
use super::sentence::{Sentence, Word};
use crate::lexicon::Class;
use crate::minutes::Act;

/// The longest stretch of light words, in bytes. "även därefter vice ordföranden
/// kommunalrådet" has fifty.
const LONGEST_LIGHT: usize = 400;

/// A possible subject of a verb.
#[derive(Debug, Clone)]
pub(in crate::people) struct Subject {
    pub(in crate::people) start: usize,
    pub(in crate::people) end: usize,
    pub(in crate::people) names: Vec<(String, Option<String>)>,
    pub(in crate::people) is_chair: bool,
    /// Whether one of them has a name that several have, and so is not among the names.
    pub(in crate::people) of_several: bool,
    /// Evidence that this is a person at all.
    pub(in crate::people) certain: bool,
}

/// What may stand between two persons of one list.
pub(in crate::people) fn joins_list(between: &str) -> bool {
    let between = behind_note(between).trim();
    let plain = between.trim_matches(|c| c == ',' || c == ' ');
    plain.is_empty()
        || Class::ListJoint.has(plain)
        || between.starts_with(',') && is_apposition(plain)
        || plain.len() < 60
            && between.starts_with([',', 'o', 's'])
            && plain
                .split(' ')
                .all(|word| Class::ListApposition.has(word) || Class::StemSubstitute.begins(word))
}

/// ", ekonomidirektör, och" between two persons: the office of the first.
fn is_apposition(between: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let office = ["och", "samt"].into_iter().find_map(|word| between.strip_suffix(word));
    let Some(office) = office.and_then(|office| office.trim_end().strip_suffix(',')) else {
        return false;
    };
    // "Bo Ek, M, och Siv Al, SD, yrkar": their parties.
    if party(office).is_some_and(|party| party.letters().is_some()) {
        return true;
    }
    office.split(' ').count() <= MOST_WORDS
        && !office.contains([',', '(', ':'])
        && is_title_word(last_word(office))
}

/// Given names and offices that stand in one list are one subject: "Ulla och Bo informerar".
pub(in crate::people) fn joined_by_och(sentence: &str, subjects: Vec<Subject>) -> Vec<Subject> {
    let mut joined: Vec<Subject> = Vec::new();
    for subject in subjects {
        let between = |last: &Subject| {
            sentence.get(last.end..subject.start).map(|gap| behind_note(gap).trim())
        };
        match joined.last_mut() {
            Some(last) if matches!(between(last), Some("och" | "samt" | ",")) => {
                last.end = subject.end;
                last.names.extend(subject.names);
                last.of_several |= subject.of_several;
                last.certain |= subject.certain;
            }
            _ => joined.push(subject),
        }
    }
    joined
}

/// What stands behind a note in brackets at the beginning: "Bo Ek (på länk) och", "Bo Ek (boek)".
pub(in crate::people) fn behind_note(text: &str) -> &str {
    const LONGEST_NOTE: usize = 60;
    let text = text.trim_start();
    let note = text.strip_prefix('(').and_then(|inner| inner.split_once(')'));
    note.filter(|(note, _)| note.len() <= LONGEST_NOTE).map_or(text, |(_, behind)| behind)
}

/// Whether the words right before a name call its bearer the meeting's chair.
pub(in crate::people) fn called_chair(before: &str) -> bool {
    means_the_chair(last_word(before)) && Office::before(before).is_some_and(Office::is_of_meeting)
}

/// Openings after which the subject stands behind the verb.
fn opens_inverted(sentence: &str, verb_start: usize, subject_before: bool) -> bool {
    // Longer than any of the words that open a sentence.
    const LONGEST_WORD: usize = 40;
    if subject_before {
        return false;
    }
    let opening = sentence[..verb_start].trim();
    let head = &opening[..opening.floor_char_boundary(LONGEST_WORD)];
    let first = head.split(' ').next().unwrap_or_default();
    first.is_empty()
        || Class::SentenceOpening.has(&first.to_lowercase())
        || opening.starts_with(['”', '"', '–', '-'])
        || opening.ends_with([',', '”'])
}

/// The possible subjects of a sentence's verbs, by where they begin.
#[derive(Debug, Default)]
pub(in crate::people) struct Subjects {
    list: Vec<Subject>,
    /// For each, the last one up to it that is not an object.
    free: Vec<Option<usize>>,
}

impl Subjects {
    /// The subjects, which are in the order of the sentence.
    pub(in crate::people) fn of(sentence: &Sentence<'_>, list: Vec<Subject>) -> Self {
        let mut latest = None;
        let free = list.iter().enumerate().map(|(at, subject)| {
            latest = if is_object(sentence.text, subject) { latest } else { Some(at) };
            latest
        });
        let free = free.collect();
        Self { list, free }
    }

    pub(in crate::people) fn iter(&self) -> impl Iterator<Item = &Subject> {
        self.list.iter()
    }

    pub(in crate::people) fn get(&self, index: usize) -> &Subject {
        &self.list[index]
    }

    /// The subject of the verb at `index`; `current` is that of the verb before.
    pub(in crate::people) fn of_verb(
        &self,
        sentence: &Sentence<'_>,
        index: usize,
        current: Option<usize>,
    ) -> Option<usize> {
        let (verb, text) = (&sentence.words[index], sentence.text);
        let nearest = self.nearest_before(text, verb);
        let governing = |s: usize| governs(text, &self.list[s], verb);
        if let Some(behind) = self.right_behind(text, verb)
            && opens_inverted(text, verb.start, nearest.is_some_and(governing))
        {
            return Some(behind);
        }
        let nearest = nearest.or(current)?;
        if self.is_reported(text, nearest, verb) {
            return None;
        }
        let subject = &self.list[nearest];
        let governs = governing(nearest);
        let fits = (subject.certain || governs)
            && (current == Some(nearest) || governs || sentence.opens_at(subject.start));
        fits.then_some(nearest)
    }

    /// Whether the verb is that of somebody whom the subject speaks of: "Siv Ek har sagt att Bo Al yrkar
    /// avslag".
    fn is_reported(&self, text: &str, subject: usize, verb: &Word<'_>) -> bool {
        let Some(last) = self.list.partition_point(|other| other.start < verb.start).checked_sub(1)
        else {
            return false;
        };
        let other = &self.list[last];
        last > subject
            && other.end <= verb.start
            && Class::ClauseWord.has(&last_word(text[..other.start].trim_end()).to_lowercase())
            && governs(text, other, verb)
    }

    /// The last subject before the verb that is not an object, or whose relative clause has the verb.
    fn nearest_before(&self, text: &str, verb: &Word<'_>) -> Option<usize> {
        // Only light words stand between a subject, its "som" and the verb.
        const MOST_OBJECTS: usize = 16;
        let before = |at: &usize| self.list[*at].end <= verb.start;
        let end = self.list.partition_point(|subject| subject.start < verb.start);
        let up_to = |end: usize| self.free[end.checked_sub(1)?];
        let free = std::iter::successors(up_to(end), |at| up_to(*at)).find(before);
        let objects = free.map_or(0, |free| free + 1)..end;
        let relative = objects
            .rev()
            .take(MOST_OBJECTS)
            .filter(before)
            .find(|&at| in_relative_clause(text, &self.list[at], verb));
        relative.or(free)
    }

    /// The subject right behind the verb: "Vidare informerar hon", "berättar även Ulla Ek". What
    /// stands between the verb and the first one behind it stands before the others too.
    fn right_behind(&self, text: &str, verb: &Word<'_>) -> Option<usize> {
        const MOST_WORDS: usize = 3;
        let first = self.list.partition_point(|subject| subject.start < verb.end);
        let between = text.get(verb.end..self.list.get(first)?.start)?;
        let fits = between.len() <= LONGEST_LIGHT
            // "På grund av jäv deltar inte Bo Ek i beslutet."
            && between.split_whitespace().all(|word| is_light_word(word) || Class::Denial.has(word))
            && between.split_whitespace().count() <= MOST_WORDS
            && !between.contains([',', '.', ':']);
        fits.then_some(first)
    }
}

/// Words between a verb and its subject behind it: adverbs and titles.
fn is_light_word(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    Class::LightWord.has(word) || is_title_word(word)
}

/// "enligt Nora Feldt, som informerar": the relative clause is hers.
fn in_relative_clause(sentence: &str, subject: &Subject, verb: &Word<'_>) -> bool {
    let between = behind_note(sentence.get(subject.end..verb.start).unwrap_or_default()).trim();
    if between.len() > LONGEST_LIGHT {
        return false;
    }
    let inner = between.strip_prefix(',').unwrap_or(between).trim();
    inner.strip_prefix("som").is_some_and(|rest| rest.split_whitespace().all(is_light_word))
}

/// A name behind a preposition is not a subject: "skrivelsen från Bo Ek redovisar".
fn is_object(sentence: &str, subject: &Subject) -> bool {
    const MOST_TITLES: usize = 12;
    let mut before = sentence[..subject.start].trim_end();
    // Titles between preposition and name do not count.
    for _ in 0..MOST_TITLES {
        let word = last_word(before);
        if !is_title_word(word) {
            break;
        }
        before = before[..before.len() - word.len()].trim_end();
    }
    let word = last_word(before).to_lowercase();
    // "Till", "För" … open a sentence as well, then the name is still governed by it.
    Class::Governing.has(&word)
}

/// Whether the verb follows its subject directly, but for light words and an
/// apposition between commas.
fn governs(sentence: &str, subject: &Subject, verb: &Word<'_>) -> bool {
    let Some(between) = sentence.get(subject.end..verb.start) else { return false };
    let between = behind_note(between).trim();
    if between.len() <= LONGEST_LIGHT && between.split_whitespace().all(is_light_word) {
        return true;
    }
    // ", tillika ersättare i förbundsstyrelsen," and the like; ", som deltar på länk,".
    let is_closed = between.len() > 2 && between.starts_with(',') && between.ends_with(',');
    is_closed || between.strip_prefix(", ").is_some_and(is_office)
}

/// Whether words behind a name and a comma are the office of its bearer, without a comma behind
/// it: "strategisk chef barn- och elevhälsan".
fn is_office(words: &str) -> bool {
    const MOST_WORDS: usize = 8;
    // "en del av", "kommunens": what stands before the title itself is an adjective at most.
    const MOST_BEFORE: usize = 2;
    let count = words.split(' ').take(MOST_WORDS + 1).count();
    let title = words.split(' ').take(MOST_BEFORE + 1).position(is_title_word);
    count <= MOST_WORDS
        && title.is_some()
        && !words.contains([',', ':', ';', '(', '"', '”'])
        && !words.split(' ').any(|word| Class::ClauseWord.has(word) || is_verb(word))
}

/// Whether the verb belongs to a clause with a subject of its own: "finner att nämnden
/// bifaller yrkandet". A verb behind "och" or a comma goes on with the sentence's own.
pub(in crate::people) fn in_clause_of_another(
    sentence: &Sentence<'_>,
    verb: usize,
    subject: &Subject,
    previous: Option<usize>,
) -> bool {
    let words = &sentence.words;
    let Some(previous) =
        previous.filter(|&previous| subject.end <= words[previous].end.max(subject.end))
    else {
        return false;
    };
    if governs(sentence.text, subject, &words[verb]) || subject.start > words[previous].end {
        return false;
    }
    let between = &words[previous + 1..verb];
    let coordinated = between
        .iter()
        .rev()
        .find(|word| !is_light_word(word.lower))
        .is_some_and(|word| Class::Coordinating.has(word.lower));
    !coordinated && sentence.opens_clause_between(previous, verb)
}

/// Whether the act is what a motion or another document says, not what its author does
/// at the meeting.
pub(in crate::people) fn tells_of_a_paper(
    sentence: &Sentence<'_>,
    verb: usize,
    subject: &Subject,
    act: Act,
) -> bool {
    if !matches!(act, Act::Moves | Act::Presents | Act::Asks) {
        return false;
    }
    let words = &sentence.words;
    let from = subject.start.min(words[verb].start);
    let to = words.get(verb + 7).map_or(sentence.text.len(), |word| word.end);
    sentence.names_paper_between((from, to.max(from)))
}
