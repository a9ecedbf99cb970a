//! What the public sees of the events: the list, and one event by its code. Drafts are never
//! shown.

use super::World;
use super::shown::{EventList, Shown};
use crate::domain::event::{Availability, EventStatus};
use crate::domain::registration::Language;
use crate::i18n::Texts;
use crate::infra::db::{self, events, organisers};
use std::sync::{Arc, PoisonError};

/// The longest public code that is looked for; [`World::new_code`] gives shorter ones.
const CODE_MAX: usize = 32;

/// All events that anybody may see.
///
/// # Errors
/// The database's.
pub async fn list(world: &World) -> db::Result<Arc<EventList>> {
    let list = world.on_show.list.get(world.moment(), (), async { read_list(world).await.map(Some) }).await?;
    Ok(list.unwrap_or_default())
}

async fn read_list(world: &World) -> db::Result<EventList> {
    let now = world.now();
    let organisations = read_operators(world).await?;
    let mut list = EventList { organisations, ..EventList::default() };
    for event in events::public(world.db.read()).await? {
        let over = event.ends_at().is_none_or(|end| end <= now);
        let shown = Shown { availability: event.availability(now), event };
        if over { list.past.push(shown) } else { list.upcoming.push(shown) }
    }
    list.upcoming.sort_by_key(|shown| (rank(shown.availability), shown.event.starts_at()));
    list.past.sort_by_key(|shown| std::cmp::Reverse(shown.event.starts_at()));
    Ok(list)
}

/// Reads anew who runs the site: at the start, when an organisation gets its name, and with the list. An
/// organisation that has no name yet is not named.
///
/// # Errors
/// The database's.
pub async fn read_operators(world: &World) -> db::Result<Arc<Vec<String>>> {
    let unnamed = Texts::new(Language::Ja).get("ops-organisation-unnamed");
    let mut names = organisers::organisation_names(world.db.read()).await?;
    names.retain(|name| *name != unnamed);
    let names = Arc::new(names);
    world.on_show.operators.write().unwrap_or_else(PoisonError::into_inner).clone_from(&names);
    Ok(names)
}

/// The names of the organisations that run the site, as they were when they were read last.
#[must_use]
pub fn operators(world: &World) -> Arc<Vec<String>> {
    world.on_show.operators.read().unwrap_or_else(PoisonError::into_inner).clone()
}

/// The event of a public code; `None` where there is none or it is a draft.
///
/// # Errors
/// The database's.
pub async fn by_code(world: &World, code: &str) -> db::Result<Option<Arc<Shown>>> {
    // What no code can be is not asked for: PostgreSQL refuses a text with a NUL.
    if code.len() > CODE_MAX || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Ok(None);
    }
    world.on_show.events.get(world.moment(), code.to_owned(), read(world, code)).await
}

async fn read(world: &World, code: &str) -> db::Result<Option<Shown>> {
    let found = events::by_code(world.db.read(), code).await?;
    Ok(found
        .filter(|event| event.status != EventStatus::Draft)
        .map(|event| Shown { availability: event.availability(world.now()), event }))
}

const fn rank(availability: Availability) -> u8 {
    match availability {
        Availability::Open | Availability::FewLeft(_) => 0,
        Availability::NotYetOpen => 1,
        Availability::Waiting(_) => 2,
        Availability::Full => 3,
        Availability::Closed => 4,
        Availability::Cancelled => 5,
    }
}
