//! Whether a problem makes sense at all: every index names something that is
//! there, and there is not more of anything than can be handled.

use crate::{Part, Problem, Refusal};

/// The most people, and the most tables.
pub(crate) const MOST: usize = 20_000;
/// The most past pairs, apart pairs, or entries of all together groups.
const MOST_PAIRS: usize = 4_000_000;
/// The most topics of one person.
const MOST_TOPICS: usize = 64;

/// Checks the problem; the first fault is named.
pub(crate) fn check(problem: &Problem) -> Result<(), Refusal> {
    amounts(problem)?;
    let people = problem.people.len();
    let tables = problem.tables.count();
    let person = |part, index, person: usize| {
        if person < people { Ok(()) } else { Err(Refusal::NoSuchPerson { part, index, person }) }
    };
    let table = |part, index, table: usize| {
        if table < tables { Ok(()) } else { Err(Refusal::NoSuchTable { part, index, table }) }
    };
    let pair = |part, index, a: usize, b: usize| {
        person(part, index, a)?;
        person(part, index, b)?;
        if a == b {
            return Err(Refusal::SamePerson { part, index, person: a });
        }
        Ok(())
    };
    if !problem.previous.is_empty() && problem.previous.len() != people {
        return Err(Refusal::WrongLength { part: Part::Previous, length: problem.previous.len(), people });
    }
    for (index, pin) in problem.rules.pins.iter().enumerate() {
        person(Part::Pins, index, pin.person)?;
        table(Part::Pins, index, pin.table)?;
    }
    for (index, group) in problem.rules.together.iter().enumerate() {
        for &member in group {
            person(Part::Together, index, member)?;
        }
    }
    for (index, &(a, b)) in problem.rules.apart.iter().enumerate() {
        pair(Part::Apart, index, a, b)?;
    }
    for (index, &locked) in problem.rules.locked.iter().enumerate() {
        table(Part::Locked, index, locked)?;
    }
    for (index, past) in problem.past.iter().enumerate() {
        pair(Part::Past, index, past.a, past.b)?;
    }
    for (index, previous) in problem.previous.iter().enumerate() {
        if let Some(previous) = *previous {
            table(Part::Previous, index, previous)?;
        }
    }
    Ok(())
}

fn amounts(problem: &Problem) -> Result<(), Refusal> {
    let rules = &problem.rules;
    let together: usize = rules.together.iter().map(Vec::len).sum();
    let topics = problem.people.iter().map(|person| person.topics.len()).max();
    for (what, amount, most) in [
        (Part::People, problem.people.len(), MOST),
        (Part::Tables, problem.tables.count(), MOST),
        (Part::People, topics.unwrap_or(0), MOST_TOPICS),
        (Part::Past, problem.past.len(), MOST_PAIRS),
        (Part::Apart, rules.apart.len(), MOST_PAIRS),
        (Part::Together, together + rules.together.len(), MOST_PAIRS),
        (Part::Pins, rules.pins.len(), MOST_PAIRS),
        (Part::Locked, rules.locked.len(), MOST_PAIRS),
    ] {
        if amount > most {
            return Err(Refusal::TooLarge { what });
        }
    }
    Ok(())
}
