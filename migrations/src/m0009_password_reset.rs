//! One-time links with which organisers who forgot their password set a new one, and the mail
//! that brings them.
//!
//! SQLite cannot change a check constraint: the table of mails is made anew with one more kind.

crate::sql_migration!("m0009_password_reset", UP, DOWN);

const UP: &str = "
create table password_reset (
    token_hash text not null primary key,
    organiser_id {uuid} not null references organiser (id) on delete cascade,
    created_at {time} not null,
    expires_at {time} not null,
    used_at {time}
);
create index password_reset_by_organiser on password_reset (organiser_id, created_at);
create index password_reset_by_end on password_reset (expires_at);

create table mail_anew (
    id {uuid} not null primary key,
    organisation_id {uuid} not null references organisation (id),
    event_id {uuid} references event (id),
    registration_id {uuid} references registration (id),
    kind text not null
        check (kind in ('confirmation', 'already_registered', 'cancellation', 'password_reset')),
    to_name text not null,
    to_mail text not null check (to_mail <> ''),
    reply_to text not null,
    subject text not null check (subject <> ''),
    body text not null check (body <> ''),
    calendar text,
    state text not null check (state in ('queued', 'sent', 'failed')),
    attempts integer not null default 0 check (attempts >= 0),
    attempts_allowed integer not null check (attempts_allowed > 0),
    next_attempt_at {time} not null,
    leased_until {time},
    created_at {time} not null,
    sent_at {time},
    check ((state = 'sent') = (sent_at is not null))
);
insert into mail_anew (id, organisation_id, event_id, registration_id, kind, to_name, to_mail, reply_to, subject,
        body, calendar, state, attempts, attempts_allowed, next_attempt_at, leased_until, created_at, sent_at)
    select id, organisation_id, event_id, registration_id, kind, to_name, to_mail, reply_to, subject,
        body, calendar, state, attempts, attempts_allowed, next_attempt_at, leased_until, created_at, sent_at
    from mail;

create table mail_attempt_anew (
    id {uuid} not null primary key,
    mail_id {uuid} not null references mail_anew (id) on delete cascade,
    number integer not null check (number > 0),
    at {time} not null,
    outcome text not null check (outcome in ('sent', 'refused', 'deferred')),
    detail text not null
);
insert into mail_attempt_anew (id, mail_id, number, at, outcome, detail)
    select id, mail_id, number, at, outcome, detail from mail_attempt;

drop table mail_attempt;
drop table mail;
alter table mail_anew rename to mail;
alter table mail_attempt_anew rename to mail_attempt;
create index mail_due on mail (state, next_attempt_at);
create index mail_by_organisation on mail (organisation_id, created_at);
create index mail_attempt_by_mail on mail_attempt (mail_id);
";

// The wider check stays: mails of the new kind may be there.
const DOWN: &str = "
drop table password_reset;
";
