//! Signing in and out.

mod get;
mod post;
mod view;

use crate::app::World;
use crate::web::context::Page;
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;

/// The pages of this folder.
pub fn router() -> Router<World> {
    Router::new().route("/sign-in", post(post::sign_in).get(get::sign_in)).route("/sign-out", post(post::sign_out))
}

/// What the address of the sign-in page may say.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    /// The page to which one goes after signing in.
    back: String,
    /// Whether one has just signed out.
    out: Option<String>,
    /// Whether one has just set a new password.
    changed: Option<String>,
}

/// The sign-in page for a form that was sent when nobody was signed in any more, with what was typed
/// sealed; without, where it was too large to be kept.
pub fn ask_again(page: &Page, kept: Option<String>) -> Response {
    let told = page.t.get(if kept.is_some() { "sign-in-kept" } else { "sign-in-not-kept" });
    let query = Query::default();
    let asked = view::Asked { query: &query, mail: String::new(), kept: kept.unwrap_or_default(), why: Some(told) };
    view::sign_in(StatusCode::UNAUTHORIZED, page, asked, &[])
}

impl Query {
    /// The page to go to after signing in: one of the desk's own, else the desk itself.
    fn target(&self) -> &str {
        if is_own(&self.back) { &self.back } else { "/desk" }
    }
}

/// Whether an address is a page of the desk on this site: nothing else is ever gone to, whatever
/// a link to the sign-in page says.
fn is_own(back: &str) -> bool {
    let below = back.strip_prefix("/desk").is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    below
        && back.bytes().all(|byte| byte.is_ascii_graphic())
        && !back.contains("..")
        && !back.contains('\\')
        && !back.starts_with("/desk/sign-")
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn only_own_pages_below_the_desk_are_gone_back_to() {
        for own in ["/desk", "/desk/events/1?sort=name", "/desk?x=%E5%86%86"] {
            assert!(is_own(own), "{own}");
        }
        for other in [
            "",
            "/",
            "/deskevil",
            "//evil.example/desk",
            "https://evil.example/desk",
            "/desk/..//evil.example",
            "/desk\\evil",
            "/desk\r\nlocation: x",
            "/desk/円",
            "/desk/sign-out",
        ] {
            assert!(!is_own(other), "{other}");
        }
    }
}
