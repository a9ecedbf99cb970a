//! An organisation's list of professions in the database.

use super::entity::{profession, profession_group};
use super::{Connection, Result};
use crate::domain::ids::OrganisationId;
use crate::domain::profession::{Profession, ProfessionGroup, ProfessionList};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// The list, in the order of the form.
///
/// # Errors
/// The database's.
pub async fn of_organisation(c: &impl Connection, organisation: OrganisationId) -> Result<ProfessionList> {
    let groups = profession_group::Entity::find()
        .filter(profession_group::Column::OrganisationId.eq(organisation.0))
        .order_by_asc(profession_group::Column::Position)
        .all(c)
        .await?;
    let mut professions = profession::Entity::find()
        .filter(profession::Column::OrganisationId.eq(organisation.0))
        .order_by_asc(profession::Column::Position)
        .all(c)
        .await?;
    let groups = groups
        .into_iter()
        .map(|group| ProfessionGroup {
            professions: professions.extract_if(.., |p| p.group_id == group.id).map(profession_of).collect(),
            code: group.code,
            label_ja: group.label_ja,
            label_en: group.label_en,
        })
        .collect();
    Ok(ProfessionList { groups })
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
