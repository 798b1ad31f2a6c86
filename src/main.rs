fn main() {
    let t = paragraf::facets::Taxonomy::built_in();
    for file in std::env::args().skip(1) {
        let path = std::path::PathBuf::from(&file);
        let d = paragraf::source::read(&path).unwrap();
        let f = paragraf::source::Folders::default().defaults_for(&path).unwrap();
        let mut m = paragraf::segment::segment(&file, &d.pages, &f);
        paragraf::facets::find_facets(&mut m, &t);
        println!("{}", serde_json::to_string(&m).unwrap());
    }
}
