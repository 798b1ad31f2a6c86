//! Patterns with words of the lexicon in them.

use regex::{Captures, Match, Regex};

use super::class::Class;
use super::index::alternation;
#[cfg(test)]
use super::trial;

/// A regular expression in which `{class}` stands for any word of that class.
pub(crate) struct Pattern {
    regex: Regex,
    #[cfg(test)]
    form: String,
}

impl Pattern {
    /// The pattern of a form.
    ///
    /// # Panics
    ///
    /// Where the form does not compile, or names no class: a form is part of the program.
    pub(crate) fn of(form: &str) -> Self {
        Self {
            regex: Regex::new(&expanded(form)).expect("the form compiles"),
            #[cfg(test)]
            form: form.to_owned(),
        }
    }

    /// The pattern of any of several forms.
    pub(crate) fn any_of(forms: &[&str]) -> Self {
        let forms: Vec<String> = forms.iter().map(|form| format!("(?:{form})")).collect();
        Self::of(&forms.join("|"))
    }

    /// Whether a text matches.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.with(|regex| regex.is_match(text))
    }

    /// The first match.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.find_at(text, 0)
    }

    /// The first match that begins at byte `at` or behind.
    pub(crate) fn find_at<'t>(&self, text: &'t str, at: usize) -> Option<Match<'t>> {
        self.with(|regex| regex.find_at(text, at))
    }

    /// The first match with its groups.
    pub(crate) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.with(|regex| regex.captures(text))
    }

    /// The matches, one behind the other.
    pub(crate) fn find_iter<'p, 't: 'p>(
        &'p self,
        text: &'t str,
    ) -> impl Iterator<Item = Match<'t>> + 'p {
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = self.find_at(text, at)?;
            at = found.end();
            Some(found)
        })
    }

    #[cfg(not(test))]
    fn with<T>(&self, ask: impl FnOnce(&Regex) -> T) -> T {
        ask(&self.regex)
    }

    #[cfg(test)]
    fn with<T>(&self, ask: impl FnOnce(&Regex) -> T) -> T {
        let parts = parts(&self.form);
        let mut classes = parts.iter().filter_map(|(_, class)| *class);
        if !trial::without().is_some_and(|(_, class)| classes.clone().any(|other| other == class)) {
            // What a pattern may meet is all that it has.
            classes.by_ref().flat_map(Class::iter).for_each(drop);
            return ask(&self.regex);
        }
        let make = || Regex::new(&expanded(&self.form)).expect("the form compiles");
        ask(&trial::pattern(&self.form, make))
    }
}

/// A form with the words of its classes.
pub(super) fn expanded(form: &str) -> String {
    let mut expanded = String::with_capacity(form.len() * 4);
    for (literal, class) in parts(form) {
        expanded.push_str(literal);
        expanded.extend(class.map(|class| alternation(class.iter())));
    }
    expanded
}

/// The stretches of a form, each with the class that follows it.
pub(super) fn parts(form: &str) -> Vec<(&str, Option<Class>)> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (open, _) in form.match_indices('{') {
        let behind = &form[open + 1..];
        // A number of times, or a class of letters, is the expression's own.
        if !behind.starts_with(|c: char| c.is_ascii_lowercase()) {
            continue;
        }
        let (name, _) = behind.split_once('}').expect("a class in a form is closed");
        let class = Class::named(name).expect("a form names classes that are there");
        parts.push((&form[start..open], Some(class)));
        start = open + name.len() + 2;
    }
    parts.push((&form[start..], None));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_in_a_form_is_any_of_its_words() {
        let pattern = Pattern::of(r"(?x)^ (?i:{place_and_time}) :? \ (\p{Lu}\p{L}{2,3})$");
        assert_eq!(&pattern.captures("Tid och plats: Sala").expect("a match")[1], "Sala");
        assert!(!pattern.is_match("Plats: Sala"));
    }
}
