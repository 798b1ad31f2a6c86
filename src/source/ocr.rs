//! What stands on the image of a page?
//!
//! In goes an image in grey, out come its words with their places, read by `tesseract` where it
//! is installed with its Swedish data (Debian: tesseract-ocr, tesseract-ocr-swe). It is another
//! program, asked over pipes; nothing of it is part of this one.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use super::SourceError;

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
}

/// Makes sure that OCR can be done.
///
/// # Errors
/// [`SourceError::NoOcr`] with what is missing.
pub(super) fn find() -> Result<(), SourceError> {
    let missing = |what: &str| SourceError::NoOcr { missing: what.to_owned() };
    let listed = Command::new("tesseract")
        .arg("--list-langs")
        .stdin(Stdio::null())
        .output()
        .map_err(|_| missing("the program tesseract is not installed"))?;
    // Version 4 lists on stderr, version 5 on stdout.
    let listed = [listed.stdout, listed.stderr].concat();
    let has_swedish = String::from_utf8_lossy(&listed).lines().any(|line| line == LANGUAGE);
    has_swedish.then_some(()).ok_or_else(|| missing("tesseract has no Swedish data (swe)"))
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
    for row in table.lines() {
        let cells: Vec<&str> = row.splitn(COLUMNS, '\t').collect();
        let [level, _, _, _, _, _, left, top, width, height, confidence, text] = cells[..] else {
            continue;
        };
        let number = |cell: &str| cell.parse::<f64>().unwrap_or_default();
        match level {
            LINE => line = (number(top) + number(height), number(height)),
            WORD if !text.trim().is_empty() => words.push(Word {
                left: number(left),
                right: number(left) + number(width),
                bottom: line.0,
                height: line.1,
                confidence: number(confidence).clamp(0.0, 100.0),
                text: text.trim().to_owned(),
            }),
            _ => {}
        }
    }
    words
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
        assert_eq!((words[1].left, words[1].right, words[1].bottom), (160.0, 250.0, 240.0));
    }
}
