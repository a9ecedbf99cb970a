//! Every link of every page stays on the site.

use super::raw;
use crate::tests::story;
use scraper::{Html, Selector};
use url::Url;

/// Where the links and forms of a page lead, as a browser reads them.
pub(super) fn targets(base: &Url, page: &str) -> Vec<Url> {
    let document = Html::parse_document(page);
    let mut found = Vec::new();
    for (selector, name) in
        [("[href]", "href"), ("[action]", "action"), ("[formaction]", "formaction"), ("[src]", "src")]
    {
        let selector = Selector::parse(selector).unwrap();
        let values = document.select(&selector).filter_map(|element| element.attr(name));
        found.extend(values.filter_map(|value| base.join(value).ok()));
    }
    found
}

story!(no_address_makes_a_page_link_to_another_site, |app| {
    let address = app.base.strip_prefix("http://").unwrap();
    let mut left = Vec::new();
    for path in [
        "//example.invalid/x",
        "/en//example.invalid/x",
        "/en///example.invalid/x",
        "/en/\\example.invalid/x",
        "/en\\\\example.invalid/x",
        "/\\example.invalid/x",
        "/en/%2F%2Fexample.invalid/x",
        "/en/%5Cexample.invalid/x",
        "/en/%09/example.invalid/x",
        "/en/./%2F/example.invalid",
        "/en/.//example.invalid/x",
        "/en/..//example.invalid/x",
        "/en/?//example.invalid/x",
        "/en/x//example.invalid/x?back=//example.invalid",
        "/desk/sign-in?back=//example.invalid/x",
        "/en/desk/sign-in?back=/%5Cexample.invalid/x",
        "/en//example.invalid/desk/sign-in",
        "http://example.invalid//example.invalid/x",
        "/en/http://example.invalid/x",
    ] {
        let answer = raw::get(address, path).await;
        let base = Url::parse(&app.base).unwrap().join(path).unwrap_or_else(|_| Url::parse(&app.base).unwrap());
        let base = if base.host_str() == Some("127.0.0.1") { base } else { Url::parse(&app.base).unwrap() };
        let located = answer.header("location").and_then(|location| base.join(location).ok());
        assert!(answer.status < 500, "{path}: {answer:?}");
        for target in targets(&base, &answer.body).into_iter().chain(located) {
            if target.host_str() != Some("127.0.0.1") {
                left.push(format!("{path} leads to {target}"));
            }
        }
    }
    assert_eq!(left, Vec::<String>::new());
});
