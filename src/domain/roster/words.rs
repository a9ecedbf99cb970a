//! The words by which headings are recognised. Lists of words have 、 between them; what is looked
//! for in a heading stands in the form in which headings are compared: letters and digits alone,
//! katakana as hiragana.

use super::column::Column;
use crate::domain::text::plain_key;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Every heading that offices write, as they write it.
const HEADINGS: [(Column, &str); 13] = [
    (
        Column::Name,
        "氏名、名前、姓名、参加者、参加者名、参加者氏名、受講者、受講者名、受講者氏名、申込者、申込者名、申込者氏名、出席者、出席者名、出席者氏名、芳名、フルネーム、name、full name、your name",
    ),
    (
        Column::Furigana,
        "ふりがな、氏名ふりがな、氏名かな、氏名よみ、氏名読み、氏名ひらがな、名前ふりがな、名前かな、名前ひらがな、参加者ふりがな、参加者氏名ふりがな、かな、かな氏名、よみ、よみがな、読み、\
        読み仮名、読みがな、furigana、kana、reading",
    ),
    (Column::Profession, "職種、専門職種、職種名、職業、資格、資格職種、profession、occupation"),
    (Column::ProfessionOther, "その他の職種、職種その他、職種その他の場合、other profession"),
    (
        Column::Workplace,
        "所属、所属先、所属名、所属機関、所属機関名、所属事業所、所属事業所名、事業所、事業所名、勤務先、勤務先名、機関名、施設名、職場、workplace、affiliation、\
        organisation、organization",
    ),
    (
        Column::Mail,
        "メールアドレス、メール、メアド、mail、e-mail、eメール、eメールアドレス、連絡先メール、連絡先メールアドレス、mail address、e-mail address",
    ),
    (
        Column::Phone,
        "電話番号、電話、tel、tel番号、連絡先電話番号、連絡先電話、連絡先、日中の連絡先、携帯、携帯電話、携帯電話番号、携帯番号、phone、telephone、\
        phone number、telephone number、telfax、mobile",
    ),
    (Column::Years, "経験年数、経験、実務経験、実務経験年数、現職の経験年数、years、experience、years of experience"),
    (
        Column::Facilitator,
        "進行役、進行役を引き受けてもよい、進行役可、進行役の可否、進行役希望、ファシリテーター、ファシリテータ、facilitator、would facilitate",
    ),
    (Column::Arrangement, "配慮が必要なこと、配慮、配慮事項、必要な配慮、配慮が必要な事項、arrangement、arrangements"),
    (
        Column::Topic,
        "話したいテーマ、話したいテーマ・事前質問、話したいこと、テーマ、希望テーマ、事前質問、質問、topic、topic or question",
    ),
    (Column::FamilyName, "参加者姓"),
    (Column::Status, "出欠、状態、ステータス、参加、出席、欠席、キャンセル、取消、参加可否、status、attendance"),
];

/// The columns by their headings.
pub(super) static EXACT: LazyLock<HashMap<String, Column>> = LazyLock::new(|| {
    HEADINGS.iter().flat_map(|(column, headings)| headings.split('、').map(|heading| (key(heading), *column))).collect()
});

/// Words for how a name is read.
pub(super) const READING: &str =
    "ふりがな、ふり仮名、振り仮名、振仮名、よみがな、読み仮名、読みがな、読み方、よみかた、ひらがな、furigana";

/// Words for where somebody works, whose reading is nobody's.
pub(super) const NAME_PLACES: &str = "所属、勤務、勤め先、事業所、施設、機関、職場、会社、法人、団体、病院、住所";

/// Words of columns that hold something else than their first word says.
pub(super) const NOT_PEOPLE: &str = "ろーま字、英字、英語表記、こーど、住所、郵便";

/// What a word in a heading means; the first rule that fits counts.
pub(super) struct Rule {
    pub(super) means: Option<Column>,
    /// One of these is there …
    pub(super) words: &'static str,
    /// … and none of these.
    pub(super) unless: &'static str,
}

const fn rule(means: Option<Column>, words: &'static str, unless: &'static str) -> Rule {
    Rule { means, words, unless }
}

/// The rules for headings in sentences.
pub(super) const RULES: &[Rule] = &[
    rule(None, "年齢、生年月日、性別、同意、個人情報、たいむすたんぷ、日時、時刻、領収、請求、写真", ""),
    rule(None, "番号", "電話、携帯、連絡先、tel、phone"),
    rule(
        Some(Column::Status),
        "出欠、状態、すてーたす、参加可否、参加の可否、参加状況、受付状況、申込状況、きゃんせる、取消",
        "氏名、名前、理由、方法、めーる、電話、健康",
    ),
    rule(Some(Column::Mail), "めーるあどれす、めあど、mailaddress", "有無、可否"),
    rule(Some(Column::Mail), "めーる、email", "希望、可否、要否、送付、配信、返信、案内、有無、まがじん、許可、受け取"),
    rule(None, "fax、ふぁっくす、ふぁくす", "電話、tel"),
    rule(Some(Column::Phone), "電話、携帯、連絡先、けーたい、telephone、phonenumber", "希望、可否、可能、対応、時間帯"),
    rule(Some(Column::Years), "経験年、年数、勤続、実務経験、yearsofexperience", ""),
    rule(Some(Column::Facilitator), "進行役、ふぁしりて、司会、facilitat", "氏名、名前"),
    rule(Some(Column::ProfessionOther), "その他の場合、その他を選、その他職種、その他の職種", ""),
    rule(
        Some(Column::Profession),
        "職種、職業、専門職、保有資格、お持ちの資格、profession、occupation",
        "多職種、他職種、希望、連携",
    ),
    rule(
        Some(Column::Workplace),
        "所属、勤務先、勤め先、事業所、施設、機関、職場、会社、法人、団体、workplace、affiliation、organization、organisation、company",
        "種別、種類、形態、規模、区分、所在地、地区、管理者、責任者、所属長、承認、担当",
    ),
    rule(Some(Column::Arrangement), "配慮、介助、車いす、車椅子、手話、accommodation", ""),
    rule(
        Some(Column::Topic),
        "てーま、質問、話したい、話し合いたい、聞きたい、知りたい、学びたい、topic、question",
        "",
    ),
    rule(
        Some(Column::Name),
        "氏名、名前、姓名、ふるねーむ、参加者名、受講者名、申込者名、fullname、yourname",
        "同行、担当、紹介、推薦、上司、保護者、家族、責任者、管理者、代表者、記入者、緊急、講師、名簿",
    ),
];

/// Letters and digits alone, in the form in which text is searched.
pub(super) fn key(heading: &str) -> String {
    plain_key(heading).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether one of these words, with 、 between them, is in a text.
pub(super) fn has_any(text: &str, words: &str) -> bool {
    words.split('、').any(|word| !word.is_empty() && text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_heading_means_two_columns() {
        let headings: usize = HEADINGS.iter().map(|(_, headings)| headings.split('、').count()).sum();
        assert_eq!(EXACT.len(), headings);
    }

    #[test]
    fn every_word_stands_in_the_form_in_which_headings_are_compared() {
        let rules = RULES.iter().flat_map(|rule| [rule.words, rule.unless]);
        for word in rules.chain([READING, NAME_PLACES, NOT_PEOPLE]).flat_map(|words| words.split('、')) {
            assert_eq!(key(word), word);
        }
    }
}
