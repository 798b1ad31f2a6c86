//! What stands among the clauses of a decision without being one?
//!
//! Who took no part, who reserved themselves, days, rows of a table, and where to ask. Who is sent the decision
//! ends it.

use super::super::paragraphs::sub_heading_form::tells_recipients;
use crate::lexicon::Class;
use crate::minutes::find_date;

/// Whether a paragraph under a decision tells who is sent it or where to ask about it, below which no
/// more clauses stand.
pub(super) fn ends_decision(text: &str) -> bool {
    let lower = text.to_lowercase();
    tells_recipients(&lower) || Class::TellsMore.begins(&lower)
}

/// Whether a paragraph among clauses is not one itself.
pub(super) fn is_beside(text: &str) -> bool {
    is_date(text) || is_row(text) || is_address(text) || tells_of_conflict(text)
}

/// "Följande skrivelser har inkommit:": what has come in stands below, and is not decided.
pub(super) fn tells_incoming(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.ends_with(':') && Class::HasCome.is_in(&lower)
}

/// A day alone, with a place perhaps.
fn is_date(text: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let words = text.split(' ').count();
    words <= MOST_WORDS
        && !text.ends_with('.')
        && find_date(text).is_some()
        && !text.split(' ').any(|word| Class::JoiningWord.has(word) && word != "den")
}

/// A few words and then figures alone, as in a budget: "Medlemsavgifter 20 000".
fn is_row(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let is_figure = |word: &str| {
        word.contains(|c: char| c.is_ascii_digit())
            && word.chars().all(|c| {
                c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '–' | '+' | '%' | ':' | '−')
            })
    };
    let words: Vec<&str> = text.split(' ').collect();
    let names = words.iter().take_while(|word| !is_figure(word)).count();
    let figures = words.iter().skip(names).filter(|word| is_figure(word)).count();
    let others = words.len() - names - figures;
    let has_unit =
        others == 1 && words.last().is_some_and(|word| word.chars().count() <= UNIT_CHARS);
    let is_year =
        |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    names > 0
        && !(figures == 1 && is_year(words[names]))
        && names <= MOST_WORDS
        && figures > 0
        && (others == 0 || has_unit)
        && !text.ends_with('.')
        && !words[..names].iter().any(|word| is_said(word))
}

/// "kr", "tkr", "euro".
const UNIT_CHARS: usize = 4;

/// Whether a word is of a sentence and not of the head of a row.
fn is_said(word: &str) -> bool {
    let lower = word.to_lowercase();
    Class::WantingWord.has(&lower)
        || Class::JoiningWord.has(&lower)
        || Class::Auxiliary.has(&lower)
        || Class::PassiveEnding.ends(&lower)
}

/// An address for mail.
fn is_address(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    text.contains('@') && text.split(' ').count() <= MOST_WORDS
}

/// Who does not take part, or is against it, and nothing else.
pub(super) fn tells_of_conflict(text: &str) -> bool {
    // An initial has a stop and ends no sentence.
    let is_whole =
        |sentence: &&str| sentence.rsplit(' ').next().is_some_and(|word| word.chars().count() > 1);
    let mut sentences = text.split(". ").filter(is_whole).peekable();
    sentences.peek().is_some() && sentences.all(is_of_conflict)
}

/// Whether a sentence tells who does not take part. That there is a conflict of interest may itself be
/// decided.
fn is_of_conflict(text: &str) -> bool {
    let lower = text.to_lowercase();
    if lower.starts_with("att ") || lower.split(' ').any(|word| Class::Decides.has(word)) {
        return false;
    }
    let has = |class: Class| class.is_in(&lower);
    has(Class::VerbReserve) && has(Class::ReserveAgainst)
        || has(Class::NotInDecision)
        || has(Class::DeclareInterest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_rows_addresses_and_conflicts_are_not_clauses() {
        for text in [
            "2024-03-05",
            "Norrvik den 5 mars 2024",
            "Medlemsavgifter 20 000",
            "Summa intäkter 120 000 kr",
            "Underskott -600",
            "Eget kapital 2 300,50 2 410,00",
            "timo.alanko@exempel.fi",
            "Anna Ek (S) deltar inte i beslutet.",
            "Bo Al deltog på grund av jäv inte i handläggningen.",
            "Anna Ek (S) anmäler jäv och lämnar rummet.",
            "På grund av jäv deltar inte Bo Al i beslutet.",
            "Bo K. Al (S) deltog på grund av jäv inte i handläggningen.",
            "Bo Al (M) reserverar sig mot beslutet.",
        ] {
            assert!(is_beside(text), "{text}");
        }
    }

    #[test]
    fn clauses_with_figures_days_and_names_stay() {
        for text in [
            "Årsavgiften höjs till 300",
            "Medel anvisas med 20 000",
            "Nästa möte hålls den 5 mars 2024",
            "Ärendet bordläggs till den 5 mars 2024.",
            "Anna Ek",
            "Nämnden beslutar att jäv föreligger för Anna Ek.",
            "Planen antas. Bo Al deltog på grund av jäv inte i handläggningen.",
            "att Anna Ek deltar inte",
            "Budget 2025 antas",
            "Första halvåret 2025",
            "Planen antas.",
        ] {
            assert!(!is_beside(text), "{text}");
        }
    }

    #[test]
    fn recipients_and_where_to_ask_end_a_decision() {
        for text in [
            "Beslutet skickas till kommunstyrelsen.",
            "Protokollsutdrag sänds till revisorerna",
            "Beslutet expedieras till: Anna Ek",
            "Mer information om beslutet ges av direktör Bo Al.",
            "Ytterligare information lämnas av Bo Al",
        ] {
            assert!(ends_decision(text), "{text}");
        }
        for text in
            ["Beslutet ändras så att avgiften utgår.", "Planen antas.", "Beslutet gäller från maj."]
        {
            assert!(!ends_decision(text), "{text}");
        }
    }
}
