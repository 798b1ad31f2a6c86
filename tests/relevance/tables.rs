//! The figures as Markdown, ready for `docs/relevance.md`.

use std::fmt::Write;

use crate::gold::PHENOMENA;
use crate::measure::{Figures, Measured, Outcome, mean};

/// Below this nDCG@10 a query is listed as weak: about one item of the first three wrong.
const WEAK: f64 = 0.8;

/// One row per chain.
pub fn ablation(measured: &[Measured]) -> String {
    let mut table = String::from(
        "| chain | nDCG@10 | recall | precision@10 | zero-hit rate | false alarms |\n\
         |---|---|---|---|---|---|\n",
    );
    for one in measured {
        row(&mut table, one.chain.name, mean(&one.outcomes), Some(one.false_alarms()));
    }
    table
}

/// One row per phenomenon, with the number of its queries.
pub fn phenomena(outcomes: &[Outcome]) -> String {
    let mut table = String::from(
        "| phenomenon (queries) | nDCG@10 | recall | precision@10 | zero-hit rate |\n\
         |---|---|---|---|---|\n",
    );
    for phenomenon in PHENOMENA {
        let of: Vec<&Outcome> = outcomes.iter().filter(|one| one.shows == *phenomenon).collect();
        row(&mut table, &format!("{phenomenon} ({})", of.len()), mean(of), None);
    }
    table
}

/// One row per query that is weak or misses something, the worst first.
pub fn weak(outcomes: &[Outcome]) -> String {
    let mut weak: Vec<&Outcome> =
        outcomes.iter().filter(|one| one.figures.ndcg < WEAK || !one.missed.is_empty()).collect();
    weak.sort_by(|a, b| a.figures.ndcg.total_cmp(&b.figures.ndcg));
    let mut table = String::from(
        "| query | nDCG@10 | recall | missed | no grade, yet on the first page |\n\
         |---|---|---|---|---|\n",
    );
    for one in weak {
        writeln!(
            table,
            "| `{}` | {:.2} | {:.2} | {} | {} |",
            one.typed,
            one.figures.ndcg,
            one.figures.recall,
            short(&one.missed),
            short(&one.strange)
        )
        .expect("a string takes everything");
    }
    table
}

fn row(table: &mut String, name: &str, figures: Figures, alarms: Option<f64>) {
    let Figures { ndcg, recall, precision, unanswered } = figures;
    let mut figures = vec![ndcg, recall, precision, unanswered];
    figures.extend(alarms);
    let figures: Vec<String> = figures.iter().map(|figure| format!("{figure:.3}")).collect();
    writeln!(table, "| {name} | {} |", figures.join(" | ")).expect("a string takes everything");
}

/// The first few ids without authority and organ, and how many more there are.
fn short(ids: &[String]) -> String {
    const SHOWN: usize = 3;
    let mut text: Vec<String> = ids
        .iter()
        .take(SHOWN)
        .map(|id| {
            let parts: Vec<&str> = id.split('/').collect();
            let from = parts.len().saturating_sub(3);
            parts[from..].join("/")
        })
        .collect();
    if ids.len() > SHOWN {
        text.push(format!("and {} more", ids.len() - SHOWN));
    }
    text.join(", ")
}
