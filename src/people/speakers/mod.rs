//! Who takes the floor or acts in an item, and who is only named?
//!
//! Read sentence by sentence: whoever is the subject of a verb of `clauses` or stands behind `av` (`besvaras av
//! Bo Al`) speaks, by full name, by one name alone, by office or as a pronoun. What the motion says is not what its
//! author says at the meeting.

mod short_names;

use std::collections::{HashMap, HashSet};

use super::actors::deeds::{Deeds, behind};
use super::actors::headed::{act_headed, is_bare_head};
use super::actors::papers::opens_with_paper;
use super::clauses::acts::{is_verb, passive_act};
use super::clauses::doings::doings;
use super::clauses::sentence::{Lower, Sentence, Word};
use super::clauses::subjects::{
    Subject, Subjects, behind_note, called_chair, joined_by_och, joins_list,
};
use super::names::titles::is_title_word;
use super::namesakes::GivenNames;
use super::office::{Office, is_chair_word, means_the_chair, says_in_which_body};
use super::pages::Pages;
use super::persons::{Evidence, Named, Person, Register};
use super::sections::{Section, sections};
use crate::lexicon::Class;
use crate::minutes::{Act, AgendaItem, Attendee, Mention, OutcomeKind, Speaker};
use crate::segment::sentences;
use short_names::{family_name, given_name, office, stands_before_name};

/// Who the chair of the meeting is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chair {
    /// The name, where it is known.
    pub name: Option<String>,
    /// The party, where the attendance list has it.
    pub party: Option<String>,
}

impl Chair {
    /// The chair of this name, with the party of the one whom the list calls so.
    pub(crate) fn of(name: Option<String>, listed: Option<&Attendee>) -> Self {
        Self { name, party: listed.and_then(|person| person.party.clone()) }
    }

    /// Name and party.
    fn person(&self) -> Option<Whom> {
        self.name.clone().map(|name| (name, self.party.clone()))
    }
}

/// A person by name and, where it is known, party.
type Whom = (String, Option<String>);

/// Collects speakers and mentions of one item.
struct Reading<'a> {
    register: &'a Register,
    chair: &'a Chair,
    speakers: Vec<Speaker>,
    /// Where each speaker stands, by identity and by given name.
    by_identity: HashMap<String, usize>,
    by_given: GivenNames,
    mentions: Vec<Mention>,
    mentioned: HashSet<String>,
    /// The person a pronoun means.
    last: Option<Whom>,
    /// Who leads this item, where the text says so.
    leading: Option<Whom>,
    /// Sentences in which somebody acts whose name several have.
    unclear: Vec<String>,
    /// What was done, by persons, parties and groups.
    deeds: Deeds<'a>,
    /// What those do who stand bare below the last sub-heading.
    headed: Option<Act>,
    /// Whether a list of documents ended without a sub-heading.
    has_ended: bool,
}

/// Fills in the item's speakers, acts and mentions; the sentences in which somebody acts whose
/// name several have are handed back.
pub(crate) fn read_item(item: &mut AgendaItem, register: &Register, chair: &Chair) -> Vec<String> {
    let mut reading = Reading {
        register,
        chair,
        speakers: Vec::new(),
        by_identity: HashMap::new(),
        by_given: GivenNames::default(),
        mentions: Vec::new(),
        mentioned: HashSet::new(),
        last: None,
        leading: None,
        unclear: Vec::new(),
        deeds: Deeds::new(register),
        headed: None,
        has_ended: false,
    };
    reading.title(&item.title);
    let mut pages = Pages::of(item);
    let mut at = 0;
    for (section, paragraph) in sections(&item.body) {
        let is_heading = section == Section::Heading;
        reading.last = reading.last.take().filter(|_| !is_heading);
        reading.has_ended &= !is_heading;
        reading.deeds.turn_to(pages.at(at));
        at += paragraph.len() + "\n\n".len();
        reading.paragraph(paragraph, section, item.body.get(at..).unwrap_or_default());
    }
    let Reading { speakers, by_identity, mut mentions, unclear, deeds, .. } = reading;
    mentions.retain(|mention| {
        let identity = register.identity(&mention.name, mention.party.as_deref());
        !by_identity.contains_key(&identity)
    });
    item.speakers = speakers;
    item.mentions = mentions;
    item.acts = deeds.into_list();
    // What is put off is asked when it is taken up, though the title says by whom.
    if is_put_off(item) {
        item.acts.retain(|record| record.act != Act::Asks || record.text != item.title);
    }
    unclear
}

/// Whether all that came of an item is that it was put off or withdrawn.
fn is_put_off(item: &AgendaItem) -> bool {
    let is_off = |kind| matches!(kind, OutcomeKind::Deferred | OutcomeKind::Withdrawn);
    !item.outcomes.is_empty() && item.outcomes.iter().all(|outcome| is_off(outcome.kind))
}

/// What the verbs of a sentence come to.
struct Verbs {
    /// Whether one of them is an act by which somebody speaks.
    acted: bool,
    /// Whether somebody declares a conflict of interest.
    conflict: bool,
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
        if person.evidence != Evidence::Certain {
            return;
        }
        let party = self.party_of(&person.name, person.party.clone());
        if self.mentioned.insert(self.register.identity(&person.name, party.as_deref())) {
            self.mentions.push(Mention { name: person.name.clone(), party });
        }
    }

    fn party_of(&self, name: &str, printed: Option<String>) -> Option<String> {
        printed.or_else(|| self.register.party_of(name))
    }

    fn speak(&mut self, name: &str, party: Option<String>, act: Act) {
        let party = self.party_of(name, party);
        let identity = self.register.identity(name, party.as_deref());
        if let Some(&at) = self.by_identity.get(&identity) {
            let speaker = &mut self.speakers[at];
            speaker.party = speaker.party.take().or(party);
            if !speaker.acts.contains(&act) {
                speaker.acts.push(act);
            }
        } else {
            self.by_identity.insert(identity, self.speakers.len());
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

    /// Whether a sentence begins with a person who acts ("Ordföranden Ulla Ek (S) yrkar bifall"): no
    /// entry of a list of documents or recipients does, so the list above has ended.
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
            && (verb.is_some_and(is_verb) || tells_of_several(&sentence[first.end..]))
    }

    /// Reads a sentence; `next` is what follows it.
    fn sentence(&mut self, sentence: &str, section: Section, next: &str) {
        let persons = self.register.persons_in(sentence);
        for person in &persons {
            self.mention(person);
        }
        // A list of documents and recipients has no finite verb: where somebody moves, it has ended.
        self.has_ended |= section == Section::NoSpeech && self.opens_with_act(sentence);
        let section = if self.has_ended { Section::Text } else { section };
        if section == Section::NoSpeech && !opens_with_paper(sentence) {
            return;
        }
        let lower = Lower::of(sentence);
        let sentence = Sentence::of(sentence, &lower);
        let handed_in = opens_with_paper(sentence.text) && self.deeds.papers(&sentence, &persons);
        if section == Section::NoSpeech {
            return;
        }
        // "Mer information om beslutet ges av Ulla Ek" says whom to ask.
        if Class::TellsMore.begins(sentence.lower_before(sentence.text.len())) {
            return;
        }
        let list = self.subjects(&sentence, &persons);
        let subjects = Subjects::of(&sentence, list.clone());
        self.agents(&sentence, &subjects, next);
        let Verbs { acted, conflict } = self.verbs(&sentence, &subjects, section);
        let all_acted = self.deeds.collective_acts(&sentence, &list, section);
        if acted && subjects.iter().any(|subject| subject.of_several) {
            self.unclear.push(sentence.text.to_owned());
        }
        // "Lars Ek (S) och Eva Al (S) stödjer yrkandet." below "Protokollsanteckning".
        if !acted && !conflict && section == Section::Statement {
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

    /// Records what the verbs of a sentence say.
    fn verbs(&mut self, sentence: &Sentence<'_>, subjects: &Subjects, section: Section) -> Verbs {
        let doings = doings(sentence, subjects, section);
        let mut acted = false;
        let conflict = doings.iter().any(|doing| doing.act == Act::Jav);
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
                self.leading = subject.names.first().cloned();
            }
            self.last = subject.names.last().cloned();
        }
        Verbs { acted, conflict }
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
            let act = if Class::AgentMoves.begins(before) {
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

    fn is_chair(&self, person: &Named) -> bool {
        self.chair.name.as_ref() == Some(&person.name)
            && !person.of_several
            && (!self.register.are_several(&person.name) || self.chair.party == person.party)
    }

    /// Whom a name of one word means: by the given name, else by the family name.
    fn short_name(&self, sentence: &str, word: &Word<'_>, persons: &[Named]) -> Option<Person> {
        let speaker = |given: &str| {
            let speaker = &self.speakers[self.by_given.only(given)?];
            Some((speaker.name.clone(), speaker.party.clone()))
        };
        let given = given_name(self.register, word, persons, speaker).map(one);
        given.or_else(|| family_name(self.register, sentence, word, persons))
    }

    /// Persons, groups of persons, the chair and pronouns, in order.
    fn subjects(&self, sentence: &Sentence<'_>, persons: &[Named]) -> Vec<Subject> {
        let (words, sentence) = (&sentence.words, sentence.text);
        let mut subjects: Vec<Subject> = Vec::new();
        for person in persons.iter().filter(|person| !person.genitive) {
            // A name that several have is a subject without a person: the verb belongs to nobody else either.
            let name = (!person.of_several).then(|| (person.name.clone(), person.party.clone()));
            let before = sentence[..person.start].trim_end();
            let is_chair = called_chair(before) || self.is_chair(person);
            if let Some(last) = subjects.last_mut()
                && joins_list(&sentence[last.end..person.start])
            {
                last.end = person.end;
                last.names.extend(name);
                last.of_several |= person.of_several;
                last.certain |= person.evidence == Evidence::Certain;
                continue;
            }
            let certain = person.evidence == Evidence::Certain;
            subjects.push(Subject {
                start: person.start,
                end: person.end,
                of_several: person.of_several,
                names: name.into_iter().collect(),
                is_chair,
                certain,
            });
        }
        for (index, word) in words.iter().enumerate() {
            let names = match word.text {
                "hon" | "han" | "Hon" | "Han" | "hen" | "Hen" => self.last.clone().map(one),
                title if means_the_chair(title) => {
                    let named = stands_before_name(sentence, word, persons);
                    // "ordföranden i nämnden", "kommunstyrelsens ordförande" are others.
                    let other =
                        words.get(index + 1).is_some_and(|next| says_in_which_body(next.text))
                            || !Office::before(&sentence[..word.end])
                                .is_some_and(Office::is_of_meeting);
                    let chair = self.leading.clone().or_else(|| self.chair.person());
                    if named || other { None } else { chair.map(one) }
                }
                _ if is_title_word(word.text) => {
                    office(self.register, sentence, words, index, persons).map(one)
                }
                given if index == 0 || given.starts_with(char::is_uppercase) => {
                    self.short_name(sentence, word, persons)
                }
                _ => None,
            };
            let Some(person) = names else { continue };
            let names = names_of(person);
            let is_chair = is_chair_word(word.lower);
            subjects.push(Subject {
                start: word.start,
                end: word.end,
                of_several: names.is_empty(),
                names,
                is_chair,
                certain: true,
            });
        }
        subjects.sort_by_key(|subject| subject.start);
        joined_by_och(sentence, subjects)
    }
}

/// The names that a person brings to a subject.
fn names_of(person: Person) -> Vec<Whom> {
    match person {
        Person::One(name, party) => vec![(name, party)],
        Person::Unclear => Vec::new(),
    }
}

fn one((name, party): Whom) -> Person {
    Person::One(name, party)
}

/// Whether a sentence goes on behind its first person with an office or another person, and has a verb
/// of somebody who acts: "Bo Ek, ekonom, och Siv Al, chef, föredrog ärendet."
fn tells_of_several(behind: &str) -> bool {
    // "Bo Al, Eva Ros och Per Os ger" may go on with anything.
    const LIGHT_VERB_BYTES: usize = 3;
    behind.starts_with(',')
        && behind.ends_with('.')
        && behind.split([' ', ',', '.']).any(|word| is_verb(word) && word.len() > LIGHT_VERB_BYTES)
}

/// How much of a sentence holds the person that it begins with, titles and all.
fn near(sentence: &str) -> usize {
    const BYTES: usize = 400;
    sentence.floor_char_boundary(BYTES)
}
