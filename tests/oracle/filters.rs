//! Which items a filter means, by the values that the items have.

use paragraf::minutes::{Act, ActRecord, DiaryNumber, OutcomeKind, PersonName, slug};
use paragraf::query::Filter;
use paragraf::search::Node;

use crate::items::Item;

/// Whether the item has what is asked for by value.
pub fn passes(filter: &Filter, item: &Item, all: &[Item]) -> bool {
    let (own, meeting) = (&item.record.item, &item.record.meeting);
    let speakers = || own.speakers.iter().map(|speaker| speaker.name.as_str());
    match filter {
        Filter::Speaker(asked) => speakers().any(|name| is_person(asked, name)),
        Filter::Person(asked) => {
            let mentions = own.mentions.iter().map(|mention| mention.name.as_str());
            speakers().chain(mentions).any(|name| is_person(asked, name))
        }
        Filter::Party(asked) => {
            let mut parties = own.speakers.iter().filter_map(|speaker| speaker.party.as_ref());
            parties.any(|party| slug(party) == slug(asked))
        }
        Filter::Topic(asked) => own.topics.iter().any(|topic| slug(topic) == slug(asked)),
        Filter::Organ(asked) => {
            let all = || all.iter().filter_map(|item| item.record.meeting.organ.as_deref());
            meeting.organ.as_ref().is_some_and(|organ| is_named(asked, organ, all()))
        }
        Filter::Authority(asked) => {
            let all = || all.iter().filter_map(|item| item.record.meeting.authority.as_deref());
            meeting.authority.as_ref().is_some_and(|name| is_named(asked, name, all()))
        }
        Filter::DiaryNumber(asked) => {
            let form = DiaryNumber::parse(asked)
                .map_or_else(|| asked.trim().to_lowercase(), |number| number.to_string());
            item.diary_numbers.contains(&form)
        }
        Filter::Date(range) => meeting.date.is_some_and(|date| {
            range.from.is_none_or(|from| from <= date) && range.to.is_none_or(|to| date <= to)
        }),
        Filter::Decided(decided) => own.decisions.is_empty() != *decided,
        Filter::Outcome(asked) => {
            let kind = OutcomeKind::read(asked);
            own.outcomes.iter().any(|outcome| Some(outcome.kind) == kind)
        }
        Filter::Act(asked) => own.acts.iter().any(|record| Some(record.act) == Act::read(asked)),
        Filter::ActBy { act, by } => own
            .acts
            .iter()
            .any(|record| Some(record.act) == Act::read(act) && is_by(by, record, item)),
        Filter::Number(asked) => {
            let asked = asked.trim_start_matches('§').trim().to_lowercase();
            item.number() == Some(asked)
        }
    }
}

/// Whether an act is one of those that the filter means.
fn is_by(by: &Filter, record: &ActRecord, item: &Item) -> bool {
    let own = &item.record.item;
    match by {
        Filter::Speaker(asked) | Filter::Person(asked) => {
            record.person.as_ref().is_some_and(|name| is_person(asked, name))
        }
        Filter::Party(asked) => {
            let speakers = own.speakers.iter().map(|one| (&one.name, &one.party));
            let mentions = own.mentions.iter().map(|one| (&one.name, &one.party));
            let of_person = record.person.as_ref().and_then(|name| {
                let of_name = speakers.chain(mentions).filter(|(other, _)| *other == name);
                let parties: std::collections::BTreeSet<_> =
                    of_name.map(|(_, party)| party).collect();
                parties.first().filter(|_| parties.len() == 1)?.as_ref()
            });
            record.party.as_ref().or(of_person).is_some_and(|party| slug(party) == slug(asked))
        }
        _ => false,
    }
}

fn is_person(asked: &str, name: &str) -> bool {
    PersonName::parse(asked).means(&PersonName::parse(name))
}

/// The name that is equal, or where none is those that have every word, also in the genitive.
fn is_named<'a>(asked: &str, name: &str, mut all: impl Iterator<Item = &'a str>) -> bool {
    let (asked, name) = (slug(asked), slug(name));
    if asked.is_empty() {
        return false;
    }
    if all.any(|name| slug(name) == asked) {
        return name == asked;
    }
    let has = |word: &str| name.split('-').any(|own| own == word || own == format!("{word}s"));
    asked.split('-').all(has)
}

/// Whether a filter of the node asks for a value that no item has.
pub fn asks_for_nothing(node: &Node, all: &[Item]) -> bool {
    let nothing = |nodes: &[Node]| nodes.iter().any(|node| asks_for_nothing(node, all));
    match node {
        Node::Filter(filters) => filters.iter().any(|filter| {
            // Who is known and never did it is not an error.
            if let Filter::ActBy { act, by } = filter {
                let known = |filter: &Filter| all.iter().any(|item| passes(filter, item, all));
                return !(known(filter) || Act::read(act).is_some() && known(by));
            }
            match filter {
                Filter::Outcome(asked) => return OutcomeKind::read(asked).is_none(),
                Filter::Act(asked) => return Act::read(asked).is_none(),
                _ => {}
            }
            // Of these any value may be asked for.
            !matches!(filter, Filter::Date(_) | Filter::Decided(_) | Filter::Number(_))
                && !all.iter().any(|item| passes(filter, item, all))
        }),
        Node::Weighted(_, node) | Node::OfWord(_, node) | Node::Lowered { node, .. } => {
            asks_for_nothing(node, all)
        }
        Node::Best(nodes) | Node::Any(nodes) => nothing(nodes),
        Node::All { required, absent, rewarded } => {
            nothing(required) || nothing(absent) || nothing(rewarded)
        }
        _ => false,
    }
}
