//! What was typed as a telephone number beside the number that was found in it; empty where the two
//! are the same. And by which rules the columns that follow from a person's answers were made, so
//! that rows are made anew where an update of the program changes the rules.

crate::sql_migration!("m0010_registration_typed", UP);

const UP: &str = "
alter table registration add column phone_typed text not null default '';
alter table registration add column derived_by integer not null default 1;
create index registration_by_derivation on registration (derived_by);
";
