//! Which words before a name are no part of it?
//!
//! In goes a run of capitalised words, out comes the name without titles
//! ("Kommundirektör") and words that open a sentence ("Därefter").

use std::sync::LazyLock;

use super::endings::{Endings, lower_end};

/// Endings of words for titles and roles that stand before a name.
const TITLE_ENDINGS: &[&str] = &[
    "ordförande",
    "ordföranden",
    "ledamot",
    "ledamoten",
    "ledamöterna",
    "ledamöter",
    "ersättare",
    "ersättaren",
    "ersättarna",
    "råd",
    "rådet",
    "råden",
    "chef",
    "chefen",
    "chefer",
    "cheferna",
    "direktör",
    "direktören",
    "sekreterare",
    "sekreteraren",
    "strateg",
    "strategen",
    "strateger",
    "ledare",
    "ledaren",
    "utvecklare",
    "utvecklaren",
    "samordnare",
    "samordnaren",
    "läkare",
    "läkaren",
    "sköterska",
    "handläggare",
    "handläggaren",
    "rektor",
    "rektorn",
    "ekonom",
    "ekonomen",
    "controller",
    "controllern",
    "jurist",
    "juristen",
    "arkitekt",
    "arkitekten",
    "ingenjör",
    "ingenjören",
    "inspektör",
    "inspektören",
    "revisor",
    "revisorn",
    "psykolog",
    "kurator",
    "kuratorn",
    "pedagog",
    "pedagogen",
    "planerare",
    "planeraren",
    "specialist",
    "specialisten",
    "konsult",
    "konsulten",
    "koordinator",
    "koordinatorn",
    "rådgivare",
    "ombudsman",
    "ombudsmannen",
    "polis",
    "polisen",
    "kommissarie",
    "herde",
    "herden",
    "komminister",
    "komministern",
    "kaplan",
    "kantor",
    "organist",
    "diakon",
    "präst",
    "prosten",
    "kamrer",
    "kamreren",
    "vaktmästare",
    "administratör",
    "assistent",
    "assistenten",
    "tekniker",
    "notarie",
    "notarien",
    "projektledare",
    "analytiker",
    "analytikern",
    "bibliotekarie",
    "bibliotekarien",
    "representant",
    "representanten",
    "företrädare",
    "företrädaren",
    "logoped",
    "logopeden",
    "fröken",
    "herr",
    "fru",
    "doktor",
    "professor",
    "professorn",
    "assistent",
    "administratör",
    "kommunikatör",
    "doktor",
    "lärare",
    "läraren",
    "talesperson",
    "gruppledare",
    "gruppledaren",
    "kommunpolis",
    "landshövding",
    "biskop",
    "kassör",
    "kassören",
    "suppleant",
    "suppleanten",
    "suppleanter",
    "justerare",
    "justeraren",
    "justeringsperson",
    "justeringsman",
    "rösträknare",
    "protokollförare",
    "praktikant",
    "ansvarig",
    "ansvarige",
    "medlem",
    "ombud",
];

/// Takes titles off the front of a run of capitalised words: how many bytes, and the
/// name left.
pub(super) fn without_titles(name: &str) -> (usize, &str) {
    let mut skipped = 0;
    while let Some((word, rest)) = name[skipped..].split_once(' ') {
        if !(is_title(word) || NO_NAME_START.contains(&word)) || rest.is_empty() {
            break;
        }
        skipped += word.len() + 1;
    }
    (skipped, &name[skipped..])
}

/// Words that open a sentence before a name.
const NO_NAME_START: &[&str] = &[
    "Därefter",
    "Vidare",
    "Sedan",
    "Härefter",
    "Slutligen",
    "Avslutningsvis",
    "Även",
    "Också",
    "Både",
    "Av",
    "Från",
    "Till",
    "Enligt",
    "För",
    "Efter",
    "Dels",
    "Om",
    "Att",
    "När",
    "Då",
    "Som",
    "Utöver",
    "Utser",
    "Ordf",
    "Ja",
    "Nej",
    "Omröstning",
    "Yrkande",
    "Tack",
    "Inledningsvis",
    "Motion",
    "Interpellation",
    "Avsägelse",
    "Fråga",
    "Vice",
    "Förste",
    "Andre",
    "Andra",
    "Tredje",
    "Valdes",
];

static ENDINGS: LazyLock<Endings> = LazyLock::new(|| Endings::new(TITLE_ENDINGS));

fn is_title(word: &str) -> bool {
    let lower = lower_end(word.trim_end_matches([',', ':']));
    // A letter or two before the ending make another word: the family name Tråd.
    ENDINGS.of(&lower).any(|ending| {
        let front = &lower[..lower.len() - ending.len()];
        front.is_empty() || front.chars().count() > 2
    })
}

/// The last word of a text behind a space. Of one that is longer than any word of ours only the
/// end, so that a text without spaces is not gone through for each name in it.
pub(super) fn last_word(text: &str) -> &str {
    const MOST_BYTES: usize = 200;
    let end = &text[text.ceil_char_boundary(text.len().saturating_sub(MOST_BYTES))..];
    end.rsplit(' ').next().unwrap_or_default()
}

/// Whether the words right before a name are a title: "kommundirektör", "chefen för
/// elevhälsan," is not looked for.
pub(super) fn title_before(text: &str) -> bool {
    is_title_word(last_word(text.trim_end()))
}

/// Whether a word is a title, as before a name.
pub(crate) fn is_title_word(word: &str) -> bool {
    word.starts_with(char::is_alphabetic) && is_title(word)
}
