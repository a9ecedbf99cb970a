use super::*;

fn checked(cells: &[(Column, &str)]) -> CheckedRow {
    let base = [(Column::Name, "山﨑　香織"), (Column::Furigana, "ヤマザキ カオリ"), (Column::Profession, "薬剤師")];
    let cells = base.iter().chain(cells).map(|(column, text)| (*column, Cell::text(*text))).collect();
    let roster = Roster { columns: Vec::new(), ignored: Vec::new(), rows: vec![Row { number: 2, cells }] };
    roster.check(&ProfessionList::default_list()).remove(0)
}

fn faults(cells: &[(Column, &str)]) -> Vec<RowFaultKind> {
    checked(cells).result.unwrap_err().into_iter().map(|fault| fault.kind).collect()
}

#[test]
fn a_profession_is_found_by_any_of_its_names() {
    for (typed, code) in [
        ("ケアマネージャー", "care_manager"),
        ("介護支援専門員", "care_manager"),
        ("理学療法士", "therapist"),
        ("介護福祉士", "care_worker"),
        ("訪問看護師", "visiting_nurse"),
        ("Pharmacist", "pharmacist"),
    ] {
        assert_eq!(checked(&[(Column::Profession, typed)]).result.unwrap().profession_code, code, "{typed}");
    }
    let other = checked(&[(Column::Profession, "その他（鍼灸師）")]).result.unwrap();
    assert_eq!((other.profession_code.as_str(), other.profession_label.as_str()), ("other", "鍼灸師"));
    assert_eq!(faults(&[(Column::Profession, "宇宙飛行士")]), [RowFaultKind::UnknownProfession("宇宙飛行士".into())]);
    assert_eq!(faults(&[(Column::Profession, "その他")]), [RowFaultKind::Field(Fault::Missing)]);
}

#[test]
fn a_lost_zero_is_put_back_and_told() {
    let row = checked(&[(Column::Phone, "423888819")]);
    assert_eq!(row.notes, [RowNote::PhoneZero("423888819".into(), "0423888819".into())]);
    assert_eq!(row.result.unwrap().phone.unwrap().digits(), "0423888819");
    assert!(checked(&[(Column::Phone, "9012345678")]).result.is_ok());
    assert_eq!(faults(&[(Column::Phone, "4238888")]), [RowFaultKind::Field(Fault::Unreadable)]);
    assert!(checked(&[(Column::Phone, "042-388-8819")]).notes.is_empty());
}

#[test]
fn each_cell_that_is_wrong_is_named_once() {
    assert_eq!(faults(&[(Column::Years, "ベテラン")]), [RowFaultKind::UnknownYears("ベテラン".into())]);
    assert_eq!(faults(&[(Column::Facilitator, "たぶん")]), [RowFaultKind::UnknownAnswer("たぶん".into())]);
    assert_eq!(faults(&[(Column::Name, "?田 翔太")]), [RowFaultKind::LostCharacter("?田 翔太".into())]);
    assert_eq!(faults(&[(Column::Name, "\u{E000}田")]), [RowFaultKind::LostCharacter("\u{E000}田".into())]);
    assert_eq!(
        faults(&[(Column::Furigana, "山崎"), (Column::Mail, "moegi")]),
        [RowFaultKind::Field(Fault::Unreadable), RowFaultKind::Field(Fault::Unreadable)]
    );
}

#[test]
fn yes_is_read_however_it_is_marked() {
    for yes in ["はい", "○", "〇", "◯", "可", "レ", "Yes", "１"] {
        assert!(checked(&[(Column::Facilitator, yes)]).result.unwrap().facilitator, "{yes}");
    }
    for no in ["いいえ", "×", "不可", "－"] {
        assert!(!checked(&[(Column::Facilitator, no)]).result.unwrap().facilitator, "{no}");
    }
}
