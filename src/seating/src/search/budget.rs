//! How long a search may go on: so many moves looked at, or until told to stop.

/// Moves between two questions whether to stop.
const BETWEEN: u64 = 4_096;

/// The effort left.
pub(crate) struct Budget<'a> {
    left: u64,
    until_asked: u64,
    stopped: bool,
    stop: &'a mut dyn FnMut() -> bool,
}

impl<'a> Budget<'a> {
    pub(crate) fn new(iterations: u64, stop: &'a mut dyn FnMut() -> bool) -> Self {
        Self { left: iterations, until_asked: BETWEEN, stopped: false, stop }
    }

    /// Takes moves from the budget; `false` when it is used up.
    #[inline]
    pub(crate) fn spend(&mut self, moves: u64) -> bool {
        self.left = self.left.saturating_sub(moves);
        if self.until_asked > moves {
            self.until_asked -= moves;
        } else {
            self.until_asked = BETWEEN;
            if (self.stop)() {
                self.left = 0;
                self.stopped = true;
            }
        }
        self.left > 0
    }

    /// Keeps only so many moves for now; returns what is held back.
    pub(crate) fn hold_back(&mut self, keep: u64) -> u64 {
        let held = self.left.saturating_sub(keep);
        self.left -= held;
        held
    }

    /// Gives back what was held back, unless the search was told to stop.
    pub(crate) fn give_back(&mut self, held: u64) {
        if !self.stopped {
            self.left = self.left.saturating_add(held);
        }
    }

    /// A budget of its own, of at most so many of the moves left, that ends with this one when it
    /// is told to stop.
    pub(crate) fn part(&mut self, most: u64) -> Budget<'_> {
        Budget::new(if self.stopped { 0 } else { self.left.min(most) }, &mut *self.stop)
    }

    pub(crate) fn spent(&self) -> bool {
        self.left == 0
    }

    pub(crate) fn left(&self) -> u64 {
        self.left
    }
}
