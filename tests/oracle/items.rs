//! Items in memory, with every term that a plan may ask for.
//!
//! Made from the items as the index gives them back, by the Swedish analysis alone.

use std::collections::{BTreeMap, BTreeSet};

use paragraf::minutes::DiaryNumber;
use paragraf::search::{ItemRecord, TermField, pairs};
use paragraf::swedish::{self, Origin};

/// The words of one text, by their positions.
#[derive(Default)]
pub struct Text {
    /// The forms that stand at each position: a word, or the number of a section and the section.
    pub forms: Vec<Vec<String>>,
    /// The stem of each word and of each whole, with its position.
    pub stems: Vec<(u32, String)>,
}

impl Text {
    fn of(text: &str) -> Self {
        let mut words = Self::default();
        swedish::analyse(&swedish::normalise(text).text, |token| {
            if token.origin == Origin::FilledIn {
                return;
            }
            if words.forms.len() <= token.position {
                words.forms.resize(token.position + 1, Vec::new());
            }
            // A hyphenated word is not one word of a phrase, a section with its sign is.
            if token.origin != Origin::Whole || token.surface.starts_with('§') {
                words.forms[token.position].push(token.surface.to_owned());
            }
            let position = u32::try_from(token.position).expect("a short text");
            words.stems.push((position, token.stem.to_owned()));
        });
        words
    }
}

/// Where each stem stands.
pub type Positions = BTreeMap<String, Vec<u32>>;

/// An item.
pub struct Item {
    pub record: ItemRecord,
    /// Title alone.
    pub title: Text,
    /// The body, then each diary number.
    pub body: Vec<Text>,
    pub title_stems: Positions,
    /// Of all texts of the body one after the other, with a place left free between two.
    pub body_stems: Positions,
    pub exact: BTreeSet<String>,
    pub parts: BTreeSet<String>,
    pub title_parts: BTreeSet<String>,
    pub diary_numbers: BTreeSet<String>,
    /// Names that it explains to mean the same, in lower case, both ways round.
    pub other_names: BTreeSet<(String, String)>,
}

impl Item {
    pub fn of(record: ItemRecord) -> Self {
        let item = &record.item;
        let body: Vec<&String> = std::iter::once(&item.body).chain(&item.diary_numbers).collect();
        let mut exact = BTreeSet::new();
        for text in body.iter().copied().chain([&item.title]) {
            swedish::analyse(&swedish::normalise(text).text, |token| {
                if token.origin != Origin::FilledIn {
                    exact.insert(token.surface.to_owned());
                }
            });
        }
        let names = swedish::abbreviations(&item.body).into_iter();
        let names = names.map(|name| (name.short.to_lowercase(), name.long.to_lowercase()));
        let title = Text::of(&item.title);
        let body: Vec<Text> = body.into_iter().map(|text| Text::of(text)).collect();
        Self {
            title_stems: positions([&title]),
            body_stems: positions(&body),
            title,
            body,
            exact,
            title_parts: parts(&item.title),
            parts: [&item.title, &item.body].into_iter().flat_map(|text| parts(text)).collect(),
            diary_numbers: item.diary_numbers.iter().flat_map(|text| forms_of(text)).collect(),
            other_names: names.flat_map(|(a, b)| [(a.clone(), b.clone()), (b, a)]).collect(),
            record,
        }
    }

    /// Whether the item has the term.
    pub fn has(&self, field: TermField, term: &str) -> bool {
        match field {
            TermField::Exact => self.exact.contains(term),
            TermField::Title => self.title_stems.contains_key(term),
            TermField::Body => self.body_stems.contains_key(term),
            TermField::Parts => self.parts.contains(term),
            TermField::TitleParts => self.title_parts.contains(term),
            TermField::DiaryNumber => self.diary_numbers.contains(term),
            TermField::Number => self.number().as_deref() == Some(term),
        }
    }

    /// Where the stem stands in the title or in the body, in order.
    pub fn positions(&self, field: TermField, stem: &str) -> &[u32] {
        let stems = match field {
            TermField::Title => &self.title_stems,
            TermField::Body => &self.body_stems,
            other => panic!("{other:?} has no positions"),
        };
        stems.get(stem).map_or(&[], Vec::as_slice)
    }

    /// The number in lower case.
    pub fn number(&self) -> Option<String> {
        self.record.item.number.as_ref().map(|number| number.to_lowercase())
    }
}

fn positions<'a>(texts: impl IntoIterator<Item = &'a Text>) -> Positions {
    let mut positions = Positions::new();
    let mut start = 0;
    for text in texts {
        for (position, stem) in &text.stems {
            positions.entry(stem.clone()).or_default().push(start + position);
        }
        start += u32::try_from(text.forms.len()).expect("a short text") + 1;
    }
    for places in positions.values_mut() {
        places.sort_unstable();
        places.dedup();
    }
    positions
}

/// Terms of the parts of compounds.
fn parts(text: &str) -> BTreeSet<String> {
    let mut parts = BTreeSet::new();
    swedish::analyse(&swedish::normalise(text).text, |token| {
        if token.origin == Origin::FilledIn {
            parts.insert(token.stem.to_owned());
        }
        parts.extend(token.components.iter().chain(token.runs).map(ToString::to_string));
        parts.extend(pairs(token.components, token.derived));
    });
    parts
}

/// The forms in which a diary number may be asked for.
fn forms_of(printed: &str) -> Vec<String> {
    let Some(number) = DiaryNumber::parse(printed) else { return vec![printed.to_lowercase()] };
    let mut forms = Vec::new();
    for prefix in [number.prefix.as_str(), ""] {
        for suffix in [number.suffix.clone(), None] {
            let form = DiaryNumber { prefix: prefix.to_owned(), suffix, ..number.clone() };
            forms.push(form.to_string());
        }
    }
    forms
}
