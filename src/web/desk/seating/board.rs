//! The board in the browser: what it is handed, and what answers its calls.

use crate::app::board::Shown;
use crate::app::heavy::HeavyError;
use crate::app::seat::edit::{Change, EditError, Seen, Whole, edit};
use crate::app::{World, seat};
use crate::domain::adjust::{Attendee, Draft, Layout, NotSaved, Props, Saved, Words};
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::infra::{collation, db};
use crate::islands::board::calls::{Seatings, Stored};
use crate::islands::call::CallError;
use crate::web::calls::answer::Answer;
use crate::web::context::Page;
use axum::http::StatusCode;
use std::collections::HashMap;
use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;

/// Everything the board shows and works with.
pub(super) fn props(page: &Page, event: EventId, shown: &Shown) -> Props {
    let board = &shown.board;
    // People who cancelled come after those of the problem.
    let people = board.people.get(..board.problem.people.len()).unwrap_or_default();
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by(|&a, &b| match (people.get(a), people.get(b)) {
        (Some(a), Some(b)) => collation::compare(&a.furigana, &b.furigana).then(a.number.cmp(&b.number)),
        _ => a.cmp(&b),
    });
    let mut ranks = vec![0; people.len()];
    for (rank, &person) in (0..).zip(&order) {
        if let Some(slot) = ranks.get_mut(person) {
            *slot = rank;
        }
    }
    let attendees = people.iter().zip(ranks).map(|(person, rank)| {
        let profession = board.professions.get(person.profession);
        Attendee {
            id: person.id,
            name: person.name.clone(),
            rank,
            profession: person.profession_label.clone(),
            mark: profession.map(|profession| profession.mark.clone()).unwrap_or_default(),
            position: profession.map_or(0, |profession| profession.position),
            workplace: person.workplace.clone(),
        }
    });
    let index: HashMap<RegistrationId, usize> =
        people.iter().zip(0..).map(|(person, index)| (person.id, index)).collect();
    let at = |id: &RegistrationId| index.get(id).copied();
    let table = |number: u32| number.checked_sub(1).map(|table| table as usize);
    Props {
        event,
        site: page.urls.prefix().to_owned(),
        page_url: page.urls.desk_event_page(event, "seating"),
        number: board.number,
        version: board.version,
        people: attendees.collect(),
        layout: Layout {
            table_of: people.iter().map(|person| person.table.and_then(table)).collect(),
            pinned: people.iter().map(|person| person.pinned).collect(),
            by_hand: Vec::new(),
            together: board.together.iter().map(|group| group.iter().filter_map(at).collect()).collect(),
            apart: board.apart.iter().filter_map(|(a, b)| Some((at(a)?, at(b)?))).collect(),
            locked: board.locked.iter().filter_map(|&number| table(number)).collect(),
        },
        problem: board.problem.clone(),
        words: Words::collect(|id, places| page.t.template(id, places)),
    }
}

/// What answers the board's calls for the organiser who makes them.
pub(in crate::web) fn calls(world: &World, page: &Page, organiser: &Organiser, answer: Answer) -> Arc<dyn Seatings> {
    Arc::new(AtDesk { world: world.clone(), page: page.clone(), organiser: organiser.clone(), answer })
}

struct AtDesk {
    world: World,
    page: Page,
    organiser: Organiser,
    answer: Answer,
}

impl Seatings for AtDesk {
    fn store(
        self: Arc<Self>,
        event: EventId,
        draft: Draft,
        publish: bool,
    ) -> Pin<Box<dyn Future<Output = Stored> + Send>> {
        Box::pin(async move {
            let stored = self.stored(event, draft, publish).await;
            self.answer.note(&stored, |why| match why {
                NotSaved::Stale { .. } => StatusCode::CONFLICT,
                NotSaved::Unknown | NotSaved::Locked(_) => StatusCode::UNPROCESSABLE_ENTITY,
            });
            stored
        })
    }
}

impl AtDesk {
    async fn stored(&self, event: EventId, draft: Draft, publish: bool) -> Stored {
        let (world, organiser) = (&self.world, &self.organiser);
        let seen = Seen { number: draft.number, version: draft.version };
        let stored = match edit(world, organiser, event, seen, &Change::Whole(whole(draft))).await {
            Ok(stored) => stored,
            Err(EditError::NotFound) => return Err(CallError::NotFound),
            Err(EditError::Changed) => return self.stale(event).await,
            Err(EditError::Unknown) => return Err(CallError::Refused(NotSaved::Unknown)),
            Err(EditError::Locked(table)) => return Err(CallError::Refused(NotSaved::Locked(table))),
            Err(EditError::Database(fault)) => return Err(of_database(&fault)),
            Err(EditError::Refused(refusal)) => return Err(failed(&refusal)),
            // The board keeps what is on it, and says that the house is full.
            Err(EditError::Heavy(HeavyError::Full)) => return Err(CallError::Busy),
            Err(EditError::Heavy(fault)) => return Err(failed(&fault)),
        };
        let saved = Saved { number: stored.number, version: stored.version };
        if publish {
            match seat::publish(world, organiser, event, saved.number, saved.version).await {
                Ok(true) => {}
                Ok(false) => return self.stale(event).await,
                Err(fault) => return Err(of_database(&fault)),
            }
        }
        Ok(saved)
    }

    /// Somebody else was quicker: what is stored now, and since when.
    async fn stale(&self, event: EventId) -> Stored {
        let last = seat::last_change(&self.world, &self.organiser, event).await.map_err(|fault| of_database(&fault))?;
        let last = last.ok_or(CallError::NotFound)?;
        let now = Saved { number: last.number, version: last.version };
        Err(CallError::Refused(NotSaved::Stale { now, at: self.page.dates.date_time(last.at), by: last.by }))
    }
}

/// The database failed. Where it is away, or too many write at once, the same call goes through a little
/// later, and so says the board.
fn of_database(fault: &db::Fault) -> CallError<NotSaved> {
    let other = failed(fault);
    if fault.is_unavailable() { CallError::Busy } else { other }
}

/// A fault of ours: the log says which, the caller only that there was one.
fn failed(fault: &dyn Error) -> CallError<NotSaved> {
    tracing::error!(error = %fault, "a seating could not be stored");
    CallError::Failed
}

fn whole(draft: Draft) -> Whole {
    Whole {
        places: draft.places.into_iter().map(|place| (place.person, place.table, place.pinned)).collect(),
        together: draft.together,
        apart: draft.apart,
        locked: draft.locked.into_iter().collect(),
    }
}
