//! What one can do with Entaku: one use case a file.

pub mod admit;
pub mod found;
pub mod password;
pub mod sign_in;
mod world;

pub use world::{Secret, World};
