//! The rules of an event's place (受付方法): shown with what they mean for those who are there, and
//! changed. Nobody is thrown out by other numbers; those who wait may get seats by them.

use super::admission::{locked, plan, settle_all};
use super::{World, audit};
use crate::domain::admission::{self, Missing, Occupancy, Rules};
use crate::domain::audit::{Action, Record};
use crate::domain::event::Event;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::profession::ProfessionList;
use crate::domain::rules_form::{Circumstances, Entry, RulesFault, RulesForm};
use crate::infra::db::{self, Connection, events, participations, professions};
use serde_json::json;

/// The rules of an event's place with what they mean now.
#[derive(Clone, Debug)]
pub struct RulesPage {
    /// The event.
    pub event: Event,
    /// The organisation's professions.
    pub professions: ProfessionList,
    /// Whether somebody has applied: the method stays then.
    pub applied: bool,
    /// What the rules mean for those who are there.
    pub effect: Effect,
}

/// What the rules mean for those who have a seat or wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// By how many the place is over its capacity.
    pub over_by: u32,
    /// By how many a profession or group is over its number.
    pub over: Vec<Missing>,
    /// How many seats are held for each set whose kept seats are not open yet.
    pub held: Vec<Missing>,
    /// How many of these seats can be had now; the others are kept as they become free.
    pub free: u32,
    /// How many are missing where at least so many are wished for.
    pub wished: Vec<Missing>,
    /// People with a seat whose profession cannot apply.
    pub seated_elsewise: u32,
    /// People who wait, or are to be decided about, whose profession cannot apply.
    pub waiting_elsewise: u32,
}

/// Rules that were changed.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The event as it is now.
    pub event: Event,
    /// How many of those who waited got a seat, or an offer, by the change.
    pub given: u32,
}

/// Why the rules were not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// There is no such event in the organisation.
    #[error("no such event")]
    NotFound,
    /// Something in the form is wrong.
    #[error("the form has faults")]
    Faults {
        /// What is wrong.
        faults: Vec<RulesFault>,
        /// The professions that they name.
        professions: ProfessionList,
    },
    /// Somebody else changed the event in between.
    #[error("the event has changed")]
    Conflict {
        /// The event as it is now.
        event: Box<Event>,
        /// The professions of its rules.
        professions: ProfessionList,
    },
    /// A fault of ours.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// The rules of an event's place; `None` where the organisation has no such event.
///
/// # Errors
/// The database's.
pub async fn find(world: &World, organiser: &Organiser, id: EventId) -> db::Result<Option<RulesPage>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, organiser.organisation, id).await? else { return Ok(None) };
    let professions = professions::of_organisation(c, organiser.organisation).await?;
    let applied = participations::anybody(c, event.place().id).await?;
    let effect = if applied { effect(world, c, &event, &professions).await? } else { Effect::default() };
    Ok(Some(RulesPage { event, professions, applied, effect }))
}

/// What the rules of the event's place mean for those who are there.
async fn effect(world: &World, c: &impl Connection, event: &Event, professions: &ProfessionList) -> db::Result<Effect> {
    let place = event.place();
    let occupancy = Occupancy::of(participations::held(c, place.id, false).await?);
    let measure = admission::Place::new(place.rules.clone(), professions);
    let now = world.now();
    let kept = place.rules.quotas.iter().filter(|quota| quota.keeps(now) > 0).map(|quota| quota.of.clone());
    let held = kept.map(|of| Missing { people: measure.held_for(&occupancy, &of, now), of });
    let barred: Vec<_> =
        professions.all().map(|one| one.code.as_str()).filter(|one| !place.rules.allows(one)).collect();
    let seated = barred.iter().map(|code| occupancy.of_profession(code)).sum();
    let waiting = if barred.is_empty() { 0 } else { participations::undecided(c, place.id, &barred).await? };
    Ok(Effect {
        over_by: measure.over_by(&occupancy),
        over: measure.over(&occupancy),
        held: held.filter(|held| held.people > 0).collect(),
        free: place.left(),
        wished: measure.wished_missing(&occupancy),
        seated_elsewise: seated,
        waiting_elsewise: waiting,
    })
}

/// Changes the rules of the event's place to what the form says, if the event is still at `version`; then
/// those who wait get what seats the new rules have for them.
///
/// # Errors
/// See [`ChangeError`]; nothing is written then.
pub async fn change(
    world: &World,
    by: &Organiser,
    id: EventId,
    form: &RulesForm,
    version: u32,
) -> Result<Changed, ChangeError> {
    let transaction = world.db.write().await?;
    let mut lock = locked(world, &transaction, by.organisation, id).await?.ok_or(ChangeError::NotFound)?;
    let event = lock.event().clone();
    let place = event.place();
    let professions = professions::of_organisation(&transaction, by.organisation).await?;
    let zone = world.settings.zone;
    let circumstances = Circumstances {
        zone,
        now: world.now(),
        begins: event.calendar_of(place).begins,
        professions: &professions,
        current: &place.rules,
        applied: participations::anybody(&transaction, place.id).await?,
        waiting: place.waiting,
    };
    let rules = match form.check(&circumstances) {
        Ok(rules) => rules,
        Err(faults) => return Err(ChangeError::Faults { faults, professions }),
    };
    if event.version != version {
        return Err(ChangeError::Conflict { event: Box::new(event), professions });
    }
    let fields = changed_fields(&place.rules, &rules, &professions, zone);
    let waited = event.waiting;
    events::update(&mut lock, with_rules(&event, &rules), world.now()).await?;
    plan(world, &mut lock).await?;
    settle_all(world, &mut lock).await?;
    let detail = json!({ "fields": fields });
    audit::note(world, &transaction, by, Action::ChangeRules, Record::Event(id), detail).await?;
    let event = lock.event().clone();
    world.commit(transaction).await?;
    Ok(Changed { given: waited.saturating_sub(event.waiting), event })
}

fn changed_fields(from: &Rules, to: &Rules, professions: &ProfessionList, zone: chrono_tz::Tz) -> Vec<String> {
    let form = |rules| RulesForm::of(rules, professions, zone);
    form(from).differences(&form(to), professions).iter().map(Entry::name).collect()
}

/// The event whose place has these rules.
fn with_rules(event: &Event, rules: &Rules) -> Event {
    let mut changed = event.clone();
    let id = event.place().id;
    changed.places.iter_mut().filter(|place| place.id == id).for_each(|place| {
        place.rules = rules.clone();
    });
    changed.add_up_places();
    changed
}
