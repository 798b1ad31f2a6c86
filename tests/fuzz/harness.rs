//! Runs a target: inputs that were found before, good ones, damaged ones.
//!
//! Made over `proptest` and not over a fuzzing engine: in a plain test run those hand on random
//! bytes from another seed each time, of which no decoder reads more than the first, and what finds
//! more (coverage) needs a compiler set up for it. Here good files are damaged, each run is the same
//! as the last, and an input that fails is made as small as it will go.
//!
//! `PARAGRAF_FUZZ_SECONDS` goes on for so long with other inputs, beginning with those of the seed
//! `PARAGRAF_FUZZ_SEED`. What fails is written to the folder of the build's temporary files, and so
//! is the input at hand while it is read, since an input can also end the process or never end.

use std::cell::RefCell;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Once};
use std::time::{Duration, Instant};

use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use super::changes::{changed, damage};

/// The stack on which a worker reads its file.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// How much is printed of what a target says.
const REASON_CHARS: usize = 1000;

/// How long one input may take when nobody waits for a verdict; a worker would have been ended.
const LONGEST: Duration = Duration::from_mins(1);

/// What is tried, and with what.
pub struct Target {
    /// Name of its folder of inputs.
    pub name: &'static str,
    /// Good inputs.
    pub seeds: Vec<Vec<u8>>,
    /// Words of the format, to be put in.
    pub words: &'static [&'static str],
    /// How many damaged inputs are tried in a plain run.
    pub cases: u32,
    /// Whether a panic inside a library is forgiven. Only where the reader itself lives with it.
    pub forgives_libraries: bool,
    /// The checks; they panic over what is wrong.
    pub run: fn(&[u8]),
}

/// Runs a target.
pub fn check(target: Target) {
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
    let end = thread.spawn(move || Run::new(target).whole()).expect("a thread").join();
    if let Err(panic) = end {
        resume_unwind(panic);
    }
}

struct Run {
    target: Target,
    /// Where inputs are written.
    folder: PathBuf,
    /// How long to go on.
    more: Option<Duration>,
    /// When the input at hand was begun, in seconds since 1970; [`NEVER`] when there is none.
    started: Arc<AtomicU64>,
}

const NEVER: u64 = u64::MAX;

impl Run {
    fn new(target: Target) -> Self {
        record_panics();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
        fs::create_dir_all(&folder).expect("created");
        let more = number("PARAGRAF_FUZZ_SECONDS").map(Duration::from_secs);
        Self { target, folder, more, started: Arc::new(AtomicU64::new(NEVER)) }
    }

    fn whole(&self) {
        for (name, bytes) in self.known() {
            if let Err(reason) = self.fails(&bytes) {
                panic!("{name}: {reason}");
            }
        }
        for seed in &self.target.seeds {
            self.fails(seed).unwrap_or_else(|reason| panic!("a good input: {reason}"));
        }
        self.damaged(0);
        let Some(more) = self.more else { return };
        let (start, mut seed) = (Instant::now(), number("PARAGRAF_FUZZ_SEED").unwrap_or(1));
        watch(self.folder.join(self.target.name), Arc::clone(&self.started));
        while start.elapsed() < more {
            self.damaged(seed);
            seed += 1;
        }
        println!("{}: seeds up to {}", self.target.name, seed - 1);
    }

    /// Inputs that once failed, and others worth keeping.
    fn known(&self) -> Vec<(String, Vec<u8>)> {
        let inputs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/inputs");
        let files = fs::read_dir(inputs.join(self.target.name)).into_iter().flatten().flatten();
        let read = |file: fs::DirEntry| {
            let bytes = fs::read(file.path()).expect("an input");
            (file.path().display().to_string(), bytes)
        };
        let mut known: Vec<_> = files.map(read).collect();
        known.sort();
        known
    }

    /// Damaged inputs, those of this seed.
    fn damaged(&self, seed: u64) {
        let Target { name, seeds, words, cases, .. } = &self.target;
        let config = Config { cases: *cases, failure_persistence: None, ..Config::default() };
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let chance = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        let end = TestRunner::new_with_rng(config, chance).run(&damage(), |(good, changes)| {
            let input = changed(seeds, good, &changes, words);
            self.fails(&input).map_err(TestCaseError::fail)
        });
        match end {
            Ok(()) => {}
            Err(TestError::Fail(reason, (good, changes))) => {
                let input = changed(seeds, good, &changes, words);
                let path = self.folder.join(format!("{name}-{seed}"));
                fs::write(&path, input).expect("written");
                // A reason may hold all of the input.
                let reason: String = reason.message().chars().take(REASON_CHARS).collect();
                panic!("{}, to be kept in tests/fuzz/inputs/{name}: {reason}", path.display());
            }
            Err(TestError::Abort(reason)) => panic!("{name}: {reason}"),
        }
    }

    /// Why the input fails, if it does.
    fn fails(&self, input: &[u8]) -> Result<(), String> {
        if self.more.is_some() {
            fs::write(self.folder.join(self.target.name), input).expect("written");
        }
        self.started.store(seconds(), Ordering::Relaxed);
        PANICS.set(Some(Vec::new()));
        let end = catch_unwind(AssertUnwindSafe(|| (self.target.run)(input)));
        self.started.store(NEVER, Ordering::Relaxed);
        let panics = PANICS.take().unwrap_or_default();
        // Also those that the reader has caught.
        let ours = panics.iter().find(|panic| !(self.target.forgives_libraries && panic.library));
        match (ours, end) {
            (Some(panic), _) => Err(panic.told.clone()),
            (None, Err(_)) if panics.is_empty() => Err("it panicked".to_owned()),
            (None, _) => Ok(()),
        }
    }
}

/// A panic of this thread.
struct Panic {
    told: String,
    /// Whether it comes from a library.
    library: bool,
}

thread_local! {
    /// Those over the input at hand; `None` when there is none.
    static PANICS: RefCell<Option<Vec<Panic>>> = const { RefCell::new(None) };
}

/// Notes panics in place of printing them: thousands may be on the way to the smallest input.
fn record_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let file = panic.location().map_or("", |location| location.file());
            let library = !["src/", "tests/"].iter().any(|ours| file.starts_with(ours));
            let noted = PANICS.with_borrow_mut(|panics| {
                let note = |panics: &mut Vec<Panic>| {
                    panics.push(Panic { told: panic.to_string(), library });
                };
                panics.as_mut().map(note)
            });
            // That a target as a whole fails is told as usual.
            if noted.is_none() {
                usual(panic);
            }
        }));
    });
}

fn seconds() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(0, |now| now.as_secs())
}

/// Ends the process when one input takes too long; it is left in `file`.
fn watch(file: PathBuf, started: Arc<AtomicU64>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_secs(1));
            if seconds().saturating_sub(started.load(Ordering::Relaxed)) > LONGEST.as_secs() {
                eprintln!("{} takes more than {LONGEST:?}", file.display());
                std::process::exit(1);
            }
        }
    });
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}
