//! Is this a person's name?
//!
//! A name is told by its shape (`shape`). Two capitalised words may as well be an organisation or a role, so words that name either
//! end a name or rule it out. An organisation of two unknown words ("Gröna Linjen") is not seen
//! here; who reads a list has its other lines to compare with.

pub(in crate::people) mod organisations;
pub(in crate::people) mod shape;
pub(in crate::people) mod titles;

use crate::lexicon::Class;
use crate::swedish;
use organisations::{OF_LETTERS, is_organisation_word, weight_of_first};
use shape::listed_shape;
use titles::{is_title_word, lower_end};

/// The longest name, in bytes. Five words of the length of "Kulturdepartementet" and a nickname
/// have half as many; what is longer is a text without spaces, and many places of it are asked.
pub(in crate::people) const LONGEST_NAME: usize = 256;

/// The name at the start of `text`, if one stands there. A role or an organisation right
/// behind it ("Anna Ek Kassör") is not part of it.
pub(crate) fn name_at_start(text: &str) -> Option<&str> {
    let near = &text[..text.floor_char_boundary(LONGEST_NAME)];
    let found = listed_shape(near)?;
    if found.len() == near.len() && near.len() < text.len() {
        return None;
    }
    // "Bo Ek landsting" has no particle "la".
    let in_a_word = text[found.len()..].starts_with(char::is_alphabetic);
    let found = if in_a_word { found.rsplit_once(' ')?.0 } else { found };
    let mut end = 0;
    let rest = &text[found.len()..];
    let is_whole =
        || is_given_and_family(found, rest) || has_party(rest) && ends_like_an_office(found);
    for (at, word) in found.split(' ').enumerate() {
        if ends_name(word) && !(at == 1 && is_whole()) {
            break;
        }
        end += word.len() + usize::from(at > 0);
        if ends_sentence(word) {
            break;
        }
    }
    let name = found.get(..end)?.trim_end_matches('.').trim_end();
    // A particle is followed by the rest of a name.
    let name = match name.rsplit_once(' ') {
        Some((rest, last)) if last.starts_with(char::is_lowercase) => rest,
        _ => name,
    };
    let (first, _) = name.split_once(' ')?;
    // A running head in capitals is not a name; one short word in capitals is an initial.
    let capitals = name
        .split(' ')
        .filter(|word| word.chars().count() > 2 && !word.chars().any(char::is_lowercase));
    let shouted = capitals.count() > 1;
    let weight_for = if has_party(&text[name.len()..]) { OF_LETTERS } else { 0 };
    let is_other = Class::NoGivenName.has(&first.to_lowercase());
    ((!is_other || weight_of_first(first) <= weight_for) && !shouted).then_some(name)
}

/// Whether a word ends in a full stop and is not an initial ("Per Os. Adjungerad").
fn ends_sentence(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|word| word.chars().count() > 1 && !word.contains('.'))
}

/// Whether two words are somebody's although the second names organisations too: what stands first
/// is not a word of the language and so a given name, and the two are set off from what follows. A
/// place in the genitive (*Kungälvs Forum*) is one only where that is said of a person.
fn is_given_and_family(found: &str, rest: &str) -> bool {
    let mut words = found.split(' ');
    let (Some(given), Some(family), None) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let is_family = Class::FamilyNameToo.has(&family.to_lowercase());
    let is_said_of_a_person = rest.starts_with(" (") || rest.starts_with(", ");
    let is_set_off = rest.is_empty() || is_said_of_a_person;
    let may_be_genitive = given.ends_with('s') && given.chars().count() > LONGEST_GIVEN_IN_S;
    // "Bo Sverige (S)", "Per Kår (M)": letters of a party are a person's, though the given name is
    // a word as well.
    let has_party = has_party(rest);
    let may_be_other =
        || !is_said_of_a_person && may_be_genitive || swedish::is_known(&given.to_lowercase());
    is_family && is_set_off && (has_party || !may_be_other())
}

/// Whether letters of a party stand behind a name.
fn has_party(rest: &str) -> bool {
    let letters = rest.strip_prefix(" (").and_then(|inner| inner.split_once(')'));
    letters.is_some_and(|(letters, _)| Class::Party.has(&letters.to_uppercase()))
}

/// Whether the second of two words ends like an office or a body, and is longer than its name: the
/// family name in "Anna Bergherde (S)", and not "Anna Chef (S)".
fn ends_like_an_office(found: &str) -> bool {
    let Some((given, family)) = found.split_once(' ') else { return false };
    let lower = lower_end(family);
    let is_ending = |class: Class| class.ends(&lower) && !class.has(&lower);
    // Whether a word is known costs most, and few names end so.
    !family.contains(' ')
        && (is_ending(Class::Title) || is_ending(Class::Organisation))
        && !Class::NoGivenName.has(&given.to_lowercase())
        && !is_title_word(given)
        && !is_organisation_word(given)
        && !swedish::is_known(&given.to_lowercase())
        && !swedish::is_known(&family.to_lowercase())
}

/// *Lars*, *Jens* and *Mats* are hardly places.
const LONGEST_GIVEN_IN_S: usize = 4;

/// Whether a word is not part of a name: a role, an organisation, a mark of presence.
fn ends_name(word: &str) -> bool {
    let lower = lower_end(word);
    Class::EndsName.has(&lower) || is_title_word(word) || is_organisation_word(word)
}

/// Whether all of `text` is a name of two or more words.
pub(in crate::people) fn is_whole_name(text: &str) -> bool {
    name_at_start(text).is_some_and(|name| name.len() == text.len())
}

/// The given name or nickname that stands alone at the start of `text` ("Kalle", "Anna,
/// kassör", "Bo (ordf.)"). Nearly any noun has this shape; only a list that holds nothing
/// else makes it a name.
pub(in crate::people) fn given_name_at_start(text: &str) -> Option<&str> {
    let text = &text[..text.floor_char_boundary(LONGEST_NAME)];
    let end = text.find(|c: char| !(c.is_alphabetic() || c == '-')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let rest = rest.trim_start();
    let set_off = rest.is_empty()
        || rest.starts_with([',', '(', '–', '-'])
        || is_title_word(rest.split([' ', ',']).next().unwrap_or_default());
    let mut chars = name.chars();
    let shaped = chars.next().is_some_and(char::is_uppercase)
        && chars.clone().any(char::is_lowercase)
        && (2..=14).contains(&name.chars().count());
    // How nouns end that head a paragraph: "Information", "Bordläggning", "Närhet".
    let noun = Class::NounEnding.ends(name);
    (shaped
        && set_off
        && !noun
        && !ends_name(name)
        && !Class::NoGivenName.has(&name.to_lowercase()))
    .then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_or_an_organisation_behind_a_name_is_not_part_of_it() {
        assert_eq!(name_at_start("Anna Ek Kassör"), Some("Anna Ek"));
        assert_eq!(name_at_start("Anna Ek Vice Ordförande"), Some("Anna Ek"));
        assert_eq!(name_at_start("Anna Ek Kulturdepartementet"), Some("Anna Ek"));
        assert_eq!(name_at_start("Anna Ek X"), Some("Anna Ek"));
        assert_eq!(name_at_start("Per-Olov von Ek, Sala"), Some("Per-Olov von Ek"));
    }

    #[test]
    fn a_family_name_may_be_a_word_for_organisations() {
        for name in ["Anna Forum", "Mats Norden", "Stella Länk", "Emil Kår", "Greta Stad"] {
            for text in [name.to_owned(), format!("{name} (S)"), format!("{name}, Sala")] {
                assert_eq!(name_at_start(&text), Some(name), "{text}");
            }
        }
        for name in ["Bo Sverige", "Per Kår", "Dag Stad"] {
            assert_eq!(name_at_start(&format!("{name} (S), Sala")), Some(name));
        }
        for text in
            ["Kultur Fritid", "Gröna Forum", "Kungälvs Forum", "Unga Norden", "Digitalt Forum"]
        {
            assert_eq!(name_at_start(text), None, "{text}");
        }
    }

    #[test]
    fn letters_of_a_party_outweigh_words_of_other_names() {
        for (text, name) in [
            ("Lilla Ek (S)", Some("Lilla Ek")),
            ("Nära Stad (M)", Some("Nära Stad")),
            ("Lilla Ek, Sala", None),
            ("Övriga Ek (S)", None),
            ("Anna Bergherde (S)", Some("Anna Bergherde")),
            ("Anna Strandsalen (M), Sala", Some("Anna Strandsalen")),
            ("Anna Bergherde, Sala", None),
            ("Anna Chef (S)", None),
        ] {
            assert_eq!(name_at_start(text), name, "{text}");
        }
    }

    #[test]
    fn a_nickname_stands_inside_the_name() {
        assert_eq!(name_at_start("Anna 'Nick' Ek, kassör"), Some("Anna 'Nick' Ek"));
        assert_eq!(name_at_start("Anna ”Lilla Nick” Ek"), Some("Anna ”Lilla Nick” Ek"));
        assert_eq!(name_at_start("Anna (Nicke) Ek"), Some("Anna (Nicke) Ek"));
        assert_eq!(name_at_start("B. Ask"), Some("B. Ask"));
        assert_eq!(name_at_start("Anna Van der Ask, Sala"), Some("Anna Van der Ask"));
        assert_eq!(name_at_start("Anna Ask landsbygd"), Some("Anna Ask"));
    }

    #[test]
    fn organisations_and_labels_are_not_names() {
        for text in ["Röda Korset", "Föreningen Norden", "Svenska Kennelklubben", "MÖTET ÖPPNAS"]
        {
            assert_eq!(name_at_start(text), None, "{text}");
        }
    }

    #[test]
    fn a_given_name_stands_alone_or_with_a_role() {
        assert_eq!(given_name_at_start("Kalle"), Some("Kalle"));
        assert_eq!(given_name_at_start("Anna, kassör"), Some("Anna"));
        assert_eq!(given_name_at_start("Bo (ordf.)"), Some("Bo"));
        for text in ["Information", "Kassör", "Kalle hämtar", "SKR", "Styrelsen"] {
            assert_eq!(given_name_at_start(text), None, "{text}");
        }
    }
}
