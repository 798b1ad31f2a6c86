//! Which marks do clauses of a decision bear?

use super::super::paragraphs::Role;

/// Whether nothing but marks of clauses is left: "1.", "b. c.", "ää.", a lone bullet. Tables
/// and lists whose text stands in another column are printed so.
pub(super) fn is_only_marks(text: &str) -> bool {
    text.split_whitespace().all(|word| {
        let mark = word.trim_end_matches(['.', ')', ':']);
        let mut letters = mark.chars();
        let first = letters.next();
        let is_number = mark.len() <= 2 && mark.bytes().all(|b| b.is_ascii_digit());
        let is_letter = first.is_none_or(|first| letters.all(|letter| letter == first));
        !mark.chars().any(char::is_alphanumeric)
            || (mark.len() < word.len() && (is_number || is_letter))
    })
}

/// The text without its number or bullet.
pub(super) fn without_mark(text: &str, role: Role) -> &str {
    match role {
        Role::Clause(_) => text.split_once(' ').map_or(text, |(_, rest)| rest.trim_start()),
        Role::Bullet => text
            .strip_prefix("o ")
            .unwrap_or(text)
            .trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '”' | '"' | '('))
            .trim_start(),
        Role::SubHeading(_) | Role::SubClause | Role::Text => text,
    }
}
