//! The mails about an event, by their state, for the event's own page of them.

crate::sql_migration!("m0008_mail_by_event", UP);

const UP: &str = "
create index mail_by_event on mail (event_id, state, created_at, id);
";
