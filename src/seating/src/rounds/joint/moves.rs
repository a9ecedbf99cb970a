//! What a move costs in one round, and carrying it out.

use super::super::setting::MEETING;
use super::Joint;

/// A meeting, as ties count it.
const ONE: i32 = MEETING as i32;

impl Joint<'_> {
    #[inline]
    pub(super) fn table(&self, round: usize, person: u16) -> usize {
        usize::from(self.table_of[round * self.people + usize::from(person)])
    }

    #[inline]
    fn row(&self, round: usize, person: u16) -> &[i32] {
        let from = usize::from(person) * self.people;
        &self.ties[self.setting.course_of[round]][from..from + self.people]
    }

    /// The change of the cost if the two at different tables changed them.
    #[inline]
    pub(super) fn swap_price(&self, round: usize, p: u16, q: u16) -> i64 {
        let (a, b) = (self.table(round, p), self.table(round, q));
        let (mine, theirs) = (self.row(round, p), self.row(round, q));
        let (here, there) = (&self.seats[round * self.tables + a], &self.seats[round * self.tables + b]);
        // A person's tie to themselves is 0: p and q themselves add the tie
        // between the two, twice.
        let mut price = -2 * i64::from(mine[usize::from(q)]);
        for &x in here {
            price += i64::from(theirs[usize::from(x)]) - i64::from(mine[usize::from(x)]);
        }
        for &x in there {
            price += i64::from(mine[usize::from(x)]) - i64::from(theirs[usize::from(x)]);
        }
        price
            + MEETING * (here.len() + there.len() - 2).cast_signed() as i64
            + self.extras[round].swap_price(p.into(), q.into(), a, b, &self.size[round])
            + self.stays(p, a, b)
            + self.stays(q, b, a)
    }

    /// The change of the cost if the person moved to another table.
    #[inline]
    pub(super) fn shift_price(&self, round: usize, p: u16, b: usize) -> i64 {
        let a = self.table(round, p);
        let mine = self.row(round, p);
        let (here, there) = (&self.seats[round * self.tables + a], &self.seats[round * self.tables + b]);
        let sum = |seats: &[u16]| seats.iter().map(|&x| i64::from(mine[usize::from(x)])).sum::<i64>();
        sum(there) - sum(here)
            + MEETING * (here.len() - 1).cast_signed() as i64
            + self.extras[round].shift_price(p.into(), a, b, &self.size[round])
            + self.stays(p, a, b)
    }

    /// The change of what staying costs when a person goes from a to b in a round.
    #[inline]
    fn stays(&self, person: u16, a: usize, b: usize) -> i64 {
        if self.stay == 0 {
            return 0;
        }
        let at = |table: usize| usize::from(self.at[usize::from(person) * self.tables + table]);
        let rounds = self.extras.len();
        self.stay * (i64::from(at(b) + 1 == rounds) - i64::from(at(a) == rounds))
    }

    pub(super) fn swap(&mut self, round: usize, p: u16, q: u16) {
        let (a, b) = (self.table(round, p), self.table(round, q));
        self.meet(round, a, p, q);
        self.meet(round, b, q, p);
        for (person, other, from, to) in [(p, q, a, b), (q, p, b, a)] {
            let place = self.place[round * self.people + usize::from(person)];
            self.seats[round * self.tables + from][usize::from(place)] = other;
            self.extras[round].shift(person.into(), from, to);
            self.at[usize::from(person) * self.tables + from] -= 1;
            self.at[usize::from(person) * self.tables + to] += 1;
        }
        let (p, q) = (round * self.people + usize::from(p), round * self.people + usize::from(q));
        self.place.swap(p, q);
        self.table_of.swap(p, q);
    }

    /// At a table, `goes` gives up the others and `comes` meets them.
    fn meet(&mut self, round: usize, table: usize, goes: u16, comes: u16) {
        let seats = std::mem::take(&mut self.seats[round * self.tables + table]);
        for &x in seats.iter().filter(|&&x| x != goes) {
            self.tie(goes, x, -ONE);
            self.tie(comes, x, ONE);
        }
        self.seats[round * self.tables + table] = seats;
    }

    pub(super) fn shift(&mut self, round: usize, p: u16, b: usize) {
        let a = self.table(round, p);
        for (table, by) in [(a, -ONE), (b, ONE)] {
            let seats = std::mem::take(&mut self.seats[round * self.tables + table]);
            for &x in seats.iter().filter(|&&x| x != p) {
                self.tie(p, x, by);
            }
            self.seats[round * self.tables + table] = seats;
        }
        let place = usize::from(self.place[round * self.people + usize::from(p)]);
        let seats = &mut self.seats[round * self.tables + a];
        seats.swap_remove(place);
        if let Some(&moved) = seats.get(place) {
            self.place[round * self.people + usize::from(moved)] = place as u16;
        }
        self.size[round][a] -= 1;
        self.at[usize::from(p) * self.tables + a] -= 1;
        self.extras[round].shift(p.into(), a, b);
        self.join(round, p.into(), b);
    }
}
