//! With which words does the end matter of minutes begin?
//!
//! Over signatures, proofs of announcement, lists of votes and attachments. Where the last item ends is decided in
//! `closing`, which sees what stands around such a line.

use std::sync::LazyLock;

use crate::lexicon::Pattern;

/// Lines with which the end matter of minutes begins.
static END_MATTER: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::any_of(&[
        r"(?i)^{signed_at}\b.{0,60}$",
        r"(?i)^(?:{digital_word} )?{signature_head}\b.{0,60}$",
        r"(?i)^(?:{paper_protocol} )?{adjusted}(?: den .{0,30}| av| {adjusted_when})?:?$",
        r"(?i)^(?:{notice_head}|{notice_of}.{0,40})$",
        r"(?i)^{vote_list}\b.{0,60}$",
        // A list of those who attended, which some templates print last.
        r"(?i)^{closing_list}:?$",
    ])
});

/// `Bilaga 1`, `Bilaga A`, `BILAGA`, alone on its line.
static ATTACHMENT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(r"^(?i:{attachment})(?: (?i:{number_mark} )?(?:\d{1,2}|[A-ZÅÄÖ]))?:?$")
});

/// Whether a line begins the end matter by its words alone.
pub(in crate::segment) fn is_end_matter(text: &str) -> bool {
    END_MATTER.is_match(text) || is_attachment(text)
}

/// Whether a line is the heading of an attachment.
pub(in crate::segment) fn is_attachment(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && ATTACHMENT.is_match(text)
}
