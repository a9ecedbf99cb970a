//! The picture of an event: its bytes by themselves, what a page says of it beside the event, so that
//! showing the page reads no bytes. A picture without a text in its place is none.

crate::sql_migration!("m0013_event_picture", UP);

const UP: &str = "
create table event_picture (
    hash text not null primary key,
    event_id {uuid} not null unique references event (id) on delete cascade,
    bytes {bytes} not null,
    made_at {time} not null
);
alter table event add column picture_hash text not null default '';
alter table event add column picture_alt text not null default '';
alter table event add column picture_width integer not null default 0;
alter table event add column picture_height integer not null default 0;
";
