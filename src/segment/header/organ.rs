//! Which organ met, and whose is it?
//!
//! An organ is told by a label, by a line that is its name, or by the title of the minutes; what
//! stands in the upper part of the head and in the running heads is counted together. Where only an association is
//! named, and the title says that its board met, the board is the organ and the association its authority.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::layout::lines::{Line, single_spaced};
use super::cells::{is_authority, names};
use super::title::{is_association, is_organ, is_paper, read_title, titles};
use crate::lexicon::{Class, Pattern};

/// Nothing longer is the name of an organ. Names at hand have at most 72 characters, and the id of every item
/// begins with it.
const LONGEST_ORGAN_CHARS: usize = 200;

/// How many lines of the head are looked at for a name without a label. A cover has
/// organ and authority in its upper part; below come names of people.
const TITLE_LINES: usize = 14;

static ORGAN_LABEL: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"(?i)^{organ_label}(?:\s*:\s*|\s+)(\S.*)$"));

/// A date behind a name, in words or only a year.
static DATED: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"(?:,?\ (?:den\ )?\d[\d\ \p{L}-]*)$"));

/// Organ and authority.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) organ: Option<String>,
    pub(super) authority: Option<String>,
}

/// Reads organ and authority. `head` are the lines before the first heading, `above_names` those above
/// the list of people, who bring the names of other bodies with them.
pub(super) fn body(head: &[Line], above_names: &[Line], furniture: &[&Line]) -> Body {
    let running = Running::of(furniture);
    let titles = titles(&above_names[..above_names.len().min(TITLE_LINES)]);
    let titles: Vec<_> = titles.iter().filter_map(|title| read_title(title)).collect();
    let by_name = |title: &&super::title::Title| !title.by_meeting;
    let labelled = labelled_organ(head).or_else(|| running.named(above_names, organ_named));
    let named = labelled.or_else(|| {
        let mut organs = titles.iter().filter(by_name).filter_map(|title| title.organ.as_deref());
        organs.find(|organ| is_organ(organ)).map(str::to_owned)
    });
    let authority = running.named(head, authority_named).map(|name| in_title_case(&name));
    if let Some(organ) = named {
        let (organ, owner) = apart_from_owner(&organ);
        let owner = || owner.map(str::to_owned);
        return Body { organ: Some(organ_case(organ)), authority: authority.or_else(owner) };
    }
    let association = || Running::default().named(above_names, association_named);
    let mut organs = titles.iter().filter(|title| title.organ.is_some());
    let first = organs.clone().next();
    let Some(title) = organs.find(|title| title.owner.is_some()).or(first) else {
        return Body { organ: association().map(|name| organ_case(&name)), authority };
    };
    let owner = title.owner.clone().or_else(|| association().filter(|_| title.by_meeting));
    let all_members = title.by_meeting && !title.organ.as_deref().is_some_and(is_organ);
    // "NORRVIKS BYALAG" above "Protokoll från årsmöte": all its members, and so the association.
    let organ = match (&title.owner, &owner) {
        (None, Some(association)) if all_members => {
            return Body { organ: Some(organ_case(association)), authority };
        }
        _ => title.organ.as_deref().map(organ_case),
    };
    Body { organ, authority: authority.or_else(|| owner.as_deref().map(organ_case)) }
}

fn labelled_organ(head: &[Line]) -> Option<String> {
    let label = &*ORGAN_LABEL;
    head.iter().take(TITLE_LINES).find_map(|line| {
        let organ = label.captures(&line.text)?.get(1)?.as_str().trim();
        // "Nämnd för kultur" would be text; a labelled organ begins with a capital.
        let fits = organ.chars().nth(LONGEST_ORGAN_CHARS).is_none();
        (fits && organ.starts_with(char::is_uppercase)).then(|| organ.to_owned())
    })
}

/// The names in the running heads, and how often each is printed.
#[derive(Default)]
struct Running<'a> {
    names: HashMap<&'a str, usize>,
}

impl<'a> Running<'a> {
    fn of(furniture: &[&'a Line]) -> Self {
        let mut times: HashMap<&str, usize> = HashMap::new();
        for name in furniture.iter().flat_map(|line| names(line)) {
            *times.entry(name).or_default() += 1;
        }
        Self { names: times }
    }

    /// A name that `read` finds in the upper part of the head or in the running heads: the one that is
    /// printed most often, the earlier of equals.
    fn named(&self, head: &[Line], read: fn(&str) -> Option<String>) -> Option<String> {
        let mut times: HashMap<String, usize> = HashMap::new();
        for (name, count) in &self.names {
            if let Some(name) = read(name) {
                *times.entry(name).or_default() += count;
            }
        }
        // What stands in the margin has its say with the running heads, unless nothing else does.
        let upper = || head.iter().take(TITLE_LINES);
        let read_all =
            |line: &Line| -> Vec<String> { names(line).into_iter().filter_map(read).collect() };
        let mut in_head: Vec<String> =
            upper().filter(|line| !line.margin).flat_map(read_all).collect();
        if in_head.is_empty() {
            in_head = upper().flat_map(read_all).collect();
        }
        let in_head = in_head.into_iter().map(|name| {
            let count = 1 + times.get(&name).copied().unwrap_or(0);
            (name, count)
        });
        // A map has no order, so its names are sorted to make the choice repeatable.
        let mut running: Vec<(String, usize)> =
            times.clone().into_iter().filter(|(_, count)| *count > 1).collect();
        running.sort_unstable();
        let mut all: Vec<(String, usize)> = in_head.chain(running).collect();
        // Stable: of equally frequent names the first in the head stays first.
        all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        all.into_iter().next().map(|(name, _)| name)
    }
}

/// The organ that a name on a line is, alone or behind the document's own: "Protokoll från Kulturnämnden".
fn organ_named(name: &str) -> Option<String> {
    if names_person(name) {
        return None;
    }
    let name = single_spaced(name);
    let bare = DATED.find(&name).map_or(name.as_str(), |date| &name[..date.start()]);
    let is_name = is_organ(bare) || is_organ(apart_from_owner(bare).0);
    if is_name && bare.starts_with(char::is_uppercase) {
        return (!begins_with_paper(bare)).then(|| bare.to_owned()).or_else(|| titled(&name));
    }
    titled(&name)
}

/// "Miljönämnden i Norrviks kommun", "Insynsrådet vid Statens vägverk": the organ, and whose it is.
fn apart_from_owner(name: &str) -> (&str, Option<&str>) {
    let parts = [" i ", " vid ", " hos "].into_iter().filter_map(|joint| name.split_once(joint));
    let mut parts = parts.filter(|(organ, owner)| {
        Class::OrganDefinite.ends(&organ.to_lowercase())
            && !organ.contains(',')
            && owner.contains(' ')
            && owner.starts_with(char::is_uppercase)
    });
    parts.next().map_or((name, None), |(organ, owner)| (organ, Some(owner)))
}

fn begins_with_paper(name: &str) -> bool {
    is_paper(name.split(' ').next().unwrap_or_default())
}

/// The organ that a title names outright.
fn titled(name: &str) -> Option<String> {
    // Cheap, and false of nearly every name.
    let lower = name.to_lowercase();
    if !Class::MinutesTitle.is_in(&lower) && !Class::Gathering.is_in(&lower) {
        return None;
    }
    let title = read_title(name).filter(|title| !title.by_meeting)?;
    title.organ.filter(|organ| is_organ(organ))
}

fn association_named(name: &str) -> Option<String> {
    if names_person(name) {
        return None;
    }
    let name = single_spaced(name);
    let bare = DATED.find(&name).map_or(name.as_str(), |date| &name[..date.start()]);
    [name.as_str(), bare].into_iter().find(|name| is_association(name)).map(str::to_owned)
}

fn authority_named(name: &str) -> Option<String> {
    is_authority(name).then(|| single_spaced(name))
}

/// "Lisa Berg, Ungdomsrådet" names a person before a comma; "Barn-, skol- och kulturnämnden"
/// has only suspended words there.
fn names_person(name: &str) -> bool {
    name.split_once(", ").is_some_and(|(before, _)| {
        let words = before.split(' ').filter(|word| word.starts_with(char::is_uppercase));
        !before.ends_with('-') && words.count() > 1
    })
}

/// `REGIONSTYRELSEN` as `Regionstyrelsen`; names in small letters stay.
fn organ_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut letters = name.chars();
    let first = letters.next();
    first.into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// `KUNGÄLVS KOMMUN` as `Kungälvs kommun`; names in small letters stay.
fn in_title_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let words = name.split(' ').map(|word| {
        let lower = word.to_lowercase();
        if Class::Authority.has(&lower) {
            return lower;
        }
        let mut chars = lower.chars();
        chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
    });
    words.collect::<Vec<_>>().join(" ")
}
