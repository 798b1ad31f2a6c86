//! Questions of every kind, ordinary and hostile.
//!
//! What people ask, and the most expensive questions that can be made of every part of the
//! language. Words are taken from the index, by how many items have them, so that a question about
//! a frequent word is one.

mod hostile;
mod ordinary;

use paragraf::query::Query;
use paragraf::search::{FacetField, Reader, Request, SearchError, SuggestionKind};

/// Words taken of each first letter.
const WORDS_OF_LETTER: usize = 400;

/// What is asked, and how.
pub enum Ask {
    /// A search with all counts and ten hits.
    Search(String),
    /// The same with the score of every hit explained.
    Explain(String),
    /// A query that no text gives.
    Query(Query),
    Suggest(String),
    Similar(String),
    NearestIds(String),
    Timeline(String),
    Speakers(String),
}

/// A question and what it is called in the table.
pub struct Question {
    pub name: String,
    pub ask: Ask,
}

/// All questions, the ordinary ones first.
///
/// # Errors
/// What the index reports.
pub fn questions(reader: &dyn Reader) -> Result<Vec<Question>, SearchError> {
    let material = Material::of(reader)?;
    let mut questions = ordinary::questions(&material);
    questions.extend(hostile::questions(&material));
    Ok(questions)
}

/// What questions are made of.
struct Material {
    /// Words of letters alone, those of most items first.
    words: Vec<(String, u64)>,
    /// Names of speakers, those of most items first.
    speakers: Vec<String>,
    organs: Vec<String>,
    /// An item of some length.
    id: String,
    body: String,
}

impl Material {
    fn of(reader: &dyn Reader) -> Result<Self, SearchError> {
        let mut words = Vec::new();
        for letter in "abcdefghijklmnopqrstuvwxyzåäö".chars() {
            let found = reader.suggest(&letter.to_string(), WORDS_OF_LETTER)?;
            let of_letters = found.into_iter().filter(|suggestion| {
                suggestion.kind == SuggestionKind::Word
                    && suggestion.text.chars().all(char::is_alphabetic)
            });
            words.extend(of_letters.map(|suggestion| (suggestion.text, suggestion.items)));
        }
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let mut everything = Request::new("*", Query::All);
        everything.facet_limit = None;
        everything.limit = Some(500);
        let found = reader.search(&everything)?;
        let (mut id, mut body) = (String::new(), String::new());
        for hit in &found.hits {
            let Some(record) = reader.item(&hit.id)? else { continue };
            if record.item.body.len() > body.len() {
                (id, body) = (hit.id.clone(), record.item.body);
            }
        }
        let names = |list: &[(String, u64)]| list.iter().map(|(name, _)| name.clone()).collect();
        let (speakers, organs) = (
            names(found.facets.by(FacetField::Speaker)),
            names(found.facets.by(FacetField::Organ)),
        );
        Ok(Self { words, speakers, organs, id, body })
    }

    /// The most frequent words.
    fn frequent(&self, count: usize) -> Vec<&str> {
        self.words.iter().take(count).map(|(word, _)| word.as_str()).collect()
    }

    /// Words of so many letters and more, the most frequent first.
    fn long(&self, letters: usize, count: usize) -> Vec<&str> {
        let words = self.words.iter().map(|(word, _)| word.as_str());
        words.filter(|word| word.chars().count() >= letters).take(count).collect()
    }

    /// The first words that at most so many items have.
    fn of_few(&self, items: u64, count: usize) -> Vec<&str> {
        let words = self.words.iter().filter(|(_, of)| *of <= items);
        words.map(|(word, _)| word.as_str()).take(count).collect()
    }
}

fn search(name: impl Into<String>, text: impl Into<String>) -> Question {
    Question { name: name.into(), ask: Ask::Search(text.into()) }
}

fn ask(name: &str, ask: Ask) -> Question {
    Question { name: name.to_owned(), ask }
}
