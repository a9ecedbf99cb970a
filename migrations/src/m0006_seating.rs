//! Seatings and who sits where in them.
//!
//! `input` and `certificate` are JSON of the seating crate's own types. A seating that is
//! redone stays as history; an event has at most one published seating at a time. No text that
//! anybody typed stands in the JSON. The outlook is what one person or table more or less would do.

crate::sql_migration!("m0006_seating", UP);

const UP: &str = "
create table seating (
    id {uuid} not null primary key,
    event_id {uuid} not null references event (id),
    number integer not null check (number > 0),
    state text not null,
    tables integer not null check (tables > 0),
    seed bigint not null,
    settings text not null,
    certificate text not null,
    created_at {time} not null,
    created_by {uuid} not null references organiser (id),
    updated_at {time} not null,
    published_at {time},
    version integer not null default 1,
    unique (event_id, number)
);
create unique index seating_one_published on seating (event_id) where state = 'published';

create table seating_place (
    seating_id {uuid} not null references seating (id) on delete cascade,
    registration_id {uuid} not null references registration (id),
    table_number integer not null check (table_number > 0),
    seat_number integer not null check (seat_number > 0),
    pinned boolean not null default false,
    primary key (seating_id, registration_id),
    unique (seating_id, table_number, seat_number)
);
create index seating_place_by_registration on seating_place (registration_id);

create table seating_outlook (
    event_id {uuid} not null primary key references event (id),
    outlook text not null,
    made_at {time} not null
);

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
