//! What an organiser writes of an event in English. All may be empty: the Japanese text stands there then.

crate::sql_migration!("m0021_event_english", UP);

const UP: &str = "
alter table event add column title_en text not null default '';
alter table event add column theme_en text not null default '';
alter table event add column description_en text not null default '';
alter table event add column notices_en text not null default '';
alter table event add column privacy_text_en text not null default '';
";
