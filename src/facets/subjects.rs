//! Who is the subject of a verb?
//!
//! In go a sentence, its words and the persons in it, out comes whose doing a verb is, if
//! it is a person's. The rules are those of Swedish word order: the subject stands before
//! the verb, or right behind it after an opening adverb; a name behind a preposition or an
//! object's verb is none; a clause that begins with "att" has a subject of its own.

use super::titles::is_title_word;
use crate::minutes::Act;

/// A possible subject of a verb.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) names: Vec<(String, Option<String>)>,
    pub(super) is_chair: bool,
    /// Evidence that this is a person at all.
    pub(super) certain: bool,
}

/// A word of a sentence.
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) lower: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

pub(super) fn words(sentence: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let ends = sentence.char_indices().map(|(at, c)| (at, Some(c))).chain([(sentence.len(), None)]);
    for (at, c) in ends {
        let inside = c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'));
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let text = &sentence[from..at];
                words.push(Word { text, lower: text.to_lowercase(), start: from, end: at });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// What may stand between two persons of one list.
pub(super) fn joins_list(between: &str) -> bool {
    let between = between.trim();
    let plain = between.trim_matches(|c| c == ',' || c == ' ');
    matches!(plain, "" | "och" | "samt" | "jämte" | "tillsammans med" | "liksom")
        || plain.len() < 60
            && between.starts_with([',', 'o', 's'])
            && plain.split(' ').all(|word| {
                matches!(
                    word,
                    "och"
                        | "samt"
                        | "tjänstgörande"
                        | "ordföranden"
                        | "ledamoten"
                        | "vice"
                        | "förste"
                        | "andre"
                        | "tredje"
                ) || word.starts_with("ersätta")
            })
}

/// Whether the words right before a name call its bearer the meeting's chair.
pub(super) fn called_chair(before: &str) -> bool {
    let mut words = before.rsplit(' ');
    let title = words.next().unwrap_or_default();
    let above = words.next().unwrap_or_default().to_lowercase();
    let of_other =
        above.ends_with('s') && !above.is_empty() || above.ends_with("vice") || above == "f.d.";
    matches!(title, "Ordföranden" | "Ordförande" | "ordföranden") && !of_other
}

/// Words that open a sentence whose subject stands behind the verb.
const OPENINGS: &[&str] = &[
    "",
    "Vidare",
    "Därefter",
    "Sedan",
    "Härefter",
    "Slutligen",
    "Avslutningsvis",
    "Inledningsvis",
    "Dessutom",
    "Även",
    "Också",
    "Därutöver",
    "Samtidigt",
    "Sist",
    "Först",
    "Nu",
    "Då",
    "Därtill",
    "Utöver",
    "Efter",
    "Under",
    "På",
    "Med",
    "I",
    "Om",
    "Som",
    "För",
    "Från",
    "Till",
    "Mot",
    "Vid",
    "Enligt",
    "När",
    "Innan",
    "Bland",
    "Kring",
    "Angående",
    "Gällande",
    "Muntligen",
    "Kort",
    "Här",
    "Här",
    "Idag",
    "Därför",
    "Bakgrunden",
    "Inför",
    "Genom",
    "Av",
    "Det",
    "Detta",
    "”",
];

/// Openings after which the subject stands behind the verb.
fn opens_inverted(sentence: &str, verb_start: usize, subject_before: bool) -> bool {
    if subject_before {
        return false;
    }
    let opening = sentence[..verb_start].trim();
    let first = opening.split(' ').next().unwrap_or_default();
    OPENINGS.contains(&first)
        || opening.starts_with(['”', '"', '–', '-'])
        || opening.ends_with([',', '”'])
}

/// The subject of the verb at `index`.
pub(super) fn subject_of(
    sentence: &str,
    words: &[Word<'_>],
    index: usize,
    subjects: &[Subject],
    current: Option<usize>,
) -> Option<usize> {
    let verb = &words[index];
    let before: Vec<usize> = (0..subjects.len())
        .filter(|&s| {
            subjects[s].end <= verb.start
                && (!is_object(sentence, &subjects[s])
                    || in_relative_clause(sentence, &subjects[s], verb))
        })
        .collect();
    let nearest = before.last().copied();
    // Right behind the verb: "Vidare informerar hon", "berättar även Ulla Ek".
    let behind = (0..subjects.len()).find(|&s| {
        let between = sentence.get(verb.end..subjects[s].start).unwrap_or("x x x x");
        subjects[s].start >= verb.end
            && between.split_whitespace().all(is_light_word)
            && between.split_whitespace().count() <= 3
            && !between.contains([',', '.', ':'])
    });
    if let Some(behind) = behind
        && opens_inverted(
            sentence,
            verb.start,
            nearest.is_some_and(|s| governs(sentence, &subjects[s], verb)),
        )
    {
        return Some(behind);
    }
    let nearest = nearest.or(current)?;
    let subject = &subjects[nearest];
    (subject.certain || governs(sentence, subject, verb)).then_some(nearest).filter(|_| {
        current == Some(nearest)
            || governs(sentence, subject, verb)
            || !another_noun_begins(sentence, subject)
    })
}

/// Words between a verb and its subject behind it: adverbs and titles.
fn is_light_word(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    matches!(
        word,
        "sig"
            | "även"
            | "också"
            | "sedan"
            | "därefter"
            | "kort"
            | "då"
            | "muntligen"
            | "vidare"
            | "dessutom"
            | "avslutningsvis"
            | "slutligen"
            | "ledamoten"
            | "ordföranden"
            | "ordförande"
            | "vice"
            | "1:e"
            | "2:e"
            | "förste"
            | "andre"
            | "tredje"
            | "ersättaren"
            | "nu"
            | "härefter"
            | "i"
            | "sin"
            | "tur"
            | "inte"
    ) || is_title_word(word)
}

/// "enligt Nora Feldt, som informerar": the relative clause is hers.
fn in_relative_clause(sentence: &str, subject: &Subject, verb: &Word<'_>) -> bool {
    let between = sentence.get(subject.end..verb.start).unwrap_or_default().trim();
    let inner = between.strip_prefix(',').unwrap_or(between).trim();
    inner.strip_prefix("som").is_some_and(|rest| rest.split_whitespace().all(is_light_word))
}

/// A name behind a preposition is no subject: "skrivelsen från Bo Ek redovisar".
fn is_object(sentence: &str, subject: &Subject) -> bool {
    let mut before = sentence[..subject.start].trim_end();
    // Titles between preposition and name do not count.
    while let Some(word) = before.rsplit(' ').next().filter(|word| is_title_word(word)) {
        before = before[..before.len() - word.len()].trim_end();
    }
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    // "Till", "För" … open a sentence as well, then the name is still governed by it.
    matches!(
        word.as_str(),
        "av" | "i"
            | "inom"
            | "vid"
            | "från"
            | "till"
            | "med"
            | "för"
            | "om"
            | "på"
            | "hos"
            | "mot"
            | "ersätter"
            | "utse"
            | "utser"
            | "utses"
            | "välja"
            | "väljer"
            | "efter"
            | "enligt"
            | "via"
            | "åt"
            | "än"
            | "som"
            | "bifalla"
            | "bifaller"
            | "tackar"
            | "tackade"
            | "avtackar"
            | "valdes"
            | "hälsar"
            | "att"
    )
}

/// Whether the verb follows its subject directly, but for light words and an
/// apposition between commas.
fn governs(sentence: &str, subject: &Subject, verb: &Word<'_>) -> bool {
    let Some(between) = sentence.get(subject.end..verb.start) else { return false };
    let between = between.trim();
    if between.split_whitespace().all(is_light_word) {
        return true;
    }
    // ", tillika ersättare i förbundsstyrelsen," and the like; ", som deltar på länk,".
    between.len() > 2 && between.starts_with(',') && between.ends_with(',')
}

/// Whether the sentence has a subject of its own between the person and the verb
/// ("Bo Ek noterar att förvaltningen redovisar" keeps Bo Ek out).
fn another_noun_begins(sentence: &str, subject: &Subject) -> bool {
    // The person opens the sentence: what follows is the person's doing.
    let opening = sentence[..subject.start].trim();
    !(opening.is_empty() || opening.split(' ').count() <= 3)
}

/// "anmäler jäv och deltar inte i beslutet" is one act, the declaration.
pub(super) fn rest_has_jav(sentence: &str) -> bool {
    sentence.to_lowercase().contains("jäv")
}

/// Whether the verb belongs to a clause with a subject of its own: "finner att nämnden
/// bifaller yrkandet". A verb behind "och" or a comma goes on with the sentence's own.
pub(super) fn in_clause_of_another(
    sentence: &str,
    words: &[Word<'_>],
    verb: usize,
    subject: &Subject,
    previous: Option<usize>,
) -> bool {
    let Some(previous) =
        previous.filter(|&previous| subject.end <= words[previous].end.max(subject.end))
    else {
        return false;
    };
    if governs(sentence, subject, &words[verb]) || subject.start > words[previous].end {
        return false;
    }
    let between = &words[previous + 1..verb];
    let opens_clause = between.iter().any(|word| {
        matches!(word.lower.as_str(), "att" | "som" | "där" | "eftersom" | "när" | "vilket")
    });
    let coordinated =
        between.iter().rev().find(|word| !is_light_word(&word.lower)).is_some_and(|word| {
            matches!(word.lower.as_str(), "och" | "samt" | "men" | "varefter" | "dels")
        });
    opens_clause && !coordinated
}

/// Papers whose words are not said at the meeting.
const PAPERS: &[&str] = &[
    "i en motion",
    "i sin motion",
    "i motionen",
    "i ett medborgarförslag",
    "i sitt medborgarförslag",
    "i medborgarförslaget",
    "i en skrivelse",
    "i sin skrivelse",
    "i en interpellation",
    "i sin interpellation",
    "genom en motion",
    "i ett göteborgsförslag",
    "i ett e-förslag",
];

/// Whether the act is what a motion or another paper says, not what its author does
/// at the meeting.
pub(super) fn tells_of_a_paper(
    sentence: &str,
    words: &[Word<'_>],
    verb: usize,
    subject: &Subject,
    act: Act,
) -> bool {
    if !matches!(act, Act::Moves | Act::Presents | Act::Asks) {
        return false;
    }
    let from = subject.start.min(words[verb].start);
    let to = words.get(verb + 7).map_or(sentence.len(), |word| word.end);
    let span = sentence[from..to.max(from)].to_lowercase();
    PAPERS.iter().any(|paper| span.contains(paper))
}
