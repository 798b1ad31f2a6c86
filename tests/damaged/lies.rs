//! Files that are not what their name says: whole and honest, but for their ending.

use super::zip_file::packed;

/// Each file by its name. `good` gives a good file of the format with this ending.
pub fn files(good: &dyn Fn(&str) -> Vec<u8>) -> Vec<(String, Vec<u8>)> {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15";
    const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let not_found = b"<!DOCTYPE html><html><head><title>404 Not Found</title></head>\
        <body><h1>Not Found</h1><p>The requested URL was not found on this server.</p></body></html>";
    let mut files = Vec::new();
    for ending in ["txt", "pdf", "docx", "odt", "html", "rtf", "doc"] {
        files.push((format!("a-picture.{ending}"), [PNG, &[7; 3000]].concat()));
        files.push((format!("not-found.{ending}"), not_found.to_vec()));
        files.push((format!("old-word.{ending}"), old_word(OLE)));
        files.push((
            format!("a-program.{ending}"),
            [b"\x7fELF\x02\x01\x01".as_slice(), &[0; 900]].concat(),
        ));
        files.push((
            format!("squeezed.{ending}"),
            b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\x04\0".to_vec(),
        ));
        files.push((
            format!("a-table.{ending}"),
            packed(&[("xl/workbook.xml", b"<workbook/>"), ("[Content_Types].xml", b"<Types/>")]),
        ));
        for other in ["txt", "pdf", "docx", "odt", "html", "rtf"] {
            if other != ending {
                files.push((format!("in-truth-{other}.{ending}"), good(other)));
            }
        }
    }
    files
}

/// The beginning of an old Word file, with its directory.
fn old_word(magic: &[u8]) -> Vec<u8> {
    let mut bytes = magic.to_vec();
    bytes.resize(512, 0);
    bytes.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(8192, 0x20);
    bytes
}
