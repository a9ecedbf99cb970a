//! What is true of trainings and the people in them: shared by server and browser, pure.

pub mod account_form;
pub mod actor;
pub mod address;
pub mod adjust;
pub mod application;
pub mod audit;
pub mod board;
pub mod chance;
pub mod contact;
pub mod event;
pub mod event_form;
pub mod event_life;
pub mod ids;
pub mod local_time;
pub mod mail;
pub mod network;
pub mod organiser;
pub mod profession;
pub mod registration;
pub mod registration_list;
pub mod roster;
pub mod rotation;
pub mod seating;
pub mod text;
pub mod topic;
pub mod workplace;
