//! Rotations (席替え): several rounds of tables in one event.
//!
//! An event has one rotation; making it again takes the place of the former and counts `number`
//! up. `settings` and `certificate` are JSON of the program's own types.

crate::sql_migration!("m0008_rotation", UP, DOWN);

const UP: &str = "
create table rotation (
    id {uuid} not null primary key,
    event_id {uuid} not null unique references event (id),
    number integer not null check (number > 0),
    rounds integer not null check (rounds between 2 and 10),
    tables integer not null check (tables > 1),
    seed bigint not null,
    settings text not null,
    certificate text not null,
    made_at {time} not null,
    made_by {uuid} not null references organiser (id)
);

create table rotation_place (
    rotation_id {uuid} not null references rotation (id) on delete cascade,
    registration_id {uuid} not null references registration (id),
    round integer not null check (round between 1 and 10),
    table_number integer not null check (table_number > 0),
    primary key (rotation_id, registration_id, round)
);
create index rotation_place_by_registration on rotation_place (registration_id);
";

const DOWN: &str = "
drop table rotation_place;
drop table rotation;
";
