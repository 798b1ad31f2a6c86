//! How much memory do a process and all that it started take?
//!
//! The largest sum of resident memory that was seen of them. Pages that several processes share are
//! counted once for each, so the truth is lower. A process that has not yet become another program
//! has none of its own and is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The resident memory of a process and its descendants in bytes, and how many of them have
/// ended and were not waited for. Nothing where the system does not tell.
pub fn of_tree(root: u32) -> (u64, usize) {
    let root_words = words_of(root);
    let mut parents: BTreeMap<u32, (u32, u64, bool)> = BTreeMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(id) = name.to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        // Before its memory is looked at: in between it may become the other program.
        let words = words_of(id);
        let Ok(status) = fs::read_to_string(entry.path().join("status")) else { continue };
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()
        };
        let Some(parent) = field("PPid:").and_then(|parent| parent.parse().ok()) else { continue };
        let resident = field("VmRSS:").and_then(|size| size.parse::<u64>().ok()).unwrap_or(0);
        if id != root && words == root_words {
            continue;
        }
        parents.insert(id, (parent, resident * 1024, field("State:") == Some("Z")));
    }
    let mut tree = BTreeSet::from([root]);
    loop {
        let before = tree.len();
        for (id, (parent, ..)) in &parents {
            if tree.contains(parent) {
                tree.insert(*id);
            }
        }
        if tree.len() == before {
            break;
        }
    }
    let all = || tree.iter().filter_map(|id| parents.get(id));
    (all().map(|(_, resident, _)| resident).sum(), all().filter(|(.., ended)| *ended).count())
}

/// The words with which a process was started.
fn words_of(id: u32) -> Vec<u8> {
    fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default()
}
