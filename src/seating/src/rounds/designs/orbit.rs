//! Rounds from few: designs with a prescribed automorphism.
//!
//! A turn of order n moves the places of m strands by one, f places stay where
//! they are. A base round turned n times gives n rounds. Pairs of places fall
//! into orbits under the turn (two strands and a difference, or a place that
//! stays and a strand), and nobody meets twice in all n rounds exactly if the
//! base rounds use no orbit twice: so instead of n rounds one is found. (The
//! method of differences: Bose, "On the construction of balanced incomplete
//! block designs", 1939; for the rounds of a resolution: Anderson,
//! "Combinatorial Designs and Tournaments", 1997.)
//!
//! Beside the turned rounds there may be some that the turn leaves as they are:
//!
//! - *diagonals*: tables with one place of each of s strands, turned n times;
//! - *cosets*: each strand alone, every (n/s)-th place together.
//!
//! With f = s, the places that stay sit together in one of those.
//!
//! Kirkman triple systems (5×3, 7×3, 9×3, …: f = 1, m = 2), nearly Kirkman
//! ones (6×3, 8×3: f = 2, m = 2), 4-RGDDs (6×4 and 9×4: f = m = 3; 8×4: f = 2,
//! m = 3) and resolvable transversal designs (f = 0) are all of this form. The
//! base rounds are found by annealing on swaps.

use crate::numbers::exp;
use crate::random::Random;
use crate::search::Budget;

/// How the rounds are made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    tables: usize,
    seats: usize,
    /// n, the order of the turn.
    turn: usize,
    /// f, the places that stay.
    fixed: usize,
    /// Base rounds.
    bases: usize,
    diagonals: usize,
    cosets: bool,
    /// Whether the first places that turn are to be kept apart as well, since
    /// more of them are empty than stay.
    apart: bool,
}

impl Shape {
    /// All shapes that may do, the smallest search first.
    pub fn all(tables: usize, seats: usize, empty: usize, rounds: usize) -> Vec<Self> {
        let places = tables * seats;
        if seats < 2 || tables < 2 || rounds < 2 {
            return Vec::new();
        }
        let most = ((places - 1) / (seats - 1)).min(places);
        let mut shapes = Vec::new();
        for turn in 2..=most {
            for fixed in (places % turn..=tables.min(places - 1)).step_by(turn) {
                let strands = (places - fixed) / turn;
                let closed = fixed == 0 || fixed == seats;
                let straight = closed && strands.is_multiple_of(seats);
                let cosets = closed && turn.is_multiple_of(seats);
                let most_diagonals = if straight { if fixed == 0 { rounds } else { 1 } } else { 0 };
                for (diagonals, cosets) in (0..=most_diagonals).map(|d| (d, false)).chain((cosets).then_some((0, true)))
                {
                    let still = diagonals + usize::from(cosets);
                    let bases = rounds.saturating_sub(still).div_ceil(turn);
                    let enough = still == 0 || bases * turn + still == rounds || (bases == 1 && still == 1);
                    let apart = empty > 1 && fixed < empty;
                    let shape = Self { tables, seats, turn, fixed, bases, diagonals, cosets, apart };
                    if bases > 0 && enough && shape.has_room(empty) {
                        shapes.push(shape);
                    }
                }
            }
        }
        shapes.sort_by_key(|shape| (shape.bases, shape.tables * shape.bases + shape.diagonals));
        shapes
    }

    fn strands(&self) -> usize {
        (self.tables * self.seats - self.fixed) / self.turn
    }

    /// Whether there are orbits enough, and places that may stay empty.
    fn has_room(&self, empty: usize) -> bool {
        let (n, m, s) = (self.turn, self.strands(), self.seats);
        let coset = if self.cosets { (s - 1) / 2 } else { 0 };
        let apart = if self.apart { (n - 1) / 2 } else { 0 };
        let pure = (n - 1) / 2;
        // Places that are empty never meet: they all stay, or all turn on one strand.
        let together = self.fixed == s && self.diagonals + usize::from(self.cosets) > 0;
        let alone = !self.apart || (self.fixed == 0 && !self.cosets && empty <= n);
        if coset > pure || !alone || (together && empty > 1) {
            return false;
        }
        let have = m * (pure - coset) + m * (m - 1) / 2 * n + self.fixed * m - apart;
        let block = s * (s - 1) / 2;
        self.bases * self.tables * block + self.diagonals * (m / s) * block <= have
    }

    /// The table of each place but the first `empty` in so many rounds, if such
    /// a design is found within so many looks; else how many repetitions the
    /// nearest one had.
    pub fn search(
        &self,
        empty: usize,
        rounds: usize,
        looks: u64,
        random: &mut Random,
        budget: &mut Budget<'_>,
    ) -> Result<Vec<Vec<usize>>, i64> {
        let mut search = Search::new(*self, random);
        let least = search.run(looks, random, budget);
        if least > 0 {
            return Err(least);
        }
        let all = search.rounds();
        Ok(all.into_iter().take(rounds).map(|round| round[empty..].to_vec()).collect())
    }
}

/// Places: those that stay first, then strand by strand.
struct Search {
    shape: Shape,
    places: usize,
    /// The orbit of each two places.
    orbit: Vec<u16>,
    /// How often each orbit is used.
    used: Vec<u8>,
    /// The blocks of places: of each base round, then of the diagonals.
    blocks: Vec<Vec<u16>>,
    /// The block of each place in each base round, and its seat there.
    block_of: Vec<(u16, u16)>,
    /// Pairs of uses of one orbit.
    again: i64,
}

impl Search {
    fn new(shape: Shape, random: &mut Random) -> Self {
        let places = shape.tables * shape.seats;
        let (orbit, used) = orbits(shape);
        let mut search = Self {
            shape,
            places,
            orbit,
            used,
            blocks: Vec::new(),
            block_of: vec![(0, 0); shape.bases * places],
            again: 0,
        };
        for base in 0..shape.bases {
            let mut order: Vec<u16> = (0..places as u16).collect();
            random.shuffle(&mut order);
            for block in order.chunks(shape.seats) {
                for (seat, &place) in block.iter().enumerate() {
                    search.block_of[base * places + usize::from(place)] = (search.blocks.len() as u16, seat as u16);
                }
                search.blocks.push(block.to_vec());
            }
        }
        for _ in 0..shape.diagonals {
            let mut strands: Vec<usize> = (0..shape.strands()).collect();
            random.shuffle(&mut strands);
            let place = |&strand: &usize| (shape.fixed + strand * shape.turn) as u16;
            search.blocks.extend(strands.chunks(shape.seats).map(|block| block.iter().map(place).collect()));
        }
        for block in search.blocks.clone() {
            for (i, &p) in block.iter().enumerate() {
                for &q in &block[..i] {
                    search.again += search.count(p, q, true);
                }
            }
        }
        search
    }

    /// Uses the orbit of two places, or gives it back; how the pairs change.
    #[inline]
    fn count(&mut self, p: u16, q: u16, join: bool) -> i64 {
        let orbit = usize::from(self.orbit[usize::from(p) * self.places + usize::from(q)]);
        let used = &mut self.used[orbit];
        if join {
            *used += 1;
            i64::from(*used) - 1
        } else {
            *used -= 1;
            -i64::from(*used)
        }
    }

    /// A seat of a block changes hands.
    fn replace(&mut self, block: usize, seat: usize, new: u16) -> i64 {
        let mut change = 0;
        let old = self.blocks[block][seat];
        for i in (0..self.shape.seats).filter(|&i| i != seat) {
            let other = self.blocks[block][i];
            change += self.count(old, other, false);
        }
        for i in (0..self.shape.seats).filter(|&i| i != seat) {
            let other = self.blocks[block][i];
            change += self.count(new, other, true);
        }
        self.blocks[block][seat] = new;
        change
    }

    fn exchange(&mut self, base: usize, p: u16, q: u16) -> i64 {
        let first = base * self.places;
        let (at_p, at_q) = (first + usize::from(p), first + usize::from(q));
        let (ours, theirs) = (self.block_of[at_p], self.block_of[at_q]);
        self.block_of.swap(at_p, at_q);
        self.replace(ours.0.into(), ours.1.into(), q) + self.replace(theirs.0.into(), theirs.1.into(), p)
    }

    /// Two seats of diagonals change hands, or one takes another place of its strand.
    fn diagonal(&mut self, random: &mut Random, limit: impl Fn(i64) -> bool) {
        let first = self.shape.bases * self.shape.tables;
        let per_round = (self.blocks.len() - first) / self.shape.diagonals;
        let block = first + random.below(self.blocks.len() - first);
        let seat = random.below(self.shape.seats);
        let old = self.blocks[block][seat];
        let round = (block - first) / per_round;
        let other = first + round * per_round + random.below(per_round);
        let place = usize::from(old) - self.shape.fixed;
        let strand = place / self.shape.turn * self.shape.turn + self.shape.fixed;
        if other == block {
            let change = self.replace(block, seat, (strand + random.below(self.shape.turn)) as u16);
            self.again += change;
            if !limit(change) {
                self.again += self.replace(block, seat, old);
            }
            return;
        }
        let theirs = self.blocks[other][seat];
        let change = self.replace(block, seat, theirs) + self.replace(other, seat, old);
        self.again += change;
        if !limit(change) {
            self.again += self.replace(block, seat, old) + self.replace(other, seat, theirs);
        }
    }

    /// Anneals; the fewest repetitions there were. They are left if it is 0.
    fn run(&mut self, looks: u64, random: &mut Random, budget: &mut Budget<'_>) -> i64 {
        const COOLING: u64 = 250_000;
        let Shape { bases, tables, diagonals, .. } = self.shape;
        let mut least = self.again;
        for look in 0..looks {
            least = least.min(self.again);
            if least == 0 || (look.is_multiple_of(256) && !budget.spend(256)) {
                return least;
            }
            #[allow(clippy::cast_precision_loss)]
            let heat = 0.45 - 0.25 * (look % COOLING) as f64 / COOLING as f64;
            let luck = random.unit();
            #[allow(clippy::cast_precision_loss)]
            let limit = |change: i64| change <= 0 || luck < exp(-(change as f64) / heat);
            if diagonals > 0 && random.below(bases * tables + diagonals) < diagonals {
                self.diagonal(random, limit);
                continue;
            }
            let base = random.below(bases);
            let (p, q) = (random.below(self.places), random.below(self.places));
            let block = |place: usize| self.block_of[base * self.places + place].0;
            if block(p) == block(q) {
                continue;
            }
            let change = self.exchange(base, p as u16, q as u16);
            self.again += change;
            if !limit(change) {
                self.again += self.exchange(base, q as u16, p as u16);
            }
        }
        least.min(self.again)
    }

    /// The place when it is turned so many times.
    fn turned(&self, place: u16, times: usize) -> usize {
        let Shape { turn, fixed, .. } = self.shape;
        let Some(at) = usize::from(place).checked_sub(fixed) else { return place.into() };
        at / turn * turn + (at % turn + times) % turn + fixed
    }

    fn rounds(&self) -> Vec<Vec<usize>> {
        let Shape { tables, seats, turn, fixed, bases, diagonals, cosets, .. } = self.shape;
        let mut rounds = Vec::new();
        let (turning, still) = self.blocks.split_at(bases * tables);
        for base in turning.chunks(tables) {
            for times in 0..turn {
                let mut table_of = vec![0; self.places];
                for (table, block) in base.iter().enumerate() {
                    for &place in block {
                        table_of[self.turned(place, times)] = table;
                    }
                }
                rounds.push(table_of);
            }
        }
        // Places that stay sit together at the last table.
        for blocks in still.chunks((still.len() / diagonals.max(1)).max(1)) {
            let mut table_of = vec![tables - 1; self.places];
            for (number, block) in blocks.iter().enumerate() {
                for (place, times) in block.iter().flat_map(|&place| (0..turn).map(move |times| (place, times))) {
                    table_of[self.turned(place, times)] = number * turn + times;
                }
            }
            rounds.push(table_of);
        }
        if cosets {
            let apart = turn / seats;
            let table = |place: usize| {
                let Some(at) = place.checked_sub(fixed) else { return tables - 1 };
                at / turn * apart + at % turn % apart
            };
            rounds.push((0..self.places).map(table).collect());
        }
        rounds
    }
}

/// The orbit of each two places, and how often each is used beforehand.
fn orbits(shape: Shape) -> (Vec<u16>, Vec<u8>) {
    let Shape { turn, fixed, seats, .. } = shape;
    let (places, strands) = (shape.tables * seats, shape.strands());
    // The first is that of two places that stay: they never meet.
    let mut used = vec![0_u8; 1 + fixed * strands + strands * strands * turn];
    used[0] = 1;
    let with_fixed = |still: usize, strand: usize| 1 + still * strands + strand;
    let moving = |a: usize, b: usize, difference: usize| 1 + fixed * strands + (a * strands + b) * turn + difference;
    let mut orbit = vec![0_u16; places * places];
    for p in 0..places {
        for q in 0..places {
            let (p_at, q_at) = (p.checked_sub(fixed), q.checked_sub(fixed));
            orbit[p * places + q] = match (p_at, q_at) {
                (None, None) => 0,
                (None, Some(at)) => with_fixed(p, at / turn),
                (Some(at), None) => with_fixed(q, at / turn),
                (Some(a), Some(b)) => {
                    let (a, b) = if a / turn <= b / turn { (a, b) } else { (b, a) };
                    let difference = (b % turn + turn - a % turn) % turn;
                    let same = a / turn == b / turn;
                    let difference = if same { difference.min(turn - difference) } else { difference };
                    moving(a / turn, b / turn, difference % turn)
                }
            } as u16;
        }
    }
    for strand in 0..strands {
        // Such a pair would be met twice in one turn.
        if turn.is_multiple_of(2) {
            used[moving(strand, strand, turn / 2)] = 1;
        }
        for difference in 1..=turn / 2 {
            let coset = shape.cosets && difference.is_multiple_of(turn / seats);
            if coset || (shape.apart && strand == 0) {
                used[moving(strand, strand, difference)] = 1;
            }
        }
    }
    (orbit, used)
}

#[cfg(test)]
mod tests {
    use super::super::Wanted;
    use super::super::tests::check;
    use super::*;

    #[test]
    fn nobody_meets_twice_in_any_shape() {
        for (tables, seats, empty, rounds) in [
            (5, 3, 0, 7),
            (6, 3, 0, 8),
            (6, 3, 2, 8),
            (6, 3, 0, 6),
            (7, 3, 1, 10),
            (6, 4, 0, 7),
            (6, 4, 3, 7),
            (6, 5, 0, 6),
            (9, 4, 1, 9),
            (12, 4, 0, 10),
        ] {
            let mut never = || false;
            let mut budget = Budget::new(2_000_000_000, &mut never);
            let mut random = Random::new(1);
            let shapes = Shape::all(tables, seats, empty, rounds);
            let found = (1..200).find_map(|turn| {
                let search = |shape: &Shape| shape.search(empty, rounds, turn * 50_000, &mut random, &mut budget).ok();
                shapes.iter().take(4).find_map(search)
            });
            let wanted = Wanted { tables, seats, empty, rounds, hosts: false };
            check(wanted, &found.unwrap_or_else(|| panic!("{wanted:?}")));
        }
    }

    /// Every shape that finds anything finds rounds in which nobody meets twice.
    #[test]
    fn no_shape_claims_what_is_not_so() {
        let mut random = Random::new(2);
        for (tables, seats) in [(4, 3), (4, 4), (6, 3), (9, 3), (7, 3), (5, 5), (6, 5), (8, 2)] {
            for rounds in 2..=8 {
                for empty in 0..3 {
                    for shape in Shape::all(tables, seats, empty, rounds) {
                        let mut never = || false;
                        let mut budget = Budget::new(20_000, &mut never);
                        if let Ok(plans) = shape.search(empty, rounds, 20_000, &mut random, &mut budget) {
                            check(Wanted { tables, seats, empty, rounds, hosts: false }, &plans);
                        }
                    }
                }
            }
        }
    }
}
