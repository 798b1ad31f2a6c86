//! What a query may cost to plan and to run, by counts and not by time.

use tantivy::Searcher;
use tantivy::collector::{Count, DocSetCollector, TopDocs};

use super::super::dictionary::{Lookups, MOST_WALKING};
use super::super::read::{self, Compiled};
use super::made_up::{Texts, items};
use crate::query::parse;
use crate::search::{ExpansionKind, Layers, Synonyms};

fn planned(lookups: &Lookups<'_>, source: &str) -> Compiled {
    let query = parse(source).unwrap_or_else(|error| panic!("{source}: {error}"));
    let plan = read::planned(lookups, &Synonyms::default(), Layers::default(), &query);
    plan.unwrap_or_else(|_| panic!("{source} is planned"))
}

fn total(searcher: &Searcher, plan: &Compiled) -> usize {
    searcher.search(&plan.query, &Count).expect("a count")
}

fn not_looked_for(plan: &Compiled) -> usize {
    let is_told = |kind: &ExpansionKind| *kind == ExpansionKind::NotLookedFor;
    let words = plan.plan.words.iter();
    words.filter(|word| word.expansions.iter().any(|one| is_told(&one.kind))).count()
}

/// Words that no item has and that are long enough to be looked for in other spellings.
fn unknown_words(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("qvx{at}zzq")).collect()
}

fn some_items() -> Vec<Texts> {
    [
        ("Budget", "Kommunstyrelsen beslutar om budget för förskolan. Budgeten antas."),
        ("Skolskjuts", "Nämnden beslutar om skolskjuts och om stöd till föräldrar."),
        ("Stöd", "Föräldrar får stöd. Stöd och hjälp ges till alla föräldrar."),
    ]
    .map(|(title, body)| Texts::new(title, body, &[]))
    .into()
}

#[test]
fn other_spellings_of_unknown_words_are_looked_for_within_a_bound_and_the_rest_is_told() {
    let (searcher, fields) = items(&some_items());
    let lookups = Lookups::new(&searcher, fields);
    let words = unknown_words(300);
    let plan = planned(&lookups, &words.join(" OR "));
    assert_eq!(lookups.walking(), MOST_WALKING);
    assert_eq!(not_looked_for(&plan), words.len() - MOST_WALKING);
}

#[test]
fn twenty_misspelt_words_are_all_looked_for() {
    let (searcher, fields) = items(&some_items());
    let lookups = Lookups::new(&searcher, fields);
    let mut words = unknown_words(19);
    words.push("föräldrarx".to_owned());
    let plan = planned(&lookups, &words.join(" "));
    assert_eq!(not_looked_for(&plan), 0);
    assert_eq!(plan.plan.corrections, [("föräldrarx".to_owned(), "föräldrar".to_owned())]);
}

#[test]
fn a_walk_is_made_once_for_a_question_and_the_queries_tried_instead() {
    let (searcher, fields) = items(&some_items());
    let lookups = Lookups::new(&searcher, fields);
    planned(&lookups, "föräldrarx");
    let once = lookups.walking();
    assert!(once > 0);
    planned(&lookups, "föräldrarx budget (föräldrarx OR skola)");
    assert_eq!(lookups.walking(), once);
}

#[test]
fn a_word_typed_many_times_is_planned_once_and_counts_as_often() {
    let (searcher, fields) = items(&some_items());
    let lookups = Lookups::new(&searcher, fields);
    let (once, often) = (planned(&lookups, "stöd"), planned(&lookups, &"stöd ".repeat(500)));
    assert_eq!(often.plan.words.iter().filter(|word| word.word == "stöd").count(), 1);
    let best = |plan: &Compiled| {
        let top = TopDocs::with_limit(1).order_by_score();
        searcher.search(&plan.query, &top).expect("hits")[0].0
    };
    assert!((best(&often) / best(&once) - 500.0).abs() < 0.01);
    let or = planned(&lookups, "stöd OR stöd OR budget");
    assert_eq!(or.plan.words.len(), 2);
    assert_eq!(total(&searcher, &or), 3);
}

#[test]
fn what_is_excluded_is_everything_else() {
    let (searcher, fields) = items(&some_items());
    let lookups = Lookups::new(&searcher, fields);
    for (source, found) in [
        ("-stöd", 1),
        ("-stöd -budget", 0),
        ("-\"om skolskjuts\" -budget", 1),
        ("föräldrar -skolskjuts -skolskjuts -qqqqq", 1),
        ("-(-stöd)", 2),
        ("budget OR -budget", 3),
    ] {
        assert_eq!(total(&searcher, &planned(&lookups, source)), found, "{source}");
    }
}

#[test]
fn words_nearly_in_order_are_as_many_with_scores_as_without() {
    let near = "hem och mer av sjuk och mer av vård";
    let texts: Vec<Texts> = [near, "hem sjuk vård", "hem av sjuk och vård"]
        .map(|body| Texts::new("Ärende", body, &[]))
        .into();
    let (searcher, fields) = items(&texts);
    let lookups = Lookups::new(&searcher, fields);
    let plan = planned(&lookups, "hemsjukvård");
    let without = searcher.search(&plan.query, &DocSetCollector).expect("items").len();
    let with = searcher.search(&plan.query, &TopDocs::with_limit(9).order_by_score());
    assert_eq!(with.expect("hits").len(), without);
    assert!(without > 0);
}

#[test]
fn a_word_of_many_pieces_is_not_looked_for_as_a_row_and_says_so() {
    let (searcher, fields) = items(&some_items());
    let lookups = Lookups::new(&searcher, fields);
    let plan = planned(&lookups, &vec!["stöd"; 200].join("-"));
    let expansions = &plan.plan.words[0].expansions;
    assert!(expansions.iter().any(|one| one.kind == ExpansionKind::TooManyPieces));
    // Every piece is found, so the items with the word are.
    assert_eq!(total(&searcher, &plan), 2);
}
