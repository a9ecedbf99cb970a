//! Who did what to which record. `detail` is JSON of field names and counts, never of personal
//! data: the record itself holds that, and can be erased.

crate::sql_migration!("m0007_audit", UP, DOWN);

const UP: &str = "
create table audit_entry (
    id {uuid} not null primary key,
    organisation_id {uuid} not null references organisation (id),
    organiser_id {uuid} references organiser (id),
    at {time} not null,
    action text not null check (action <> ''),
    record_kind text not null check (record_kind <> ''),
    record_id {uuid} not null,
    detail text not null
);
create index audit_by_record on audit_entry (record_kind, record_id);
create index audit_by_organisation on audit_entry (organisation_id, at);
";

const DOWN: &str = "
drop table audit_entry;
";
