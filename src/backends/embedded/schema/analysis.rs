//! Our Swedish analysis in the shape that the engine wants.
//!
//! The engine asks for a stream of tokens per field; ours come from one analysis per
//! text. A text goes into several fields (stems, surface forms, parts, marks), one after the
//! other, so each thread keeps its last analyses and gives them again.
//!
//! Positions are those of the pieces: in stems and surface forms alike, a phrase of
//! pieces has consecutive positions, and a whole (`covid-19`) stands at its first
//! piece. The words that a suspended hyphen stands for are in no text, so they are
//! found like parts.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use tantivy::Index;
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};

use super::fields::{MARKS, PARTS, STEMS, SURFACE};
use super::marks::{END, Mark, letter, mark};
use crate::search::pairs;
use crate::swedish::{self, Origin};

/// Makes the analysers known to an index.
pub(in crate::backends::embedded) fn register(index: &Index) {
    let tokenizers = index.tokenizers();
    for (name, take) in [(STEMS, Take::Stems), (SURFACE, Take::Surfaces), (PARTS, Take::Parts)] {
        tokenizers.register(name, TextAnalyzer::builder(Words { take }).build());
    }
    let marks = TextAnalyzer::builder(Words { take: Take::Marks }).build();
    index.fast_field_tokenizer().register(MARKS, marks);
}

/// What a field takes of each token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Take {
    Stems,
    Surfaces,
    Parts,
    Marks,
}

/// A text's tokens, analysed.
struct Analysis {
    text: String,
    /// All forms one after the other.
    forms: String,
    surfaces: Vec<Form>,
    stems: Vec<Form>,
    parts: Vec<Form>,
    /// One for each word at a position of its own, and the end.
    marks: Vec<Mark>,
}

/// A form and where it stands.
struct Form {
    at: Range<usize>,
    position: usize,
    offsets: Range<usize>,
}

impl Analysis {
    fn of(text: &str) -> Self {
        let mut analysis = Self {
            text: text.to_owned(),
            forms: String::with_capacity(text.len() * 2),
            surfaces: Vec::new(),
            stems: Vec::new(),
            parts: Vec::new(),
            marks: Vec::new(),
        };
        let normal = swedish::normalise(text);
        swedish::analyse(&normal.text, |token| {
            let Self { forms, surfaces, stems, parts, marks, .. } = &mut analysis;
            let offsets = normal.original(token.start..token.end);
            let mut add = |list: &mut Vec<Form>, form: &str| {
                let start = forms.len();
                forms.push_str(form);
                list.push(Form {
                    at: start..forms.len(),
                    position: token.position,
                    offsets: offsets.clone(),
                });
            };
            if token.origin == Origin::FilledIn {
                add(parts, token.stem);
            } else {
                add(surfaces, token.surface);
                add(stems, token.stem);
            }
            if matches!(token.origin, Origin::Word | Origin::Piece) {
                marks.push(mark(token.surface, token.stem));
            }
            for part in token.components.iter().chain(token.runs) {
                add(parts, part);
            }
            for pair in pairs(token.components, token.derived) {
                add(parts, &pair);
            }
        });
        analysis.marks.push(END);
        analysis
    }

    fn list(&self, take: Take) -> &[Form] {
        match take {
            Take::Stems => &self.stems,
            Take::Surfaces => &self.surfaces,
            Take::Parts => &self.parts,
            // Marks are not forms, and are given by themselves.
            Take::Marks => &[],
        }
    }
}

thread_local! {
    /// The last two analyses: an item's title and body.
    static LAST: RefCell<[Option<Rc<Analysis>>; 2]> = const { RefCell::new([None, None]) };
}

fn analysed(text: &str) -> Rc<Analysis> {
    LAST.with_borrow_mut(|last| {
        if let Some(known) = last.iter().flatten().find(|known| known.text == text) {
            return Rc::clone(known);
        }
        let new = Rc::new(Analysis::of(text));
        last.swap(0, 1);
        last[0] = Some(Rc::clone(&new));
        new
    })
}

/// The engine's tokeniser.
#[derive(Debug, Clone)]
struct Words {
    take: Take,
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        Stream { analysis: analysed(text), take: self.take, next: 0, token: Token::default() }
    }
}

/// The stream of one text.
struct Stream {
    analysis: Rc<Analysis>,
    take: Take,
    next: usize,
    token: Token,
}

impl Stream {
    /// The next mark; a column knows no positions.
    fn advance_mark(&mut self) -> bool {
        let Some(mark) = self.analysis.marks.get(self.next) else { return false };
        self.next += 1;
        self.token.text.clear();
        self.token.text.push(letter(*mark));
        true
    }
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        if self.take == Take::Marks {
            return self.advance_mark();
        }
        let Some(form) = self.analysis.list(self.take).get(self.next) else { return false };
        self.next += 1;
        self.token.text.clear();
        self.token.text.push_str(&self.analysis.forms[form.at.clone()]);
        self.token.position = form.position;
        self.token.offset_from = form.offsets.start;
        self.token.offset_to = form.offsets.end;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
