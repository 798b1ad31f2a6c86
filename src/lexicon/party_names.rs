//! Which letters does a party have whose name is written out?

use super::Class;

/// The letters of the parties that have names of their own, by the classes of their names and of
/// the adjectives made of them.
const NAMED: [(Class, Class, &str); 8] = [
    (Class::NameOfS, Class::AdjectiveOfS, "S"),
    (Class::NameOfM, Class::AdjectiveOfM, "M"),
    (Class::NameOfSd, Class::AdjectiveOfSd, "SD"),
    (Class::NameOfC, Class::AdjectiveOfC, "C"),
    (Class::NameOfV, Class::AdjectiveOfV, "V"),
    (Class::NameOfKd, Class::AdjectiveOfKd, "KD"),
    (Class::NameOfL, Class::AdjectiveOfL, "L"),
    (Class::NameOfMp, Class::AdjectiveOfMp, "MP"),
];

/// The letters of the party that a word in lower case names: "moderaterna".
pub(crate) fn named_party(word: &str) -> Option<&'static str> {
    // No name of a party is shorter.
    if word.len() < 7 {
        return None;
    }
    NAMED.into_iter().find(|(name, ..)| name.has(word)).map(|(.., letters)| letters)
}

/// The letters of the party whose members an adjective tells of: "moderata".
pub(crate) fn party_of_adjective(word: &str) -> Option<&'static str> {
    NAMED.into_iter().find(|(_, adjective, _)| adjective.has(word)).map(|(.., letters)| letters)
}
