//! How was it voted, and who voted how?
//!
//! A vote is a question (the propositions put), numbers, and names with what they voted; each may be
//! missing. It is there where numbers for yes and no stand together or where people are told to have
//! voted. Numbers that are printed hold; they are compared with the names, and a difference is
//! warned of. Who is away is counted as away and never as a vote.

mod roll;
mod tally;

use super::pages::Pages;
use super::persons::Register;
use crate::lexicon::Class;
use crate::minutes::{AgendaItem, Ballot, Choice, Doubt, Vote, Warning};
use crate::segment::sentences;
use roll::{Roll, choice_ahead, row};
use tally::{Tally, question_in};

/// A vote while it is read.
#[derive(Debug, Default)]
struct Draft {
    vote: Vote,
    told: Tally,
    /// The choice of the names that follow ("Följande röstar ja:").
    ahead: Option<Choice>,
    /// Whether the sentence right before told the numbers, so that this one may tell the result.
    counted: bool,
    /// The sentence that told the numbers.
    excerpt: String,
}

/// Fills in the item's votes; what is doubtful about their numbers is returned.
pub(super) fn read_votes(item: &mut AgendaItem, register: &Register) -> Vec<Warning> {
    if !Class::VoteStem.is_in(&item.body.to_lowercase()) {
        return Vec::new();
    }
    let mut reading =
        Reading { register, votes: Vec::new(), draft: Draft::default(), warnings: Vec::new() };
    let mut pages = Pages::of(item);
    let mut at = 0;
    for paragraph in item.body.split("\n\n") {
        reading.paragraph(paragraph, pages.at(at));
        at += paragraph.len() + "\n\n".len();
    }
    reading.close();
    item.votes = reading.votes;
    reading.warnings
}

/// "I fjol röstade nämnden 5 ja mot 3": a vote before the meeting.
fn tells_of_earlier(lower: &str) -> bool {
    const WITHIN: usize = 4;
    lower.split(' ').take(WITHIN).any(|word| Class::TellsEarlier.has(word))
}

struct Reading<'a> {
    register: &'a Register,
    votes: Vec<Vote>,
    draft: Draft,
    warnings: Vec<Warning>,
}

impl Reading<'_> {
    fn paragraph(&mut self, paragraph: &str, page: Option<u32>) {
        let lower = paragraph.to_lowercase();
        if Class::OverRollCall.begins(&lower) && paragraph.len() < 60 && !paragraph.ends_with('.') {
            self.close_if_voted();
            // "Omröstningsresultat: 7 ja, 4 nej" is more than a sub-heading.
            if !lower.contains(|c: char| c.is_ascii_digit()) {
                return;
            }
        }
        if let Some(question) = question_in(paragraph, &lower) {
            self.close_if_voted();
            self.draft.vote.question = Some(question);
        }
        for sentence in sentences(paragraph) {
            self.sentence(sentence, page);
        }
        self.draft.counted = false;
    }

    fn sentence(&mut self, sentence: &str, page: Option<u32>) {
        let lower = sentence.to_lowercase();
        if tells_of_earlier(&lower) {
            return;
        }
        let told = Tally::of(&lower);
        if told.is_count() {
            if self.draft.told.is_count() && !self.draft.told.goes_on(&told) {
                self.close();
            }
            self.draft.told.add(&told);
            sentence.clone_into(&mut self.draft.excerpt);
            self.draft.vote.page = self.draft.vote.page.or(page);
            self.draft.counted = true;
            // "Med 7 ja-röster mot 4 nej-röster beslutar nämnden att …"
            if Class::DecidingVerb.is_in(&lower) {
                self.draft.vote.result = Some(sentence.to_owned());
            }
        } else if self.draft.told.is_count() && told.is_more() {
            self.draft.told.add(&told);
        } else if self.draft.counted && Class::DecidingVerb.is_in(&lower)
            || self.draft.has_votes() && Class::TellsResult.begins(&lower)
        {
            self.draft.vote.result.get_or_insert_with(|| sentence.to_owned());
            self.draft.counted = false;
        }
        // Who is named where numbers are told is the one whose motion was put.
        if !told.is_count() && !told.is_more() {
            self.names(sentence, &lower, page);
        }
    }

    fn names(&mut self, sentence: &str, lower: &str, page: Option<u32>) {
        let ballots = match self.draft.ahead.take() {
            Some(choice) if !Class::VoteStem.is_in(lower) => {
                Roll { ballots: named(self.register, sentence, choice), counts: Vec::new() }
            }
            _ => Roll::of(sentence, lower, self.register).or_row(|| row(sentence, self.register)),
        };
        if ballots.ballots.is_empty() {
            self.draft.ahead = choice_ahead(lower);
            return;
        }
        self.draft.vote.page = self.draft.vote.page.or(page);
        if self.draft.excerpt.is_empty() {
            sentence.clone_into(&mut self.draft.excerpt);
        }
        self.draft.vote.by_name.extend(ballots.ballots);
        for (choice, number) in ballots.counts {
            self.draft.told.set(choice, number);
        }
    }

    /// Ends the vote that is being read, unless nothing but its question is known.
    fn close_if_voted(&mut self) {
        if self.draft.has_votes() {
            self.close();
        }
    }

    /// Ends the vote that is being read.
    fn close(&mut self) {
        let Draft { mut vote, told, excerpt, .. } = std::mem::take(&mut self.draft);
        if !told.is_count() && vote.by_name.is_empty() {
            return;
        }
        let mut met = std::collections::HashSet::new();
        vote.by_name.retain(|ballot| met.insert(ballot.name.clone()));
        vote.stated = told.is_count();
        for choice in [Choice::Yes, Choice::No, Choice::Abstain, Choice::Absent] {
            let named = vote.named(choice);
            let number = told.number(choice).unwrap_or(named);
            if named > 0 && number != named {
                let doubt = Doubt::VoteTally { told: number, named };
                self.warnings.push(Warning::new(vote.page, doubt, &excerpt));
            }
            match choice {
                Choice::Yes => vote.yes = number,
                Choice::No => vote.no = number,
                Choice::Abstain => vote.abstain = number,
                Choice::Absent => vote.absent = number,
            }
        }
        self.votes.push(vote);
    }
}

impl Draft {
    fn has_votes(&self) -> bool {
        self.told.is_count() || !self.vote.by_name.is_empty()
    }
}

/// The persons of a sentence, each with the same choice.
fn named(register: &Register, sentence: &str, vote: Choice) -> Vec<Ballot> {
    let persons = register.persons_in(sentence).into_iter().filter(|person| !person.genitive);
    persons.map(|person| roll::ballot(person, register, vote)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: &str) -> (Vec<Vote>, usize) {
        let mut item = AgendaItem { body: body.to_owned(), ..AgendaItem::default() };
        let warnings = read_votes(&mut item, &Register::default());
        (item.votes, warnings.len())
    }

    fn numbers(body: &str) -> Vec<[u32; 4]> {
        let (votes, _) = of(body);
        votes.iter().map(|vote| [vote.yes, vote.no, vote.abstain, vote.absent]).collect()
    }

    #[test]
    fn numbers_of_yes_and_no_are_a_vote() {
        for (body, expected) in [
            (
                "Omröstningen utfaller med 40 Ja mot 29 Nej. 12 ledamöter avstår från att rösta. 1 ledamot är frånvarande.",
                [40, 29, 12, 1],
            ),
            ("Med 7 ja-röster mot 4 nej-röster beslutar nämnden att avslå motionen.", [7, 4, 0, 0]),
            (
                "Vid omröstningen avges 25 ja-röster, 20 nej-röster och 3 ledamöter avstår.",
                [25, 20, 3, 0],
            ),
            ("Omröstningsresultat\n\nJa: 10 röster\n\nNej: 5 röster", [10, 5, 0, 0]),
            (
                "Resultatet av omröstningen är 31 ja-röster och 18 nej-röster, en ledamot avstår från att rösta.",
                [31, 18, 1, 0],
            ),
        ] {
            assert_eq!(numbers(body), [expected], "{body}");
        }
        assert_eq!(numbers("Rösträkningen tog 40 minuter och 29 personer deltog."), [[0; 4]; 0]);
    }

    #[test]
    fn names_tell_who_voted_how() {
        let (votes, warnings) = of(
            "Omröstning\n\nGodkänd voteringsproposition: ”Ja för bifall till planen och Nej för avslag.”\n\nUlla Ek (S), Bo Al (M) och ordföranden Eva Ros (S) röstar Ja (3). Per Falk (SD) röstar Nej (1). Siv Grahn (C) avstår från att rösta (1).",
        );
        let [vote] = &votes[..] else { panic!("{votes:?}") };
        assert_eq!((vote.yes, vote.no, vote.abstain, warnings), (3, 1, 1, 0));
        assert_eq!(vote.question.as_deref(), Some("Ja för bifall till planen och Nej för avslag."));
        let named: Vec<_> =
            vote.by_name.iter().map(|ballot| (ballot.name.as_str(), ballot.vote)).collect();
        assert_eq!(named[3..], [("Per Falk", Choice::No), ("Siv Grahn", Choice::Abstain)]);
    }

    #[test]
    fn lists_behind_a_colon_and_rows_of_a_table_are_roll_calls() {
        let (votes, _) = of(
            "Omröstning\n\nFöljande ledamöter röstar ja: Ulla Ek (S), Bo Al (M).\n\nFöljande ledamöter röstar nej: Per Falk (SD).",
        );
        assert_eq!((votes[0].yes, votes[0].no), (2, 1));
        let (votes, _) = of(
            "Omröstningslista\n\nUlla Ek (S) Ja\n\nBo Al (M) Nej\n\nEva Ros (C) Avstår\n\nPer Falk (SD) Frånvarande",
        );
        assert_eq!(votes.len(), 1, "{votes:?}");
        assert_eq!([votes[0].yes, votes[0].no, votes[0].abstain, votes[0].absent], [1, 1, 1, 1]);
    }

    #[test]
    fn who_moved_or_would_have_voted_is_not_a_vote() {
        let (votes, warnings) = of(
            "Omröstning\n\nGodkänd voteringsproposition: ”Ja för planen. Nej för yrkandet från Bo Al (M) m.fl.” Omröstningen utfaller med 40 Ja mot 29 Nej. 12 ledamöter avstår från att rösta.\n\nPer Falk (SD) anmäler att han rätteligen skulle ha röstat Ja.",
        );
        assert_eq!((votes.len(), votes[0].by_name.len(), warnings), (1, 0, 0), "{votes:?}");
    }

    #[test]
    fn an_earlier_vote_is_not_of_this_meeting() {
        assert_eq!(numbers("I fjol röstade nämnden med 5 ja mot 3 nej."), [[0; 4]; 0]);
    }

    #[test]
    fn a_number_that_is_not_that_of_the_names_is_warned_of() {
        let (votes, warnings) =
            of("Ulla Ek (S) och Bo Al (M) röstar ja (3). Per Falk (SD) röstar nej (1).");
        assert_eq!((votes[0].yes, warnings), (3, 1));
    }

    #[test]
    fn each_question_is_a_vote_of_its_own() {
        let body = "Omröstning\n\nJa för bifall och nej för avslag.\n\nOmröstningen utfaller med 40 Ja mot 29 Nej.\n\nOrdföranden finner att motionen bifallits.\n\nOmröstning\n\nJa för planen och nej för vägen.\n\nOmröstningen utfaller med 10 Ja mot 59 Nej.";
        assert_eq!(numbers(body), [[40, 29, 0, 0], [10, 59, 0, 0]]);
        assert_eq!(
            of(body).0[0].result.as_deref(),
            Some("Ordföranden finner att motionen bifallits.")
        );
    }
}
