//! Who acts without being named as a person: parties and other groups.
//!
//! A party acts by its name ("Centerpartiet reserverar sig"), by its members ("Ledamöterna från S och
//! V", "SD-gruppen", "de moderata ledamöterna") or by its letters at the head of a sentence ("M och L
//! yrkar"). Letters behind a person's name are that person's, and a name in the genitive ("Moderaternas
//! förslag") does not act.

pub(super) mod deeds;
pub(super) mod headed;
pub(super) mod motions;
pub(super) mod papers;
pub(super) mod records;

use super::clauses::sentence::Word;
use super::parties::party;
use super::persons::Register;
use crate::lexicon::{Class, named_party};
use crate::people::parties::PartyMark;

/// Parties or a group, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Collective {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The letters of the parties.
    pub(super) parties: Vec<String>,
    /// The group, where it is not a party.
    pub(super) group: Option<String>,
}

/// The parties and groups that a sentence names as such, in order.
pub(super) fn collectives(text: &str, words: &[Word<'_>], register: &Register) -> Vec<Collective> {
    let scan = Scan { text, words, register };
    let mut found: Vec<Collective> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match scan.at(at) {
            Some((collective, next)) => {
                found.push(collective);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// A list of parties from a word on: their letters, and the word behind the last.
pub(super) fn party_list(
    text: &str,
    words: &[Word<'_>],
    from: usize,
    register: &Register,
) -> Option<(Vec<String>, usize)> {
    Scan { text, words, register }.list(from)
}

struct Scan<'a> {
    text: &'a str,
    words: &'a [Word<'a>],
    register: &'a Register,
}

impl Scan<'_> {
    fn at(&self, at: usize) -> Option<(Collective, usize)> {
        let word = &self.words[at];
        let collective = |parties, next: usize| {
            let end = self.end_of(next - 1);
            (Collective { start: word.start, end, parties, group: None }, next)
        };
        if Class::MemberNoun.has(word.lower) {
            let next = self.words.get(at + 1)?;
            let from = if Class::MemberOf.has(next.lower) { at + 2 } else { at + 1 };
            let bracketed = self.text[..self.words.get(from)?.start].ends_with('(');
            if from == at + 1 && !bracketed {
                return None;
            }
            let (parties, next) = self.list(from)?;
            return Some(collective(parties, next));
        }
        if let Some((parties, next)) = self.hyphened(at) {
            return Some(collective(parties, next));
        }
        if Class::GroupName.has(word.lower) && word.text.starts_with(char::is_uppercase) {
            let (start, end) = (word.start, word.end);
            let group = Some(word.text.to_owned());
            return Some((Collective { start, end, parties: Vec::new(), group }, at + 1));
        }
        if named_party(word.lower).is_some() {
            let (parties, next) = self.list(at)?;
            return Some(collective(parties, next));
        }
        if let Some(next) = self.of_members(at) {
            let genitive = word.lower.strip_suffix('s').and_then(named_party);
            let letters = genitive.or_else(|| adjective(word.lower))?;
            return Some(collective(vec![letters.to_owned()], next));
        }
        if at == 0 && self.text[..word.start].trim_matches(['(', ' ']).is_empty() {
            let (parties, next) = self.list(0)?;
            return Some(collective(parties, next));
        }
        None
    }

    /// Where a word ends, with the bracket that closes behind it.
    fn end_of(&self, at: usize) -> usize {
        let end = self.words[at].end;
        end + usize::from(self.text[end..].starts_with(')'))
    }

    /// "Moderaternas ledamöter", "de socialdemokratiska ledamöterna": the word behind the noun.
    fn of_members(&self, at: usize) -> Option<usize> {
        let next = self.words.get(at + 1)?;
        Class::MemberNoun.has(next.lower).then_some(at + 2)
    }

    /// "S-gruppen", "(SD)-ledamöterna", "S- och V-grupperna".
    fn hyphened(&self, at: usize) -> Option<(Vec<String>, usize)> {
        let mut parties = Vec::new();
        let mut at = at;
        loop {
            let word = self.words.get(at)?;
            let (letters, noun) = if let Some((letters, noun)) = word.text.split_once('-') {
                (letters, noun.to_lowercase())
            } else {
                let next = self.words.get(at + 1)?;
                (word.text, next.lower.strip_prefix('-')?.to_owned())
            };
            parties.push(self.letters(letters)?);
            let after = at + if word.text.contains('-') { 1 } else { 2 };
            if Class::MemberNoun.has(&noun) {
                return Some((parties, after));
            }
            let joined =
                self.words.get(after).is_some_and(|next| Class::Coordinating.has(next.lower));
            if !noun.is_empty() || parties.len() > 12 {
                return None;
            }
            at = if joined { after + 1 } else { after };
        }
    }

    fn list(&self, from: usize) -> Option<(Vec<String>, usize)> {
        const MOST_PARTIES: usize = 24;
        let mut parties: Vec<String> = Vec::new();
        let mut at = from;
        let mut end = from;
        while let Some(word) = self.words.get(at) {
            if !parties.is_empty() && !self.joins(end - 1, at) || parties.len() > MOST_PARTIES {
                break;
            }
            let Some(letters) =
                self.letters(word.text).or_else(|| named_party(word.lower).map(str::to_owned))
            else {
                break;
            };
            if !parties.contains(&letters) {
                parties.push(letters);
            }
            end = at + 1;
            // "Socialdemokraterna (S)" is one party.
            let own = self.words.get(end).is_some_and(|next| {
                self.text[..next.start].ends_with('(')
                    && self.letters(next.text).as_ref() == parties.last()
            });
            end += usize::from(own);
            at = end;
            if self.words.get(at).is_some_and(|word| Class::Coordinating.has(word.lower)) {
                at += 1;
            }
        }
        (!parties.is_empty()).then_some((parties, end))
    }

    /// Whether nothing but signs and "och" stands between two words.
    fn joins(&self, before: usize, at: usize) -> bool {
        let between = &self.text[self.words[before].end..self.words[at].start];
        let plain = between.trim_matches([')', '(', ',', ' ', '/', '&']);
        !between.contains('.')
            && (plain.is_empty() || Class::Coordinating.has(plain))
            && (!between.trim().is_empty())
    }

    /// Party letters without brackets: those of a known party, or of one of the meeting.
    fn letters(&self, text: &str) -> Option<String> {
        // "I" and "Å" begin sentences; letters of parties are capitals.
        let known = Class::Party.has(text) || self.register.has_party(text);
        let capital = text.starts_with(char::is_uppercase);
        if !known || !capital {
            return None;
        }
        party(text).and_then(PartyMark::letters)
    }
}

/// The party of an adjective: "socialdemokratiska", "moderata".
fn adjective(word: &str) -> Option<&'static str> {
    crate::lexicon::party_of_adjective(word)
}

#[cfg(test)]
mod tests {
    use super::super::clauses::sentence::{Lower, Sentence};
    use super::*;

    fn of(text: &str) -> String {
        let lower = Lower::of(text);
        let sentence = Sentence::of(text, &lower);
        let found = collectives(text, &sentence.words, &Register::default());
        let told = found.iter().map(|one| match &one.group {
            Some(group) => group.clone(),
            None => one.parties.join("+"),
        });
        told.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn parties_act_by_name_members_and_letters() {
        for (text, expected) in [
            ("Ledamöterna från M, D, L och KD deltar inte.", "M+D+L+KD"),
            ("Representanterna för S samt Vänsterpartiet antecknar.", "S+V"),
            ("Mot beslutet reserverar sig SD-gruppen.", "SD"),
            ("S- och V-ledamöterna reserverar sig.", "S+V"),
            ("Ledamöterna (SD) reserverar sig.", "SD"),
            ("Samtliga (S)-ledamöter reserverar sig.", "S"),
            ("Moderaterna, Centerpartiet och Liberalerna yrkar.", "M+C+L"),
            ("Moderaternas ledamöter reserverar sig.", "M"),
            ("De socialdemokratiska ledamöterna reserverar sig.", "S"),
            ("Socialdemokraterna (S) och Vänsterpartiet (V) yrkar.", "S+V"),
            ("M och L yrkar avslag.", "M+L"),
            ("Alliansen yrkar avslag.", "Alliansen"),
            ("Moderaternas förslag faller.", ""),
            ("Anna Ek (S) yrkar avslag.", ""),
            ("Ledamöterna Anna Ek (S) och Bo Al (M) yrkar.", ""),
            ("Yrkandet från SD avslås.", ""),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
