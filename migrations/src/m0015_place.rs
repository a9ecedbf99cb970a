//! Places (申込枠), what one applies for, and participations (参加), where somebody stands at a place.
//!
//! An event that was there before has one place; it carries the event's identity, so that no identity
//! has to be made here. `sessions` names those that it covers; a place that names none covers all of
//! its event's. `rules` is read and written as a whole and never asked for by its parts, so it is one
//! text (JSON).
//!
//! `taken` counts the seats of a place that are held, by confirmed people and by offers. A place may
//! hold more than its capacity, where an organiser lowered it or took somebody in beyond it, so there is
//! no check between the two any more: the conditional update and the event's lock guard the last seat.
//! In `event_count`, `last_order` hands out the order of those who wait, and `next_due_at` is when the
//! earliest of the event's due work falls due.
//!
//! The standing in `registration` is what follows from the participations, kept beside the answers for
//! the lists. Two colleagues of a small office share a mailbox: one live registration belongs to a mail
//! address and a reading.
//!
//! `due_work` holds what is still to be done at a time; what was done is deleted.

crate::sql_migration!("m0015_place", UP);

const UP: &str = "
create table place (
    id {uuid} not null primary key,
    event_id {uuid} not null references event (id),
    position integer not null,
    title text not null,
    attendance text not null,
    sessions text not null,
    capacity integer not null check (capacity > 0),
    taken integer not null check (taken >= 0),
    waiting integer not null check (waiting >= 0),
    rules text not null,
    seed_hash text not null,
    seed text not null,
    drawn_at {time},
    unique (event_id, position)
);
insert into place (id, event_id, position, title, attendance, sessions, capacity, taken, waiting, rules, seed_hash, seed)
    select id, id, 1, '', 'any', '', capacity, seats_taken, 0, '{}', '', ''
    from event join event_count on event_count.event_id = event.id;

create table participation (
    registration_id {uuid} not null references registration (id) on delete cascade,
    place_id {uuid} not null references place (id),
    event_id {uuid} not null references event (id),
    standing text not null,
    profession_code text not null,
    wait_order bigint,
    offered_until {time},
    offers integer not null default 0,
    by_link boolean not null default false,
    changed_at {time} not null,
    primary key (registration_id, place_id)
);
insert into participation
    (registration_id, place_id, event_id, standing, profession_code, changed_at)
    select id, event_id, event_id, status, profession_code, coalesce(cancelled_at, created_at)
    from registration;
create index participation_by_place on participation (place_id, standing, profession_code, wait_order);
create index participation_in_order on participation (place_id, standing, wait_order);

create table event_count_anew (
    event_id {uuid} not null primary key references event (id),
    last_number integer not null check (last_number >= 0),
    last_order bigint not null,
    turned_away integer not null check (turned_away >= 0),
    next_due_at {time}
);
insert into event_count_anew
    select event_id, last_number, 0, turned_away, null from event_count;
drop table event_count;
alter table event_count_anew rename to event_count;
create index event_count_by_due on event_count (next_due_at);

drop index registration_one_live_per_mail;
create unique index registration_one_live_per_person
    on registration (event_id, mail_normalised, furigana)
    where status not in ('cancelled', 'declined');

-- The registrant's own link of a mail: sent with it, then kept as its hash alone.
alter table mail add column link text;
alter table mail add column link_hash text;
create unique index mail_by_link on mail (link_hash);

create table due_work (
    id {uuid} not null primary key,
    event_id {uuid} not null references event (id),
    kind text not null,
    place_id {uuid} not null references place (id),
    registration_id {uuid} references registration (id) on delete cascade,
    due_at {time} not null,
    created_at {time} not null
);
create index due_work_by_event on due_work (event_id, due_at);
";
