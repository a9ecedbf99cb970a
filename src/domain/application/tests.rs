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
