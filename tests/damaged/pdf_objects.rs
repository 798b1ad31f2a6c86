//! PDF files whose objects lead nowhere, in circles, or to millions of others.

use super::pdf_file::{PdfFile, showing, stream};

/// Each file by its name.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    let mut files = trees();
    files.extend(tables());
    files.extend(fonts());
    files.extend(locks());
    files
}

fn good() -> PdfFile {
    PdfFile::of_one_page(&showing("text"))
}

fn trees() -> Vec<(&'static str, Vec<u8>)> {
    let mut deep = good().with(2, "<</Type/Pages/Kids[7 0 R]/Count 1>>");
    for next in 8..30_000 {
        deep.add(format!("<</Type/Pages/Parent {} 0 R/Kids[{next} 0 R]/Count 1>>", next - 2));
    }
    let mut wide = good().with(2, "<</Type/Pages/Kids[7 0 R 7 0 R 7 0 R 7 0 R]/Count 1>>");
    for next in 8..40 {
        let kids = format!("{next} 0 R ").repeat(4);
        wide.add(format!("<</Type/Pages/Kids[{kids}]/Count 4>>"));
    }
    let nested = |open: &str, close: &str| {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let mut file = good();
        file.add(&deep);
        file.with(2, format!("<</Type/Pages/Kids[3 0 R]/Count 1/Extra {deep}>>")).bytes()
    };
    let kids = "3 0 R ".repeat(1_000_000);
    vec![
        ("tree-cycle", good().with(2, "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>").bytes()),
        ("tree-deep", deep.bytes()),
        ("tree-laughs", wide.bytes()),
        ("tree-empty", good().with(2, "<</Type/Pages/Kids[]/Count 0>>").bytes()),
        ("tree-of-nothing", good().with(2, "<</Type/Pages/Kids[9 0 R]/Count 2147483647>>").bytes()),
        (
            "pages-a-million",
            good().with(2, format!("<</Type/Pages/Kids[{kids}]/Count 1000000>>")).bytes(),
        ),
        ("arrays-nested", nested("[", "]")),
        ("dicts-nested", nested("<</A ", ">>")),
        ("root-missing", good().with(1, "null").bytes()),
        ("root-is-itself", good().with(1, "1 0 R").bytes()),
        ("length-of-itself", good().with(4, "<</Length 4 0 R>>\nstream\nBT ET\nendstream").bytes()),
        (
            "inherits-in-circles",
            good().with(3, "<</Type/Page/Parent 3 0 R/Contents 4 0 R>>").bytes(),
        ),
    ]
}

fn tables() -> Vec<(&'static str, Vec<u8>)> {
    let head = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n";
    // A table that is a stream, with objects said to lie in each other.
    let of_stream = |entries: &str, table: &[u8], more: &[u8]| {
        let mut bytes = [head.as_bytes(), more].concat();
        let start = bytes.len();
        bytes.extend(b"9 0 obj\n");
        bytes.extend(stream(&format!("/Type/XRef/Root 1 0 R{entries}"), table));
        bytes.extend(format!("\nendobj\nstartxref\n{start}\n%%EOF").bytes());
        bytes
    };
    let inside = |number: u8| [2, 0, number, 0];
    let mut circle = vec![0, 0, 0, 0, 1, 0, 9, 0];
    circle.extend((2..9).flat_map(|number| inside(if number == 8 { 7 } else { 8 })));
    circle.extend([1, 0, 9, 0]);
    let container = stream("/Type/ObjStm/N 2/First 8/Extends 8 0 R", b"2 0 3 9 <</A 3 0 R>> 2 0 R");
    let container = [b"8 0 obj\n".as_slice(), &container, b"\nendobj\n"].concat();
    let cross = |trailer: &str| good().with_trailer(trailer).bytes();
    let many = "trailer\n<</Size 9/Root 1 0 R>>\nxref\n0 1\n0000000000 65535 f \n".repeat(100_000);
    vec![
        ("packed-in-itself", of_stream("/Size 10/W[1 2 1]", &circle, &container)),
        ("table-vast-fields", of_stream("/Size 10/W[8 2147483647 8]", &circle, b"")),
        ("table-no-fields", of_stream("/Size 2147483647/W[0 0 0]/Index[0 2147483647]", b"", b"")),
        ("table-negative", of_stream("/Size -1/W[-1 -2 -1]/Index[-5 10]", &circle, b"")),
        ("table-before-itself", cross("/Prev 9/XRefStm 9")),
        ("table-vast", cross("/Size 2147483647")),
        ("tables-many", [head.as_bytes(), many.as_bytes(), b"startxref\n9\n%%EOF"].concat()),
        ("no-table", [head, &"2 0 obj\n".repeat(300_000)].concat().into_bytes()),
        ("head-only", b"%PDF-1.7\n".to_vec()),
        ("head-and-noise", [head.as_bytes(), &[0xfe; 5000]].concat()),
    ]
}

fn fonts() -> Vec<(&'static str, Vec<u8>)> {
    let composite = |descendant: &str, more: &str| {
        let mut file = PdfFile::of_one_page(b"BT /F 10 Tf 50 700 Td <00410042ffff> Tj ET");
        file.add(format!(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo\
                          <</Registry(Adobe)/Ordering(Identity)/Supplement 0>>{descendant}>>"
        ));
        file.add(stream("/FontFile2", &[0, 1, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0]));
        let font = format!("<</Type/Font/Subtype/Type0/BaseFont/X/DescendantFonts[7 0 R]{more}>>");
        file.with(5, font).bytes()
    };
    let identity = "/Encoding/Identity-H";
    let widths = format!("/W[{}]", "0 4294967295 500 ".repeat(1000));
    let lists = format!("/W[0 [{}]]", "1 ".repeat(2_000_000));
    let mut cycle = PdfFile::of_one_page(b"BT /F 10 Tf <0041> Tj ET");
    cycle.add(stream("/Type/CMap/CMapName/A/UseCMap 7 0 R", b"/A usecmap"));
    let functions = format!("{}{}", "{".repeat(100_000), "}".repeat(100_000));
    let mut function = PdfFile::of_one_page(b"/C cs 1 scn 0 0 9 9 re f")
        .with_resources("/ColorSpace<</C[/Separation/A/DeviceRGB 7 0 R]>>");
    function.add(stream("/FunctionType 4/Domain[0 1]/Range[0 1 0 1 0 1]", functions.as_bytes()));
    let mut stitched = PdfFile::of_one_page(b"/C cs 1 scn 0 0 9 9 re f")
        .with_resources("/ColorSpace<</C[/Separation/A/DeviceRGB 7 0 R]>>");
    stitched
        .add("<</FunctionType 3/Domain[0 1]/Functions[7 0 R 7 0 R]/Bounds[0.5]/Encode[0 1 0 1]>>");
    let mut colours =
        PdfFile::of_one_page(b"/C cs 1 scn").with_resources("/ColorSpace<</C 7 0 R>>");
    colours.add("[/Indexed 7 0 R 255 7 0 R]");
    vec![
        ("font-ranges", composite(&widths, identity)),
        ("font-widths", composite(&lists, identity)),
        ("font-broken", composite("/FontDescriptor<</FontFile2 8 0 R>>", identity)),
        (
            "font-map-cycle",
            cycle
                .with(5, "<</Type/Font/Subtype/Type0/Encoding 7 0 R/DescendantFonts[5 0 R]>>")
                .bytes(),
        ),
        ("function-nested", function.bytes()),
        ("function-of-itself", stitched.bytes()),
        ("colours-of-themselves", colours.bytes()),
        ("font-missing", PdfFile::of_one_page(&showing("text")).with(5, "null").bytes()),
    ]
}

fn locks() -> Vec<(&'static str, Vec<u8>)> {
    let locked = |entries: &str| {
        let trailer = format!("/ID[<00><00>]/Encrypt<</Filter/Standard{entries}>>");
        good().with_trailer(&trailer).bytes()
    };
    // Hashes that no password gives; at least the empty one does not.
    let hash = "5e".repeat(32);
    vec![
        ("password", locked(&format!("/V 1/R 2/P -4/O<{hash}>/U<{hash}>"))),
        ("password-aes", {
            let long = "5e".repeat(48);
            locked(&format!(
                "/V 5/R 6/P -4/Length 256/O<{long}>/U<{long}>/OE<{hash}>/UE<{hash}>/Perms<{hash}>\
                 /CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen>>>>/StmF/StdCF/StrF/StdCF"
            ))
        }),
        ("lock-unknown", locked("/V 99/R 99")),
        ("lock-empty", locked("/V 2/R 3/P 0/Length 4294967296/O<>/U<>")),
    ]
}
