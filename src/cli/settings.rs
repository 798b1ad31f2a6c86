//! What holds when a flag is not given?
//!
//! Every setting is resolved once, in the order flag > environment > file > default (clap has
//! already let a flag win over its environment variable). The file is `paragraf/config.toml` in the
//! folder that the XDG base directory specification names for configuration; it need not exist, but
//! what it says must be understood. Its paths are relative to its own folder.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::args::{ColorWhen, GlobalArgs, YesNo};
use crate::source::{SourceError, read_small_text};

/// Items printed when neither flag nor file says how many: what fits two screens.
const DEFAULT_LIMIT: usize = 10;

/// The values that hold for this run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Folder of the index.
    pub index: PathBuf,
    /// Whether the user named that folder: a name that is mistyped must not become a new index.
    pub index_is_named: bool,
    /// Folder of the minutes.
    pub corpus: PathBuf,
    /// File of the topics; `None` for the built-in ones.
    pub topics: Option<PathBuf>,
    /// File of the user's own synonyms, if there is one.
    pub synonyms: Option<PathBuf>,
    /// When to use colour.
    pub color: ColorWhen,
    /// Whether to draw a progress bar.
    pub progress: bool,
    /// How many items, speakers or values to print; 0 for all.
    pub limit: usize,
    /// Whether personal identity numbers are printed as they stand, not masked.
    pub show_personal_numbers: bool,
    /// Where each of them is from.
    origins: Origins,
}

/// Where a setting is from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Nothing says otherwise.
    #[default]
    Default,
    /// The configuration file.
    File(PathBuf),
    /// A flag, or the environment variable in its place.
    CommandLine,
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => out.write_str("default"),
            Self::File(path) => write!(out, "{}", path.display()),
            Self::CommandLine => out.write_str("command line or environment"),
        }
    }
}

/// Where each setting is from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Origins {
    index: Origin,
    corpus: Origin,
    topics: Origin,
    synonyms: Origin,
    color: Origin,
    progress: Origin,
    limit: Origin,
    show_personal_numbers: Origin,
}

impl Origins {
    fn of(flags: &GlobalArgs, file: &ConfigFile, path: Option<&Path>) -> Self {
        let of = |by_flag: bool, by_file: bool| match path {
            _ if by_flag => Origin::CommandLine,
            Some(path) if by_file => Origin::File(path.to_owned()),
            _ => Origin::Default,
        };
        Self {
            index: of(flags.index.is_some(), file.index.is_some()),
            corpus: of(flags.corpus.is_some(), file.corpus.is_some()),
            topics: of(flags.topics.is_some(), file.topics.is_some()),
            synonyms: of(flags.synonyms.is_some(), file.synonyms.is_some()),
            color: of(flags.color.is_some(), file.color.is_some()),
            progress: of(flags.no_progress, file.progress.is_some()),
            limit: of(false, file.limit.is_some()),
            show_personal_numbers: of(
                flags.show_personal_numbers.is_some(),
                file.show_personal_numbers.is_some(),
            ),
        }
    }
}

/// A setting as it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// Its key in the configuration file.
    pub name: &'static str,
    /// Its value as the file would write it.
    pub value: String,
    /// Where it is from.
    pub from: Origin,
}

/// Why the configuration file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// It is there but cannot be read, is too large or not a file.
    #[error("the configuration cannot be used")]
    Unreadable(#[source] SourceError),
    /// It is not what it should be.
    #[error("the configuration {} is not understood: {reason}", path.display())]
    NotUnderstood {
        /// The file.
        path: PathBuf,
        /// What is wrong, with line and column.
        reason: String,
    },
}

/// The configuration file as written; every key may be absent.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConfigFile {
    index: Option<PathBuf>,
    corpus: Option<PathBuf>,
    topics: Option<PathBuf>,
    synonyms: Option<PathBuf>,
    color: Option<Color>,
    progress: Option<bool>,
    limit: Option<usize>,
    show_personal_numbers: Option<bool>,
}

/// [`ColorWhen`] as the file writes it; the flag's own type knows nothing of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Color {
    Auto,
    Always,
    Never,
}

impl Settings {
    /// Resolves flags against the configuration file at `config`, if there is one.
    ///
    /// # Errors
    /// [`SettingsError`] when the file exists and is not readable or not understood.
    pub fn resolve(flags: &GlobalArgs, config: Option<&Path>) -> Result<Self, SettingsError> {
        let file = match config {
            Some(path) => read(path)?,
            None => ConfigFile::default(),
        };
        let folder = config.and_then(Path::parent).unwrap_or_else(|| Path::new(""));
        let pick = |flag: &Option<PathBuf>, in_file: Option<PathBuf>| {
            flag.clone().or_else(|| in_file.map(|path| folder.join(path)))
        };
        let color = file.color.map(|color| match color {
            Color::Auto => ColorWhen::Auto,
            Color::Always => ColorWhen::Always,
            Color::Never => ColorWhen::Never,
        });
        let origins = Origins::of(flags, &file, config);
        let index_is_named = flags.index.is_some() || file.index.is_some();
        Ok(Self {
            origins,
            index_is_named,
            index: pick(&flags.index, file.index).unwrap_or_else(|| PathBuf::from("index")),
            corpus: pick(&flags.corpus, file.corpus).unwrap_or_else(|| PathBuf::from("corpus")),
            topics: pick(&flags.topics, file.topics),
            synonyms: pick(&flags.synonyms, file.synonyms),
            color: flags.color.or(color).unwrap_or(ColorWhen::Auto),
            progress: !flags.no_progress && file.progress.unwrap_or(true),
            limit: file.limit.unwrap_or(DEFAULT_LIMIT),
            show_personal_numbers: match flags.show_personal_numbers {
                Some(flag) => flag == YesNo::Yes,
                None => file.show_personal_numbers.unwrap_or(false),
            },
        })
    }

    /// The settings that hold, in the order of the manual.
    #[must_use]
    pub fn listed(&self) -> Vec<Setting> {
        let Origins {
            index,
            corpus,
            topics,
            synonyms,
            color,
            progress,
            limit,
            show_personal_numbers,
        } = self.origins.clone();
        let path = |path: &Path| path.display().to_string();
        let own_topics = self.topics.as_deref().map_or_else(|| "built in".to_owned(), path);
        let own_synonyms = self.synonyms.as_deref().map_or_else(|| "none".to_owned(), path);
        let color_name = match self.color {
            ColorWhen::Auto => "auto",
            ColorWhen::Always => "always",
            ColorWhen::Never => "never",
        };
        [
            ("index", path(&self.index), index),
            ("corpus", path(&self.corpus), corpus),
            ("topics", own_topics, topics),
            ("synonyms", own_synonyms, synonyms),
            ("color", color_name.to_owned(), color),
            ("progress", self.progress.to_string(), progress),
            ("limit", self.limit.to_string(), limit),
            (
                "show_personal_numbers",
                self.show_personal_numbers.to_string(),
                show_personal_numbers,
            ),
        ]
        .into_iter()
        .map(|(name, value, from)| Setting { name, value, from })
        .collect()
    }

    /// How many to print: the command's own `--limit` if given; `None` for all.
    #[must_use]
    pub fn limit(&self, flag: Option<usize>) -> Option<usize> {
        Some(flag.unwrap_or(self.limit)).filter(|&limit| limit > 0)
    }
}

/// Where the configuration file lies, by an environment lookup such as
/// [`std::env::var_os`]; `None` when no home is known.
///
/// A relative `XDG_CONFIG_HOME` is ignored, as the specification asks.
pub fn config_path(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let absolute = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let folder = absolute("XDG_CONFIG_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".config")))?;
    Some(folder.join("paragraf").join("config.toml"))
}

fn read(path: &Path) -> Result<ConfigFile, SettingsError> {
    let text = match read_small_text(path) {
        Ok(text) => text,
        Err(SourceError::NoSuchPath { .. }) => String::new(),
        Err(error) => return Err(SettingsError::Unreadable(error)),
    };
    toml::from_str(&text).map_err(|error| SettingsError::NotUnderstood {
        path: path.to_owned(),
        reason: error.to_string().trim_end().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileKind;

    fn resolve(flags: &GlobalArgs, file: &str) -> Result<Settings, SettingsError> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("config.toml");
        std::fs::write(&path, file).expect("written");
        let mut settings = Settings::resolve(flags, Some(&path))?;
        // Paths are compared as they stand in the file, wherever the folder is.
        for path in [&mut settings.index, &mut settings.corpus] {
            if let Ok(inner) = path.strip_prefix(folder.path()) {
                *path = Path::new("CONFIG").join(inner);
            }
        }
        Ok(settings)
    }

    #[test]
    fn without_flags_and_file_the_defaults_hold() {
        let settings = Settings::resolve(&GlobalArgs::default(), None).expect("resolved");
        assert_eq!(settings.index, Path::new("index"));
        assert_eq!(settings.corpus, Path::new("corpus"));
        assert_eq!(settings.topics, None);
        assert_eq!(settings.color, ColorWhen::Auto);
        assert!(settings.progress);
        assert_eq!(settings.limit(None), Some(10));
    }

    #[test]
    fn a_missing_file_is_as_an_empty_one() {
        let missing = Path::new("/no/such/config.toml");
        let flags = GlobalArgs::default();
        let settings = Settings::resolve(&flags, Some(missing)).expect("resolved");
        assert_eq!(settings, Settings::resolve(&flags, None).expect("resolved"));
    }

    #[test]
    fn the_file_wins_over_defaults_and_a_flag_over_the_file() {
        let file =
            "index = \"i\"\ncorpus = \"/c\"\ncolor = \"never\"\nprogress = false\nlimit = 25";
        let settings = resolve(&GlobalArgs::default(), file).expect("resolved");
        assert_eq!(settings.index, Path::new("CONFIG/i"));
        assert_eq!(settings.corpus, Path::new("/c"));
        assert_eq!(settings.color, ColorWhen::Never);
        assert!(!settings.progress);
        assert_eq!(settings.limit(None), Some(25));
        assert_eq!(settings.limit(Some(3)), Some(3));
        let flags = GlobalArgs {
            index: Some("here".into()),
            color: Some(ColorWhen::Always),
            ..GlobalArgs::default()
        };
        let settings = resolve(&flags, file).expect("resolved");
        assert_eq!(settings.index, Path::new("here"));
        assert_eq!(settings.color, ColorWhen::Always);
        let from: Vec<String> = settings
            .listed()
            .into_iter()
            .map(|setting| match setting.from {
                Origin::File(_) => "file".to_owned(),
                other => other.to_string(),
            })
            .collect();
        let line = "command line or environment";
        assert_eq!(from, [line, "file", "default", "default", line, "file", "file", "default"]);
    }

    #[test]
    fn no_limit_is_written_as_zero() {
        let settings = resolve(&GlobalArgs::default(), "limit = 0").expect("resolved");
        assert_eq!(settings.limit(None), None);
        assert_eq!(settings.limit(Some(0)), None);
        assert_eq!(settings.limit(Some(4)), Some(4));
    }

    #[test]
    fn what_is_not_a_configuration_file_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let refused = Settings::resolve(&GlobalArgs::default(), Some(folder.path()));
        let refused = refused.expect_err("a folder");
        let SettingsError::Unreadable(SourceError::NotAFile { kind, .. }) = refused else {
            panic!("{refused}");
        };
        assert_eq!(kind, FileKind::Folder);
    }

    #[test]
    fn personal_numbers_are_masked_unless_flag_or_file_say_otherwise() {
        let shown = |flag, file: &str| {
            let flags = GlobalArgs { show_personal_numbers: flag, ..GlobalArgs::default() };
            resolve(&flags, file).expect("resolved").show_personal_numbers
        };
        let file = "show_personal_numbers = true";
        assert!(!shown(None, ""));
        assert!(shown(Some(YesNo::Yes), "") && shown(None, file));
        assert!(!shown(Some(YesNo::No), file));
    }

    #[test]
    fn an_unknown_key_is_an_error_that_names_the_known_ones() {
        let error = resolve(&GlobalArgs::default(), "indx = \"i\"").expect_err("unknown key");
        let text = error.to_string();
        assert!(text.contains("`indx`") && text.contains("`index`"), "{text}");
    }

    #[test]
    fn the_configuration_lies_where_xdg_says() {
        let path = |xdg: Option<&str>, home: Option<&str>| {
            config_path(|name| match name {
                "XDG_CONFIG_HOME" => xdg.map(OsString::from),
                "HOME" => home.map(OsString::from),
                _ => None,
            })
        };
        let expected = |text: &str| Some(PathBuf::from(text));
        assert_eq!(path(Some("/x"), Some("/h")), expected("/x/paragraf/config.toml"));
        assert_eq!(path(None, Some("/h")), expected("/h/.config/paragraf/config.toml"));
        assert_eq!(path(Some("rel"), Some("/h")), expected("/h/.config/paragraf/config.toml"));
        assert_eq!(path(None, None), None);
    }
}
