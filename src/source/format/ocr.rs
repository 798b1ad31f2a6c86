//! What stands on the image of a page?
//!
//! Its words and their places are read by `tesseract`, where it is installed with its Swedish data
//! (Debian: tesseract-ocr, tesseract-ocr-swe). It is another program, asked over pipes; nothing of
//! it is part of this one.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use crate::source::{MissingOcr, SourceError};

/// Dots per inch at which pages are read. `tesseract` is trained on 300; less costs letters.
pub(super) const DPI: f32 = 300.0;

/// The language data that are needed.
const LANGUAGE: &str = "swe";

/// Columns of a line of TSV, as `tesseract` 4 and 5 print them: level, page, block, paragraph,
/// line, word, left, top, width, height, confidence, text.
const COLUMNS: usize = 12;
/// The level of a line in the first column.
const LINE: &str = "4";
/// The level of a word.
const WORD: &str = "5";

/// An image in grey, row by row, white is 255.
pub(super) struct Image {
    pub width: u32,
    pub height: u32,
    pub grey: Vec<u8>,
}

/// A word on an image, in pixels from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub left: f64,
    pub right: f64,
    /// Lower edge of its line.
    pub bottom: f64,
    /// Height of its line.
    pub height: f64,
    /// How sure the program is, 0 to 100.
    pub confidence: f64,
    pub text: String,
    /// Whether it is the first of its line.
    pub starts_line: bool,
}

/// Makes sure that OCR can be done.
///
/// # Errors
/// [`SourceError::NoOcr`] with what is missing.
pub(in crate::source) fn find() -> Result<(), SourceError> {
    let none = |missing| SourceError::NoOcr { missing };
    let listed = Command::new("tesseract")
        .arg("--list-langs")
        .stdin(Stdio::null())
        .output()
        .map_err(|_| none(MissingOcr::Program))?;
    // Version 4 lists on stderr, version 5 on stdout.
    let listed = [listed.stdout, listed.stderr].concat();
    let has_swedish = String::from_utf8_lossy(&listed).lines().any(|line| line == LANGUAGE);
    has_swedish.then_some(()).ok_or_else(|| none(MissingOcr::SwedishData))
}

/// The words on an image, in the order of reading.
pub(super) fn words(image: &Image) -> Result<Vec<Word>, std::io::Error> {
    let mut child = Command::new("tesseract")
        .args(["stdin", "stdout", "-l", LANGUAGE, "--dpi", &format!("{DPI:.0}"), "tsv"])
        // Several workers run side by side already.
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let mut table = String::new();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let mut stdin = stdin?;
            write!(stdin, "P5\n{} {}\n255\n", image.width, image.height).ok()?;
            stdin.write_all(&image.grey).ok()
        });
        stdout.map_or(Ok(0), |mut stdout| stdout.read_to_string(&mut table))
    })?;
    let status = child.wait()?;
    if !status.success() {
        return Err(std::io::Error::other(format!("tesseract ended with {status}")));
    }
    Ok(words_of(&table))
}

fn words_of(table: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut line = (0.0, 0.0);
    let mut starts_line = true;
    for row in table.lines() {
        let cells: Vec<&str> = row.splitn(COLUMNS, '\t').collect();
        let [level, _, _, _, _, _, left, top, width, height, confidence, text] = cells[..] else {
            continue;
        };
        let number = |cell: &str| cell.parse::<f64>().unwrap_or_default();
        match level {
            LINE => {
                line = (number(top) + number(height), number(height));
                starts_line = true;
            }
            WORD if !text.trim().is_empty() => words.push(Word {
                left: number(left),
                right: number(left) + number(width),
                bottom: line.0,
                height: line.1,
                confidence: number(confidence).clamp(0.0, 100.0),
                text: text.trim().to_owned(),
                starts_line: std::mem::replace(&mut starts_line, false),
            }),
            _ => {}
        }
    }
    words
}

/// Gives § back where it was read as what it looks like, since the Swedish data do not know the
/// sign (with the English ones, which do, å ä ö are lost): `843` at the beginning of a line where
/// § 43 is due, where 842 or 844 stand so on the same page, or before a diary number. `last` is
/// the number of the last paragraph, carried from page to page.
pub(super) fn mend_section_signs(words: &mut [Word], last: &mut Option<u32>) {
    let found: Vec<Section> = (0..words.len()).filter_map(|at| section_at(words, at)).collect();
    for section in &found {
        let is_due = last.is_some_and(|last| last + 1 == section.number);
        let has_neighbour = found.iter().any(|other| other.number.abs_diff(section.number) == 1);
        if section.is_certain || is_due || has_neighbour {
            let word = &mut words[section.at];
            word.text = if section.sign_stands_alone {
                "§".to_owned()
            } else {
                format!("§ {}", section.number)
            };
            *last = Some(section.number);
        }
    }
}

/// What may be a paragraph's sign and number at the beginning of a line.
struct Section {
    at: usize,
    number: u32,
    sign_stands_alone: bool,
    is_certain: bool,
}

/// Letters and figures that § is read as; besides, it is read as one or two odd signs (`&`, `£&`).
const LIKE_SECTION: [char; 4] = ['8', 'S', '5', '6'];
/// Signs with which lines of a list begin.
const BULLETS: [char; 6] = ['-', '–', '•', '·', '*', '('];
/// What the word before a diary number begins with.
const DIARY_LABELS: [&str; 4] = ["Dnr", "Diarie", "Ärende", "DNR"];

fn section_at(words: &[Word], at: usize) -> Option<Section> {
    let word = words.get(at).filter(|word| word.starts_line)?;
    let in_line = |at: usize| words.get(at).filter(|word| !word.starts_line);
    let is_odd = |c: char| !c.is_alphanumeric() && !BULLETS.contains(&c);
    let rest = match word.text.trim_start_matches(is_odd) {
        all if all.len() == word.text.len() => all.strip_prefix(LIKE_SECTION)?,
        rest => rest,
    };
    let sign_stands_alone = rest.is_empty();
    let number = if sign_stands_alone { in_line(at + 1)?.text.as_str() } else { rest };
    let after = in_line(at + 1 + usize::from(sign_stands_alone));
    let is_labelled =
        after.is_some_and(|word| DIARY_LABELS.iter().any(|label| word.text.starts_with(label)));
    Some(Section {
        at,
        number: number.parse().ok().filter(|number| *number > 0)?,
        sign_stands_alone,
        is_certain: word.text.starts_with('§') || is_labelled,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_from_the_table_with_the_place_of_their_line() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                     4\t1\t1\t1\t1\t0\t100\t200\t300\t40\t-1\t\n\
                     5\t1\t1\t1\t1\t1\t100\t205\t50\t30\t96.5\t§ 4\n\
                     5\t1\t1\t1\t1\t2\t160\t205\t90\t30\t91\tBudget\n";
        let words = words_of(table);
        assert_eq!(
            words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>(),
            ["§ 4", "Budget"]
        );
        assert_eq!((words[0].starts_line, words[1].starts_line), (true, false));
        assert_eq!((words[1].left, words[1].right, words[1].bottom), (160.0, 250.0, 240.0));
    }

    #[test]
    fn a_figure_that_is_due_as_a_paragraph_is_one() {
        let word = |text: &str, starts_line| Word {
            left: 0.0,
            right: 1.0,
            bottom: 1.0,
            height: 1.0,
            confidence: 90.0,
            text: text.to_owned(),
            starts_line,
        };
        let mut words = vec![
            word("§", true),
            word("42", false),
            word("£&43", true),
            word("Dnr", false),
            word("8", true),
            word("44", false),
            word("846", true),
            word("kr", false),
        ];
        let mut last = None;
        mend_section_signs(&mut words, &mut last);
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts, ["§", "42", "§ 43", "Dnr", "§", "44", "846", "kr"]);
        assert_eq!(last, Some(44));
    }
}
