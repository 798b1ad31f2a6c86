//! Time and processor time of what is measured, and the table at the end.
//!
//! criterion measures durations; both clocks are kept besides, and the table sets all rows of one
//! run against one of them. Medians, because a shared machine disturbs single runs. Processor time
//! is that of all threads of the process: on a busy machine it is the fairer of the two.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

/// Processor time this process has used, and those that it started and waited for.
fn processor_time() -> Duration {
    let own = Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default();
    own + time_of_children().unwrap_or_default()
}

/// Processor time of processes that were waited for, where the system tells it (Linux, to a
/// hundredth of a second).
fn time_of_children() -> Option<Duration> {
    const TICK: Duration = Duration::from_millis(10);
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The second field, the name, may hold anything; `cutime` and `cstime` are 16 and 17.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(13);
    let mut ticks = || fields.next()?.parse::<u32>().ok();
    Some(TICK * (ticks()? + ticks()?))
}

/// How much one run of a row works off, for rates.
#[derive(Debug, Clone, Copy)]
pub struct Work {
    pub items: usize,
    pub bytes: u64,
}

/// One row of the table.
struct Row {
    name: String,
    work: Work,
    /// Wall and processor time of single runs.
    runs: Vec<(Duration, Duration)>,
}

/// What was measured, in the order in which rows were first met.
#[derive(Default)]
pub struct Ledger {
    rows: RefCell<Vec<Row>>,
    /// Row → the row it is set against.
    limits: RefCell<BTreeMap<String, String>>,
}

impl Ledger {
    /// Runs `prepare` and `measured` so many times and returns the time of `measured`
    /// alone; what it returns is dropped off the clock.
    pub fn run<P, R>(
        &self,
        name: &str,
        work: Work,
        times: u64,
        mut prepare: impl FnMut() -> P,
        mut measured: impl FnMut(P) -> R,
    ) -> Duration {
        let mut total = Duration::ZERO;
        for _ in 0..times {
            let prepared = prepare();
            let (wall, processor) = (Instant::now(), processor_time());
            let result = measured(prepared);
            let run = (wall.elapsed(), processor_time().saturating_sub(processor));
            drop(result);
            total += run.0;
            self.keep(name, work, run);
        }
        total
    }

    fn keep(&self, name: &str, work: Work, run: (Duration, Duration)) {
        let mut rows = self.rows.borrow_mut();
        if let Some(row) = rows.iter_mut().find(|row| row.name == name) {
            row.runs.push(run);
        } else {
            rows.push(Row { name: name.to_owned(), work, runs: vec![run] });
        }
    }

    /// Sets `row` against `limit` in the table.
    pub fn against(&self, row: &str, limit: &str) {
        self.limits.borrow_mut().insert(row.to_owned(), limit.to_owned());
    }

    /// Median wall and processor time of a row in seconds, if it was measured.
    #[allow(dead_code, reason = "the benchmarks share this file, and one asks")]
    pub fn medians(&self, row: &str) -> Option<(f64, f64)> {
        self.rows.borrow().iter().find(|known| known.name == row).map(Row::medians)
    }

    /// Prints the table and what its last column is; rows that a filter left out are not in it.
    pub fn print(&self, last_column: &str) {
        let rows = self.rows.borrow();
        println!(
            "\n{:<44} {:>11} {:>11} {:>10} {:>8} {:>10} {:>8}",
            "median of one run", "wall ms", "cpu ms", "items/s", "MB/s", "cpu µs/it", "× limit"
        );
        for row in rows.iter() {
            let (wall, processor) = row.medians();
            #[allow(clippy::cast_precision_loss)]
            let (items, bytes) = (row.work.items as f64, row.work.bytes as f64);
            let ratio = self
                .limits
                .borrow()
                .get(&row.name)
                .and_then(|limit| rows.iter().find(|row| row.name == *limit))
                .map_or_else(
                    || "-".to_owned(),
                    |limit| format!("{:.2}", row.per_item() / limit.per_item()),
                );
            println!(
                "{:<44} {:>11.3} {:>11.3} {:>10.0} {:>8.1} {:>10.2} {ratio:>8}",
                row.name,
                wall * 1e3,
                processor * 1e3,
                items / wall,
                bytes / wall / 1e6,
                processor / items * 1e6,
            );
        }
        println!("× limit: {last_column}\n");
    }
}

impl Row {
    /// Median wall and processor time in seconds.
    fn medians(&self) -> (f64, f64) {
        let median = |of: fn(&(Duration, Duration)) -> Duration| {
            let mut times: Vec<Duration> = self.runs.iter().map(of).collect();
            times.sort_unstable();
            times.get(times.len() / 2).map_or(0.0, Duration::as_secs_f64)
        };
        (median(|run| run.0), median(|run| run.1))
    }

    #[allow(clippy::cast_precision_loss)]
    fn per_item(&self) -> f64 {
        self.medians().1 / self.work.items as f64
    }
}
