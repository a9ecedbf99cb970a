//! One person at one event.

use sea_orm::entity::prelude::*;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub number: i32,
    pub status: String,
    pub source: String,
    pub name: String,
    pub furigana: String,
    pub search_text: String,
    pub search_signature: i64,
    pub reading_order: Vec<u8>,
    pub profession_code: String,
    pub profession_label: String,
    pub workplace: String,
    pub workplace_key: String,
    pub mail: Option<String>,
    pub mail_normalised: Option<String>,
    pub phone: String,
    pub phone_typed: String,
    pub years: Option<String>,
    pub facilitator: bool,
    pub arrangement: String,
    pub topic: String,
    pub language: String,
    pub privacy_version: i32,
    pub receipt_hash: String,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub cancelled_at: Option<DateTimeUtc>,
    pub absent_at: Option<DateTimeUtc>,
    pub derived_by: i32,
    pub note: String,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
