//! The rules, and the repository that keeps them.
//!
//! The arrows go one way: main → commands → web → app → infra → domain → seating, and
//! islands → domain. A room may use every room further down its own list.

use crate::circles::circles;
use crate::reading::read;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// A room under `src/` and the rooms it may name. `config` and `i18n` stand
/// beside the rooms of the server and know only the domain.
pub const ROOMS: [(&str, &[&str]); 11] = [
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

pub const MOST_LINES: usize = 500;

// ---- the rules -------------------------------------------------------------

/// `src/web/desk/x.rs` is in `web`, `src/main.rs` is `main`; `src/lib.rs` is the map of all rooms
/// and in none; files outside of `src` are in none, and the load driver, which is a program of
/// its own and knows the server by its pages.
fn room_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/").filter(|_| is_rust(path))?;
    let room = inside.split('/').next()?;
    let room = room.strip_suffix(".rs").unwrap_or(room);
    (!matches!(room, "lib" | "load")).then_some(room)
}

fn is_rust(path: &str) -> bool {
    has_ending(path, "rs")
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == ending)
}

/// Lock files are written by programs.
fn is_made(path: &str) -> bool {
    path.ends_with("Cargo.lock") || path.ends_with("package-lock.json")
}

/// Every path to another room points down.
pub fn arrows(path: &str, text: &str) -> Vec<String> {
    let Some(here) = room_of(path) else {
        return Vec::new();
    };
    let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| *room == here) else {
        return vec![format!("{path}: no room is called {here}; name it in .make/rules with what it may use")];
    };
    let read = read(path, text);
    let named = read.paths.iter().filter(|named| named.own);
    let rooms: BTreeSet<_> = named.filter_map(|named| Some((named.line, named.path.first()?.as_str()))).collect();
    rooms
        .into_iter()
        .filter(|(_, room)| ROOMS.iter().any(|(known, _)| known == room))
        .filter(|(_, room)| *room != here && !allowed.contains(room))
        .map(|(line, room)| format!("{path}:{line}: {here} must not use {room}"))
        .collect()
}

/// sea-orm entities are named in `infra` only, and not handed out of it; a story may look at
/// what was stored.
pub fn entities(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("src/") || !is_rust(path) || matches!(room_of(path), Some("infra" | "tests")) {
        return Vec::new();
    }
    let read = read(path, text);
    let named = read.paths.iter();
    named
        .filter(|named| named.path.iter().any(|word| word == "entity" || word == "entities"))
        .map(|named| format!("{path}:{}: an entity outside of infra", named.line))
        .collect()
}

/// The libraries of a room are named there only (`main`, its commands and the tests may name all).
pub fn libraries(path: &str, text: &str) -> Vec<String> {
    let Some(here) = room_of(path).filter(|room| !matches!(*room, "main" | "commands" | "tests")) else {
        return Vec::new();
    };
    let named = &read(path, text).paths;
    let mut found = Vec::new();
    for (library, rooms) in LIBRARIES {
        let foreign = named.iter().find(|named| !named.own && named.path.first().is_some_and(|word| word == library));
        if let Some(named) = foreign.filter(|_| !rooms.contains(&here)) {
            found.push(format!(
                "{path}:{}: {here} must not use the library {library}, it belongs to {}",
                named.line,
                rooms.join(", ")
            ));
        }
    }
    found
}

/// What is built for the server and what for the browser is decided in `src/lib.rs` alone.
pub fn features(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("src/") || !is_rust(path) || path == "src/lib.rs" {
        return Vec::new();
    }
    let read = read(path, text);
    read.features.iter().map(|line| format!("{path}:{line}: cfg(feature) belongs into src/lib.rs")).collect()
}

/// What parses nowhere is read by no rule.
pub fn parses(path: &str, text: &str) -> Vec<String> {
    let unread = is_rust(path) && read(path, text).unread;
    unread.then(|| format!("{path}: no Rust that syn reads")).into_iter().collect()
}

/// A file is read in one go.
pub fn size(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    if is_made(path) || has_ending(path, "csv") || lines <= MOST_LINES {
        return Vec::new();
    }
    vec![format!("{path}: {lines} lines, at most {MOST_LINES}")]
}

/// No committed file knows from which host packages came, or on whose machine it was written.
pub fn places(path: &str, text: &str) -> Vec<String> {
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
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let listed = Command::new("git")
        .current_dir(&top)
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .output()
        .expect("git lists the files of the repository");
    assert!(listed.status.success(), "git ls-files failed");
    String::from_utf8_lossy(&listed.stdout)
        .split('\0')
        .filter_map(|path| Some((path.to_owned(), std::fs::read_to_string(top.join(path)).ok()?)))
        .collect()
}

fn hold(rule: impl Fn(&str, &str) -> Vec<String>) {
    let files = repository();
    assert!(files.iter().any(|(path, _)| path == "src/lib.rs"), "src/lib.rs is not in sight");
    let broken: Vec<String> = files.iter().flat_map(|(path, text)| rule(path, text)).collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

/// Listed to switch on features of what another crate passes on: leptos hands out `web_sys`.
const FOR_FEATURES: [&str; 1] = ["web-sys"];

/// A crate that a `Cargo.toml` lists and no Rust file of its package names.
pub fn unused_crates(files: &[(String, String)]) -> Vec<String> {
    let manifests = files.iter().filter(|(path, _)| path.ends_with("Cargo.toml"));
    let folders: Vec<&str> = manifests.clone().map(|(path, _)| path.trim_end_matches("Cargo.toml")).collect();
    let mut found = Vec::new();
    for (manifest, text) in manifests {
        let folder = manifest.trim_end_matches("Cargo.toml");
        let nested: Vec<_> =
            folders.iter().filter(|other| other.len() > folder.len() && other.starts_with(folder)).collect();
        let own = files.iter().filter(|(path, _)| {
            is_rust(path) && path.starts_with(folder) && !nested.iter().any(|other| path.starts_with(**other))
        });
        let named: BTreeSet<String> = own
            .flat_map(|(path, text)| {
                read(path, text).paths.iter().filter_map(|named| named.path.first().cloned()).collect::<Vec<_>>()
            })
            .collect();
        let used = |name: &String| named.contains(&name.replace('-', "_")) || FOR_FEATURES.contains(&name.as_str());
        let listed = dependencies(text).into_iter().filter(|name| !used(name));
        found.extend(listed.map(|name| format!("{manifest}: {name} is listed and not used")));
    }
    found
}

/// The names under `[dependencies]` and `[dev-dependencies]`.
fn dependencies(manifest: &str) -> Vec<String> {
    let table: toml::Table = manifest.parse().expect("Cargo.toml is TOML");
    let sections = ["dependencies", "dev-dependencies", "build-dependencies"];
    sections
        .iter()
        .filter_map(|name| table.get(*name)?.as_table())
        .flat_map(|section| section.keys().cloned())
        .collect()
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

#[test]
fn every_rust_file_is_read() {
    hold(parses);
}

#[test]
fn every_listed_crate_is_used() {
    let found = unused_crates(&repository());
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn no_files_need_each_other_in_a_circle() {
    let found = circles(&repository());
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}
