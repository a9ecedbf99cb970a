//! あと1名増減したときの偏り: what one person or table more or less would do, told before and after seating.

use super::{confirm, seat, url, workshop_people};
use crate::app::board::board;
use crate::app::seat::advice::weigh_changes;
use crate::domain::organiser::Role;
use crate::tests::{samples, story};
use entaku_seating::{Alteration, FigureKind};

story!(what_one_more_would_do_is_told_the_best_first_and_only_where_something_changes, |app| {
    let event = app.published_event().await;
    let mut desk = app.desk().await;
    let url = url(&event);
    assert!(desk.get(&url).await.all(".advice").is_empty(), "nobody, nothing to tell");
    workshop_people(app, &event).await;
    for seated in [false, true] {
        if seated {
            seat(app, &event, 10).await;
        } else {
            assert!(desk.get(&url).await.all(".advice tbody tr").is_empty(), "nothing is computed by looking");
            let computed = desk.post(&url, &[("action", "advice")]).await;
            assert!(desk.get(computed.leads_to()).await.text().contains("あと1名増減したときの偏りを計算しました"));
        }
        let page = desk.get(&url).await;
        assert_eq!(page.attributes("details.advice", "open").len(), usize::from(!seated));
        assert!(page.text().contains("今の60名・10班から"), "{}", page.text());
        let rows = page.all(".advice tbody tr");
        // 19 care managers at ten tables are nine pairs; one more is ten, one less eight.
        for told in [
            ["ケアマネジャーが1名増えると", "9件から10件に増えます", "偏りが増える", "6〜7名"],
            ["ケアマネジャーが1名減ると", "9件から8件に減ります", "良くなる", "5〜6名"],
            ["11班にすると", "9件から8件に減ります", "良くなる", "5〜6名"],
        ] {
            assert!(rows.iter().any(|row| told.iter().all(|part| row.contains(part))), "{told:?}: {rows:#?}");
        }
        let better = rows.iter().rposition(|row| row.contains("良くなる")).unwrap();
        let worse = rows.iter().position(|row| row.contains("偏りが増える")).unwrap();
        assert!(better < worse, "the best first");
        assert!(!rows.iter().any(|row| row.starts_with("医師が")), "what changes nothing has no line");
        let welcome = page.all(".advice > p").pop().unwrap();
        assert!(welcome.starts_with("1名増えても偏りが増えない職種：医師、歯科医師、薬剤師"), "{welcome}");
    }
});

story!(what_is_told_comes_true, |app| {
    let event = app.publish(crate::domain::event::EventDetails { capacity: 61, ..app.workshop() }).await;
    workshop_people(app, &event).await;
    let organiser = app.organiser(Role::Editor).await;
    weigh_changes(&app.world, &organiser, event.id).await.unwrap();
    let advised = async || board(&app.world, &organiser, event.id, None).await.unwrap().unwrap().advised.unwrap();
    let told = advised().await;
    assert!(!told.changed);
    let nurse = told.statement.professions.iter().position(|label| label == "訪問看護師").unwrap();
    let more = Alteration::OneMore { profession: u32::try_from(nurse).unwrap() };
    let advice = told.advice.iter().find(|advice| advice.alteration == more).unwrap();
    let form = crate::domain::application::ApplicationForm {
        profession: "visiting_nurse".into(),
        workplace: String::from("ほかにない事業所"),
        ..samples::good_form(90)
    };
    let form = crate::domain::application::ApplicationForm { facilitator: String::new(), ..form };
    confirm(app, &event, form).await;
    let seated = seat(app, &event, 10).await;
    for kind in [FigureKind::ProfessionPairs, FigureKind::WorkplacePairs, FigureKind::OneProfessionTables] {
        assert_eq!(seated.proof.certificate.counted(kind).value, advice.then.get(kind), "{kind:?}");
    }
    assert_eq!(seated.proof.certificate.size_max, advice.size_max);
    assert!(advised().await.changed, "one more has come since");
});
