//! Where does a Swedish personal identity number stand in a text?
//!
//! Personal identity numbers (personnummer) and co-ordination numbers (samordningsnummer, the day
//! raised by 60) are found as byte ranges, or their digits are masked. A number is told by its
//! form, by a date that exists and by its check digit, as Skatteverket's SKV 704 and SKV 707
//! describe them; the month of an organisation number is 20 or more and so no month. The text is
//! read once from left to right.
//!
//! Guaranteed: ranges rise and lie on character boundaries; a masked text has its length in bytes and
//! holds no number. Not guaranteed: that every number found is a person's. One in ten numbers of
//! the same form that begin with a date has the right check digit by chance, and showing a number
//! is worse than masking one too many.

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;

use super::unseen_marks::{is_direction_mark, is_zero_width};

/// What stands in place of each digit: one byte, as a digit is.
const MASK: char = '*';

/// The same for a digit of full width, which has three bytes.
const FULL_WIDTH_MASK: char = '＊';

/// Digits of full width, as some texts that were read from pages have them.
const FULL_WIDTH_DIGITS: std::ops::RangeInclusive<char> = '０'..='９';

/// Centuries in which the numbers' holders are born, as the first two digits of twelve.
const CENTURIES: [i32; 3] = [18, 19, 20];

/// Blanks that may stand on each side of the sign on one line. More are columns of a table.
const MOST_BLANKS: usize = 2;

/// Bytes of one sign or blank between a date with its parts set apart and the last four digits.
const MOST_SIGN_BYTES: usize = 3;

/// Marks of emphasis or code that may stand between its two parts.
const MOST_MARKS: usize = 3;

/// Line ends that may stand within a number: short lines are taken for paragraphs, which an empty
/// line parts.
const MOST_LINE_ENDS: usize = 2;

/// Words before a number that is then somebody's telephone.
const TELEPHONE: &[&str] = &[
    "tel",
    "telefon",
    "telefonnummer",
    "tfn",
    "tlf",
    "mob",
    "mobil",
    "mobilnummer",
    "mobiltelefon",
    "fax",
    "växel",
    "ring",
    "sms",
];

/// Words before a run of digits that then is a case's.
const CASE: &[&str] = &["dnr", "diarienr", "diarienummer", "ärendenr", "ärendenummer"];

/// Words before two groups of digits with only a blank between, which else may be a date and a
/// time or a sum.
const PERSON: &[&str] = &[
    "personnr",
    "personnummer",
    "pnr",
    "persnr",
    "samordningsnr",
    "samordningsnummer",
    "född",
    "födelsenummer",
    "f",
];

/// What follows a sum of money or a share.
const AFTER_SUM: &[&str] =
    &["kr", "kronor", "sek", "tkr", "mkr", "mnkr", "tsek", "msek", "euro", "eur", "procent"];

/// The personal numbers in `text`, as byte ranges from the first to the last digit.
#[must_use]
pub fn find(text: &str) -> Vec<Range<usize>> {
    if text.contains(|c: char| FULL_WIDTH_DIGITS.contains(&c)) {
        return find_at_full_width(text);
    }
    find_plain(text)
}

/// As [`find`], in a text that has digits of full width.
fn find_at_full_width(text: &str) -> Vec<Range<usize>> {
    let mut plain = String::with_capacity(text.len());
    // Where each byte of `plain` stands in `text`, and where that ends.
    let mut places: Vec<usize> = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        let offset = u32::from(c).checked_sub(u32::from(*FULL_WIDTH_DIGITS.start()));
        let digit = offset.and_then(|offset| char::from_digit(offset, 10));
        let before = plain.len();
        plain.push(digit.unwrap_or(c));
        places.extend((0..plain.len() - before).map(|byte| at + byte));
    }
    places.push(text.len());
    find_plain(&plain).into_iter().map(|range| places[range.start]..places[range.end]).collect()
}

/// As [`find`], in a text whose digits are ASCII's.
fn find_plain(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let run = at + next..run_end(bytes, at + next);
        let before = found.last().map_or(0, |range| range.end);
        let number = in_vat_number(text, &run).or_else(|| number_at(text, &run, before));
        at = match number {
            Some(end) => {
                found.push(run.start..end);
                end
            }
            None => run.end,
        };
    }
    found
}

/// The text with `*` for each digit of a personal number.
#[must_use]
pub fn mask(text: &str) -> Cow<'_, str> {
    masked_at(text, &find(text))
}

/// Masks a text that is shown. As [`mask`], also for a number that the ellipsis at the end of the
/// text has cut off within its last four digits, where it has no check digit any more.
pub fn mask_in_place(text: &mut String) {
    let mut ranges = find(text);
    let known = ranges.last().map_or(0, |range| range.end);
    ranges.extend(cut_off(text).filter(|range| range.start >= known));
    if let Cow::Owned(masked) = masked_at(text, &ranges) {
        *text = masked;
    }
}

/// Masks texts that were one text before it was taken apart, as a title and what follows it: also a
/// number that stands across the border of two of them.
pub fn mask_together(texts: &mut [&mut String]) {
    let joined = texts.iter().map(|text| text.as_str()).collect::<Vec<_>>().join("\n");
    let ranges = find(&joined);
    let mut start = 0;
    for text in texts {
        let end = start + text.len();
        let inside = ranges.iter().filter(|range| range.start < end && range.end > start);
        let own: Vec<Range<usize>> = inside
            .map(|range| range.start.max(start) - start..range.end.min(end) - start)
            .collect();
        if let Cow::Owned(masked) = masked_at(text, &own) {
            **text = masked;
        }
        start = end + 1;
    }
}

/// The text with `*` for each digit in `ranges` (one of full width for one of full width), which rise and lie on character boundaries.
#[must_use]
pub fn masked_at<'a>(text: &'a str, ranges: &[Range<usize>]) -> Cow<'a, str> {
    if ranges.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for range in ranges {
        masked.push_str(&text[from..range.start]);
        masked.extend(text[range.clone()].chars().map(|c| match c {
            '0'..='9' => MASK,
            c if FULL_WIDTH_DIGITS.contains(&c) => FULL_WIDTH_MASK,
            c => c,
        }));
        from = range.end;
    }
    masked.push_str(&text[from..]);
    Cow::Owned(masked)
}

/// What stands between the two parts of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A dash or plus sign, with or without blanks or a line end around it.
    Sign,
    /// One stop, stroke, comma or bracket, which may as well stand between a date and something else.
    Point,
    /// One blank, which may as well stand between a date and a time or a sum.
    Blank,
    /// Nothing.
    Nothing,
}

/// Where the number ends that begins with the run of digits `run`, if one does. `known` is where
/// the number before ends.
fn number_at(text: &str, run: &Range<usize>, known: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (joint, end) = match run.len() {
        10 | 12 => (Joint::Nothing, run.end),
        _ => {
            let parted = parted_date_end(bytes, run);
            let in_parts = parted.and_then(|date| last_four(text, date, MOST_SIGN_BYTES));
            in_parts
                .or_else(|| last_four(text, date_end(bytes, run)?, usize::MAX))
                .or_else(|| in_groups(bytes, run))
                .or_else(|| announced_and_cut(text, run))?
        }
    };
    let digits: Vec<u8> = bytes[run.start..end]
        .iter()
        .filter(|byte| byte.is_ascii_digit())
        .map(|byte| byte - b'0')
        .collect();
    let (century, ten) = digits.split_at(digits.len() - 10);
    (is_number(century, ten) && is_a_persons(text, run.start, end, joint, known)).then_some(end)
}

/// Where the personal number ends in the VAT number of a sole trader: `SE`, the ten digits, `01`
/// (Skatteverket, "Momsregistreringsnummer").
fn in_vat_number(text: &str, run: &Range<usize>) -> Option<usize> {
    let before = text[..run.start].trim_end_matches(is_blank);
    let ten_end = run.start + 10;
    let is_vat = run.len() == 12
        && before
            .get(before.len().saturating_sub(2)..)
            .is_some_and(|se| se.eq_ignore_ascii_case("se"))
        && text.get(ten_end..run.end) == Some("01");
    let digits: Vec<u8> =
        text.as_bytes()[run.clone()].iter().take(10).map(|byte| byte - b'0').collect();
    (is_vat && is_number(&[], &digits)).then_some(ten_end)
}

/// Whether ten digits, in `century` where that is given, are a person's by their form.
fn is_number(century: &[u8], ten: &[u8]) -> bool {
    has_date(century, ten) && has_birth_number(ten) && has_check_digit(ten)
}

/// What stands between a date that ends at `date` and the last four digits, at most `most_bytes`
/// long, and where these end.
fn last_four(text: &str, date: usize, most_bytes: usize) -> Option<(Joint, usize)> {
    let bytes = text.as_bytes();
    let (joint, second) = joint(text, date)?;
    let end = run_end(bytes, second);
    if second - date > most_bytes {
        return None;
    }
    match end - second {
        4 => Some((joint, end)),
        // The next number is written on to it.
        10 | 12 if joint == Joint::Sign && begins_number(text, second + 4..end) => {
            Some((joint, second + 4))
        }
        // The VAT number of a sole trader.
        6 if joint == Joint::Sign && bytes[second + 4..end] == *b"01" => Some((joint, second + 4)),
        // A line may end among them; without a sign they would be anything.
        1..4 if joint == Joint::Sign => {
            let (rest, last) = over_line_end(bytes, end)?;
            (end - second + last - rest == 4).then_some((joint, last))
        }
        _ => None,
    }
}

/// Where a number ends whose digits are set apart in groups of two, four or six, each behind one blank
/// or hyphen ("850709 98 05", "85 07 09-98 05"). Nothing goes on behind it in the same way.
fn in_groups(bytes: &[u8], run: &Range<usize>) -> Option<(Joint, usize)> {
    let is_joint = |at: usize| {
        matches!(bytes.get(at), Some(b' ' | b'-'))
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    };
    let begins = run
        .start
        .checked_sub(2)
        .is_none_or(|at| !(bytes[at].is_ascii_digit() && matches!(bytes[at + 1], b' ' | b'-')));
    let (mut end, mut digits, mut joint, mut ends) = (run.end, run.len(), Joint::Blank, Vec::new());
    while is_joint(end) && digits < 12 {
        ends.push(digits);
        if bytes[end] == b'-' {
            joint = Joint::Sign;
        }
        let next = end + 1;
        end = run_end(bytes, next);
        digits += end - next;
    }
    let whole = matches!(digits, 10 | 12) && begins && !is_joint(end);
    let are_even = ends.iter().all(|digits| digits % 2 == 0);
    (whole && are_even && ends.contains(&(digits - 4))).then_some((joint, end))
}

/// Where a number ends that a word announces and a line end cuts anywhere among its digits.
fn announced_and_cut(text: &str, run: &Range<usize>) -> Option<(Joint, usize)> {
    let (begin, end) = over_line_end(text.as_bytes(), run.end)?;
    let is_whole = matches!(run.len() + end - begin, 10 | 12);
    (is_whole && is_announced(text, run.start)).then_some((Joint::Sign, end))
}

/// Whether the digits in `date` are a date behind which a number goes on with a dash or plus sign.
fn begins_number(text: &str, date: Range<usize>) -> bool {
    let digits: Vec<u8> = text.as_bytes()[date.clone()].iter().map(|byte| byte - b'0').collect();
    let (century, six) = digits.split_at(digits.len() - 6);
    has_date(century, six) && text[date.end..].starts_with(|c| is_dash(c) || c == '+')
}

/// Where the run of digits begins and ends that goes on below a line end at `at`, or behind the blank
/// that stands there where the lines were joined.
fn over_line_end(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let rest = bytes.get(at..)?;
    let ends: [&[u8]; 3] = [b"\r\n", b"\n", b" "];
    let below = ends.into_iter().find_map(|end| rest.strip_prefix(end))?;
    let digits = below.trim_ascii_start();
    let is_indented = !below[..below.len() - digits.len()].contains(&b'\n');
    let begin = bytes.len() - digits.len();
    let end = run_end(bytes, begin);
    (is_indented && end > begin).then_some((begin, end))
}

/// Where a date of six or eight digits ends that begins with `run` and may have a line end in it.
fn date_end(bytes: &[u8], run: &Range<usize>) -> Option<usize> {
    let is_date = |digits: usize| matches!(digits, 6 | 8);
    over_line_end(bytes, run.end)
        .filter(|(begin, end)| is_date(run.len() + end - begin))
        // What stands before a blank is rather a number of its own.
        .filter(|_| bytes[run.end] != b' ' || run.len() >= 4)
        .map(|(_, end)| end)
        .or_else(|| is_date(run.len()).then_some(run.end))
}

/// Where a date ends whose parts are set apart by hyphens, stops, strokes or blanks ("1981-12-28") and
/// whose first part is `run`.
fn parted_date_end(bytes: &[u8], run: &Range<usize>) -> Option<usize> {
    let sign = *bytes.get(run.end).filter(|byte| matches!(byte, b'-' | b'.' | b'/' | b' '))?;
    let month = run_end(bytes, run.end + 1);
    let day = run_end(bytes, month + 1);
    let is_date = month - run.end == 3 && bytes.get(month) == Some(&sign) && day - month == 3;
    is_date.then_some(day)
}

fn run_end(bytes: &[u8], start: usize) -> usize {
    let Some(rest) = bytes.get(start..) else { return start };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    start + length
}

/// What follows the first part of a number, and where the second begins.
fn joint(text: &str, from: usize) -> Option<(Joint, usize)> {
    let (mut signs, mut points, mut blanks, mut line_ends, mut end) = (0, 0, 0, 0, from);
    let (mut skip, mut marks) = (0, 0);
    for c in text[from..].chars() {
        if skip > 0 {
            (skip, end) = (skip - 1, end + 1);
            continue;
        }
        match c {
            '\n' => (line_ends, blanks) = (line_ends + 1, 0),
            c if is_dash(c) || c == '+' => (signs, blanks) = (signs + 1, 0),
            // Marks of Markdown around either part; more of them are a number that was masked.
            '*' | '`' if marks < MOST_MARKS => marks += 1,
            '*' | '`' => return None,
            c if is_blank(c) => blanks += usize::from(!is_invisible(c)),
            '&' => {
                let entity = blank_entity(&text[end..])?;
                (skip, blanks) = (entity - 1, blanks + 1);
            }
            c if !c.is_alphanumeric() => points += 1,
            _ => break,
        }
        // Below a line end the text may be indented by any number of blanks.
        if signs > 2 || line_ends > MOST_LINE_ENDS || blanks > MOST_BLANKS && line_ends == 0 {
            return None;
        }
        end += c.len_utf8();
    }
    let is_digit = text.as_bytes().get(end).is_some_and(u8::is_ascii_digit);
    match (signs, points, line_ends, blanks) {
        _ if !is_digit => None,
        // Cut at the line end, without a sign: only with its century it is told from other lines.
        (0, 0, 1, 0)
            if from >= 8 && text.as_bytes()[from - 8..from].iter().all(u8::is_ascii_digit) =>
        {
            Some((Joint::Sign, end))
        }
        (1.., 0 | 1, ..) => Some((Joint::Sign, end)),
        (0, 1, 0, 0) => Some((Joint::Point, end)),
        (0, 1, 0, 1 | 2) | (0, 0, 0, 1) => Some((Joint::Blank, end)),
        _ => None,
    }
}

/// A hyphen or what is printed, scanned or typed in its place: dashes, minus signs, underscores, soft
/// hyphens, and U+0002, which some PDFs have instead.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '_' | '\u{2}' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}')
        || matches!(c, '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// White space within a line, also of no width.
fn is_blank(c: char) -> bool {
    c != '\n' && c.is_whitespace() || is_invisible(c)
}

/// Characters of no width: joiners and marks of direction.
fn is_invisible(c: char) -> bool {
    is_zero_width(c) || is_direction_mark(c)
}

/// Bytes of the entity of a blank or soft hyphen at the beginning of `text`, as a web page that was
/// saved as text has it.
fn blank_entity(text: &str) -> Option<usize> {
    let entities = ["&nbsp;", "&shy;", "&#160;", "&#xa0;", "&#173;", "&#xad;", "&lrm;", "&rlm;"];
    entities.iter().find(|entity| text.starts_with(**entity)).map(|entity| entity.len())
}

/// Whether the first six of ten digits are a date, in `century` where that is given.
fn has_date(century: &[u8], ten: &[u8]) -> bool {
    let pair = |at: usize| u32::from(ten[at]) * 10 + u32::from(ten[at + 1]);
    let (year, month, day) = (pair(0).cast_signed(), pair(2), pair(4));
    // A co-ordination number.
    let day = if day > 60 { day - 60 } else { day };
    let exists = |century: i32| NaiveDate::from_ymd_opt(century * 100 + year, month, day).is_some();
    match century {
        [tens, ones] => {
            let century = i32::from(*tens) * 10 + i32::from(*ones);
            CENTURIES.contains(&century) && exists(century)
        }
        _ => CENTURIES.into_iter().any(exists),
    }
}

/// Birth numbers are 001 to 999.
fn has_birth_number(ten: &[u8]) -> bool {
    ten[6..9] != [0, 0, 0]
}

/// The last digit by modulus 10 with weights 2 and 1 (SKV 704).
fn has_check_digit(ten: &[u8]) -> bool {
    let sum: u32 = ten
        .iter()
        .enumerate()
        .map(|(at, digit)| {
            let weighted = u32::from(*digit) * if at % 2 == 0 { 2 } else { 1 };
            weighted / 10 + weighted % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Whether what stands around digits of the right form leaves them a person's. `known` is where
/// the number before ends.
fn is_a_persons(text: &str, start: usize, end: usize, joint: Joint, known: usize) -> bool {
    let word = word_before(text, start).to_lowercase();
    let word = word.as_str();
    let is_announced = is_announced(text, start);
    if is_announced && joint != Joint::Nothing {
        return true;
    }
    if TELEPHONE.contains(&word) && !is_announced || goes_on_from_digits(text, start, joint, known)
    {
        return false;
    }
    match joint {
        Joint::Sign => true,
        Joint::Blank => {
            PERSON.contains(&word)
                || !CASE.contains(&word)
                    && !is_time_or_year(&text[end - 4..end])
                    && !is_sum(text, start, end)
        }
        Joint::Point | Joint::Nothing => !CASE.contains(&word) && !is_sum(text, start, end),
    }
}

/// Whether four digits behind a date may be a time of day, or a year.
fn is_time_or_year(four: &str) -> bool {
    let (hours, minutes) = four.split_at(2);
    matches!(hours, "19") || hours <= "24" && minutes < "60"
}

/// Whether digits that are not a number by themselves end right before a sign that stands before
/// `start`: a year before a serial number (`2021/`, `2021-`), an area code (`08-`), or, before a
/// run without a sign of its own, any digits. `known` is where the number before ends.
fn goes_on_from_digits(text: &str, start: usize, joint: Joint, known: usize) -> bool {
    let Some(sign) = text[..start].chars().next_back() else { return false };
    let before = &text[..start - sign.len_utf8()];
    if before.len() == known && known > 0 {
        return false;
    }
    let rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let group = &before[rest.len()..];
    let is_serial = is_dash(sign) || sign == '/';
    if joint == Joint::Nothing {
        let is_decimal = matches!(sign, '.' | ',' | ':');
        return sign == '+' || !group.is_empty() && (is_serial || is_decimal);
    }
    let is_year = group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let is_area_code = group.len() > 1 && group.starts_with('0') && !rest.ends_with(is_dash);
    is_serial && is_year || is_dash(sign) && is_area_code
}

/// Whether a run of digits is an amount.
fn is_sum(text: &str, start: usize, end: usize) -> bool {
    if matches!(word_before(text, start).to_lowercase().as_str(), "kr" | "sek" | "eur" | "belopp") {
        return true;
    }
    let after = &text[end..];
    // Öre, `8507099805,50`, and `8507099805:-`.
    let decimals = after.strip_prefix([',', '.', ':']).unwrap_or_default();
    if decimals.starts_with(is_dash) || run_end(decimals.as_bytes(), 0) == 2 {
        return true;
    }
    let after = after.trim_start_matches(is_blank);
    let word = after.find(|c: char| !c.is_alphabetic()).map_or(after, |at| &after[..at]);
    after.starts_with(['%', '€', '$']) || AFTER_SUM.contains(&word.to_lowercase().as_str())
}

/// The last word before `at` on its line, over blanks, a colon, the stop of an abbreviation, and `nr`.
fn word_before(text: &str, at: usize) -> &str {
    const LONGEST_ABBREVIATION: usize = 5;
    let word_before = |text: &'_ str| -> Range<usize> {
        // Only what is taken is looked at: a line may be as long as the document.
        let bare = text.trim_end_matches(|c: char| c != '\n' && c.is_whitespace() || c == ':');
        let end = bare.trim_end_matches('.').len();
        let start = text[..end].trim_end_matches(char::is_alphabetic).len();
        // Behind the stop of a sentence its last word says nothing of what follows.
        let ends_sentence = bare.ends_with('.') && end - start > LONGEST_ABBREVIATION;
        if ends_sentence { end..end } else { start..end }
    };
    let word = word_before(&text[..at]);
    let is_number = ["nr", "nummer"].contains(&text[word.clone()].to_lowercase().as_str());
    let word = if is_number { word_before(&text[..word.start]) } else { word };
    &text[word]
}

/// Whether a word for personal numbers stands on the line before `at`: whatever else is named there
/// ("Personnummer/telefon:"), rather a number is masked than shown.
fn is_announced(text: &str, at: usize) -> bool {
    const NEAR_BYTES: usize = 60;
    let near = at.saturating_sub(NEAR_BYTES);
    let near = (near..=at).find(|at| text.is_char_boundary(*at)).unwrap_or(at);
    let line = text[near..at].rsplit('\n').next().unwrap_or_default();
    let before = line.to_lowercase();
    // Behind a digit, or one that was masked, stands what is another entry's.
    let before =
        before.rsplit(|c: char| c.is_ascii_digit() || c == MASK).next().unwrap_or_default();
    let words = before.split(|c: char| !c.is_alphabetic());
    words.filter(|word| word.len() > 3).any(|word| PERSON.contains(&word))
}

/// A number of whose last four digits an ellipsis at the end of `text` has cut off some.
fn cut_off(text: &str) -> Option<Range<usize>> {
    let text = text.strip_suffix('…')?;
    if !text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // Whatever stands before it, some last digit is the check digit.
    let endings =
        ["", "1", "11"].into_iter().flat_map(|more| (0..10).map(move |last| (more, last)));
    let mut whole = endings.map(|(more, last)| format!("{text}{more}{last}"));
    let number = whole.find_map(|whole| {
        find(&whole).pop().filter(|number| number.start < text.len() && number.end == whole.len())
    })?;
    Some(number.start..text.len())
}

#[cfg(test)]
mod tests;
