//! What the index holds as it is, without a question: files, keys of items, the items of a file.
//!
//! Records are read from the store and keys from columns, so that a check can compare the two.

use tantivy::collector::DocSetCollector;
use tantivy::query::{BooleanQuery, TermSetQuery};
use tantivy::{DocAddress, Searcher, TantivyError, Term};

use super::super::compile::term_query;
use super::super::schema::{Fields, KIND_FILE, KIND_ITEM, column};
use crate::minutes::FileKey;
use crate::search::{ItemKey, ItemRecord};

/// Where the records of all files are.
pub(in crate::backends::embedded) fn files(
    searcher: &Searcher,
    fields: Fields,
) -> Result<Vec<DocAddress>, TantivyError> {
    let found = searcher.search(&*term_query(fields.kind, KIND_FILE), &DocSetCollector)?;
    Ok(in_order(found))
}

/// Where the items of a file are.
pub(in crate::backends::embedded) fn items_of(
    searcher: &Searcher,
    fields: Fields,
    file: &FileKey,
) -> Result<Vec<DocAddress>, TantivyError> {
    let query = BooleanQuery::intersection(vec![
        term_query(fields.file, file.as_str()),
        term_query(fields.kind, KIND_ITEM),
    ]);
    Ok(in_order(searcher.search(&query, &DocSetCollector)?))
}

/// Where the items are that share a diary number with `record`, that it names or that name it.
pub(in crate::backends::embedded) fn linked(
    searcher: &Searcher,
    fields: Fields,
    record: &ItemRecord,
) -> Result<Vec<DocAddress>, TantivyError> {
    Ok(in_order(searcher.search(&linked_query(fields, record), &DocSetCollector)?))
}

/// The query for them; the item itself may be among them.
pub(in crate::backends::embedded) fn linked_query(
    fields: Fields,
    ItemRecord { item, meeting }: &ItemRecord,
) -> TermSetQuery {
    let (authority, organ) = (meeting.authority.as_deref(), meeting.organ.as_deref());
    let mut terms = vec![Term::from_field_text(fields.refers_to, &item.id)];
    let cases = item.case_keys(authority);
    terms.extend(cases.iter().map(|key| Term::from_field_text(fields.case_key, key)));
    let named = item.refers_to.iter().filter_map(|one| one.item_id(authority, organ));
    terms.extend(named.map(|id| Term::from_field_text(fields.id, &id)));
    TermSetQuery::new(terms)
}

/// In the order in which they were written, so that each block of the store is read once.
fn in_order(found: impl IntoIterator<Item = DocAddress>) -> Vec<DocAddress> {
    let mut addresses: Vec<DocAddress> = found.into_iter().collect();
    addresses.sort_unstable();
    addresses
}

/// Id, file and text hash of every item, from columns alone.
pub(in crate::backends::embedded) fn item_keys(
    searcher: &Searcher,
) -> Result<Vec<ItemKey>, TantivyError> {
    let mut keys = Vec::new();
    for segment in searcher.segment_readers() {
        let columns = segment.fast_fields();
        let (Some(ids), Some(files)) = (columns.str(column::ID)?, columns.str(column::FILE)?)
        else {
            continue;
        };
        let hashes = columns.u64(column::TEXT_HASH)?;
        for doc in segment.doc_ids_alive() {
            let (Some(id), Some(file)) = (ids.term_ords(doc).next(), files.term_ords(doc).next())
            else {
                continue;
            };
            let (mut id_text, mut file_text) = (String::new(), String::new());
            ids.ord_to_str(id, &mut id_text)?;
            files.ord_to_str(file, &mut file_text)?;
            let text_hash = hashes.first(doc).unwrap_or(0);
            keys.push(ItemKey { id: id_text, file: FileKey::of_text(file_text), text_hash });
        }
    }
    Ok(keys)
}

/// The file that an item is of; `None` when it is of none, which no commit leaves.
pub(in crate::backends::embedded) fn file_of(
    searcher: &Searcher,
    item: DocAddress,
) -> Result<Option<FileKey>, TantivyError> {
    let segment = searcher.segment_reader(item.segment_ord);
    let Some(files) = segment.fast_fields().str(column::FILE)? else { return Ok(None) };
    let Some(file) = files.term_ords(item.doc_id).next() else { return Ok(None) };
    let mut text = String::new();
    files.ord_to_str(file, &mut text)?;
    Ok(Some(FileKey::of_text(text)))
}
