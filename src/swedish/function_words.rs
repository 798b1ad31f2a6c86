//! Which words hold a sentence together and say nothing of its matter?
//!
//! The closed classes of Swedish as *Svenska Akademiens grammatik* has them: prepositions, conjunctions,
//! subjunctions, pronouns, articles, question words, auxiliaries and the adverbs of place and time that a
//! question is made with. They help to rank an item and never decide whether it is found. A word that is
//! also a noun of minutes stays out (*vård*, *tal*, *val*), and so do *inte* and *utan*, which turn the
//! matter round.

/// In lower case.
#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "all", "alla", "allt", "annan", "annat", "att", "av", "bara", "behöver", "bland", "blev",
    "bli", "blir", "blivit", "både", "bör", "de", "dem", "den", "denna", "deras", "dess",
    "dessa", "det", "detta", "dig", "din", "dina", "ditt", "dom", "du", "där", "därför", "då",
    "efter", "ej", "eller", "en", "er", "era", "ert", "ett", "fanns", "fick", "finns", "från",
    "få", "får", "fått", "för", "före", "förrän", "genom", "gentemot", "gick", "gjorde", "gjort",
    "gällande", "gäller", "går", "gått", "gör", "göra", "ha", "hade", "haft", "han", "hans",
    "hända", "hände", "händer", "hänt",
    "har", "henne", "hennes", "hon", "honom", "hos", "hur", "huruvida", "här", "i", "ibland",
    "ifrån", "inför", "inga", "ingen", "inget", "ingår", "innan", "inom", "invid",
    "istället", "jag", "ju", "kan", "kring", "kunde", "kunna", "man", "med", "medan", "mellan",
    "men", "mer", "mera", "mest", "mig", "min", "mina", "mitt", "mot", "mycket", "många",
    "måste", "ni", "nog", "nu", "när", "någon", "något", "några", "nån", "nåt",
    "och", "också", "om", "oss", "per", "på", "sa", "sade", "sagt", "samt", "sedan", "sig", "sin", "sina", "sitt",
    "ska", "skall", "skulle", "som", "så", "säga", "säger", "sådan", "sådana", "sådant", "till", "trots", "under",
    "ur", "utav", "utifrån", "vad", "var", "vara", "varför", "varifrån", "varit",
    "varje", "vars", "vart", "vem", "vems", "vi", "via", "vid", "vidare", "vilka", "vilkas",
    "vilken", "vilket", "vill", "ville", "vår", "våra", "vårt", "än", "ännu", "är", "åt", "över",
];

/// Whether `word`, in any case, is a function word.
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_question_is_made_with_says_nothing_of_its_matter() {
        for word in ["Hur", "vad", "av", "PÅ", "är", "får", "som"] {
            assert!(is_function_word(word), "{word}");
        }
    }

    #[test]
    fn words_of_the_matter_and_what_turns_it_round_do() {
        for word in ["vård", "val", "ny", "inte", "utan", "barn", "KS", "mål"] {
            assert!(!is_function_word(word), "{word}");
        }
    }
}
