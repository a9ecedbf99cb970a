//! 見通し: what the tables will be like, told while people apply.

use super::samples::good_form;
use super::seating::{cancel, confirm, seat, workshop_people};
use super::{TestApp, story};
use crate::domain::application::ApplicationForm;
use crate::domain::event::{Event, EventDetails};

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
    assert_eq!(overview.all(".outlook li"), ["参加が確定した方がいると、職種の偏りの見通しをここに表示します。"]);
    assert!(desk.get(&at(&event, "/outlook")).await.all(".outlook").is_empty(), "of nobody nothing is said");

    workshop_people(app, &event).await;
    let said = [
        "薬剤師があと5名いれば、どの班にも1名ずつ座れます。",
        "理学療法士・作業療法士・言語聴覚士があと5名いれば、どの班にも1名ずつ座れます。",
    ];
    let overview = desk.get(&at(&event, "")).await;
    let support = "地域包括支援センター職員があと4名いれば、どの班にも1名ずつ座れます。";
    assert_eq!(
        overview.all(".outlook li"),
        [support, said[0], said[1]],
        "19 care managers at ten tables are no matter"
    );
    more(app, &event, "care_manager", 100..104).await;
    let page = desk.get(&at(&event, "/outlook")).await;
    let crowded = "このままだと10班のうち3班でケアマネジャーが3名になります。";
    assert_eq!(page.all(".outlook li"), [crowded, support, said[0]]);
    assert_eq!(desk.get(&at(&event, "")).await.all(".outlook li"), [crowded, support, said[0]]);
    assert!(
        desk.get(&format!("/en{}", at(&event, "/outlook")))
            .await
            .text()
            .contains("As things are, 3 of 10 groups will have 3 people of one profession: Care manager.")
    );

    seat(app, &event, 10).await;
    assert!(desk.get(&at(&event, "")).await.all(".outlook").is_empty(), "now the tables themselves can be seen");
    assert_eq!(desk.get(&at(&event, "/outlook")).await.all(".outlook li").len(), 3);
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
    assert!(page.all(".outlook li").contains(&said.to_owned()), "{:?}", page.all(".outlook li"));
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
