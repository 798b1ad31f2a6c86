//! Which of the values that exist does a filter mean?
//!
//! Persons are meant by any order of names or the family name alone, organs and authorities by
//! their whole name or by words of it, parties and topics by their letters. A value that means
//! nothing is an error that offers the nearest ones. Nothing of an index is known here but its
//! values, so that every backend takes a filter to mean the same.

mod asked;
mod resemblance;

use std::cell::OnceCell;
use std::collections::HashMap;

use self::resemblance::{Resemblance, nearest_of};
use super::error::SearchError;
use crate::lexicon::named_party;
use crate::minutes::{PersonName, slug};
use crate::query::FilterField;

/// How many near values are offered.
const OFFERED: usize = 5;

/// The values of one property, read once for a question: a question may name thousands of them.
pub struct Values {
    all: Vec<String>,
    slugs: OnceCell<Vec<String>>,
    people: OnceCell<People>,
}

/// Names of people and the values that each word of them is in.
struct People {
    names: Vec<PersonName>,
    with_word: HashMap<String, Vec<usize>>,
}

impl Values {
    fn slugs(&self) -> &[String] {
        self.slugs.get_or_init(|| self.all.iter().map(|value| slug(value)).collect())
    }

    fn people(&self) -> &People {
        self.people.get_or_init(|| {
            let names: Vec<PersonName> =
                self.all.iter().map(|value| PersonName::parse(value)).collect();
            let mut with_word: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, name) in names.iter().enumerate() {
                for word in name.words() {
                    match with_word.get_mut(word) {
                        Some(places) => places.push(at),
                        None => drop(with_word.insert(word.clone(), vec![at])),
                    }
                }
            }
            People { names, with_word }
        })
    }

    /// The persons that `asked` means, which may have a party, a title or initials with it.
    #[must_use]
    pub fn persons(&self, asked: &str) -> Vec<String> {
        let names = asked::person_names(asked);
        let found = names.iter().map(|name| self.persons_named(name));
        if let Some(found) = found.into_iter().find(|found| !found.is_empty()) {
            return found;
        }
        let asked = PersonName::parse(names.last().map_or(asked, String::as_str));
        let people = self.all.iter().zip(&self.people().names);
        let meant = people.filter(|(_, full)| asked::means_by_initials(&asked, full));
        meant.map(|(value, _)| value.clone()).collect()
    }

    /// The persons with exactly these words in their names.
    fn persons_named(&self, asked: &str) -> Vec<String> {
        let asked = PersonName::parse(asked);
        let People { names, with_word } = self.people();
        // A name that is meant has all words of what was asked, so also the rarest of them.
        let with = asked.words().iter().map(|word| with_word.get(word).map_or(&[][..], |at| at));
        let Some(candidates) = with.min_by_key(|places| places.len()) else { return Vec::new() };
        let mut meant: Vec<usize> =
            candidates.iter().copied().filter(|at| asked.means(&names[*at])).collect();
        // A name may have a word twice.
        meant.dedup();
        meant.into_iter().map(|at| self.all[at].clone()).collect()
    }

    /// The names that `asked` means: the one that is equal but for case and signs, else all that
    /// contain every word of it, which may stand there in the genitive (`Göteborg` is *Göteborgs
    /// Stad*).
    #[must_use]
    pub fn names(&self, asked: &str) -> Vec<String> {
        let asked = slug(asked);
        if asked.is_empty() {
            return Vec::new();
        }
        let equal = self.with_slug(|slug| *slug == asked);
        if !equal.is_empty() {
            return equal;
        }
        self.with_slug(|words| {
            asked.split('-').all(|word| {
                words.split('-').any(|other| {
                    other.strip_prefix(word).is_some_and(|end| end.is_empty() || end == "s")
                })
            })
        })
    }

    /// The organs that `asked` means: as [`names`](Self::names) has it, else those called so in short (*KS*)
    /// or by the last part of their name (*fullmäktige*).
    #[must_use]
    pub fn organs(&self, asked: &str) -> Vec<String> {
        let found = self.names(asked);
        if !found.is_empty() {
            return found;
        }
        let others = asked::other_names_of_organ(asked);
        let is_other = |organ: &&String| others.iter().any(|name| asked::has_words(organ, name));
        let found: Vec<String> = self.all.iter().filter(is_other).cloned().collect();
        if !found.is_empty() {
            return found;
        }
        let asked = slug(asked);
        self.with_slug(|organ| asked::ends_with_part(organ, &asked))
    }

    /// The value that is equal to `asked` but for case and signs.
    #[must_use]
    pub fn codes(&self, asked: &str) -> Vec<String> {
        let asked = slug(asked);
        self.with_slug(|slug| *slug == asked)
    }

    /// The party with these letters, or whose name is written out (*Vänsterpartiet*).
    #[must_use]
    pub fn parties(&self, asked: &str) -> Vec<String> {
        let found = self.codes(asked);
        let letters = named_party(&asked.trim().to_lowercase()).filter(|_| found.is_empty());
        letters.map_or(found, |letters| self.codes(letters))
    }

    fn with_slug(&self, is_meant: impl Fn(&String) -> bool) -> Vec<String> {
        let both = self.all.iter().zip(self.slugs());
        both.filter(|(_, slug)| is_meant(slug)).map(|(value, _)| value.clone()).collect()
    }

    /// The error for a value that nothing has.
    #[must_use]
    pub fn unknown(&self, field: FilterField, asked: &str) -> SearchError {
        SearchError::UnknownValue { field, value: asked.to_owned(), nearest: self.nearest(asked) }
    }

    /// The values most like `asked`, best first: compared whole and word by word, so that
    /// a mistyped family name finds its bearers.
    #[must_use]
    pub fn nearest(&self, asked: &str) -> Vec<String> {
        let folded = slug(asked);
        let resemblance = Resemblance::to(&folded);
        nearest_of(self.slugs(), &resemblance, OFFERED)
            .into_iter()
            .map(|at| self.all[at].clone())
            .collect()
    }
}

impl From<Vec<String>> for Values {
    fn from(all: Vec<String>) -> Self {
        Self { all, slugs: OnceCell::new(), people: OnceCell::new() }
    }
}

/// The ids most like one that does not exist: those that share the longest beginning,
/// which is organ and date, then the nearest in spelling.
#[must_use]
pub fn nearest_ids(ids: &[String], asked: &str) -> Vec<String> {
    let shared = |id: &str| id.bytes().zip(asked.bytes()).take_while(|(a, b)| a == b).count();
    let mut by_shared: Vec<(usize, usize)> =
        ids.iter().enumerate().map(|(at, id)| (shared(id), at)).collect();
    by_shared.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let resemblance = Resemblance::to(asked);
    let mut nearest = Vec::new();
    for group in by_shared.chunk_by(|a, b| a.0 == b.0) {
        let mut near: Vec<(f64, usize)> =
            group.iter().filter_map(|(_, at)| Some((resemblance.of(&ids[*at])?, *at))).collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| ids[a.1].cmp(&ids[b.1])));
        nearest.extend(near.into_iter().map(|(_, at)| ids[at].clone()));
        if nearest.len() >= OFFERED {
            break;
        }
    }
    nearest.truncate(OFFERED);
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(list: &[&str]) -> Values {
        Values::from(list.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn organs_are_found_whole_before_by_words() {
        let organs =
            values(&["Kommunstyrelsen", "Kommunstyrelsen arbetsutskott", "Nämnden för vård"]);
        assert_eq!(organs.names("kommunstyrelsen"), ["Kommunstyrelsen"]);
        assert_eq!(organs.names("vård"), ["Nämnden för vård"]);
        assert_eq!(organs.names("skola"), [""; 0]);
        let authorities = values(&["Göteborgs Stad", "Göteborgsregionen"]);
        assert_eq!(authorities.names("göteborg"), ["Göteborgs Stad"]);
    }

    #[test]
    fn persons_are_found_by_their_words_in_any_order() {
        let people = values(&["Bo Ek", "Ek Ek", "Jan Bo Grindegård", "Maria Ek"]);
        assert_eq!(people.persons("Ek, Bo"), ["Bo Ek"]);
        assert_eq!(people.persons("ek"), ["Bo Ek", "Ek Ek", "Maria Ek"]);
        assert_eq!(people.persons("grindegard jan"), ["Jan Bo Grindegård"]);
        // A given name alone means nobody, and neither does a word that no name has.
        assert_eq!(people.persons("maria"), [""; 0]);
        assert_eq!(people.persons("Maria Lind"), [""; 0]);
        assert_eq!(people.persons(""), [""; 0]);
    }

    #[test]
    fn persons_are_found_with_party_title_or_initials() {
        let people = values(&["Anna Granhage", "Arvid Granhage", "Maria Ek"]);
        assert_eq!(people.persons("Anna Granhage (V)"), ["Anna Granhage"]);
        assert_eq!(people.persons("kommunalråd Anna Granhage"), ["Anna Granhage"]);
        assert_eq!(people.persons("Kommunalråd Anna Granhage (V)"), ["Anna Granhage"]);
        assert_eq!(people.persons("M. Ek"), ["Maria Ek"]);
        assert_eq!(people.persons("A. Granhage"), ["Anna Granhage", "Arvid Granhage"]);
        assert_eq!(people.persons("B. Granhage"), [""; 0]);
        assert_eq!(people.persons("G. Anna"), [""; 0]);
        assert_eq!(people.persons("Maria Anna Granhage"), [""; 0]);
    }

    #[test]
    fn organs_are_found_by_their_short_names() {
        let organs = values(&["Kommunstyrelsen", "Kommunfullmäktige", "Kommunstyrelsens råd"]);
        assert_eq!(organs.organs("KS"), ["Kommunstyrelsen"]);
        assert_eq!(organs.organs("kf"), ["Kommunfullmäktige"]);
        assert_eq!(organs.organs("fullmäktige"), ["Kommunfullmäktige"]);
        assert_eq!(organs.organs("skola"), [""; 0]);
    }

    #[test]
    fn mistyped_names_are_offered() {
        let people = values(&["Jan Grindegård", "Maria Lind", "Bo Ek"]);
        assert_eq!(people.nearest("Grindegard"), ["Jan Grindegård"]);
        assert_eq!(people.nearest("gridnegård")[0], "Jan Grindegård");
        assert_eq!(people.nearest("xqzw"), [""; 0]);
    }

    #[test]
    fn ids_of_the_same_meeting_are_nearest() {
        let ids: Vec<String> = ["ks/2022-03-04/11", "ks/2022-03-04/12", "ks/2022-04-04/12", "x"]
            .map(str::to_owned)
            .into();
        assert_eq!(
            nearest_ids(&ids, "ks/2022-03-04/13"),
            ["ks/2022-03-04/11", "ks/2022-03-04/12", "ks/2022-04-04/12"]
        );
        assert_eq!(nearest_ids(&ids, &"ks/2022-03-04/".repeat(400)), [""; 0]);
    }
}
