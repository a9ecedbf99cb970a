//! The name under which a mail goes out: that of the office which its reader knows. Mails written before
//! go out under the program's own.

crate::sql_migration!("m0020_mail_sender", UP);

const UP: &str = "
alter table mail add column from_name text not null default '';
";
