//! A note that the office keeps of a registration: what a roster's 備考 says, what was agreed on the
//! telephone. Its person does not see it.

crate::sql_migration!("m0011_note", UP);

const UP: &str = "
alter table registration add column note text not null default '';
";
