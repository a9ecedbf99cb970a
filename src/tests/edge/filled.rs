//! An application in which everything that somebody may write is one text.

use super::walk::Text;
use crate::app::found::found_organisation;
use crate::domain::application::ApplicationForm;
use crate::domain::event::{Event, EventDetails, Session};
use crate::domain::event_texts::EnglishTexts;
use crate::domain::organiser::{Organiser, Role};
use crate::domain::registration::Registration;
use crate::infra::db::{commit, organisers};
use crate::tests::samples::good_form;
use crate::tests::seating::{cancel, confirm};
use crate::tests::{Storage, TestApp, public_apply};

/// The application and the records that its addresses name.
pub(super) struct Filled {
    pub app: TestApp,
    pub owner: Organiser,
    pub event: Event,
    pub people: Vec<Registration>,
}

impl Filled {
    pub async fn start(storage: Storage, text: Text) -> Self {
        let mut app = TestApp::start_empty(storage).await;
        app.organisation = found_organisation(&app.world, &text.line()).await.unwrap();
        let owner = owner(&app, text).await;
        let (event, people) = event_with_people(&app, text).await;
        Self { app, owner, event, people }
    }

    /// A new event in the place of the one before.
    pub async fn renew_event(&mut self) {
        (self.event, self.people) = event_with_people(&self.app, Text::Markup).await;
    }

    /// Applies through the pages; the mail it sends is in the outbox.
    pub async fn apply(&self, number: usize, text: Text) -> crate::tests::Answer {
        let form = ApplicationForm { privacy: "yes".into(), ..person(number, text) };
        public_apply::apply(&self.app, &self.event, &form).await
    }
}

async fn event_with_people(app: &TestApp, text: Text) -> (Event, Vec<Registration>) {
    let event = app.publish(details(app, text)).await;
    let mut people = Vec::new();
    for number in 0..6 {
        people.push(confirm(app, &event, person(number, text)).await);
    }
    cancel(app, &event, &people.remove(5)).await;
    (event, people)
}

async fn owner(app: &TestApp, text: Text) -> Organiser {
    let owner = Organiser {
        id: app.world.new_id(),
        organisation: app.organisation,
        organisation_name: text.line(),
        name: text.line(),
        mail: "owner@example.jp".into(),
        role: Role::Owner,
    };
    let transaction = app.world.db.write().await.unwrap();
    organisers::insert(&transaction, &owner, &owner.mail, "-", app.world.now()).await.unwrap();
    commit(transaction).await.unwrap();
    owner
}

fn details(app: &TestApp, text: Text) -> EventDetails {
    let like = app.workshop();
    let sessions = like.sessions.iter().map(|session| Session {
        title: text.line(),
        venue: text.line(),
        map_url: format!("https://example.jp/{}", text.line()),
        online_url: format!("https://example.jp/{}", text.line()),
        ..session.clone()
    });
    EventDetails {
        title: text.line(),
        theme: text.line(),
        description: text.long(),
        audience: text.line(),
        programme: text.long(),
        speakers: text.long(),
        fee: text.line(),
        access: text.long(),
        host: text.line(),
        co_hosts: text.long(),
        partners: text.long(),
        notices: text.long(),
        contact_name: text.line(),
        contact_phone: text.line(),
        contact_mail: text.line(),
        privacy_text: text.long(),
        topics: text.line(),
        sessions: sessions.collect(),
        english: EnglishTexts {
            title: text.line(),
            theme: text.line(),
            description: text.long(),
            notices: text.long(),
            privacy_text: text.long(),
        },
        ..like
    }
}

/// A person in whose form everything is the text that may be any text.
pub(super) fn person(number: usize, text: Text) -> ApplicationForm {
    ApplicationForm {
        name: text.line(),
        profession: "other".into(),
        profession_other: text.line(),
        workplace: text.line(),
        arrangement: text.long(),
        topic: text.long(),
        ..good_form(number)
    }
}
