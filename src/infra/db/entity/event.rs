//! A training.

use sea_orm::entity::prelude::*;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub code: String,
    pub status: String,
    pub title: String,
    pub theme: String,
    pub description: String,
    pub audience: String,
    pub programme: String,
    pub speakers: String,
    pub fee: String,
    pub access: String,
    pub host: String,
    pub co_hosts: String,
    pub partners: String,
    pub notices: String,
    pub contact_name: String,
    pub contact_phone: String,
    pub contact_mail: String,
    pub privacy_text: String,
    pub privacy_version: i32,
    pub apply_from: DateTimeUtc,
    pub apply_until: DateTimeUtc,
    pub group_work: bool,
    pub table_rule: String,
    pub table_rule_number: i32,
    pub topics: String,
    pub title_en: String,
    pub theme_en: String,
    pub description_en: String,
    pub notices_en: String,
    pub privacy_text_en: String,
    pub picture_hash: String,
    pub picture_alt: String,
    pub picture_width: i32,
    pub picture_height: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
