//! What one more person costs the mix of the tables.

use super::{Member, Occupancy, Of, Place, Seat};

/// What it costs the tables to take people in, compared one figure after another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    /// New pairs of one profession at one table.
    pub profession: u64,
    /// New pairs of one group of professions at one table.
    pub group: u64,
    /// Colleagues who are in already.
    pub colleagues: u64,
}

impl Place {
    /// What these people cost, one after another; nothing where the mix has no priority or there are no
    /// tables.
    ///
    /// With `c` people of a profession at `K` tables, as even as can be, the emptiest tables have
    /// `⌊c/K⌋` of them: one more makes so many new pairs, and no seating does with fewer.
    #[must_use]
    pub fn cost(&self, occupancy: &Occupancy, members: &[Member]) -> Cost {
        let tables = self.rules().tables as u64;
        if !self.rules().weighs_mix() {
            return Cost::default();
        }
        if let [one] = members {
            return self.cost_of_one(occupancy, one, tables);
        }
        let mut occupancy = occupancy.clone();
        let mut cost = Cost::default();
        for member in members {
            let one = self.cost_of_one(&occupancy, member, tables);
            cost.profession += one.profession;
            cost.group += one.group;
            cost.colleagues += one.colleagues;
            occupancy.take(member, &Seat::General);
        }
        cost
    }

    fn cost_of_one(&self, occupancy: &Occupancy, member: &Member, tables: u64) -> Cost {
        let group = self.group_of(&member.profession).map(|group| Of::Group(group.to_owned()));
        Cost {
            profession: u64::from(occupancy.of_profession(&member.profession)) / tables,
            group: group.map_or(0, |group| u64::from(self.people(occupancy, &group)) / tables),
            colleagues: occupancy.colleagues(&member.workplace).into(),
        }
    }
}
