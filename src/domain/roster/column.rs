//! What the columns of a roster hold.

use crate::domain::application::Field;
use crate::domain::registration::coded;

coded! {
    /// What a column of a roster holds. Its name on screen is the message `import-column-{code}`.
    Column {
        /// 氏名.
        Name = "name",
        /// 姓.
        FamilyName = "family_name",
        /// 名.
        GivenName = "given_name",
        /// ふりがな.
        Furigana = "furigana",
        /// 姓のふりがな.
        FamilyReading = "family_reading",
        /// 名のふりがな.
        GivenReading = "given_reading",
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
        /// 出欠・状態.
        Status = "status",
    }
}

impl Column {
    /// Whether nobody can be registered without what it holds.
    #[must_use]
    pub const fn is_required(self) -> bool {
        matches!(self, Self::Name | Self::Furigana | Self::Profession | Self::ProfessionOther)
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
