//! Where else may the attendance list stand?
//!
//! Where the cover has no list, one in an item is read ("§ 2 Närvarande", or "Justering av
//! röstlängd" with the names below); where there is no list at all, those count whom the head names
//! by office ("Mötesordförande: Anna Ek").

use super::super::names::name_at_start;
use super::super::office::is_chair_label;
use super::entry::{begins_entry, read_entry};
use super::listed::{Listed, listed};
use super::roll::Opening;
use super::rows::without_bullet;
use crate::lexicon::Class;
use crate::minutes::{AgendaItem, Attendee, Group, Minutes};

/// The first list of people present that an item holds.
pub(in crate::people) fn list_in_items(minutes: &Minutes) -> Listed {
    let lists = minutes.items.iter().map(list_in_item);
    lists.into_iter().find(|list| !list.people.is_empty()).unwrap_or_default()
}

fn list_in_item(item: &AgendaItem) -> Listed {
    // Cheap, and false of nearly every item.
    let tells = |lower: &str| {
        [Class::StemPresent, Class::ToldPresent, Class::TellsAttendance]
            .iter()
            .any(|class| class.is_in(lower))
    };
    let register = is_register(&item.title);
    let lower = item.title.to_lowercase();
    if !register && !tells(&lower) && !tells(&item.body.to_lowercase()) {
        return Listed::default();
    }
    // "2. Presentationsrunda, närvarande: Anna Ek, Bo Al": the label ends the title.
    let label = Class::EndsTitle.endings(&lower).next().map(|label| label.to_uppercase() + ":");
    let title = label.as_deref().unwrap_or(&item.title);
    let list = listed(&format!("{title}\n{}", item.body), Opening::Presence);
    if !list.people.is_empty() || !register {
        return list;
    }
    // A voting register names those present one a line.
    let lines = item.body.lines().map(|line| without_bullet(line.trim()));
    let entries = lines.filter(|line| begins_entry(line));
    let people = entries.filter_map(|line| read_entry(line, Group::Members)).collect();
    Listed { people, unread: Vec::new() }
}

/// Whether an item is the roll-call: "Fastställande av röstlängd", "Upprop".
fn is_register(title: &str) -> bool {
    let lower = title.to_lowercase();
    Class::RollCallItem.is_in(&lower)
}

/// Whom the head of the minutes names by office: "Mötesordförande: Anna Ek", "Justerare: Bo
/// Al och Eva Ros". They were there, but only where no list says who was does it count.
pub(in crate::people) fn officers(preamble: &str) -> Vec<Attendee> {
    let mut officers = Vec::new();
    for line in preamble.lines() {
        let Some((office, names)) = line.trim().split_once([':', '\t']) else { continue };
        let office = office.trim();
        let lower = office.to_lowercase();
        let is_office = !office.contains(' ') && Class::HeadOffice.ends(&lower);
        if !is_office {
            continue;
        }
        for name in names.split([',', ';', '&']).flat_map(|name| name.split(" och ")) {
            let name = name.trim();
            if name_at_start(name).is_some()
                && let Some(mut person) = read_entry(name, Group::Members)
            {
                person.role = person.role.or_else(|| Some(office.to_owned()));
                person.chair = is_chair_label(office);
                officers.push(person);
            }
        }
    }
    officers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(title: &str, body: &str) -> AgendaItem {
        AgendaItem { title: title.to_owned(), body: body.to_owned(), ..AgendaItem::default() }
    }

    fn names(people: Vec<Attendee>) -> Vec<String> {
        people.into_iter().map(|person| person.name).collect()
    }

    #[test]
    fn a_title_may_end_in_the_label() {
        let round = item("Runda, närvarande", "Anna Ek (rektor), Bo Al (5a, 1röd), Eva Ros (4b)");
        assert_eq!(names(list_in_item(&round).people), ["Anna Ek", "Bo Al", "Eva Ros"]);
    }

    #[test]
    fn an_item_may_hold_the_list() {
        let present = item("Närvarande", "Anna Ek\n\nBo Al");
        assert_eq!(names(list_in_item(&present).people), ["Anna Ek", "Bo Al"]);
        let register =
            item("Justering av röstlängd", "Alla medlemmar har rösträtt.\n\n• Anna Ek\n\n• Bo Al");
        assert_eq!(names(list_in_item(&register).people), ["Anna Ek", "Bo Al"]);
        let election = item("Val", "Ledamöter\n\nAnna Ek\n\nBo Al");
        assert_eq!(names(list_in_item(&election).people), [""; 0]);
    }

    #[test]
    fn officers_of_the_head_were_there() {
        let people =
            officers("Mötesordförande: Anna Ek\nJusterare: Bo Al och Eva Ros\nPlats: Bo Hed");
        assert!(people[0].chair);
        assert_eq!(names(people), ["Anna Ek", "Bo Al", "Eva Ros"]);
    }
}
