//! Which texts would a spreadsheet run?
//!
//! Minutes come from files that anyone can have made, and a field that begins like a formula is run
//! when the table is opened: it can fetch from the network, or start a program (OWASP, "CSV
//! Injection"). Such a text gets a `'`, which spreadsheets take for "this is text", before each
//! beginning and nowhere else; every other text stays as it is.

use std::borrow::Cow;

/// What makes the rest a formula: the signs of OWASP's list and their wide forms, which
/// spreadsheets of East Asian settings take for the same.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Where a cell may begin within a field. Spreadsheets with Swedish settings split lines at `;`,
/// also those of a table whose separator is the comma, and do not heed a quote that is opened
/// after the beginning of a cell. So what follows `;` or a line end is looked at as well.
const CELL_ENDS: [char; 3] = [';', '\r', '\n'];

/// The text with `'` before what a spreadsheet would run.
#[must_use]
pub fn defused(text: &str) -> Cow<'_, str> {
    let cells = || text.split_inclusive(CELL_ENDS);
    let begins_with_control = text.starts_with(['\t', '\r', '\n']);
    if !begins_with_control && !cells().any(is_formula) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 2);
    for (at, cell) in cells().enumerate() {
        if is_formula(cell) || (at == 0 && begins_with_control) {
            safe.push('\'');
        }
        safe.push_str(cell);
    }
    Cow::Owned(safe)
}

/// Blanks, marks that nobody sees and quotes may be dropped when the table is read.
fn is_formula(cell: &str) -> bool {
    let is_dropped = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '"' | '\'' | '`' | '“' | '”' | '‘' | '’' | '\u{200b}' | '\u{feff}')
    };
    cell.trim_start_matches(is_dropped).starts_with(SIGNS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_that_begins_like_a_formula_has_a_quote_before_it() {
        for text in ["=1+1", "+46 8 123", "-5", "- punkt", "@SUM(A1)", "＝1", "\ttext", "\rtext"] {
            assert_eq!(defused(text), format!("'{text}"));
        }
    }

    #[test]
    fn blanks_and_quotes_do_not_hide_a_formula() {
        for text in ["  =1", "\u{a0}=1", "\"=1", "'=1", "\t\"' +1", "\u{feff}@x", "\u{0}=1"] {
            assert_eq!(defused(text), format!("'{text}"), "{text:?}");
        }
    }

    #[test]
    fn a_formula_behind_a_semicolon_or_a_line_end_is_one_too() {
        assert_eq!(defused("Bo Ek; =1; Eva"), "Bo Ek;' =1; Eva");
        assert_eq!(defused("en\n=1\r\n+2"), "en\n'=1\r\n'+2");
    }

    #[test]
    fn other_texts_are_not_copied() {
        for text in ["", "Budget 2024-2026", "a=b, c+d", "§ 4", "bo@example.se", "Ek; Al", "'"] {
            assert!(matches!(defused(text), Cow::Borrowed(_)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_cell_begins_like_a_formula_whatever_the_separator(text in "[=+@;'\" \t\r\na-]*") {
            let safe = defused(&text).into_owned();
            for cell in safe.split([';', '\r', '\n']) {
                prop_assert!(cell.starts_with('\'') || !is_formula(cell), "{:?}", safe);
            }
            prop_assert!(!safe.starts_with(['\t', '\r', '\n']));
        }

        #[test]
        fn without_the_quotes_that_were_added_it_is_the_same_text(text in "[=+;\" \t\na-]*") {
            prop_assert_eq!(defused(&text).replace('\'', ""), text);
        }
    }
}
