//! Pages that are images: told as such, and read where OCR is asked for and installed.
//!
//! `tests/scans/` has minutes of our own writing, printed and scanned (README.md there). The
//! tests that read images need `tesseract` with its Swedish data and are skipped without it;
//! where `PARAGRAF_OCR` is set they must run.

mod support;

use paragraf::ingest::read_minutes;
use paragraf::minutes::{Kind, Minutes, Status};
use paragraf::source::Folders;
use paragraf::topics::Taxonomy;
use support::{files, index, package};

fn scan(name: &str, ocr: bool) -> Option<Minutes> {
    let path = package().join("tests/scans").join(name);
    let files = match files().with_ocr() {
        _ if !ocr => files(),
        Ok(files) => files,
        Err(error) => {
            assert!(std::env::var_os("PARAGRAF_OCR").is_none(), "{error}");
            eprintln!("skipped: {error}");
            return None;
        }
    };
    let read = read_minutes(&path, &files, &mut Folders::default(), &Taxonomy::built_in());
    Some(read.expect("a scan"))
}

fn numbers(minutes: &Minutes) -> Vec<&str> {
    minutes.items.iter().filter_map(|item| item.number.as_deref()).collect()
}

#[test]
fn a_scanned_paper_is_told_and_has_no_items() {
    let minutes = scan("scanned.pdf", false).expect("read");
    assert_eq!((minutes.status, minutes.kind), (Status::Scanned, Kind::Other));
    assert!(minutes.items.is_empty());
}

#[test]
fn a_scanned_page_among_others_is_told() {
    let minutes = scan("mixed.pdf", false).expect("read");
    assert_eq!(minutes.status, Status::Partial);
    assert_eq!(numbers(&minutes), ["41", "42", "43"]);
    assert!(
        minutes
            .warnings
            .iter()
            .any(|warning| warning.doubt.to_string().starts_with("page 3 is an"))
    );
}

#[test]
fn a_scanned_paper_is_read_and_its_items_are_marked() {
    let Some(minutes) = scan("scanned.pdf", true) else { return };
    assert_eq!((minutes.status, minutes.kind), (Status::Ok, Kind::Minutes));
    assert_eq!(numbers(&minutes), ["41", "42", "43", "44", "45"]);
    assert_eq!(minutes.items[1].title, "Ekonomisk uppföljning efter första kvartalet");
    assert_eq!(minutes.attendees.len(), 10);
    for item in &minutes.items {
        let confidence = item.ocr.and_then(|ocr| ocr.confidence).expect("marked");
        assert!((80..=100).contains(&confidence), "{confidence}");
    }
}

#[test]
fn only_items_of_scanned_pages_are_marked() {
    let Some(minutes) = scan("mixed.pdf", true) else { return };
    assert_eq!(numbers(&minutes), ["41", "42", "43", "44", "45"]);
    let marked: Vec<bool> = minutes.items.iter().map(|item| item.ocr.is_some()).collect();
    // The third goes on over the scanned page.
    assert_eq!(marked, [false, false, true, true, true]);
}

#[test]
fn an_unread_scan_is_told_at_every_ingest() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = tempfile::tempdir().expect("a folder");
    let scan = package().join("tests/scans/scanned.pdf");
    std::fs::copy(scan, folder.path().join("a.pdf")).expect("copied");
    for unchanged in [0, 1] {
        let report = index(&[folder.path().to_owned()], place.path());
        let told: Vec<Status> = report.failed.iter().map(|failed| failed.status).collect();
        assert_eq!((report.unchanged, told), (unchanged, vec![Status::Scanned]));
    }
}
