//! What a heading means: the words that offices write, with ご and お before them, in whole
//! sentences, with what stands in brackets, and names in two columns.

use super::column::Column;
use super::words::{EXACT, NAME_PLACES, NOT_PEOPLE, READING, RULES, Rule, has_any, key};

/// How sure it is what a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// A word in a sentence says so.
    Word,
    /// The heading is one of those that offices write.
    Whole,
}

/// What a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) column: Column,
    pub(super) sure: Sure,
}

impl Column {
    /// The column that a heading names: compared without width, case, spaces, marks and kind of
    /// kana. What stands in brackets counts where it makes a difference (「氏名（フリガナ）」) and
    /// not where it does not (「電話番号（日中）」); a word in a sentence
    /// (「連絡の取れるメールアドレス」) counts where no heading of its own is there.
    #[must_use]
    pub fn of_heading(heading: &str) -> Option<Self> {
        meaning(heading).map(|meaning| meaning.column)
    }
}

/// What a heading means, if anything.
pub(super) fn meaning(heading: &str) -> Option<Meaning> {
    let whole = key(heading);
    let outside = key(&without_brackets(heading));
    let sure = |column| Some(Meaning { column, sure: Sure::Whole });
    let likely = |column| Some(Meaning { column, sure: Sure::Word });
    if let Some(column) = exact(&whole).or_else(|| part(&whole)) {
        return sure(column);
    }
    if is_reading(&whole) {
        // 「事業所名（フリガナ）」 is nobody's reading.
        let of_person = !has_any(&whole, NAME_PLACES) || has_any(&whole, "氏名、名前");
        return if of_person { likely(Column::Furigana) } else { None };
    }
    if has_any(&whole, NOT_PEOPLE) {
        return None;
    }
    // 「ご連絡先（メールアドレス）」.
    if has_any(&outside, "連絡先") && has_any(&whole, "めーる、mail") && !has_any(&whole, "電話、携帯") {
        return likely(Column::Mail);
    }
    if let Some(column) = exact(&outside).or_else(|| part(&outside)) {
        return sure(column);
    }
    let rule = by_rule(&outside).or_else(|| by_rule(&whole))?;
    rule.means.and_then(likely)
}

/// Without the お or ご of politeness.
pub(super) fn plain(key: &str) -> &str {
    let rest = key.strip_prefix(['お', 'ご', '御']);
    rest.filter(|rest| !rest.is_empty()).unwrap_or(key)
}

fn exact(key: &str) -> Option<Column> {
    EXACT.get(key).or_else(|| EXACT.get(plain(key))).copied()
}

fn is_reading(key: &str) -> bool {
    has_any(key, READING) || ["かな", "よみ", "読み"].iter().any(|end| key.ends_with(end))
}

/// A heading of half a name: 「姓」, 「お名前（名）」, 「フリガナ（姓）」, 「メイ」.
fn part(key: &str) -> Option<Column> {
    let readings = ["ふりがな", "ふり仮名", "よみがな", "読み仮名", "読みがな", "かな", "よみ", "読み"];
    let reading = readings.iter().find(|word| key.contains(**word));
    let without = reading.map_or_else(|| key.to_owned(), |word| key.replacen(word, "", 1));
    let mut base = plain(&without);
    for before in ["名前", "氏名", "本人", "name"] {
        base = base.strip_prefix(before).filter(|rest| !rest.is_empty()).unwrap_or(base);
    }
    let base = base.trim_matches('の').trim_end_matches("漢字");
    let (family, is_kana) = match base {
        "姓" | "氏" | "苗字" | "名字" | "みょうじ" | "ふぁみりーねーむ" | "lastname" | "familyname" | "surname" => {
            (true, false)
        }
        "名" | "下の名前" | "下の名" | "ふぁーすとねーむ" | "firstname" | "givenname" => (false, false),
        "せい" | "姓せい" | "氏し" => (true, true),
        "めい" | "名めい" => (false, true),
        _ => return None,
    };
    Some(match (family, is_kana || reading.is_some()) {
        (true, false) => Column::FamilyName,
        (true, true) => Column::FamilyReading,
        (false, false) => Column::GivenName,
        (false, true) => Column::GivenReading,
    })
}

/// The first rule that a sentence fits.
fn by_rule(key: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| has_any(key, rule.words) && !has_any(key, rule.unless))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn of(headings: &[&str]) -> Vec<Option<&'static str>> {
        headings.iter().map(|heading| Column::of_heading(heading).map(Column::code)).collect()
    }

    #[test]
    fn headings_are_recognised_as_offices_write_them() {
        for (column, headings) in [
            ("name", &["氏名", " 氏　名 ", "お名前（必須）", "お名前（フルネーム）", "参加される方のお名前"][..]),
            ("name", &["氏名（漢字）", "研修会に参加する方の氏名を入力してください", "Full Name", "ご芳名"]),
            ("furigana", &["氏名（フリガナ）", "ﾌﾘｶﾞﾅ", "氏名(ｶﾅ)", "お名前のふりがな", "お名前（ひらがな）"]),
            ("furigana", &["ふりがなを入力してください", "お名前の読み方", "参加者名（よみ）"]),
            ("profession", &["【必須】職種", "ご職種", "あなたの職種を選んでください", "保有資格", "ご職業"]),
            ("profession_other", &["その他の職種", "職種で「その他」を選んだ方は、職種名をご記入ください"]),
            ("workplace", &["勤務先※", "所属（事業所名）", "ご所属（勤務先）", "ご所属の医療機関・事業所名"]),
            ("mail", &["Ｅ－ｍａｉｌ", "連絡の取れるメールアドレス", "ご連絡先（メールアドレス）", "勤務先メール"]),
            ("phone", &["TEL", "電話番号（日中）", "お電話番号", "当日の連絡先", "日中つながる電話番号", "TEL/FAX"]),
            ("years", &["経験年数", "現在の職種での経験年数", "ご経験年数（年）"]),
            ("facilitator", &["進行役を引き受けてもよい", "グループワークの司会をお願いできますか"]),
            ("topic", &["話したいテーマ・事前質問", "ご意見・ご質問", "当日聞きたいこと"]),
            ("arrangement", &["配慮が必要なこと", "ご配慮が必要な方はお書きください"]),
            ("status", &["出欠", "状態", "参加の可否", "キャンセル"]),
        ] {
            assert_eq!(of(headings), vec![Some(column); headings.len()], "{headings:?}");
        }
    }

    #[test]
    fn what_is_nobody_s_answer_is_no_column() {
        let others =
            ["", "No.", "氏名コード", "事業所番号", "所属（フリガナ）", "勤務先住所", "FAX", "氏名（ローマ字）"];
        assert_eq!(of(&others), [None; 8]);
        let more =
            ["タイムスタンプ", "完了時刻", "ID", "メールマガジンを希望する", "個人情報の取扱いに同意する", "年齢"];
        assert_eq!(of(&more), [None; 6]);
        assert_eq!(of(&["同行者氏名", "担当者名", "上司のお名前", "多職種連携研修会 参加者名簿"]), [None; 4]);
    }

    #[test]
    fn names_in_two_columns_are_told_apart() {
        let family = ["姓", "氏", "苗字", "名字", "お名前(姓)", "氏名（姓）", "Last Name", "姓（漢字）"];
        assert_eq!(of(&family), [Some("family_name"); 8]);
        let given = ["名", "お名前（名）", "下の名前", "氏名（名）", "First name", "お名前の名"];
        assert_eq!(of(&given), [Some("given_name"); 6]);
        assert_eq!(
            of(&["セイ", "ふりがな(姓)", "姓（かな）", "フリガナ　姓", "姓（セイ）"]),
            [Some("family_reading"); 5]
        );
        assert_eq!(of(&["メイ", "フリガナ(名)", "名（ﾌﾘｶﾞﾅ）", "めい", "名のよみがな"]), [Some("given_reading"); 5]);
    }
}
