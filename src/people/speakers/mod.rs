//! Who takes the floor or acts in an item, and who is only named?
//!
//! Read sentence by sentence: a verb of the table in `acts` needs a subject, which stands before it
//! (`Ulla Ek (S) och Bo Al (M) yrkar`), right behind it after an opening adverb (`Vidare informerar
//! hon`), or behind `av` (`besvaras av Bo Al`). A name behind a preposition or in the genitive is
//! not a subject. What the motion says is not what its author says at the meeting.

pub(in crate::people) mod acts;
pub(in crate::people) mod doings;
pub(in crate::people) mod pages;
pub(in crate::people) mod sections;
pub(in crate::people) mod sentence;
pub(in crate::people) mod sentences;
pub(in crate::people) mod subjects;
pub(in crate::people) mod verbs;

use std::collections::{HashMap, HashSet};

use super::actors::deeds::{Deeds, behind};
use super::actors::headed::{act_headed, is_bare_head};
use super::actors::papers::opens_with_paper;
use super::persons::{Evidence, GivenNames, Named, Register};
use super::titles::is_title_word;
use crate::lexicon::Class;
use crate::minutes::{Act, AgendaItem, Mention, Speaker};
use acts::passive_act;
use doings::doings;
use pages::Pages;
use sections::{Section, sections};
use sentence::{Lower, Sentence, Word};
use sentences::sentences;
use subjects::{Subject, Subjects, called_chair, joins_list};

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
    /// What was done, by persons, parties and groups.
    deeds: Deeds<'a>,
    /// What those do who stand bare below the last sub-heading.
    headed: Option<Act>,
}

/// Fills in the item's speakers, acts and mentions.
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
        deeds: Deeds::new(register),
        headed: None,
    };
    reading.title(&item.title);
    let mut pages = Pages::of(item);
    let mut at = 0;
    for (section, paragraph) in sections(&item.body) {
        reading.last = reading.last.take().filter(|_| section != Section::Heading);
        reading.deeds.turn_to(pages.at(at));
        at += paragraph.len() + "\n\n".len();
        reading.paragraph(paragraph, section, item.body.get(at..).unwrap_or_default());
    }
    let Reading { speakers, by_name, mut mentions, deeds, .. } = reading;
    mentions.retain(|mention| !by_name.contains_key(&mention.name));
    item.speakers = speakers;
    item.mentions = mentions;
    item.acts = deeds.into_list();
}

impl Reading<'_> {
    /// The title names people, and who asked or moved.
    fn title(&mut self, title: &str) {
        self.mention_all(title);
        self.deeds.turn_to(None);
        if opens_with_paper(title) {
            let lower = Lower::of(title);
            let persons = self.register.persons_in(title);
            self.deeds.papers(&Sentence::of(title, &lower), &persons);
        }
    }

    /// Reads a paragraph, behind which `rest` follows.
    fn paragraph(&mut self, paragraph: &str, section: Section, rest: &str) {
        const NEXT_BYTES: usize = 300;
        if section == Section::Heading || is_bare_head(paragraph) {
            self.headed = act_headed(paragraph);
        }
        let below = self.headed;
        let sentences = sentences(paragraph);
        for (at, sentence) in sentences.iter().enumerate() {
            let next = sentences.get(at + 1).copied().unwrap_or(rest);
            let next = &next[..next.floor_char_boundary(NEXT_BYTES)];
            self.sentence(sentence, section, next);
            // "Reservation: Bo Ek (S)" is a sub-heading with what stands below it on one line.
            if sentence.ends_with(':') && at == 0 && self.headed.is_none() {
                self.headed = act_headed(sentence);
            }
        }
        self.headed = below;
    }

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
        // Who takes no part has that noted.
        let act = if act == Act::Abstains { Act::Statement } else { act };
        for (name, party) in &subject.names {
            self.speak(name, party.clone(), act);
        }
    }

    /// Reads a sentence; `next` is what follows it.
    fn sentence(&mut self, sentence: &str, section: Section, next: &str) {
        let persons = self.register.persons_in(sentence);
        for person in &persons {
            self.mention(person);
        }
        // A list of papers and recipients has no finite verb: where somebody moves, it has ended.
        let section = match section {
            Section::NoSpeech if speaks_in_full(sentence) => Section::Text,
            section => section,
        };
        if section == Section::NoSpeech && !opens_with_paper(sentence) {
            return;
        }
        let lower = Lower::of(sentence);
        let sentence = Sentence::of(sentence, &lower);
        let handed_in = opens_with_paper(sentence.text) && self.deeds.papers(&sentence, &persons);
        if section == Section::NoSpeech {
            return;
        }
        let list = self.subjects(&sentence, &persons);
        let subjects = Subjects::of(&sentence, list.clone());
        self.agents(&sentence, &subjects, next);
        let acted = self.verbs(&sentence, &subjects, section);
        let all_acted = self.deeds.collective_acts(&sentence, &list, section);
        // "Lars Ek (S) och Eva Al (S) stödjer yrkandet." below "Protokollsanteckning".
        if !acted && section == Section::Statement {
            self.bare_statement(sentence.text, &subjects);
        }
        if let Some(act) = self.headed.filter(|_| !acted && !all_acted && !handed_in) {
            self.deeds.bare_names(&sentence, &list, act, next);
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
        let doings = doings(sentence, subjects, section);
        let mut acted = false;
        for (at, doing) in doings.iter().enumerate() {
            let subject = subjects.get(doing.subject);
            if !doing.again {
                let behind = behind(sentence, subjects, &doings, at);
                // Who supports a motion in a note to the minutes states so and moves nothing.
                let notes = section == Section::Statement && doing.act == Act::Moves;
                let act = if notes { Act::Statement } else { doing.act };
                self.deeds.record_persons(subject, act, sentence.text, behind);
            }
            if !doing.speaks {
                continue;
            }
            if !doing.again {
                self.all_speak(subject, doing.act);
            }
            acted = true;
            if subject.is_chair {
                self.leading = subject.names.first().map(|(name, _)| name.clone());
            }
            self.last = subject.names.last().cloned();
        }
        acted
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
            self.deeds.record_persons(first, Act::Statement, sentence, "");
            self.all_speak(first, Act::Statement);
        }
    }

    /// "Frågan besvaras av …", "På förslag av …": the agent acts.
    fn agents(&mut self, sentence: &Sentence<'_>, subjects: &Subjects, next: &str) {
        const NEAR_BYTES: usize = 300;
        for subject in subjects.iter().filter(|subject| subject.certain) {
            let before = sentence.lower_before(subject.start);
            if Class::AgreementOf.ends(before) {
                let behind = sentence.lower_between(subject.end, sentence.text.len());
                self.deeds.record_persons(subject, Act::Moves, sentence.text, behind);
                self.all_speak(subject, Act::Moves);
                continue;
            }
            if Class::QuestionFrom.ends(before) {
                self.deeds.record_persons(subject, Act::Asks, sentence.text, "");
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
                self.deeds.record_persons(subject, act, sentence.text, &next.to_lowercase());
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

/// Whether a sentence has a verb that only stands where somebody acts at the meeting.
fn speaks_in_full(sentence: &str) -> bool {
    Class::ActsInFull.is_in(sentence)
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
