//! Markup that somebody typed is a text on every page, and nothing else.

use super::filled::{Filled, person};
use super::walk::{Text, Walk};
use crate::domain::registration::Language;
use crate::tests::{Storage, public_apply};
use crate::web::urls::Urls;
use reqwest::multipart::{Form, Part};
use std::path::Path;

/// Everything that is done in both languages, the changes last.
async fn pages(filled: &Filled, walk: &mut Walk, urls: Urls) {
    let (event, text) = (&filled.event, walk.text);
    let code = &event.code;
    let desk = |page: &str| urls.desk_event_page(event.id, page);
    let person = format!("registrations/{}", filled.people[0].id);
    for (name, address) in [
        ("home", urls.home()),
        ("event", urls.event(code)),
        ("apply", urls.apply(code)),
        ("sign in", urls.sign_in()),
        ("forgotten password", urls.forgotten_password()),
        ("desk", urls.desk()),
        ("organisers", urls.organisers()),
        ("outbox", urls.outbox()),
        ("new event", urls.desk_new_event()),
        ("overview", urls.desk_event(event.id)),
        ("edit event", desk("edit")),
        ("preview", desk("preview")),
        ("cancel event", desk("cancel")),
        ("list", desk("registrations")),
        ("add", desk("registrations/new")),
        ("detail", desk(&person)),
        ("edit", desk(&format!("{person}/edit"))),
        ("cancel", desk(&format!("{person}/cancel"))),
        ("import", desk("import")),
        ("papers", desk("papers")),
        ("seating", desk("seating")),
        ("cards", format!("{}?view=wall", desk("seating"))),
        ("earlier", desk("seating/1")),
        ("repair", desk("seating/repair")),
        ("rotation", desk("rotation")),
        ("nothing", urls.at("/nothing")),
    ] {
        walk.page(name, &address).await;
    }
    let text = percent_encoding::utf8_percent_encode(&text.line(), percent_encoding::NON_ALPHANUMERIC).to_string();
    for (name, before) in [("any path", "/"), ("event of a path", "/events/"), ("desk path", "/desk/events/")] {
        walk.open(name, &urls.at(&format!("{before}{text}"))).await;
    }
    let outbox = walk.open("outbox", &urls.outbox()).await;
    for mail in outbox.attributes("main a[href*='/outbox/']", "href") {
        walk.page("mail", &mail).await;
    }
}

/// A roster of markup, its preview, and what comes when it is sent with something missing.
async fn roster(filled: &Filled, walk: &mut Walk, urls: Urls) {
    let quoted = |text: String| format!("\"{}\"", text.replace('"', "\"\""));
    let (line, long) = (quoted(walk.text.line()), quoted(walk.text.long()));
    let rows = format!(
        "氏名,ふりがな,職種,所属,メールアドレス,電話番号,配慮が必要なこと,{line}\n\
         {line},かな,医師,{line},a@example.jp,042-388-0001,{long},{line}\n\
         {line},{line},{line},{line},{line},{line},{long},{line}\n"
    );
    let address = urls.desk_event_page(filled.event.id, "import");
    let file = Part::bytes(rows.into_bytes()).file_name(walk.text.line());
    let preview = walk.browser.upload(&address, Form::new().part("file", file)).await;
    assert_eq!(preview.status, 200, "{}", preview.text());
    walk.note("preview of a roster", &preview);
    let sent = preview.form("main form").into_iter().fold(Form::new(), |form, (name, value)| form.text(name, value));
    let refused = walk.browser.upload(&address, sent).await;
    walk.note("refused roster", &refused);
}

/// Applies, seats, makes rounds; what is shown afterwards is markup too.
async fn prepared(filled: &Filled, walk: &mut Walk) {
    let urls = Urls::new(Language::Ja);
    let done = filled.apply(10, walk.text).await;
    walk.note("applied", &done);
    let check = public_apply::to_check(&mut filled.app.browser(), &filled.event, &person(11, walk.text)).await;
    walk.note("faulty application", &check);
    let form = crate::domain::application::ApplicationForm { privacy: "yes".into(), ..person(11, walk.text) };
    let check = public_apply::to_check(&mut filled.app.browser(), &filled.event, &form).await;
    assert_eq!(check.status, 200, "{}", check.text());
    walk.note("check", &check);
    let seating = urls.desk_event_page(filled.event.id, "seating");
    let form = [("action", "seat"), ("rule", "tables"), ("number", "2"), ("tables", "2")];
    let seated = walk.browser.post(&seating, &form).await;
    assert_eq!(seated.status, 303, "{}", seated.text());
    let rotation = urls.desk_event_page(filled.event.id, "rotation");
    let mut fields = walk.browser.get(&rotation).await.form("form.seat-form");
    fields.insert("tables".into(), "2".into());
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let made = walk.browser.post(&rotation, &fields).await;
    walk.note("rotation made", &made);
}

async fn walked(storage: Storage, text: Text) -> Walk {
    let filled = Filled::start(storage, text).await;
    let browser = filled.app.browser_of(&filled.owner).await;
    let mut walk = Walk::new(text, browser);
    prepared(&filled, &mut walk).await;
    for language in [Language::Ja, Language::En] {
        pages(&filled, &mut walk, Urls::new(language)).await;
        roster(&filled, &mut walk, Urls::new(language)).await;
    }
    filled.app.stop().await;
    walk
}

async fn markup_is_text(storage: Storage) {
    let (markup, harmless) = (walked(storage, Text::Markup).await, walked(storage, Text::Harmless).await);
    assert_eq!(markup.evil, Vec::<String>::new(), "elements that a text brought");
    assert_eq!(harmless.evil, Vec::<String>::new());
    let mut differing = Vec::new();
    for (one, other) in markup.seen.iter().zip(&harmless.seen) {
        if one != other {
            let at = one.2.iter().zip(&other.2).position(|(a, b)| a != b).unwrap_or(one.2.len().min(other.2.len()));
            differing.push((&one.0, one.1, other.1, at, one.2.get(at), other.2.get(at)));
        }
    }
    assert_eq!(differing, [], "step, statuses, and the first element that differs");
    assert_eq!(markup.seen.len(), harmless.seen.len());
    let pages = markup.seen.iter().filter(|(_, status, elements)| *status < 500 && elements.len() > 10).count();
    assert!(pages > 200, "{pages} pages were compared");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn markup_in_any_field_is_text_on_sqlite() {
    markup_is_text(Storage::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: run make test"]
async fn markup_in_any_field_is_text_on_postgres() {
    markup_is_text(Storage::Postgres).await;
}

/// What may be written as HTML: what `raw_text` made safe, sanitised Markdown, and the server's
/// own start of the browser's program.
const WRITTEN: [&str; 5] = ["rcdata(", "textarea(", "json(", "markdown::to_html(", "start>"];

#[test]
fn only_what_is_made_safe_is_written_as_html() {
    let mut wrong = Vec::new();
    in_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut |file, code| {
        for html in code.split("inner_html=").skip(1) {
            if !WRITTEN.iter().any(|known| html.starts_with(known)) {
                wrong.push(format!("{file}: inner_html={}", html.lines().next().unwrap_or_default()));
            }
        }
        for raw in ["textarea", "title", "style", "script", "noscript", "iframe", "xmp", "plaintext"] {
            for element in code.split(&format!("<{raw} ")).skip(1) {
                let tag = element.split(&format!("</{raw}>")).next().unwrap_or_default();
                if !tag.contains("inner_html=") || !tag.ends_with("></") && !tag.ends_with('>') {
                    wrong.push(format!("{file}: <{raw}> with children"));
                }
            }
            if code.contains(&format!("<{raw}>")) && code.contains("view!") {
                wrong.push(format!("{file}: <{raw}> with children"));
            }
        }
    });
    assert_eq!(wrong, Vec::<String>::new());
}

fn in_sources(folder: &Path, look: &mut impl FnMut(&str, &str)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.display().to_string();
        if path.is_dir() && !path.ends_with("tests") {
            in_sources(&path, look);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let code = std::fs::read_to_string(&path).unwrap();
            // Docs speak of elements.
            let code: Vec<_> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            look(&name, code.join("\n").split("#[cfg(test)]").next().unwrap_or_default());
        }
    }
}
