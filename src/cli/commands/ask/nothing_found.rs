//! What is said when a question finds nothing?
//!
//! Several commands ask with the same words and filters, and what helps is the same for all.

use crate::cli::terminal::Terminal;

/// Says that a question found nothing, and what could be tried.
pub(super) fn say_nothing_found(text: &str, filtered: bool, terminal: &mut Terminal) {
    let mut tries = Vec::new();
    if text == "*" {
        terminal.say("nothing found");
    } else {
        terminal.say(&format!("nothing found for {text}"));
        tries.push("fewer words, `a OR b`, `prefix*` or `word~` for other spellings");
    }
    if filtered {
        tries.push("fewer filters");
    }
    if !tries.is_empty() {
        terminal.say(&format!("try {}", tries.join("; or ")));
    }
}
