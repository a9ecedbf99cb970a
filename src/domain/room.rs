//! The picture of a room: where each table and each seat stands, and who sits beside whom. Plain geometry
//! over people who are already seated; what is drawn of it is in `islands::room`.
//!
//! Lengths are those of the drawing, in which a cell with one table is 320 wide.

mod order;
mod surname;

pub use order::round_the_table;
pub use surname::surname;

/// How wide a cell with one table is.
pub const CELL: f64 = 320.0;
/// The most seats of a table round which names are written.
pub const NAMED: usize = 10;

/// One seat, as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Whose: the surname.
    pub name: String,
    /// The characters of the profession's mark.
    pub mark: String,
    /// The profession's position in the organisation's list, which chooses the colour.
    pub position: usize,
    /// Whether the person would be the facilitator.
    pub facilitator: bool,
    /// Whether the person is known to stay away.
    pub away: bool,
}

/// One table with who sits there, in the order round it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its number, from 1.
    pub number: u32,
    /// Its seats; `None` is an empty chair.
    pub seats: Vec<Option<Seat>>,
}

impl Table {
    /// A table of these people, in the order of `people`, with as many chairs as `chairs` where there are
    /// more than people.
    #[must_use]
    pub fn of(number: u32, people: Vec<Seat>, chairs: usize) -> Self {
        let positions: Vec<usize> = people.iter().map(|seat| seat.position).collect();
        let places = round_the_table(&positions, chairs);
        let mut people: Vec<Option<Seat>> = people.into_iter().map(Some).collect();
        let seats = places.into_iter().map(|who| who.and_then(|who| people.get_mut(who)?.take())).collect();
        Self { number, seats }
    }

    /// How many professions sit there, of those who come.
    #[must_use]
    pub fn professions(&self) -> usize {
        let mut seen: Vec<usize> = self.seats.iter().flatten().filter(|seat| !seat.away).map(|s| s.position).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.len()
    }
}

/// A point of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// How large the parts of a table with so many seats are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ring {
    /// From the table's centre to that of a seat.
    pub radius: f64,
    /// Half the size of a seat.
    pub seat: f64,
}

impl Ring {
    /// The ring of so many seats. They never touch: seats of a large table are smaller.
    #[must_use]
    pub fn of(seats: usize) -> Self {
        let count = real(seats.max(1));
        let seat = if seats > NAMED { 14.0 } else { 20.0 };
        let radius = (seat * count / std::f64::consts::PI * 1.15).max(76.0);
        Self { radius, seat }
    }

    /// Where a seat stands, seen from the table's centre. With an even number of seats no two stand above
    /// each other in the middle, so that each name has room at its side.
    #[must_use]
    pub fn point(&self, seat: usize, seats: usize) -> Point {
        let turn = (real(seat) + 0.5) / real(seats.max(1));
        let angle = (turn * 360.0 - 90.0).to_radians();
        Point { x: self.radius * angle.cos(), y: self.radius * angle.sin() }
    }

    /// How high a cell is.
    #[must_use]
    pub fn height(&self) -> f64 {
        (2.0 * (self.radius + self.seat) + 30.0).max(222.0)
    }
}

/// The tables of a picture in rows: the middle of each, and how large the whole is.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The middle of each table, in the order of the tables.
    pub middles: Vec<Point>,
    /// How wide the picture is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// What stands above the tables: the front of the hall.
pub const FRONT: f64 = 54.0;

/// So many tables, in rows of `columns`; the last row stands in the middle.
#[must_use]
pub fn plan(tables: usize, columns: usize, cell_height: f64) -> Plan {
    let columns = columns.clamp(1, tables.max(1));
    let width = CELL * real(columns);
    let middles = (0..tables).map(|table| {
        let (row, column) = (table / columns, table % columns);
        let in_row = (tables - row * columns).min(columns);
        let begin = (width - CELL * real(in_row)) / 2.0;
        Point { x: begin + CELL * (real(column) + 0.5), y: FRONT + cell_height * (real(row) + 0.5) }
    });
    let height = FRONT + cell_height * real(tables.div_ceil(columns));
    Plan { middles: middles.collect(), width, height }
}

/// A count as a length.
fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_never_touch_and_no_name_stands_above_another() {
        for seats in 1..=16 {
            let ring = Ring::of(seats);
            let points: Vec<_> = (0..seats).map(|seat| ring.point(seat, seats)).collect();
            for (at, a) in points.iter().enumerate() {
                for b in &points[at + 1..] {
                    let apart = (a.x - b.x).hypot(a.y - b.y);
                    assert!(apart >= 2.0 * ring.seat, "{seats}: {apart}");
                }
            }
            if seats % 2 == 0 && seats % 4 != 0 {
                assert!(points.iter().all(|point| point.x.abs() > 1.0), "{seats}");
            }
        }
    }

    #[test]
    fn twelve_tables_fill_a_hall_s_screen_and_the_last_row_is_in_the_middle() {
        let height = Ring::of(6).height();
        let twelve = plan(12, 4, height);
        assert!((twelve.width - 1280.0).abs() < 0.1 && twelve.height <= 721.0, "{twelve:?}");
        let ten = plan(10, 4, height);
        assert!((ten.middles[8].x - 480.0).abs() < 0.1 && (ten.middles[9].x - 800.0).abs() < 0.1);
        assert!((plan(1, 4, height).middles[0].x - 160.0).abs() < 0.1);
    }
}
