//! How long a search may go on: so many moves looked at, or until told to stop.

/// Moves between two questions whether to stop.
const BETWEEN: u64 = 4_096;

/// The effort left.
pub(crate) struct Budget<'a> {
    left: u64,
    until_asked: u64,
    stop: &'a mut dyn FnMut() -> bool,
}

impl<'a> Budget<'a> {
    pub(crate) fn new(iterations: u64, stop: &'a mut dyn FnMut() -> bool) -> Self {
        Self { left: iterations, until_asked: BETWEEN, stop }
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
            }
        }
        self.left > 0
    }

    pub(crate) fn spent(&self) -> bool {
        self.left == 0
    }

    pub(crate) fn left(&self) -> u64 {
        self.left
    }
}
