//! Entaku.
fn main() {}
