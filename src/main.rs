fn main() {
    for file in std::env::args().skip(1) {
        let path = std::path::PathBuf::from(&file);
        let d = paragraf::source::read(&path).unwrap();
        let f = paragraf::source::Folders::default().defaults_for(&path).unwrap();
        let m = paragraf::segment::segment(&file, &d.pages, &f);
        println!("{}", serde_json::to_string(&m).unwrap());
    }
}
