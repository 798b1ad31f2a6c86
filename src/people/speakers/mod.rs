//! Who takes the floor or acts in an item, and who is only named?
//!
//! Read sentence by sentence: a verb of the table in `acts` needs a subject, which stands before it
//! (`Ulla Ek (S) och Bo Al (M) yrkar`), right behind it after an opening adverb (`Vidare informerar
//! hon`), or behind `av` (`besvaras av Bo Al`). A name behind a preposition or in the genitive is
//! not a subject. What the motion says is not what its author says at the meeting.

pub(in crate::people) mod acts;
pub(in crate::people) mod sections;
pub(in crate::people) mod sentence;
pub(in crate::people) mod sentences;
pub(in crate::people) mod subjects;
pub(in crate::people) mod verbs;

use std::collections::{HashMap, HashSet};

use super::persons::{Evidence, GivenNames, Named, Register};
use super::titles::is_title_word;
use crate::lexicon::Class;
use crate::minutes::{Act, AgendaItem, Mention, Speaker};
use acts::{act_of, is_verb, passive_act};
use sections::{Section, sections};
use sentence::{Lower, Sentence, Word};
use sentences::sentences;
use subjects::{
    Subject, Subjects, behind_note, called_chair, in_clause_of_another, joins_list,
    tells_of_a_paper,
};

/// Who the chair of the meeting is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chair {
    /// The name, where it is known.
    pub name: Option<String>,
}

/// Collects speakers and mentions of one item.
struct Reading<'a> {
    register: &'a Register,
    chair: &'a Chair,
    speakers: Vec<Speaker>,
    /// Where each speaker stands, by name and by given name.
    by_name: HashMap<String, usize>,
    by_given: GivenNames,
    mentions: Vec<Mention>,
    mentioned: HashSet<String>,
    /// The person a pronoun means.
    last: Option<(String, Option<String>)>,
    /// Who leads this item, where the text says so.
    leading: Option<String>,
}

/// Fills in the item's speakers and mentions.
pub(crate) fn read_item(item: &mut AgendaItem, register: &Register, chair: &Chair) {
    let mut reading = Reading {
        register,
        chair,
        speakers: Vec::new(),
        by_name: HashMap::new(),
        by_given: GivenNames::default(),
        mentions: Vec::new(),
        mentioned: HashSet::new(),
        last: None,
        leading: None,
    };
    reading.mention_all(&item.title);
    // Whether a list of papers ended without a sub-heading.
    let mut has_ended = false;
    for (section, paragraph) in sections(&item.body) {
        let is_heading = section == Section::Heading;
        reading.last = reading.last.take().filter(|_| !is_heading);
        has_ended &= !is_heading;
        for sentence in sentences(paragraph) {
            has_ended |= section == Section::NoSpeech && reading.opens_with_act(sentence);
            let section = if has_ended { Section::Text } else { section };
            reading.sentence(sentence, section);
        }
    }
    let Reading { speakers, by_name, mut mentions, .. } = reading;
    mentions.retain(|mention| !by_name.contains_key(&mention.name));
    item.speakers = speakers;
    item.mentions = mentions;
}

impl Reading<'_> {
    fn mention_all(&mut self, text: &str) {
        for person in self.register.persons_in(text) {
            self.mention(&person);
        }
    }

    fn mention(&mut self, person: &Named) {
        if person.evidence == Evidence::Certain && !self.mentioned.contains(&person.name) {
            self.mentioned.insert(person.name.clone());
            let party = self.party_of(&person.name, person.party.clone());
            self.mentions.push(Mention { name: person.name.clone(), party });
        }
    }

    fn party_of(&self, name: &str, printed: Option<String>) -> Option<String> {
        printed.or_else(|| self.register.find(name).and_then(|known| known.party.clone()))
    }

    fn speak(&mut self, name: &str, party: Option<String>, act: Act) {
        let party = self.party_of(name, party);
        if let Some(&at) = self.by_name.get(name) {
            let speaker = &mut self.speakers[at];
            speaker.party = speaker.party.take().or(party);
            if !speaker.acts.contains(&act) {
                speaker.acts.push(act);
            }
        } else {
            self.by_name.insert(name.to_owned(), self.speakers.len());
            self.by_given.add(name, self.speakers.len());
            self.speakers.push(Speaker { name: name.to_owned(), party, acts: vec![act] });
        }
    }

    fn all_speak(&mut self, subject: &Subject, act: Act) {
        for (name, party) in &subject.names {
            self.speak(name, party.clone(), act);
        }
    }

    /// Whether a sentence begins with a person who acts ("Ordföranden Ulla Ek (S) yrkar bifall"): no
    /// entry of a list of papers or recipients does, so the list above has ended.
    fn opens_with_act(&self, sentence: &str) -> bool {
        const LONGEST_TITLES: usize = 60;
        let first_word = sentence.split(' ').next().unwrap_or_default();
        if !first_word.starts_with(char::is_uppercase) {
            return false;
        }
        let persons = self.register.persons_in(&sentence[..near(sentence)]);
        let Some(first) = persons.first().filter(|person| !person.genitive) else { return false };
        let titles = &sentence[..first.start];
        let verb = behind_note(&sentence[first.end..]).trim_start().split(' ').next();
        first.evidence == Evidence::Certain
            && titles.len() <= LONGEST_TITLES
            && titles.split_whitespace().all(is_title_word)
            && verb.is_some_and(is_verb)
    }

    fn sentence(&mut self, sentence: &str, section: Section) {
        let persons = self.register.persons_in(sentence);
        for person in &persons {
            self.mention(person);
        }
        if section == Section::NoSpeech {
            return;
        }
        let lower = Lower::of(sentence);
        let sentence = Sentence::of(sentence, &lower);
        // "Mer information om beslutet ges av Ulla Ek" says whom to ask.
        if Class::TellsMore.begins(sentence.lower_before(sentence.text.len())) {
            return;
        }
        let subjects = Subjects::of(&sentence, self.subjects(&sentence, &persons));
        self.agents(&sentence, &subjects);
        let acted = self.verbs(&sentence, &subjects, section);
        // "Lars Ek (S) och Eva Al (S) stödjer yrkandet." below "Protokollsanteckning".
        if !acted && section == Section::Statement {
            self.bare_statement(sentence.text, &subjects);
        }
        // "Därefter följer en presentation av Ulla Ek." makes her the one a "hon" means.
        if !acted
            && let [only] = &persons[..]
            && only.evidence == Evidence::Certain
        {
            self.last = Some((only.name.clone(), only.party.clone()));
        }
    }

    /// What the verbs of a sentence say; whether one of them is somebody's act.
    fn verbs(&mut self, sentence: &Sentence<'_>, subjects: &Subjects, section: Section) -> bool {
        // What a subject has done need not be done again: it may be a list of hundreds.
        let mut done: HashSet<(usize, Act)> = HashSet::new();
        let mut current: Option<usize> = None;
        let mut previous: Option<usize> = None;
        for (index, word) in sentence.words.iter().enumerate() {
            if !is_verb(word.lower) {
                continue;
            }
            let behind = sentence.behind(word.end);
            // The verb is looked up as the chair's too, to see that it is a verb of ours.
            if act_of(word.lower, behind, false).or(act_of(word.lower, behind, true)).is_none() {
                continue;
            }
            let Some(at) = subjects.of_verb(sentence, index, current) else { continue };
            let subject = subjects.get(at);
            let Some(act) = act_of(word.lower, behind, subject.is_chair) else { continue };
            // "anmäler jäv och deltar inte i beslutet" is one act, the declaration.
            let declares =
                act == Act::Statement && word.lower.starts_with("delt") && sentence.has("jäv");
            if declares
                || in_clause_of_another(sentence, index, subject, previous)
                || tells_of_a_paper(sentence, index, subject, act)
            {
                continue;
            }
            current = Some(at);
            previous = Some(index);
            if section == Section::RollCall && act != Act::Chairs {
                continue;
            }
            if done.insert((at, act)) {
                self.all_speak(subject, act);
            }
            if subject.is_chair {
                self.leading = subject.names.first().map(|(name, _)| name.clone());
            }
            self.last = subject.names.last().cloned();
        }
        !done.is_empty()
    }

    /// Below "Protokollsanteckning" the person who begins a sentence has it noted.
    fn bare_statement(&mut self, sentence: &str, subjects: &Subjects) {
        let first = subjects.iter().find(|subject| subject.certain && subject.start < 40);
        let Some(first) = first.filter(|first| {
            sentence[..first.start].trim_start().chars().all(|c| c.is_alphabetic() || c == ' ')
        }) else {
            return;
        };
        let verb = sentence[first.end..].trim_start().split(' ').next().unwrap_or_default();
        if verb.ends_with('r')
            && verb.starts_with(char::is_lowercase)
            && verb != "är"
            && verb != "har"
        {
            self.all_speak(first, Act::Statement);
        }
    }

    /// "Frågan besvaras av …", "På förslag av …": the agent acts.
    fn agents(&mut self, sentence: &Sentence<'_>, subjects: &Subjects) {
        const NEAR_BYTES: usize = 300;
        for subject in subjects.iter().filter(|subject| subject.certain) {
            let before = sentence.lower_before(subject.start);
            if Class::QuestionFrom.ends(before) {
                self.all_speak(subject, Act::Asks);
                continue;
            }
            // Four words of Swedish are shorter.
            let near = before.ceil_char_boundary(before.len().saturating_sub(NEAR_BYTES));
            let near = before[near..].split_whitespace().rev().take(4);
            let Some(of) = near.into_iter().position(|word| word == "av") else {
                continue;
            };
            let proposal =
                before.starts_with("på förslag av") || before.starts_with("på yrkande av");
            let act = if proposal {
                Some(Act::Moves)
            } else {
                let head = sentence.runs_before(subject.start) - of - 1;
                let words = sentence.words.iter().take(head).rev();
                words.take(4).find_map(|word| passive_act(word.lower))
            };
            if let Some(act) = act {
                self.all_speak(subject, act);
            }
        }
    }

    /// Persons, groups of persons, the chair and pronouns, in order.
    fn subjects(&self, sentence: &Sentence<'_>, persons: &[Named]) -> Vec<Subject> {
        let (words, sentence) = (&sentence.words, sentence.text);
        let mut subjects: Vec<Subject> = Vec::new();
        for person in persons.iter().filter(|person| !person.genitive) {
            let name = (person.name.clone(), person.party.clone());
            let before = sentence[..person.start].trim_end();
            let is_chair = called_chair(before) || self.chair.name.as_ref() == Some(&person.name);
            if let Some(last) = subjects.last_mut()
                && joins_list(&sentence[last.end..person.start])
            {
                last.end = person.end;
                last.names.push(name);
                last.certain |= person.evidence == Evidence::Certain;
                continue;
            }
            let certain = person.evidence == Evidence::Certain;
            subjects.push(Subject {
                start: person.start,
                end: person.end,
                names: vec![name],
                is_chair,
                certain,
            });
        }
        for (index, word) in words.iter().enumerate() {
            let names = match word.text {
                "hon" | "han" | "Hon" | "Han" | "hen" | "Hen" => self.last.clone(),
                "Ordföranden" | "Ordförande" | "ordföranden" | "Ordf." => {
                    let named = stands_before_name(sentence, word, persons);
                    // "ordföranden i nämnden", "kommunstyrelsens ordförande" are others.
                    let other =
                        words.get(index + 1).is_some_and(|next| matches!(next.text, "i" | "för"))
                            || index > 0
                                && (words[index - 1].lower.ends_with('s')
                                    || words[index - 1].lower == "vice");
                    let chair = self.leading.clone().or_else(|| self.chair.name.clone());
                    if named || other { None } else { chair.map(|name| (name, None)) }
                }
                _ if is_title_word(word.text) => self.office(sentence, words, index, persons),
                given if index == 0 || given.starts_with(char::is_uppercase) => {
                    self.given_name(word, persons)
                }
                _ => None,
            };
            let Some(name) = names else { continue };
            let is_chair = word.lower.starts_with("ordf");
            subjects.push(Subject {
                start: word.start,
                end: word.end,
                names: vec![name],
                is_chair,
                certain: true,
            });
        }
        subjects.sort_by_key(|subject| subject.start);
        joined_by_och(sentence, subjects)
    }

    /// An office alone ("Kassören redogör") is the attendee who holds it; one of something
    /// ("klubbens kassör", "kassören i distriktet") or with a name behind is not.
    fn office(
        &self,
        sentence: &str,
        words: &[Word<'_>],
        index: usize,
        persons: &[Named],
    ) -> Option<(String, Option<String>)> {
        let word = &words[index];
        let known = self.register.by_office(word.text)?;
        let named = stands_before_name(sentence, word, persons);
        let other =
            words.get(index + 1).is_some_and(|next| matches!(next.text, "i" | "för" | "på"))
                || index > 0 && words[index - 1].lower.ends_with('s');
        (!named && !other).then(|| (known.name.clone(), None))
    }

    /// A given name alone: of a speaker of this item, else of the meeting.
    fn given_name(&self, word: &Word<'_>, persons: &[Named]) -> Option<(String, Option<String>)> {
        // Persons stand apart from each other and in order.
        let begun = persons.partition_point(|person| person.start <= word.start);
        let inside = begun.checked_sub(1).is_some_and(|last| word.end <= persons[last].end);
        if inside || word.text.chars().count() < 2 {
            return None;
        }
        let speaker = self.by_given.only(word.text).map(|at| &self.speakers[at].name);
        let known = || self.register.by_given_name(word.text).map(|known| &known.name);
        Some((speaker.or_else(known)?.clone(), None))
    }
}

/// How much of a sentence holds the person that it begins with, titles and all.
fn near(sentence: &str) -> usize {
    const BYTES: usize = 400;
    sentence.floor_char_boundary(BYTES)
}

/// Whether a person is named right behind a word.
fn stands_before_name(sentence: &str, word: &Word<'_>, persons: &[Named]) -> bool {
    let next = persons.partition_point(|person| person.start < word.end);
    let gap = persons.get(next).and_then(|person| sentence.get(word.end..person.start));
    gap.is_some_and(|gap| gap.trim().is_empty())
}

/// Given names and offices that stand in one list are one subject: "Ulla och Bo informerar".
fn joined_by_och(sentence: &str, subjects: Vec<Subject>) -> Vec<Subject> {
    let mut joined: Vec<Subject> = Vec::new();
    for subject in subjects {
        let between = |last: &Subject| sentence.get(last.end..subject.start).map(str::trim);
        match joined.last_mut() {
            Some(last) if matches!(between(last), Some("och" | "samt" | ",")) => {
                last.end = subject.end;
                last.names.extend(subject.names);
                last.certain |= subject.certain;
            }
            _ => joined.push(subject),
        }
    }
    joined
}
