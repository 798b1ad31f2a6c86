//! What became of the matter: the frame of each decision.
//!
//! The outcome of each decision, in their order; one of several sentences that each tell their own has
//! several. A decision below "föreslår att kommunfullmäktige
//! beslutar", or which says so itself, is proposed, whatever its verb; else its own main verb tells.
//! What has no verb of the lexicon is decided, and not stated. What earlier meetings did stands
//! under other sub-headings and is not an outcome.

mod clause;
mod proposal;
mod relative;
mod tokens;

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::decisions::last_sentence;
use super::paragraphs::{Paragraph, Role};
use super::sub_heading::SubHeading;
use crate::lexicon::{Class, is_bullet};
use crate::minutes::{Outcome, OutcomeKind};
use clause::Clause;
use proposal::{heading_proposes_to, proposes, proposes_to};

/// Where a decision stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Place {
    page: Option<u32>,
    /// The organ to which everything here is proposed.
    proposed_to: Option<String>,
}

/// The outcome of each of an item's decisions.
pub(super) fn outcomes(paragraphs: &[Paragraph], decisions: &[String]) -> Vec<Outcome> {
    if decisions.is_empty() {
        return Vec::new();
    }
    let mut places: Vec<Option<Place>> = vec![None; decisions.len()];
    // The same words often stand above as a proposal, so those of a decision's section come first.
    find_places(paragraphs, decisions, &mut places, true);
    find_places(paragraphs, decisions, &mut places, false);
    let decisions = decisions.iter().zip(places).enumerate();
    decisions
        .flat_map(|(at, (text, place))| outcomes_of(at, text, &place.unwrap_or_default()))
        .collect()
}

/// The outcomes of one decision: more than one only where each of its sentences tells its own.
fn outcomes_of(decision: usize, text: &str, place: &Place) -> Vec<Outcome> {
    let outcome = |kind, to, stated| Outcome { kind, to, decision, page: place.page, stated };
    // What stands among the decisions and tells of a motion has no outcome of its own.
    if tells_of_a_motion(text) {
        return vec![outcome(OutcomeKind::Decided, None, false)];
    }
    if let Some(to) = proposes_to(text) {
        return vec![outcome(OutcomeKind::Proposed, Some(to), true)];
    }
    if let Some(to) = place.proposed_to.clone().filter(|_| !decides_itself(text)) {
        return vec![outcome(OutcomeKind::Proposed, Some(to), true)];
    }
    if proposes(text) {
        return vec![outcome(OutcomeKind::Proposed, None, true)];
    }
    let clauses = Clause::all_of(text);
    if clauses.is_empty() {
        return vec![outcome(OutcomeKind::Decided, None, false)];
    }
    clauses.into_iter().map(|Clause { kind, to }| outcome(kind, to, true)).collect()
}

/// Finds the places of decisions that have none yet.
fn find_places(
    paragraphs: &[Paragraph],
    decisions: &[String],
    places: &mut [Option<Place>],
    below_decision: bool,
) {
    let mut open: FxHashMap<&str, VecDeque<usize>> = FxHashMap::default();
    for (at, text) in decisions.iter().enumerate().filter(|(at, _)| places[*at].is_none()) {
        open.entry(beginning(text)).or_default().push_back(at);
    }
    if open.is_empty() {
        return;
    }
    let (mut deciding, mut proposed_to) = (false, None);
    for paragraph in paragraphs {
        let text = paragraph.text.as_str();
        if let Role::SubHeading(class) = paragraph.role {
            deciding = class == SubHeading::Decision;
            proposed_to = heading_proposes_to(text).or_else(|| proposes_to(text));
            continue;
        }
        if below_decision && !deciding && behind_label(text).is_none() {
            continue;
        }
        let mut met = false;
        // What is said before a lead-in on its lines is a decision too.
        let before = last_sentence(text).0;
        for bare in [bare(paragraph), text, before] {
            let Some(at) = open.get_mut(beginning(bare)).and_then(VecDeque::pop_front) else {
                continue;
            };
            if decides_itself(bare) {
                proposed_to = None;
            }
            places[at] = Some(Place { page: paragraph.page, proposed_to: proposed_to.clone() });
            met = true;
            break;
        }
        if paragraph.role == Role::Text
            && let Some(lead_in) = lead_in(text, met)
        {
            proposed_to = lead_in;
        }
    }
}

/// What a paragraph that leads in says of the clauses below: to whom they are proposed, or that
/// they are decided; nothing where it says neither.
#[expect(clippy::option_option, reason = "no lead-in, or one that proposes to nobody")]
fn lead_in(text: &str, is_decision: bool) -> Option<Option<String>> {
    let leads = text.ends_with(':') || text.len() < 240 && !text.ends_with('.');
    if !leads || is_decision && !text.ends_with(':') {
        return None;
    }
    // What was decided may stand before it: "Rapporten antecknas. Styrelsen föreslår …".
    let last = text.trim_end().rsplit(". ").next().unwrap_or(text);
    if let Some(to) = proposes_to(last).or_else(|| proposes_to(text)) {
        return Some(Some(to));
    }
    let lower = text.to_lowercase();
    (Class::DecidesItself.is_in(&lower)).then_some(None)
}

/// Whether a decision says that the organ itself decides it, so that no proposal above holds for it.
fn decides_itself(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let organ = words.next().unwrap_or_default();
    organ.starts_with(char::is_uppercase)
        && Class::OrganDefinite.ends(&organ.to_lowercase())
        && words.next().is_some_and(|verb| Class::DecidingVerb.has(&verb.to_lowercase()))
}

/// "Bo Ek (S) yrkar …", "Bo Ek (S) deltar inte …": what a member does is not a decision.
fn tells_of_a_motion(text: &str) -> bool {
    const WITHIN: usize = 16;
    let words: Vec<&str> = text.split_whitespace().take(WITHIN).collect();
    words.windows(2).any(|pair| {
        let verb = pair[1].to_lowercase();
        let acts = Class::VerbMoves.has(&verb)
            || Class::VerbReserve.has(&verb)
            || Class::VerbTakePart.has(&verb);
        pair[0].ends_with(')') && acts
    })
}

/// By what a decision is known again: its first letters, up to the list that belongs to it.
fn beginning(text: &str) -> &str {
    const LONGEST_BYTES: usize = 40;
    let text = text.trim();
    let first = &text[..text.floor_char_boundary(LONGEST_BYTES)];
    first.split(": ").next().unwrap_or(first).trim_end_matches(':')
}

/// What stands behind the label of a decision: "Beslut: Planen antas."
fn behind_label(text: &str) -> Option<&str> {
    let (class, _, rest) = SubHeading::before_colon(text)?;
    (class == SubHeading::Decision).then_some(rest)
}

/// A paragraph without its number, bullet or label.
fn bare(paragraph: &Paragraph) -> &str {
    let text = paragraph.text.as_str();
    match paragraph.role {
        Role::Clause(_) => text.split_once(' ').map_or(text, |(_, rest)| rest.trim_start()),
        Role::Bullet => text
            .trim_start_matches(|c: char| {
                is_bullet(c) || !c.is_alphanumeric() && !matches!(c, '”' | '"' | '(')
            })
            .trim_start(),
        _ => behind_label(text).unwrap_or(text),
    }
}

#[cfg(test)]
mod tests {
    use super::super::decisions::decisions;
    use super::super::layout::lines::lines_of;
    use super::super::paragraphs::paragraphs;
    use super::*;
    use crate::source::Page;

    fn of(text: &str) -> String {
        let lines = lines_of(&[Page::of_text(Some(4), text)]);
        let paragraphs = paragraphs(&lines, 60);
        let outcomes = outcomes(&paragraphs, &decisions(&paragraphs, None));
        assert!(outcomes.iter().enumerate().all(|(at, outcome)| outcome.decision == at));
        assert!(outcomes.iter().all(|outcome| outcome.page == Some(4)), "{outcomes:?}");
        let told = outcomes.iter().map(|outcome| match &outcome.to {
            Some(to) => format!("{} {to}", outcome.kind.name()),
            None => outcome.kind.name().to_owned(),
        });
        told.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn what_a_board_proposes_is_not_decided() {
        assert_eq!(
            of(
                "Beslut\nStyrelsen tillstyrker kontorets förslag och föreslår att\nkommunfullmäktige beslutar:\n1. Planen antas.\n2. Motionen avslås.\nYrkanden\nBo."
            ),
            "proposed Kommunfullmäktige, proposed Kommunfullmäktige"
        );
        assert_eq!(
            of("Beslut\nAtt föreslå regionfullmäktige att godkänna avtalet.\nYrkanden\nBo."),
            "proposed Regionfullmäktige"
        );
        assert_eq!(
            of(
                "Barnnämndens beslut\n- Nämnden godkänner programmet.\n- Nämnden föreslår kommunfullmäktige att anvisa medel.\nSkickas till\nBo."
            ),
            "approved, proposed Kommunfullmäktige"
        );
        assert_eq!(
            of("Förslag till kommunfullmäktige\nTaxan antas.\n\nHandlingar\nBrev."),
            "proposed Kommunfullmäktige"
        );
    }

    #[test]
    fn a_proposal_ends_where_the_organ_decides_itself() {
        assert_eq!(
            of(
                "Beslut\nEnligt kontorets förslag:\n1. Rutinen antas.\n\nStyrelsen föreslår kommunfullmäktige besluta:\n1. Bidrag beviljas.\n\nStyrelsen beslutar för egen del:\n1. Rapporten antecknas."
            ),
            "decided, proposed Kommunfullmäktige, noted"
        );
    }

    #[test]
    fn what_a_member_moves_is_not_an_outcome() {
        assert_eq!(
            of(
                "Beslut\nMotionen bifalls.\n\nBo Ek (S) föreslår att motionen avslås.\n\nEva Ros (M) väljs till ombud."
            ),
            "approved, decided, elected"
        );
    }

    #[test]
    fn what_is_decided_before_a_proposal_is_not_proposed() {
        assert_eq!(
            of(
                "Beslut\nEnligt kontorets förslag:\n\nBrevet antecknas. Kommunstyrelsen tillstyrker kontorets förslag med tillägg\nenligt yrkande från S, V och MP och föreslår att kommunfullmäktige beslutar:\n\n1. Motionen avslås.\n\nYrkanden\nBo."
            ),
            "noted, proposed Kommunfullmäktige"
        );
    }

    #[test]
    fn a_list_belongs_to_the_verb_above_it() {
        assert_eq!(
            of(
                "Beslut\nEnligt yrkande från S:\n\nÄrendet återremitteras till vägnämnden som får i uppdrag att:\n\na. se till att avtal godkänns,\n\nb. räkna."
            ),
            "referred_back Vägnämnden"
        );
        assert_eq!(of("Beslut\nTill ombud utses:\n\nEva Ros (M)\n\nBo Ek (S)"), "elected");
    }

    #[test]
    fn the_same_words_above_as_a_proposal_frame_nothing() {
        assert_eq!(
            of("Förslag till kommunfullmäktige\nMotionen avslås.\n\nBeslut\nMotionen avslås."),
            "rejected"
        );
    }
}
