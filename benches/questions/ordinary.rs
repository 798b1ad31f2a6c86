//! What people ask.

use super::{Ask, Material, Question, ask, search};

pub(super) fn questions(material: &Material) -> Vec<Question> {
    let frequent = material.frequent(40);
    let content = material.long(6, 40);
    let rare = material.of_few(20, 4);
    let at = |list: &[&str], at: usize| (*list.get(at).unwrap_or(&"skola")).to_owned();
    let (first, second) = (at(&content, 0), at(&content, 1));
    let speaker = material.speakers.first().cloned().unwrap_or_default();
    let organ = material.organs.first().cloned().unwrap_or_default();
    let sentence: String =
        material.body.split_inclusive('.').next().unwrap_or_default().replace('\n', " ");
    vec![
        search("everything", "*"),
        search("the most frequent word", at(&frequent, 0)),
        search("a frequent word of the matter", first.clone()),
        search("a rare word", at(&rare, 0)),
        search("a compound", "föräldraskapsstöd"),
        search("two words", format!("{first} {second}")),
        search("two function words", "och att"),
        search("five words", content[..content.len().min(5)].join(" ")),
        search("a question in words", "vad har kommunen beslutat om stöd till föräldrar"),
        search("ten words", content[..content.len().min(10)].join(" ")),
        search(
            "twenty words, some of them nowhere together",
            content[..content.len().min(20)].join(" "),
        ),
        search("a misspelt word", "föräldraskapstöd"),
        search("two misspelt words", "föräldraskapstöd kollektivtrafikk"),
        search("typed without å ä ö", "vald i nara relationer"),
        search("a phrase", "\"våld i nära relationer\""),
        search("a phrase of two frequent words", "\"att den\""),
        search("a phrase whose words have many forms", format!("\"{first} har\"")),
        search("a phrase and a word", format!("\"{second} för\" {first}")),
        search("a phrase in the title", format!("title:\"{first} och\"")),
        search("a sentence of an item as a phrase", format!("\"{}\"", sentence.replace('"', ""))),
        search("a hyphenated word", "covid-19"),
        search("a suspended hyphen", "barn- och utbildningsnämnden"),
        search("a prefix", "kommun*"),
        search("a word or one like it", "kommunen~"),
        search("words near each other", format!("{first} NEAR/5 {second}")),
        search("alternatives", format!("{first} OR {second} OR {}", at(&content, 2))),
        search("without a word", format!("{first} -{second}")),
        search("words of a speaker", format!("{first} speaker:\"{speaker}\"")),
        search("words in an organ and years", format!("{first} organ:\"{organ}\" year:2010..2012")),
        search("a diary number", "dnr:KS 2012/00045"),
        search("a section", "§ 29"),
        ask("ten hits explained", Ask::Explain(format!("{first} {second}"))),
        ask("completions of a word", Ask::Suggest("kommun".to_owned())),
        ask("items like one", Ask::Similar(material.id.clone())),
        ask("ids like one that is not there", Ask::NearestIds(format!("{}9", material.id))),
        ask("bars by month", Ask::Timeline(first.clone())),
        ask("speakers of a word", Ask::Speakers(first)),
    ]
}
