//! Times in order, and how they are printed.

use std::time::Duration;

/// Times of single answers.
#[derive(Debug, Default)]
pub struct Times(Vec<f64>);

impl Times {
    /// Adds one.
    pub fn add(&mut self, time: Duration) {
        self.0.push(time.as_secs_f64() * 1000.0);
    }

    /// Adds all of another run.
    pub fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The milliseconds that this share of them stays below; 1.0 is the longest.
    pub fn at(&mut self, share: f64) -> f64 {
        self.0.sort_by(f64::total_cmp);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let at = ((self.0.len() as f64 * share).ceil() as usize).saturating_sub(1);
        self.0.get(at).or(self.0.last()).copied().unwrap_or_default()
    }

    /// `p50 1.2 · p99 3.4 · most 5.6 ms`.
    pub fn told(&mut self) -> String {
        format!("p50 {:.2} · p99 {:.1} · most {:.0} ms", self.at(0.5), self.at(0.99), self.at(1.0))
    }
}

/// A count as a number to reckon with.
#[allow(clippy::cast_precision_loss)]
pub const fn number(count: usize) -> f64 {
    count as f64
}
