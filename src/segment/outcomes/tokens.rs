//! The words of a decision, with the pauses between them.

/// A word with what stands around it.
#[derive(Debug, Clone)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) lower: String,
    /// Whether a comma or another sign stands behind it.
    pub(super) pause: bool,
}

/// The words of a text; a hyphen at a word's end belongs to it.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let is_sign = |c: char| !c.is_alphanumeric() && c != '-';
    let words = text.split_whitespace().filter_map(|run| {
        let text = run.trim_matches(is_sign);
        let pause = run.ends_with([',', ';', ':', '.']);
        (!text.is_empty()).then(|| Token { text, lower: text.to_lowercase(), pause })
    });
    words.collect()
}
