//! The acts of an item, each once, with their sentence and page.

use std::collections::HashSet;

use crate::minutes::{Act, ActRecord, MotionKind};

/// Who acted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::people) enum Who {
    /// The name, and what tells the bearer apart from others of that name.
    Person(String, String),
    Party(String),
    Group(String),
}

/// Collects the acts of an item.
#[derive(Debug, Default)]
pub(in crate::people) struct Records {
    list: Vec<ActRecord>,
    seen: HashSet<(Act, Who, Option<MotionKind>)>,
    page: Option<u32>,
}

impl Records {
    /// Acts from here on stand on this page.
    pub(in crate::people) fn turn_to(&mut self, page: Option<u32>) {
        self.page = page;
    }

    /// Adds an act, unless the same one of the same actor is there.
    pub(in crate::people) fn add(
        &mut self,
        act: Act,
        who: Who,
        what: Option<MotionKind>,
        sentence: &str,
        stated: bool,
    ) {
        let key = (act, who, what);
        if self.seen.contains(&key) {
            return;
        }
        let mut record = ActRecord {
            act,
            person: None,
            party: None,
            group: None,
            what,
            text: excerpt(sentence),
            page: self.page,
            stated,
        };
        let (field, name) = match &key.1 {
            Who::Person(name, _) => (&mut record.person, name),
            Who::Party(letters) => (&mut record.party, letters),
            Who::Group(name) => (&mut record.group, name),
        };
        *field = Some(name.clone());
        self.list.push(record);
        self.seen.insert(key);
    }

    /// The acts, in the order in which they were met.
    pub(in crate::people) fn into_list(self) -> Vec<ActRecord> {
        self.list
    }
}

/// The sentence, or its beginning: a sentence may name hundreds, each with a record of its own.
fn excerpt(sentence: &str) -> String {
    const LONGEST_BYTES: usize = 600;
    let sentence = sentence.trim();
    if sentence.len() <= LONGEST_BYTES {
        return sentence.to_owned();
    }
    let most = sentence.floor_char_boundary(LONGEST_BYTES);
    let end = sentence[..most].rfind(' ').unwrap_or(most);
    format!("{}…", &sentence[..end])
}
