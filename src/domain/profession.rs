//! Professions (職種) in their groups: the organisation's own list.

use serde::{Deserialize, Serialize};

/// The code of その他, the profession that people name in their own words.
pub const OTHER: &str = "other";

/// A profession that registrants choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profession {
    /// Stable code, for instance `visiting_nurse`; never shown.
    pub code: String,
    /// Japanese label.
    pub label_ja: String,
    /// English label.
    pub label_en: String,
    /// One or two characters that stand for the profession where space is short.
    pub mark: String,
    /// Whether the registrant says in words which profession it is (その他).
    pub free_text: bool,
}

/// A group of professions: 医療, 介護 …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfessionGroup {
    /// Stable code.
    pub code: String,
    /// Japanese label.
    pub label_ja: String,
    /// English label.
    pub label_en: String,
    /// Its professions in the order of the form.
    pub professions: Vec<Profession>,
}

/// All professions of an organisation, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfessionList {
    /// The groups.
    pub groups: Vec<ProfessionGroup>,
}

impl ProfessionList {
    /// Every profession, in order.
    pub fn all(&self) -> impl Iterator<Item = &Profession> {
        self.groups.iter().flat_map(|group| &group.professions)
    }

    /// The profession of this code.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&Profession> {
        self.all().find(|profession| profession.code == code)
    }

    /// The profession that a roster's cell names: its Japanese or English label, compared
    /// without width, case, spaces and what stands in brackets.
    #[must_use]
    pub fn by_label(&self, label: &str) -> Option<&Profession> {
        let wanted = label_key(label);
        self.all()
            .find(|p| !wanted.is_empty() && (label_key(&p.label_ja) == wanted || label_key(&p.label_en) == wanted))
    }

    /// The position of a profession's group, for the seating.
    #[must_use]
    pub fn group_of(&self, code: &str) -> Option<usize> {
        self.groups.iter().position(|g| g.professions.iter().any(|p| p.code == code))
    }

    /// The list of `design/domain.md` with which an organisation begins.
    #[must_use]
    pub fn default_list() -> Self {
        let group = |code: &str, ja: &str, en: &str, professions: &[(&str, &str, &str, &str)]| ProfessionGroup {
            code: code.to_owned(),
            label_ja: ja.to_owned(),
            label_en: en.to_owned(),
            professions: professions
                .iter()
                .map(|(code, ja, en, mark)| Profession {
                    code: (*code).to_owned(),
                    label_ja: (*ja).to_owned(),
                    label_en: (*en).to_owned(),
                    mark: (*mark).to_owned(),
                    free_text: *code == OTHER,
                })
                .collect(),
        };
        Self {
            groups: vec![
                group(
                    "medical",
                    "医療",
                    "Medical",
                    &[
                        ("doctor", "医師", "Doctor", "医"),
                        ("dentist", "歯科医師", "Dentist", "歯"),
                        ("pharmacist", "薬剤師", "Pharmacist", "薬"),
                        ("hospital_nurse", "病院看護師", "Hospital nurse", "看"),
                        ("visiting_nurse", "訪問看護師", "Visiting nurse", "訪"),
                        ("dental_hygienist", "歯科衛生士", "Dental hygienist", "衛"),
                        ("dietitian", "管理栄養士", "Registered dietitian", "栄"),
                    ],
                ),
                group(
                    "rehabilitation",
                    "リハビリ",
                    "Rehabilitation",
                    &[(
                        "therapist",
                        "理学療法士・作業療法士・言語聴覚士",
                        "Physical, occupational or speech therapist",
                        "リ",
                    )],
                ),
                group(
                    "consultation",
                    "相談",
                    "Consultation",
                    &[
                        ("care_manager", "ケアマネジャー（介護支援専門員）", "Care manager", "ケ"),
                        (
                            "community_support_center",
                            "地域包括支援センター職員",
                            "Community support centre staff",
                            "包",
                        ),
                        ("medical_social_worker", "医療ソーシャルワーカー", "Medical social worker", "相"),
                    ],
                ),
                group(
                    "care",
                    "介護",
                    "Care",
                    &[
                        ("care_worker", "介護福祉士・ヘルパー", "Care worker or home helper", "介"),
                        ("welfare_equipment", "福祉用具専門相談員", "Welfare equipment adviser", "具"),
                    ],
                ),
                group(
                    "administration",
                    "行政・その他",
                    "Administration and others",
                    &[("city_official", "行政職員", "City official", "行"), ("other", "その他", "Other", "他")],
                ),
            ],
        }
    }
}

impl Profession {
    /// The label in a language.
    #[must_use]
    pub fn label(&self, japanese: bool) -> &str {
        if japanese { &self.label_ja } else { &self.label_en }
    }
}

fn label_key(label: &str) -> String {
    let key = super::text::search_key(label);
    key.split(['(', '（']).next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_roster_s_label_finds_the_profession_whose_label_has_brackets() {
        let list = ProfessionList::default_list();
        assert_eq!(list.by_label("ケアマネジャー").map(|p| p.code.as_str()), Some("care_manager"));
        assert_eq!(list.by_label("ｹｱﾏﾈｼﾞｬｰ ").map(|p| p.code.as_str()), Some("care_manager"));
        assert_eq!(list.by_label("宇宙飛行士"), None);
        assert_eq!(list.by_label(""), None);
    }

    #[test]
    fn codes_and_marks_are_each_used_once() {
        let list = ProfessionList::default_list();
        let mut codes: Vec<_> = list.all().map(|p| &p.code).collect();
        let mut marks: Vec<_> = list.all().map(|p| &p.mark).collect();
        codes.sort();
        codes.dedup();
        marks.sort();
        marks.dedup();
        assert_eq!((codes.len(), marks.len()), (15, 15));
    }
}
