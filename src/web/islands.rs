//! A page that holds islands: `leptos_axum` renders it, its head loads the browser's program, and its
//! policy lets that one program run and nothing else.

use super::context::Page;
use super::page::{Shell, document};
use crate::app::World;
use crate::domain::organiser::Organiser;
use any_spawner::Executor;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use leptos::config::LeptosOptions;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::{ResponseOptions, render_app_async_with_context};
use std::path::{Path, absolute};

/// Tells leptos which runtime its tasks are run by. To be called before the first page is answered;
/// where it was told before, nothing changes.
pub fn prepare() {
    let _ = Executor::init_tokio();
}

/// A page's frame, kept until leptos renders it.
#[derive(Clone)]
pub struct Frame {
    /// The page's heading.
    pub title: String,
    /// Whether the page shows errors in a form.
    pub has_errors: bool,
    /// The signed-in organiser.
    pub organiser: Organiser,
    /// Whether nothing stands round the content.
    pub bare: bool,
}

/// The answer that shows `content`, which holds islands, inside the frame. Where the browser's
/// program was not built, the page comes without it and works by its forms.
pub async fn answer_with_islands(
    world: &World,
    status: StatusCode,
    page: &Page,
    frame: Frame,
    content: impl Fn() -> AnyView + Clone + Send + Sync + 'static,
) -> Response {
    let program = program(&world.settings.server.site_dir);
    let request = Request::builder().uri(page.path.as_str()).body(Body::empty()).unwrap_or_default();
    let (has_program, page) = (program.is_some(), page.clone());
    let app = move || {
        let Frame { title, has_errors, organiser, bare } = &frame;
        let shell = Shell::desk(title, organiser).with_errors(*has_errors).bare(*bare);
        // First of all: it tells leptos that only islands are brought to life.
        let head = program.clone().map(|options| view! { <HydrationScripts options islands=true/> }.into_any());
        view! {
            <!DOCTYPE html>
            {document(&page, &shell, head.into_any(), content())}
        }
    };
    let provide = move || {
        let response = expect_context::<ResponseOptions>();
        response.set_status(status);
        if let Some(nonce) = use_nonce().filter(|_| has_program)
            && let Ok(policy) = HeaderValue::try_from(policy(&nonce))
        {
            response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
        }
    };
    render_app_async_with_context(provide, app)(request).await
}

/// What the page may do: run the program of this site that the page names, and speak with this site.
fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; connect-src 'self'; \
         style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// Where the browser's program is, as leptos wants it told. Built by `.make/web` its files carry the
/// hash of their content in their names, and `hash.txt` tells it; built by cargo-leptos they do not.
fn program(site: &Path) -> Option<LeptosOptions> {
    let pkg = absolute(site).ok()?.join("pkg");
    let hash_file = pkg.join("hash.txt");
    let hashed = hash_file.is_file();
    if !hashed && !pkg.join("entaku.js").is_file() {
        return None;
    }
    let options = LeptosOptions::builder()
        .output_name("entaku")
        .site_root(site.to_string_lossy())
        .hash_files(hashed)
        .hash_file(hash_file.to_string_lossy().into());
    Some(options.build())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_program_of_either_build_is_found() {
        let site = tempfile::tempdir().unwrap();
        assert!(program(site.path()).is_none());
        let pkg = site.path().join("pkg");
        fs::create_dir(&pkg).unwrap();
        fs::write(pkg.join("entaku.js"), "").unwrap();
        assert!(!program(site.path()).unwrap().hash_files);
        fs::write(pkg.join("hash.txt"), "js: abc\nwasm: def\n").unwrap();
        let options = program(site.path()).unwrap();
        let html = Owner::new().with(|| view! { <HydrationScripts options islands=true/> }.to_html());
        assert!(html.contains("/pkg/entaku.abc.js") && html.contains("/pkg/entaku.def.wasm"), "{html}");
    }
}
