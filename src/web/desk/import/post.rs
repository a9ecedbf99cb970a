use super::preview::{Preview, preview};
use super::sent::{self, Sent};
use super::{sentences, view};
use crate::app::heavy::{HeavyError, Patience};
use crate::app::import::{self, Choices, Outcome, Unsettled};
use crate::app::{Secret, World};
use crate::domain::event::Event;
use crate::domain::organiser::Organiser;
use crate::domain::profession_words::ProfessionWords;
use crate::domain::roster::{Layout, Roster, RosterFault, Sheet};
use crate::web::context::Page;
use crate::web::desk::registrations::event_of;
use crate::web::error::{Failed, PageError, retry_soon};
use crate::web::session::Editor;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// Whose page it is, and for which event.
struct Desk<'a> {
    world: &'a World,
    page: &'a Page,
    organiser: &'a Organiser,
    event: &'a Event,
}

pub async fn take(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
    form: Multipart,
) -> Result<Response, Failed> {
    let event = event_of(&world, &page, &organiser, &event).await?;
    let sent = sent::read(form).await.map_err(|error| PageError::from(error).on(&page))?;
    let desk = Desk { world: &world, page: &page, organiser: &organiser, event: &event };
    let Some(sheet) = &sent.sheet else { return desk.upload(sent.file).await };
    let sheet: Sheet = serde_json::from_str(sheet).map_err(|_| PageError::BadRequest.on(&page))?;
    let layout = sent.layout(&sheet);
    let (said, shown) = (sent.words(), layout.outline() == sent.laid_out);
    if !said.is_empty() || !shown {
        // Only what makes people is worth remembering.
        let layout = Some(&layout).filter(|layout| !shown && Roster::of(&sheet, layout).is_ok());
        let remembered = import::remember(&world, &organiser, layout, &said).await;
        remembered.map_err(|fault| PageError::from(fault).on(&page))?;
    }
    // What is taken in was shown, under these headings and with these words.
    if sent.take_in && shown && said.is_empty() {
        desk.take_in(&sheet, &layout, sent).await
    } else {
        let again = sent.take_in;
        desk.preview(&sheet, &layout, sent.choices, Secret::from_holder(sent.token), again).await
    }
}

impl Desk<'_> {
    async fn upload(&self, file: Vec<u8>) -> Result<Response, Failed> {
        // Unpacking and reading takes a while; the other pages go on meanwhile.
        let read = self.world.heavy.run(&Patience::begin(), move |_| import::read(&file)).await;
        match read {
            Ok(Ok(sheet)) => {
                let layout = import::layout_of(self.world, self.organiser, &sheet).await;
                let layout = layout.map_err(|fault| PageError::from(fault).on(self.page))?;
                self.preview(&sheet, &layout, Choices::default(), self.world.new_secret(), false).await
            }
            Err(HeavyError::Full) => {
                // A browser does not keep the choice of a file, and says nothing of it.
                let sentence = Some(self.page.t.get("busy-file"));
                Ok(retry_soon(self.choose(StatusCode::SERVICE_UNAVAILABLE, sentence)))
            }
            Err(failed) => Err(PageError::from(failed).on(self.page)),
            Ok(Err(fault)) => {
                let sentence = Some(sentences::unreadable(self.page.t, fault));
                Ok(self.choose(StatusCode::UNPROCESSABLE_ENTITY, sentence))
            }
        }
    }

    fn choose(&self, status: StatusCode, sentence: Option<String>) -> Response {
        view::upload(status, self.page, self.organiser, self.event, sentence)
    }

    async fn preview(
        &self,
        sheet: &Sheet,
        layout: &Layout,
        choices: Choices,
        token: Secret,
        reflected: bool,
    ) -> Result<Response, Failed> {
        let professions = self.professions().await?;
        let people = match Roster::of(sheet, layout) {
            // No column makes people of these.
            Err(fault @ (RosterFault::Empty | RosterFault::NoRows | RosterFault::TooManyRows)) => {
                let sentence = Some(sentences::no_roster(self.page.t, &fault));
                return Ok(self.choose(StatusCode::UNPROCESSABLE_ENTITY, sentence));
            }
            Err(fault) => Err(fault),
            Ok(roster) => {
                let plan =
                    import::plan_for(self.world.db.read(), self.event, &roster, &professions, &choices.said).await;
                Ok((roster, plan.map_err(|fault| PageError::from(fault).on(self.page))?))
            }
        };
        let shown = Preview { event: self.event, sheet, layout, people, choices, token, unsettled: None, reflected };
        Ok(preview(self.page, self.organiser, &shown, &professions))
    }

    async fn professions(&self) -> Result<ProfessionWords, Failed> {
        let professions = import::professions(self.world, self.organiser).await;
        professions.map_err(|fault| PageError::from(fault).on(self.page))
    }

    fn done(&self, people: usize, left_out: usize) -> Response {
        let list = self.page.urls.desk_event_page(self.event.id, "registrations");
        let left_out = if left_out > 0 { format!("&left_out={left_out}") } else { String::new() };
        Redirect::to(&format!("{list}?imported={people}{left_out}")).into_response()
    }

    async fn take_in(&self, sheet: &Sheet, layout: &Layout, sent: Sent) -> Result<Response, Failed> {
        let Sent { seen, token, choices, .. } = sent;
        let token = Secret::from_holder(token);
        let Ok(roster) = Roster::of(sheet, layout) else {
            return self.preview(sheet, layout, choices, token, false).await;
        };
        let outcome =
            import::take_in(self.world, self.organiser, self.event.id, &roster, &choices, &seen, &token).await;
        match outcome.map_err(|fault| PageError::from(fault).on(self.page))? {
            Outcome::TakenIn(people, left_out) => Ok(self.done(people, left_out)),
            Outcome::Repeated(people) => Ok(self.done(people, 0)),
            Outcome::NotFound => Err(PageError::NotFound.on(self.page)),
            Outcome::Unsettled(Unsettled::EventCancelled, _) => Ok(self.choose(StatusCode::UNPROCESSABLE_ENTITY, None)),
            Outcome::Unsettled(unsettled, plan) => {
                let (people, unsettled) = (Ok((roster, plan)), Some(unsettled));
                let event = self.event;
                let shown = Preview { event, sheet, layout, people, choices, token, unsettled, reflected: false };
                Ok(preview(self.page, self.organiser, &shown, &self.professions().await?))
            }
        }
    }
}
