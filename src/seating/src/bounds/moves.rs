//! People who must change tables: fixed elsewhere, or too many where they are.
//!
//! With c people at a table now and [l, h] wished, c − l must go, except that
//! so many tables may keep one more as there are people beyond Σ l.

use super::Bounds;
use crate::index::Index;
use crate::rules::Units;
use crate::{FigureKind, Reason};

pub(super) fn bound(index: &Index, units: &Units, bounds: &mut Bounds) {
    let mut now = vec![0usize; index.tables];
    let mut elsewhere = 0;
    for (person, &previous) in index.previous.iter().enumerate() {
        if let Some(previous) = previous {
            now[previous] += 1;
            elsewhere += usize::from(units.fixed(person).is_some_and(|table| table != previous));
        }
    }
    let sizes = &index.sizes;
    let extra = index.people.saturating_sub(sizes.low.iter().sum());
    let mut go = 0;
    let mut may_stay = 0;
    for ((&now, &low), &high) in now.iter().zip(&sizes.low).zip(&sizes.high) {
        go += now.saturating_sub(low);
        may_stay += now.min(high).saturating_sub(low);
    }
    let people = go.saturating_sub(may_stay.min(extra)).max(elsewhere);
    bounds.add(FigureKind::Moves, people as u64, Reason::MustMove { people });
}
