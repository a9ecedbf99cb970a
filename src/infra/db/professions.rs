//! An organisation's list of professions in the database.

use super::entity::profession_group::Model as ProfessionGroupRow;
use super::entity::{profession, profession_group};
use super::{Connection, Result};
use crate::domain::ids::OrganisationId;
use crate::domain::profession::{Profession, ProfessionGroup, ProfessionList};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// The list, in the order of the form.
///
/// # Errors
/// The database's.
pub async fn of_organisation(c: &impl Connection, organisation: OrganisationId) -> Result<ProfessionList> {
    let professions = profession_group::Entity::belongs_to(profession::Entity)
        .from(profession_group::Column::Id)
        .to(profession::Column::GroupId)
        .into();
    let rows: Vec<(profession_group::Model, Option<profession::Model>)> = profession_group::Entity::find()
        .join(JoinType::LeftJoin, professions)
        .select_also(profession::Entity)
        .filter(profession_group::Column::OrganisationId.eq(organisation.0))
        .order_by_asc(profession_group::Column::Position)
        .order_by_asc(profession::Column::Position)
        .all(c)
        .await?;
    let mut list = ProfessionList { groups: Vec::new() };
    let mut group_id = None;
    for (group, profession) in rows {
        if group_id != Some(group.id) {
            group_id = Some(group.id);
            let ProfessionGroupRow { code, label_ja, label_en, .. } = group;
            list.groups.push(ProfessionGroup { code, label_ja, label_en, professions: Vec::new() });
        }
        if let Some(own) = list.groups.last_mut() {
            own.professions.extend(profession.map(profession_of));
        }
    }
    Ok(list)
}

/// Writes the list with which an organisation begins. `new_id` gives an identifier a call.
///
/// # Errors
/// The database's; a duplicate where the organisation already has one of the codes.
pub async fn insert(
    c: &impl Connection,
    organisation: OrganisationId,
    list: &ProfessionList,
    new_id: impl Fn() -> Uuid,
) -> Result<()> {
    let mut position = 0;
    for (group_position, group) in (1..).zip(&list.groups) {
        let group_id = new_id();
        let row = profession_group::ActiveModel {
            id: Set(group_id),
            organisation_id: Set(organisation.0),
            code: Set(group.code.clone()),
            label_ja: Set(group.label_ja.clone()),
            label_en: Set(group.label_en.clone()),
            position: Set(group_position),
        };
        profession_group::Entity::insert(row).exec_without_returning(c).await?;
        for profession in &group.professions {
            position += 1;
            let row = profession::ActiveModel {
                id: Set(new_id()),
                organisation_id: Set(organisation.0),
                group_id: Set(group_id),
                code: Set(profession.code.clone()),
                label_ja: Set(profession.label_ja.clone()),
                label_en: Set(profession.label_en.clone()),
                mark: Set(profession.mark.clone()),
                free_text: Set(profession.free_text),
                position: Set(position),
            };
            profession::Entity::insert(row).exec_without_returning(c).await?;
        }
    }
    Ok(())
}

fn profession_of(row: profession::Model) -> Profession {
    Profession {
        code: row.code,
        label_ja: row.label_ja,
        label_en: row.label_en,
        mark: row.mark,
        free_text: row.free_text,
    }
}
