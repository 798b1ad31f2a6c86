//! A PDF file of the objects that it is given, true to the letter but for what they say.

/// Objects of a file, numbered from 1.
pub struct PdfFile {
    objects: Vec<Vec<u8>>,
    trailer: String,
}

impl PdfFile {
    /// A file with catalog (1), page tree (2), one page (3), its content (4), a font (5) and its
    /// resources (6); what is given replaces or follows them.
    pub fn of_one_page(content: &[u8]) -> Self {
        let mut file = Self { objects: Vec::new(), trailer: String::new() };
        file.add("<</Type/Catalog/Pages 2 0 R>>");
        file.add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        file.add(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 6 0 R>>",
        );
        file.add_stream("", content);
        file.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        file.add("<</Font<</F 5 0 R>>>>");
        file
    }

    /// Adds an object and returns its number.
    pub fn add(&mut self, object: impl AsRef<[u8]>) -> usize {
        self.objects.push(object.as_ref().to_vec());
        self.objects.len()
    }

    /// Adds a stream with these entries of its dictionary and returns its number.
    pub fn add_stream(&mut self, entries: &str, bytes: &[u8]) -> usize {
        self.add(stream(entries, bytes))
    }

    /// Puts an object in the place of another.
    pub fn with(mut self, number: usize, object: impl AsRef<[u8]>) -> Self {
        self.objects[number - 1] = object.as_ref().to_vec();
        self
    }

    /// Puts resources in the place of the page's.
    pub fn with_resources(self, entries: &str) -> Self {
        self.with(6, format!("<</Font<</F 5 0 R>>{entries}>>"))
    }

    /// Adds entries to the trailer.
    pub fn with_trailer(mut self, entries: &str) -> Self {
        self.trailer.push_str(entries);
        self
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut offsets = Vec::new();
        for (index, object) in self.objects.iter().enumerate() {
            offsets.push(bytes.len());
            bytes.extend(format!("{} 0 obj\n", index + 1).bytes());
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        let start = bytes.len();
        let size = self.objects.len() + 1;
        bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
        for offset in offsets {
            bytes.extend(format!("{offset:010} 00000 n \n").bytes());
        }
        let trailer = &self.trailer;
        let end =
            format!("trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n");
        bytes.extend(end.bytes());
        bytes
    }
}

/// A stream object.
pub fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<</Length {}{entries}>>\nstream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

/// A page's content that shows `text`.
pub fn showing(text: &str) -> Vec<u8> {
    format!("BT /F 10 Tf 50 700 Td ({text}) Tj ET").into_bytes()
}
