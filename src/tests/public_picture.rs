//! The picture of an event: from an organiser's file to the public page.

use super::{Answer, Browser, TestApp, story};
use crate::domain::event::Event;
use crate::domain::organiser::Role;
use image::{DynamicImage, ImageFormat, RgbImage};
use reqwest::multipart::{Form, Part};
use std::io::Cursor;

/// A PNG of one colour.
fn png(width: u32, height: u32, shade: u8) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let picture = RgbImage::from_pixel(width, height, image::Rgb([shade, 120, 60]));
    DynamicImage::from(picture).write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}

async fn send(desk: &mut Browser, event: &Event, file: Vec<u8>, alt: &str, act: &str) -> Answer {
    let form = Form::new()
        .part("file", Part::bytes(file).file_name("photo.png"))
        .text("alt", alt.to_owned())
        .text("act", act.to_owned());
    desk.upload(&format!("/desk/events/{}/picture", event.id), form).await
}

async fn sources(app: &TestApp, event: &Event) -> Vec<String> {
    app.browser().get(&format!("/events/{}", event.code)).await.attributes("img.picture", "src")
}

story!(a_picture_comes_from_a_file_to_the_page, |app| {
    let event = app.published_event().await;
    let mut desk = app.desk().await;
    let saved = send(&mut desk, &event, png(2000, 1000, 200), "話し合う参加者", "save").await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = app.browser().get(&format!("/en/events/{}", event.code)).await;
    assert_eq!(page.attributes("img.picture", "alt"), ["話し合う参加者"]);
    assert_eq!(page.attributes("img.picture", "width"), ["1200"]);
    let first = sources(app, &event).await.remove(0);
    assert_eq!(page.attributes("meta[property='og:image']", "content"), [format!("{}{first}", app.base)]);
    assert_eq!(app.browser().get("/").await.attributes(".event-card img", "src"), [first.as_str()]);
    let file = app.browser().get(&first).await;
    assert_eq!(file.headers["content-type"], "image/jpeg");
    assert!(file.headers["cache-control"].to_str().unwrap().contains("immutable"));
    assert_eq!(image::load_from_memory(&file.bytes).unwrap().width(), 1200);

    // Another text without another file; then another file, at another address.
    assert_eq!(send(&mut desk, &event, Vec::new(), "会場の写真", "save").await.status, 303);
    assert_eq!(sources(app, &event).await, [first.as_str()]);
    assert_eq!(send(&mut desk, &event, png(300, 200, 10), "会場の写真", "save").await.status, 303);
    let second = sources(app, &event).await.remove(0);
    assert_ne!(first, second);
    assert_eq!(app.browser().get(&first).await.status, 404);
    assert_eq!(send(&mut desk, &event, Vec::new(), "", "remove").await.status, 303);
    assert_eq!(sources(app, &event).await, Vec::<String>::new());
    assert_eq!(app.browser().get(&second).await.status, 404);
});

story!(what_is_no_good_picture_is_refused_in_words, |app| {
    let event = app.published_event().await;
    let mut desk = app.desk().await;
    let mut bomb = png(1, 1, 0);
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    for (file, alt, field) in [
        (png(20, 20, 0), "", "alt"),
        (Vec::new(), "会場", "file"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "会場", "file"),
        (bomb, "会場", "file"),
        (vec![1; 9 * 1024 * 1024], "会場", "file"),
    ] {
        let answer = send(&mut desk, &event, file, alt, "save").await;
        assert_eq!(answer.status, 422);
        assert_eq!(answer.all(&format!("#{field}-error")).len(), 1, "{}", answer.text());
    }
    assert_eq!(sources(app, &event).await, Vec::<String>::new());
    for name in ["x", "..%2f..%2fx.jpg", "%00.jpg", &format!("{}.jpg", "a".repeat(32))] {
        assert_eq!(app.browser().get(&format!("/pictures/{name}")).await.status, 404, "{name}");
    }
    let reader = app.organiser(Role::Viewer).await;
    let mut reader = app.desk_of(&reader).await;
    assert_eq!(send(&mut reader, &event, png(20, 20, 0), "会場", "save").await.status, 403);
    let foreign = crate::app::found::found_organisation(&app.world, "別の団体").await.unwrap();
    let stranger = app.organiser_of(foreign, Role::Owner).await;
    let mut stranger = app.desk_of(&stranger).await;
    assert_eq!(send(&mut stranger, &event, png(20, 20, 0), "会場", "save").await.status, 404);
});
