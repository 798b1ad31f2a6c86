//! Who chaired the meeting?

use std::cmp::Reverse;
use std::collections::HashMap;

use super::names::LONGEST_NAME;
use super::names::shape::shape_at_start;
use super::office::Office;
use crate::minutes::Minutes;

/// The meeting's chair: by the attendance list, else whom the text calls
/// "Ordförande(n) NAME" most often.
pub(super) fn chair_of(minutes: &Minutes) -> Option<String> {
    if let Some(chair) = minutes.chair() {
        return Some(chair.name.clone());
    }
    most_called_chair(minutes.items.iter().map(|item| item.body.as_str()))
}

/// Whom the texts call "Ordförande(n) NAME" most often; of equals the first.
fn most_called_chair<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    // How often each was called so, and that nobody was called earlier.
    let mut called: HashMap<&str, (usize, Reverse<usize>)> = HashMap::new();
    for text in texts {
        let calls = Office::called_in(text).filter(|(office, _)| office.is_of_meeting());
        for (_, behind) in calls {
            let Some(name) = behind.strip_prefix(' ').and_then(shape_at_start) else {
                continue;
            };
            let name = name.name;
            let order = Reverse(called.len());
            called.entry(name).or_insert((0, order)).0 += 1;
        }
    }
    called.retain(|name, _| name.len() <= LONGEST_NAME);
    let (name, _) = called.into_iter().max_by_key(|(_, often)| *often)?;
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chair_is_whom_the_texts_call_so_most_often_and_first() {
        let chair = |texts: &[&str]| most_called_chair(texts.iter().copied());
        let texts = ["Ordförande Bo Al hälsar.", "Ordföranden Ulla Ek (S) och Ordförande Ulla Ek."];
        assert_eq!(chair(&texts).as_deref(), Some("Ulla Ek"));
        assert_eq!(chair(&texts[..1]).as_deref(), Some("Bo Al"));
        assert_eq!(chair(&["Ordförande i nämnden är Bo Al.", "Ordförandena Bo Al"]), None);
        assert_eq!(chair(&["Vice Ordförande Bo Al.", "Nämndens Ordförande Bo Al."]), None);
        assert_eq!(chair(&["Ordförande Bo Al. Ordförande Eva Ros."]).as_deref(), Some("Bo Al"));
    }
}
