//! Pages of text → minutes cut into agenda items.
//!
//! Header, items (number, title, diary numbers, body, decisions) and warnings are found here, from
//! the pages and from what the folder says about its files. Every line of the pages is page
//! furniture, or stands in the preamble, in an item or in the closing. Attendees, speakers,
//! mentions and topics are filled in by `people` and `topics`.

mod announcements;
mod closing;

mod customary;
mod cut;
mod decisions;
#[cfg(test)]
mod examples;
mod header;
mod headings;
mod kind;
mod layout;
#[cfg(test)]
mod nothing_lost;
mod outcomes;
mod papers;
mod paragraphs;
mod references;
mod sentences;
mod sub_heading;

use crate::minutes::{
    AgendaItem, Doubt, ItemId, Kind, Minutes, Ocr, Status, Warning, date_in_file_name,
};
use crate::source::{FolderDefaults, Page};

pub use announcements::announced_meetings;
use cut::{Cut, Span};
#[cfg(test)]
pub(crate) use examples::all as examples;
use header::Header;
use headings::candidate::Candidate;
use headings::find_headings;
use headings::forms::Form;
pub(crate) use layout::cells::{cells, has_gap};
use layout::lines::{Line, lines_of, text_width};
use layout::side_labels::SideLabels;
pub(crate) use sentences::sentences;

/// Whether a line is a sub-heading of minutes ("Yrkanden", "Beslut").
#[must_use]
pub fn is_sub_heading(line: &str) -> bool {
    sub_heading::SubHeading::of(line).is_some()
}

/// Cuts the pages of `file` into minutes. `file` is the path as given; its name is
/// the last resort for the meeting's date.
#[must_use]
pub fn segment(file: &str, pages: &[Page], defaults: &FolderDefaults) -> Minutes {
    let mut all = lines_of(pages);
    let is_furniture = layout::furniture::furniture(&all);
    layout::page_numbers::renumber(&mut all);
    let text = text_lines(&all, &is_furniture);
    let width = text_width(&text);
    let headings = find_headings(&text, width);
    let chosen = headings.chosen;

    let cut = Cut::of(&text, &chosen, width);

    let mut minutes = Minutes::unread(file, Status::Ok);
    let header = read_header(&all, &is_furniture, chosen.first().map(|first| &text[first.line]));
    let running_heads = all.iter().zip(&is_furniture).filter(|(_, furniture)| **furniture);
    minutes.kind = kind::kind_of(&text, running_heads.map(|(line, _)| line), &chosen);
    apply_header(&mut minutes, header, defaults);
    warn_of_destroyed_letters(&mut minutes, &text);
    if minutes.kind != Kind::Minutes || chosen.is_empty() {
        minutes.preamble = raw(&text);
        if minutes.kind == Kind::Minutes {
            let first = text.first().map_or("", |line| line.text.as_str());
            minutes.warnings.push(Warning::new(None, Doubt::NoItems, first));
        }
        return minutes;
    }
    minutes.preamble = raw(&text[..cut.head_end]);
    fill_items(&mut minutes, &text, &cut, width);
    minutes.closing = raw(&text[cut.closing..]);
    warn_of_gaps(&mut minutes, &text, &chosen);
    for doubtful in headings.doubtful.iter().filter(|candidate| cut.has(candidate.line)) {
        let line = &text[doubtful.line];
        minutes.warnings.push(Warning::new(line.page, Doubt::Unfitting, &line.text));
    }
    minutes
}

/// The lines that are text; blank space around removed furniture is kept as blank.
fn text_lines(all: &[Line], is_furniture: &[bool]) -> Vec<Line> {
    let mut text: Vec<Line> = Vec::with_capacity(all.len());
    let mut after_furniture = false;
    for (line, &furniture) in all.iter().zip(is_furniture) {
        if furniture {
            after_furniture = true;
            continue;
        }
        let mut line = line.clone();
        // What stood between two pages is a break, whether or not the page's first
        // text line is the page's first line.
        line.opens_page |= after_furniture
            && text.last().is_some_and(|above| above.page.is_some() && above.page != line.page);
        if after_furniture && line.blanks_before == 0 && !line.opens_page {
            line.blanks_before = 1;
        }
        after_furniture = false;
        text.push(line);
    }
    text
}

/// The header, from the lines above the first heading and from all running heads.
fn read_header(all: &[Line], is_furniture: &[bool], first_heading: Option<&Line>) -> Header {
    let end = first_heading
        .and_then(|heading| {
            all.iter().position(|line| line.text == heading.text && line.page == heading.page)
        })
        .unwrap_or(all.len());
    let furniture: Vec<&Line> = all
        .iter()
        .zip(is_furniture)
        .filter(|(_, furniture)| **furniture)
        .map(|(line, _)| line)
        .collect();
    Header::read(&all[..end], &furniture)
}

fn apply_header(minutes: &mut Minutes, header: Header, defaults: &FolderDefaults) {
    minutes.organ = header.organ.or_else(|| defaults.organ.clone());
    minutes.authority = header.authority.or_else(|| defaults.authority.clone());
    minutes.place = header.place;
    minutes.draft = header.is_draft || header::draft::is_in_name(file_name(&minutes.file));
    minutes.date = header.date;
    if minutes.date.is_none() {
        minutes.date = date_in_file_name(file_name(&minutes.file));
        let doubt = match minutes.date {
            Some(_) => Doubt::DateFromFileName,
            None => Doubt::NoDate,
        };
        let name = file_name(&minutes.file).to_owned();
        minutes.warnings.push(Warning::new(None, doubt, &name));
    }
    if minutes.organ.is_none() && minutes.kind == Kind::Minutes {
        let name = file_name(&minutes.file).to_owned();
        minutes.warnings.push(Warning::new(None, Doubt::NoOrgan, &name));
    }
}

/// The last part of a path, which may have been written on any system.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Gives the minutes the items of the cut, with a warning of what is doubtful about each.
fn fill_items(minutes: &mut Minutes, text: &[Line], cut: &Cut, width: usize) {
    let name = file_name(&minutes.file);
    let fallback = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
    let mut ids = ItemId::of_meeting(
        minutes.authority.as_deref(),
        minutes.organ.as_deref(),
        minutes.date,
        &fallback,
    );
    let labels = SideLabels::of(&text[cut.head_end..cut.closing]);
    for (index, span) in cut.items.iter().enumerate() {
        let line = &text[span.candidate.line];
        if span.heading.doubtful {
            minutes.warnings.push(Warning::new(line.page, Doubt::TitleEnd, &span.heading.title));
        }
        if span.heading.title.is_empty() {
            minutes.warnings.push(Warning::new(line.page, Doubt::NoTitle, &line.text));
        }
        let id = ids.item(span.candidate.number.as_deref(), index + 1);
        let mut item = item(id, span, text, &labels, width, minutes.organ.as_deref());
        let whole = format!("{}\n{}", item.title, item.body);
        item.refers_to = references::references(&whole, minutes.date, minutes.organ.as_deref());
        minutes.items.push(item);
    }
}

fn item(
    id: String,
    span: &Span,
    text: &[Line],
    labels: &SideLabels,
    width: usize,
    organ: Option<&str>,
) -> AgendaItem {
    let Span { candidate, heading, start, end } = span;
    let lead = heading.lead.as_deref().map(|lead| text[candidate.line].with_text(lead));
    let below = labels.apart(&text[heading.body..*end]);
    let body = match lead {
        // What stood behind the title on its own line begins the text.
        Some(lead) => {
            let mut lines = vec![lead];
            lines.extend_from_slice(&below);
            paragraphs::paragraphs(&lines, width)
        }
        None => paragraphs::paragraphs(&below, width),
    };
    let decisions = decisions::decisions(&body, organ);
    let first = text[*start].page;
    let last = text[*start..*end].iter().rev().find_map(|line| line.page);
    AgendaItem {
        id,
        number: candidate.number.clone(),
        title: heading.title.clone(),
        diary_numbers: heading.diary_numbers.clone(),
        pages: first.zip(last),
        outcomes: outcomes::outcomes(&body, &decisions),
        decisions,
        page_starts: paragraphs::page_starts(&body),
        body: paragraphs::text_of(&body),
        ocr: worst_reading(&text[*start..*end]),
        ..AgendaItem::default()
    }
}

/// How well the lines that come from images were read, by the worst of them.
fn worst_reading(lines: &[Line]) -> Option<Ocr> {
    let read = lines.iter().filter_map(|line| line.ocr);
    // Where nothing is known of one page, nothing is known of the whole.
    read.min_by_key(|ocr| ocr.confidence)
}

/// Paragraphs may be left out on purpose, but a gap is worth a look.
fn warn_of_gaps(minutes: &mut Minutes, text: &[Line], chosen: &[Candidate]) {
    let value = |candidate: &Candidate| -> Option<u32> {
        // Parts have no gaps worth a look, and no number has none.
        let number = candidate.number.as_deref().filter(|_| candidate.form != Form::Decimal)?;
        let digits = number.trim_end_matches(|c: char| !c.is_ascii_digit());
        digits.parse().ok()
    };
    let usual = usual_step(chosen);
    for pair in chosen.windows(2) {
        let [before, after] = pair else { continue };
        let (Some(from), Some(to)) = (value(before), value(after)) else { continue };
        if to > from + usual {
            let line = &text[after.line];
            let with_sign = before.form == Form::Section;
            let doubt = Doubt::NumberGap { from, to, with_sign };
            minutes.warnings.push(Warning::new(line.page, doubt, &line.text));
        }
    }
}

/// Where letters were lost, words are; a reader should look for a better copy.
fn warn_of_destroyed_letters(minutes: &mut Minutes, text: &[Line]) {
    const DESTROYED: char = char::REPLACEMENT_CHARACTER;
    let count = text.iter().map(|line| line.text.matches(DESTROYED).count()).sum();
    let first = text.iter().find(|line| line.text.contains(DESTROYED));
    if let Some(line) = first {
        let doubt = Doubt::DestroyedLetters { count };
        minutes.warnings.push(Warning::new(line.page, doubt, &line.text));
    }
}

/// By how much numbers rise: one, or two where most of them do.
fn usual_step(chosen: &[Candidate]) -> u32 {
    let by_two = chosen.windows(2).filter(|pair| pair[1].value == pair[0].value + 2).count();
    if by_two * 2 > chosen.len() { 2 } else { 1 }
}

/// Lines as they stood, one below the other, columns apart.
fn raw(lines: &[Line]) -> String {
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            out.push('\n');
            if line.blanks_before > 0 || line.opens_page {
                out.push('\n');
            }
        }
        out.extend(std::iter::repeat_n(' ', line.indent.min(60)));
        out.push_str(&line.columns);
    }
    out
}
