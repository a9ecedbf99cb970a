//! Heavy work (tables, proofs, rounds, workbooks, uploaded lists) has one bound: so many at once,
//! so many that wait, and so long. Everything that takes more than a few milliseconds of a
//! processor goes through [`Heavy::run`]: it is done on threads of its own, and one processor is
//! left to the pages. Whoever comes to a full house is told so at once.
//!
//! Never while a transaction is open: whoever waits here would hold up everybody who writes.

use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;
use tokio_util::sync::{CancellationToken, DropGuard};

/// How long a use case may take with all its heavy work, waiting included: less than a request
/// may take, so that there is time left to store and to answer.
pub const TIME: Duration = Duration::from_secs(24);
/// How long is waited for a place.
const WAIT: Duration = Duration::from_secs(10);
/// How many may wait for each place.
const WAITING: usize = 4;

/// Why heavy work was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeavyError {
    /// All places are taken, and enough wait already, or none became free in time.
    #[error("too much heavy work at once")]
    Full,
    /// The work panicked; a fault of ours.
    #[error("heavy work failed")]
    Failed,
}

/// The house where heavy work is done. Clones are the same house.
#[derive(Clone, Debug)]
pub struct Heavy {
    places: Arc<Semaphore>,
    /// Those who are in the house: at work or waiting.
    inside: Arc<Semaphore>,
    /// How long somebody waits for a place.
    wait: Duration,
}

impl Default for Heavy {
    /// A place for each processor but one, and one at least.
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let places = processors.saturating_sub(1).max(1);
        Self::new(places, places * WAITING)
    }
}

impl Heavy {
    /// A house of so many places, for which so many may wait.
    #[must_use]
    pub fn new(places: usize, waiting: usize) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
            inside: Arc::new(Semaphore::new(places + waiting)),
            wait: WAIT,
        }
    }

    /// Does the work on a thread of its own, as soon as there is a place. It should end soon once
    /// its patience is over, which is also when nobody waits for it any more.
    ///
    /// # Errors
    /// See [`HeavyError`]; the work was not begun where the house is full.
    pub async fn run<T: Send + 'static>(
        &self,
        patience: &Patience,
        work: impl FnOnce(&Patience) -> T + Send + 'static,
    ) -> Result<T, HeavyError> {
        let inside = Arc::clone(&self.inside).try_acquire_owned().map_err(|_| HeavyError::Full)?;
        let place =
            tokio::time::timeout(self.wait.min(patience.left()), Arc::clone(&self.places).acquire_owned()).await;
        let place = place.map_err(|_| HeavyError::Full)?.map_err(|_| HeavyError::Full)?;
        let patience = patience.of_work();
        let done = tokio::task::spawn_blocking(move || {
            // Kept until the work ends, even where nobody waits for it any more.
            let _held = (inside, place);
            work(&patience)
        });
        done.await.map_err(|_| HeavyError::Failed)
    }
}

/// How long somebody waits for a use case: made at its beginning, and shared by all that it does.
/// It is over when the time is, or when it is dropped.
#[derive(Debug)]
pub struct Patience {
    until: Instant,
    gone: CancellationToken,
    _here: Option<DropGuard>,
}

impl Patience {
    /// [`TIME`], from now on.
    #[must_use]
    pub fn begin() -> Self {
        let gone = CancellationToken::new();
        Self { until: Instant::now() + TIME, _here: Some(gone.clone().drop_guard()), gone }
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.gone.is_cancelled() || Instant::now() > self.until
    }

    /// A part of it: what is left, and at most `most` from now on.
    #[must_use]
    pub fn at_most(&self, most: Duration) -> Self {
        Self { until: self.until.min(Instant::now() + most), gone: self.gone.clone(), _here: None }
    }

    fn left(&self) -> Duration {
        self.until.saturating_duration_since(Instant::now())
    }

    /// The same, for work that must not keep it alive.
    fn of_work(&self) -> Self {
        Self { until: self.until, gone: self.gone.clone(), _here: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    /// Work that goes on until it is told to end, or nobody waits for it any more.
    fn work() -> (impl FnOnce(&Patience) -> bool + Send + 'static, mpsc::Sender<()>, mpsc::Receiver<()>) {
        let (end, ends) = mpsc::channel();
        let (begun, begins) = mpsc::channel();
        let work = move |patience: &Patience| {
            begun.send(()).unwrap();
            while ends.recv_timeout(Duration::from_millis(5)) == Err(mpsc::RecvTimeoutError::Timeout) {
                if patience.is_over() {
                    return false;
                }
            }
            true
        };
        (work, end, begins)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_full_house_says_so_at_once_and_takes_the_next_when_a_place_is_free() {
        let heavy = Heavy::new(1, 1);
        let patience = Patience::begin();
        let (first, end, begins) = work();
        let first = tokio::spawn({
            let heavy = heavy.clone();
            async move { heavy.run(&Patience::begin(), first).await }
        });
        tokio::task::spawn_blocking(move || begins.recv().unwrap()).await.unwrap();
        let waiting = heavy.run(&patience, |_| 7);
        tokio::pin!(waiting);
        assert!(tokio::time::timeout(Duration::from_millis(20), &mut waiting).await.is_err());
        let begun = Instant::now();
        assert_eq!(heavy.run(&patience, |_| 8).await, Err(HeavyError::Full));
        assert!(begun.elapsed() < WAIT / 2);
        end.send(()).unwrap();
        assert_eq!(first.await.unwrap(), Ok(true));
        assert_eq!(waiting.await, Ok(7));
        assert_eq!(heavy.run(&patience, |_| 9).await, Ok(9));
    }

    #[tokio::test]
    async fn nobody_waits_longer_for_a_place_than_the_house_and_their_patience_allow() {
        let soon = Duration::from_millis(30);
        let (patience, impatience) = (Patience::begin(), Patience::begin());
        let waits_briefly = Heavy { wait: soon, ..Heavy::new(1, 1) };
        for (heavy, patience) in [(waits_briefly, &patience), (Heavy::new(1, 1), &impatience.at_most(soon))] {
            // It never becomes free.
            let _place = heavy.places.acquire().await.unwrap();
            let waited = tokio::time::timeout(WAIT / 2, heavy.run(patience, |_| ())).await;
            assert_eq!(waited, Ok(Err(HeavyError::Full)));
        }
    }

    #[test]
    fn patience_is_over_with_its_time_and_a_part_of_it_no_later() {
        let whole = Patience::begin();
        let part = whole.at_most(Duration::from_millis(1));
        std::thread::sleep(Duration::from_millis(2));
        assert!(part.is_over() && part.of_work().is_over() && !whole.is_over());
        assert!(part.at_most(TIME).is_over() && part.left().is_zero());
        assert!(whole.at_most(2 * TIME).left() <= TIME);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn work_that_nobody_waits_for_ends_and_leaves_its_place() {
        let heavy = Heavy::new(1, 0);
        let (left, _end, begins) = work();
        let asked = tokio::spawn({
            let heavy = heavy.clone();
            async move { heavy.run(&Patience::begin(), left).await }
        });
        tokio::task::spawn_blocking(move || begins.recv().unwrap()).await.unwrap();
        assert_eq!(heavy.run(&Patience::begin(), |_| ()).await, Err(HeavyError::Full));
        asked.abort();
        let free = async {
            while heavy.run(&Patience::begin(), |_| ()).await.is_err() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), free).await.unwrap();
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_panic_in_the_work_is_an_error_and_leaves_the_place() {
        let heavy = Heavy::new(1, 0);
        let failed = heavy.run(&Patience::begin(), |_| -> () { panic!("in the work") }).await;
        assert_eq!(failed, Err(HeavyError::Failed));
        assert_eq!(heavy.run(&Patience::begin(), |_| 1).await, Ok(1));
    }
}
