//! What of an answer may be shown?
//!
//! A reader around a reader: the same questions, the same answers, with the digits of every
//! personal number masked wherever text of the minutes leaves it. Lengths stay, so highlights
//! do. What the user typed is given back as typed; ids and paths of files stay, since they are
//! what the next question is asked with.

use std::ops::Range;

use super::{
    Bin, Contribution, DamagedFile, Explanation, FileRecord, Granularity, Hit, IndexInfo, ItemKey,
    ItemRecord, Meeting, Reader, Relaxed, Request, Response, SameCase, SearchError, Snippet,
    SpeakerSummary, Storage, Suggestion, SuggestionKind, TopicSummary, WordMeaning,
};
use crate::minutes::{
    FileKey, Speaker, find_personal_numbers, mask_in_place, mask_together, masked_at,
};
use crate::query::Query;

/// A reader that masks personal numbers.
pub struct Masked {
    reader: Box<dyn Reader>,
}

impl Masked {
    /// Masks what `reader` answers.
    #[must_use]
    pub fn new(reader: Box<dyn Reader>) -> Self {
        Self { reader }
    }

    fn response(&self, mut response: Response) -> Result<Response, SearchError> {
        for hit in &mut response.hits {
            self.hit(hit)?;
        }
        response.facets.values_mut().for_each(mask_in_place);
        if let Some(Relaxed { query, change }) = &mut response.relaxed {
            mask_in_place(query);
            change.texts_mut().iter_mut().for_each(mask_in_place);
        }
        response.did_you_mean.iter_mut().for_each(mask_in_place);
        for WordMeaning { word: _, ways } in response.meaning.iter_mut().flatten() {
            for way in ways {
                way.each_text(&mut mask_in_place);
            }
        }
        Ok(response)
    }

    fn hit(&self, hit: &mut Hit) -> Result<(), SearchError> {
        if let Some(snippet) = &mut hit.snippet {
            self.snippet(&hit.id, snippet)?;
        }
        let Hit {
            id,
            score: _,
            number,
            title,
            organ,
            authority,
            date: _,
            place,
            source: _,
            pages: _,
            diary_numbers,
            speakers,
            topics: _,
            decisions,
            outcomes,
            acts,
            votes,
            ocr: _,
            snippet: _,
            title_highlights: _,
            // Words as they were typed.
            missing: _,
            same_case,
            explanation,
        } = hit;
        if may_end_in_a_number(title)
            && let Some(mut record) = self.reader.item(id)?
        {
            mask_together(&mut [title, &mut record.item.body]);
        }
        mask_together(&mut decisions.iter_mut().collect::<Vec<_>>());
        mask_in_place(title);
        [number, organ, authority, place].into_iter().flatten().for_each(mask_in_place);
        [diary_numbers, decisions].into_iter().flatten().for_each(mask_in_place);
        for Speaker { name, party, acts: _ } in speakers {
            mask_in_place(name);
            party.iter_mut().for_each(mask_in_place);
        }
        for outcome in outcomes {
            outcome.each_text(&mut mask_in_place);
        }
        for record in acts {
            record.each_text(&mut mask_in_place);
        }
        for vote in votes {
            vote.each_text(&mut mask_in_place);
        }
        for SameCase { id: _, organ, date: _, number } in same_case {
            [organ, number].into_iter().flatten().for_each(mask_in_place);
        }
        explanation.iter_mut().for_each(mask_explanation);
        Ok(())
    }

    /// Masks a passage; what it has of a number that goes on outside of it is known from the
    /// whole text alone.
    fn snippet(&self, id: &str, snippet: &mut Snippet) -> Result<(), SearchError> {
        if may_cut_a_number(&snippet.text)
            && let Some(record) = self.reader.item(id)?
        {
            mask_passage(&mut snippet.text, &record.item.body);
        }
        mask_in_place(&mut snippet.text);
        Ok(())
    }
}

/// Whether a heading ends in the first half of a number, the date, whose second goes on in the text.
/// Most that end in figures end in a year, and need no look at the text.
fn may_end_in_a_number(title: &str) -> bool {
    const DATE_DIGITS: usize = 6;
    let end = title.chars().rev().take_while(|c| !c.is_alphabetic());
    end.filter(char::is_ascii_digit).count() >= DATE_DIGITS
}

/// Whether a number may stand across an end of the passage.
fn may_cut_a_number(passage: &str) -> bool {
    let is_of_number = |c: char| !c.is_alphabetic() && !matches!(c, ',' | '.' | ':' | ';' | ')');
    let begins = passage.strip_prefix('…').is_some_and(|text| text.starts_with(is_of_number));
    begins || passage.strip_suffix('…').is_some_and(|text| text.ends_with(is_of_number))
}

/// Masks in `passage` what belongs to numbers of `text`, of which it is a part with each run of
/// white space as one blank.
fn mask_passage(passage: &mut String, text: &str) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let numbers = find_personal_numbers(&text);
    if numbers.is_empty() {
        return;
    }
    let before = if passage.starts_with('…') { '…'.len_utf8() } else { 0 };
    let core = passage[before..].trim_end_matches('…');
    if core.is_empty() {
        return;
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices(core) {
        let inside = numbers.iter().filter(|range| range.start < at + core.len() && range.end > at);
        ranges.extend(inside.map(|range| {
            let (start, end) = (range.start.max(at) - at, range.end.min(at + core.len()) - at);
            before + start..before + end
        }));
    }
    ranges.sort_unstable_by_key(|range| range.start);
    ranges.dedup();
    // The same words stand twice, with other numbers around them: what both have is masked once.
    ranges.dedup_by(|next, range| {
        let joined = next.start < range.end;
        if joined {
            range.end = range.end.max(next.end);
        }
        joined
    });
    *passage = masked_at(passage, &ranges).into_owned();
}

fn mask_explanation(explanation: &mut Explanation) {
    let Explanation { value: _, what, parts } = explanation;
    match what {
        Contribution::Score
        | Contribution::Nearness(_)
        | Contribution::AnyItem
        | Contribution::PutOff => {}
        Contribution::Word(word) => mask_in_place(word),
        Contribution::Way(kind) => kind.each_text(&mut mask_in_place),
    }
    parts.iter_mut().for_each(mask_explanation);
}

fn mask_meeting(meeting: &mut Meeting) {
    let Meeting { source: _, kind: _, authority, organ, date: _, place, attendees } = meeting;
    [authority, organ, place].into_iter().flatten().for_each(mask_in_place);
    for attendee in attendees {
        attendee.each_text(&mut mask_in_place);
    }
}

fn mask_record(record: &mut ItemRecord) {
    let ItemRecord { item, meeting } = record;
    item.mask_personal_numbers();
    mask_meeting(meeting);
}

/// Values that are offered instead of one that nothing has are values of the minutes.
fn masked_error(mut error: SearchError) -> SearchError {
    if let SearchError::UnknownValue { nearest, .. } = &mut error {
        nearest.iter_mut().for_each(mask_in_place);
    }
    error
}

/// Whether a suggestion would give a number away: a masked one could not be searched for.
fn is_a_number(suggestion: &Suggestion) -> bool {
    !find_personal_numbers(&suggestion.text).is_empty()
}

impl Reader for Masked {
    fn search(&self, request: &Request) -> Result<Response, SearchError> {
        self.response(self.reader.search(request).map_err(masked_error)?)
    }

    fn timeline(&self, query: &Query, granularity: Granularity) -> Result<Vec<Bin>, SearchError> {
        self.reader.timeline(query, granularity).map_err(masked_error)
    }

    fn item(&self, id: &str) -> Result<Option<ItemRecord>, SearchError> {
        let mut record = self.reader.item(id)?;
        record.iter_mut().for_each(mask_record);
        Ok(record)
    }

    fn nearest_ids(&self, id: &str) -> Result<Vec<String>, SearchError> {
        self.reader.nearest_ids(id)
    }

    fn similar(&self, id: &str, limit: Option<usize>) -> Result<Option<Response>, SearchError> {
        self.reader.similar(id, limit)?.map(|response| self.response(response)).transpose()
    }

    fn suggest(&self, beginning: &str, limit: usize) -> Result<Vec<Suggestion>, SearchError> {
        let mut asked = limit;
        loop {
            let mut found = self.reader.suggest(beginning, asked)?;
            let all = found.len();
            found.retain(|suggestion| !is_a_number(suggestion));
            // As many as were left out may stand behind those that were asked for.
            let wanted = limit.saturating_add(all - found.len());
            if wanted <= asked {
                let mut left = [limit; 3];
                found.retain(|suggestion| take_one(&mut left, suggestion.kind));
                return Ok(found);
            }
            asked = wanted;
        }
    }

    fn speakers(&self, query: &Query) -> Result<Vec<SpeakerSummary>, SearchError> {
        let mut speakers = self.reader.speakers(query).map_err(masked_error)?;
        for speaker in &mut speakers {
            let SpeakerSummary { name, parties, organs, items: _, first: _, last: _ } = speaker;
            mask_in_place(name);
            [parties, organs].into_iter().flatten().for_each(mask_in_place);
        }
        Ok(speakers)
    }

    fn topics(&self, query: &Query) -> Result<Vec<TopicSummary>, SearchError> {
        self.reader.topics(query).map_err(masked_error)
    }

    fn files(&self) -> Result<Vec<FileRecord>, SearchError> {
        let mut files = self.reader.files()?;
        for file in &mut files {
            mask_meeting(&mut file.meeting);
        }
        Ok(files)
    }

    fn item_keys(&self) -> Result<Vec<ItemKey>, SearchError> {
        self.reader.item_keys()
    }

    fn items_of(&self, file: &FileKey) -> Result<Vec<ItemRecord>, SearchError> {
        let mut items = self.reader.items_of(file)?;
        items.iter_mut().for_each(mask_record);
        Ok(items)
    }

    fn linked(&self, item: &ItemRecord) -> Result<Vec<ItemRecord>, SearchError> {
        let mut items = self.reader.linked(item)?;
        items.iter_mut().for_each(mask_record);
        Ok(items)
    }

    fn claimants(&self, id: &str) -> Result<Vec<String>, SearchError> {
        self.reader.claimants(id)
    }

    fn damages(&self) -> Result<Vec<DamagedFile>, SearchError> {
        self.reader.damages()
    }

    fn storage(&self) -> Result<Storage, SearchError> {
        self.reader.storage()
    }

    fn info(&self) -> Result<IndexInfo, SearchError> {
        self.reader.info()
    }
}

/// Whether one more of a kind is wanted, of which so many are left.
fn take_one(left: &mut [usize; 3], kind: SuggestionKind) -> bool {
    let of_kind = match kind {
        SuggestionKind::Word => &mut left[0],
        SuggestionKind::Person => &mut left[1],
        SuggestionKind::Topic => &mut left[2],
    };
    let wanted = *of_kind > 0;
    *of_kind = of_kind.saturating_sub(1);
    wanted
}

#[cfg(test)]
mod tests;
