//! Which paragraphs belong to the clause above them that ends in a colon?
//!
//! Numbered ones, bullets and letters that begin anew below it; the one paragraph that a colon
//! announces; and where bullets are printed apart from their texts, as many texts as there are
//! bullets.

use super::super::paragraphs::Role;
use super::marks::is_only_marks;
use crate::lexicon::Class;

/// What may stand below a paragraph.
#[derive(Debug)]
pub(super) struct List {
    /// The role of the paragraph above.
    over: Role,
    /// Whether that paragraph is a clause.
    of_clause: bool,
    /// Whether it announces text.
    announced: bool,
    /// How many bullets stand alone, whose texts have not come.
    marks: usize,
    entry: Option<Entry>,
}

/// The last entry.
#[derive(Debug, Clone, Copy)]
struct Entry {
    role: Role,
    is_sentence: bool,
    is_att: bool,
}

impl List {
    /// Below a clause that ends in a colon.
    pub(super) fn of_clause(over: Role) -> Self {
        Self { over, of_clause: true, announced: true, marks: 0, entry: None }
    }

    /// Below something that is not a clause.
    pub(super) fn beside(over: Role, announced: bool) -> Self {
        Self { over, of_clause: false, announced, marks: 0, entry: None }
    }

    pub(super) fn is_of_clause(&self) -> bool {
        self.of_clause
    }

    /// Whether a paragraph below something that is not a clause is announced and has not come.
    pub(super) fn awaits_entry(&self) -> bool {
        self.announced && !self.of_clause && self.entry.is_none()
    }

    /// Whether a paragraph is the next entry.
    pub(super) fn takes(&mut self, text: &str, role: Role) -> bool {
        if is_only_marks(text) {
            self.marks += text.split_whitespace().count();
            return true;
        }
        let is_entry = match role {
            Role::SubHeading(_) => false,
            Role::SubClause => true,
            Role::Bullet => !matches!(self.over, Role::Bullet),
            Role::Clause(number) => self.is_next(number),
            Role::Text => self.takes_text(text),
        };
        if is_entry {
            let is_sentence = text.ends_with('.');
            self.entry = Some(Entry { role, is_sentence, is_att: text.starts_with("att ") });
        }
        is_entry
    }

    fn is_next(&self, number: u32) -> bool {
        match self.entry.map(|entry| entry.role) {
            _ if matches!(self.over, Role::Clause(_)) => false,
            None => number == 1,
            Some(Role::Clause(before)) => number == before + 1,
            Some(_) => false,
        }
    }

    fn takes_text(&mut self, text: &str) -> bool {
        const LONGEST_ENTRY: usize = 12;
        if self.marks > 0 {
            self.marks -= 1;
            return true;
        }
        match self.entry {
            None => self.announced && !text.ends_with(':') && !decides_itself(text),
            Some(entry) if text.starts_with("att ") => entry.is_att,
            Some(Entry { role: Role::Text, is_sentence: false, .. }) => {
                !text.ends_with(['.', ':']) && text.split(' ').count() <= LONGEST_ENTRY
            }
            Some(entry) => !entry.is_sentence && text.starts_with(char::is_lowercase),
        }
    }
}

/// "Styrelsen beslutar …" begins a decision of its own.
fn decides_itself(text: &str) -> bool {
    let mut words = text.split(' ');
    let organ = words.next().unwrap_or_default().to_lowercase();
    Class::OrganDefinite.ends(&organ)
        && words.next().is_some_and(|verb| Class::DecidingVerb.has(&verb.to_lowercase()))
}
