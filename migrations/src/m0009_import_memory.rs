//! What an organisation said when it took in rosters: what its words for professions mean, and what
//! columns hold under a set of headings. Neither names a person; of the headings there is a hash only,
//! since a line that was taken for headings may be a person's.

crate::sql_migration!("m0009_import_memory", UP);

const UP: &str = "
create table profession_word (
    organisation_id {uuid} not null references organisation (id),
    word text not null check (word <> ''),
    profession_code text not null check (profession_code <> ''),
    updated_at {time} not null,
    primary key (organisation_id, word)
);

create table roster_layout (
    organisation_id {uuid} not null references organisation (id),
    headings_hash text not null check (headings_hash <> ''),
    columns text not null,
    updated_at {time} not null,
    primary key (organisation_id, headings_hash)
);
";
