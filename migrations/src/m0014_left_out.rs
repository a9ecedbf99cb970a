//! Those whom a roster named and for whom an event had no seat: a list to telephone. They are no
//! registrations, and go with the event.

crate::sql_migration!("m0014_left_out", UP);

const UP: &str = "
create table left_out (
    id {uuid} not null primary key,
    event_id {uuid} not null references event (id) on delete cascade,
    position integer not null check (position > 0),
    name text not null check (name <> ''),
    furigana text not null check (furigana <> ''),
    profession_label text not null,
    workplace text not null,
    mail text,
    phone text not null,
    created_at {time} not null,
    unique (event_id, position)
);
";
