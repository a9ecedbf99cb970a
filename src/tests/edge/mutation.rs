//! Requests that no page makes: what strangers send, changed at random, is answered without a
//! fault, without an element of theirs, and in words. A few thousand in every run; many in
//! `make faults`.

use super::filled::Filled;
use super::raw::{self, Raw};
use super::site::Site;
use super::walk::Text;
use crate::app::sign_in::start_session;
use crate::tests::Storage;
use crate::web::Limits;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use scraper::{Html, Selector};

/// How many requests are sent on one event before a new one is made, since some of them cancel
/// it or sign out.
const BURST: usize = 500;

/// A request that a page makes.
#[derive(Clone, Debug)]
struct Known {
    method: String,
    path: String,
    kind: &'static str,
    fields: Vec<(String, String)>,
}

const METHODS: [&str; 8] = ["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"];
const ENDS: [&str; 14] = [
    "/",
    "//",
    "/..",
    "/%2e%2e/%2e%2e/etc/passwd",
    "%00",
    "%FF",
    "%C3%28",
    "/\\example.invalid",
    "?",
    "?q=a&q=b",
    "#",
    ".json",
    "/%F0%A0%AE%B7",
    "%0d%0aset-cookie:%20evil=1",
];
const VALUES: [&str; 16] = [
    "",
    "0",
    "-1",
    "4294967296",
    "99999999999999999999",
    "NaN",
    "yes",
    "\u{0}",
    "\u{202e}\u{feff}",
    "𠮷",
    "a@b",
    "\r\n.\r\n",
    "2023-99-99T99:99",
    "' or 1=1 --",
    "{{7*7}}",
    "../../etc/passwd",
];
const HEADERS: [&str; 16] = [
    "range: bytes=0-18446744073709551615",
    "if-modified-since: yesterday",
    "accept-encoding: br;q=x, gzip",
    "expect: 100-continue",
    "sec-fetch-site: cross-site",
    "origin: null",
    "cookie: entaku_session=",
    "cookie: \u{ff}\u{fe}",
    "accept-language: *",
    "x-forwarded-for: ::1, nonsense",
    "host: example.invalid",
    "content-type: text/html",
    "if-none-match: *",
    "transfer-encoding: chunked",
    "content-encoding: br",
    "upgrade: websocket",
];
const KINDS: [&str; 6] = [
    "application/x-www-form-urlencoded",
    "application/json",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "text/plain",
    "application/x-www-form-urlencoded; charset=shift_jis",
];

struct Campaign {
    random: StdRng,
    filled: Filled,
    site: Site,
    cookie: String,
    known: Vec<Known>,
}

impl Campaign {
    async fn start(storage: Storage, seed: u64) -> Self {
        let filled = Filled::start(storage, Text::Markup).await;
        let site = Site::start(&filled.app, Limits::of_process(), |settings| settings.server.rate_limit = 0).await;
        Self { site, random: StdRng::seed_from_u64(seed), filled, cookie: String::new(), known: Vec::new() }
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from.choose(&mut self.random).unwrap().clone()
    }

    /// A new session, and what the pages of an event ask for.
    async fn renew(&mut self) {
        self.filled.renew_event().await;
        let app = &self.filled.app;
        let token = start_session(&app.world, self.filled.owner.id).await.unwrap();
        self.cookie = format!("{}={}", crate::web::session::COOKIE, token.reveal());
        let event = &self.filled.event;
        let (code, desk) = (&event.code, format!("/desk/events/{}", event.id));
        let person = format!("{desk}/registrations/{}", self.filled.people[0].id);
        let mut paths: Vec<String> =
            ["/", "/desk", "/desk/sign-in", "/desk/password", "/desk/organisers", "/desk/outbox"]
                .map(String::from)
                .into();
        paths.extend(
            ["/style.css", "/pkg/entaku.js", "/healthz", "/readyz", "/robots.txt", "/desk/events/new"]
                .map(String::from),
        );
        paths.extend(["", "/apply", "/calendar.ics"].map(|page| format!("/events/{code}{page}")));
        paths.extend(
            [
                "",
                "/edit",
                "/preview",
                "/cancel",
                "/registrations",
                "/registrations/new",
                "/import",
                "/papers",
                "/seating",
                "/seating/repair",
                "/rotation",
            ]
            .map(|page| format!("{desk}{page}")),
        );
        paths.extend(["", "/edit", "/cancel"].map(|page| format!("{person}{page}")));
        self.known.clear();
        for path in paths {
            self.known.push(Known { method: "GET".into(), path: path.clone(), kind: "", fields: Vec::new() });
            let page = self.send(&self.plain(&path)).await;
            self.known.extend(page.iter().flat_map(|page| forms(&page.body)));
        }
        let board = r#"{"number":1,"version":1,"places":[],"together":[],"apart":[],"locked":[],"publish":false}"#;
        let fields = vec![(String::new(), board.to_owned())];
        let path = format!("{desk}/seating/board");
        self.known.push(Known { method: "POST".into(), path, kind: "application/json", fields });
    }

    fn plain(&self, path: &str) -> Vec<u8> {
        format!("GET {path} HTTP/1.1\r\nhost: localhost\r\ncookie: {}\r\nconnection: close\r\n\r\n", self.cookie)
            .into_bytes()
    }

    async fn send(&self, request: &[u8]) -> Option<Raw> {
        raw::send(&self.site.address, request).await
    }

    /// A request of a page, changed here and there.
    fn changed(&mut self) -> Vec<u8> {
        let known = self.known.clone();
        let mut request = self.pick(&known);
        if self.random.random_ratio(1, 6) {
            request.method = self.pick(&METHODS).to_owned();
        }
        if self.random.random_ratio(1, 3) {
            request.path = self.changed_path(&request.path);
        }
        let mut kind = if request.fields.is_empty() { String::new() } else { request.kind.to_owned() };
        let mut body = self.changed_body(&mut request);
        if self.random.random_ratio(1, 8) {
            self.pick(&KINDS).clone_into(&mut kind);
        }
        if self.random.random_ratio(1, 12) && !body.is_empty() {
            body.truncate(self.random.random_range(0..body.len()));
        }
        let mut length = body.len();
        if self.random.random_ratio(1, 60) {
            length = length.saturating_sub(1);
        }
        let mut head = vec![
            format!("{} {} HTTP/1.1", request.method, request.path),
            "host: localhost".into(),
            "connection: close".into(),
        ];
        if !self.random.random_ratio(1, 8) {
            head.push(format!("cookie: {}", self.cookie));
        }
        if !self.random.random_ratio(1, 20) {
            head.push("sec-fetch-site: same-origin".into());
        }
        while self.random.random_ratio(1, 4) {
            head.push(self.pick(&HEADERS).to_owned());
        }
        if !kind.is_empty() {
            head.push(format!("content-type: {kind}"));
        }
        let chunked = head.iter().any(|line| line.starts_with("transfer-encoding"));
        if !chunked && (length > 0 || request.method == "POST") {
            head.push(format!("content-length: {length}"));
        }
        let mut bytes = (head.join("\r\n") + "\r\n\r\n").into_bytes();
        if chunked {
            bytes.extend(format!("{:x}\r\n", body.len()).into_bytes());
        }
        bytes.extend(body);
        if chunked {
            bytes.extend(b"\r\n0\r\n\r\n");
        }
        bytes
    }

    fn changed_path(&mut self, path: &str) -> String {
        match self.random.random_range(0..7) {
            0 => format!("{path}{}", self.pick(&ENDS)),
            1 => format!("/en{path}"),
            2 => format!(
                "{path}?{}={}",
                self.pick(&["q", "back", "view", "page", "done", "sort", "state"]),
                self.value()
            ),
            3 => {
                let mut parts: Vec<_> = path.split('/').map(str::to_owned).collect();
                let at = self.random.random_range(0..parts.len());
                parts[at] = self.value();
                format!("/{}", parts.join("/").trim_start_matches('/'))
            }
            4 => format!("/{path}"),
            5 => format!("{path}/{}", "x".repeat(self.random.random_range(1..3000))),
            _ => path.to_uppercase(),
        }
    }

    /// A value of any kind, encoded for an address or a form.
    fn value(&mut self) -> String {
        let text = match self.random.random_range(0..5) {
            0 => Text::Markup.line(),
            1 => Text::Markup.long(),
            2 => self.pick(&["x", "円", "\n", "<"]).repeat(self.random.random_range(1..20_000)),
            3 => return self.pick(&["%", "%F", "%FF%FE", "%00", "%ED%A0%80"]).to_owned(),
            _ => self.pick(&VALUES).to_owned(),
        };
        let encoded = utf8_percent_encode(&text, NON_ALPHANUMERIC).to_string();
        encoded.chars().take(60_000).collect()
    }

    fn changed_body(&mut self, request: &mut Known) -> Vec<u8> {
        if request.kind == "application/json" {
            let mut json = request.fields[0].1.clone();
            if self.random.random_ratio(2, 3) {
                let at = self.random.random_range(0..json.len());
                json.replace_range(at..=at, self.pick(&["", "\"", "9", "-", "[", "null", "\u{0}", "1e999"]));
            }
            return json.into_bytes();
        }
        let mut pairs = Vec::new();
        for (name, value) in request.fields.clone() {
            let kept = utf8_percent_encode(&value, NON_ALPHANUMERIC).to_string();
            match self.random.random_range(0..10) {
                0 => {}
                1 => pairs.extend([(name.clone(), kept.clone()), (name, kept)]),
                2..=4 => pairs.push((name, self.value())),
                _ => pairs.push((name, kept)),
            }
        }
        if self.random.random_ratio(1, 10) {
            pairs.push((self.value(), self.value()));
        }
        if request.kind.starts_with("multipart") {
            let part = |(name, value): &(String, String)| {
                let bytes: Vec<u8> = percent_encoding::percent_decode_str(value).collect();
                let head =
                    format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"a.csv\"\r\n\r\n");
                [head.as_bytes(), &bytes, b"\r\n"].concat()
            };
            let mut body: Vec<u8> = pairs.iter().flat_map(part).collect();
            body.extend(b"--x--\r\n");
            return body;
        }
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("&").into_bytes()
    }
}

/// The forms of a page, with the fields as they are.
fn forms(page: &str) -> Vec<Known> {
    let document = Html::parse_document(page);
    let [form, field] = ["form[action]", "[name]"].map(|selector| Selector::parse(selector).unwrap());
    let known = document.select(&form).map(|form| Known {
        method: "POST".into(),
        path: form.attr("action").unwrap_or_default().to_owned(),
        kind: if form.attr("enctype").is_some() { KINDS[2] } else { KINDS[0] },
        fields: form
            .select(&field)
            .map(|field| {
                let value = field.attr("value").map_or_else(|| field.text().collect(), str::to_owned);
                (field.attr("name").unwrap_or_default().to_owned(), value)
            })
            .collect(),
    });
    known.collect()
}

/// What is wrong with an answer, if anything.
fn complaint(answer: Option<&Raw>) -> Option<&'static str> {
    let Some(answer) = answer else { return Some("no answer") };
    // What is no request at all is refused before anything of ours sees it.
    let before_us = answer.header("x-request-id").is_none() && answer.body.is_empty();
    if answer.status >= 500 && !(before_us && matches!(answer.status, 501 | 505)) {
        return Some("a fault");
    }
    if before_us {
        return None;
    }
    if answer.header("content-security-policy").is_none() || answer.header("x-content-type-options").is_none() {
        return Some("no security headers");
    }
    if answer.status >= 400 && answer.header("content-type").is_some_and(|kind| kind.starts_with("text/plain")) {
        return Some("inner words");
    }
    if answer.is_page() && answer.body.contains("class=evil") {
        let evil = Selector::parse(".evil").unwrap();
        if Html::parse_document(&answer.body).select(&evil).next().is_some() {
            return Some("an element of a stranger");
        }
    }
    None
}

async fn campaign(storage: Storage, seed: u64, requests: usize) {
    let mut campaign = Campaign::start(storage, seed).await;
    let mut wrong = Vec::new();
    let mut statuses = std::collections::BTreeMap::<u16, usize>::new();
    for number in 0..requests {
        if number % BURST == 0 {
            campaign.renew().await;
        }
        let request = campaign.changed();
        let answer = campaign.send(&request).await;
        *statuses.entry(answer.as_ref().map_or(0, |answer| answer.status)).or_default() += 1;
        if let Some(complaint) = complaint(answer.as_ref()) {
            let status = answer.map(|answer| answer.status);
            let request: String = String::from_utf8_lossy(&request).chars().take(600).collect();
            wrong.push(format!("{complaint} ({status:?}): {request}"));
        }
        assert!(wrong.len() < 10, "{}", wrong.join("\n\n"));
    }
    println!("{storage:?}, seed {seed}, {requests} requests, answers by status: {statuses:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(statuses.contains_key(&200) && statuses.contains_key(&303) && statuses.contains_key(&422), "{statuses:?}");
    campaign.site.stop().await;
    campaign.filled.app.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_no_page_makes_are_answered_in_words_on_sqlite() {
    campaign(Storage::Sqlite, 1, 1500).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: run make test"]
async fn requests_that_no_page_makes_are_answered_in_words_on_postgres() {
    campaign(Storage::Postgres, 2, 500).await;
}

/// For `make faults`: as many requests as `ENTAKU_FAULT_REQUESTS` says, from the seed
/// `ENTAKU_FAULT_SEED`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes: make faults"]
async fn faults_mutated_requests() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let requests = number("ENTAKU_FAULT_REQUESTS").unwrap_or(100_000);
    let seed = number("ENTAKU_FAULT_SEED").unwrap_or(1) as u64;
    campaign(Storage::Sqlite, seed, requests).await;
}
