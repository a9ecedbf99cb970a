//! Sheets as offices write them, from their lines to their people.

use super::*;

fn sheet(lines: &[(u32, &[&str])]) -> Sheet {
    let line =
        |(number, cells): &(u32, &[&str])| Line::new(*number, cells.iter().map(|text| Cell::text(*text)).collect());
    Sheet { lines: lines.iter().map(line).collect() }
}

fn read(sheet: &Sheet) -> Result<Roster, RosterFault> {
    Roster::of(sheet, &Layout::guess(sheet))
}

fn rows(roster: &Roster) -> Vec<(u32, Vec<(&'static str, &str)>)> {
    roster
        .rows
        .iter()
        .map(|row| (row.number, row.cells.iter().map(|(column, cell)| (column.code(), cell.text.as_str())).collect()))
        .collect()
}

fn unused(layout: &Layout) -> Vec<&str> {
    layout.columns.iter().filter(|column| column.holds.is_none()).map(|column| column.heading.as_str()).collect()
}

#[test]
fn headings_are_found_below_a_title_and_unknown_ones_named() {
    let sheet = sheet(&[
        (1, &["多職種連携研修会 参加者名簿", "", "令和5年9月6日"]),
        (3, &["No", "お名前", "フリガナ", "職　種", "お名前", "備考", "", ""]),
        (4, &["1", "山﨑　香織", "ヤマザキ", "薬剤師", "", "", "", "窓側"]),
        (5, &["2", "", "", "", "", ""]),
        (9, &["3", "佐藤 修", "さとう", "医師", "", ""]),
    ]);
    let layout = Layout::guess(&sheet);
    assert_eq!(unused(&layout), ["No", "お名前", "備考", ""]);
    assert_eq!(
        layout.columns.last().map(|column| (column.letters(), column.samples.clone())),
        Some(("H".into(), vec!["窓側".into()]))
    );
    let roster = read(&sheet).unwrap();
    assert_eq!(roster.heading(Column::Furigana), Some("フリガナ"));
    assert_eq!(rows(&roster)[0].1, [("name", "山﨑　香織"), ("furigana", "ヤマザキ"), ("profession", "薬剤師")]);
    assert_eq!(roster.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 9]);
}

#[test]
fn headings_of_two_lines_are_read_as_one() {
    let merged = sheet(&[
        (1, &["多職種連携研修会 参加者名簿"]),
        (2, &["No.", "氏　名", "", "職種", "勤務先", "", "連絡先", ""]),
        (3, &["", "漢字", "フリガナ", "", "名称", "電話", "住所", "メール"]),
        (4, &["1", "佐藤 明", "サトウ アキラ", "医師", "けやき医院", "042-111-0001", "市内", "a@example.jp"]),
        (6, &["", "合計　1名"]),
    ]);
    let layout = Layout::guess(&merged);
    assert_eq!((layout.heading_row, layout.heading_lines), (Some(2), 2));
    assert_eq!(unused(&layout), ["No.", "連絡先 住所"]);
    let roster = read(&merged).unwrap();
    assert_eq!(
        rows(&roster),
        [(
            4,
            vec![
                ("name", "佐藤 明"),
                ("furigana", "サトウ アキラ"),
                ("profession", "医師"),
                ("workplace", "けやき医院"),
                ("mail", "a@example.jp"),
                ("phone", "042-111-0001"),
            ]
        )]
    );
    assert_eq!(roster.passed_over, [(6, "合計 1名".into())]);
    // The lower line knows more, or only says how to fill in; the first person is no heading.
    let lower = sheet(&[
        (1, &["参加者", "", "", "職種", "事業所"]),
        (2, &["姓", "名", "ふりがな", "", ""]),
        (3, &["佐藤", "明", "さとう あきら", "医師", "医院"]),
    ]);
    assert_eq!(rows(&read(&lower).unwrap())[0].1[0], ("name", "佐藤 明"));
    let hints = sheet(&[
        (1, &["氏名", "ふりがな", "職種"]),
        (2, &["（全角）", "（ひらがな）", ""]),
        (3, &["佐藤 明", "さとう あきら", "医師"]),
    ]);
    assert_eq!(read(&hints).unwrap().rows.len(), 1);
    let plain = sheet(&[(1, &["氏名", "ふりがな", "職種", "その他"]), (2, &["林 名", "はやし めい", "医師", "電話"])]);
    assert_eq!(read(&plain).unwrap().rows.len(), 1);
}

#[test]
fn exports_of_forms_are_read_by_what_people_answered() {
    let google = sheet(&[
        (
            1,
            &[
                "タイムスタンプ",
                "メールアドレス",
                "お名前（フルネーム）",
                "お名前のふりがな",
                "ご所属（勤務先）",
                "ご職種",
                "連絡の取れるメールアドレス",
            ],
        ),
        (2, &["2026/11/20 9:12:33", "g@example.jp", "佐藤 明", "さとう あきら", "医院", "医師", "a@example.jp"]),
    ]);
    let roster = read(&google).unwrap();
    assert_eq!(rows(&roster)[0].1.last(), Some(&("mail", "a@example.jp")));
    let microsoft = sheet(&[
        (
            1,
            &[
                "ID",
                "開始時刻",
                "完了時刻",
                "メール",
                "名前",
                "お名前",
                "ふりがなを入力してください",
                "職種を選んでください。",
                "メール2",
            ],
        ),
        (2, &["1", "46000.4", "46000.5", "anonymous", "", "佐藤 明", "さとう あきら", "医師", "a@example.jp"]),
    ]);
    let roster = read(&microsoft).unwrap();
    assert_eq!(rows(&roster)[0].1[0], ("name", "佐藤 明"));
    assert_eq!(rows(&roster)[0].1[3], ("mail", "a@example.jp"));
    // Where nothing else was asked, the program's own columns are all there is.
    let only = sheet(&[
        (1, &["タイムスタンプ", "メールアドレス", "氏名", "フリガナ", "職種"]),
        (2, &["2026/11/20", "g@example.jp", "佐藤 明", "サトウ", "医師"]),
    ]);
    assert_eq!(rows(&read(&only).unwrap())[0].1[3], ("mail", "g@example.jp"));
}

#[test]
fn names_in_two_columns_become_one_in_any_order() {
    for headings in [
        ["お名前(姓)", "お名前(名)", "フリガナ(姓)", "フリガナ(名)"],
        ["姓", "名", "セイ", "メイ"],
        ["氏", "名", "氏（かな）", "名（かな）"],
        ["苗字", "名前", "みょうじ（ふりがな）", "名前のよみ（名）"],
        ["Last Name", "First Name", "姓よみ", "名よみ"],
    ] {
        for turned in [false, true] {
            let mut columns: Vec<(&str, &str)> = headings.into_iter().zip(["佐藤", "明", "サトウ", "アキラ"]).collect();
            columns.push(("職種", "医師"));
            if turned {
                columns.reverse();
            }
            let (headings, cells): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
            let roster =
                read(&sheet(&[(1, &headings), (2, &cells)])).unwrap_or_else(|fault| panic!("{headings:?}: {fault}"));
            assert_eq!(rows(&roster)[0].1[..2], [("name", "佐藤 明"), ("furigana", "サトウ アキラ")], "{headings:?}");
        }
    }
}

#[test]
fn half_a_name_is_nobody_s() {
    let missing = sheet(&[(1, &["姓", "ふりがな", "職種"]), (2, &["佐藤", "さとう", "医師"])]);
    assert_eq!(read(&missing), Err(RosterFault::Half(Column::GivenName)));
    let missing = sheet(&[(1, &["氏名", "メイ", "職種"]), (2, &["佐藤 明", "アキラ", "医師"])]);
    assert_eq!(read(&missing), Err(RosterFault::Half(Column::FamilyReading)));
    let rows = sheet(&[
        (1, &["姓", "名", "ふりがな", "職種"]),
        (2, &["佐藤", "", "さとう", "医師"]),
        (3, &["佐藤　明", "", "さとう あきら", "医師"]),
    ]);
    let roster = read(&rows).unwrap();
    assert_eq!(roster.rows[0].halves.get(&Column::Name).map(String::as_str), Some("佐藤"));
    assert_eq!(roster.rows[1].cells[&Column::Name].text, "佐藤　明");
}

#[test]
fn totals_notes_and_examples_are_nobody() {
    let sheet = sheet(&[
        (1, &["氏名", "ふりがな", "職種", "所属", "備考"]),
        (2, &["（例）山田 太郎", "やまだ たろう", "医師", "医院"]),
        (3, &["佐藤 明", "さとう あきら", "医師", "医院"]),
        (4, &["キャンセル待ち"]),
        (5, &["鈴木 由美", "", "", ""]),
        (6, &["氏名", "ふりがな", "職種", "所属"]),
        (7, &["計", "", "2名", ""]),
        (8, &["※締切後の申込は電話で受け付けています"]),
        (9, &["", "", "", "", "合計"]),
        (10, &["", "", "", "医師 1名"]),
        (11, &["以上"]),
    ]);
    let roster = read(&sheet).unwrap();
    assert_eq!(roster.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 5]);
    assert_eq!(roster.rows[1].asides, [Aside::Says("キャンセル待ち".into())]);
    assert_eq!(roster.passed_over.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2, 4, 7, 8, 9, 10, 11]);
}

#[test]
fn what_is_no_roster_is_told_apart() {
    let fault = |lines: &[(u32, &[&str])]| read(&sheet(lines)).unwrap_err();
    assert_eq!(fault(&[(1, &["", "　"])]), RosterFault::Empty);
    assert_eq!(fault(&[(1, &["山﨑", "やまざき"])]), RosterFault::NoHeadings);
    assert_eq!(
        fault(&[(1, &["氏名", "所属"]), (2, &["山﨑", "病院"])]),
        RosterFault::MissingHeadings(vec![Column::Furigana, Column::Profession])
    );
    let headings: (u32, &[&str]) = (1, &["氏名", "ふりがな", "職種"]);
    assert_eq!(fault(&[headings, (2, &["", "", "", "メモ"])]), RosterFault::NoRows);
    let many = std::iter::once(headings).chain((2..2003).map(|n| (n, &["山", "やま", "医師"][..]))).collect::<Vec<_>>();
    assert_eq!(fault(&many), RosterFault::TooManyRows);
    // People who wrote words of headings are none.
    let people =
        [(1, &["佐藤", "みどり居宅介護支援事業所", "質問があります"][..]), (2, &["鈴木", "けやき施設", "なし"])];
    assert_eq!(fault(&people), RosterFault::NoHeadings);
}

#[test]
fn the_organiser_says_what_a_column_holds_and_where_the_headings_are() {
    let sheet = sheet(&[(1, &["だれ", "よび名", "しごと"]), (2, &["佐藤 明", "さとう あきら", "医師"])]);
    let mut layout = Layout::at(&sheet, Some(1), 1);
    let said = [(0, Some(Column::Name)), (1, Some(Column::Furigana)), (2, Some(Column::Profession))];
    layout.assign(&said.into());
    assert_eq!(Roster::of(&sheet, &layout).unwrap().rows.len(), 1);
    layout.assign(&[(2, Some(Column::Name))].into());
    assert_eq!(Roster::of(&sheet, &layout), Err(RosterFault::Twice(Column::Name)));
    let mut bare = Layout::at(&sheet, None, 1);
    bare.assign(&said.into());
    assert_eq!(Roster::of(&sheet, &bare).unwrap().rows.len(), 2);
}

#[test]
fn ditto_is_what_stands_above() {
    let sheet = sheet(&[
        (1, &["氏名", "ふりがな", "職種", "所属", "電話番号"]),
        (2, &["佐藤 明", "さとう あきら", "医師", "けやき医院", "042-111-0001"]),
        (3, &["鈴木 由美", "すずき ゆみ", "薬剤師", "同上", "〃"]),
        (4, &["高橋 恵", "たかはし めぐみ", "同上", "同上", ""]),
    ]);
    let roster = read(&sheet).unwrap();
    assert_eq!(rows(&roster)[1].1[3..], [("workplace", "けやき医院"), ("phone", "042-111-0001")]);
    assert_eq!(rows(&roster)[2].1[2..], [("profession", "薬剤師"), ("workplace", "けやき医院")]);
    assert_eq!(roster.rows[2].dittos, [Column::Profession, Column::Workplace]);
}
