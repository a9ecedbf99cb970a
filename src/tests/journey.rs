//! How many statements a registrant's way from the event's page to 完了 takes.

use super::public_apply::{filled, send};
use super::{samples::good_form, story};

story!(a_whole_journey_takes_few_statements, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let (page, form) = (format!("/events/{}", event.code), format!("/events/{}/apply", event.code));
    let mut before = app.world.db.statements_sent();
    let mut spent = || {
        let sent = app.world.db.statements_sent();
        sent - std::mem::replace(&mut before, sent)
    };
    assert_eq!(browser.get(&page).await.status, 200);
    let mut each = vec![spent()];
    let mut fields = browser.get(&form).await.form("form.apply");
    each.push(spent());
    fields.extend(filled(&good_form(1)));
    let kept = send(&mut browser, &form, "check", &fields).await.form("main form");
    each.push(spent());
    let done = send(&mut browser, &form, "submit", &kept).await.leads_to().to_owned();
    each.push(spent());
    assert_eq!(browser.get(&done).await.all(".receipt__number"), ["1"]);
    each.push(spent());
    assert!(each[..3].iter().all(|page| *page <= 2) && each[4] <= 2, "a page that is only read: {each:?}");
    assert!(each.iter().sum::<u64>() <= 15, "{each:?}");
});

story!(what_everybody_looks_at_is_read_once, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    for path in ["/".to_owned(), format!("/events/{}", event.code), format!("/events/{}/apply", event.code)] {
        browser.get(&path).await;
        let before = app.world.db.statements_sent();
        for _ in 0..10 {
            assert_eq!(browser.get(&path).await.status, 200);
        }
        assert_eq!(app.world.db.statements_sent(), before, "{path}");
    }
});
