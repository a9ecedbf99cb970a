//! Each rule finds what breaks it, and leaves alone what does not.

use crate::rules::{MOST_LINES, arrows, entities, features, libraries, places, size, unused_crates};

#[test]
fn an_arrow_upwards_is_found() {
    let sample = "use crate::{domain::Name, infra::{db, mail}};\nfn f() { crate::web::router() }";
    assert_eq!(
        arrows("src/domain/event.rs", sample),
        ["src/domain/event.rs:1: domain must not use infra", "src/domain/event.rs:2: domain must not use web"]
    );
    assert!(arrows("src/web/mod.rs", "use crate::app::apply; use crate::domain::Name;").is_empty());
}

#[test]
fn an_arrow_upwards_by_super_is_found() {
    let sample = "use super::super::app::Apply;\nmod tests { use super::super::super::web::x; use super::super::y; }";
    assert_eq!(
        arrows("src/infra/mail.rs", sample),
        ["src/infra/mail.rs:1: infra must not use app", "src/infra/mail.rs:2: infra must not use web"]
    );
}

#[test]
fn a_room_nobody_knows_is_found() {
    assert_eq!(arrows("src/utils/mod.rs", "").len(), 1);
}

#[test]
fn words_in_comments_and_strings_are_no_arrows() {
    let sample = "// crate::web\n/* crate::web /* */ crate::app */ const A: &str = \"crate::web \\\" crate::app\"; \
                  const B: &str = r#\"crate::web\"#; const C: char = '\"'; fn f<'a>(_: &'a str) {}";
    assert!(arrows("src/domain/a.rs", sample).is_empty());
    let after = "const C: char = '\"'; use crate::web::x;";
    assert_eq!(arrows("src/domain/a.rs", after).len(), 1);
}

#[test]
fn an_entity_outside_of_infra_is_found() {
    let sample = "use crate::infra::db::entities::event;";
    assert_eq!(entities("src/app/apply.rs", sample).len(), 1);
    assert!(entities("src/infra/db/events.rs", sample).is_empty());
}

#[test]
fn a_library_outside_of_its_room_is_found() {
    assert_eq!(libraries("src/app/apply.rs", "use sea_orm::DbErr;").len(), 1);
    assert!(libraries("src/infra/db/mod.rs", "use sea_orm::DbErr;").is_empty());
    assert!(libraries("src/main.rs", "axum::serve(listener, router)").is_empty());
}

#[test]
fn a_feature_outside_of_the_library_root_is_found() {
    let sample = "#[cfg(any(test, feature = \"ssr\"))]\nfn f() {}";
    assert_eq!(features("src/domain/a.rs", sample).len(), 1);
    assert!(features("src/lib.rs", sample).is_empty());
}

#[test]
fn a_long_file_is_found() {
    assert_eq!(size("style/base.css", &"a\n".repeat(MOST_LINES + 1)).len(), 1);
    assert!(size("style/base.css", &"a\n".repeat(MOST_LINES)).is_empty());
}

#[test]
fn a_host_a_folder_and_a_recorded_address_are_found() {
    let host = ["see https://", "pypi", ".org/simple"].concat();
    assert_eq!(places("README.md", &host).len(), 1);
    let folder = ["cp /", "home/me/x ."].concat();
    assert_eq!(places("Makefile", &folder).len(), 1);
    assert!(places("src/web/a.rs", "https://example.jp/home/ and $HOME/work/x").is_empty());
    assert_eq!(places("end2end/package-lock.json", "  \"resolved\": \"x\",").len(), 1);
}

#[test]
fn a_crate_that_nothing_uses_is_found() {
    let manifest =
        "[package]\nname = \"a\"\n[dependencies]\nserde = \"1\"\nun-used = \"1\"\n[dev-dependencies]\nother = \"1\"\n";
    let nested = "[package]\nname = \"b\"\n[dependencies]\nserde = \"1\"\n";
    let files = [
        ("Cargo.toml", manifest),
        ("src/lib.rs", "#[derive(serde::Serialize)] struct A; mod tests { use other::B; }"),
        ("part/Cargo.toml", nested),
        ("part/src/lib.rs", "fn f() { un_used::g() }"),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    assert_eq!(
        unused_crates(&files),
        ["Cargo.toml: un-used is listed and not used", "part/Cargo.toml: serde is listed and not used"]
    );
}
