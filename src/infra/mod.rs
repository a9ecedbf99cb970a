//! What Entaku stands on: the database, the mail transport, files, the system's clock.

pub mod collation;
pub mod db;
pub mod export;
pub mod files;
mod formula;
pub mod mail;
pub mod pictures;
pub mod roster;
pub mod seal;
pub mod system;
