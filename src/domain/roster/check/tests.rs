use super::*;
use crate::domain::application::Fault;
use crate::domain::roster::Cell;

fn checked(cells: &[(Column, &str)]) -> CheckedRow {
    let base = [(Column::Name, "山﨑　香織"), (Column::Furigana, "ヤマザキ カオリ"), (Column::Profession, "薬剤師")];
    let cells = base.iter().chain(cells).map(|(column, text)| (*column, Cell::text(*text))).collect();
    let roster = Roster { rows: vec![Row { number: 2, cells, ..Row::default() }], ..Roster::default() };
    roster.check(&ProfessionWords::of(ProfessionList::default_list())).remove(0)
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
    for word in ["宇宙飛行士", "看護師"] {
        assert_eq!(faults(&[(Column::Profession, word)]), [RowFaultKind::UnknownProfession(word.into())]);
    }
    let bare = checked(&[(Column::Profession, "その他")]).result.unwrap();
    assert_eq!((bare.profession_code.as_str(), bare.profession_label.as_str()), ("other", "その他"));
}

#[test]
fn a_lost_zero_is_put_back_and_told() {
    let row = checked(&[(Column::Phone, "423888819")]);
    assert_eq!(row.notes, [RowNote::PhoneZero("423888819".into(), "0423888819".into())]);
    assert_eq!(row.result.unwrap().phone.unwrap().digits(), "0423888819");
    assert!(checked(&[(Column::Phone, "9012345678")]).result.is_ok());
    assert_eq!(emptied(&[(Column::Phone, "4238888")]), [(Column::Phone, "4238888".into())]);
    assert!(checked(&[(Column::Phone, "042-388-8819")]).notes.is_empty());
}

#[test]
fn each_cell_that_is_wrong_is_named_once() {
    assert_eq!(faults(&[(Column::Name, "?田 翔太")]), [RowFaultKind::LostCharacter("?田 翔太".into())]);
    assert_eq!(faults(&[(Column::Name, "\u{E000}田")]), [RowFaultKind::LostCharacter("\u{E000}田".into())]);
    assert_eq!(
        faults(&[(Column::Furigana, "山崎"), (Column::Profession, "宇宙飛行士")]),
        [RowFaultKind::Field(Fault::Unreadable), RowFaultKind::UnknownProfession("宇宙飛行士".into())]
    );
}

#[test]
fn a_cell_that_cannot_be_read_never_loses_its_row() {
    let long = "あ".repeat(1001);
    for (column, typed) in [
        (Column::Years, "ベテラン"),
        (Column::Facilitator, "たぶん"),
        (Column::Mail, "moegi"),
        (Column::Mail, "a@b"),
        (Column::Phone, "042-388"),
        (Column::Workplace, "https://example.jp/x"),
        (Column::Topic, &long),
    ] {
        assert_eq!(emptied(&[(column, typed)]), [(column, typed.to_owned())], "{typed}");
    }
    for (column, typed) in
        [(Column::Mail, "なし"), (Column::Phone, "―"), (Column::Phone, "無"), (Column::Years, "不明")]
    {
        assert_eq!(emptied(&[(column, typed)]), [], "{typed}");
    }
    let kept = checked(&[(Column::Workplace, "\u{E000}医院")]);
    assert_eq!(kept.result.unwrap().workplace, "\u{E000}医院");
    assert!(matches!(kept.notes[..], [RowNote::Kept(_)]));
}

#[test]
fn a_mail_address_is_found_among_other_words() {
    for typed in ["a@example.jp、b@example.jp", "佐藤 <a@example.jp>", "mailto:a@example.jp", "a@example.jp（携帯）"]
    {
        let row = checked(&[(Column::Mail, typed)]);
        assert_eq!(row.notes, [RowNote::Read(Column::Mail, typed.into(), "a@example.jp".into())], "{typed}");
        assert_eq!(row.result.unwrap().mail.unwrap().as_str(), "a@example.jp", "{typed}");
    }
}

#[test]
fn what_stands_with_a_name_is_told_and_taken_off() {
    let row = checked(&[(Column::Name, "佐藤 明　様")]);
    assert_eq!(row.notes, [RowNote::Honorific("佐藤 明　様".into())]);
    assert_eq!(row.result.unwrap().name, "佐藤 明");
    let beside = checked(&[(Column::Name, "佐藤 明（サトウ アキラ）"), (Column::Furigana, "")]);
    assert_eq!(beside.notes, [RowNote::Reading("さとう あきら".into())]);
    let person = beside.result.unwrap();
    assert_eq!((person.name.as_str(), person.furigana.as_str()), ("佐藤 明", "さとう あきら"));
    let mut row = Row { number: 2, ..Row::default() };
    row.halves.insert(Column::Name, "佐藤".into());
    row.cells.insert(Column::Furigana, Cell::text("さとう"));
    row.cells.insert(Column::Profession, Cell::text("医師"));
    let checked = Roster { rows: vec![row], ..Roster::default() }
        .check(&ProfessionWords::of(ProfessionList::default_list()))
        .remove(0);
    assert_eq!(checked.name, "佐藤");
    assert_eq!(checked.result.unwrap_err()[0].kind, RowFaultKind::Half("佐藤".into()));
}

/// The columns that were left empty, with what stood there.
fn emptied(cells: &[(Column, &str)]) -> Vec<(Column, String)> {
    let row = checked(cells);
    assert!(row.result.is_ok(), "{:?}", row.result);
    let empty = |note| if let RowNote::Empty(fault, typed) = note { Some((fault.column, typed)) } else { None };
    row.notes.into_iter().filter_map(empty).collect()
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
