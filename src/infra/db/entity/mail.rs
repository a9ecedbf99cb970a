//! A mail in the outbox.

use sea_orm::entity::prelude::*;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub event_id: Option<Uuid>,
    pub registration_id: Option<Uuid>,
    pub kind: String,
    pub priority: i32,
    pub to_name: String,
    pub to_mail: String,
    pub reply_to: String,
    pub subject: String,
    pub body: String,
    pub calendar: Option<String>,
    pub state: String,
    pub attempts: i32,
    pub attempts_allowed: i32,
    pub next_attempt_at: DateTimeUtc,
    pub leased_until: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub expires_at: Option<DateTimeUtc>,
    pub sent_at: Option<DateTimeUtc>,
    pub link: Option<String>,
    pub link_hash: Option<String>,
    pub from_name: String,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
