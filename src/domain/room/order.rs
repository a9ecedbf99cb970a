//! Who sits beside whom at a table: colleagues in profession as far from each other as may be.

use std::collections::BTreeMap;

/// Who sits on each chair, as indexes into `positions`; `None` is an empty chair. `positions` are the
/// professions of the people, `chairs` how many chairs there are at least.
///
/// Every second chair is filled first, from the largest profession on, so that two of a profession do not
/// sit side by side while that can be had.
#[must_use]
pub fn round_the_table(positions: &[usize], chairs: usize) -> Vec<Option<usize>> {
    let chairs = chairs.max(positions.len());
    let mut by_profession: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (who, position) in positions.iter().enumerate() {
        by_profession.entry(*position).or_default().push(who);
    }
    let mut groups: Vec<_> = by_profession.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let mut seats = vec![None; chairs];
    let order = (0..chairs).step_by(2).chain((1..chairs).step_by(2));
    for (chair, who) in order.zip(groups.into_iter().flatten()) {
        if let Some(seat) = seats.get_mut(chair) {
            *seat = Some(who);
        }
    }
    seats
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_of_a_profession_do_not_sit_side_by_side() {
        for positions in
            [vec![8, 8, 4, 3, 2, 1], vec![1, 2, 8, 8, 8, 3], vec![4, 4, 4, 5, 6, 7, 8], vec![1, 1, 2, 2, 3]]
        {
            let seats = round_the_table(&positions, 0);
            let count = seats.len();
            let sits: Vec<_> = seats.iter().map(|who| positions[who.unwrap()]).collect();
            let beside = (0..count).filter(|&at| sits[at] == sits[(at + 1) % count]).count();
            assert_eq!(beside, 0, "{sits:?}");
        }
    }

    #[test]
    fn everybody_has_a_chair_and_the_rest_stay_empty() {
        let seats = round_the_table(&[1, 2, 3], 6);
        assert_eq!(seats.len(), 6);
        let mut sits: Vec<_> = seats.iter().flatten().copied().collect();
        sits.sort_unstable();
        assert_eq!(sits, [0, 1, 2]);
        assert_eq!(round_the_table(&[], 0), []);
    }
}
