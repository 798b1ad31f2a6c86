//! How good are the answers, and what is each layer worth?
//!
//! The gold queries of `queries.toml` are asked of the sample minutes of `corpus/`. Measured are
//! how well the first ten hits are ordered, how much of what answers is found, how much of what is
//! shown answers, and how often nothing is found, with all layers and with each switched off in
//! turn. The boosts of the search are tuned on these figures and on nothing else;
//! `docs/relevance.md` says how to read and renew them.
//!
//! The tables: `cargo test --test relevance -- --nocapture table`

mod baseline;
mod engine;
mod gold;
mod measure;
mod real;
#[path = "../support/mod.rs"]
mod support;
mod tables;

use std::sync::LazyLock;

use engine::{CHAINS, Engine};
use gold::Gold;
use measure::{Figures, Measured, mean};

/// The gold queries, read once.
static GOLD: LazyLock<Gold> = LazyLock::new(Gold::read);

/// What every chain answers, in the order of [`CHAINS`]. The index lives no longer than
/// it takes to ask.
static MEASURED: LazyLock<Vec<Measured>> = LazyLock::new(|| {
    let engine = Engine::build();
    CHAINS.iter().map(|chain| engine.ask(chain, &GOLD)).collect()
});

/// What the full chain reaches, less a margin of about one point in a hundred, so that a
/// change of the corpus or of a rule shows here before it shows to a user.
const FLOOR: Figures = Figures { ndcg: 0.905, recall: 0.894, precision: 0.95, unanswered: 0.017 };

/// A layer may cost this much in nDCG before it counts as doing harm: less than one
/// query that answers in the wrong order.
const HARMLESS: f64 = 0.002;

/// Wrong hits that are not mended yet: the query and the item. The list is exact: what is
/// mended leaves it, and nothing may join it.
const STILL_FOUND: &[(&str, &str)] = &[];

/// Absent words for which something is found still; exact as well.
const STILL_ALARMING: &[&str] = &[];

fn full() -> &'static Measured {
    &MEASURED[0]
}

#[test]
fn there_are_enough_queries_and_every_phenomenon_has_some() {
    assert!(GOLD.queries.len() >= 100, "{} queries", GOLD.queries.len());
    for phenomenon in gold::PHENOMENA {
        assert!(GOLD.queries.iter().any(|query| query.shows == *phenomenon), "no {phenomenon}");
    }
}

#[test]
fn every_judged_item_is_in_the_corpus() {
    let engine = Engine::build();
    for id in GOLD.ids() {
        assert!(engine.has(id), "{id} is judged but is not an item of the corpus");
    }
}

#[test]
fn the_full_chain_is_as_good_as_it_was() {
    let figures = mean(&full().outcomes);
    assert!(figures.ndcg >= FLOOR.ndcg, "nDCG@10 {:.3} < {}", figures.ndcg, FLOOR.ndcg);
    assert!(figures.recall >= FLOOR.recall, "recall {:.3} < {}", figures.recall, FLOOR.recall);
    assert!(
        figures.precision >= FLOOR.precision,
        "precision@10 {:.3} < {}",
        figures.precision,
        FLOOR.precision
    );
    assert!(
        figures.unanswered <= FLOOR.unanswered,
        "{:.3} of the queries find nothing, more than {}",
        figures.unanswered,
        FLOOR.unanswered
    );
}

#[test]
fn no_layer_does_harm() {
    let all = mean(&full().outcomes);
    for one in &MEASURED[1..] {
        let (name, without) = (one.chain.name, mean(&one.outcomes));
        assert!(
            all.ndcg >= without.ndcg - HARMLESS,
            "{name}: nDCG@10 {:.3}, with it {:.3}",
            without.ndcg,
            all.ndcg
        );
        assert!(
            all.unanswered <= without.unanswered,
            "{name}: {:.3} of the queries find nothing, with it {:.3}",
            without.unanswered,
            all.unanswered
        );
    }
}

#[test]
fn a_word_that_differs_in_one_letter_is_another_word() {
    let found: Vec<(&str, &str)> = full()
        .outcomes
        .iter()
        .flat_map(|outcome| {
            outcome.forbidden.iter().map(|id| (outcome.typed.as_str(), id.as_str()))
        })
        .collect();
    assert_eq!(found, STILL_FOUND);
}

#[test]
fn a_word_that_no_item_has_finds_nothing() {
    assert_eq!(full().alarms, STILL_ALARMING);
}

#[test]
fn the_parts_of_an_explanation_add_up_to_the_score() {
    let engine = Engine::build();
    let mut with_parts = 0;
    for typed in GOLD.queries.iter().map(|query| &query.typed) {
        for explanation in engine.explain(typed) {
            let sum: f32 = explanation.parts.iter().map(|part| part.value).sum();
            let off = (sum - explanation.value).abs();
            assert!(off <= 0.001 * explanation.value.max(1.0), "{typed}: {explanation:#?}");
            for word in explanation.parts.iter().filter(|part| !part.parts.is_empty()) {
                let sum: f32 = word.parts.iter().map(|way| way.value).sum();
                let off = (sum - word.value).abs();
                assert!(off <= 0.001 * word.value.max(1.0), "{typed}: {word:#?}");
                with_parts += 1;
            }
        }
    }
    assert!(with_parts > 500, "{with_parts} words were explained");
}

#[test]
fn table() {
    println!("{}", tables::ablation(&MEASURED));
    println!("{}", tables::phenomena(&full().outcomes));
    println!("{}", tables::weak(&full().outcomes));
}
