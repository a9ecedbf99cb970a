//! For whom an invitation is, who made it, and that it was taken back.

crate::sql_migration!("m0010_open_invitation", UP, DOWN);

const UP: &str = "
alter table invitation add column for_whom text not null default '';
alter table invitation add column created_by {uuid} references organiser (id);
alter table invitation add column revoked_at {time};
";

const DOWN: &str = "
alter table invitation drop column revoked_at;
alter table invitation drop column created_by;
alter table invitation drop column for_whom;
";
