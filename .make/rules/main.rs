//! The rules of the house that no compiler holds, as tests over the files of the
//! repository. `make check` compiles this alone (`rustc --test`) and runs it
//! at the top of the repository; it uses nothing but the standard library.
//!
//! The arrows go one way: main → web → app → infra → domain → seating, and
//! islands → domain. A room may use every room further down its own list.
//! Each rule is a function from a file to complaints, and is itself tested on a
//! sample that breaks it.

mod reading;
mod samples;

use reading::{is, is_made, is_rust, named_rooms, room_of, tokens};
use std::process::Command;

/// A room under `src/` and the rooms it may name. `config` and `i18n` stand
/// beside the rooms of the server and know only the domain.
const ROOMS: [(&str, &[&str]); 11] = [
    ("seating", &[]),
    ("domain", &["seating"]),
    ("islands", &["domain", "seating"]),
    ("i18n", &["domain", "seating"]),
    ("config", &["domain", "i18n"]),
    ("infra", &["domain", "seating", "config", "i18n"]),
    ("app", &["infra", "domain", "seating", "config", "i18n"]),
    ("web", &["app", "infra", "islands", "domain", "seating", "config", "i18n"]),
    ("main", EVERY),
    ("commands", EVERY),
    ("tests", EVERY),
];
const EVERY: &[&str] = &["commands", "web", "app", "infra", "islands", "domain", "seating", "config", "i18n", "tests"];

/// Libraries that belong to a room: a name outside of it means that the room's
/// matter has leaked.
const LIBRARIES: [(&str, &[&str]); 4] =
    [("sea_orm", &["infra"]), ("lettre", &["infra"]), ("axum", &["web"]), ("leptos_axum", &["web"])];

const MOST_LINES: usize = 500;

// ---- the rules -------------------------------------------------------------

/// Every `crate::room`, `entaku::room` and `super::…::room` points down.
fn arrows(path: &str, text: &str) -> Vec<String> {
    let Some(here) = room_of(path) else {
        return Vec::new();
    };
    let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| *room == here) else {
        return vec![format!("{path}: no room is called {here}; name it in .make/rules with what it may use")];
    };
    named_rooms(path, &tokens(text))
        .into_iter()
        .filter(|(_, named)| named != here && !allowed.contains(&named.as_str()))
        .map(|(line, named)| format!("{path}:{line}: {here} must not use {named}"))
        .collect()
}

/// sea-orm entities are named in `infra` only, and not handed out of it; a story may look at
/// what was stored.
fn entities(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("src/") || matches!(room_of(path), Some("infra" | "tests")) {
        return Vec::new();
    }
    let tokens = tokens(text);
    (0..tokens.len())
        .filter(|&at| {
            matches!(tokens[at].text.as_str(), "entities" | "entity")
                && (is(&tokens, at + 1, "::") || (at > 0 && is(&tokens, at - 1, "::")))
        })
        .map(|at| format!("{path}:{}: an entity outside of infra", tokens[at].line))
        .collect()
}

/// The libraries of a room are named there only (`main`, its commands and the tests may name all).
fn libraries(path: &str, text: &str) -> Vec<String> {
    let Some(here) = room_of(path).filter(|room| !matches!(*room, "main" | "commands" | "tests")) else {
        return Vec::new();
    };
    let tokens = tokens(text);
    let mut found = Vec::new();
    for (library, rooms) in LIBRARIES {
        let named = (0..tokens.len()).find(|&at| {
            tokens[at].text == library && is(&tokens, at + 1, "::") && !(at > 0 && is(&tokens, at - 1, "::"))
        });
        if let Some(at) = named.filter(|_| !rooms.contains(&here)) {
            found.push(format!(
                "{path}:{}: {here} must not use the library {library}, it belongs to {}",
                tokens[at].line,
                rooms.join(", ")
            ));
        }
    }
    found
}

/// What is built for the server and what for the browser is decided in `src/lib.rs` alone.
fn features(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("src/") || !is_rust(path) || path == "src/lib.rs" {
        return Vec::new();
    }
    let tokens = tokens(text);
    (0..tokens.len())
        .filter(|&at| tokens[at].text == "feature" && is(&tokens, at + 1, "="))
        .map(|at| format!("{path}:{}: cfg(feature) belongs into src/lib.rs", tokens[at].line))
        .collect()
}

/// A file is read in one go.
fn size(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    if is_made(path) || path.ends_with(".csv") || lines <= MOST_LINES {
        return Vec::new();
    }
    vec![format!("{path}: {lines} lines, at most {MOST_LINES}")]
}

/// No committed file knows from which host packages came, or on whose machine it was written.
fn places(path: &str, text: &str) -> Vec<String> {
    // Put together here, so that this file does not name them.
    let hosts = [
        ["registry.", "npmjs.org"].concat(),
        ["registry.", "yarnpkg.com"].concat(),
        ["index.", "crates.io"].concat(),
        ["static.", "crates.io"].concat(),
        ["static.", "rust-lang.org"].concat(),
        ["files.", "pythonhosted.org"].concat(),
        ["pypi", ".org"].concat(),
        ["deb.", "debian.org"].concat(),
        ["security.", "debian.org"].concat(),
    ];
    let folders = ["root", "work", "home", "Users"].map(|name| format!("/{name}/"));
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for host in hosts.iter().filter(|host| line.contains(host.as_str())) {
            found.push(format!("{path}:{}: names the host {host}", at + 1));
        }
        for folder in folders.iter().filter(|folder| starts_a_path(line, folder)) {
            found.push(format!("{path}:{}: names a folder under {folder}", at + 1));
        }
        if path.ends_with("package-lock.json") && line.trim_start().starts_with("\"resolved\"") {
            found.push(format!("{path}:{}: records where a package came from", at + 1));
        }
    }
    found
}

/// The folder at the beginning of a path, not inside an address or a longer path.
fn starts_a_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder)
        .any(|(at, _)| !line[..at].ends_with(|before: char| before.is_alphanumeric() || "._-~}*)".contains(before)))
}

/// Every file that is committed or would be, as text; pictures and the like are left out.
fn repository() -> Vec<(String, String)> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .output()
        .expect("git lists the files of the repository");
    assert!(listed.status.success(), "git ls-files failed: run this at the top of the repository");
    String::from_utf8_lossy(&listed.stdout)
        .split('\0')
        .filter_map(|path| Some((path.to_owned(), std::fs::read_to_string(path).ok()?)))
        .collect()
}

fn hold(rule: impl Fn(&str, &str) -> Vec<String>) {
    let files = repository();
    assert!(files.iter().any(|(path, _)| path == "src/lib.rs"), "src/lib.rs is not in sight");
    let broken: Vec<String> = files.iter().flat_map(|(path, text)| rule(path, text)).collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

// ---- the repository keeps them ---------------------------------------------

#[test]
fn arrows_between_rooms_point_one_way() {
    hold(arrows);
}

#[test]
fn entities_stay_in_infra() {
    hold(entities);
}

#[test]
fn libraries_stay_in_their_rooms() {
    hold(libraries);
}

#[test]
fn features_are_asked_in_the_library_root_only() {
    hold(features);
}

#[test]
fn no_file_is_longer_than_can_be_read_in_one_go() {
    hold(size);
}

#[test]
fn no_file_names_a_registry_or_a_machine() {
    hold(|path, text| if path.ends_with("Cargo.lock") { Vec::new() } else { places(path, text) });
}
