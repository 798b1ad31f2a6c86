//! Is this line of an item's text a sub-heading that no list has?
//!
//! The next authority heads its paragraphs with words of its own (*Klimatkonsekvenser*, *Barnets
//! bästa*). Such a line is known by what it looks like and where it stands: a few words of noun
//! phrase without a stop, below something that has ended and above running text. A clause of a
//! decision that lacks its stop (*Motionen avslås*) has a verb, a list of names or bodies has no
//! text below, and neither is taken.

use super::super::layout::lines::Line;
use crate::lexicon::Class;

/// More words, or more letters, make a clause.
const MOST_WORDS: usize = 5;
const MOST_CHARS: usize = 60;
/// A shorter word is an abbreviation or a mark.
const FEWEST_CHARS: usize = 4;

/// Whether the line at `at` of an item's lines is a sub-heading by its form. `has_text_above` says
/// whether text of the item, and not another sub-heading, stands right above it.
pub(in crate::segment) fn is_sub_heading_by_form(
    lines: &[Line],
    at: usize,
    has_text_above: bool,
) -> bool {
    let line = &lines[at];
    let Some(above) = at.checked_sub(1).map(|above| &lines[above]).filter(|_| has_text_above)
    else {
        return false;
    };
    let text = line.text.strip_suffix(':').unwrap_or(&line.text).trim_end();
    if !is_phrase(text) || !(has_ended(above) || line.blanks_before > 0) {
        return false;
    }
    let words: Vec<&str> = text.split(' ').collect();
    if is_about_recipients(&words) {
        return true;
    }
    !is_clause(&words) && lines.get(at + 1).is_some_and(|below| is_running_text(below, line))
}

/// A few words that begin with a capital, with nothing that only sentences and lists have.
fn is_phrase(text: &str) -> bool {
    let chars = text.chars().count();
    let mut words = text.split(' ');
    let is_capitals = !text.chars().any(char::is_lowercase);
    // Of a person or body, unless a preposition leads to it (*Koppling till Agenda 2030*).
    let has_inner_name = words.clone().zip(words.clone().skip(1)).any(|(before, word)| {
        word.starts_with(char::is_uppercase) && before.starts_with(char::is_uppercase)
    });
    let first = words.next().unwrap_or_default();
    (FEWEST_CHARS..=MOST_CHARS).contains(&chars)
        && words.count() < MOST_WORDS
        && first.starts_with(char::is_uppercase)
        && first.chars().all(|c| c.is_alphabetic() || c == '-')
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '/' | '&'))
        && (is_capitals || !has_inner_name)
}

/// Whether what stands above is complete: it ends with a stop, or the line was broken early.
fn has_ended(above: &Line) -> bool {
    above.text.ends_with(['.', '!', '?', '”', ')']) || above.text.ends_with(':')
}

/// *Beslutet meddelas*, *Utdrag till*: who is sent what was decided. Names stand below.
fn is_about_recipients(words: &[&str]) -> bool {
    let last = words.last().map(|word| word.to_lowercase()).unwrap_or_default();
    let lower = words.join(" ").to_lowercase();
    last == "till" && words.len() > 1 || words.len() == 2 && tells_recipients(&lower)
}

/// Whether a sentence, in lower case, tells who is sent what was decided: "Beslutet skickas till …".
pub(in crate::segment) fn tells_recipients(lower: &str) -> bool {
    let mut words = lower.split(' ');
    let (first, verb) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_thing = Class::SentThing.beginnings(first).any(|stem| first.len() <= stem.len() + 3);
    // What is done to a decision itself is one.
    is_thing && Class::SentEnding.ends(verb) && !Class::DoneToDecision.has(verb)
}

/// Whether words say something of something: a definite noun and a verb (*Motionen avslås*), a
/// passive alone (*Bordläggs*) or behind its subject (*Medel anvisas*), a pronoun in front. Last words that want another one behind them
/// are of a clause as well.
fn is_clause(words: &[&str]) -> bool {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let is_verb = |word: &str| Class::Auxiliary.has(word) || Class::VerbEnding.ends(word);
    let (first, last) = (lower[0].as_str(), lower[lower.len() - 1].as_str());
    let is_definite = words.len() > 1 && Class::DefiniteEnding.ends(first);
    let is_relative = lower.iter().any(|word| word == "som");
    let is_passive = !is_definite && !is_relative && Class::PassiveEnding.ends(last);
    // "Styrelsen beslöt" with the clauses below it.
    let decides = |word: &str| Class::Decides.has(word) || Class::OutcomeElected.has(word);
    let says = is_definite && (is_verb(&lower[1]) || decides(&lower[1]));
    Class::WantingWord.has(last) || is_passive || Class::ClauseOpening.has(first) || says
}

/// Whether a line begins running text and is not another entry of a list.
fn is_running_text(below: &Line, heading: &Line) -> bool {
    let text = below.text.as_str();
    let begins = text.starts_with(|c: char| c.is_uppercase() || matches!(c, '”' | '"'))
        || text.starts_with("att ");
    begins
        && below.sub_heading.is_none()
        && text.contains(' ')
        && (text.ends_with(['.', '!', '?'])
            || below.chars > MOST_CHARS && below.chars > heading.chars)
}

#[cfg(test)]
mod tests {
    use crate::segment::decisions::decisions;
    use crate::segment::layout::lines::lines_of;
    use crate::segment::paragraphs::paragraphs;
    use crate::source::Page;

    fn clauses(text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        decisions(&paragraphs(&lines, 60), None)
    }

    /// Sub-headings that no list has.
    const HEADINGS: [&str; 58] = [
        "Klimatkonsekvenser",
        "Finansiering",
        "Samråd",
        "Beslutet meddelas",
        "Remissinstanser",
        "Jämställdhetsperspektiv",
        "Tidplan",
        "Barnets bästa",
        "Miljöaspekter",
        "Lagstöd",
        "Riskanalys",
        "Nuläge",
        "Genomförande",
        "Kommunikation:",
        "Personella konsekvenser",
        "Ekonomisk bedömning",
        "Facklig samverkan",
        "MBL-förhandling",
        "Förvaltningens bedömning",
        "Nämndens synpunkter",
        "Konsekvenser för barn",
        "Samråd med fackliga organisationer",
        "Tidplan och uppföljning",
        "Beslutet delges",
        "Protokollsutdraget lämnas",
        "Utdrag till",
        "Koppling till Agenda 2030",
        "KLIMATPÅVERKAN",
        "Barn- och ungdomsperspektiv",
        "Remissrunda",
        "Jämlikhetsanalys",
        "Avgränsning",
        "Hållbarhetsaspekter",
        "Budgetpåverkan",
        "Barnets rättigheter",
        "Gällande rätt",
        "Risker och möjligheter",
        "Kostnadsberäkning",
        "Kommunens ståndpunkt",
        "Social hållbarhet",
        "Uppdraget",
        "Konsekvenser för äldre",
        "Förhandling enligt MBL",
        "Trygghetsskapande arbete",
        "Samverkan med regionen",
        "Ekonomisk balans",
        "Tillgängliga resurser",
        "Handlingar som bifogas",
        "Djurskydd",
        "Beredskapsfrågor",
        "Mål och mått",
        "Upphandlingsform",
        "Organisatoriska följder",
        "Brukarinflytande",
        "Rättsliga utgångspunkter",
        "Vad händer nu",
        "Så här går vi vidare",
        "Skäl för beslutet",
    ];

    #[test]
    fn a_heading_of_any_word_ends_a_decision() {
        for heading in HEADINGS {
            for text in [
                format!("Beslut\nPlanen antas.\n{heading}\nInga pengar behövs."),
                format!("Beslut\n\nPlanen antas.\n\n{heading}\n\nInga pengar behövs."),
                format!("Beslut\nPlanen antas.\n\n{heading}\nInga pengar behövs."),
                format!("Beslut\n1. Planen antas.\n{heading}\nInga pengar behövs."),
            ] {
                assert_eq!(clauses(&text), ["Planen antas."], "{text}");
            }
        }
    }

    /// Long decisions have their clauses in groups, each with a line over it.
    #[test]
    fn a_line_over_a_list_does_not_end_a_decision() {
        let text = "Beslut\nPlanen antas.\n\nTaxor\n- Avgiften höjs.\n- Medel anvisas.";
        assert!(clauses(text).iter().any(|clause| clause.contains("Medel")), "{:?}", clauses(text));
    }

    #[test]
    fn clauses_without_a_stop_and_entries_of_lists_stay() {
        for clause in [
            "Motionen avslås",
            "Ärendet bordläggs",
            "Planen antas",
            "Bordläggs",
            "Bifall",
            "Anna Ek",
            "Medel anvisas",
            "Inga nya medel anvisas",
            "Taxan höjs",
            "Avgifter höjs",
            "Godkänns",
            "Planen fastställs",
            "Avtalet sägs upp",
            "Bifall till förslaget",
            "Avslag",
            "Nämnden godkänner rapporten",
            "Yttrandet antas",
            "Uppdraget avslutas",
            "Ingen ersättare väljs",
            "Frågan bordläggs",
            "Bo Ek entledigas",
            "Kommunen medverkar",
            "Anslaget minskas",
            "Beslutet verkställs",
            "Skrivelsen besvaras",
            "Ansökan beviljas",
            "Valberedningen utser ombud",
            "Protokollet justeras omedelbart",
        ] {
            let text = format!("Beslut\nPlanen antas.\n{clause}\nMedel anvisas.");
            assert!(clauses(&text).len() > 1, "{text}: {:?}", clauses(&text));
        }
        let list = "Beslut\nFöljande utses.\nValberedningen\nLänsstyrelsen\nPolisen";
        assert_eq!(clauses(list).len(), 4);
        assert_eq!(
            clauses("Beslut\nGodkännande\nMedel anvisas."),
            ["Godkännande", "Medel anvisas."]
        );
    }
}
