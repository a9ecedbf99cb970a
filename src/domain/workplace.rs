//! Workplaces (所属): free text as typed, and the key by which colleagues are recognised.

use super::text::{search_key, usual_width};
use std::sync::LazyLock;

/// Words for a legal form that one colleague types and another leaves out, the longer ones first.
const LEGAL_FORMS: [&str; 39] = [
    "特定非営利活動法人",
    "地方独立行政法人",
    "一般社団法人",
    "一般財団法人",
    "公益社団法人",
    "公益財団法人",
    "医療法人社団",
    "医療法人財団",
    "社会医療法人",
    "特定医療法人",
    "社会福祉法人",
    "独立行政法人",
    "国立大学法人",
    "生活協同組合",
    "医療法人",
    "学校法人",
    "宗教法人",
    "npo法人",
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "合名会社",
    "(株)",
    "(有)",
    "(合)",
    "(同)",
    "(資)",
    "(名)",
    "(医)",
    "(医社)",
    "(医財)",
    "(社医)",
    "(福)",
    "(社福)",
    "(学)",
    "(特非)",
    "(一社)",
    "(公財)",
];

/// What an office does, as it stands before or behind its name, and the ways in which it is written.
/// The first is the one that the key holds.
const SERVICES: [&[&str]; 9] = [
    &["訪問看護ステーション", "訪問看護st", "訪看ステーション", "訪看st", "訪問看護事業所", "訪問看護", "訪看"],
    &[
        "居宅介護支援事業所",
        "居宅介護支援事業者",
        "居宅介護支援センター",
        "指定居宅介護支援事業所",
        "居宅支援事業所",
        "居宅介護支援",
    ],
    &["地域包括支援センター", "包括支援センター", "地域包括"],
    &["訪問介護事業所", "訪問介護ステーション", "訪問介護"],
    &["訪問入浴ステーション", "訪問入浴介護", "訪問入浴"],
    &["介護老人保健施設", "老人保健施設", "老健"],
    &["特別養護老人ホーム", "介護老人福祉施設", "特養"],
    &["調剤薬局", "薬局"],
    &["介護付有料老人ホーム", "有料老人ホーム"],
];

/// The key by which two spellings of one workplace are recognised: as [`search_key`] has it, without
/// legal form and marks; the name first and then what the office does, whichever stood first. Where
/// a corporation stands before its office (「医療法人社団けやき会　けやき訪問看護ステーション」), the
/// office counts. Empty where the workplace is unknown: such a person has no colleagues.
#[must_use]
pub fn workplace_key(typed: &str) -> String {
    let usual = usual_width(typed);
    let parts: Vec<&str> = usual.split_whitespace().collect();
    let offices: Vec<&str> = parts.iter().copied().filter(|part| !has_legal_form(part)).collect();
    let is_named = |part: &&str| {
        let (name, service) = name_and_service(part);
        !name.is_empty() && service.is_some()
    };
    let text = if offices.iter().any(is_named) { offices.concat() } else { parts.concat() };
    let (name, service) = name_and_service(&text);
    match name.as_str() {
        "" if service.is_none() => String::new(),
        "なし" | "無し" | "無" | "ナシ" | "個人" | "無所属" | "特になし" | "none" | "na" | "nothing" | "no" => {
            String::new()
        }
        _ => name + service.unwrap_or_default(),
    }
}

/// [`LEGAL_FORMS`] in the form in which text is compared.
static LEGAL_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| LEGAL_FORMS.iter().copied().map(search_key).collect());

/// [`SERVICES`] in that form: each with its usual name.
static SERVICE_KEYS: LazyLock<Vec<(&str, Vec<String>)>> = LazyLock::new(|| {
    let keyed = |ways: &&[&'static str]| Some((*ways.first()?, ways.iter().copied().map(search_key).collect()));
    SERVICES.iter().filter_map(keyed).collect()
});

fn has_legal_form(part: &str) -> bool {
    let key = search_key(part);
    LEGAL_KEYS.iter().any(|form| key.contains(form))
}

/// What is left of a text without legal forms, services and marks, and what the office does.
fn name_and_service(text: &str) -> (String, Option<&'static str>) {
    let mut key = search_key(text);
    for form in LEGAL_KEYS.iter() {
        key = key.replace(form, "");
    }
    let mut service = None;
    for (name, ways) in SERVICE_KEYS.iter() {
        if let Some(way) = ways.iter().find(|way| key.contains(way.as_str())) {
            key = key.replacen(way, "", 1);
            service = Some(*name);
            break;
        }
    }
    (key.chars().filter(|c| c.is_alphanumeric() || *c == 'ー').collect(), service)
}

#[cfg(test)]
mod tests {
    use super::workplace_key;

    #[test]
    fn colleagues_are_recognised_through_spaces_width_order_and_legal_form() {
        for (key, others) in [
            (
                "けやき訪問看護ステーション",
                &[
                    " けやき訪問看護ｽﾃｰｼｮﾝ　",
                    "株式会社けやき訪問看護ステーション",
                    "㈱けやき 訪問看護ステーション",
                    "(株)けやき訪問看護ステーション",
                    "訪問看護ステーションけやき",
                    "訪問看護ステーション　けやき",
                    "けやき訪問看護ステーション㈱",
                    "けやき訪看ＳＴ",
                    "けやき訪問看護",
                    "けやき訪問看護ステ－ション",
                    "医療法人社団けやき会　けやき訪問看護ステーション",
                ][..],
            ),
            ("ヴァティー", &["株式会社ヴァティー", "株式会社　ヴァティ－", "(株)ヴァティ-", "ｳﾞｧﾃｨｰ株式会社"][..]),
            ("廣和会", &["医療法人社団広和会", "医療法人社団　廣和会"][..]),
            (
                "さくら居宅介護支援事業所",
                &["居宅介護支援事業所さくら", "有限会社さくら　居宅介護支援事業所", "さくら居宅介護支援センター"][..],
            ),
            ("ベスト・ケアー", &["株式会社ベストケアー", "ベスト･ケア－"][..]),
            ("渡邊医院", &["渡辺医院", "渡邉医院", "医療法人 渡邊医院"][..]),
        ] {
            for other in others {
                assert_eq!(workplace_key(other), workplace_key(key), "{other}");
            }
        }
    }

    #[test]
    fn other_offices_stay_others() {
        let keys = [
            "けやき訪問看護ステーション",
            "けやき台病院",
            "けやき居宅介護支援事業所",
            "けやき薬局",
            "さくら訪問看護ステーション",
            "訪問看護ステーション",
            "株式会社ケア　けやき薬局",
        ]
        .map(workplace_key);
        for (at, key) in keys.iter().enumerate() {
            assert!(!key.is_empty());
            let same = if at == 6 { 2 } else { usize::from(at == 3) + 1 };
            assert_eq!(keys.iter().filter(|other| *other == key).count(), same, "{key}");
        }
    }

    #[test]
    fn no_workplace_is_none() {
        for typed in ["", "なし", "無し", "-", "ー", "―", "none", "N/A", "None", "個人", "・", "株式会社"]
        {
            assert_eq!(workplace_key(typed), "", "{typed}");
        }
    }

    /// 法人番号 of the open data of 介護サービス情報の公表制度 say which spellings are one corporation's.
    #[test]
    fn real_spellings_of_one_corporation_are_one() {
        let data = include_str!("../tests/data/workplace-spellings.csv");
        let mut last: Option<(&str, String)> = None;
        let (mut same, mut all) = (0, 0);
        for line in data.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let (corporation, spelling) = line.split_once(',').unwrap();
            let key = workplace_key(spelling);
            if let Some((_, first)) = last.as_ref().filter(|(number, _)| *number == corporation) {
                all += 1;
                same += i32::from(*first == key);
            } else {
                last = Some((corporation, key));
            }
        }
        // What is left is mistyped otherwise (メデイクス for メディクス).
        assert!(all > 150 && same * 100 >= all * 85, "{same} of {all}");
    }
}
