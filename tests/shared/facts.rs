//! What is decided, moved, voted and said in real items, against labels made by reading them.
//!
//! The labels name nobody: people stand there by their initials, and what was read is compared by
//! initials too. Readings that may be defended either way are optional, neither required nor held
//! against the program.

use std::collections::{BTreeMap, BTreeSet};

use paragraf::minutes::{Act, AgendaItem, Minutes, OutcomeKind, Vote};
use serde::Deserialize;

use crate::support::{f1, folded, package, ratio, read, shared};

/// What an item states.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Label {
    file: String,
    number: String,
    outcomes: BTreeSet<String>,
    #[serde(default)]
    outcomes_optional: BTreeSet<String>,
    /// To whom it is proposed.
    addressee: Option<String>,
    /// Initials or party letters, act, and what a motion asks for.
    acts: Vec<Vec<String>>,
    #[serde(default)]
    acts_optional: Vec<Vec<String>>,
    votes: Option<Count>,
    /// Whom the minutes tell to be away here.
    #[serde(default)]
    absent_here: BTreeSet<String>,
    decision_has: Option<String>,
    decision_lacks: Option<String>,
}

/// How it was voted. The names stand in an appendix at times, and only have to fit where they are read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Count {
    yes: u32,
    no: u32,
    abstain: u32,
    #[serde(default)]
    yes_names: Vec<String>,
    #[serde(default)]
    no_names: Vec<String>,
}

/// The first letters of a name's words.
fn initials(name: &str) -> String {
    let letters = name.split_whitespace().filter_map(|word| word.chars().next());
    letters.map(String::from).collect::<Vec<_>>().join(" ")
}

/// Facts as `kind: fact`, so that they can be counted by kind.
type Facts = BTreeSet<(&'static str, String)>;

fn count(yes: u32, no: u32, abstain: u32) -> (&'static str, String) {
    ("votes", format!("{yes} to {no}, {abstain} abstain"))
}

fn wanted(label: &Label) -> Facts {
    let outcomes = label.outcomes.iter().map(|kind| ("outcomes", kind.clone()));
    let to = label.addressee.iter().map(|organ| ("addressee", organ.to_lowercase()));
    let acts = label.acts.iter().map(|act| ("acts", act.join(" ")));
    let votes = label.votes.iter().map(|vote| count(vote.yes, vote.no, vote.abstain));
    outcomes.chain(to).chain(acts).chain(votes).collect()
}

fn optional(label: &Label) -> Facts {
    let outcomes = label.outcomes_optional.iter().map(|kind| ("outcomes", kind.clone()));
    outcomes.chain(label.acts_optional.iter().map(|act| ("acts", act.join(" ")))).collect()
}

/// Of several votes the one that is labelled, else the first: what else was voted on, such as the
/// order of the votes, is not labelled.
fn labelled<'v>(votes: &'v [Vote], label: &Label) -> Option<&'v Vote> {
    let same = |vote: &&Vote| {
        label.votes.as_ref().is_some_and(|told| {
            (told.yes, told.no, told.abstain) == (vote.yes, vote.no, vote.abstain)
        })
    };
    votes.iter().find(same).or(votes.first())
}

fn found(item: &AgendaItem, label: &Label) -> Facts {
    let mut facts = Facts::new();
    for outcome in &item.outcomes {
        facts.insert(("outcomes", outcome.kind.name().to_owned()));
        if outcome.kind == OutcomeKind::Proposed {
            facts.insert(("addressee", outcome.to.clone().unwrap_or_default().to_lowercase()));
        }
    }
    // Who chairs is not labelled.
    for act in item.acts.iter().filter(|act| act.act != Act::Chairs) {
        let who = act.person.as_deref().map_or_else(|| act.actor().to_owned(), initials);
        let what = act.what.map_or(String::new(), |what| format!(" {}", what.name()));
        facts.insert(("acts", format!("{who} {}{what}", act.act.name())));
    }
    facts.extend(labelled(&item.votes, label).map(|vote| count(vote.yes, vote.no, vote.abstain)));
    facts
}

/// The figures of all items.
#[derive(Default)]
struct Tally {
    /// By kind: found, found and not labelled, labelled and not found.
    kinds: BTreeMap<&'static str, [usize; 3]>,
    /// The measure of each item.
    items: Vec<f64>,
    /// Words that a decision has to have, or not to have, and how many do.
    has: [usize; 2],
    lacks: [usize; 2],
    /// Names of voters, and people who are away.
    named: [usize; 2],
    absent: [usize; 2],
}

fn note(share: &mut [usize; 2], holds: bool) {
    share[0] += usize::from(holds);
    share[1] += 1;
}

impl Tally {
    fn compare(&mut self, label: &Label, minutes: &Minutes) {
        let number = Some(label.number.as_str());
        let item = minutes.items.iter().find(|item| item.number.as_deref() == number);
        let item = item.unwrap_or_else(|| panic!("{} has no § {}", label.file, label.number));
        let (wanted, optional) = (wanted(label), optional(label));
        let mut found = found(item, label);
        found.retain(|fact| wanted.contains(fact) || !optional.contains(fact));
        let mut all = [0; 3];
        let sides = [
            found.intersection(&wanted).collect(),
            found.difference(&wanted).collect(),
            wanted.difference(&found).collect(),
        ];
        for (at, side) in sides.iter().enumerate() {
            let side: &Vec<&(&'static str, String)> = side;
            all[at] = side.len();
            for (kind, _) in side {
                self.kinds.entry(*kind).or_default()[at] += 1;
            }
        }
        if !sides[1].is_empty() || !sides[2].is_empty() {
            println!(
                "{} § {}: not labelled {:?}, not found {:?}",
                label.file, label.number, sides[1], sides[2]
            );
        }
        self.items.push(f1(all[0], all[1], all[2]));
        self.compare_decisions(label, item);
        self.compare_names(label, item, minutes);
    }

    fn compare_decisions(&mut self, label: &Label, item: &AgendaItem) {
        let decisions = folded(&item.decisions.join(" ")).to_lowercase();
        let contains = |words: &String| decisions.contains(&folded(words).to_lowercase());
        if let Some(words) = &label.decision_has {
            note(&mut self.has, contains(words));
        }
        if let Some(words) = &label.decision_lacks {
            note(&mut self.lacks, !contains(words));
        }
    }

    fn compare_names(&mut self, label: &Label, item: &AgendaItem, minutes: &Minutes) {
        let vote = labelled(&item.votes, label).filter(|vote| !vote.by_name.is_empty());
        if let (Some(told), Some(vote)) = (&label.votes, vote) {
            for (names, choice) in [
                (&told.yes_names, paragraf::minutes::Choice::Yes),
                (&told.no_names, paragraf::minutes::Choice::No),
            ] {
                let ballots = vote.by_name.iter().filter(|ballot| ballot.vote == choice);
                let mut voted: Vec<String> = ballots.map(|ballot| initials(&ballot.name)).collect();
                for name in names {
                    let at = voted.iter().position(|voter| voter == name);
                    note(&mut self.named, at.is_some());
                    at.map(|at| voted.swap_remove(at));
                }
            }
        }
        let present =
            item.present.iter().flatten().map(|at| initials(&minutes.attendees[*at].name));
        let present: BTreeSet<String> = present.collect();
        for name in &label.absent_here {
            note(&mut self.absent, item.present.is_some() && !present.contains(name));
        }
    }
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn facts_are_those_that_the_minutes_state() {
    let labels = std::fs::read_to_string(package().join("tests/shared/facts.json"));
    let labels: Vec<Label> = serde_json::from_str(&labels.expect("labels")).expect("a list");
    let mut read_before: BTreeMap<&str, Minutes> = BTreeMap::new();
    let mut tally = Tally::default();
    for label in &labels {
        let path = shared().join(&label.file);
        let minutes = read_before.entry(&label.file).or_insert_with(|| read(&path));
        tally.compare(label, minutes);
    }
    for (kind, [both, extra, missing]) in &tally.kinds {
        println!(
            "{kind}: F1 {:.3} ({extra} extra, {missing} missing)",
            f1(*both, *extra, *missing)
        );
    }
    #[expect(clippy::cast_precision_loss, reason = "some sixty items")]
    let mean = tally.items.iter().sum::<f64>() / tally.items.len() as f64;
    let share = |[holds, all]: [usize; 2]| ratio(holds, all);
    println!(
        "facts: mean F1 {mean:.3}, decisions have {:.3} lack {:.3}, voters {:.3}, absent {:.3}",
        share(tally.has),
        share(tally.lacks),
        share(tally.named),
        share(tally.absent)
    );
    // What is reached; .95 is wanted.
    assert!(mean >= 0.955, "{mean}");
    assert!(share(tally.has) >= 0.94 && share(tally.lacks) >= 0.98);
    assert!(share(tally.named) >= 0.95 && share(tally.absent) >= 0.8);
}
