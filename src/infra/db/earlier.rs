//! The application that came before another one: with the same receipt, or with the same mail
//! address. One statement asks for both, since they are asked for under the event's lock.

use super::entity::{registration, repeat_application};
use super::numbers::natural;
use super::registrations::{is_live, registration_of};
use super::{Connection, Result};
use crate::domain::ids::EventId;
use crate::domain::registration::Registration;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, UnionType};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, QueryTrait, RelationDef, Select,
};

/// What came before an application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// The registration that its receipt stands for, or of which it was a repeat.
    pub of_receipt: Option<Registration>,
    /// The live registrations of its mail address: a small office shares one mailbox.
    pub of_mail: Vec<Registration>,
}

/// What came before an application with this receipt and this normalised mail address.
///
/// # Errors
/// The database's.
pub async fn of(c: &impl Connection, event: EventId, receipt_hash: &str, mail: Option<&str>) -> Result<Earlier> {
    let how =
        |found: Select<registration::Entity>, how: i32| found.expr_as(Expr::Constant(how.into()), HOW).into_query();
    let (own, repeats) = of_receipt(event, receipt_hash);
    let mut query = how(own, BY_RECEIPT);
    query.union(UnionType::All, how(repeats, BY_RECEIPT));
    if let Some(mail) = mail {
        let live = registration::Entity::find()
            .filter(registration::Column::EventId.eq(event.0))
            .filter(registration::Column::MailNormalised.eq(mail))
            .filter(is_live());
        query.union(UnionType::All, how(live, BY_MAIL));
    }
    let mut earlier = Earlier::default();
    for row in c.query_all(&query).await? {
        let found = registration_of(registration::Model::from_query_result(&row, "")?)?;
        match row.try_get::<i32>("", HOW)? {
            BY_MAIL => earlier.of_mail.push(found),
            _ => earlier.of_receipt = Some(found),
        }
    }
    Ok(earlier)
}

/// The column that says by what a row was found.
const HOW: &str = "how";
const BY_RECEIPT: i32 = 1;
const BY_MAIL: i32 = 2;

/// What the holder of a receipt is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received {
    /// 受付番号.
    pub number: u32,
    /// When the application came.
    pub at: DateTime<Utc>,
    /// When the registration was cancelled, if it was.
    pub cancelled_at: Option<DateTime<Utc>>,
}

/// What became of the application with this receipt.
///
/// # Errors
/// The database's.
pub async fn received(c: &impl Connection, event: EventId, receipt_hash: &str) -> Result<Option<Received>> {
    let (own, repeats) = of_receipt(event, receipt_hash);
    let own = own
        .select_only()
        .column(registration::Column::Number)
        .column(registration::Column::CreatedAt)
        .column(registration::Column::CancelledAt);
    let repeats = repeats
        .select_only()
        .column(repeat_application::Column::Number)
        .column(repeat_application::Column::CreatedAt)
        .column(registration::Column::CancelledAt);
    let mut query = own.into_query();
    query.union(UnionType::All, repeats.into_query());
    let Some(row) = c.query_one(&query).await? else { return Ok(None) };
    Ok(Some(Received {
        number: natural(row.try_get("", "number")?)?,
        at: row.try_get("", "created_at")?,
        cancelled_at: row.try_get("", "cancelled_at")?,
    }))
}

/// The registration of a receipt, and the one of which the receipt's application was a repeat: at
/// most one of them is there.
fn of_receipt(event: EventId, receipt_hash: &str) -> (Select<registration::Entity>, Select<registration::Entity>) {
    let own = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event.0))
        .filter(registration::Column::ReceiptHash.eq(receipt_hash));
    let repeated: RelationDef = registration::Entity::belongs_to(repeat_application::Entity)
        .from(registration::Column::Id)
        .to(repeat_application::Column::RegistrationId)
        .into();
    let repeats = registration::Entity::find()
        .join(JoinType::InnerJoin, repeated)
        .filter(repeat_application::Column::EventId.eq(event.0))
        .filter(repeat_application::Column::ReceiptHash.eq(receipt_hash));
    (own, repeats)
}
