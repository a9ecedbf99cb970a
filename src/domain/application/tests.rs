use super::*;

fn good() -> ApplicationForm {
    ApplicationForm {
        name: " 山﨑　香織 ".into(),
        furigana: "ヤマザキ　カオリ".into(),
        profession: "pharmacist".into(),
        workplace: "みどり調剤薬局".into(),
        mail: "moegi001@example.jp".into(),
        phone: "０４２－３８１－７８７１".into(),
        privacy: "yes".into(),
        ..Default::default()
    }
}

#[test]
fn a_good_form_is_normalised_and_the_name_kept() {
    let applicant = good().check(&ProfessionList::default_list(), FilledBy::Registrant).unwrap();
    assert_eq!(applicant.name, "山﨑　香織");
    assert_eq!(applicant.furigana, "やまざき かおり");
    assert_eq!(applicant.profession_label, "薬剤師");
}

#[test]
fn an_empty_form_names_every_required_field_in_order() {
    let faults = ApplicationForm::default().check(&ProfessionList::default_list(), FilledBy::Registrant).unwrap_err();
    let fields: Vec<_> = faults.iter().map(|f| f.field.code()).collect();
    assert_eq!(fields, ["name", "furigana", "profession", "workplace", "mail", "phone", "privacy"]);
    assert!(faults.iter().all(|f| f.fault == Fault::Missing));
}

#[test]
fn an_address_of_the_web_is_no_name() {
    let list = ProfessionList::default_list();
    for address in ["https://evil.example/x", "ＷＷＷ．evil.example", "当選 evil.example/prize", "hxxp：／／evil"]
    {
        let form = ApplicationForm { name: address.into(), workplace: address.into(), ..good() };
        let fault = |field| FieldFault { field, fault: Fault::Address };
        for by in [FilledBy::Registrant, FilledBy::Staff] {
            assert_eq!(form.check(&list, by).unwrap_err(), [fault(Field::Name), fault(Field::Workplace)], "{address}");
        }
        let form = ApplicationForm { profession: "other".into(), profession_other: address.into(), ..good() };
        assert_eq!(form.check(&list, FilledBy::Staff).unwrap_err(), [fault(Field::ProfessionOther)]);
    }
    for name in ["J. R. Smith", "St.John", "山田・Smith/花子", "A病院/B薬局", "Ph.D 田中"] {
        let form = ApplicationForm { name: name.into(), workplace: name.into(), ..good() };
        assert!(form.check(&list, FilledBy::Registrant).is_ok(), "{name}");
    }
}

#[test]
fn staff_may_leave_out_what_a_caller_cannot_give() {
    let form = ApplicationForm {
        mail: String::new(),
        phone: String::new(),
        workplace: String::new(),
        privacy: String::new(),
        ..good()
    };
    assert!(form.check(&ProfessionList::default_list(), FilledBy::Staff).is_ok());
}

#[test]
fn the_other_profession_needs_its_words() {
    let list = ProfessionList::default_list();
    let form = ApplicationForm { profession: "other".into(), ..good() };
    assert_eq!(
        form.check(&list, FilledBy::Registrant).unwrap_err(),
        [FieldFault { field: Field::ProfessionOther, fault: Fault::Missing }]
    );
    let form = ApplicationForm { profession_other: "鍼灸師".into(), ..form };
    assert_eq!(form.check(&list, FilledBy::Registrant).unwrap().profession_label, "鍼灸師");
}

#[test]
fn a_form_made_of_an_applicant_checks_to_the_same_applicant() {
    let list = ProfessionList::default_list();
    let applicant = good().check(&list, FilledBy::Registrant).unwrap();
    assert_eq!(ApplicationForm::of(&applicant, &list).check(&list, FilledBy::Registrant).unwrap(), applicant);
}

fn faults_of(form: &ApplicationForm) -> Vec<(&'static str, &'static str)> {
    let checked = form.check(&ProfessionList::default_list(), FilledBy::Registrant);
    checked.err().into_iter().flatten().map(|fault| (fault.field.code(), fault.fault.code())).collect()
}

#[test]
fn a_name_of_nothing_is_refused() {
    for name in ["\u{200B}", "\u{3164}", "\u{202E}", "\u{FEFF} \u{2060}"] {
        assert_eq!(faults_of(&ApplicationForm { name: name.into(), ..good() }), [("name", "missing")], "{name:?}");
    }
    for name in ["・", "…", "--", "（）", "\u{2800}"] {
        assert_eq!(faults_of(&ApplicationForm { name: name.into(), ..good() }), [("name", "nothing")], "{name:?}");
    }
}

#[test]
fn what_cannot_be_seen_is_no_part_of_an_answer() {
    let list = ProfessionList::default_list();
    let form = ApplicationForm {
        name: "高橋\u{200B} 恵\u{202E}".into(),
        furigana: "たかはし\u{3164} めぐみ".into(),
        workplace: "\u{FEFF}さくら歯科".into(),
        mail: "\u{200B}megumi2@example.jp".into(),
        phone: "\u{202D}042-111-0003\u{202C}".into(),
        ..good()
    };
    let applicant = form.check(&list, FilledBy::Registrant).unwrap();
    assert_eq!((applicant.name.as_str(), applicant.furigana.as_str()), ("高橋 恵", "たかはし めぐみ"));
    assert_eq!(applicant.workplace, "さくら歯科");
    assert_eq!(applicant.mail.unwrap().as_str(), "megumi2@example.jp");
    assert_eq!(applicant.phone.unwrap().typed(), "042-111-0003");
}

#[test]
fn damaged_text_is_named() {
    let form = ApplicationForm { name: "山\u{FFFD}".into(), topic: "\u{FFFD}".into(), ..good() };
    assert_eq!(faults_of(&form), [("name", "garbled"), ("topic", "garbled")]);
}

#[test]
fn a_name_that_can_be_read_aloud_is_its_own_reading() {
    let list = ProfessionList::default_list();
    for (name, reading) in [
        ("Nguyễn Thị Lan", "Nguyễn Thị Lan"),
        ("マリア＝サントス", "まりあ＝さんとす"),
        ("ヨ－コ", "よーこ"),
        ("O’Brien", "O'Brien"),
        ("Jean-Luc Müller", "Jean-Luc Müller"),
        ("さとう", "さとう"),
    ] {
        let form = ApplicationForm { name: name.into(), furigana: String::new(), ..good() };
        assert_eq!(form.check(&list, FilledBy::Registrant).unwrap().furigana, reading);
    }
    let form = ApplicationForm { furigana: " ".into(), ..good() };
    assert_eq!(faults_of(&form), [("furigana", "missing")]);
}

#[test]
fn a_doubtful_address_is_asked_about_once() {
    let list = ProfessionList::default_list();
    for mail in ["taro@gmail.con", "taro@192.168.0.1", "taro@example", "taro@yahoo.co,jp"] {
        let form = ApplicationForm { mail: mail.into(), ..good() };
        assert_eq!(faults_of(&form), [("mail", "doubtful")], "{mail}");
        let again = ApplicationForm { mail_asked: mail.into(), ..form.clone() };
        assert_eq!(again.check(&list, FilledBy::Registrant).unwrap().mail.unwrap().as_str(), mail);
        let other = ApplicationForm { mail: "taro@gmial.com".into(), ..again };
        assert_eq!(faults_of(&other), [("mail", "doubtful")], "another one is asked about anew");
    }
    for mail in ["a..b@docomo.ne.jp", "abc.@docomo.ne.jp", ".abc@ezweb.ne.jp"] {
        assert_eq!(faults_of(&ApplicationForm { mail: mail.into(), ..good() }), [], "{mail}");
    }
}

#[test]
fn a_digit_too_few_or_too_many_is_told() {
    for (phone, fault) in [("090-1234-567", "short"), ("090-1234-56789", "long"), ("でんわ", "unreadable")] {
        assert_eq!(faults_of(&ApplicationForm { phone: phone.into(), ..good() }), [("phone", fault)], "{phone}");
    }
}
