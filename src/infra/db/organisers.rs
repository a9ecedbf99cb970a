//! Organisations and organisers in the database.

use super::entity::{organisation, organiser};
use super::{Connection, Fault, Result};
use crate::domain::ids::{OrganisationId, OrganiserId};
use crate::domain::organiser::{Organiser, Role};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseBackend, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, SelectTwo,
};

/// An organiser with the hash of the password, for signing in.
#[derive(Clone, Debug)]
pub struct Account {
    /// The organiser.
    pub organiser: Organiser,
    /// The password's hash as a PHC string.
    pub password_hash: String,
}

/// Whether anybody can sign in as an owner, of any organisation.
///
/// # Errors
/// The database's.
pub async fn has_active_owner(c: &impl Connection) -> Result<bool> {
    let active = organiser::Entity::find()
        .filter(organiser::Column::Role.eq(Role::Owner.code()))
        .filter(organiser::Column::DisabledAt.is_null());
    Ok(active.count(c).await? > 0)
}

/// Whether an organisation has organisers, stopped ones too.
///
/// # Errors
/// The database's.
pub async fn has_any(c: &impl Connection, organisation: OrganisationId) -> Result<bool> {
    let all = organiser::Entity::find().filter(organiser::Column::OrganisationId.eq(organisation.0));
    Ok(all.count(c).await? > 0)
}

/// Makes everybody who would found an organisation wait until the transaction ends.
///
/// # Errors
/// The database's.
pub async fn lock_founding(c: &impl Connection) -> Result<()> {
    // On `SQLite` every writing transaction stands alone as it is.
    if c.get_database_backend() == DatabaseBackend::Postgres {
        c.execute_unprepared("lock table organisation in share row exclusive mode").await?;
    }
    Ok(())
}

/// Makes everybody who changes who may do what in an organisation wait until the transaction ends.
///
/// # Errors
/// The database's.
pub async fn lock_organisation(c: &impl Connection, id: OrganisationId) -> Result<()> {
    organisation::Entity::update_many()
        .col_expr(organisation::Column::Name, Expr::col(organisation::Column::Name))
        .filter(organisation::Column::Id.eq(id.0))
        .exec(c)
        .await?;
    Ok(())
}

/// Inserts an organisation.
///
/// # Errors
/// The database's.
pub async fn insert_organisation(
    c: &impl Connection,
    id: OrganisationId,
    name: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = organisation::ActiveModel { id: Set(id.0), name: Set(name.to_owned()), created_at: Set(now) };
    organisation::Entity::insert(row).exec_without_returning(c).await?;
    Ok(())
}

/// All organisations' identities, oldest first.
///
/// # Errors
/// The database's.
pub async fn organisations(c: &impl Connection) -> Result<Vec<OrganisationId>> {
    let mut rows = organisation::Entity::find().all(c).await?;
    rows.sort_by_key(|row| row.created_at);
    Ok(rows.into_iter().map(|row| OrganisationId(row.id)).collect())
}

/// All organisations' names, oldest first.
///
/// # Errors
/// The database's.
pub async fn organisation_names(c: &impl Connection) -> Result<Vec<String>> {
    let all = organisation::Entity::find().select_only().column(organisation::Column::Name);
    let ordered = all.order_by_asc(organisation::Column::CreatedAt).order_by_asc(organisation::Column::Id);
    Ok(ordered.into_tuple().all(c).await?)
}

/// Inserts an organiser; `mail_normalised` is unique over all organisations.
///
/// # Errors
/// The database's; a duplicate where the mail address is taken.
pub async fn insert(
    c: &impl Connection,
    new: &Organiser,
    mail_normalised: &str,
    password_hash: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = organiser::ActiveModel {
        id: Set(new.id.0),
        organisation_id: Set(new.organisation.0),
        name: Set(new.name.clone()),
        mail: Set(new.mail.clone()),
        mail_normalised: Set(mail_normalised.to_owned()),
        password_hash: Set(password_hash.to_owned()),
        role: Set(new.role.code().to_owned()),
        created_at: Set(now),
        disabled_at: Set(None),
    };
    organiser::Entity::insert(row).exec_without_returning(c).await?;
    Ok(())
}

/// The account of a normalised mail address, unless it is disabled.
///
/// # Errors
/// The database's.
pub async fn account_by_mail(c: &impl Connection, mail_normalised: &str) -> Result<Option<Account>> {
    let found = with_organisation()
        .filter(organiser::Column::MailNormalised.eq(mail_normalised))
        .filter(organiser::Column::DisabledAt.is_null())
        .one(c)
        .await?;
    let Some((row, organisation)) = found else { return Ok(None) };
    let password_hash = row.password_hash.clone();
    Ok(Some(Account { organiser: organiser_of(row, organisation)?, password_hash }))
}

/// An organiser, unless disabled.
///
/// # Errors
/// The database's.
pub async fn active(c: &impl Connection, id: OrganiserId) -> Result<Option<Organiser>> {
    let found = with_organisation()
        .filter(organiser::Column::Id.eq(id.0))
        .filter(organiser::Column::DisabledAt.is_null())
        .one(c)
        .await?;
    found.map(|(row, organisation)| organiser_of(row, organisation)).transpose()
}

/// The name of an organiser, disabled ones too.
///
/// # Errors
/// The database's.
pub async fn name(c: &impl Connection, id: OrganiserId) -> Result<Option<String>> {
    let found = organiser::Entity::find_by_id(id.0).select_only().column(organiser::Column::Name);
    Ok(found.into_tuple().one(c).await?)
}

/// Gives an organiser another name.
///
/// # Errors
/// The database's.
pub async fn rename(c: &impl Connection, id: OrganiserId, name: &str) -> Result<()> {
    organiser::Entity::update_many()
        .col_expr(organiser::Column::Name, Expr::value(name))
        .filter(organiser::Column::Id.eq(id.0))
        .exec(c)
        .await?;
    Ok(())
}

/// Gives an organiser another password.
///
/// # Errors
/// The database's.
pub async fn set_password(c: &impl Connection, id: OrganiserId, password_hash: &str) -> Result<()> {
    organiser::Entity::update_many()
        .col_expr(organiser::Column::PasswordHash, Expr::value(password_hash))
        .filter(organiser::Column::Id.eq(id.0))
        .exec(c)
        .await?;
    Ok(())
}

/// An organiser in the list of an organisation's organisers.
#[derive(Clone, Debug)]
pub struct Colleague {
    /// The organiser.
    pub organiser: Organiser,
    /// Whether signing in is stopped.
    pub disabled: bool,
}

/// All organisers of an organisation, those who came first at the top.
///
/// # Errors
/// The database's.
pub async fn of_organisation(c: &impl Connection, organisation: OrganisationId) -> Result<Vec<Colleague>> {
    let rows = with_organisation()
        .filter(organiser::Column::OrganisationId.eq(organisation.0))
        .order_by_asc(organiser::Column::CreatedAt)
        .all(c)
        .await?;
    let colleague = |(row, organisation): (organiser::Model, Option<organisation::Model>)| {
        let disabled = row.disabled_at.is_some();
        Ok(Colleague { organiser: organiser_of(row, organisation)?, disabled })
    };
    rows.into_iter().map(colleague).collect()
}

/// Stops (with a time) or allows again (without) that an organiser of an organisation signs in.
/// `false` where there is none.
///
/// # Errors
/// The database's.
pub async fn set_disabled(
    c: &impl Connection,
    organisation: OrganisationId,
    id: OrganiserId,
    disabled_at: Option<DateTime<Utc>>,
) -> Result<bool> {
    let result = organiser::Entity::update_many()
        .col_expr(organiser::Column::DisabledAt, Expr::value(disabled_at))
        .filter(organiser::Column::Id.eq(id.0))
        .filter(organiser::Column::OrganisationId.eq(organisation.0))
        .exec(c)
        .await?;
    Ok(result.rows_affected == 1)
}

/// Gives an organisation another name.
///
/// # Errors
/// The database's.
pub async fn rename_organisation(c: &impl Connection, id: OrganisationId, name: &str) -> Result<()> {
    organisation::Entity::update_many()
        .col_expr(organisation::Column::Name, Expr::value(name))
        .filter(organisation::Column::Id.eq(id.0))
        .exec(c)
        .await?;
    Ok(())
}

/// The organisation's name.
///
/// # Errors
/// The database's.
pub async fn organisation_name(c: &impl Connection, id: OrganisationId) -> Result<String> {
    let row = organisation::Entity::find_by_id(id.0).one(c).await?;
    row.map(|row| row.name).ok_or_else(|| Fault::unreadable("organisation"))
}

/// Organisers, each with the organisation.
fn with_organisation() -> SelectTwo<organiser::Entity, organisation::Entity> {
    let of = organiser::Entity::belongs_to(organisation::Entity)
        .from(organiser::Column::OrganisationId)
        .to(organisation::Column::Id)
        .into();
    organiser::Entity::find().join(JoinType::InnerJoin, of).select_also(organisation::Entity)
}

/// The organiser of a row.
///
/// # Errors
/// The role or the organisation cannot be read.
pub(super) fn organiser_of(row: organiser::Model, organisation: Option<organisation::Model>) -> Result<Organiser> {
    Ok(Organiser {
        id: OrganiserId(row.id),
        organisation: OrganisationId(row.organisation_id),
        organisation_name: organisation.ok_or_else(|| Fault::unreadable("organisation"))?.name,
        name: row.name,
        mail: row.mail,
        role: Role::from_code(&row.role).ok_or_else(|| Fault::unreadable("organiser.role"))?,
    })
}
