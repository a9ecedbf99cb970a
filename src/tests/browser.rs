//! A browser as stories use it: cookies, forms, no redirects followed by itself.

use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::{RequestBuilder, StatusCode, redirect::Policy};
use scraper::{Html, Selector};
use std::collections::BTreeMap;

/// A browser with its own cookies.
#[derive(Clone)]
pub(crate) struct Browser {
    base: String,
    client: reqwest::Client,
    cookies: BTreeMap<String, String>,
    stands_at: Option<String>,
}

/// An answer as a story reads it.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: StatusCode,
    pub location: Option<String>,
    pub headers: reqwest::header::HeaderMap,
    pub bytes: Vec<u8>,
}

#[allow(dead_code)]
impl Browser {
    pub fn new(base: String) -> Self {
        let client = reqwest::Client::builder().redirect(Policy::none()).no_proxy().build().unwrap();
        Self { base, client, cookies: BTreeMap::new(), stands_at: None }
    }

    /// The same browser at another network address.
    pub fn at(&self, address: &str) -> Self {
        Self { stands_at: Some(address.to_owned()), ..self.clone() }
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        let request = self.client.get(self.address(path));
        self.send(request).await
    }

    /// Posts a form from a page of this site.
    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let request = self.client.post(self.address(path)).header("sec-fetch-site", "same-origin").form(form);
        self.send(request).await
    }

    /// Posts a form with files from a page of this site.
    pub async fn upload(&mut self, path: &str, form: reqwest::multipart::Form) -> Answer {
        let request = self.client.post(self.address(path)).header("sec-fetch-site", "same-origin").multipart(form);
        self.send(request).await
    }

    /// Sends any request with this browser's cookies.
    pub async fn send(&mut self, request: RequestBuilder) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = if cookies.is_empty() { request } else { request.header(COOKIE, cookies.join("; ")) };
        let request = match &self.stands_at {
            Some(address) => request.header("x-forwarded-for", address),
            None => request,
        };
        let response = request.send().await.unwrap();
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                if value.is_empty() {
                    self.cookies.remove(name);
                } else {
                    self.cookies.insert(name.to_owned(), value.to_owned());
                }
            }
        }
        Answer {
            status: response.status(),
            location: response.headers().get(LOCATION).map(|l| l.to_str().unwrap().to_owned()),
            headers: response.headers().clone(),
            bytes: response.bytes().await.unwrap().to_vec(),
        }
    }

    pub fn address(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) }
    }

    pub fn client(&self) -> &reqwest::Client {
        &self.client
    }
}

#[allow(dead_code)]
impl Answer {
    pub fn html(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    /// The visible text of every element that a selector finds.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let document = Html::parse_document(&self.html());
        document
            .select(&Selector::parse(selector).unwrap())
            .map(|element| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// The visible text of the whole page.
    pub fn text(&self) -> String {
        self.all("body").join(" ")
    }

    /// The `<h1>`.
    pub fn heading(&self) -> String {
        self.all("h1").join(" ")
    }

    /// An attribute of every element that a selector finds.
    pub fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        let document = Html::parse_document(&self.html());
        document
            .select(&Selector::parse(selector).unwrap())
            .filter_map(|element| element.attr(attribute).map(str::to_owned))
            .collect()
    }

    /// The names and values that a form's inputs, textareas and selects would send now.
    pub fn form(&self, selector: &str) -> BTreeMap<String, String> {
        let document = Html::parse_document(&self.html());
        let form = document.select(&Selector::parse(selector).unwrap()).next().expect("the form is there");
        let mut values = BTreeMap::new();
        for input in form.select(&Selector::parse("input[name], textarea[name], select[name]").unwrap()) {
            let name = input.attr("name").unwrap().to_owned();
            let value = match (input.value().name(), input.attr("type")) {
                ("textarea", _) => input.text().collect(),
                ("select", _) => {
                    let option = Selector::parse("option[selected]").unwrap();
                    input.select(&option).next().and_then(|o| o.attr("value")).unwrap_or_default().to_owned()
                }
                (_, Some("radio" | "checkbox")) if input.attr("checked").is_none() => continue,
                (_, Some("submit")) => continue,
                _ => input.attr("value").unwrap_or_default().to_owned(),
            };
            values.insert(name, value);
        }
        values
    }

    /// The address to which the answer leads.
    pub fn leads_to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.html());
        self.location.as_deref().expect("a redirect has a location")
    }
}
