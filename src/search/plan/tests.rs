//! Planning against a dictionary that is written down.

use std::cell::Cell;
use std::convert::Infallible;
use std::rc::Rc;

use super::*;
use crate::query::{Filter, TextField, parse};
use crate::swedish;

/// A small index: its words, and what else it is asked for.
#[derive(Default)]
struct Known {
    /// Surface forms with the number of their items.
    words: Vec<(&'static str, u64)>,
    /// Terms of parts of compounds.
    parts: Vec<&'static str>,
    /// Words that are spelt like another, with the distance.
    like: Vec<(&'static str, &'static str, u8)>,
    /// Names that the texts explain, one way round.
    names: Vec<(&'static str, &'static str)>,
    /// Names of authorities.
    bodies: Vec<&'static str>,
    /// Whether too much was looked for already.
    is_tired: bool,
    /// Whether anything is found by a node.
    finds: bool,
    asked_for_like: Cell<usize>,
}

impl Known {
    fn words(words: &[(&'static str, u64)]) -> Self {
        Self { words: words.to_vec(), ..Self::default() }
    }

    fn items_of(&self, word: &str) -> u64 {
        self.words.iter().find(|(own, _)| *own == word).map_or(0, |(_, items)| *items)
    }
}

impl Dictionary for Known {
    type Error = Infallible;

    fn all_items(&self) -> Result<u64, Infallible> {
        Ok(1_000)
    }

    fn items(&self, field: TermField, term: &str) -> Result<u64, Infallible> {
        Ok(match field {
            TermField::Exact => self.items_of(term),
            TermField::Body => {
                let forms = self.words.iter().filter(|(word, _)| swedish::stem(word) == term);
                forms.map(|(_, items)| items).sum()
            }
            TermField::Parts => u64::from(self.parts.contains(&term)),
            TermField::Title
            | TermField::TitleParts
            | TermField::DiaryNumber
            | TermField::Number => 0,
        })
    }

    fn beginning(&self, beginning: &str) -> Result<Rc<[String]>, Infallible> {
        let words = self.words.iter().filter(|(word, _)| word.starts_with(beginning));
        Ok(words.map(|(word, _)| (*word).to_owned()).collect())
    }

    fn like(&self, word: &str, reach: Reach) -> Result<Option<Rc<[Like]>>, Infallible> {
        self.asked_for_like.set(self.asked_for_like.get() + 1);
        if self.is_tired {
            return Ok(None);
        }
        let like = self.like.iter().filter(|(asked, ..)| *asked == word);
        let like = like.filter(|(.., distance)| *distance <= reach.most);
        let like = like.map(|(_, found, distance)| Like {
            word: (*found).to_owned(),
            distance: *distance,
            items: self.items_of(found),
        });
        Ok(Some(like.collect()))
    }

    fn other_names(&self, name: &str) -> Result<Vec<String>, Infallible> {
        let others = self.names.iter().filter(|(own, _)| *own == name);
        Ok(others.map(|(_, other)| (*other).to_owned()).collect())
    }

    fn begins_explained(&self, beginning: &str) -> Result<bool, Infallible> {
        Ok(self.names.iter().any(|(name, _)| name.starts_with(beginning)))
    }

    fn body_named(&self, name: &str) -> Result<Option<Filter>, Infallible> {
        let is_named = |body: &&&str| body.to_lowercase() == name.to_lowercase();
        Ok(self.bodies.iter().find(is_named).map(|body| Filter::Authority((*body).to_owned())))
    }

    fn finds_any(&self, _: &Node) -> Result<bool, Infallible> {
        Ok(self.finds)
    }
}

fn planned_with(known: &Known, layers: Layers, source: &str) -> Plan {
    let query = parse(source).unwrap_or_else(|error| panic!("{source}: {error}"));
    let Ok(plan) = plan(known, &Synonyms::default(), layers, &query);
    plan
}

fn planned(known: &Known, source: &str) -> Plan {
    planned_with(known, Layers::default(), source)
}

/// What each word is taken to mean, as it is told.
fn told(plan: &Plan) -> Vec<String> {
    let words = plan.words.iter().flat_map(|word| &word.expansions);
    words.map(|expansion| expansion.kind.to_string()).collect()
}

fn has(plan: &Plan, what: &str) -> bool {
    told(plan).iter().any(|told| told == what)
}

/// What is looked for, before items that settle nothing are lowered.
fn whole(plan: &Plan) -> &Node {
    match &plan.node {
        Node::Lowered { node, .. } => node,
        node => node,
    }
}

/// Every phrase below a node.
fn phrases(node: &Node) -> Vec<&Node> {
    match node {
        Node::Phrase { .. } => vec![node],
        Node::Weighted(_, node) | Node::OfWord(_, node) | Node::Lowered { node, .. } => {
            phrases(node)
        }
        Node::Best(nodes) | Node::Any(nodes) => nodes.iter().flat_map(phrases).collect(),
        Node::All { required, absent, rewarded } => {
            required.iter().chain(absent).chain(rewarded).flat_map(phrases).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn a_known_word_is_itself_any_form_of_it_and_a_part() {
    let known = Known::words(&[("budgeten", 3)]);
    let plan = planned(&known, "budget");
    assert_eq!(
        told(&plan),
        [
            "the word \"budget\"",
            "any form of \"budget\" in the title (stem budget)",
            "any form of \"budget\" in the text (stem budget)",
            "a compound with \"budget\" in the title",
            "a compound with \"budget\"",
        ]
    );
    assert_eq!(known.asked_for_like.get(), 0, "other spellings of a word that is known");
    assert!(plan.corrections.is_empty());
}

#[test]
fn in_one_field_only_its_own_terms_are_asked_for() {
    let plan = planned(&Known::words(&[("budget", 3)]), "title:budget");
    assert_eq!(
        told(&plan),
        [
            "any form of \"budget\" in the title (stem budget)",
            "a compound with \"budget\" in the title",
        ]
    );
    let plan = planned(&Known::words(&[("budget", 3)]), "body:budget");
    assert_eq!(told(&plan), ["any form of \"budget\" in the text (stem budget)"]);
}

#[test]
fn a_layer_that_is_off_leaves_its_ways_out() {
    let known = Known { names: vec![("skr", "sveriges kommuner")], ..Known::words(&[("skr", 2)]) };
    let only_words = Layers { stems: false, parts: false, synonyms: false, ..Layers::default() };
    assert_eq!(told(&planned_with(&known, only_words, "skr")), ["the word \"skr\""]);
    assert!(has(
        &planned(&known, "skr"),
        "\"sveriges kommuner\", another name for it, in the text"
    ));
}

#[test]
fn a_compound_is_looked_for_by_its_parts_too() {
    let plan = planned(&Known::words(&[("föräldrastöd", 1)]), "föräldrastöd");
    let told = told(&plan);
    assert!(told.iter().any(|told| told.starts_with("a compound with") && told.contains(" + ")));
    assert!(told.iter().any(|told| told.ends_with("near each other in the text")), "{told:?}");
}

#[test]
fn an_abbreviation_in_capitals_is_not_part_of_words() {
    let known = Known::words(&[("sip", 1)]);
    assert!(!has(&planned(&known, "SIP"), "a compound with \"sip\""));
    assert!(has(&planned(&known, "sip"), "a compound with \"sip\""));
}

#[test]
fn an_unknown_word_is_taken_for_the_nearest_and_told_unless_it_must_be_absent() {
    let known = Known {
        like: vec![("budegt", "budget", 1), ("budegt", "budgets", 2)],
        ..Known::words(&[("budget", 3), ("budgets", 9)])
    };
    let plan = planned(&known, "budegt");
    assert_eq!(plan.corrections, [("budegt".to_owned(), "budget".to_owned())]);
    assert!(has(&plan, "the word \"budget\", almost the same spelling"));
    assert!(!has(&plan, "the word \"budgets\", almost the same spelling"));
    assert!(planned(&known, "-budegt").corrections.is_empty());
}

#[test]
fn a_misspelt_compound_is_taken_for_the_one_whose_parts_the_index_has() {
    let pair = pairs(&["cykel", "bana"].map(|word| swedish::stem(word).into()), None);
    let pair: &'static str = pair[0].clone().leak();
    let known = Known { parts: vec![pair], ..Known::words(&[("väg", 3)]) };
    let correction = |typed| planned(&known, typed).corrections.pop().map(|(_, meant)| meant);
    assert_eq!(correction("cykelbahna").as_deref(), Some("cykelbana"));
    // One that is well spelt, and one whose parts nothing has, are meant as they are.
    assert_eq!(correction("cykelbarn"), None);
    assert_eq!(correction("cykelskkola"), None);
}

#[test]
fn letters_without_diacritics_are_taken_for_the_more_frequent_word() {
    let like = vec![("vald", "våld", 0), ("nara", "nära", 0)];
    let known = Known { like, ..Known::words(&[("vald", 1), ("våld", 5), ("nära", 2)]) };
    // *vald* is a word; that *nara* is not shows how the query was typed.
    assert!(has(&planned(&known, "vald nara"), "the word \"våld\", with its diacritics"));
    assert!(!has(&planned(&known, "vald"), "the word \"våld\", with its diacritics"));
}

#[test]
fn where_nothing_more_is_looked_up_it_is_told() {
    let known = Known { is_tired: true, ..Known::default() };
    let told = told(&planned(&known, "obekant"));
    assert!(told.iter().any(|told| told.starts_with("no other spelling was looked for")));
}

#[test]
fn pieces_that_are_numbers_are_looked_for_alone_only_when_nothing_else_is_found() {
    let anywhere = |finds| {
        let known = Known { finds, ..Known::words(&[("covid", 1), ("19", 4)]) };
        has(&planned(&known, "covid-19"), "each of covid, 19")
    };
    assert!(anywhere(false) && !anywhere(true));
}

#[test]
fn words_written_apart_are_one_where_the_index_has_it() {
    let apart = |known: &Known| planned(known, "skol skjuts").words.len();
    assert_eq!(apart(&Known::words(&[("skolskjuts", 1)])), 3);
    assert_eq!(apart(&Known::default()), 2);
}

#[test]
fn a_word_that_stands_there_twice_is_planned_once() {
    let plan = planned(&Known::words(&[("skola", 1)]), "skola skola skola");
    assert_eq!(plan.words.len(), 1);
    let Node::All { required, .. } = whole(&plan) else { panic!("{:?}", plan.node) };
    assert!(matches!(&required[..], [Node::Weighted(times, _)] if (times - 3.0).abs() < 1e-6));
}

#[test]
fn an_exact_phrase_has_all_its_words_and_is_not_stemmed() {
    let plan = planned(&Known::default(), "\"nämndens beslut\"");
    let [Node::Phrase { words, is_whole, place, .. }] = &phrases(&plan.node)[..] else {
        panic!("{:?}", plan.node)
    };
    assert_eq!(
        words.iter().map(|word| word.surface.as_str()).collect::<Vec<_>>(),
        ["nämndens", "beslut"]
    );
    assert!(*is_whole && place.is_none());
    let plan = planned(&Known::default(), "title:\"nämndens beslut\"");
    let [Node::Phrase { place, .. }] = &phrases(&plan.node)[..] else { panic!("no phrase") };
    assert_eq!(*place, Some(TextField::Title));
}

#[test]
fn one_exact_word_is_a_form_and_not_a_phrase() {
    let plan = planned(&Known::default(), "\"Beslutet\"");
    assert!(phrases(&plan.node).is_empty());
    let [word] = &plan.words[..] else { panic!("one word") };
    let Node::Term { field, term } = &word.expansions[0].node else { panic!("a term") };
    assert_eq!((*field, term.as_str()), (TermField::Exact, "beslutet"));
}

#[test]
fn a_long_phrase_is_looked_for_by_its_rarest_words_at_their_places() {
    let known = Known::words(&[("och", 900), ("sällsynt", 1)]);
    let text = format!("{}sällsynt {}", "och ".repeat(20), "och ".repeat(20));
    let plan = planned(&known, &format!("\"{}\"", text.trim()));
    let [Node::Phrase { words, rows, is_whole, .. }] = &phrases(&plan.node)[..] else {
        panic!("no phrase")
    };
    assert!(words.len() == 41 && !is_whole);
    let rows = format!("{rows:?}");
    assert!(rows.contains(&format!("(20, {:?})", swedish::stem("sällsynt"))), "{rows}");
}

#[test]
fn what_is_excluded_is_not_marked() {
    let plan = planned(&Known::words(&[("skola", 1), ("budget", 1)]), "skola -budget");
    assert_eq!(plan.matcher.highlights("skola och budget"), [(0, 5)]);
    let Node::All { required, absent, .. } = whole(&plan) else { panic!("{:?}", plan.node) };
    assert_eq!((required.len(), absent.len()), (1, 1));
}

/// The query that finds items with some of the words.
fn some(known: &Known, source: &str) -> Option<String> {
    let query = parse(source).unwrap_or_else(|error| panic!("{source}: {error}"));
    let Ok(some) = plan_some(known, &Synonyms::default(), Layers::default(), &query);
    some.map(|some| some.query.to_string())
}

fn council() -> Known {
    let words = [("simhall", 4), ("kostnad", 300), ("beslut", 900), ("taxa", 20), ("avlopp", 22)];
    Known { finds: true, ..Known::words(&words) }
}

#[test]
fn a_rare_word_stands_for_a_query_and_common_ones_do_not_take_its_place() {
    assert_eq!(some(&council(), "kostnad simhall beslut").as_deref(), Some("simhall"));
    assert_eq!(some(&council(), "taxa avlopp kostnad").as_deref(), Some("taxa OR avlopp"));
    assert_eq!(some(&council(), "kostnad beslut"), None);
}

#[test]
fn a_word_that_no_item_has_is_left_out_and_common_words_alone_are_not_an_answer() {
    assert_eq!(some(&council(), "simhall xyzzy").as_deref(), Some("simhall"));
    assert_eq!(some(&council(), "beslut xyzzy"), None);
}

#[test]
fn function_words_are_not_chosen_and_filters_and_quotes_hold() {
    assert_eq!(some(&council(), "om simhall"), None);
    assert_eq!(
        some(&council(), "hur mycket simhall kostnad \"i maj\" -taxa party:S").as_deref(),
        Some("simhall \"i maj\" -taxa party:S")
    );
}

#[test]
fn function_words_count_and_are_not_required() {
    let plan = planned(&council(), "kostnad för simhall");
    let Node::All { required, rewarded, .. } = whole(&plan) else { panic!("not a list") };
    assert_eq!(required.len(), 2);
    assert!(rewarded.len() > 1, "{rewarded:?}");
    let plan = planned(&council(), "till och från");
    let Node::All { required, .. } = whole(&plan) else { panic!("not a list") };
    assert_eq!(required.len(), 3);
}

#[test]
fn items_that_settle_nothing_are_lowered_where_words_are_looked_for() {
    let is_lowered = |source| matches!(planned(&council(), source).node, Node::Lowered { .. });
    assert!(is_lowered("simhall") && is_lowered("simhall organ:KS"));
    assert!(!is_lowered("*") && !is_lowered("organ:KS") && !is_lowered("organ:KS -simhall"));
}

#[test]
fn a_word_that_only_begins_others_is_looked_for_as_their_beginning_and_not_respelt() {
    let known = Known {
        like: vec![("trampolin", "trampoliner", 2)],
        ..Known::words(&[("trampolinhall", 3), ("trampett", 9)])
    };
    let plan = planned(&known, "trampolin");
    assert!(has(&plan, "1 word that begins with \"trampolin\""), "{:?}", told(&plan));
    assert!(plan.corrections.is_empty());
}

#[test]
fn a_word_that_swedish_has_is_not_taken_for_another() {
    let like = vec![("skola", "skala", 1), ("skoal", "skala", 2), ("skoal", "skol", 1)];
    let known = Known { like, ..Known::words(&[("skala", 9), ("skol", 1)]) };
    assert!(planned(&known, "skola").corrections.is_empty());
    assert_eq!(planned(&known, "skoal").corrections.len(), 1);
}

#[test]
fn of_equally_near_words_one_of_the_language_is_taken_before_a_name() {
    let like = vec![("budgetx", "budgetz", 1), ("budgetx", "budget", 1)];
    let known = Known { like, ..Known::words(&[("budgetz", 9), ("budget", 3)]) };
    let corrections = planned(&known, "budgetx").corrections;
    assert_eq!(corrections, [("budgetx".to_owned(), "budget".to_owned())]);
}

#[test]
fn a_bodys_name_beside_other_words_is_met_by_its_items() {
    let known = Known { bodies: vec!["Norrviks kommun"], ..Known::words(&[("vatten", 3)]) };
    let of_body = "an item of Norrviks kommun";
    assert!(has(&planned(&known, "norrviks kommun vatten"), of_body));
    assert!(!has(&planned(&known, "norrviks kommun"), of_body));
    assert!(!has(&planned(&known, "vatten -norrviks kommun"), of_body));
    assert!(!has(&planned(&known, "title:(norrviks kommun vatten)"), of_body));
}

#[test]
fn two_words_are_met_by_a_compound_of_both() {
    let pair = pairs(&["kontroll", "bakgrund"].map(|word| swedish::stem(word).into()), None);
    let pair: &'static str = pair[0].clone().leak();
    let known = Known { parts: vec![pair], ..Known::words(&[("kontroll", 9), ("bakgrund", 4)]) };
    let is_met = |source| {
        let told = told(&planned(&known, source));
        told.iter().any(|told| told.starts_with("a compound with kontroll + bakgrund"))
    };
    assert!(is_met("kontroll av bakgrund"));
    assert!(!is_met("kontroll av beslut"));
}
