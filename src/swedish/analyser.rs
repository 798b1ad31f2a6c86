//! The whole chain, once per word form: text in, tokens with stem and compound parts out.
//!
//! Each token of a normalised text gets its surface, its stem, the stems of its compound parts,
//! position and byte range. A form is analysed the first time it is met and remembered, so in
//! running text nearly every token is one look-up and nothing is allocated.
//!
//! A suspended hyphen is filled in: *barn- och utbildningsnämnden* gives, at the position of
//! *barn*, also the word that is meant, *barnnämnden*, marked [`Origin::FilledIn`].
//!
//! Guaranteed: the same text gives the same tokens, whatever was analysed before. Not guaranteed: that
//! surfaces of filled-in words stand in the text.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::compounds::Compounds;
use super::compounds::VocabularyError;
use super::form_hash::FormHash;
use super::stem::stem;
use super::tokenise::{Kind, Token, Tokens, surface, tokenise};

/// Forms remembered at most, some 40 MB; a large corpus has two million, most of them met once.
/// When the memory is full it is emptied, and the frequent forms are back at once.
const MOST_FORMS: usize = 1 << 18;

/// A suspended hyphen looks this many words ahead for the compound it shares its end with: *barn-,
/// ungdoms-, kultur- och fritidsnämnden*.
const WORDS_AHEAD: usize = 8;

/// Words that join the members of a list behind a suspended hyphen.
const CONJUNCTIONS: &[&str] = &["och", "eller", "samt", "respektive", "alternativt", "o", "resp"];

/// Where a token comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A word of the text.
    Word,
    /// A word of several pieces, as a whole, at the position of its first piece.
    Whole,
    /// A piece of a whole.
    Piece,
    /// A word that a suspended hyphen stands for; it is not in the text.
    FilledIn,
}

/// A token and what is known of it. Everything is borrowed from the analyser.
#[derive(Debug, Clone, Copy)]
pub struct Analysed<'a> {
    /// The form in lower case, without the ending after a colon.
    pub surface: &'a str,
    /// Its stem.
    pub stem: &'a str,
    /// The stems of the parts of a compound, from left to right; empty when the word is not a compound.
    pub components: &'a [Box<str>],
    /// The stems of the runs of parts: `hem|sjuk|vård` gives *sjukvård* too.
    pub runs: &'a [Box<str>],
    /// The stem of what a word or part in -skap is derived from: *föräldraskap* gives *förälder*.
    pub derived: Option<&'a str>,
    /// Position among the pieces of the text, counted from 0.
    pub position: usize,
    /// Where the token begins in the text, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Where it comes from.
    pub origin: Origin,
}

/// What is remembered of a form.
#[derive(Debug, Clone)]
struct Form {
    surface: Box<str>,
    stem: Box<str>,
    components: Box<[Box<str>]>,
    runs: Box<[Box<str>]>,
    derived: Option<Box<str>>,
    /// Where the last part begins, and the first ends, in the surface; for suspended hyphens.
    tails: Option<(usize, usize)>,
}

/// The analyser of one thread. Clones share the vocabulary, not the memory.
#[derive(Debug, Clone)]
pub struct Analyser {
    compounds: Arc<Compounds>,
    numbers: HashMap<Box<str>, u32, FormHash>,
    forms: Vec<Form>,
}

impl Analyser {
    /// An analyser with the built-in vocabulary.
    ///
    /// # Errors
    ///
    /// [`VocabularyError`] when the embedded vocabulary is damaged, which a test rules out for a
    /// released build.
    pub fn built_in() -> Result<Self, VocabularyError> {
        Ok(Self::with(Arc::new(Compounds::built_in()?)))
    }

    /// An analyser that splits by `compounds`; one per thread can share them.
    #[must_use]
    pub fn with(compounds: Arc<Compounds>) -> Self {
        Self { compounds, numbers: HashMap::default(), forms: Vec::new() }
    }

    /// Calls `sink` for every token of `text`, in order; a filled-in word follows the token with
    /// the hyphen.
    pub fn analyse(&mut self, text: &str, mut sink: impl FnMut(Analysed<'_>)) {
        let mut tokens = tokenise(text);
        while let Some(token) = tokens.next() {
            let form = self.form(token.text);
            let origin = match token.kind {
                Kind::Word => Origin::Word,
                Kind::Whole => Origin::Whole,
                Kind::Piece => Origin::Piece,
            };
            sink(self.analysed(form, &token, origin));
            if token.suspended {
                self.fill_in(&token, tokens.clone(), &mut sink);
            }
        }
    }

    /// What is known of one word: surface, stem and parts; position and range are those of a text
    /// of this word alone.
    pub fn word(&mut self, word: &str) -> Analysed<'_> {
        let form = self.form(word);
        let token = Token {
            text: word,
            start: 0,
            end: word.len(),
            position: 0,
            kind: Kind::Word,
            suspended: false,
        };
        self.analysed(form, &token, Origin::Word)
    }

    /// The splitter in use.
    #[must_use]
    pub fn compounds(&self) -> &Compounds {
        &self.compounds
    }

    fn analysed(&self, form: usize, token: &Token<'_>, origin: Origin) -> Analysed<'_> {
        let Form { surface, stem, components, runs, derived, .. } = &self.forms[form];
        Analysed {
            surface,
            stem,
            components,
            runs,
            derived: derived.as_deref(),
            position: token.position,
            start: token.start,
            end: token.end,
            origin,
        }
    }

    /// The number of the form, analysed now if it is new.
    fn form(&mut self, text: &str) -> usize {
        if let Some(&number) = self.numbers.get(text) {
            return number as usize;
        }
        if self.forms.len() >= MOST_FORMS {
            self.numbers.clear();
            self.forms.clear();
        }
        let number = self.forms.len();
        self.forms.push(self.examine(&surface(text)));
        // MOST_FORMS is far below what a u32 counts.
        self.numbers.insert(text.into(), u32::try_from(number).unwrap_or(u32::MAX));
        number
    }

    fn examine(&self, surface: &str) -> Form {
        let (mut components, mut runs) = (Vec::new(), Vec::new());
        let mut tails = None;
        let mut derived = self.compounds.derivation(surface);
        if let Some(split) = self.compounds.split(surface) {
            for part in &split.parts {
                components.push(Box::from(stem(&part.base)));
                derived = derived.or_else(|| self.compounds.derivation(&part.base));
            }
            for run in split.runs(surface) {
                runs.push(Box::from(stem(&run.base)));
                derived = derived.or_else(|| self.compounds.derivation(&run.base));
            }
            if let (Some(first), Some(last)) = (split.parts.first(), split.parts.last()) {
                tails = Some((last.range.start, first.range.end));
            }
        }
        Form {
            surface: surface.into(),
            stem: stem(surface).into(),
            components: components.into(),
            runs: runs.into(),
            derived: derived.map(|base| stem(&base).into()),
            tails,
        }
    }

    /// Gives the words that the suspended hyphen of `token` stands for, with the end of the
    /// compound that follows in `ahead`: its last part, and all but its first when that is more
    /// (*hälso- och sjukvårdslagen*).
    fn fill_in(
        &mut self,
        token: &Token<'_>,
        ahead: Tokens<'_>,
        sink: &mut impl FnMut(Analysed<'_>),
    ) {
        let members = ahead.filter(|next| next.kind != Kind::Whole).take(WORDS_AHEAD);
        let mut compound = None;
        for next in members {
            if next.suspended || CONJUNCTIONS.contains(&next.text) {
                continue;
            }
            compound = Some(self.form(next.text));
            break;
        }
        let Some(form) = compound.map(|number| &self.forms[number]) else { return };
        let Some((last, rest)) = form.tails else { return };
        let start = surface(token.text);
        let whole =
            |from: Range<usize>| form.surface.get(from).map(|tail| format!("{start}{tail}"));
        let words = [
            whole(last..form.surface.len()),
            whole(rest..form.surface.len()).filter(|_| rest != last),
        ];
        for word in words.into_iter().flatten() {
            let form = self.form(&word);
            sink(self.analysed(form, token, Origin::FilledIn));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Analyser, Origin, stem};

    fn built_in() -> Analyser {
        Analyser::built_in().expect("the built-in vocabulary is readable")
    }

    fn read(
        analyser: &mut Analyser,
        text: &str,
    ) -> Vec<(String, String, Vec<String>, usize, Origin)> {
        let mut tokens = Vec::new();
        analyser.analyse(text, |token| {
            let parts = token.components.iter().chain(token.runs).map(ToString::to_string);
            let parts = parts.chain(token.derived.map(str::to_owned)).collect();
            let (surface, stem) = (token.surface.to_owned(), token.stem.to_owned());
            tokens.push((surface, stem, parts, token.position, token.origin));
        });
        tokens
    }

    #[test]
    fn a_token_has_surface_stem_and_parts() {
        let tokens = read(&mut built_in(), "Föräldrastödet");
        assert_eq!(tokens.len(), 1);
        let (surface, stems, parts, position, origin) = &tokens[0];
        assert_eq!((surface.as_str(), *position, *origin), ("föräldrastödet", 0, Origin::Word));
        assert_eq!(stems.as_str(), stem("föräldrastöd"));
        assert_eq!(parts, &[stem("förälder"), stem("stöd")]);
    }

    #[test]
    fn a_derived_part_leads_on_to_its_base() {
        let tokens = read(&mut built_in(), "föräldraskapsstöd");
        assert!(tokens[0].2.contains(&stem("föräldrar").into_owned()), "{tokens:?}");
    }

    #[test]
    fn a_suspended_hyphen_is_filled_in_at_the_position_of_its_word() {
        let tokens = read(&mut built_in(), "barn- och utbildningsnämnden");
        let filled: Vec<_> = tokens.iter().filter(|token| token.4 == Origin::FilledIn).collect();
        assert_eq!(filled.len(), 1);
        assert_eq!((filled[0].1.as_str(), filled[0].3), (stem("barnnämnd").as_ref(), 0));
        assert_eq!(filled[0].2, [stem("barn"), stem("nämnd")]);
        // The words of the text keep their positions.
        assert_eq!(tokens.iter().map(|token| token.3).collect::<Vec<_>>(), [0, 0, 1, 2]);
    }

    #[test]
    fn every_member_of_a_list_with_suspended_hyphens_is_filled_in() {
        let tokens = read(&mut built_in(), "barn-, ungdoms- och familjenämnden");
        let filled =
            tokens.iter().filter(|token| token.4 == Origin::FilledIn).map(|token| token.0.as_str());
        assert_eq!(filled.collect::<Vec<_>>(), ["barnnämnden", "ungdomsnämnden"]);
    }

    #[test]
    fn nothing_is_filled_in_where_no_compound_follows() {
        let tokens = read(&mut built_in(), "in- och ut");
        assert!(tokens.iter().all(|token| token.4 != Origin::FilledIn), "{tokens:?}");
    }

    proptest! {
        #[test]
        fn what_was_analysed_before_changes_nothing(
            before in "\\PC{0,40}",
            text in "([a-zåäö]{1,12}-? |och |§ 4){0,8}",
        ) {
            let mut warm = built_in();
            read(&mut warm, &before);
            read(&mut warm, &text);
            prop_assert_eq!(read(&mut warm, &text), read(&mut built_in(), &text));
        }

        #[test]
        fn ranges_lead_back_to_the_letters_of_the_text(text in any::<String>()) {
            let mut analyser = built_in();
            let mut outside = 0;
            analyser.analyse(&text, |token| {
                let same = text.get(token.start..token.end).is_some_and(|letters| {
                    token.origin == Origin::FilledIn
                        || super::surface(letters) == token.surface
                });
                outside += usize::from(!same);
            });
            prop_assert_eq!(outside, 0);
        }
    }
}
