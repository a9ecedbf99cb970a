//! The program `entaku`.

fn main() {}
