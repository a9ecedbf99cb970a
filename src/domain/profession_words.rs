//! The words that people use for professions: those that every office knows, and those that an
//! organisation has said before. A word that can mean several is asked, never guessed.

use super::profession::{Profession, ProfessionList};
use super::text::{plain_key, tidy_line, usual_width};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// Words that mean one profession, by its code.
const KNOWN: [(&str, &str); 14] = [
    (
        "doctor",
        "医師、医者、ドクター、dr、md、内科医、外科医、在宅医、かかりつけ医、主治医、開業医、訪問診療医、産業医、勤務医、嘱託医",
    ),
    ("dentist", "歯科医師、歯科医、歯医者、dds、訪問歯科医"),
    ("pharmacist", "薬剤師、薬局薬剤師、病院薬剤師、訪問薬剤師、調剤薬剤師、ph"),
    (
        "hospital_nurse",
        "病院看護師、病棟看護師、外来看護師、病院ナース、看護師病院、看護師病棟、看護師外来、看護師病院勤務、入退院支援看護師",
    ),
    (
        "visiting_nurse",
        "訪問看護師、訪問看護、訪看、訪看ns、訪問ns、訪看看護師、訪問看護ステーション、看護師訪問、看護師訪問看護、\
         看護師訪看、訪問看護看護師、訪問ナース",
    ),
    ("dental_hygienist", "歯科衛生士、衛生士、dh、訪問歯科衛生士"),
    ("dietitian", "管理栄養士、rd、訪問管理栄養士、病院管理栄養士"),
    (
        "therapist",
        "理学療法士、作業療法士、言語聴覚士、pt、ot、st、リハビリ、リハビリ職、リハビリ専門職、リハ、リハ職、\
         リハビリスタッフ、リハビリテーション、セラピスト、療法士、訪問リハ、訪問リハビリ",
    ),
    (
        "care_manager",
        "ケアマネ、ケアマネジャー、ケアマネージャー、介護支援専門員、cm、主任ケアマネ、主任ケアマネジャー、\
         主任介護支援専門員、主任cm、主任ケアマネージャー、居宅ケアマネ、居宅ケアマネジャー、居宅介護支援、居宅cm、\
         居宅介護支援専門員、施設ケアマネ、施設ケアマネジャー、ケアマネ主任、介護支援専門員主任、ケアマネジャー主任",
    ),
    (
        "community_support_center",
        "地域包括支援センター、地域包括支援センター職員、地域包括、包括、包括支援センター、包括職員、地域包括職員、\
         包括センター、地域包括センター",
    ),
    (
        "medical_social_worker",
        "医療ソーシャルワーカー、msw、医療相談員、医療福祉相談員、病院msw、病院相談員、医療社会福祉士",
    ),
    (
        "care_worker",
        "介護福祉士、ヘルパー、ホームヘルパー、訪問介護、訪問介護員、介護職、介護職員、介護士、介護員、介護スタッフ、介護、\
         サ責、サービス提供責任者、ケアワーカー、訪問介護サ責、訪問介護サービス提供責任者、訪問ヘルパー",
    ),
    ("welfare_equipment", "福祉用具専門相談員、福祉用具相談員、福祉用具、福祉用具貸与、福祉用具事業者"),
    (
        "city_official",
        "行政職員、行政、行政職、行政事務、市職員、市役所、市役所職員、区職員、区役所、町職員、村職員、県職員、都職員、\
         府職員、役所、役場、役場職員、町役場、自治体、自治体職員、公務員、地方公務員",
    ),
];

/// Words that can mean several, with the codes that are likely.
const ASKED: [(&str, &str); 12] = [
    (
        "hospital_nurse visiting_nurse other",
        "看護師、准看護師、正看護師、看護職、看護職員、看護、看護師長、看護師等、ナース、ns、認定看護師、専門看護師",
    ),
    ("hospital_nurse other", "助産師"),
    ("city_official community_support_center other", "保健師、phn"),
    (
        "medical_social_worker community_support_center other",
        "社会福祉士、相談員、ソーシャルワーカー、sw、医療介護連携支援、在宅医療介護連携支援センター",
    ),
    (
        "medical_social_worker hospital_nurse other",
        "地域連携室、地域連携、連携室、医療連携室、地域医療連携室、入退院支援、退院支援、退院調整、退院調整看護師",
    ),
    ("medical_social_worker other", "psw、精神保健福祉士"),
    ("care_worker medical_social_worker other", "生活相談員、支援相談員、生活支援員"),
    ("dentist dental_hygienist other", "歯科、歯科医院、歯科診療所、訪問歯科"),
    (
        "care_worker other",
        "デイ、デイサービス、通所介護、デイケア、通所リハ、施設、施設職員、特養、老健、グループホーム、ショート",
    ),
    ("dietitian other", "栄養士"),
    ("pharmacist other", "薬局、調剤薬局"),
    ("doctor hospital_nurse medical_social_worker other", "病院、医療、医療職、診療所、クリニック、医院"),
];

/// Parts of words that at least say which professions are likely.
const HINTS: [(&str, &str); 9] = [
    ("看護", "hospital_nurse visiting_nurse"),
    ("ケアマネ", "care_manager"),
    ("介護", "care_worker care_manager"),
    ("歯", "dentist dental_hygienist"),
    ("薬", "pharmacist"),
    ("リハ", "therapist"),
    ("包括", "community_support_center"),
    ("相談", "medical_social_worker community_support_center"),
    ("医", "doctor"),
];

/// What an office's word says.
#[derive(Clone, Copy)]
enum Word {
    Means(&'static str),
    MayMean(&'static str),
}

static WORDS: LazyLock<HashMap<String, Word>> = LazyLock::new(|| {
    let known = KNOWN.iter().map(|(code, words)| (Word::Means(code), *words));
    let asked = ASKED.iter().map(|(codes, words)| (Word::MayMean(codes), *words));
    known.chain(asked).flat_map(|(word, words)| words.split('、').map(move |typed| (word_key(typed), word))).collect()
});

/// What a word means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant<'a> {
    /// This profession.
    One(&'a Profession),
    /// It has to be asked; these are likely.
    Ask(Vec<&'a Profession>),
}

/// An organisation's professions with the words that it has said before, by [`word_key`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfessionWords {
    /// The professions.
    pub list: ProfessionList,
    /// Codes by word.
    pub said: BTreeMap<String, String>,
}

impl ProfessionWords {
    /// The words of a list with which nothing was said yet.
    #[must_use]
    pub const fn of(list: ProfessionList) -> Self {
        Self { list, said: BTreeMap::new() }
    }

    /// What a roster's cell means by a profession: as the organisation said, by its label, by one
    /// of the parts of which a label is made (「介護支援専門員」), by a word that everybody knows.
    #[must_use]
    pub fn meant(&self, typed: &str) -> Meant<'_> {
        if let Some(profession) = self.said.get(&word_key(typed)).and_then(|code| self.list.by_code(code)) {
            return Meant::One(profession);
        }
        if let Some(profession) = self.known(typed) {
            return Meant::One(profession);
        }
        // 「PT・OT」 are one, 「看護師・ケアマネ」 are two.
        let parts: Vec<&str> = typed.split(['・', '/', '／', '、', ',', '，', '＋', '+', '&', '＆', '兼']).collect();
        let known: Vec<_> = parts.iter().filter_map(|part| self.known(part)).collect();
        let codes: BTreeSet<&str> = known.iter().map(|profession| profession.code.as_str()).collect();
        match known.first() {
            Some(one) if parts.len() > 1 && known.len() == parts.len() && codes.len() == 1 => Meant::One(one),
            _ => Meant::Ask(self.likely(&parts, &codes)),
        }
    }

    fn known(&self, typed: &str) -> Option<&Profession> {
        let (whole, outside) = (word_key(typed), word_key(before_bracket(typed)));
        let by_label = |label: &str| self.list.by_label(label);
        let mut by_part = self.list.all().filter(|profession| has_part(profession, &whole, &outside));
        let part = by_part.next().filter(|_| !outside.is_empty());
        let part = if by_part.next().is_none() { part } else { None };
        let word = |key: &str| match WORDS.get(key) {
            Some(Word::Means(code)) => self.list.by_code(code),
            _ => None,
        };
        let asked = matches!(WORDS.get(&whole), Some(Word::MayMean(_)));
        by_label(typed).or_else(|| word(&whole)).or(part).or_else(|| word(&outside).filter(|_| !asked))
    }

    /// The likely professions, the likeliest first, each once.
    fn likely(&self, parts: &[&str], known: &BTreeSet<&str>) -> Vec<&Profession> {
        let keys: Vec<_> = parts.iter().flat_map(|part| [word_key(part), word_key(before_bracket(part))]).collect();
        let asked = keys.iter().filter_map(|key| match WORDS.get(key) {
            Some(Word::MayMean(codes)) => Some(*codes),
            _ => None,
        });
        let mut codes: Vec<&str> = known.iter().copied().chain(asked.flat_map(|codes| codes.split(' '))).collect();
        if codes.is_empty() {
            let hinted = HINTS.iter().filter(|(part, _)| keys.iter().any(|key| key.contains(&word_key(part))));
            codes.extend(hinted.flat_map(|(_, codes)| codes.split(' ')));
        }
        // Last of all what is said in words.
        codes.retain(|code| *code != "other");
        codes.push("other");
        let mut seen = BTreeSet::new();
        codes.into_iter().filter(|code| seen.insert(*code)).filter_map(|code| self.list.by_code(code)).collect()
    }
}

/// The form in which words are compared: letters and digits without the number of a choice before
/// them; 「ケアマネージャー」 and 「ケアマネジャー」 are one word.
#[must_use]
pub fn word_key(typed: &str) -> String {
    let key: String = plain_key(&tidy_line(typed)).chars().filter(|c| c.is_alphanumeric() && *c != 'ー').collect();
    key.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned()
}

/// The words in brackets of 「その他（鍼灸師）」.
#[must_use]
pub fn in_brackets(typed: &str) -> String {
    let (_, rest) = typed.split_once(['(', '（']).unwrap_or_default();
    let rest = rest.trim_end();
    rest.strip_suffix([')', '）']).unwrap_or(rest).to_owned()
}

fn before_bracket(typed: &str) -> &str {
    typed.split(['(', '（']).next().unwrap_or_default()
}

fn has_part(profession: &Profession, whole: &str, outside: &str) -> bool {
    let label = usual_width(&profession.label_ja);
    label.split(['(', ')', '・', '/', '、', ',']).any(|part| word_key(part) == outside) || word_key(&label) == whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(words: &ProfessionWords, typed: &str) -> Result<String, Vec<String>> {
        match words.meant(typed) {
            Meant::One(profession) => Ok(profession.code.clone()),
            Meant::Ask(likely) => Err(likely.into_iter().map(|profession| profession.code.clone()).collect()),
        }
    }

    #[test]
    fn everyday_words_are_known() {
        let words = ProfessionWords::of(ProfessionList::default_list());
        for (code, typed) in [
            (
                "care_manager",
                "ケアマネ、ケアマネージャー、主任介護支援専門員、ＣＭ、居宅ケアマネ、介護支援専門員（主任）、ｹｱﾏﾈ",
            ),
            ("visiting_nurse", "訪看、訪問看護、看護師（訪問看護）、訪問看護ステーション"),
            ("therapist", "PT、ＯＴ、理学療法士、作業療法士、リハビリ職、PT・OT、ST（言語聴覚士）、3.理学療法士"),
            ("medical_social_worker", "MSW、医療相談員、医療ソーシャルワーカー（MSW）"),
            ("community_support_center", "包括、地域包括、地域包括支援センター"),
            ("care_worker", "介護福祉士、訪問介護員、介護職、ヘルパー、サ責、サービス提供責任者"),
            ("doctor", "医師、Dr.、Dr、医師（内科）、①医師"),
            ("dentist", "歯科医、歯科医師"),
            ("dental_hygienist", "DH、歯科衛生士"),
            ("city_official", "行政、市職員、市役所"),
            ("welfare_equipment", "福祉用具、福祉用具専門相談員"),
            ("other", "その他、その他（鍼灸師）"),
        ] {
            for typed in typed.split('、') {
                assert_eq!(meant(&words, typed), Ok(code.to_owned()), "{typed}");
            }
        }
    }

    #[test]
    fn words_of_several_meanings_are_asked_with_the_likely_ones() {
        let words = ProfessionWords::of(ProfessionList::default_list());
        for (typed, likely) in [
            ("看護師", "hospital_nurse visiting_nurse other"),
            ("准看護師", "hospital_nurse visiting_nurse other"),
            ("看護師・ケアマネジャー", "care_manager hospital_nurse visiting_nurse other"),
            ("医師、薬剤師", "doctor pharmacist other"),
            ("保健師", "city_official community_support_center other"),
            ("社会福祉士", "medical_social_worker community_support_center other"),
            ("精神科看護師長補佐", "hospital_nurse visiting_nurse other"),
            ("民生委員", "other"),
            ("宇宙飛行士", "other"),
        ] {
            let likely: Vec<_> = likely.split(' ').map(str::to_owned).collect();
            assert_eq!(meant(&words, typed), Err(likely), "{typed}");
        }
    }

    #[test]
    fn what_an_organisation_said_counts_first() {
        let mut words = ProfessionWords::of(ProfessionList::default_list());
        words.said.insert(word_key("看護師"), "visiting_nurse".into());
        words.said.insert(word_key("行政"), "community_support_center".into());
        words.said.insert(word_key("事務"), "no_such_code".into());
        assert_eq!(meant(&words, "看護師 "), Ok("visiting_nurse".into()));
        assert_eq!(meant(&words, "行政"), Ok("community_support_center".into()));
        assert_eq!(meant(&words, "事務"), Err(vec!["other".into()]));
    }

    #[test]
    fn no_word_means_two_and_every_code_is_on_the_list() {
        let list = ProfessionList::default_list();
        for (code, words) in KNOWN {
            for typed in words.split('、') {
                let one =
                    WORDS.get(&word_key(typed)).is_some_and(|word| matches!(word, Word::Means(own) if *own == code));
                assert!(one, "{typed} of {code}");
            }
        }
        let codes = ASKED.map(|(codes, _)| codes).into_iter().chain(HINTS.map(|(_, codes)| codes));
        for code in codes.flat_map(|codes| codes.split(' ')).chain(KNOWN.map(|(code, _)| code)) {
            assert!(list.by_code(code).is_some(), "{code}");
        }
    }
}
