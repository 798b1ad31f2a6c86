//! Under which sub-heading does a paragraph of an item stand?
//!
//! The sub-heading says what may be expected: lists of documents and of recipients name people who
//! do not speak, a roll-call names people who vote, a note to the protocol names people who have
//! something noted.

use crate::lexicon::Class;

/// What a paragraph may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// A sub-heading itself.
    Heading,
    /// Running text.
    Text,
    /// People who have something noted.
    Statement,
    /// People who vote; only the chair acts.
    RollCall,
    /// Documents and recipients: nobody speaks.
    NoSpeech,
}

/// The paragraphs of a body with their sections.
pub(crate) fn sections(body: &str) -> impl Iterator<Item = (Section, &str)> {
    let mut current = Section::Text;
    body.split("\n\n").map(move |paragraph| match opened_by(paragraph) {
        Some(section) => {
            current = section;
            (Section::Heading, paragraph)
        }
        None => (current, paragraph),
    })
}

/// The section that a paragraph opens if it is a sub-heading: a short line without a
/// stop whose first word names it.
fn opened_by(paragraph: &str) -> Option<Section> {
    const MOST_WORDS: usize = 3;
    if paragraph.len() > 90
        || paragraph.ends_with('.')
        || !paragraph.starts_with(char::is_uppercase)
    {
        return None;
    }
    let lower = paragraph.trim_end_matches(':').to_lowercase();
    let words = lower.split(' ').count();
    let is_recipient = lower.ends_with(" till") && Class::SentTo.begins(&lower);
    if words <= MOST_WORDS && Class::OverPapers.begins(&lower) || is_recipient {
        return Some(Section::NoSpeech);
    }
    if words <= MOST_WORDS && Class::OverRollCall.begins(&lower) {
        return Some(Section::RollCall);
    }
    if words <= MOST_WORDS && Class::OverStatements.begins(&lower) {
        return Some(Section::Statement);
    }
    crate::segment::is_sub_heading(paragraph).then_some(Section::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sub_headings_say_what_to_expect() {
        let body = "Beslut\n\nJa.\n\nHandlingar\n\nYrkande från Bo Ek.\n\nOmröstning\n\nBo Ek röstar ja.\n\nProtokollsanteckning\n\nBo Ek deltar inte.";
        let seen: Vec<Section> =
            sections(body).map(|(section, _)| section).filter(|s| *s != Section::Heading).collect();
        assert_eq!(seen, [Section::Text, Section::NoSpeech, Section::RollCall, Section::Statement]);
    }
}
