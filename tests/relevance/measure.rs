//! How good is an answer?
//!
//! nDCG as by Järvelin and Kekäläinen (2002) with gain 2^grade − 1 and discount
//! log2(place + 1), over the first ten hits, against the best order of the judged items.

use std::collections::HashMap;

use crate::engine::Chain;
use crate::gold::Query;

/// A page of hits.
pub const PAGE: usize = 10;

/// Grade from which an item belongs to the answer.
const ANSWERS: u8 = 2;

/// Four figures between 0 and 1; of one query or the mean of several.
#[derive(Clone, Copy)]
pub struct Figures {
    /// Order of the first page: 1 when nothing better could stand there.
    pub ndcg: f64,
    /// How much of grade 2 and 3 is among all hits.
    pub recall: f64,
    /// How much of the first page has any grade; 0 when it is empty.
    pub precision: f64,
    /// How often there is no hit at all.
    pub unanswered: f64,
}

/// What came of one query.
pub struct Outcome {
    /// As typed.
    pub typed: String,
    /// The phenomenon.
    pub shows: String,
    /// The figures.
    pub figures: Figures,
    /// Items of grade 2 and 3 that were not found.
    pub missed: Vec<String>,
    /// Items on the first page that have no grade.
    pub strange: Vec<String>,
    /// Items found that must not be.
    pub forbidden: Vec<String>,
}

/// All that came of one chain.
pub struct Measured {
    /// The chain.
    pub chain: &'static Chain,
    /// Of each query, in the order of the file.
    pub outcomes: Vec<Outcome>,
    /// The absent words for which something was found all the same.
    pub alarms: Vec<String>,
    /// How many absent words were asked for.
    pub absent: usize,
}

impl Measured {
    /// How often something is found for a word that no item has.
    pub fn false_alarms(&self) -> f64 {
        share(self.alarms.len(), self.absent)
    }
}

impl Outcome {
    /// Judges the hits, best first.
    pub fn of(query: &Query, hits: &[String]) -> Self {
        let page = &hits[..hits.len().min(PAGE)];
        let (strange, judged): (Vec<&String>, Vec<&String>) =
            page.iter().partition(|id| !query.grades.contains_key(*id));
        let answers: Vec<&String> =
            query.grades.iter().filter(|(_, grade)| **grade >= ANSWERS).map(|(id, _)| id).collect();
        let mut missed: Vec<String> =
            answers.iter().filter(|id| !hits.contains(id)).map(|id| (*id).clone()).collect();
        missed.sort();
        Self {
            typed: query.typed.clone(),
            shows: query.shows.clone(),
            figures: Figures {
                ndcg: ndcg(page, &query.grades),
                recall: 1.0 - share(missed.len(), answers.len()),
                precision: share(judged.len(), page.len()),
                unanswered: if hits.is_empty() { 1.0 } else { 0.0 },
            },
            missed,
            strange: strange.into_iter().cloned().collect(),
            forbidden: query.never.iter().filter(|id| hits.contains(id)).cloned().collect(),
        }
    }
}

/// The mean over queries, each counting the same.
pub fn mean<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> Figures {
    let figures: Vec<Figures> = outcomes.into_iter().map(|outcome| outcome.figures).collect();
    let of = |figure: fn(&Figures) -> f64| {
        let sum: f64 = figures.iter().map(figure).sum();
        sum / figures.iter().map(|_| 1.0).sum::<f64>()
    };
    Figures {
        ndcg: of(|f| f.ndcg),
        recall: of(|f| f.recall),
        precision: of(|f| f.precision),
        unanswered: of(|f| f.unanswered),
    }
}

/// How well the page is ordered, against the best order of the judged items.
pub fn ndcg(page: &[String], grades: &HashMap<String, u8>) -> f64 {
    let found = page.iter().map(|id| grades.get(id).copied().unwrap_or(0));
    let mut best: Vec<u8> = grades.values().copied().collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let best = gain(best.into_iter().take(PAGE));
    if best > 0.0 { gain(found) / best } else { 0.0 }
}

/// Discounted gain of grades in the order of the hits.
fn gain(grades: impl Iterator<Item = u8>) -> f64 {
    let places = (1u32..).map(|place| f64::from(place + 1).log2());
    let gains = grades.zip(places).map(|(grade, at)| (f64::from(grade).exp2() - 1.0) / at);
    // Not `sum`: of nothing it is -0.0, which prints as such.
    gains.fold(0.0, |sum, gain| sum + gain)
}

/// `part / whole`, 0 where there is nothing.
pub fn share(part: usize, whole: usize) -> f64 {
    let number = |n: usize| u32::try_from(n).map_or(f64::INFINITY, f64::from);
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(hits: &[&str]) -> Figures {
        let grades = [("a", 3), ("b", 2), ("c", 1)];
        let query = Query {
            typed: String::new(),
            shows: String::new(),
            grades: grades.map(|(id, grade)| (id.to_owned(), grade)).into(),
            never: vec!["z".to_owned()],
        };
        let hits: Vec<String> = hits.iter().map(|id| (*id).to_owned()).collect();
        Outcome::of(&query, &hits).figures
    }

    #[test]
    fn the_best_order_has_ndcg_one_and_any_other_less() {
        assert!((figures(&["a", "b", "c"]).ndcg - 1.0).abs() < 1e-12);
        assert!(figures(&["b", "a", "c"]).ndcg < 1.0);
        assert!(figures(&["x", "a", "b", "c"]).ndcg < figures(&["a", "b", "x", "c"]).ndcg);
    }

    #[test]
    fn recall_counts_what_answers_and_precision_what_is_shown() {
        let some = figures(&["a", "c", "x", "y"]);
        assert!((some.recall - 0.5).abs() < 1e-12 && (some.precision - 0.5).abs() < 1e-12);
        let none = figures(&[]);
        assert!(none.recall.abs() < 1e-12 && none.precision.abs() < 1e-12);
        assert!((none.unanswered - 1.0).abs() < 1e-12);
    }
}
