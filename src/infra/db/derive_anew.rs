//! Rows whose derived columns were made by other rules than today's.

use super::derived::{Derived, RULES};
use super::entity::registration::{self, Column};
use super::{Db, Result, commit};
use crate::domain::contact::Phone;
use crate::domain::workplace::workplace_key;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};

/// So many rows are made anew in one transaction.
const BATCH: u64 = 500;

/// Makes the columns anew in every row that was written by other rules. To be called once the schema
/// is up to date; does nothing where no row is left.
///
/// # Errors
/// The database's.
pub async fn make_anew(db: &Db) -> Result<()> {
    loop {
        let transaction = db.write_long().await?;
        let mut rows = registration::Entity::find()
            // Not as "other than": an index finds what is below and what is above.
            .filter(Condition::any().add(Column::DerivedBy.lt(RULES)).add(Column::DerivedBy.gt(RULES)))
            .limit(BATCH)
            .all(&transaction)
            .await?;
        if rows.is_empty() {
            return Ok(());
        }
        // In one order, so that two processes never wait for each other.
        rows.sort_by_key(|row| row.id);
        for row in rows {
            let phone =
                (!row.phone.is_empty()).then(|| Phone::stored(row.phone, row.phone_typed).unwrap_or_else(|kept| kept));
            let answers = [row.name.as_str(), &row.furigana, &row.workplace];
            let derived = Derived::from(answers, phone.as_ref(), row.mail.as_deref().unwrap_or_default());
            let anew = registration::ActiveModel {
                search_text: Set(derived.search_text),
                search_signature: Set(derived.search_signature),
                reading_order: Set(derived.reading_order),
                workplace_key: Set(workplace_key(&row.workplace)),
                derived_by: Set(RULES),
                ..Default::default()
            };
            registration::Entity::update_many().set(anew).filter(Column::Id.eq(row.id)).exec(&transaction).await?;
        }
        commit(transaction).await?;
    }
}
