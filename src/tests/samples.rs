//! The workshop of 2023-09-06 and people for it, ready to be stored.

use super::TestApp;
use crate::app::admission::{Origin, admit_all};
use crate::app::cancel_registration::cancel;
use crate::domain::application::ApplicationForm;
use crate::domain::event::{Event, EventDetails, EventStatus, Session, TableRule};
use crate::domain::event_texts::EnglishTexts;
use crate::domain::organiser::Role;
use crate::domain::registration::{Applicant, Language, Registration, Source};
use crate::infra::db::counts::{self, Change};
use crate::infra::db::{EventLock, Transaction, commit, events};

#[allow(dead_code)]
impl TestApp {
    /// The workshop's details.
    pub fn workshop(&self) -> EventDetails {
        EventDetails {
            title: "令和5年度 多職種連携研修会".into(),
            theme: "アフターコロナ、コロナ禍で学んだこと".into(),
            description: "グループワークを中心とした研修会です。".into(),
            audience: "医療・介護・福祉の仕事をしている方".into(),
            programme: "19:00 講演\n19:40 グループワーク".into(),
            speakers: "小金井 太郎（訪問診療医）".into(),
            fee: "無料".into(),
            access: "武蔵小金井駅から徒歩3分。駐車場はありません。".into(),
            host: "日常療養支援・多職種連携研修部会".into(),
            co_hosts: String::new(),
            partners: String::new(),
            notices: "マスクの着用にご協力ください。".into(),
            contact_name: "在宅医療・介護連携支援室".into(),
            contact_phone: "042-000-0000".into(),
            contact_mail: "shien@example.jp".into(),
            privacy_text: "お預かりした個人情報は、この研修会の運営にのみ使用します。".into(),
            capacity: 60,
            apply_from: "2023-08-01T00:00:00Z".parse().unwrap(),
            apply_until: "2023-08-31T08:00:00Z".parse().unwrap(),
            group_work: true,
            tables: TableRule::Tables(10),
            topics: "消毒の実際\n職員の感染と人員不足\n面会制限と看取り".into(),
            sessions: vec![Session {
                id: self.world.new_id(),
                title: String::new(),
                starts_at: "2023-09-06T10:00:00Z".parse().unwrap(),
                ends_at: "2023-09-06T11:45:00Z".parse().unwrap(),
                venue: "萌え木ホール".into(),
                map_url: "https://maps.example.jp/moegi".into(),
                online_url: String::new(),
            }],
            english: EnglishTexts::default(),
        }
    }

    /// Stores an event of these details, published.
    pub async fn publish(&self, details: EventDetails) -> Event {
        let named = (self.world.new_id(), self.organisation, self.world.new_code());
        let draft = Event::draft(named, self.world.new_id(), details, self.world.now());
        let event = Event { status: EventStatus::Published, ..draft };
        let transaction = self.world.db.write().await.unwrap();
        events::insert(&transaction, &event).await.unwrap();
        self.world.commit(transaction).await.unwrap();
        event
    }

    /// The event's lock in a transaction.
    pub async fn lock<'tx>(&self, transaction: &'tx Transaction, event: &Event) -> EventLock<'tx> {
        EventLock::again(transaction, event).await.unwrap().unwrap()
    }

    /// Takes so many seats more, or gives them back, as no use case does.
    pub async fn take_seats(&self, lock: &mut EventLock<'_>, seats: i32) -> bool {
        let (place, change) = (lock.event().place().id, Change { seats, ..Change::default() });
        counts::change(lock, place, change).await.unwrap().is_some()
    }

    /// Gives an applicant a seat, as any use case does.
    pub async fn enter(&self, event: &Event, applicant: Applicant, source: Source) -> Registration {
        let origin = Origin { source, language: Language::Ja, receipt_hash: self.world.new_secret().hash() };
        let transaction = self.world.db.write().await.unwrap();
        let mut lock = self.lock(&transaction, event).await;
        let place = lock.event().place().id;
        let entered = admit_all(&self.world, &mut lock, place, vec![(applicant, origin)]).await.unwrap();
        commit(transaction).await.unwrap();
        entered.expect("a seat is left").remove(0)
    }

    /// Cancels a registration as the desk does, without a mail.
    pub async fn cancel(&self, event: &Event, registration: &Registration) {
        let desk = self.organiser(Role::Editor).await;
        cancel(&self.world, &desk, event.id, registration.id, false).await.unwrap();
    }

    /// The workshop, published.
    pub async fn published_event(&self) -> Event {
        self.publish(self.workshop()).await
    }
}

/// A form that is in order; different numbers are different people.
#[allow(dead_code)]
pub(crate) fn good_form(number: usize) -> ApplicationForm {
    let professions = ["care_manager", "visiting_nurse", "pharmacist", "doctor", "hospital_nurse"];
    ApplicationForm {
        name: format!("𠮷田 {number}郎"),
        furigana: "よしだ たろう".into(),
        profession: professions[number % professions.len()].into(),
        workplace: format!("けやき事業所{}", number % 20),
        mail: format!("person{number}@example.jp"),
        phone: format!("042-388-{number:04}"),
        privacy: "yes".into(),
        ..Default::default()
    }
}
