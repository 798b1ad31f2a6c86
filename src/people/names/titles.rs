//! Which words before a name are not part of it?
//!
//! Titles ("Kommundirektör") and words that open a sentence ("Därefter") are taken off a run of
//! capitalised words.

use crate::lexicon::Class;
use crate::swedish;

/// Takes titles off the front of a run of capitalised words: how many bytes, and the
/// name left.
pub(in crate::people) fn without_titles(name: &str) -> (usize, &str) {
    let mut skipped = 0;
    while let Some((word, rest)) = name[skipped..].split_once(' ') {
        let is_agent = is_agent(word) && rest.contains(' ');
        if !(is_title(word) || is_agent || stands_before_name(word)) || rest.is_empty() {
            break;
        }
        skipped += word.len() + 1;
    }
    (skipped, &name[skipped..])
}

/// Whether a word stands before a name with a capital because a sentence begins with it.
fn stands_before_name(word: &str) -> bool {
    let lower = lower_end(word);
    Class::SentenceOpening.has(&lower) || Class::BeforeName.has(&lower)
}

/// Whether a word names who does something, by its ending and because the language has it: "Utredare". Some people are
/// called so, and so a whole name must follow.
pub(in crate::people) fn is_agent(word: &str) -> bool {
    let lower = lower_end(word);
    lower.ends_with("are") && swedish::is_known(&lower)
}

fn is_title(word: &str) -> bool {
    let lower = lower_end(word.trim_end_matches([',', ':']));
    // A letter or two before the ending make another word: the family name Tråd.
    Class::Title.endings(&lower).any(|ending| {
        let front = &lower[..lower.len() - ending.len()];
        front.is_empty() || front.chars().count() > 2
    })
}

/// The longest end of a word that is looked at, in bytes: three times the longest ending.
pub(in crate::people) const MOST_BYTES: usize = 48;

/// The end of a word, or the whole of a short one, in lower case.
pub(in crate::people) fn lower_end(word: &str) -> String {
    word[word.ceil_char_boundary(word.len().saturating_sub(MOST_BYTES))..].to_lowercase()
}

/// The last word of a text behind a space. Of one that is longer than any word of ours only the
/// end, so that a text without spaces is not gone through for each name in it.
pub(in crate::people) fn last_word(text: &str) -> &str {
    const MOST_BYTES: usize = 200;
    let end = &text[text.ceil_char_boundary(text.len().saturating_sub(MOST_BYTES))..];
    end.rsplit(' ').next().unwrap_or_default()
}

/// Whether the words right before a name are a title: "kommundirektör", "chefen för
/// elevhälsan," is not looked for.
pub(in crate::people) fn title_before(text: &str) -> bool {
    is_title_word(last_word(text.trim_end()))
}

/// Whether a word is a title, as before a name.
pub(crate) fn is_title_word(word: &str) -> bool {
    word.starts_with(char::is_alphabetic) && is_title(word)
}
