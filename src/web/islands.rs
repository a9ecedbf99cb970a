//! A page that mounts an island: the browser's program is loaded, and the page's policy lets
//! that one program run and nothing else.

use super::context::Page;
use super::page::{Shell, html_with};
use crate::app::World;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::SystemTime;

/// The two files of the browser's program, below `pkg`.
const SCRIPT: &str = "entaku.js";
const PROGRAM: &str = "entaku_bg.wasm";

/// The answer that shows `content`, which mounts islands, inside the shell. Where the browser's
/// program was not built, the page comes without it and works by its forms.
pub fn answer_with_islands<V: IntoView + 'static>(
    world: &World,
    status: StatusCode,
    page: &Page,
    shell: &Shell<'_>,
    content: impl FnOnce() -> V,
) -> Response {
    let Some(program) = Program::of_site(&world.settings.server.site_dir) else {
        return super::page::answer(status, page, shell, content);
    };
    let nonce = world.new_secret().reveal().to_owned();
    let policy = [(header::CONTENT_SECURITY_POLICY, policy(&nonce))];
    let head = || program.head(&nonce).into_any();
    (status, policy, Html(html_with(page, shell, head, content))).into_response()
}

/// What the page may do: run the program that carries the nonce, and speak with its own site.
fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'; \
         style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// Where the browser's program is; the addresses change with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Program {
    script: String,
    program: String,
}

impl Program {
    fn of_site(site: &Path) -> Option<Self> {
        let address = |file: &str| {
            let version = version(&site.join("pkg").join(file))?;
            Some(format!("/pkg/{file}?v={version}"))
        };
        Some(Self { script: address(SCRIPT)?, program: address(PROGRAM)? })
    }

    fn head(self, nonce: &str) -> impl IntoView + use<> {
        let Self { script, program } = self;
        // The addresses are the server's own: no quote is in them.
        let start = format!(
            "import start, * as entaku from \"{script}\";\n\
             await start({{ module_or_path: \"{program}\" }});\n\
             entaku.hydrate();\n\
             for (const island of document.querySelectorAll(\"leptos-island\")) entaku[island.dataset.component]?.(island);"
        );
        view! {
            <link rel="preload" href=program r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/>
            <link rel="modulepreload" href=script nonce=nonce.to_owned()/>
            <script type="module" nonce=nonce.to_owned() inner_html=start></script>
        }
    }
}

/// Stands for a file's content: read anew only when the file has changed.
fn version(file: &Path) -> Option<String> {
    type Known = HashMap<PathBuf, (SystemTime, u64, String)>;
    static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    let about = fs::metadata(file).ok()?;
    let (changed, length) = (about.modified().ok()?, about.len());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, _, version)) = known.get(file).filter(|seen| (seen.0, seen.1) == (changed, length)) {
        return Some(version.clone());
    }
    let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(fs::read(file).ok()?));
    let version = hash.get(..12)?.to_owned();
    known.insert(file.to_owned(), (changed, length, version.clone()));
    Some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_changes_with_the_content() {
        let site = tempfile::tempdir().unwrap();
        assert_eq!(Program::of_site(site.path()), None);
        let pkg = site.path().join("pkg");
        fs::create_dir(&pkg).unwrap();
        fs::write(pkg.join(SCRIPT), "1").unwrap();
        fs::write(pkg.join(PROGRAM), "1").unwrap();
        let before = Program::of_site(site.path()).unwrap();
        fs::write(pkg.join(PROGRAM), "22").unwrap();
        let after = Program::of_site(site.path()).unwrap();
        assert_eq!(before.script, after.script);
        assert_ne!(before.program, after.program);
    }
}
