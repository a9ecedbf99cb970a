//! Rosters of many people: several statements' worth, and nobody else waits for them.

use super::import::{take_in, upload};
use super::story;
use crate::domain::registration::RegistrationStatus;
use crate::infra::db::registration_batches::alike;
use std::collections::BTreeSet;

const HEADINGS: &str = "氏名,ふりがな,職種,所属,メールアドレス\n";

/// So many people, every second with a mail address, each of a reading of their own.
fn roster(people: usize) -> String {
    let sounds: Vec<char> = "あいうえおかきくけこさしすせそ".chars().collect();
    let reading = |number: usize| (0..4).map(|at| sounds[number / 15_usize.pow(at) % 15]).collect::<String>();
    let row = |number: usize| {
        let mail = if number.is_multiple_of(2) { format!("many{number}@example.jp") } else { String::new() };
        format!("人{number},{},医師,病院{},{mail}\n", reading(number), number % 40)
    };
    format!("{HEADINGS}{}", (0..people).map(row).collect::<Vec<_>>().concat())
}

story!(a_roster_of_several_batches_is_taken_in_whole, |app| {
    let event = app.event_for(1_300).await;
    app.register(&event, 1).await;
    let mut desk = app.desk().await;
    let preview = upload(&mut desk, &event, roster(1_201)).await;
    assert!(preview.text().contains("取り込める方：1201名"), "{}", preview.all(".notice li").join(" "));
    take_in(&mut desk, &event, &preview, &[("send_mails", "yes")]).await.leads_to();
    let people = app.people(&event).await;
    assert_eq!(people.iter().map(|one| one.number).collect::<Vec<_>>(), (1..=1_202).collect::<Vec<_>>());
    // In the order of the file.
    assert_eq!(people[1].applicant.name, "人0");
    assert_eq!(people[1_201].applicant.name, "人1200");
    assert!(people.iter().all(|one| one.status == RegistrationStatus::Confirmed));
    assert_eq!(app.event_now(&event).await.seats_taken, 1_202);
    let mails = app.mails().await;
    let to: BTreeSet<_> = mails.iter().map(|mail| mail.to_mail.clone()).collect();
    assert_eq!((mails.len(), to.len()), (601, 601));
    // The next one gets the next number.
    assert_eq!(app.register(&event, 2).await.number, 1_203);
});

story!(whoever_is_registered_is_found_by_mail_and_by_reading, |app| {
    let event = app.event_for(60).await;
    let one = app.register(&event, 1).await;
    let gone = app.register(&event, 2).await;
    let mut desk = app.desk().await;
    let path = format!("/desk/events/{}/registrations/{}/cancel", event.id, gone.id);
    desk.post(&path, &[]).await.leads_to();
    // よしだ たろう of けやき事業所1 is registered; typed otherwise, and with another address.
    let rows = "吉田,ヨシダタロウ,医師,けやき事業所1,other@example.jp\n吉田,よし だたろう,医師,ほかの病院,\n";
    let preview = upload(&mut desk, &event, format!("{HEADINGS}{rows}")).await;
    let told = preview.all("#attention tbody tr").join(" ");
    assert!(told.contains(&format!("受付番号{}", one.number)), "{told}");
    assert_eq!(preview.all("#attention tbody tr").len(), 1, "at another workplace it is another person");
    let c = app.world.db.read();
    let mails = ["person1@example.jp", "person2@example.jp", "nobody@example.jp"].map(str::to_owned);
    let found = alike(c, event.id, &mails, &BTreeSet::new()).await.unwrap();
    assert_eq!(found.iter().map(|one| one.number).collect::<Vec<_>>(), [one.number], "cancelled ones are left out");
    let found = alike(c, event.id, &[], &BTreeSet::from(["よしだたろう".to_owned()])).await.unwrap();
    assert_eq!(found.iter().map(|one| one.number).collect::<Vec<_>>(), [one.number]);
    assert_eq!(alike(c, event.id, &[], &BTreeSet::from(["よしだ".to_owned()])).await.unwrap(), []);
});

story!(others_apply_elsewhere_while_a_roster_is_taken_in, |app| {
    let (event, other) = (app.event_for(1_000).await, app.event_for(100).await);
    let mut desk = app.desk().await;
    let preview = upload(&mut desk, &event, roster(1_000)).await;
    let mut importing = desk.clone();
    let (taken, answers) = tokio::join!(take_in(&mut importing, &event, &preview, &[]), async {
        let mut answers = Vec::new();
        for number in 0..10 {
            let mut visitor = app.browser();
            answers.push(visitor.get("/").await.status.as_u16());
            app.register(&other, number).await;
            answers.push(visitor.get(&format!("/events/{}", other.code)).await.status.as_u16());
        }
        answers
    });
    taken.leads_to();
    assert_eq!(answers, [200; 20]);
    assert_eq!((app.people(&event).await.len(), app.people(&other).await.len()), (1_000, 10));
});
