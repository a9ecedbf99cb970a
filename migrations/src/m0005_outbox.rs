//! The outbox: mails written in the transaction of what they announce, and each attempt at
//! sending one.
//!
//! A worker leases a mail before it sends: it counts the attempt and moves `next_attempt_at` to
//! the lease's end, so that several processes share the work and a crashed one's mail is taken up
//! again. `leased_until` tells a mail that is being sent from one that waits.

crate::sql_migration!("m0005_outbox", UP);

const UP: &str = "
create table mail (
    id {uuid} not null primary key,
    organisation_id {uuid} not null references organisation (id),
    event_id {uuid} references event (id),
    registration_id {uuid} references registration (id),
    kind text not null,
    priority integer not null,
    to_name text not null,
    to_mail text not null check (to_mail <> ''),
    reply_to text not null,
    subject text not null check (subject <> ''),
    body text not null check (body <> ''),
    calendar text,
    state text not null,
    attempts integer not null default 0 check (attempts >= 0),
    attempts_allowed integer not null check (attempts_allowed > 0),
    next_attempt_at {time} not null,
    leased_until {time},
    created_at {time} not null,
    expires_at {time},
    sent_at {time},
    check ((state = 'sent') = (sent_at is not null))
);
create index mail_due on mail (priority, next_attempt_at) where state = 'queued';
create index mail_by_organisation on mail (organisation_id, created_at, id);
create index mail_by_state on mail (organisation_id, state, created_at, id);
create index mail_by_registration on mail (registration_id, created_at);

create table mail_attempt (
    id {uuid} not null primary key,
    mail_id {uuid} not null references mail (id) on delete cascade,
    number integer not null check (number > 0),
    at {time} not null,
    outcome text not null,
    detail text not null
);
create index mail_attempt_by_mail on mail_attempt (mail_id);
";
