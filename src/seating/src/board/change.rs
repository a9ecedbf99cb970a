//! How the figures change when somebody moves.

use serde::{Deserialize, Serialize};

use crate::{FigureKind, Weights};

/// A change of every figure, up or down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    by: [i64; FigureKind::ALL.len()],
}

impl Change {
    /// By how much one figure changes.
    #[must_use]
    pub fn get(&self, kind: FigureKind) -> i64 {
        self.by.get(kind as usize).copied().unwrap_or(0)
    }

    /// The change weighted, in hundredths of a point; below zero is better.
    #[must_use]
    pub fn cost(&self, weights: &Weights) -> i64 {
        FigureKind::ALL.into_iter().map(|kind| self.get(kind) * kind.weight(weights).cast_signed()).sum()
    }

    /// The figures that change, the weightiest first.
    pub fn iter(&self) -> impl Iterator<Item = (FigureKind, i64)> + '_ {
        let all = FigureKind::ALL.into_iter();
        all.map(|kind| (kind, self.get(kind))).filter(|&(_, by)| by != 0)
    }

    pub(crate) fn add(&mut self, kind: FigureKind, by: i64) {
        if let Some(slot) = self.by.get_mut(kind as usize) {
            *slot += by;
        }
    }

    pub(crate) fn add_all(&mut self, other: &Self, times: i64) {
        for (mine, theirs) in self.by.iter_mut().zip(&other.by) {
            *mine += theirs * times;
        }
    }
}
