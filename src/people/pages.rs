//! On which page does a place of an item's body stand?

use crate::minutes::AgendaItem;

/// The pages of a body, asked for places that rise.
pub(in crate::people) struct Pages {
    starts: Vec<(usize, u32)>,
    at: usize,
}

impl Pages {
    pub(in crate::people) fn of(item: &AgendaItem) -> Self {
        Self { starts: item.page_starts.clone(), at: 0 }
    }

    /// The page of the place at byte `place`, which must not lie before one asked for earlier.
    pub(in crate::people) fn at(&mut self, place: usize) -> Option<u32> {
        while self.starts.get(self.at + 1).is_some_and(|(start, _)| *start <= place) {
            self.at += 1;
        }
        self.starts.get(self.at).filter(|(start, _)| *start <= place).map(|(_, page)| *page)
    }
}
