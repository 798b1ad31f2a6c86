//! How a data file of the lexicon is read.
//!
//! A line is a comment (`# …`), a section (`[class class]`), or an entry: its text, and behind a
//! bar the classes that it has besides those of its section (`sekreterare | signatory strip_office`).

use super::class::Class;

/// An entry of a data file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) text: &'static str,
    pub(super) classes: Vec<Class>,
}

/// A line that says nothing the reader knows.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("there is no class {0:?}")]
    UnknownClass(&'static str),
    #[error("{0:?} stands in no section")]
    NoSection(&'static str),
    #[error("{0:?} has a class twice, or a bar and no class behind it")]
    BadClasses(&'static str),
}

/// The entries of a data file, and its faults in their places. A fault is found by a test; the
/// program reads what is left.
pub(super) fn entries(text: &'static str) -> impl Iterator<Item = Result<Entry, Fault>> {
    let mut section: Vec<Class> = Vec::new();
    text.lines().map(str::trim).filter_map(move |line| {
        if line.is_empty() || line.starts_with("# ") || line == "#" {
            return None;
        }
        if let Some(names) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'))
            && names.starts_with(char::is_alphabetic)
            && names.len() > 1
        {
            return match classes(names) {
                Ok(classes) => {
                    section = classes;
                    None
                }
                Err(fault) => Some(Err(fault)),
            };
        }
        Some(entry(line, &section))
    })
}

fn entry(line: &'static str, section: &[Class]) -> Result<Entry, Fault> {
    if section.is_empty() {
        return Err(Fault::NoSection(line));
    }
    let (text, own) = match line.split_once(" | ") {
        Some((text, names)) => (text.trim_end(), classes(names)?),
        None => (line, Vec::new()),
    };
    let mut all = [section, &own].concat();
    all.sort_unstable();
    let twice = all.windows(2).any(|pair| pair[0] == pair[1]);
    if twice || text.ends_with('|') || own.is_empty() && text.len() < line.len() {
        return Err(Fault::BadClasses(line));
    }
    Ok(Entry { text, classes: all })
}

fn classes(names: &'static str) -> Result<Vec<Class>, Fault> {
    let names = names.split_whitespace();
    names.map(|name| Class::named(name).ok_or(Fault::UnknownClass(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_the_classes_of_its_section_and_its_own() {
        let read: Vec<_> =
            entries("# About.\n[title]\nchef\nrektor | light_word\n\n[ ]\n").collect();
        let entry = |text, classes: &[Class]| Ok(Entry { text, classes: classes.to_vec() });
        assert_eq!(
            read,
            [
                entry("chef", &[Class::Title]),
                entry("rektor", &[Class::Title, Class::LightWord]),
                entry("[ ]", &[Class::Title]),
            ]
            .map(|entry| entry.map(|mut entry: Entry| {
                entry.classes.sort_unstable();
                entry
            }))
        );
    }

    #[test]
    fn what_is_not_known_is_a_fault() {
        let faults = |text| entries(text).filter_map(Result::err).collect::<Vec<_>>();
        assert_eq!(faults("[titel]\n"), [Fault::UnknownClass("titel")]);
        assert_eq!(faults("chef"), [Fault::NoSection("chef")]);
        assert_eq!(faults("[title]\nchef | rang"), [Fault::UnknownClass("rang")]);
        assert_eq!(faults("[title]\nchef | title"), [Fault::BadClasses("chef | title")]);
        assert_eq!(faults("[title]\nchef |"), [Fault::BadClasses("chef |")]);
    }
}
