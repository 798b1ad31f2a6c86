//! Words of a user's own, from a file.
//!
//! A table for each nearness, a key for each word: `[official]` and `isstadion = "ishall"`, or a list of
//! words. They are looked for beside those of the built-in thesaurus.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Nearness, Thesaurus};

/// The file as it is written; every table may be absent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    same: Table,
    #[serde(default)]
    official: Table,
    #[serde(default)]
    related: Table,
}

type Table = BTreeMap<String, Words>;

/// One word, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    One(String),
    Several(Vec<String>),
}

/// Why a file of synonyms is not understood: what is wrong, with line and column.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadSynonyms(String);

impl Thesaurus {
    /// Reads a file in TOML with the tables `same` (both ways), `official` and `related` (one way).
    ///
    /// # Errors
    /// [`BadSynonyms`] when it is not TOML, has another table, or an empty word.
    pub fn from_toml(text: &str) -> Result<Self, BadSynonyms> {
        let file: File = toml::from_str(text).map_err(|error| BadSynonyms(error.to_string()))?;
        let mut thesaurus = Self::default();
        for (table, nearness) in [
            (file.same, Nearness::Same),
            (file.official, Nearness::Official),
            (file.related, Nearness::Related),
        ] {
            for (word, others) in table {
                let others = match others {
                    Words::One(other) => vec![other],
                    Words::Several(others) => others,
                };
                for other in others {
                    thesaurus.relate(word.trim(), other.trim(), nearness).ok_or_else(|| {
                        BadSynonyms(format!("`{word}` or one of its words is empty"))
                    })?;
                }
            }
        }
        Ok(thesaurus)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::others;
    use super::*;

    #[test]
    fn tables_lead_one_way_or_both() {
        let text = "[same]\nGLK = \"gatulyktekommittén\"\nstugby = \"campingby\"\n\
                    [official]\nisstadion = [\"ishall\", \"isbana\"]\n";
        let own = Thesaurus::from_toml(text).expect("synonyms");
        assert_eq!(others(&own, "isstadion"), ["ishall", "isbana"]);
        assert!(others(&own, "ishall").is_empty());
        assert_eq!(others(&own, "stugbyar"), ["campingby"]);
        assert_eq!(others(&own, "campingby"), ["stugby"]);
        assert_eq!(others(&own, "glk"), ["gatulyktekommittén"]);
    }

    #[test]
    fn what_is_not_understood_is_told() {
        let why = |text: &str| Thesaurus::from_toml(text).expect_err("not understood").to_string();
        assert!(why("[near]\na = \"b\"\n").contains("unknown field `near`"));
        assert!(why("[same]\na = \"\"\n").contains("empty"));
        assert!(why("[same]\na = 1\n").contains("line 2"), "{}", why("[same]\na = 1\n"));
    }
}
