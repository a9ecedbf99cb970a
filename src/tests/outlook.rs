//! 見通し: what the tables will be like, told while people apply.

use super::samples::good_form;
use super::seating::{cancel, confirm, seat, workshop_people};
use super::{TestApp, story};
use crate::app::found::found_organisation;
use crate::domain::application::ApplicationForm;
use crate::domain::event::{Event, EventDetails};
use crate::domain::organiser::Role;
use crate::domain::registration::Registration;
use chrono::TimeDelta;

fn at(event: &Event, page: &str) -> String {
    format!("/desk/events/{}{page}", event.id)
}

/// So many more of a profession, of workplaces of their own.
async fn more(app: &TestApp, event: &Event, profession: &str, people: std::ops::Range<usize>) {
    for number in people {
        let form = ApplicationForm {
            profession: profession.into(),
            profession_other: if profession == "other" { "調理師".into() } else { String::new() },
            workplace: format!("別の事業所{number}"),
            ..good_form(number)
        };
        confirm(app, event, form).await;
    }
}

story!(the_outlook_says_what_the_tables_will_be_like_until_they_are_made, |app| {
    let event = app.publish(EventDetails { capacity: 70, ..app.workshop() }).await;
    let mut desk = app.desk().await;
    let overview = desk.get(&at(&event, "")).await;
    assert_eq!(
        overview.all(".outlook li > span"),
        ["参加が確定した方がいると、職種の偏りの見通しをここに表示します。"]
    );
    assert!(desk.get(&at(&event, "/outlook")).await.all(".outlook").is_empty(), "of nobody nothing is said");

    workshop_people(app, &event).await;
    let said = [
        "薬剤師があと5名いれば、どの班にも1名ずつ座れます。",
        "理学療法士・作業療法士・言語聴覚士があと5名いれば、どの班にも1名ずつ座れます。",
    ];
    let overview = desk.get(&at(&event, "")).await;
    let support = "地域包括支援センター職員があと4名いれば、どの班にも1名ずつ座れます。";
    assert_eq!(
        overview.all(".outlook li > span"),
        [support, said[0], said[1]],
        "19 care managers at ten tables are no matter"
    );
    more(app, &event, "care_manager", 100..104).await;
    let page = desk.get(&at(&event, "/outlook")).await;
    let crowded = "このままだと10班のうち3班でケアマネジャーが3名になります。";
    assert_eq!(page.all(".outlook li > span"), [crowded, support, said[0]]);
    assert_eq!(desk.get(&at(&event, "")).await.all(".outlook li > span"), [crowded, support, said[0]]);
    assert!(
        desk.get(&format!("/en{}", at(&event, "/outlook")))
            .await
            .text()
            .contains("As things are, 3 of 10 groups will have 3 people of one profession: Care manager.")
    );

    seat(app, &event, 10).await;
    assert!(desk.get(&at(&event, "")).await.all(".outlook").is_empty(), "now the tables themselves can be seen");
    assert_eq!(desk.get(&at(&event, "/outlook")).await.all(".outlook li > span").len(), 3);
    app.set_time("2023-09-06T10:00:00Z");
    let mut desk = app.desk().await;
    let begun = desk.get(&at(&event, "/outlook")).await;
    assert!(begun.all(".outlook").is_empty() && !begun.text().contains("あと1名"), "nothing can be done any more");
    assert_eq!(begun.all(".outlook-table svg").len(), 14, "but how it went is shown");
});

story!(the_funnel_counts_each_profession_and_the_picture_says_the_same_in_words, |app| {
    let event = app.publish(EventDetails { capacity: 27, ..app.workshop() }).await;
    more(app, &event, "care_manager", 0..22).await;
    more(app, &event, "pharmacist", 22..26).await;
    let gone = &app.people(&event).await[0];
    cancel(app, &event, gone).await;
    more(app, &event, "other", 26..28).await;
    let mut desk = app.desk().await;
    let page = desk.get(&at(&event, "/outlook")).await;
    let rows = page.all(".outlook-table tbody tr");
    let row = |label: &str| rows.iter().find(|row| row.contains(label)).cloned().unwrap();
    let care = row("ケアマネジャー");
    for part in ["22名", "21名", "0名", "1名", "3名が1班、2名が9班", "同じ職種の重なりが2件増えます"]
    {
        assert!(care.contains(part), "{part}: {care}");
    }
    let pharmacists = row("薬剤師");
    assert!(pharmacists.contains("1名が4班、0名が6班") && pharmacists.contains("重なりは増えません"), "{pharmacists}");
    assert!(row("その他").contains("見通しには含めません"));
    let pictures = page.attributes(".outlook-table svg", "aria-label");
    assert_eq!((pictures.len(), pictures.iter().filter(|said| *said == "3名が1班、2名が9班").count()), (14, 1));
    let total = &page.all(".outlook-table tfoot tr")[0];
    assert!(total.contains("28名") && total.contains("27名") && total.contains("1名"), "{total}");
    // Six pharmacists are missing, and no place is left.
    let said = "薬剤師があと6名いれば、どの班にも1名ずつ座れます。定員の残りはありません。";
    assert!(page.all(".outlook li > span").contains(&said.to_owned()), "{:?}", page.all(".outlook li > span"));
});

story!(without_group_work_there_is_the_funnel_alone, |app| {
    let event = app.publish(EventDetails { group_work: false, ..app.workshop() }).await;
    more(app, &event, "care_manager", 0..3).await;
    let mut desk = app.desk().await;
    assert!(desk.get(&at(&event, "")).await.all(".outlook").is_empty());
    let page = desk.get(&at(&event, "/outlook")).await;
    assert!(page.all(".outlook, .outlook-table svg").is_empty());
    assert!(page.all(".outlook-table tfoot")[0].contains("3名"));
});

/// An event of so many days before the workshop, at which it was held.
async fn earlier(app: &TestApp, days: i64, title: &str) -> Event {
    let mut details = EventDetails { title: title.into(), ..app.workshop() };
    for session in &mut details.sessions {
        session.id = app.world.new_id();
        session.starts_at -= TimeDelta::days(days);
        session.ends_at -= TimeDelta::days(days);
    }
    app.publish(details).await
}

/// Somebody of a profession, at an event.
async fn came(app: &TestApp, event: &Event, furigana: &str, workplace: &str, profession: &str) -> Registration {
    let form = ApplicationForm {
        name: format!("{furigana}の名"),
        furigana: furigana.into(),
        workplace: workplace.into(),
        profession: profession.into(),
        mail: String::new(),
        phone: "042-388-0001".into(),
        ..ApplicationForm::default()
    };
    confirm(app, event, form).await
}

story!(whom_to_ask_is_told_of_those_who_came_before_and_have_not_applied, |app| {
    let (may, june) = (earlier(app, 120, "五月の会").await, earlier(app, 90, "六月の会").await);
    let event = app.published_event().await;
    for (at, furigana) in [(&may, "あさの"), (&june, "あさの"), (&may, "いとう"), (&june, "うえだ")] {
        came(app, at, furigana, "みどり薬局", "pharmacist").await;
    }
    came(app, &june, "えのもと", "みどり薬局", "doctor").await;
    let gone = came(app, &june, "おおの", "みどり薬局", "pharmacist").await;
    cancel(app, &june, &gone).await;
    // One has applied, another of the same reading elsewhere has not.
    came(app, &event, "うえだ", "みどり薬局", "pharmacist").await;
    came(app, &may, "うえだ", "あおば薬局", "pharmacist").await;
    more(app, &event, "pharmacist", 0..4).await;

    let mut desk = app.desk().await;
    let link = desk.get(&at(&event, "/outlook")).await.attributes(".outlook li a", "href");
    assert_eq!(link, [at(&event, "/to-invite?profession=pharmacist")]);
    let page = desk.get(&link[0]).await;
    let rows = page.all("#to-invite tbody tr");
    assert_eq!(rows.len(), 3, "{rows:#?}");
    for (row, parts) in rows.iter().zip([
        ["あさの", "六月の会", "2回", "042-388-0001"],
        ["いとう", "五月の会", "1回", "みどり薬局"],
        ["うえだ", "五月の会", "1回", "あおば薬局"],
    ]) {
        assert!(parts.iter().all(|part| row.contains(part)), "{parts:?}: {row}");
    }
    assert!(page.text().contains("これまでの研修会（2回分）に参加した方のうち"), "{}", page.text());

    let file = page.attributes(".buttons a", "href").remove(1);
    let list = desk.get(&file).await;
    assert!(list.headers["content-disposition"].to_str().unwrap().contains("to-invite.csv"));
    assert_eq!(list.html().lines().filter(|line| line.contains("薬局")).count(), 3);
    assert_eq!(desk.get(&at(&event, "/to-invite?profession=astronaut")).await.status, 404);
    assert_eq!(desk.get(&at(&event, "/to-invite")).await.status, 404);
    let elsewhere = found_organisation(&app.world, "よその団体").await.unwrap();
    let mut stranger = app.desk_of(&app.organiser_of(elsewhere, Role::Owner).await).await;
    for address in [&link[0], &file] {
        assert_eq!(stranger.get(address).await.status, 404, "{address}");
    }
});
