//! What is said when a question finds nothing?
//!
//! Several commands ask with the same words and filters, and what helps is the same for all.

use crate::cli::terminal::Terminal;
use crate::minutes::{DiaryNumber, parse_iso_date};

/// The diary number or the § that is all of a question: whether it is held is the answer then, and no
/// other spelling of it is meant.
fn number_alone(text: &str) -> Option<&str> {
    let is_section = || {
        let number = text.strip_prefix('§')?.trim_start();
        let begins = number.starts_with(|c: char| c.is_ascii_digit());
        (begins && !number.contains(' ')).then_some(())
    };
    let is_number = DiaryNumber::parse(text).is_some() || is_section().is_some();
    is_number.then_some(text)
}

/// Says that a question found nothing, and what could be tried.
pub(super) fn say_nothing_found(text: &str, filtered: bool, terminal: &mut Terminal) {
    let mut tries = Vec::new();
    if text == "*" {
        terminal.say("nothing found");
    } else if let Some(number) = number_alone(text) {
        terminal.say(&format!("no item in the index has the number {number}"));
        tries.push("`paragraf meetings` for the meetings that are held");
    } else {
        terminal.say(&format!("nothing found for {text}"));
        if parse_iso_date(text).is_some() {
            terminal.say(&format!("`paragraf search '*' --date {text}` for the items of that day"));
        }
        tries.push("fewer words, `a OR b`, `prefix*` or `word~` for other spellings");
    }
    if filtered {
        tries.push("fewer filters");
    }
    if !tries.is_empty() {
        terminal.say(&format!("try {}", tries.join("; or ")));
    }
}
