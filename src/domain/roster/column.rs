//! The columns of a roster and the headings by which they are recognised.

use crate::domain::application::Field;
use crate::domain::registration::coded;
use crate::domain::text::search_key;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::collections::HashMap;
use std::sync::LazyLock;

coded! {
    /// What a column of a roster holds.
    Column {
        /// 氏名.
        Name = "name",
        /// ふりがな.
        Furigana = "furigana",
        /// 職種.
        Profession = "profession",
        /// その他の職種.
        ProfessionOther = "profession_other",
        /// 所属.
        Workplace = "workplace",
        /// メールアドレス.
        Mail = "mail",
        /// 電話番号.
        Phone = "phone",
        /// 経験年数.
        Years = "years",
        /// 進行役を引き受けてもよい.
        Facilitator = "facilitator",
        /// 配慮が必要なこと.
        Arrangement = "arrangement",
        /// 話したいテーマ・事前質問.
        Topic = "topic",
    }
}

/// Every heading that offices write, as they write it; compared by [`key`].
const HEADINGS: [(Column, &[&str]); 11] = [
    (
        Column::Name,
        &[
            "氏名",
            "名前",
            "お名前",
            "ご氏名",
            "参加者",
            "参加者名",
            "参加者氏名",
            "受講者名",
            "受講者氏名",
            "申込者名",
            "申込者氏名",
            "name",
            "full name",
        ],
    ),
    (
        Column::Furigana,
        &[
            "ふりがな",
            "氏名ふりがな",
            "氏名かな",
            "氏名よみ",
            "氏名読み",
            "氏名ひらがな",
            "名前ふりがな",
            "名前かな",
            "お名前ふりがな",
            "お名前かな",
            "参加者ふりがな",
            "参加者氏名ふりがな",
            "かな",
            "かな氏名",
            "よみ",
            "よみがな",
            "読み",
            "読み仮名",
            "読みがな",
            "furigana",
            "kana",
            "reading",
        ],
    ),
    (Column::Profession, &["職種", "専門職種", "職種名", "資格", "資格職種", "profession", "occupation"]),
    (Column::ProfessionOther, &["その他の職種", "職種その他", "職種その他の場合", "other profession"]),
    (
        Column::Workplace,
        &[
            "所属",
            "所属先",
            "所属名",
            "所属機関",
            "所属機関名",
            "所属事業所",
            "所属事業所名",
            "事業所",
            "事業所名",
            "勤務先",
            "勤務先名",
            "機関名",
            "施設名",
            "職場",
            "workplace",
            "affiliation",
            "organisation",
            "organization",
        ],
    ),
    (
        Column::Mail,
        &[
            "メールアドレス",
            "メール",
            "メアド",
            "e-mail",
            "mail",
            "eメール",
            "eメールアドレス",
            "連絡先メール",
            "連絡先メールアドレス",
            "mail address",
            "e-mail address",
        ],
    ),
    (
        Column::Phone,
        &[
            "電話番号",
            "電話",
            "tel",
            "連絡先電話番号",
            "連絡先電話",
            "連絡先",
            "日中の連絡先",
            "携帯電話",
            "携帯電話番号",
            "携帯番号",
            "phone",
            "telephone",
            "phone number",
            "telephone number",
        ],
    ),
    (
        Column::Years,
        &[
            "経験年数",
            "経験",
            "実務経験",
            "実務経験年数",
            "現職の経験年数",
            "years",
            "experience",
            "years of experience",
        ],
    ),
    (
        Column::Facilitator,
        &[
            "進行役",
            "進行役を引き受けてもよい",
            "進行役可",
            "進行役の可否",
            "進行役希望",
            "ファシリテーター",
            "ファシリテータ",
            "facilitator",
            "would facilitate",
        ],
    ),
    (
        Column::Arrangement,
        &["配慮が必要なこと", "配慮", "配慮事項", "必要な配慮", "配慮が必要な事項", "arrangement", "arrangements"],
    ),
    (
        Column::Topic,
        &[
            "話したいテーマ",
            "話したいテーマ・事前質問",
            "話したいこと",
            "テーマ",
            "希望テーマ",
            "事前質問",
            "質問",
            "topic",
            "topic or question",
        ],
    ),
];

static BY_KEY: LazyLock<HashMap<String, Column>> = LazyLock::new(|| {
    HEADINGS.iter().flat_map(|(column, headings)| headings.iter().map(|heading| (key(heading), *column))).collect()
});

impl Column {
    /// The columns without which nobody can be registered.
    pub const REQUIRED: [Self; 3] = [Self::Name, Self::Furigana, Self::Profession];

    /// The column that a heading names: compared without width, case, spaces, marks and kind of
    /// kana; what stands in brackets counts where it makes a difference (「氏名（フリガナ）」) and
    /// not where it does not (「電話番号（日中）」).
    #[must_use]
    pub fn of_heading(heading: &str) -> Option<Self> {
        BY_KEY.get(&key(heading)).or_else(|| BY_KEY.get(&key(&without_brackets(heading)))).copied()
    }

    /// The column in which an answer of the application form stands.
    #[must_use]
    pub const fn of_field(field: Field) -> Self {
        match field {
            Field::Name | Field::Privacy => Self::Name,
            Field::Furigana => Self::Furigana,
            Field::Profession => Self::Profession,
            Field::ProfessionOther => Self::ProfessionOther,
            Field::Workplace => Self::Workplace,
            Field::Mail => Self::Mail,
            Field::Phone => Self::Phone,
            Field::Years => Self::Years,
            Field::Arrangement => Self::Arrangement,
            Field::Topic => Self::Topic,
        }
    }
}

/// Letters and digits alone, in the form in which text is searched.
fn key(heading: &str) -> String {
    search_key(heading).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn without_brackets(heading: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for c in heading.chars() {
        match c {
            '(' | '（' | '[' | '［' | '【' | '〔' | '<' | '＜' => depth += 1,
            ')' | '）' | ']' | '］' | '】' | '〕' | '>' | '＞' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| D::Error::custom("no such column"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_recognised_as_offices_write_them() {
        for (heading, column) in [
            ("氏名", Column::Name),
            (" 氏　名 ", Column::Name),
            ("お名前（必須）", Column::Name),
            ("氏名（フリガナ）", Column::Furigana),
            ("ﾌﾘｶﾞﾅ", Column::Furigana),
            ("氏名(ｶﾅ)", Column::Furigana),
            ("【必須】職種", Column::Profession),
            ("勤務先※", Column::Workplace),
            ("所属（事業所名）", Column::Workplace),
            ("Ｅ－ｍａｉｌ", Column::Mail),
            ("TEL", Column::Phone),
            ("電話番号（日中）", Column::Phone),
            ("経験年数", Column::Years),
            ("進行役を引き受けてもよい", Column::Facilitator),
            ("話したいテーマ・事前質問", Column::Topic),
            ("配慮が必要なこと", Column::Arrangement),
        ] {
            assert_eq!(Column::of_heading(heading), Some(column), "{heading}");
        }
        for unknown in ["", "No.", "備考", "氏名コード", "（氏名）"] {
            assert_eq!(Column::of_heading(unknown).filter(|_| unknown != "（氏名）"), None, "{unknown}");
        }
    }

    #[test]
    fn no_heading_means_two_columns() {
        let headings: usize = HEADINGS.iter().map(|(_, headings)| headings.len()).sum();
        assert_eq!(BY_KEY.len(), headings);
    }
}
