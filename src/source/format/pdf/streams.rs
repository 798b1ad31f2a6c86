//! Are the streams of a page as they were written?
//!
//! What is drawn stands compressed in streams, with a checksum. Of a damaged one the interpreter draws
//! what it can make of it, so that text is missing or wrong and nobody is told. So each is unpacked
//! once more, into nothing, only to see that it comes to its end with the right checksum.

use std::io::{self, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::dict::keys::{CONTENTS, SUBTYPE};
use hayro_interpret::hayro_syntax::object::{Array, Name, Stream};
use hayro_interpret::hayro_syntax::page::Page;

/// Whether the content of the page, and the forms drawn on it, are whole.
pub(super) fn are_whole(page: &Page<'_>) -> bool {
    contents(page).iter().all(is_whole) && forms(page).iter().all(is_whole)
}

fn contents<'a>(page: &Page<'a>) -> Vec<Stream<'a>> {
    let dict = page.raw();
    match dict.get::<Stream<'a>>(CONTENTS) {
        Some(stream) => vec![stream],
        None => dict.get::<Array<'a>>(CONTENTS).map_or_else(Vec::new, |all| all.iter().collect()),
    }
}

fn forms<'a>(page: &Page<'a>) -> Vec<Stream<'a>> {
    // A page draws a handful; what names thousands was made to be much work.
    const MOST_FORMS: usize = 64;
    let objects = &page.resources().x_objects;
    let streams =
        objects.keys().take(MOST_FORMS).filter_map(|name| objects.get::<Stream<'a>>(name));
    let is_form = |stream: &Stream<'a>| {
        stream.dict().get::<Name<'_>>(SUBTYPE).is_some_and(|name| &*name == b"Form")
    };
    streams.filter(is_form).collect()
}

fn is_whole(stream: &Stream<'_>) -> bool {
    match stream.filters().as_slice() {
        [] => true,
        [Filter::FlateDecode] => {
            let packed = stream.raw_data();
            comes_to_its_end(ZlibDecoder::new(&*packed))
                || comes_to_its_end(DeflateDecoder::new(&*packed))
        }
        _ => stream.decoded_data().is_ok(),
    }
}

fn comes_to_its_end(mut unpacked: impl Read) -> bool {
    io::copy(&mut unpacked, &mut io::sink()).is_ok()
}
