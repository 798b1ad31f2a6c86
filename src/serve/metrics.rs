//! How many questions were answered, and how fast: for Prometheus, without a word of any question.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Upper bounds of the times that are counted, in milliseconds.
const BOUNDS_MS: [u64; 8] = [5, 10, 25, 50, 100, 250, 1_000, 5_000];

/// Counts since the start.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    /// Answers by the hundreds of their status, `2xx` at 2.
    by_status: [AtomicU64; 6],
    /// Answers within each bound, and all of them.
    within: [AtomicU64; BOUNDS_MS.len()],
    micros: AtomicU64,
}

impl Metrics {
    /// Counts an answer.
    pub(super) fn count(&self, status: u16, took: Duration) {
        let hundreds = usize::from(status / 100).min(self.by_status.len() - 1);
        self.by_status[hundreds].fetch_add(1, Ordering::Relaxed);
        let millis = took.as_millis();
        for (bound, count) in BOUNDS_MS.iter().zip(&self.within) {
            if millis <= u128::from(*bound) {
                count.fetch_add(1, Ordering::Relaxed);
            }
        }
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.micros.fetch_add(micros, Ordering::Relaxed);
    }

    /// The counts in Prometheus' text format (version 0.0.4), with the size of the index.
    pub(super) fn text(&self, items: u64, files: u64) -> String {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        let mut out = String::from("# TYPE paragraf_http_requests_total counter\n");
        for (hundreds, count) in self.by_status.iter().enumerate().skip(2) {
            out.push_str(&format!(
                "paragraf_http_requests_total{{status=\"{hundreds}xx\"}} {}\n",
                read(count)
            ));
        }
        let all: u64 = self.by_status.iter().map(read).sum();
        out.push_str("# TYPE paragraf_http_request_duration_seconds histogram\n");
        for (bound, count) in BOUNDS_MS.iter().zip(&self.within) {
            let (whole, thousandths) = (bound / 1_000, bound % 1_000);
            out.push_str(&format!(
                "paragraf_http_request_duration_seconds_bucket{{le=\"{whole}.{thousandths:03}\"}} {}\n",
                read(count)
            ));
        }
        let micros = read(&self.micros);
        out.push_str(&format!(
            "paragraf_http_request_duration_seconds_bucket{{le=\"+Inf\"}} {all}\nparagraf_http_request_duration_seconds_sum {}.{:06}\nparagraf_http_request_duration_seconds_count {all}\n",
            micros / 1_000_000,
            micros % 1_000_000
        ));
        out.push_str(&format!(
            "# TYPE paragraf_index_items gauge\nparagraf_index_items {items}\n# TYPE paragraf_index_files gauge\nparagraf_index_files {files}\n"
        ));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_status_and_time() {
        let metrics = Metrics::default();
        metrics.count(200, Duration::from_millis(7));
        metrics.count(404, Duration::from_secs(9));
        let text = metrics.text(410, 39);
        for line in [
            "paragraf_http_requests_total{status=\"2xx\"} 1",
            "paragraf_http_requests_total{status=\"4xx\"} 1",
            "paragraf_http_request_duration_seconds_bucket{le=\"0.005\"} 0",
            "paragraf_http_request_duration_seconds_bucket{le=\"0.010\"} 1",
            "paragraf_http_request_duration_seconds_count 2",
            "paragraf_index_items 410",
        ] {
            assert!(text.lines().any(|own| own == line), "{line} in {text}");
        }
    }
}
