//! Where a registration stands at a place.

use sea_orm::entity::prelude::*;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "participation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    pub event_id: Uuid,
    pub standing: String,
    pub profession_code: String,
    pub wait_order: Option<i64>,
    pub offered_until: Option<DateTimeUtc>,
    pub offers: i32,
    pub by_link: bool,
    pub changed_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
