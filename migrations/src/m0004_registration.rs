//! Registrations: one person at one event.
//!
//! Mail is null where a person applied by telephone or fax without one; two nulls are not
//! equal in a unique index, on either database.
//!
//! `registration_by_event` counts people without reading their rows; `registration_in_list` holds
//! whatever the desk's list sorts, filters and searches by.
//!
//! A repeat application is a second one with a mail address that is already registered: it makes
//! no registration, but its sender sees a page with a 受付番号 as anybody does, so that a stranger
//! learns nothing about the address. It holds no personal data of its own.

crate::sql_migration!("m0004_registration", UP);

const UP: &str = "
create table registration (
    id {uuid} not null primary key,
    event_id {uuid} not null references event (id),
    number integer not null check (number > 0),
    status text not null,
    source text not null,
    name text not null check (name <> ''),
    furigana text not null check (furigana <> ''),
    search_text text not null,
    search_signature bigint not null,
    reading_order {bytes} not null,
    profession_code text not null check (profession_code <> ''),
    profession_label text not null check (profession_label <> ''),
    workplace text not null,
    workplace_key text not null,
    mail text,
    mail_normalised text check (mail_normalised <> ''),
    phone text not null,
    years text,
    facilitator boolean not null,
    arrangement text not null,
    topic text not null,
    language text not null,
    privacy_version integer not null check (privacy_version > 0),
    receipt_hash text not null,
    created_at {time} not null,
    updated_at {time} not null,
    cancelled_at {time},
    absent_at {time},
    unique (event_id, receipt_hash),
    check ((status = 'cancelled') = (cancelled_at is not null)),
    check ((mail is null) = (mail_normalised is null))
);
create unique index registration_one_live_per_mail
    on registration (event_id, mail_normalised)
    where status not in ('cancelled', 'declined');
create unique index registration_by_number on registration (event_id, number);
create index registration_by_event on registration (event_id, status, profession_code, source);
create index registration_in_list on registration
    (event_id, reading_order, number, status, profession_code, source, search_signature, search_text);

create table repeat_application (
    event_id {uuid} not null references event (id),
    receipt_hash text not null,
    registration_id {uuid} not null references registration (id) on delete cascade,
    number integer not null check (number > 0),
    created_at {time} not null,
    primary key (event_id, receipt_hash),
    unique (event_id, number)
);
";
