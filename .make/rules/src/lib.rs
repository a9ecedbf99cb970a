//! The rules of the house that no compiler holds, as tests over the files of the repository.
//! `make check` runs them by `cargo test -p entaku-rules`.
//!
//! The rooms are modules of one crate, not crates: a crate for each room would hold the arrows
//! too, but every page's view would then wait for six crates to compile in a row. So the arrows
//! are read from the code, by `syn`, the parser that Rust's own macros use.
//!
//! Each rule is a function from a file, or from all of them, to complaints, and is itself tested
//! on a sample that breaks it.

#[cfg(test)]
mod circles;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod samples;
