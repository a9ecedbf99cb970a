//! What is noted on each person's chip, and who is shown at which table.

use super::{Layout, Session};

/// Something to note of a person as they sit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Fixed to the table (固定).
    Pinned,
    /// Moved by hand since the board was opened.
    ByHand,
    /// Would take the facilitator's part.
    Facilitator,
    /// More people of the profession are at the table than have to be somewhere.
    SameProfession,
    /// Somebody at the table has the same workplace.
    SameWorkplace,
    /// Sits apart from somebody by a rule.
    Apart,
    /// Sits together with others by a rule: the group's number, from 1.
    Together(usize),
}

/// The people of each table as they are shown: first those without a table, then the tables in
/// order, each in the order of `order`.
#[must_use]
pub fn seats(layout: &Layout, order: &[usize], tables: usize) -> Vec<Vec<usize>> {
    let mut seats = vec![Vec::new(); tables + 1];
    for &person in order {
        let at = layout.table(person).map_or(0, |table| table + 1);
        if let Some(row) = seats.get_mut(at) {
            row.push(person);
        }
    }
    seats
}

/// The marks of everybody; `seats` is what [`seats`] made of the session's layout.
#[must_use]
pub fn marks(session: &Session, seats: &[Vec<usize>]) -> Vec<Vec<Mark>> {
    let mut marks = vec![Vec::new(); session.problem().people.len()];
    for (at, row) in seats.iter().enumerate() {
        for &person in row {
            // People without a table sit with nobody.
            let beside = if at == 0 { &[] } else { row.as_slice() };
            if let Some(slot) = marks.get_mut(person) {
                *slot = marks_of(session, person, beside);
            }
        }
    }
    marks
}

fn marks_of(session: &Session, person: usize, beside: &[usize]) -> Vec<Mark> {
    let (people, layout) = (&session.problem().people, session.layout());
    let Some(own) = people.get(person) else { return Vec::new() };
    let others = || beside.iter().filter(|&&other| other != person).filter_map(|&other| people.get(other));
    let noted = [
        (layout.is_pinned(person), Mark::Pinned),
        (layout.is_by_hand(person), Mark::ByHand),
        (own.facilitator, Mark::Facilitator),
        (is_crowded(session, own.profession, beside), Mark::SameProfession),
        (own.workplace.is_some() && others().any(|other| other.workplace == own.workplace), Mark::SameWorkplace),
        (layout.is_apart(person), Mark::Apart),
    ];
    let together = layout.group_of(person).map(|group| Mark::Together(group + 1));
    noted.into_iter().filter_map(|(is, mark)| is.then_some(mark)).chain(together).collect()
}

/// Whether more people of a profession are at a table than have to be at some table: however twenty care
/// managers are seated at ten tables, two are together.
fn is_crowded(session: &Session, profession: u32, beside: &[usize]) -> bool {
    let people = &session.problem().people;
    let all = people.iter().filter(|person| person.profession == profession).count();
    let here = beside.iter().filter_map(|&other| people.get(other)).filter(|other| other.profession == profession);
    here.count() > all.div_ceil(session.problem().tables.count().max(1)).max(1)
}
