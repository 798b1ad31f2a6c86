//! What stands under the sub-headings of a decision?

use super::super::paragraphs::{Paragraph, Role};
use super::super::sub_heading::SubHeading;
use super::beside::{ends_decision, is_beside, tells_incoming, tells_of_conflict};
use super::lead_in::{decides, is_lead_in, last_sentence};
use super::list::List;
use super::marks::{is_only_marks, without_mark};
use crate::lexicon::Class;

/// The clauses that stand under the sub-headings that `decides`, and behind them on their lines.
pub(super) fn clauses_under(
    paragraphs: &[Paragraph],
    decides: impl Fn(SubHeading, &str) -> bool,
) -> Vec<String> {
    let mut found = Clauses::default();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let text = paragraph.text.as_str();
        let next = paragraphs.get(at + 1);
        let may_come = !matches!(
            paragraph.role,
            Role::SubHeading(SubHeading::Decision | SubHeading::Proposal)
        );
        if found.deciding && may_come && (tells_incoming(text) || found.awaits_entry()) {
            // "Brev från länsstyrelsen" may be shaped like a sub-heading, and is what has come in.
            found.take(text, Role::Text, next);
        } else if let Role::SubHeading(class) = paragraph.role {
            found.begin(decides(class, text), is_sentence_begun(text));
        } else if let Some((class, label, rest)) = SubHeading::before_colon(text) {
            // "Beslut: Bo Ek väljs." on one line. What follows it is its own only in a list.
            let is_decision = decides(class, label);
            found.begin(is_decision, true);
            if is_decision {
                let role = if rest.starts_with("att ") { Role::Text } else { paragraph.role };
                found.take(rest, role, next);
                found.deciding =
                    found.lead_in.is_some() || found.list.is_some() || rest.starts_with("att ");
            }
        } else if found.deciding {
            found.take(text, paragraph.role, next);
        }
    }
    found.into_clauses()
}

/// Clauses that are being read.
#[derive(Default)]
struct Clauses<'a> {
    found: Vec<String>,
    /// Whether decisions are read.
    deciding: bool,
    /// Whether only clauses that begin with "att" are read, once there is one: a sentence was begun
    /// that they end.
    only_att: bool,
    lead_in: Option<&'a str>,
    open: Option<Role>,
    /// What belongs to the clause, or to what is not a clause, before it.
    list: Option<List>,
}

impl<'a> Clauses<'a> {
    /// Whether what has come in was announced and does not stand there yet.
    fn awaits_entry(&self) -> bool {
        self.list.as_ref().is_some_and(List::awaits_entry)
    }

    /// Begins what stands under a sub-heading.
    fn begin(&mut self, deciding: bool, only_att: bool) {
        self.found.extend(self.lead_in.take().map(str::to_owned));
        (self.deciding, self.only_att, self.open) = (deciding, only_att, None);
        self.list = None;
    }

    /// Takes a paragraph of a decision.
    fn take(&mut self, text: &'a str, role: Role, next: Option<&Paragraph>) {
        let after_att = self.open.is_some()
            && self.found.last().is_some_and(|clause| clause.starts_with("att "));
        let ends = ends_decision(text)
            || role == Role::Text
                && self.only_att
                && after_att
                && !text.starts_with(char::is_lowercase);
        if ends {
            self.begin(false, false);
            return;
        }
        if self.goes_to_list(text, role) {
            return;
        }
        match role {
            _ if tells_incoming(text) => self.list = Some(List::beside(role, true)),
            _ if is_beside(text) => {
                self.list = (tells_of_conflict(text) && !text.ends_with('.'))
                    .then(|| List::beside(role, text.ends_with(':')));
            }
            Role::Text if is_lead_in(text, next) => self.lead_in(text),
            Role::SubClause | Role::Bullet if matches!(self.open, Some(Role::Clause(_))) => {
                append(&mut self.found, text);
                self.lead_in = None;
            }
            Role::Text if self.open.is_some() && continues(&self.found, text) => {
                append(&mut self.found, text);
            }
            role => {
                self.found.push(without_mark(text, role).to_owned());
                self.open = Some(role);
                self.lead_in = None;
                self.list = text.ends_with(':').then(|| List::of_clause(role));
            }
        }
    }

    /// Takes a paragraph that leads in. One whose verb decides is a clause with what stands below it;
    /// of another, what is said before its last sentence was decided.
    fn lead_in(&mut self, text: &'a str) {
        let begins = text.ends_with(':') && !text.starts_with(char::is_lowercase);
        let (before, last) = last_sentence(text);
        self.open = None;
        if begins && decides(last) {
            self.found.push(text.to_owned());
            self.lead_in = None;
            self.list = Some(List::of_clause(Role::Text));
            return;
        }
        let decided = begins && !before.is_empty() && (self.lead_in.is_some() || decides(before));
        if decided {
            self.found.push(before.to_owned());
        }
        self.lead_in = Some(if decided { last } else { text });
    }

    /// Whether a paragraph was an entry of the list that is open.
    fn goes_to_list(&mut self, text: &str, role: Role) -> bool {
        let Some(list) = &mut self.list else { return false };
        if !list.takes(text, role) {
            self.list = None;
            return false;
        }
        if list.is_of_clause() && !is_only_marks(text) && !is_beside(text) {
            append(&mut self.found, text);
        }
        true
    }

    fn into_clauses(mut self) -> Vec<String> {
        self.begin(false, false);
        self.found.retain(|clause| !is_only_marks(clause));
        self.found
    }
}

/// Whether a sub-heading is the beginning of a sentence: "Styrelsen beslutade".
fn is_sentence_begun(heading: &str) -> bool {
    let lower = heading.trim_end_matches(':').to_lowercase();
    let mut words = lower.rsplit(' ');
    let last = words.next().unwrap_or_default();
    words.next().is_some() && Class::ClausesFollow.has(last) && !Class::Decision.has(last)
}

/// Whether a plain paragraph goes on with the clause before it.
fn continues(clauses: &[String], text: &str) -> bool {
    text.starts_with(char::is_lowercase)
        && !text.starts_with("att ")
        && clauses.last().is_some_and(|clause| !clause.ends_with('.'))
}

fn append(clauses: &mut [String], text: &str) {
    if let Some(clause) = clauses.last_mut() {
        clause.push(' ');
        clause.push_str(text);
    }
}
