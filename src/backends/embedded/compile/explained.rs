//! What a query of our own contributes to the score of an item.

use tantivy::query::{Explanation, Weight};
use tantivy::{DocId, DocSet, SegmentReader, TantivyError};

/// The score by itself, called `name`: none of our queries is made of parts that the engine knows.
///
/// # Errors
/// When the item is not one of the query's, or the index cannot be read.
pub(super) fn explained(
    weight: &dyn Weight,
    reader: &SegmentReader,
    doc: DocId,
    name: &'static str,
) -> tantivy::Result<Explanation> {
    let mut scorer = weight.scorer(reader, 1.0)?;
    if scorer.doc() > doc || scorer.seek(doc) != doc {
        return Err(TantivyError::InvalidArgument("the item does not match".to_owned()));
    }
    Ok(Explanation::new(name, scorer.score()))
}
