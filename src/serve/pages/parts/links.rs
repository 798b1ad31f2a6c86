//! How things are named and where they are: an item, a meeting, a person, a topic, the value of a filter.

use super::super::super::asked::Asked;
use crate::app::{Place, messages};
use crate::query::FilterField;
use crate::search::{Hit, ItemRecord};
use crate::topics::Taxonomy;

/// A part of a path, with every sign encoded that is not plain there.
pub(in crate::serve) fn encoded(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The page of an item.
pub(in crate::serve) fn item_address(id: &str, asked: &Asked) -> String {
    asked.nothing().address(&format!("/arende/{}", encoded(id)))
}

/// The page of a meeting.
pub(in crate::serve::pages) fn meeting_address(id: &str, asked: &Asked) -> String {
    asked.nothing().address(&format!("/mote/{}", encoded(id)))
}

/// The page of a person.
pub(in crate::serve::pages) fn person_address(name: &str, asked: &Asked) -> String {
    asked.nothing().address(&format!("/person/{}", encoded(name)))
}

/// The page of a topic.
pub(in crate::serve::pages) fn topic_address(id: &str, asked: &Asked) -> String {
    asked.nothing().address(&format!("/amne/{}", encoded(id)))
}

/// Number, organ, date, pages and diary numbers of a hit.
pub(in crate::serve::pages) fn item_place(hit: &Hit) -> String {
    Place::of_hit(hit).parts().join(" · ")
}

/// The path of the answers.
pub(in crate::serve) const ANSWERS: &str = "/sok";

/// A filter's value as people read it.
pub(in crate::serve::pages) fn value_label(
    field: FilterField,
    value: &str,
    asked: &Asked,
    taxonomy: &Taxonomy,
) -> String {
    messages::value_in(asked.language, field, value)
        .or_else(|| {
            (field == FilterField::Topic)
                .then(|| taxonomy.label(value))
                .flatten()
                .map(str::to_owned)
        })
        .unwrap_or_else(|| value.to_owned())
}

/// Where an item stands.
pub(in crate::serve::pages) fn record_place(record: &ItemRecord) -> String {
    Place::of_record(record).parts().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_name_holds_its_address_is_plain() {
        assert_eq!(encoded("ks/2024-01-02/3~2"), "ks/2024-01-02/3~2");
        assert_eq!(encoded("Å \"<?#%"), "%C3%85%20%22%3C%3F%23%25");
    }
}
