//! The most expensive questions that can be made of every part of the language.

use paragraf::query::{Filter, MAX_BYTES, MAX_DEPTH, MAX_NEARS, MAX_PREFIXES, Query, Span, Term};

use super::{Ask, Material, Question, ask, search};

pub(super) fn questions(material: &Material) -> Vec<Question> {
    let mut questions = long(material);
    questions.extend(phrases(material));
    questions.extend(dictionary(material));
    questions.extend(nearness(material));
    questions.extend(structure(material));
    questions.extend(filters(material));
    questions.extend(explained(material));
    questions.extend(beside(material));
    questions
}

/// Pieces joined by blanks, as many as are read.
fn filled<S: AsRef<str>>(pieces: impl IntoIterator<Item = S>, between: &str) -> String {
    let mut text = String::new();
    for piece in pieces {
        let piece = piece.as_ref();
        let gap = if text.is_empty() { "" } else { between };
        if text.len() + gap.len() + piece.len() > MAX_BYTES {
            break;
        }
        text.push_str(gap);
        text.push_str(piece);
    }
    text
}

/// A word with a letter that it does not have.
fn misspelt(word: &str) -> String {
    let half = word.chars().count() / 2;
    let (start, end): (String, String) =
        (word.chars().take(half).collect(), word.chars().skip(half).collect());
    format!("{start}x{end}")
}

fn plain(word: &str) -> String {
    word.replace(['å', 'ä'], "a").replace('ö', "o")
}

fn long(material: &Material) -> Vec<Question> {
    let frequent = material.frequent(2000);
    let content = material.long(8, 600);
    let few = material.of_few(200, 600);
    let paragraph: String = material.body.replace(['"', '(', ')'], " ");
    let pasted = filled(paragraph.split_whitespace().take(300), " ");
    let changed = format!("{pasted} {}", few.first().unwrap_or(&"skola"));
    let letters = "abcdefghijklmnopqrstuvwxyzåäö0123456789";
    let pairs =
        || letters.chars().flat_map(move |a| letters.chars().map(move |b| format!("{a}{b}")));
    vec![
        search("a paragraph of 300 words of an item", pasted.clone()),
        search("the same and a word that it does not have", changed),
        search("300 words of many items", filled(content.iter().take(300), " ")),
        search("the 600 most frequent words", filled(frequent.iter().take(600), " ")),
        search("the 60 most frequent words", filled(frequent.iter().take(60), " ")),
        search("the 20 most frequent words", filled(frequent.iter().take(20), " ")),
        search(
            "2000 words of one letter",
            filled(
                (0..2000).map(|at| letters.chars().nth(at % 39).unwrap_or('a').to_string()),
                " ",
            ),
        ),
        search("1300 words of two letters", filled(pairs(), " ")),
        search("one frequent word 1000 times", filled(std::iter::repeat_n("och", 1000), " ")),
        search("200 words nowhere", filled((0..200).map(|at| format!("qzx{at}vwq")), " ")),
        search("20 misspelt words", filled(content.iter().take(20).map(|w| misspelt(w)), " ")),
        search("300 misspelt words", filled(content.iter().take(300).map(|w| misspelt(w)), " ")),
        search("300 words typed without å ä ö", filled(content.iter().map(|w| plain(w)), " ")),
        search(
            "300 compounds made of frequent words",
            filled(content.iter().zip(content.iter().skip(7)).map(|(a, b)| format!("{a}{b}")), " "),
        ),
        search("a word of 4000 letters", "föräldraskapsstöds".repeat(180)),
        search("a word of 1300 pieces", filled(std::iter::repeat_n("ab", 1300), "-")),
        search("one of 800 frequent pieces", filled(std::iter::repeat_n("och", 800), "-")),
        search("frequent pieces by twos", filled(frequent.chunks(2).map(|two| two.join("-")), " ")),
        search(
            "400 words with numbers",
            filled(
                frequent.iter().take(400).enumerate().map(|(at, word)| format!("{word}-{at}")),
                " ",
            ),
        ),
        search("300 diary numbers", filled((0..300).map(|at| format!("2012/{at:05}")), " ")),
    ]
}

fn phrases(material: &Material) -> Vec<Question> {
    let frequent = material.frequent(400);
    let content = material.long(6, 60);
    let quoted = |words: &[&str]| format!("\"{}\"", words.join(" "));
    vec![
        search("phrase \"och att\"", "\"och att\""),
        search("phrase \"en stor\"", "\"en stor\""),
        search("phrase \"har en\"", "\"har en\""),
        search("phrase \"som har\"", "\"som har\""),
        search("phrase \"att vara\"", "\"att vara\""),
        search("phrase \"ska vara\"", "\"ska vara\""),
        search("phrase \"för alla\"", "\"för alla\""),
        search("phrase \"kommunen och\"", "\"kommunen och\""),
        search("a phrase of three frequent words", quoted(&frequent[..frequent.len().min(3)])),
        search("a phrase of 40 frequent words", quoted(&frequent[..frequent.len().min(40)])),
        search("a phrase of one word 1000 times", format!("\"{}\"", "och ".repeat(1000).trim())),
        search("100 phrases of frequent words", filled(frequent.chunks(2).map(quoted), " ")),
        search("100 phrases as alternatives", filled(frequent.chunks(2).map(quoted), " OR ")),
        search(
            "50 phrases with a form of have",
            filled(content.iter().map(|word| format!("\"{word} har\"")), " OR "),
        ),
        search(
            "100 phrases that must be absent",
            filled(frequent.chunks(2).map(|two| format!("-{}", quoted(two))), " "),
        ),
        search(
            "100 phrases in titles",
            filled(frequent.chunks(2).map(|two| format!("title:{}", quoted(two))), " OR "),
        ),
        search("a phrase that nothing has, of frequent words", "\"och och att att och\""),
    ]
}

fn dictionary(material: &Material) -> Vec<Question> {
    let content = material.long(8, 600);
    let letters = "abcdefghijklmnopqrstuvwxyzåäö";
    let beginnings = || {
        let all =
            letters.chars().flat_map(move |a| letters.chars().map(move |b| format!("{a}{b}*")));
        all.take(MAX_PREFIXES)
    };
    vec![
        search("the shortest prefix that is read", "in*"),
        search("a short prefix in titles", "title:ko*"),
        search("as many prefixes as are read", filled(beginnings(), " ")),
        search("prefixes as alternatives", filled(beginnings(), " OR ")),
        search("prefixes absent", filled(beginnings().map(|b| format!("-{b}")), " ")),
        search("prefixes in titles", filled(beginnings().map(|b| format!("title:{b}")), " OR ")),
        search(
            "the same prefix again and again",
            filled(std::iter::repeat_n("kom*", MAX_PREFIXES), " OR "),
        ),
        search("16 prefixes of two letters", filled(beginnings().step_by(50), " OR ")),
        search("a short word~", "in~"),
        search("a long word~", "kommunstyrelsens~"),
        search("20 words~", filled(content.iter().take(20).map(|w| format!("{w}~")), " OR ")),
        search("300 words~", filled(content.iter().take(300).map(|w| format!("{w}~")), " OR ")),
        search("a word~ of 4000 letters", format!("{}~", "abcdefghij".repeat(400))),
    ]
}

fn nearness(material: &Material) -> Vec<Question> {
    let frequent = material.frequent(400);
    vec![
        search("frequent words NEAR", "och NEAR/100 att"),
        search("frequent words NEAR in the title", "title:(och NEAR/100 att)"),
        search("prefixes NEAR", "in* NEAR/100 fö*"),
        search("phrases NEAR", "\"och att\" NEAR/100 \"i en\""),
        search(
            "a phrase of 900 words NEAR",
            format!("\"{}\" NEAR/100 och", "och ".repeat(900).trim()),
        ),
        search(
            "8 NEAR of frequent words",
            filled(frequent.chunks(2).take(8).map(|two| two.join(" NEAR/100 ")), " OR "),
        ),
        search(
            "as many NEAR as are read",
            filled(frequent.chunks(2).take(MAX_NEARS).map(|two| two.join(" NEAR ")), " OR "),
        ),
        search(
            "as many NEAR of prefixes",
            filled(
                (0..MAX_NEARS).map(|at| {
                    format!(
                        "{}* NEAR {}*",
                        &["in", "fö", "ko", "be"][at % 4],
                        &["ut", "st", "sk", "me"][at % 3]
                    )
                }),
                " ",
            ),
        ),
    ]
}

fn structure(material: &Material) -> Vec<Question> {
    let frequent = material.frequent(2000);
    let nested = |word: &str, open: &str, close: &str, depth: usize| {
        format!("{}{word}{}", open.repeat(depth), close.repeat(depth))
    };
    let deep_or = (0..MAX_DEPTH - 1).fold("och".to_owned(), |inner, at| {
        let word = frequent.get(at).unwrap_or(&"att");
        if at % 2 == 0 { format!("({inner} OR {word})") } else { format!("({inner} {word})") }
    });
    vec![
        search("500 alternatives", filled(frequent.iter(), " OR ")),
        search("one alternative 500 times", filled(std::iter::repeat_n("och", 500), " OR ")),
        search("1000 words absent", filled(frequent.iter().map(|w| format!("-{w}")), " ")),
        search("one word absent 800 times", filled(std::iter::repeat_n("-och", 800), " ")),
        search(
            "alternatives of absences",
            filled(frequent.iter().map(|w| format!("-{w}")), " OR "),
        ),
        search("60 levels of absence", nested("och", "-(", ")", MAX_DEPTH / 2 - 2)),
        search("60 levels of alternatives", deep_or),
        search(
            "pairs of alternatives",
            filled(frequent.chunks(2).map(|two| format!("({})", two.join(" OR "))), " "),
        ),
        search("everything 1000 times", filled(std::iter::repeat_n("*", 1000), " ")),
        search("everything as 800 alternatives", filled(std::iter::repeat_n("*", 800), " OR ")),
        search("300 words in titles", filled(frequent.iter().map(|w| format!("title:{w}")), " ")),
    ]
}

fn filters(material: &Material) -> Vec<Question> {
    let of = |names: &[String], make: fn(String) -> Filter| {
        Query::Or(names.iter().cloned().map(make).map(Query::Filter).collect())
    };
    let speakers: Vec<String> = material.speakers.iter().take(3000).cloned().collect();
    let again: Vec<String> = speakers.iter().cycle().take(5000).cloned().collect();
    vec![
        search("a speaker who is not there", "speaker:Xyzzyson"),
        search("a person who is not there", "person:\"Andreas Xyzzyson\""),
        search("a diary number that is not there", "dnr:\"XYZ 1900/99999\""),
        search("a person of 4000 letters", format!("person:{}", "abcdefghij".repeat(400))),
        search("a diary number of 4000 letters", format!("dnr:{}", "abcdefghij".repeat(400))),
        search("500 organs", filled((0..500).map(|_| "organ:kommunstyrelsen"), " OR ")),
        search(
            "300 family names",
            filled(
                speakers.iter().map(|name| {
                    format!("person:{}", name.split(' ').next_back().unwrap_or_default())
                }),
                " OR ",
            ),
        ),
        ask("3000 speakers", Ask::Query(of(&speakers, Filter::Speaker))),
        ask("5000 persons", Ask::Query(of(&again, Filter::Person))),
        ask(
            "3000 diary numbers",
            Ask::Query(of(
                &(0..3000)
                    .map(|at| format!("{}/{}", 2004 + at % 20, 1 + at % 900))
                    .collect::<Vec<_>>(),
                Filter::DiaryNumber,
            )),
        ),
        ask(
            "a tree of as many words as can be typed",
            Ask::Query(Query::And(
                material
                    .words
                    .iter()
                    .cycle()
                    .take(MAX_BYTES / 2)
                    .map(|(word, _)| {
                        Query::Word(Term { text: word.clone(), span: Span::default() })
                    })
                    .collect(),
            )),
        ),
    ]
}

fn explained(material: &Material) -> Vec<Question> {
    let frequent = material.frequent(300);
    vec![
        ask("explained: 300 alternatives", Ask::Explain(filled(frequent.iter(), " OR "))),
        ask("explained: a prefix", Ask::Explain("in*".to_owned())),
        ask("explained: NEAR", Ask::Explain("och NEAR/100 att".to_owned())),
        ask("explained: a phrase", Ask::Explain("\"att den\"".to_owned())),
    ]
}

fn beside(material: &Material) -> Vec<Question> {
    vec![
        ask("completions of one letter", Ask::Suggest("s".to_owned())),
        ask("completions of 4000 letters", Ask::Suggest("abcdefghij".repeat(400))),
        ask("ids like one of 4000 letters", Ask::NearestIds("abcdefghij".repeat(400))),
        ask("ids like a long one", Ask::NearestIds(material.id.repeat(100))),
        ask("bars of 300 words", Ask::Timeline(filled(material.frequent(300), " OR "))),
        ask("speakers of everything", Ask::Speakers("*".to_owned())),
    ]
}
