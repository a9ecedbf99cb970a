//! Walks through pages with one text in every field, and notes of which elements each answer is
//! made.

use crate::tests::{Answer, Browser};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use scraper::{ElementRef, Html, Selector};

/// What is typed into every field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// Markup that ends every element in which text can stand and begins others.
    Markup,
    /// As long and harmless.
    Harmless,
}

const LINE: &str = r#""'></textarea></title><form class=evil action=//x><img class=evil src=x>"#;
const LONG: &str = r#"</textarea></title></style></script></noscript></select></option></form></a>-->
<meta class=evil http-equiv=refresh content="0;url=//evil.invalid"><form class=evil method=post action="/desk/x">
<button class=evil>"'><input class=evil autofocus onfocus=x><img class=evil src=x onerror=x><leptos-island class=evil>"#;

impl Text {
    /// What fits into a field of one line.
    pub fn line(self) -> String {
        self.of(LINE)
    }

    /// What fits into a field of several lines.
    pub fn long(self) -> String {
        self.of(LONG)
    }

    fn of(self, markup: &str) -> String {
        match self {
            Self::Markup => markup.to_owned(),
            Self::Harmless => markup.replace(|sign: char| sign.is_ascii_punctuation(), "字"),
        }
    }
}

/// A field of a form as the page shows it.
struct Field {
    name: String,
    value: String,
    /// Whether a browser would send it now.
    sent: bool,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Line,
    Lines,
    Chosen,
    Hidden,
}

struct Form {
    action: String,
    upload: bool,
    fields: Vec<Field>,
}

/// A browser that types one text everywhere.
pub(super) struct Walk {
    pub text: Text,
    pub browser: Browser,
    /// What was done, the status, and of which elements the answer is made.
    pub seen: Vec<(String, u16, Vec<String>)>,
    /// Where elements stand that the text brought.
    pub evil: Vec<String>,
}

impl Walk {
    pub fn new(text: Text, browser: Browser) -> Self {
        Self { text, browser, seen: Vec::new(), evil: Vec::new() }
    }

    /// Opens a page, fills in its forms, and opens it with the text in its query. `name` stands
    /// for the address, which holds ids.
    pub async fn page(&mut self, name: &str, address: &str) {
        let page = self.open(name, address).await;
        for (number, form) in forms(&page).into_iter().enumerate() {
            self.fill(&format!("{name}, form {number}"), &form).await;
        }
        let text = utf8_percent_encode(&self.text.line(), NON_ALPHANUMERIC).to_string();
        let names = ["q", "back", "done", "view", "page", "state", "sort", "status", "profession", "round", "again"];
        let query: Vec<_> = names.iter().map(|name| format!("{name}={text}")).collect();
        self.open(&format!("{name}, query"), &format!("{address}?{}", query.join("&"))).await;
    }

    /// Opens a page and notes it.
    pub async fn open(&mut self, name: &str, address: &str) -> Answer {
        let page = self.browser.get(address).await;
        self.note(name, &page);
        page
    }

    /// Once with the text in everything that is typed, once for each of the others.
    async fn fill(&mut self, name: &str, form: &Form) {
        if form.fields.iter().all(|field| matches!(field.kind, Kind::Hidden)) {
            return;
        }
        let typed = |field: &Field| match field.kind {
            Kind::Line => Some(self.text.line()),
            Kind::Lines => Some(self.text.long()),
            Kind::Chosen | Kind::Hidden => field.sent.then(|| field.value.clone()),
        };
        let all = form.fields.iter().filter_map(|field| Some((field.name.clone(), typed(field)?))).collect();
        self.send(&format!("{name}, all"), form, all).await;
        for alone in &form.fields {
            if matches!(alone.kind, Kind::Line | Kind::Lines) {
                continue;
            }
            let value = |field: &Field| {
                let kept = || field.sent.then(|| field.value.clone());
                if field.name == alone.name { Some(self.text.line()) } else { kept() }
            };
            let values = form.fields.iter().filter_map(|field| Some((field.name.clone(), value(field)?))).collect();
            self.send(&format!("{name}, {}", alone.name), form, values).await;
        }
    }

    async fn send(&mut self, name: &str, form: &Form, values: Vec<(String, String)>) {
        let answer = if form.upload {
            let parts = values.into_iter();
            let parts = parts.fold(reqwest::multipart::Form::new(), |parts, (name, value)| parts.text(name, value));
            self.browser.upload(&form.action, parts).await
        } else {
            let values: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            self.browser.post(&form.action, &values).await
        };
        self.note(name, &answer);
    }

    /// Notes an answer.
    pub fn note(&mut self, name: &str, answer: &Answer) {
        let is_page = answer.headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        let page = if is_page { answer.html() } else { String::new() };
        let document = Html::parse_document(&page);
        let evil = Selector::parse(".evil, [http-equiv], base, object, embed, iframe, [onerror], [onfocus]").unwrap();
        self.evil.extend(document.select(&evil).map(|element| format!("{name}: {}", element.html())));
        // What an organiser writes as Markdown may look different, within what is allowed there.
        let elements = document.root_element().descendent_elements().filter(|element| !within(*element, "prose"));
        self.seen.push((
            name.to_owned(),
            answer.status.as_u16(),
            elements.map(|element| described(&element)).collect(),
        ));
    }
}

fn within(element: ElementRef<'_>, class: &str) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|above| above.value().classes().any(|one| one == class))
}

fn described(element: &ElementRef<'_>) -> String {
    let mut attributes: Vec<_> = element.value().attrs().map(|(name, _)| name).collect();
    attributes.sort_unstable();
    format!("{} {}", element.value().name(), attributes.join(" "))
}

fn forms(page: &Answer) -> Vec<Form> {
    let document = Html::parse_document(&page.html());
    let [form, field] = ["form[method=post]", "[name]:not(button)"].map(|selector| Selector::parse(selector).unwrap());
    let forms = document.select(&form).map(|form| Form {
        action: form.attr("action").unwrap_or_default().to_owned(),
        upload: form.attr("enctype").is_some(),
        fields: form.select(&field).map(|field| of_element(&field)).collect(),
    });
    forms.collect()
}

fn of_element(field: &ElementRef<'_>) -> Field {
    let mut value = field.attr("value").unwrap_or_default().to_owned();
    let mut sent = true;
    let kind = match (field.value().name(), field.attr("type").unwrap_or("text")) {
        ("textarea", _) => Kind::Lines,
        ("select", _) => {
            let chosen = field.select(&Selector::parse("option[selected], option").unwrap()).next();
            chosen.and_then(|option| option.attr("value")).unwrap_or_default().clone_into(&mut value);
            Kind::Chosen
        }
        (_, "radio" | "checkbox") => {
            sent = field.attr("checked").is_some();
            Kind::Chosen
        }
        (_, "hidden") => Kind::Hidden,
        _ => Kind::Line,
    };
    Field { name: field.attr("name").unwrap_or_default().to_owned(), value, sent, kind }
}
