//! A whole journey: the event, the form, 確認, the application, 完了.

use crate::Trouble;
use crate::http::Client;
use crate::office::{Event, kana};
use crate::page::hidden;

/// How a journey ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// 完了.
    Received,
    /// The event was full.
    Full,
}

/// Goes through it as the person of this number.
pub async fn walk(client: &mut Client, event: &Event, person: usize) -> Result<End, Trouble> {
    client.get(&event.public).await?.expect(200)?;
    apply(client, event, person).await
}

/// The same from the form on.
pub async fn apply(client: &mut Client, event: &Event, person: usize) -> Result<End, Trouble> {
    let path = format!("{}/apply", event.public);
    let answer = client.get(&path).await?;
    let form = answer.text();
    let (Some(receipt), Some(version)) = (hidden(&form, "receipt"), hidden(&form, "privacy_version")) else {
        return if answer.status.is_server_error() { Err("no form".into()) } else { Ok(End::Full) };
    };
    let (name, furigana) = (format!("研修 {}", kana(person)), format!("けんしゅう {}", kana(person)));
    let mail = format!("person-{person}@example.jp");
    let workplace = format!("訪問看護ステーション{}", person % 97);
    let mut fields = vec![
        ("receipt", receipt),
        ("privacy_version", version),
        ("name", name.as_str()),
        ("furigana", furigana.as_str()),
        ("profession", "visiting_nurse"),
        ("workplace", workplace.as_str()),
        ("mail", mail.as_str()),
        ("phone", "042-000-0000"),
        ("years", "from_4_to_9"),
        ("privacy", "yes"),
        ("step", "check"),
    ];
    let check = client.post(&path, &fields).await?;
    if is_full(&check) {
        return Ok(End::Full);
    }
    check.expect(200)?;
    if let Some(step) = fields.last_mut() {
        *step = ("step", "submit");
    }
    let done = client.post(&path, &fields).await?;
    if is_full(&done) {
        return Ok(End::Full);
    }
    let done = done.expect(303)?.location.ok_or("no page after applying")?;
    client.get(&done).await?.expect(200)?;
    Ok(End::Received)
}

/// A page in words that says so; anything of the server's own fault is none.
fn is_full(answer: &crate::http::Answer) -> bool {
    answer.status == 409 || answer.status == 422 && answer.text().contains("定員")
}
