//! 募集の目安: what one person more or less of a profession, or one table more or fewer, would do
//! to the mix.

use super::{Asked, asked_of};
use crate::app::World;
use crate::domain::event::TableRule;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::seating::{Seating, SeatingSettings};
use crate::infra::db::{self, registrations};
use entaku_seating::{Advice, advise};

/// With more people than this one more or less is no matter, and telling it would take long.
const MOST_PEOPLE: usize = 1_000;

/// What changes would do.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The people of now, and what the numbers stand for.
    pub asked: Asked,
    /// What each change would do, the best first; changes that do nothing are among them.
    pub advice: Vec<Advice>,
}

/// What changes would do to the people of an event, as many tables as `seating` has or, before
/// anybody is seated, as `settings` ask for. `None` where there are too few or too many people.
///
/// # Errors
/// The database's.
pub async fn outlook(
    world: &World,
    organiser: &Organiser,
    event: EventId,
    settings: &SeatingSettings,
    seating: Option<&Seating>,
) -> db::Result<Option<Outlook>> {
    let c = world.db.read();
    let mut people = registrations::of_event(c, event).await?;
    people.retain(|person| person.status.has_seat());
    let tables = seating.map_or(settings.tables, |seating| TableRule::Tables(seating.tables));
    let settings = SeatingSettings { tables, ..settings.clone() };
    let places = seating.map(|seating| seating.places.as_slice()).unwrap_or_default();
    let asked = asked_of(c, organiser, people, &settings, places).await?;
    if !(2..=MOST_PEOPLE).contains(&asked.people.len()) {
        return Ok(None);
    }
    let told = tokio::task::spawn_blocking(move || (advise(&asked.problem), asked)).await;
    // What the seating crate does not take is told where somebody asks for tables.
    let Ok((Ok(mut advice), asked)) = told else { return Ok(None) };
    advice.sort_by_key(|advice| advice.gain);
    Ok(Some(Outlook { asked, advice }))
}
