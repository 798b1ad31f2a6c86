//! PDF pages whose content asks for more than a machine has: packed a thousandfold, nested
//! without end, drawn far away, forms that draw each other.

use std::fmt::Write;

use super::deflate::{zlib, zlib_stored};
use super::pdf_file::{PdfFile, showing, stream};

const MB: usize = 1_000_000;

/// Each file by its name.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    let mut files = packed();
    files.extend(nested());
    files.extend(forms());
    files.extend(places());
    files.extend(letters());
    files
}

fn one(content: &[u8]) -> Vec<u8> {
    PdfFile::of_one_page(content).bytes()
}

fn content(entries: &str, bytes: &[u8]) -> Vec<u8> {
    PdfFile::of_one_page(b"").with(4, stream(entries, bytes)).bytes()
}

fn packed() -> Vec<(&'static str, Vec<u8>)> {
    let flate = "/Filter/FlateDecode";
    vec![
        ("spaces-100mb", content(flate, &zlib(b" ", 100 * MB))),
        ("spaces-1gb", content(flate, &zlib(b" ", 1000 * MB))),
        ("words-100mb", content(flate, &zlib(b"BT/F 9 Tf(a)Tj ", 100 * MB))),
        ("packed-500-times", {
            let filters = format!("/Filter[{}]", "/FlateDecode ".repeat(500));
            content(&filters, &zlib(b" ", MB))
        }),
        ("hex-without-end", content("/Filter/ASCIIHexDecode", &b"20".repeat(10 * MB))),
        ("run-lengths", content("/Filter/RunLengthDecode", &b"\x81 ".repeat(2 * MB))),
        ("predictor-huge-columns", {
            let huge = "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 32\
                        /BitsPerComponent 16>>";
            content(huge, &zlib(b"\x02 ", 10 * MB))
        }),
        ("predictor-no-columns", {
            let none = "/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 0/Colors 0>>";
            content(none, &zlib(b" ", MB))
        }),
        ("contents-a-thousandfold", {
            let parts = "4 0 R ".repeat(100_000);
            let page = format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[{parts}]\
                 /Resources 6 0 R>>"
            );
            let words = zlib_stored(&showing("bomb").repeat(50));
            PdfFile::of_one_page(b"").with(3, page).with(4, stream(flate, &words)).bytes()
        }),
    ]
}

fn nested() -> Vec<(&'static str, Vec<u8>)> {
    let deep = |open: &str, close: &str, times: usize| {
        format!("{}{}", open.repeat(times), close.repeat(times))
    };
    vec![
        ("arrays-in-content", one(format!("{} TJ", deep("[", "]", 100_000)).as_bytes())),
        ("dicts-in-content", one(format!("/P {} BDC", deep("<</A ", ">>", 100_000)).as_bytes())),
        ("states-saved", one(&b"q ".repeat(2 * MB))),
        ("marks-nested", one(&b"/P <</MCID 0>> BDC ".repeat(500_000))),
        ("texts-begun", one(&b"BT ".repeat(MB))),
        ("strings-nested", one(deep("(", ")", MB).as_bytes())),
        ("clips", one(&b"0 0 10 10 re W n ".repeat(500_000))),
        ("path-without-end", one(&[b"0 0 m ".as_slice(), &b"1 1 l ".repeat(2 * MB)].concat())),
        ("dashes", one(format!("[{}] 0 d 0 0 m 9e9 9e9 l S", "0 ".repeat(MB)).as_bytes())),
        ("operands-without-end", one(&b"1 ".repeat(5 * MB))),
    ]
}

fn forms() -> Vec<(&'static str, Vec<u8>)> {
    let form = |resources: &str, content: &[u8]| {
        let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<{resources}>>");
        stream(&entries, content)
    };
    let mut cycle = PdfFile::of_one_page(b"/X Do").with_resources("/XObject<</X 7 0 R>>");
    cycle.add(form("/XObject<</X 8 0 R>>", b"/X Do /X Do"));
    cycle.add(form("/XObject<</X 7 0 R>>", b"/X Do /X Do"));
    // Each of twelve forms draws the next ten times.
    let mut laughs = PdfFile::of_one_page(b"/X Do").with_resources("/XObject<</X 7 0 R>>");
    for next in 8..20 {
        let resources = format!("/Font<</F 5 0 R>>/XObject<</X {next} 0 R>>");
        laughs.add(form(&resources, &b"/X Do ".repeat(10)));
    }
    laughs.add(form("/Font<</F 5 0 R>>", &showing("ha")));
    let mut chain = PdfFile::of_one_page(b"/X Do").with_resources("/XObject<</X 7 0 R>>");
    for next in 8..20_000 {
        chain.add(form(&format!("/XObject<</X {next} 0 R>>"), b"/X Do"));
    }
    let mut pattern = PdfFile::of_one_page(b"/Pattern cs /P scn 0 0 99 99 re f")
        .with_resources("/Pattern<</P 7 0 R>>");
    pattern.add(stream(
        "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 1e-9/YStep 1e-9\
         /Resources<</Pattern<</P 7 0 R>>>>",
        b"/Pattern cs /P scn 0 0 1 1 re f",
    ));
    let mut mask =
        PdfFile::of_one_page(b"/G gs 0 0 9 9 re f").with_resources("/ExtGState<</G 7 0 R>>");
    mask.add("<</SMask<</Type/Mask/S/Luminosity/G 8 0 R>>>>");
    mask.add(stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency>>\
         /Resources<</ExtGState<</G 7 0 R>>>>",
        b"/G gs 0 0 9 9 re f",
    ));
    let mut drawn = PdfFile::of_one_page(&showing("aaaa"));
    drawn.add(stream("", b"1000 0 d0 BT /F 1 Tf (aa) Tj ET"));
    let type3 = "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97\
                 /LastChar 97/Widths[1]/Encoding<</Differences[97/a]>>/CharProcs<</a 7 0 R>>\
                 /Resources<</Font<</F 5 0 R>>>>>>";
    vec![
        ("form-cycle", cycle.bytes()),
        ("form-laughs", laughs.bytes()),
        ("form-chain", chain.bytes()),
        ("pattern-of-itself", pattern.bytes()),
        ("mask-of-itself", mask.bytes()),
        ("font-of-itself", drawn.with(5, type3).bytes()),
    ]
}

fn places() -> Vec<(&'static str, Vec<u8>)> {
    let mut files = Vec::new();
    for (name, matrix) in [
        ("far-away", "1 0 0 1 1e30 1e30"),
        ("nan", "nan 0 0 nan nan nan"),
        ("tiny", "1e-30 0 0 1e-30 9 9"),
        ("vast", "1e30 0 0 1e30 9 9"),
        ("flat", "1 0 0 0 9 9"),
        (
            "long-numbers",
            "1.00000000000000000000000000000000000000000000000000 0 0 1 \
                          99999999999999999999999999999999999999999999999999999 9",
        ),
    ] {
        let mut content = String::from("BT /F 10 Tf ");
        for line in 0..200 {
            let _ = write!(content, "{matrix} Tm (rad {line}) Tj 0 1e9 Td (a) Tj ");
        }
        files.push((name, one(content.as_bytes())));
    }
    let sized = |size: &str| {
        let page =
            format!("<</Type/Page/Parent 2 0 R/MediaBox {size}/Contents 4 0 R/Resources 6 0 R>>");
        PdfFile::of_one_page(&showing("text")).with(3, page).bytes()
    };
    files.push(("page-vast", sized("[0 0 1e30 1e30]")));
    files.push(("page-inverted", sized("[595 842 -1e30 0]")));
    files.push(("page-of-nothing", sized("[0 0 0 0]")));
    files.push(("page-unit", sized("[0 0 9 9]/UserUnit 1e30/Rotate 45")));
    files.push((
        "spaces-vast",
        one(b"BT /F 10 Tf 1e30 Tc 1e30 Tw 1e30 TL 50 700 Td (a b) ' (c) ' ET"),
    ));
    let mut apart = String::from("BT /F 1 Tf ");
    for step in 0..60_000 {
        let _ = write!(apart, "1 0 0 1 {} {} Tm (a) Tj ", step % 590, f64::from(step) * 0.014);
    }
    files.push(("letters-strewn", one(apart.as_bytes())));
    files
}

fn letters() -> Vec<(&'static str, Vec<u8>)> {
    let line = format!("0 -10 Td ({}) Tj ", "a".repeat(90));
    let page = format!("BT /F 10 Tf 50 700 Td {} ET", line.repeat(30_000));
    let on_a_heap = format!("BT /F 10 Tf 50 700 Td {} ET", "(a) Tj -5 0 Td ".repeat(500_000));
    // One text of a megabyte that each of many letters stands for.
    let actual = format!("<</ActualText({})>>", "lång ".repeat(200_000));
    let marked = format!("BT /F 10 Tf 50 700 Td {} ET", "/Span /M BDC (a) Tj EMC ".repeat(100_000));
    let stands_for = PdfFile::of_one_page(marked.as_bytes())
        .with_resources(&format!("/Properties<</M {actual}>>"));
    let to_unicode = |map: &str, text: &str| {
        let mut file = PdfFile::of_one_page(format!("BT /F 10 Tf 50 700 Td {text} ET").as_bytes());
        file.add(stream("", map.as_bytes()));
        file.with(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>").bytes()
    };
    let many = "0041".repeat(250);
    let long = format!("1 beginbfchar <61> <{many}> endbfchar");
    let ranges = "<00000000> <ffffffff> <0041>\n".repeat(100);
    let ranges = format!(
        "1 begincodespacerange <00000000> <ffffffff> endcodespacerange \
                          100 beginbfrange\n{ranges}endbfrange 100 begincidrange\n{ranges}endcidrange"
    );
    let nested = format!("1 beginbfrange <00> <ff> {}", "[".repeat(100_000));
    let mut images = PdfFile::of_one_page(b"/I Do").with_resources("/XObject<</I 7 0 R>>");
    images.add(stream(
        "/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8\
         /ColorSpace/DeviceRGB/Filter/FlateDecode",
        &zlib(b"\xff", 100 * MB),
    ));
    let inline = b"BI /W 60000 /H 60000 /BPC 8 /CS /RGB ID abc EI ".repeat(20_000);
    vec![
        ("letters-by-the-million", one(page.as_bytes())),
        ("letters-on-a-heap", one(on_a_heap.as_bytes())),
        ("letters-stand-for-books", stands_for.bytes()),
        ("letter-of-250", to_unicode(&long, &format!("({}) Tj ", "a".repeat(90)).repeat(20_000))),
        ("map-vast", to_unicode(&ranges, "(abc) Tj")),
        ("map-nested", to_unicode(&nested, "(abc) Tj")),
        ("image-vast", images.bytes()),
        ("images-inline", one(&inline)),
    ]
}
