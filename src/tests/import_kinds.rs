//! Rosters as offices write them: the small files of `import_kinds/`, through the pages.

use super::import::{take_in, upload};
use super::{TestApp, story};
use crate::domain::event::Event;
use reqwest::multipart::Form;

const FILTERED: &[u8] = include_bytes!("import_kinds/filtered.xlsx");
const TWO_LINES: &[u8] = include_bytes!("import_kinds/two-line.xlsx");

impl TestApp {
    /// Name, reading and workplace of everybody at an event.
    async fn names(&self, event: &Event) -> Vec<(String, String, String)> {
        let people = self.people(event).await.into_iter().map(|one| one.applicant);
        people.map(|one| (one.name, one.furigana, one.workplace)).collect()
    }
}

fn person(name: &str, furigana: &str, workplace: &str) -> (String, String, String) {
    (name.into(), furigana.into(), workplace.into())
}

story!(a_title_and_headings_of_two_lines_are_read, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let preview = upload(&mut desk, &event, TWO_LINES).await;
    assert_eq!(preview.status.as_u16(), 200, "{}", preview.text());
    assert!(preview.text().contains("6行目：合計 2名"), "{}", preview.text());
    take_in(&mut desk, &event, &preview, &[]).await.leads_to();
    let people = [person("佐藤 明", "さとう あきら", "けやき医院"), person("鈴木 由美", "すずき ゆみ", "みどり薬局")];
    assert_eq!(app.names(&event).await, people);
    let phones = app.people(&event).await.into_iter().map(|one| one.applicant.phone.unwrap().digits().to_owned());
    assert_eq!(phones.collect::<Vec<_>>(), ["0421110001", "0421110002"]);
});

story!(names_in_two_columns_are_joined_and_never_halved, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    for (file, person) in [
        (
            "\u{feff}お名前(姓),お名前(名),フリガナ(姓),フリガナ(名),職種,所属\n佐藤,明,サトウ,アキラ,医師,けやき医院\n",
            person("佐藤 明", "さとう あきら", "けやき医院"),
        ),
        (
            "名前,苗字,ふりがな,職種,所属\n由美,鈴木,すずき ゆみ,薬剤師,薬局\n",
            person("鈴木 由美", "すずき ゆみ", "薬局"),
        ),
    ] {
        let preview = upload(&mut desk, &event, file).await;
        take_in(&mut desk, &event, &preview, &[]).await.leads_to();
        assert_eq!(app.names(&event).await.last(), Some(&person));
    }
    let half = upload(&mut desk, &event, "姓,ふりがな,職種\n佐藤,さとう,医師\n").await;
    assert_eq!((half.status.as_u16(), half.heading().as_str()), (422, "取り込む内容の確認"));
    assert!(half.all(".error-summary li")[0].contains("「名」の列がわかりません"));
});

story!(an_export_of_a_form_is_read, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let file = "\"タイムスタンプ\",\"メールアドレス\",\"お名前（フルネーム）\",\"お名前のふりがな\",\"ご所属（勤務先）\",\
        \"ご職種\",\"お電話番号\",\"当日の連絡先\",\"ご意見・ご質問\"\n\"2026/11/20 9:12:33\",\"akira@example.jp\",\
        \"佐藤 明\",\"さとう あきら\",\"けやき医院\",\"医師\",\"042-111-0001\",\"\",\"駐車場はありますか\"\n";
    let preview = upload(&mut desk, &event, file).await;
    assert!(preview.text().contains("使わない列：「タイムスタンプ」「当日の連絡先」"), "{}", preview.text());
    take_in(&mut desk, &event, &preview, &[]).await.leads_to();
    let person = app.people(&event).await.remove(0).applicant;
    assert_eq!((person.mail.unwrap().as_str(), person.topic.as_str()), ("akira@example.jp", "駐車場はありますか"));
    assert_eq!(person.phone.unwrap().digits(), "0421110001");
});

story!(the_organiser_says_which_column_is_what, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let file = "研修会の参加者\n番号,だれ,よみかた,しごと,ひとこと\n1,佐藤 明,さとう あきら,医師,窓側がよい\n";
    let asked = upload(&mut desk, &event, file).await;
    assert_eq!(asked.status.as_u16(), 422);
    assert_eq!(asked.attributes(".error-summary a", "href"), ["#columns"]);
    assert!(asked.text().contains("窓側がよい"), "the columns are shown with what they hold");
    let path = format!("/desk/events/{}/import", event.id);
    let answer = |answers: &[(&str, &str)]| {
        let mut form = asked.form("main form");
        form.extend(answers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        form.into_iter().fold(Form::new(), |form, (name, value)| form.text(name, value))
    };
    let said = [("column-1", "name"), ("column-2", "furigana"), ("column-3", "profession"), ("column-4", "topic")];
    let preview = desk.upload(&path, answer(&said)).await;
    assert_eq!(preview.status.as_u16(), 200, "{}", preview.text());
    assert!(preview.text().contains("使わない列：「番号」"), "{}", preview.text());
    // A choice that was made and not looked at is shown first.
    let unseen = take_in(&mut desk, &event, &preview, &[("column-4", "")]).await;
    assert!(unseen.text().contains("選んだ内容を反映しました"), "{}", unseen.text());
    assert_eq!(app.people(&event).await, []);
    // The same headings, in another order, are known from now on.
    desk.upload(&path, answer(&said)).await;
    let file = "研修会の参加者\nだれ,番号,ひとこと,しごと,よみかた\n佐藤 明,1,窓側がよい,医師,さとう あきら\n";
    let preview = upload(&mut desk, &event, file).await;
    assert_eq!(preview.status.as_u16(), 200, "{}", preview.text());
    take_in(&mut desk, &event, &preview, &[]).await.leads_to();
    let person = app.people(&event).await.remove(0).applicant;
    assert_eq!((person.name.as_str(), person.topic.as_str()), ("佐藤 明", "窓側がよい"));
});

story!(words_for_professions_are_read_or_asked_once, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let file = "氏名,ふりがな,職種\n佐藤 明,さとう あきら,ケアマネ\n鈴木 由美,すずき ゆみ,看護師\n高橋 恵,たかはし めぐみ,看護師\n\
        田中 誠,たなか まこと,民生委員\n";
    let asked = upload(&mut desk, &event, file).await;
    assert!(
        asked.text().contains("「看護師」（2名）") && asked.text().contains("「民生委員」（1名）"),
        "{}",
        asked.text()
    );
    assert!(asked.text().contains("「ケアマネ」を「ケアマネジャー（介護支援専門員）」として"));
    assert_eq!(asked.all("#attention tbody tr").len(), 3);
    let answers = [("word-0", "visiting_nurse"), ("word-1", "other")];
    let preview = take_in(&mut desk, &event, &asked, &answers).await;
    assert_eq!((preview.status.as_u16(), preview.all("#attention tbody tr").len()), (200, 0));
    assert_eq!(app.people(&event).await, []);
    take_in(&mut desk, &event, &preview, &[]).await.leads_to();
    let codes = app.people(&event).await.into_iter().map(|one| one.applicant).collect::<Vec<_>>();
    let codes: Vec<_> = codes.iter().map(|one| (one.profession_code.as_str(), one.profession_label.as_str())).collect();
    assert_eq!(codes[1..3], [("visiting_nurse", "訪問看護師"); 2]);
    assert_eq!((codes[0].0, codes[3]), ("care_manager", ("other", "民生委員")));
    // The next roster is not asked.
    let next = upload(&mut desk, &event, "氏名,ふりがな,職種\n伊藤 薫,いとう かおる,看護師\n").await;
    assert_eq!(next.all("#words").len(), 0, "{}", next.text());
});

story!(rows_that_are_hidden_struck_or_cancelled_are_left_out_unless_chosen, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let preview = upload(&mut desk, &event, FILTERED).await;
    assert_eq!(preview.all("#aside tbody th"), ["鈴木 由美", "田中 誠"]);
    let told = preview.all("#aside tbody tr").remove(0);
    assert!(told.contains("非表示") && told.contains("「欠席」"), "{told}");
    assert!(preview.all(".notice li").contains(&"取り込める方：2名".to_owned()));
    take_in(&mut desk, &event, &preview, &[("include", "5")]).await.leads_to();
    let names: Vec<_> = app.names(&event).await.into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["佐藤 明", "高橋 恵", "田中 誠"]);

    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let struck = rust_xlsxwriter::Format::new().set_font_strikethrough();
    for (row, cells) in [
        ["氏名", "ふりがな", "職種", "備考"],
        ["伊藤 薫", "いとう かおる", "医師", ""],
        ["渡辺 茂", "わたなべ しげる", "医師", "取消 11/20"],
    ]
    .into_iter()
    .enumerate()
    {
        for (column, text) in (0..).zip(cells) {
            sheet.write(u32::try_from(row).unwrap(), column, text).unwrap();
        }
    }
    sheet.write_with_format(1, 0, "伊藤 薫", &struck).unwrap();
    let preview = upload(&mut desk, &event, workbook.save_to_buffer().unwrap()).await;
    let told = preview.all("#aside tbody tr").join(" ");
    assert!(told.contains("取り消し線が引かれています") && told.contains("「取消 11/20」"), "{told}");
    let nobody = take_in(&mut desk, &event, &preview, &[]).await;
    assert!(nobody.text().contains("取り込む方がいません"));
});

story!(a_telephone_cell_loses_nobody, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let file = "氏名,ふりがな,職種,所属,電話番号\n佐藤 明,さとう あきら,医師,けやき医院,042-111-0001（内線21）\n\
        鈴木 由美,すずき ゆみ,薬剤師,みどり薬局,042-111-0002／090-1111-0002\n高橋 恵,たかはし めぐみ,歯科医師,さくら歯科,042-111-0003(代)\n\
        田中 誠,たなか まこと,行政職員,市役所,\"042-111-0004\n090-1111-0004\"\n伊藤 薫,いとう かおる,歯科衛生士,さくら歯科,同上\n\
        渡辺 茂,わたなべ しげる,管理栄養士,けやき病院,なし\n中村 司,なかむら つかさ,医師,けやき病院,tsukasa@example.jp\n\
        山本 空,やまもと そら,医師,けやき病院,病院へ\n";
    let preview = upload(&mut desk, &event, file).await;
    assert_eq!(preview.all("#attention tbody tr"), Vec::<String>::new());
    assert!(preview.text().contains("「病院へ」は取り込まず、空欄のまま登録します"), "{}", preview.text());
    take_in(&mut desk, &event, &preview, &[]).await.leads_to();
    let people: Vec<_> = app.people(&event).await.into_iter().map(|one| one.applicant).collect();
    let phone =
        |at: usize| people[at].phone.as_ref().map(|phone| (phone.digits().to_owned(), phone.typed().to_owned()));
    let of = |digits: &str, typed: &str| Some((digits.to_owned(), typed.to_owned()));
    assert_eq!(phone(0), of("0421110001", "042-111-0001（内線21）"));
    assert_eq!(phone(1), of("0421110002", "042-111-0002／090-1111-0002"));
    assert_eq!(phone(3), of("0421110004", "042-111-0004 090-1111-0004"));
    assert_eq!(phone(4), phone(3));
    assert_eq!((phone(5), phone(7)), (None, None));
    assert_eq!(
        (phone(6), people[6].mail.as_ref().map(crate::domain::contact::MailAddress::as_str)),
        (None, Some("tsukasa@example.jp"))
    );
});

story!(what_nobody_sees_is_no_part_of_a_roster, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let file = "\u{feff}氏名,ふりがな,職種,所属,メールアドレス,電話番号\n\
        佐藤 明,さとう あきら,医師,けやき医院,\u{200b}akira2@example.jp,042-111-0001\n\
        鈴木 由美,すずき ゆみ,薬剤師,みどり薬局,yumi2@example.jp,\u{202d}042-111-0002\u{202c}\n\
        高橋\u{200b} 恵,たかはし めぐみ,歯科医師,さくら歯科,megumi2@example.jp,042-111-0003\n\
        田中 誠,たなか\u{feff} まこと,行政\u{200b}職員,市役所,makoto2@example.jp,042-111-0004\n";
    let preview = upload(&mut desk, &event, file).await;
    assert_eq!(preview.all("#attention tbody tr"), Vec::<String>::new());
    take_in(&mut desk, &event, &preview, &[]).await.leads_to();
    let names = app.names(&event).await;
    assert_eq!(names[2], person("高橋 恵", "たかはし めぐみ", "さくら歯科"));
    assert_eq!(names[3].1, "たなか まこと");
    let mails = app.people(&event).await.into_iter().filter_map(|one| one.applicant.mail).collect::<Vec<_>>();
    assert_eq!((mails.len(), mails[0].as_str()), (4, "akira2@example.jp"));
});

story!(a_template_is_there_to_be_filled_in, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let page = desk.get(&format!("/desk/events/{}/import", event.id)).await;
    let links = page.attributes("main a", "href");
    let link = links.iter().find(|link| link.ends_with("template.xlsx")).unwrap();
    let template = desk.get(link).await;
    assert!(template.headers["content-disposition"].to_str().unwrap().contains("roster.xlsx"));
    let empty = upload(&mut desk, &event, template.bytes).await;
    assert!(empty.all(".error-summary li")[0].contains("見出しの下に"), "{}", empty.text());
});
