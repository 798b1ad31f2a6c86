//! What stands under the sub-headings of a decision?

use super::super::layout::paragraphs::{Paragraph, Role};
use super::super::sub_heading::SubHeading;
use super::beside::{ends_decision, is_beside};
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
        if let Role::SubHeading(class) = paragraph.role {
            found.begin(decides(class, text), is_sentence_begun(text));
        } else if let Some((class, label, rest)) = SubHeading::before_colon(text) {
            // "Beslut: Bo Ek väljs." on one line. What follows it is its own only in a list.
            let is_decision = decides(class, label);
            found.begin(is_decision, true);
            if is_decision {
                let role = if rest.starts_with("att ") { Role::Text } else { paragraph.role };
                found.take(rest, role, next);
                found.deciding = found.lead_in.is_some() || rest.starts_with("att ");
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
}

impl<'a> Clauses<'a> {
    /// Begins what stands under a sub-heading.
    fn begin(&mut self, deciding: bool, only_att: bool) {
        self.found.extend(self.lead_in.take().map(str::to_owned));
        (self.deciding, self.only_att, self.open) = (deciding, only_att, None);
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
        match role {
            _ if is_beside(text) => {}
            Role::Text if is_lead_in(text, next) => {
                self.lead_in = Some(text);
                self.open = None;
            }
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
            }
        }
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

/// Whether a paragraph only announces the clauses below it: "Enligt styrelsens förslag:",
/// "Kommunstyrelsen föreslår att kommunfullmäktige beslutar".
fn is_lead_in(text: &str, next: Option<&Paragraph>) -> bool {
    if text.ends_with(':') {
        return true;
    }
    let clause_below = next.is_some_and(|next| {
        matches!(next.role, Role::Clause(_) | Role::Bullet) || next.text.starts_with("att ")
    });
    let lower = text.to_lowercase();
    let last = lower.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
    let announces = Class::LeadInEnd.has(last);
    let few_words = text.split(' ').count() <= 6 && !text.ends_with('.');
    !text.starts_with("att ") && (announces && text.len() < 160 || clause_below && few_words)
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
