//! Workplaces (所属): free text as typed, and the key by which colleagues are recognised.

use super::text::search_key;

/// Words for a legal form that one colleague types and another leaves out.
const LEGAL_FORMS: [&str; 10] = [
    "株式会社",
    "有限会社",
    "合同会社",
    "医療法人社団",
    "医療法人財団",
    "医療法人",
    "社会福祉法人",
    "(株)",
    "(有)",
    "(医)",
];

/// The key by which two spellings of one workplace are recognised: usual width, lower case,
/// kana as hiragana, without spaces and legal form. Empty where the workplace is unknown: such
/// a person has no colleagues.
#[must_use]
pub fn workplace_key(typed: &str) -> String {
    let mut key = search_key(typed);
    for form in LEGAL_FORMS {
        key = key.replace(&search_key(form), "");
    }
    if matches!(key.as_str(), "なし" | "無し" | "無" | "-" | "ー" | "個人") { String::new() } else { key }
}

#[cfg(test)]
mod tests {
    use super::workplace_key;

    #[test]
    fn colleagues_are_recognised_through_spaces_width_and_legal_form() {
        let key = workplace_key("けやき訪問看護ステーション");
        assert_eq!(workplace_key(" けやき訪問看護ｽﾃｰｼｮﾝ　"), key);
        assert_eq!(workplace_key("株式会社けやき訪問看護ステーション"), key);
        assert_ne!(workplace_key("けやき台病院"), key);
        assert_eq!(workplace_key("なし"), "");
    }
}
