//! What an event's page tells whoever thinks of coming: for whom it is, what happens, who speaks, what
//! it costs, how to get there. All may be empty.

crate::sql_migration!("m0012_event_about", UP);

const UP: &str = "
alter table event add column audience text not null default '';
alter table event add column programme text not null default '';
alter table event add column speakers text not null default '';
alter table event add column fee text not null default '';
alter table event add column access text not null default '';
";
