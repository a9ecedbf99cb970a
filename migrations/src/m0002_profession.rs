//! Professions in their groups: the organisation's own list, with codes that stay.

crate::sql_migration!("m0002_profession", UP);

const UP: &str = "
create table profession_group (
    id {uuid} not null primary key,
    organisation_id {uuid} not null references organisation (id),
    code text not null check (code <> ''),
    label_ja text not null check (label_ja <> ''),
    label_en text not null check (label_en <> ''),
    position integer not null,
    unique (organisation_id, code)
);

create table profession (
    id {uuid} not null primary key,
    organisation_id {uuid} not null references organisation (id),
    group_id {uuid} not null references profession_group (id),
    code text not null check (code <> ''),
    label_ja text not null check (label_ja <> ''),
    label_en text not null check (label_en <> ''),
    mark text not null check (mark <> ''),
    free_text boolean not null,
    position integer not null,
    unique (organisation_id, code)
);
create index profession_by_group on profession (group_id);
";
