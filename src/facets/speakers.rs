//! Who takes the floor or acts in an item, and who is only named?
//!
//! In go an item's paragraphs and the register, out come speakers with their acts and
//! mentions. Read sentence by sentence: a verb of the table in `acts` needs a subject,
//! which stands before it (`Ulla Ek (S) och Bo Al (M) yrkar`), right behind it after an
//! opening adverb (`Vidare informerar hon`), or behind `av` (`besvaras av Bo Al`). A
//! name behind a preposition or in the genitive is no subject. What the motion says is
//! not what its author says at the meeting.

use super::acts::{act_of, is_verb, passive_act};
use super::persons::{Evidence, Named, Register};
use super::sections::{Section, sections};
use super::sentences::sentences;
use super::subjects::{
    Subject, Word, called_chair, in_clause_of_another, joins_list, rest_has_jav, subject_of,
    tells_of_a_paper, words,
};
use super::titles::is_title_word;
use crate::minutes::{Act, AgendaItem, Mention, Speaker};

/// Who the chair of the meeting is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chair {
    /// The name, where it is known.
    pub name: Option<String>,
}

/// Behind these stands who asked.
const QUESTIONS: [&str; 6] =
    ["fråga från", "frågan från", "frågor från", "fråga av", "fråga ställd av", "frågor av"];

/// Collects speakers and mentions of one item.
struct Reading<'a> {
    register: &'a Register,
    chair: &'a Chair,
    speakers: Vec<Speaker>,
    mentions: Vec<Mention>,
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
        mentions: Vec::new(),
        last: None,
        leading: None,
    };
    reading.mention_all(&item.title);
    for (section, paragraph) in sections(&item.body) {
        reading.last = reading.last.take().filter(|_| section != Section::Heading);
        for sentence in sentences(paragraph) {
            reading.sentence(sentence, section);
        }
    }
    let Reading { speakers, mut mentions, .. } = reading;
    mentions.retain(|mention| !speakers.iter().any(|speaker| speaker.name == mention.name));
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
        if person.evidence == Evidence::Certain
            && !self.mentions.iter().any(|mention| mention.name == person.name)
        {
            let party = self.party_of(&person.name, person.party.clone());
            self.mentions.push(Mention { name: person.name.clone(), party });
        }
    }

    fn party_of(&self, name: &str, printed: Option<String>) -> Option<String> {
        printed.or_else(|| self.register.find(name).and_then(|known| known.party.clone()))
    }

    fn speak(&mut self, name: &str, party: Option<String>, act: Act) {
        let party = self.party_of(name, party);
        match self.speakers.iter_mut().find(|speaker| speaker.name == name) {
            Some(speaker) => {
                speaker.party = speaker.party.take().or(party);
                if !speaker.acts.contains(&act) {
                    speaker.acts.push(act);
                }
            }
            None => self.speakers.push(Speaker { name: name.to_owned(), party, acts: vec![act] }),
        }
    }

    fn sentence(&mut self, sentence: &str, section: Section) {
        let persons = self.register.persons_in(sentence);
        for person in &persons {
            self.mention(person);
        }
        if section == Section::NoSpeech {
            return;
        }
        let words = words(sentence);
        let subjects = self.subjects(sentence, &words, &persons);
        self.agents(sentence, &words, &subjects);
        let mut current: Option<usize> = None;
        let mut acted = false;
        let mut previous: Option<usize> = None;
        for (index, word) in words.iter().enumerate() {
            if !is_verb(&word.lower) {
                continue;
            }
            let rest = sentence[word.end..].to_lowercase();
            // The verb is looked up as the chair's too, to see that it is a verb of ours.
            if act_of(&word.lower, &rest, false).or(act_of(&word.lower, &rest, true)).is_none() {
                continue;
            }
            let Some(subject) = subject_of(sentence, &words, index, &subjects, current) else {
                continue;
            };
            let subject_ref = &subjects[subject];
            let Some(act) = act_of(&word.lower, &rest, subject_ref.is_chair) else { continue };
            if act == Act::Statement && word.lower.starts_with("delt") && rest_has_jav(sentence) {
                continue;
            }
            if in_clause_of_another(sentence, &words, index, subject_ref, previous) {
                continue;
            }
            if tells_of_a_paper(sentence, &words, index, subject_ref, act) {
                continue;
            }
            current = Some(subject);
            previous = Some(index);
            if section == Section::RollCall && act != Act::Chairs {
                continue;
            }
            let names = subject_ref.names.clone();
            for (name, party) in &names {
                self.speak(name, party.clone(), act);
            }
            if subject_ref.is_chair {
                self.leading = names.first().map(|(name, _)| name.clone());
            }
            self.last = names.last().cloned();
            acted = true;
        }
        // "Lars Ek (S) och Eva Al (S) stödjer yrkandet." below "Protokollsanteckning".
        if !acted && section == Section::Statement {
            self.bare_statement(sentence, &subjects);
        }
        // "Därefter följer en presentation av Ulla Ek." makes her the one a "hon" means.
        if !acted
            && let [only] = &persons[..]
            && only.evidence == Evidence::Certain
        {
            self.last = Some((only.name.clone(), only.party.clone()));
        }
    }

    /// Below "Protokollsanteckning" the person who begins a sentence has it noted.
    fn bare_statement(&mut self, sentence: &str, subjects: &[Subject]) {
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
            for (name, party) in first.names.clone() {
                self.speak(&name, party, Act::Statement);
            }
        }
    }

    /// "Frågan besvaras av …", "På förslag av …": the agent acts.
    fn agents(&mut self, sentence: &str, words: &[Word<'_>], subjects: &[Subject]) {
        for subject in subjects.iter().filter(|subject| subject.certain) {
            let before = sentence[..subject.start].trim_end().to_lowercase();
            if QUESTIONS.iter().any(|question| before.ends_with(question)) {
                for (name, party) in subject.names.clone() {
                    self.speak(&name, party, Act::Asks);
                }
                continue;
            }
            let Some(of) = before.split_whitespace().rev().take(4).position(|word| word == "av")
            else {
                continue;
            };
            let head = before.split_whitespace().count() - of - 1;
            let proposal =
                before.starts_with("på förslag av") || before.starts_with("på yrkande av");
            let act = if proposal {
                Some(Act::Moves)
            } else {
                words.iter().take(head).rev().take(4).find_map(|word| passive_act(&word.lower))
            };
            if let Some(act) = act {
                for (name, party) in subject.names.clone() {
                    self.speak(&name, party, act);
                }
            }
        }
    }

    /// Persons, groups of persons, the chair and pronouns, in order.
    fn subjects(&self, sentence: &str, words: &[Word<'_>], persons: &[Named]) -> Vec<Subject> {
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
                    let named = persons.iter().any(|person| {
                        person.start >= word.end
                            && sentence[word.end..person.start].trim().is_empty()
                    });
                    // "ordföranden i nämnden", "kommunstyrelsens ordförande" are others.
                    let other =
                        words.get(index + 1).is_some_and(|next| matches!(next.text, "i" | "för"))
                            || index > 0
                                && (words[index - 1].lower.ends_with('s')
                                    || matches!(words[index - 1].lower.as_str(), "vice"));
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
        let named = persons.iter().any(|person| {
            person.start >= word.end
                && sentence.get(word.end..person.start).is_some_and(|gap| gap.trim().is_empty())
        });
        let other =
            words.get(index + 1).is_some_and(|next| matches!(next.text, "i" | "för" | "på"))
                || index > 0 && words[index - 1].lower.ends_with('s');
        (!named && !other).then(|| (known.name.clone(), None))
    }

    /// A given name alone: of a speaker of this item, else of the meeting.
    fn given_name(&self, word: &Word<'_>, persons: &[Named]) -> Option<(String, Option<String>)> {
        let inside =
            persons.iter().any(|person| person.start <= word.start && word.end <= person.end);
        if inside || word.text.chars().count() < 2 {
            return None;
        }
        let speakers = self.speakers.iter().map(|speaker| speaker.name.as_str());
        let name = Register::by_given_name(word.text, speakers)
            .or_else(|| Register::by_given_name(word.text, self.register.names()))?;
        Some((name.to_owned(), None))
    }
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
