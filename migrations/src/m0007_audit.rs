//! Who did what to which record. The actor is an organiser, a registrant, the program or a key of
//! another program; the last kinds have no row of their own, or one that is erased before its acts are. `detail` is JSON of field names and counts, never of personal
//! data: the record itself holds that, and can be erased.

crate::sql_migration!("m0007_audit", UP);

const UP: &str = "
create table audit_entry (
    id {uuid} not null primary key,
    organisation_id {uuid} not null references organisation (id),
    actor_kind text not null check (actor_kind <> ''),
    actor_id {uuid},
    at {time} not null,
    action text not null check (action <> ''),
    record_kind text not null check (record_kind <> ''),
    record_id {uuid} not null,
    detail text not null
);
create index audit_by_record on audit_entry (record_kind, record_id);
create index audit_by_organisation on audit_entry (organisation_id, at);
";
