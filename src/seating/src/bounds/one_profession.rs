//! Tables where everybody has the same profession.
//!
//! A table of s ≥ 2 takes at most s − 1 of a profession without becoming such
//! a table, a table of one does no harm. What the most frequent profession has
//! beyond that makes one such table each: max(0, c − K(s − 1)) for equal sizes.

use super::Bounds;
use crate::index::Index;
use crate::{Attribute, FigureKind, Reason};

pub(super) fn bound(index: &Index, bounds: &mut Bounds) {
    let sizes = index.sizes.sorted(index.people);
    let harmless: usize = sizes.iter().map(|&size| if size == 1 { 1 } else { size.saturating_sub(1) }).sum();
    let most = index.tags.iter().filter(|tag| tag.attribute == Attribute::Profession).max_by_key(|tag| tag.people);
    if let Some(tag) = most {
        let tables = tag.people.saturating_sub(harmless);
        let reason = Reason::ProfessionOutnumbers {
            profession: tag.code,
            people: tag.people,
            others: index.people - tag.people,
            tables,
        };
        bounds.add(FigureKind::OneProfessionTables, tables as u64, reason);
    }
}
