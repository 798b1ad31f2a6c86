//! Which level of heading does the name of a style tell?
//!
//! Word's built-in styles are called `heading 1` in every language; other programs, and what
//! people make themselves, have `Rubrik 1`.

/// The level, from 1, of headings in a style of this name or identifier.
pub(super) fn level(name: &str) -> Option<u8> {
    let name = name.to_lowercase().replace(' ', "");
    match name.as_str() {
        "title" | "rubrik" => return Some(1),
        "subtitle" | "underrubrik" => return Some(2),
        _ => {}
    }
    let number = name.strip_prefix("heading").or_else(|| name.strip_prefix("rubrik"))?;
    number.parse().ok().filter(|level| (1..=9).contains(level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_headings_tell_their_level() {
        let names = ["heading 2", "Rubrik1", "Title", "Heading 12", "Brödtext", "TOC Heading"];
        assert_eq!(names.map(level), [Some(2), Some(1), Some(1), None, None, None]);
    }
}
