//! Organisations, their organisers, and how organisers sign in: invitations, sessions, failed
//! attempts, and one-time links for a forgotten password.

crate::sql_migration!("m0001_organisation", UP);

const UP: &str = "
create table organisation (
    id {uuid} not null primary key,
    name text not null check (name <> ''),
    created_at {time} not null
);

create table organiser (
    id {uuid} not null primary key,
    organisation_id {uuid} not null references organisation (id),
    name text not null check (name <> ''),
    mail text not null,
    mail_normalised text not null unique check (mail_normalised <> ''),
    password_hash text not null,
    role text not null,
    created_at {time} not null,
    disabled_at {time}
);
create index organiser_by_organisation on organiser (organisation_id);

create table invitation (
    token_hash text not null primary key,
    organisation_id {uuid} not null references organisation (id),
    role text not null,
    created_at {time} not null,
    expires_at {time} not null,
    used_at {time},
    for_whom text not null default '',
    created_by {uuid} references organiser (id),
    revoked_at {time}
);
create index invitation_by_organisation on invitation (organisation_id);
create index invitation_by_end on invitation (expires_at);

create table sign_in (
    token_hash text not null primary key,
    organiser_id {uuid} not null references organiser (id) on delete cascade,
    created_at {time} not null,
    last_seen_at {time} not null
);
create index sign_in_by_organiser on sign_in (organiser_id);
create index sign_in_by_time on sign_in (last_seen_at);

create table sign_in_failure (
    id {uuid} not null primary key,
    scope text not null,
    key_hash text not null,
    at {time} not null
);
create index sign_in_failure_by_key on sign_in_failure (scope, key_hash, at);
create index sign_in_failure_by_time on sign_in_failure (at);

-- A browser in which an organiser signed in before.
create table device (
    token_hash text not null,
    organiser_id {uuid} not null references organiser (id) on delete cascade,
    created_at {time} not null,
    last_seen_at {time} not null,
    primary key (token_hash, organiser_id)
);
create index device_by_organiser on device (organiser_id);
create index device_by_time on device (last_seen_at);

create table password_reset (
    token_hash text not null primary key,
    organiser_id {uuid} not null references organiser (id) on delete cascade,
    created_at {time} not null,
    expires_at {time} not null,
    used_at {time}
);
create index password_reset_by_organiser on password_reset (organiser_id, created_at);
create index password_reset_by_end on password_reset (expires_at);
";
