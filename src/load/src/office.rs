//! The office that uses the server: its first organiser, and what they do at the desk.

use crate::Trouble;
use crate::http::Client;
use crate::page::{attribute, fields, set};
use crate::server::Server;

/// An organiser who is signed in.
pub struct Office {
    /// Their browser.
    pub desk: Client,
}

/// An event that takes applications.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its path for the public: `/events/…`.
    pub public: String,
    /// Its path at the desk.
    pub desk: String,
}

impl Office {
    /// The first organiser of an empty server.
    pub async fn open(server: &Server) -> Result<Self, Trouble> {
        let link: url::Url = server.invitation.as_deref().ok_or("the server printed no first link")?.parse()?;
        let mut desk = Client::new(&server.address);
        let page = desk.get(link.path()).await?.expect(200)?.text();
        let mut form = fields(&page, "main form");
        let password = "けやき並木と玉川上水の朝の霧";
        for (name, value) in [
            ("organisation", "在宅医療・介護連携支援室"),
            ("name", "小金井　花子"),
            ("mail", "hanako@example.jp"),
            ("password", password),
            ("password_again", password),
        ] {
            set(&mut form, name, value);
        }
        desk.post(link.path(), &borrowed(&form)).await?.expect(303)?;
        Ok(Self { desk })
    }

    /// Makes an event of this capacity and publishes it.
    pub async fn event(&mut self, title: &str, capacity: u32) -> Result<Event, Trouble> {
        let new = "/desk/events/new";
        let page = self.desk.get(new).await?.expect(200)?.text();
        let mut form = fields(&page, "form.desk-form");
        for (name, value) in [
            ("act", "save"),
            ("title", title),
            ("capacity", &capacity.to_string()),
            ("session_1_venue", "萌え木ホール"),
            ("contact_name", "在宅医療・介護連携支援室"),
            ("contact_phone", "042-000-0000"),
            ("table_rule", "seats"),
            ("table_number", "6"),
            ("group_work", "yes"),
        ] {
            set(&mut form, name, value);
        }
        // It begins to take applications at once.
        let now =
            form.iter().find(|(name, _)| name == "apply_from").map(|(_, value)| value.clone()).unwrap_or_default();
        let year: u32 = now.get(..4).and_then(|year| year.parse().ok()).unwrap_or(2026);
        set(&mut form, "apply_from", &format!("{}-01-01T09:00", year - 1));
        let made = self.desk.post(new, &borrowed(&form)).await?.expect(303)?;
        let desk = made.location.ok_or("no event was made")?;
        let desk = desk.split('?').next().unwrap_or_default().to_owned();
        self.desk.post(&format!("{desk}/publish"), &[]).await?.expect(303)?;
        let overview = self.desk.get(&desk).await?.expect(200)?.text();
        let public = attribute(&overview, "#address", "value").ok_or("the overview names no public address")?;
        Ok(Event { public: public.parse::<url::Url>()?.path().to_owned(), desk })
    }

    /// Takes a roster in, raising the capacity. Milliseconds of the last step, in which
    /// everything is written.
    pub async fn take_in(&mut self, event: &Event, roster: &str) -> Result<f64, Trouble> {
        self.import(event, roster, false).await
    }

    /// The same; everybody gets a mail.
    pub async fn take_in_with_mails(&mut self, event: &Event, roster: &str) -> Result<f64, Trouble> {
        self.import(event, roster, true).await
    }

    async fn import(&mut self, event: &Event, roster: &str, mails: bool) -> Result<f64, Trouble> {
        let path = format!("{}/import", event.desk);
        let preview =
            self.desk.post_parts(&path, &[("file", Some("roster.csv"), roster.as_bytes())]).await?.expect(200)?.text();
        let hidden = fields(&preview, "main form");
        let mut parts: Vec<(&str, Option<&str>, &[u8])> = Vec::new();
        for (name, value) in
            hidden.iter().filter(|(name, _)| matches!(name.as_str(), "roster" | "seen" | "token" | "other"))
        {
            parts.push((name, None, value.as_bytes()));
        }
        parts.push(("beyond", None, b"raise"));
        if mails {
            parts.push(("send_mails", None, b"yes"));
        }
        let taken = self.desk.post_parts(&path, &parts).await?.expect(303)?;
        Ok(taken.took.as_secs_f64() * 1000.0)
    }
}

/// A form's fields as they are sent.
pub fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// A roster of so many people; `mark` makes their addresses differ from another roster's.
pub fn roster(people: usize, mark: &str) -> String {
    let professions = [
        "医師",
        "歯科医師",
        "薬剤師",
        "訪問看護師",
        "ケアマネジャー",
        "医療ソーシャルワーカー",
        "地域包括支援センター職員",
    ];
    let mut csv = String::from("氏名,ふりがな,職種,所属,メールアドレス,電話番号\n");
    for number in 0..people {
        let profession = professions[number % professions.len()];
        let kana = kana(number);
        let line = format!(
            "研修 {kana},けんしゅう {kana},{profession},事業所{},{mark}-{number}@example.jp,042-000-0000\n",
            number % 97
        );
        csv.push_str(&line);
    }
    csv
}

/// A number as a reading: no digits, and each another one.
pub fn kana(number: usize) -> String {
    let signs: Vec<char> = "あいうえおかきくけこ".chars().collect();
    number.to_string().bytes().filter_map(|digit| signs.get(usize::from(digit - b'0'))).collect()
}
