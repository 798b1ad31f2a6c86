//! Whole pages, from glyphs in their places to text.

use super::glyph::Glyph;
use super::glyphs::Drawn;
use super::rows::tests::word;
use super::typeset::Typesetter;
use super::*;
use crate::source::BrokenOff;
use crate::source::page::Emphasis;

fn page(glyphs: Vec<Glyph>) -> Page {
    let mut drawn = Drawn::on(595.0, 842.0);
    drawn.visible = glyphs.len();
    drawn.glyphs = glyphs;
    Typesetter::default().page(drawn)
}

fn paragraph(from: f64, lines: u8) -> Vec<Glyph> {
    (0..lines)
        .flat_map(|line| word(&"ord ".repeat(20), 50.0, from + 14.0 * f64::from(line), 10.0))
        .collect()
}

#[test]
fn a_wider_distance_of_lines_is_a_blank_line() {
    let mut glyphs = paragraph(100.0, 4);
    glyphs.extend(word("Beslut", 50.0, 170.0, 10.0));
    glyphs.extend(paragraph(184.0, 4));
    let text = page(glyphs).text;
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines[4], lines[5], lines[6].is_empty()), ("", "Beslut", false));
}

#[test]
fn cells_stand_at_their_places() {
    let mut glyphs = word("Bo Ek", 50.0, 100.0, 10.0);
    glyphs.extend(word("S", 250.0, 100.0, 10.0));
    glyphs.extend(word("Bo Ekfältman", 50.0, 114.0, 10.0));
    glyphs.extend(word("M", 250.0, 114.0, 10.0));
    let text = page(glyphs).text;
    let places: Vec<Option<usize>> =
        text.lines().zip(["S", "M"]).map(|(line, party)| line.rfind(party)).collect();
    assert_eq!(places, [Some(40), Some(41)], "{text}");
}

#[test]
fn larger_and_bold_lines_are_emphasised() {
    let mut glyphs = word("Protokoll", 50.0, 60.0, 18.0);
    let mut bold = word("Val av justerare", 50.0, 90.0, 10.0);
    for glyph in &mut bold {
        glyph.bold = true;
    }
    glyphs.extend(bold);
    glyphs.extend(paragraph(104.0, 5));
    let page = page(glyphs);
    let emphasised: Vec<(&str, Emphasis)> = page
        .emphasis
        .iter()
        .filter_map(|(line, emphasis)| Some((page.text.lines().nth(*line)?, *emphasis)))
        .collect();
    assert_eq!(
        emphasised,
        [("Protokoll", Emphasis::Heading(1)), ("Val av justerare", Emphasis::Bold)]
    );
}

#[test]
fn what_is_marked_as_furniture_around_the_text_is_margin() {
    let mut head = word("Kommunstyrelsen 2024-05-03", 50.0, 40.0, 8.0);
    for glyph in &mut head {
        glyph.artifact = true;
    }
    head.extend(paragraph(100.0, 3));
    let page = page(head);
    assert_eq!(page.margin, ["Kommunstyrelsen 2024-05-03"]);
    assert!(!page.text.contains("Kommunstyrelsen"));
}

#[test]
fn an_image_without_text_is_said_to_be_one() {
    let mut drawn = Drawn::on(595.0, 842.0);
    drawn.images = 1;
    assert_eq!(Typesetter::default().page(drawn).origin, Origin::Image);
}

#[test]
fn what_is_not_a_pdf_is_refused() {
    let read = |bytes: &[u8]| PdfFormat.read(bytes, &mut |_| Ok(()));
    assert_eq!(read(b"hej"), Err(Defect::NoPdfHead.into()));
    assert_eq!(read(b"%PDF-1.7\n%%EOF"), Err(Defect::ObjectsDamaged.into()));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>) {
        let mut file = b"%PDF-1.4\n".to_vec();
        file.extend(bytes);
        let _ = PdfFormat.read(&file, &mut |_| Ok(()));
    }

    #[test]
    fn no_coordinates_make_it_slow_or_panic(
        places in proptest::collection::vec((-1e5..1e5_f64, -1e5..1e5_f64, 0.5..900.0_f64), 0..60)
    ) {
        let glyphs = places.into_iter().flat_map(|(x, y, size)| word("ab", x, y, size)).collect();
        page(glyphs);
    }
}

#[test]
fn a_file_that_is_cut_is_never_taken_for_whole() {
    let whole = include_bytes!("../../../../tests/formats/vote-table/minutes.pdf");
    let read = |bytes: &[u8]| PdfFormat.read(bytes, &mut |_| Ok(()));
    assert!(read(whole).is_ok());
    let filled = [&whole[..], &[0; 4096]].concat();
    assert!(read(&filled).is_ok());
    for share in 1..24 {
        let cut = read(&whole[..whole.len() * share / 24]);
        assert!(
            matches!(cut, Err(DecodeError::BrokenOff(BrokenOff::Damaged(Defect::BreaksOff)))),
            "{share} of 24: {cut:?}"
        );
    }
}

#[test]
fn a_damaged_stream_is_told() {
    let whole = include_bytes!("../../../../tests/formats/vote-table/chromium.pdf");
    let faults = |bytes: &[u8]| {
        let mut faults = Vec::new();
        let read = PdfFormat.read(bytes, &mut |page| {
            faults.extend(page.fault);
            Ok(())
        });
        (faults, read.is_ok())
    };
    assert_eq!(faults(whole), (Vec::new(), true));
    let starts = whole.windows(8).enumerate().filter(|(_, word)| *word == b" stream\n");
    let mut told = 0;
    for (at, _) in starts {
        let mut damaged = whole.to_vec();
        damaged[at + 40] ^= 16;
        let (faults, whole) = faults(&damaged);
        told += usize::from(!faults.is_empty() || !whole);
    }
    assert!(told > 0);
}
