//! The columns of the list: which there are, and which of them the browser's organiser wants to see.

use crate::domain::registration::coded;
use crate::web::context::Page;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

/// The cookie with the chosen columns.
const COOKIE: &str = "entaku_columns";

coded! {
    /// A column of the list, besides number, name and state.
    Column {
        /// ふりがな.
        Furigana = "furigana",
        /// 職種.
        Profession = "profession",
        /// 所属.
        Workplace = "workplace",
        /// 班.
        Table = "table",
        /// 進行役.
        Facilitator = "facilitator",
        /// 配慮.
        Arrangement = "arrangement",
        /// 話したいテーマ.
        Topic = "topic",
        /// 経験年数.
        Years = "years",
        /// 電話番号.
        Phone = "phone",
        /// メールアドレス.
        Mail = "mail",
        /// メモ.
        Note = "note",
        /// How it came.
        Source = "source",
        /// 申込日時.
        At = "at",
    }
}

impl Column {
    /// What is shown where nothing was chosen.
    const USUAL: [Self; 7] = [
        Self::Furigana,
        Self::Profession,
        Self::Workplace,
        Self::Table,
        Self::Facilitator,
        Self::Arrangement,
        Self::At,
    ];

    /// The heading.
    pub fn heading(self, page: &Page) -> String {
        page.t.get(&format!("registrations-column-{}", self.code()))
    }
}

/// The columns to show, in their order.
pub fn chosen(cookies: &CookieJar) -> Vec<Column> {
    match cookies.get(COOKIE) {
        None => Column::USUAL.to_vec(),
        Some(cookie) => of_codes(&cookie.value().split('.').collect::<Vec<_>>()),
    }
}

/// The cookie that keeps these columns for good.
pub fn kept(codes: &[String], https: bool) -> Cookie<'static> {
    let codes: Vec<_> = codes.iter().map(String::as_str).collect();
    let value = of_codes(&codes).into_iter().map(Column::code).collect::<Vec<_>>().join(".");
    let mut cookie =
        Cookie::build((COOKIE, value)).path("/").http_only(true).same_site(SameSite::Lax).secure(https).build();
    cookie.make_permanent();
    cookie
}

fn of_codes(codes: &[&str]) -> Vec<Column> {
    Column::ALL.iter().copied().filter(|column| codes.contains(&column.code())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_kept_in_their_order_and_unknown_ones_left_out() {
        let kept = kept(&["mail".into(), "table".into(), "nonsense".into()], false);
        assert_eq!(kept.value(), "table.mail");
        let jar = CookieJar::new().add(kept);
        assert_eq!(chosen(&jar), [Column::Table, Column::Mail]);
        assert_eq!(chosen(&CookieJar::new()), Column::USUAL);
    }
}
