//! No circle of files: if one file needs another, that one does not need it back, over however
//! many files between.
//!
//! A folder's `mod.rs` names its own files to declare them, and they take from it what it
//! defines for all of them: these two are one thing, and no arrow between them counts. A name
//! that `mod.rs` passes on from one of its files is an arrow to that file.

use crate::reading::{Names, module_of, read};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// Complaints, one a circle: its files in order.
pub fn circles(files: &[(String, String)]) -> Vec<String> {
    let sources: Vec<_> = files.iter().filter(|(path, _)| is_source(path)).collect();
    let names: BTreeMap<Vec<String>, (&str, Arc<Names>)> =
        sources.iter().map(|(path, text)| (module_of(path), (path.as_str(), read(path, text)))).collect();
    let arrows: BTreeMap<&str, BTreeSet<&str>> =
        names.iter().map(|(module, (path, read))| (*path, targets(module, read, &names))).collect();
    let mut found = BTreeSet::new();
    for start in arrows.keys() {
        let circle: BTreeSet<&str> =
            reached(start, &arrows).into_iter().filter(|end| reached(end, &arrows).contains(start)).collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    found.into_iter().map(|circle| format!("a circle: {}", circle.into_iter().collect::<Vec<_>>().join(", "))).collect()
}

/// The seating is a crate of its own with the same rule; tests may know each other.
fn is_source(path: &str) -> bool {
    let rust =
        path.strip_prefix("src/").filter(|inside| Path::new(inside).extension().is_some_and(|ending| ending == "rs"));
    rust.is_some_and(|inside| {
        !inside.starts_with("seating/") && !inside.split('/').any(|part| part.trim_end_matches(".rs") == "tests")
    })
}

fn targets<'a>(
    module: &[String],
    read: &Names,
    files: &BTreeMap<Vec<String>, (&'a str, Arc<Names>)>,
) -> BTreeSet<&'a str> {
    let owns = |other: &[String]| module.starts_with(other) || other.starts_with(module);
    let own = read.paths.iter().filter(|named| named.own).map(|named| named.path.clone());
    // `child::Name` without `self::` in front.
    let of_child = read.paths.iter().filter(|named| !named.own).map(|named| [module, &named.path].concat());
    own.chain(of_child)
        .filter_map(|path| end_of(path, files))
        .filter(|end| !owns(end))
        .filter_map(|end| files.get(&end).map(|(path, _)| *path))
        .collect()
}

/// The module that defines what a path names, through what modules on the way pass on.
fn end_of(path: Vec<String>, files: &BTreeMap<Vec<String>, (&str, Arc<Names>)>) -> Option<Vec<String>> {
    let mut path = path;
    // As many steps as passing on is ever deep; a longer way would be one of circles.
    for _ in 0..8 {
        let known = (1..=path.len()).rev().find(|&length| files.contains_key(&path[..length]))?;
        let module = path[..known].to_vec();
        let next = path.get(known).and_then(|name| files.get(&module)?.1.brought.get(name));
        match next {
            None => return Some(module),
            Some(stands_for) => {
                let whole = if files.contains_key(&stands_for[..1.min(stands_for.len())]) {
                    stands_for.clone()
                } else {
                    [module.as_slice(), stands_for].concat()
                };
                path = whole.into_iter().chain(path.into_iter().skip(known + 1)).collect();
            }
        }
    }
    None
}

fn reached<'a>(start: &'a str, arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        for &next in arrows.get(at).into_iter().flatten() {
            if found.insert(next) {
                open.push(next);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::circles;

    fn files(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn two_files_that_need_each_other_are_found() {
        let found = circles(&files(&[
            ("src/app/mod.rs", "mod a; mod b;"),
            ("src/app/a.rs", "use super::b::B;"),
            ("src/app/b.rs", "fn f() -> crate::app::a::A { todo() }"),
        ]));
        assert_eq!(found, ["a circle: src/app/a.rs, src/app/b.rs"]);
    }

    #[test]
    fn a_circle_through_what_a_folder_passes_on_is_found() {
        let found = circles(&files(&[
            ("src/app/mod.rs", "mod a; mod b; mod c; pub use a::A; pub use b::B as Other;"),
            ("src/app/a.rs", "use super::Other;"),
            ("src/app/b.rs", "use crate::app::c::C;"),
            ("src/app/c.rs", "fn f() { view! { <p>{super::A::new()}</p> } }"),
        ]));
        assert_eq!(found, ["a circle: src/app/a.rs, src/app/b.rs, src/app/c.rs"]);
    }

    #[test]
    fn a_folder_and_its_files_are_no_circle() {
        let found = circles(&files(&[
            ("src/app/mod.rs", "mod a; mod b; pub struct World; pub fn f() { a::f() }"),
            ("src/app/a.rs", "use super::World; use super::b::B;"),
            ("src/app/b.rs", "use super::World;"),
        ]));
        assert!(found.is_empty(), "{found:?}");
    }
}
