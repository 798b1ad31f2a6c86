//! Which form of its word stands at a place of an item?
//!
//! Positions are indexed for stems, so an index without more says that *beslut* stands somewhere in
//! some form. Beside them goes a mark of four bits for every word of an item, in a column: the
//! ending that its form has over its stem. Forms of one word rarely share a mark, and whether they
//! do in an item shows in the number of its occurrences, so a phrase is told from the same words in
//! other forms without reading the text. Positions of the forms themselves would take three times
//! the room.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use tantivy::columnar::StrColumn;
use tantivy::{DocId, SegmentReader, TantivyError};

/// The name of the column.
pub(in crate::backends::embedded) const COLUMN: &str = "marks";

/// A mark, below [`MARKS`], or [`END`].
pub(in crate::backends::embedded) type Mark = u8;

/// How many marks there are: with the end of a text four bits.
const MARKS: u8 = 15;

/// Stands behind the last word of a text, so that the title's words can be told from the body's,
/// and where the engine leaves out a position between two values of a field.
pub(in crate::backends::embedded) const END: Mark = MARKS;

/// Endings and their marks: which of them one stem has was counted in a list of Swedish word forms,
/// and marks were given so that forms of one word share one as seldom as can be. Of all pairs of
/// forms, weighed by the rarer one, 1 in 150 does; endings that are not here are spread by their
/// letters, which alone would make it 1 in 20.
const ENDINGS: [&str; MARKS as usize] = [
    "are erna d na lighet re aden ick ans",
    "ade ts tt het ig ers ara ras ader sen",
    "s ades tigheter tar",
    "er ter ligheten mande ena ets",
    "en or aren elsen att og igheterna ligheter heter",
    "ar de es mit bättre",
    "as ligen igare st git",
    "at r ta ligt da ra igheter heten flera arnas örsta",
    "e ats lig ten igheten melser jorts its arar",
    "ens an andet ighet else mer ern te",
    "ande liga ma igt örre änder fler n rar ser aste",
    "et iga des orna elser ast arens agit",
    "a",
    " tas anden el melserna",
    "t ad arna ernas it atta jort tts agna",
];

static BY_ENDING: LazyLock<FxHashMap<&str, Mark>> = LazyLock::new(|| {
    let of_mark = |(mark, endings): (Mark, &'static str)| {
        endings.split(' ').map(move |ending| (ending, mark))
    };
    (0..).zip(ENDINGS).flat_map(of_mark).collect()
});

/// The mark of a form beside its stem.
pub(in crate::backends::embedded) fn mark(surface: &str, stem: &str) -> Mark {
    let both = surface.bytes().zip(stem.bytes());
    let mut same = both.take_while(|(a, b)| a == b).count();
    while !surface.is_char_boundary(same) {
        same -= 1;
    }
    let ending = surface.get(same..).unwrap_or_default();
    BY_ENDING.get(ending).copied().unwrap_or_else(|| spread(ending))
}

/// A mark for an ending that has none of its own.
fn spread(ending: &str) -> Mark {
    let sum = ending.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31) ^ u32::from(byte));
    // Below MARKS, which is a Mark.
    Mark::try_from(sum % u32::from(MARKS)).unwrap_or_default()
}

/// A mark as the engine keeps it: a word of one letter.
pub(in crate::backends::embedded) fn letter(mark: Mark) -> char {
    char::from(b'a' + mark)
}

/// The marks of the items of a segment.
pub(in crate::backends::embedded) struct Marks {
    column: StrColumn,
    /// The mark of each ordinal of the column.
    marks: Vec<Mark>,
}

impl Marks {
    /// `None` where the segment has no items.
    pub(in crate::backends::embedded) fn of(
        reader: &SegmentReader,
    ) -> Result<Option<Self>, TantivyError> {
        let Some(column) = reader.fast_fields().str(COLUMN)? else { return Ok(None) };
        let mut marks = Vec::new();
        let mut text = String::new();
        for ordinal in 0..column.num_terms() as u64 {
            text.clear();
            column.ord_to_str(ordinal, &mut text)?;
            marks.push(text.bytes().next().map_or(END, |letter| letter.wrapping_sub(b'a')));
        }
        Ok(Some(Self { column, marks }))
    }

    /// The marks of one item.
    pub(in crate::backends::embedded) fn of_item(&self, doc: DocId) -> ItemMarks<'_> {
        let ordinals = self.column.ords();
        let rows = ordinals.index.value_row_ids(doc);
        let mut marks = ItemMarks { marks: self, first: rows.start, end: rows.end, title: 0 };
        while marks.at(marks.title).is_some_and(|mark| mark != END) {
            marks.title += 1;
        }
        marks
    }
}

/// The marks of one item: of its title, of its body, and of its diary numbers as printed.
pub(in crate::backends::embedded) struct ItemMarks<'a> {
    marks: &'a Marks,
    first: u32,
    end: u32,
    /// Words of the title.
    title: u32,
}

impl ItemMarks<'_> {
    /// The mark of the word at this position of the title.
    pub(in crate::backends::embedded) fn in_title(&self, position: u32) -> Option<Mark> {
        self.at(position).filter(|_| position < self.title)
    }

    /// The mark of the word at this position of the body.
    pub(in crate::backends::embedded) fn in_body(&self, position: u32) -> Option<Mark> {
        self.at((self.title + 1).checked_add(position)?)
    }

    fn at(&self, place: u32) -> Option<Mark> {
        let row = self.first.checked_add(place).filter(|row| *row < self.end)?;
        let ordinal = usize::try_from(self.marks.column.ords().values.get_val(row)).ok()?;
        self.marks.marks.get(ordinal).copied()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::swedish;

    #[test]
    fn forms_that_minutes_use_beside_each_other_have_marks_of_their_own() {
        for forms in [
            "beslut beslutet beslutets besluta beslutar beslutade beslutat beslutad beslutas",
            "kommun kommunen kommunens kommuner kommunerna kommunernas kommuns",
            "nämnd nämnden nämndens nämnder nämnderna",
            "kommunstyrelse kommunstyrelsen kommunstyrelsens",
            "förslag förslaget förslagets förslagen",
            "ha har hade haft",
            "vara är var varit",
            "bli blir blev blivit",
            "få får fick fått",
            "göra gör gjorde gjort",
            "stor stort stora",
            "ny nytt nya",
            "år året åren",
        ] {
            let mut marks: HashMap<(String, Mark), &str> = HashMap::new();
            for form in forms.split(' ') {
                let stem = swedish::stem(form).into_owned();
                let own = mark(form, &stem);
                assert!(own < MARKS);
                if let Some(other) = marks.insert((stem, own), form) {
                    panic!("{form} and {other} have the same mark");
                }
            }
        }
    }

    #[test]
    fn every_ending_stands_in_the_list_once() {
        let all: Vec<&str> = ENDINGS.iter().flat_map(|endings| endings.split(' ')).collect();
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), all.len());
    }
}
