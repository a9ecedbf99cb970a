//! What a move costs, and carrying it out.

use super::{Dense, row};

impl Dense {
    #[inline]
    pub(super) fn swap_price(&self, p: usize, q: usize) -> i64 {
        let n = self.people;
        let (a, b) = (self.table_of[p] as usize, self.table_of[q] as usize);
        let price = self.at[b * n + p] + self.at[a * n + q]
            - self.at[a * n + p]
            - self.at[b * n + q]
            - 2 * self.pair[p * n + q];
        i64::from(price) + self.extras.swap_price(p, q, a, b, &self.size)
    }

    pub(super) fn shift_price(&self, p: usize, b: usize) -> i64 {
        let a = self.table_of[p] as usize;
        let price = self.at[b * self.people + p] - self.at[a * self.people + p];
        i64::from(price) + self.extras.shift_price(p, a, b, &self.size)
    }

    pub(super) fn swap(&mut self, p: usize, q: usize) {
        let n = self.people;
        let (a, b) = (self.table_of[p] as usize, self.table_of[q] as usize);
        let (mine, theirs) = (&self.pair[p * n..(p + 1) * n], &self.pair[q * n..(q + 1) * n]);
        for ((price, mine), theirs) in row(&mut self.at, a, n).iter_mut().zip(mine).zip(theirs) {
            *price += theirs - mine;
        }
        for ((price, mine), theirs) in row(&mut self.at, b, n).iter_mut().zip(mine).zip(theirs) {
            *price += mine - theirs;
        }
        self.table_of.swap(p, q);
        self.extras.shift(p, a, b);
        self.extras.shift(q, b, a);
    }

    pub(super) fn put(&mut self, p: usize, b: usize) {
        let n = self.people;
        let a = self.table_of[p] as usize;
        let mine = &self.pair[p * n..(p + 1) * n];
        for (price, mine) in row(&mut self.at, a, n).iter_mut().zip(mine) {
            *price -= mine;
        }
        for (price, mine) in row(&mut self.at, b, n).iter_mut().zip(mine) {
            *price += mine;
        }
        self.table_of[p] = b as u32;
        self.size[a] -= 1;
        self.size[b] += 1;
        self.extras.shift(p, a, b);
    }
}
