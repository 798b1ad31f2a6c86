//! Who did what in an item: the acts of persons as their verbs tell, and what parties and groups do, what was
//! handed in, and what bare names stand for.

use super::super::clauses::doings::{Doing, doings};
use super::super::clauses::sentence::Sentence;
use super::super::clauses::subjects::{Subject, Subjects};
use super::super::persons::{Named, Register};
use super::super::sections::Section;
use super::headed::says_nothing;
use super::motions::motions;
use super::papers::paper;
use super::records::{Records, Who};
use super::{Collective, collectives};
use crate::lexicon::Class;
use crate::minutes::{Act, ActRecord, MotionKind};

/// Collects the acts of an item.
pub(in crate::people) struct Deeds<'a> {
    register: &'a Register,
    records: Records,
}

impl<'a> Deeds<'a> {
    pub(in crate::people) fn new(register: &'a Register) -> Self {
        Self { register, records: Records::default() }
    }

    /// Acts from here on stand on this page.
    pub(in crate::people) fn turn_to(&mut self, page: Option<u32>) {
        self.records.turn_to(page);
    }

    /// The acts, in the order in which they were met.
    pub(in crate::people) fn into_list(self) -> Vec<ActRecord> {
        self.records.into_list()
    }

    /// What parties and other groups do in a sentence; whether they do anything.
    pub(in crate::people) fn collective_acts(
        &mut self,
        sentence: &Sentence<'_>,
        persons: &[Subject],
        section: Section,
    ) -> bool {
        let mut collectives = collectives(sentence.text, &sentence.words, self.register);
        collectives.retain(|one| {
            let before = persons.partition_point(|person| person.start <= one.start);
            before.checked_sub(1).is_none_or(|person| persons[person].end <= one.start)
        });
        if collectives.is_empty() {
            return false;
        }
        let subject = |one: &Collective| Subject {
            start: one.start,
            end: one.end,
            names: Vec::new(),
            is_chair: false,
            of_several: false,
            certain: true,
        };
        let mut all = persons.to_vec();
        all.extend(collectives.iter().map(subject));
        all.sort_by_key(|subject| subject.start);
        let subjects = Subjects::of(sentence, all);
        let doings = doings(sentence, &subjects, section);
        let mut acted = false;
        for (at, doing) in doings.iter().enumerate().filter(|(_, doing)| !doing.again) {
            let start = subjects.get(doing.subject).start;
            let Some(one) = acting_at(&collectives, sentence.text, start) else { continue };
            let behind = behind(sentence, &subjects, &doings, at);
            self.record(&actors_of(one), doing.act, sentence.text, behind);
            acted = true;
        }
        acted
    }

    /// "Yrkande från SD den 4 juni": who handed in a document.
    pub(in crate::people) fn papers(&mut self, sentence: &Sentence<'_>, persons: &[Named]) -> bool {
        let Some(paper) = paper(sentence, persons, self.register) else { return false };
        let persons = paper.persons.iter().map(|person| self.person(person));
        let persons: Vec<Who> = persons.collect();
        for who in persons.into_iter().chain(paper.parties.iter().cloned().map(Who::Party)) {
            self.records.add(paper.act, who, paper.what, sentence.text, true);
        }
        true
    }

    /// Names that stand bare below "Reservation", "Jäv", "Yrkanden" with what they do.
    pub(in crate::people) fn bare_names(
        &mut self,
        sentence: &Sentence<'_>,
        persons: &[Subject],
        act: Act,
        next: &str,
    ) {
        let collectives = collectives(sentence.text, &sentence.words, self.register);
        let certain = persons.iter().filter(|person| person.certain && !person.names.is_empty());
        let mut places: Vec<(usize, usize)> =
            certain.clone().map(|one| (one.start, one.end)).collect();
        places.extend(collectives.iter().map(|one| (one.start, one.end)));
        places.sort_unstable();
        let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
        let mut rest = sentence.text[..first.0].to_owned();
        for pair in places.windows(2) {
            rest.push_str(sentence.text.get(pair[0].1..pair[1].0).unwrap_or_default());
        }
        let tail = &sentence.text[last.1..];
        let moved = tail.trim_start_matches([':', ' ', '–', '-', '.', ')']);
        let motion = if moved.is_empty() { next } else { moved };
        let motion = motion.to_lowercase();
        let fits = match act {
            Act::Moves => says_nothing(&rest) && Class::MotionNoun.begins(&motion),
            _ => says_nothing(&rest) && says_nothing(tail),
        };
        if !fits {
            return;
        }
        let who = certain.flat_map(|one| &one.names).map(|person| self.person(person));
        let who: Vec<Who> = who.chain(collectives.iter().flat_map(actors_of)).collect();
        let whats = if act == Act::Moves {
            motions(&motion).into_iter().map(Some).collect()
        } else {
            vec![None]
        };
        for (who, what) in who.iter().flat_map(|who| whats.iter().map(move |what| (who, *what))) {
            self.records.add(act, who.clone(), what, sentence.text, false);
        }
    }

    pub(in crate::people) fn record_persons(
        &mut self,
        subject: &Subject,
        act: Act,
        sentence: &str,
        behind: &str,
    ) {
        let who = subject.names.iter().map(|person| self.person(person));
        self.record(&who.collect::<Vec<_>>(), act, sentence, behind);
    }

    fn person(&self, (name, party): &(String, Option<String>)) -> Who {
        let party = party.clone().or_else(|| self.register.party_of(name));
        Who::Person(name.clone(), self.register.identity(name, party.as_deref()))
    }

    fn record(&mut self, who: &[Who], act: Act, sentence: &str, behind: &str) {
        let whats: Vec<Option<MotionKind>> = match act {
            Act::Moves => motions(behind).into_iter().map(Some).collect(),
            _ => vec![None],
        };
        for who in who {
            for what in &whats {
                self.records.add(act, who.clone(), *what, sentence, true);
            }
        }
    }
}

/// What stands behind the verb of a doing, in lower case, up to the subject of the next.
pub(in crate::people) fn behind<'s>(
    sentence: &'s Sentence<'_>,
    subjects: &Subjects,
    doings: &[Doing],
    at: usize,
) -> &'s str {
    const MOST_LOOKED_AT: usize = 16;
    let from = doings[at].behind;
    let next = doings[at + 1..].iter().take(MOST_LOOKED_AT);
    let end = next.map(|next| subjects.get(next.subject).start).find(|start| *start > from);
    sentence.lower_between(from, end.unwrap_or(sentence.text.len()))
}

/// The collective that begins at a byte, or for which the person there speaks: "Centerpartiet genom
/// Bo Ek yrkar".
fn acting_at<'c>(
    collectives: &'c [Collective],
    text: &str,
    start: usize,
) -> Option<&'c Collective> {
    let up_to = collectives.partition_point(|one| one.start <= start);
    let one = collectives.get(up_to.checked_sub(1)?)?;
    let through = || {
        let between = text.get(one.end..start).unwrap_or_default();
        between.trim_matches([',', ' ']) == "genom"
    };
    (one.start == start || through()).then_some(one)
}

/// A group, or each of several parties.
fn actors_of(one: &Collective) -> Vec<Who> {
    let parties = one.parties.iter().cloned().map(Who::Party);
    parties.chain(one.group.iter().cloned().map(Who::Group)).collect()
}
