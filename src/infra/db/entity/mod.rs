//! The tables as sea-orm sees them: one entity a file, its columns as in the migrations.
//! Entities never leave `infra`: the repositories beside them speak domain types.

#![allow(missing_docs, clippy::missing_docs_in_private_items)]

pub(crate) mod audit_entry;
pub(crate) mod device;
pub(crate) mod draw;
pub(crate) mod due_work;
pub(crate) mod event;
pub(crate) mod event_count;
pub(crate) mod event_picture;
pub(crate) mod event_session;
pub(crate) mod invitation;
pub(crate) mod left_out;
pub(crate) mod mail;
pub(crate) mod mail_attempt;
pub(crate) mod organisation;
pub(crate) mod organiser;
pub(crate) mod participation;
pub(crate) mod password_reset;
pub(crate) mod place;
pub(crate) mod profession;
pub(crate) mod profession_group;
pub(crate) mod profession_word;
pub(crate) mod registration;
pub(crate) mod repeat_application;
pub(crate) mod roster_layout;
pub(crate) mod rotation;
pub(crate) mod rotation_place;
pub(crate) mod seating;
pub(crate) mod seating_outlook;
pub(crate) mod seating_place;
pub(crate) mod sign_in;
pub(crate) mod sign_in_failure;
pub(crate) mod turned_away;
