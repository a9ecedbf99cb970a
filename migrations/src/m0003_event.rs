//! Events, their sessions, and what is counted of them.
//!
//! The counts are a narrow row of their own, since they change with every application and the
//! event's texts do not. `seats_taken` counts the confirmed registrations; the check against
//! `capacity`, which stands there for it, is the last guard of the last seat: whatever the program
//! does, the database never holds one too many.
//!
//! `turned_away` in the counts is the number of people who applied when the event was full. So that
//! nobody counts twice, the table of that name holds a hash of each one's mail address together with
//! the event: nothing else is kept of them.

crate::sql_migration!("m0003_event", UP);

const UP: &str = "
create table event (
    id {uuid} not null primary key,
    organisation_id {uuid} not null references organisation (id),
    code text not null unique check (code <> ''),
    status text not null,
    title text not null check (title <> ''),
    theme text not null,
    description text not null,
    host text not null,
    co_hosts text not null,
    partners text not null,
    notices text not null,
    contact_name text not null,
    contact_phone text not null,
    contact_mail text not null,
    privacy_text text not null,
    privacy_version integer not null check (privacy_version > 0),
    apply_from {time} not null,
    apply_until {time} not null,
    group_work boolean not null,
    table_rule text not null,
    table_rule_number integer not null check (table_rule_number > 0),
    topics text not null,
    created_at {time} not null,
    updated_at {time} not null,
    version integer not null default 1,
    check (apply_from < apply_until)
);
create index event_by_organisation on event (organisation_id);

create table event_count (
    event_id {uuid} not null primary key references event (id),
    capacity integer not null check (capacity > 0),
    seats_taken integer not null check (seats_taken >= 0),
    last_number integer not null check (last_number >= 0),
    turned_away integer not null check (turned_away >= 0),
    check (seats_taken <= capacity)
);

create table turned_away (
    event_id {uuid} not null references event (id),
    mark text not null,
    primary key (event_id, mark)
);

create table event_session (
    id {uuid} not null primary key,
    event_id {uuid} not null references event (id),
    position integer not null,
    title text not null,
    starts_at {time} not null,
    ends_at {time} not null,
    venue text not null,
    map_url text not null,
    online_url text not null,
    unique (event_id, position),
    check (starts_at < ends_at)
);
";
