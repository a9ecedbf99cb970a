//! Dates and times as people read them: stored in UTC, shown in the installation's time zone.

use super::Texts;
use crate::domain::local_time;
use chrono::{DateTime, Datelike, Timelike, Utc};
use chrono_tz::Tz;

/// Shows times in a time zone and a language.
#[derive(Clone, Copy, Debug)]
pub struct Dates {
    zone: Tz,
    t: Texts,
}

impl Dates {
    /// Times of `zone` in the language of `t`.
    #[must_use]
    pub const fn new(zone: Tz, t: Texts) -> Self {
        Self { zone, t }
    }

    /// 「2023年9月6日（水）」.
    #[must_use]
    pub fn date(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone);
        let weekday = self.t.get(WEEKDAYS[local.weekday().num_days_from_monday() as usize]);
        let month = self.t.get(MONTHS[local.month0() as usize]);
        self.t.with(
            "date",
            [
                ("year", local.year().to_string().into()),
                ("month", month.into()),
                ("day", local.day().into()),
                ("weekday", weekday.into()),
            ],
        )
    }

    /// 「9/6」, where space is short, for instance in a mail's subject.
    #[must_use]
    pub fn short(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone);
        let month = self.t.get(MONTHS[local.month0() as usize]);
        self.t.with(
            "date-short",
            [("month", month.into()), ("number", local.month().into()), ("day", local.day().into())],
        )
    }

    /// 「19:00」.
    #[must_use]
    pub fn time(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone);
        format!("{}:{:02}", local.hour(), local.minute())
    }

    /// 「2023年9月6日（水）19:00」.
    #[must_use]
    pub fn date_time(&self, at: DateTime<Utc>) -> String {
        self.t.with("date-time", [("date", self.date(at).into()), ("time", self.time(at).into())])
    }

    /// 「2023年9月6日（水）19:00〜20:45」; with both dates where the end is on another day.
    #[must_use]
    pub fn span(&self, from: DateTime<Utc>, until: DateTime<Utc>) -> String {
        let same_day = from.with_timezone(&self.zone).date_naive() == until.with_timezone(&self.zone).date_naive();
        let end = if same_day { self.time(until) } else { self.date_time(until) };
        self.t.with("date-span", [("from", self.date_time(from).into()), ("until", end.into())])
    }

    /// 「2023-09-06」, for file names.
    #[must_use]
    pub fn day(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.zone).format("%Y-%m-%d").to_string()
    }

    /// The value of a `datetime-local` field.
    #[must_use]
    pub fn field(&self, at: DateTime<Utc>) -> String {
        local_time::field(self.zone, at)
    }

    /// What was typed into a `datetime-local` field; `None` where it is no time of this zone.
    #[must_use]
    pub fn parse_field(&self, typed: &str) -> Option<DateTime<Utc>> {
        local_time::parse(self.zone, typed)
    }

    /// The time zone.
    #[must_use]
    pub const fn zone(&self) -> Tz {
        self.zone
    }
}

const WEEKDAYS: [&str; 7] =
    ["weekday-mon", "weekday-tue", "weekday-wed", "weekday-thu", "weekday-fri", "weekday-sat", "weekday-sun"];
const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registration::Language;

    #[test]
    fn the_workshop_s_date_reads_as_a_clerk_writes_it() {
        let dates = Dates::new(chrono_tz::Asia::Tokyo, Texts::new(Language::Ja));
        let from = "2023-09-06T10:00:00Z".parse().unwrap();
        let until = "2023-09-06T11:45:00Z".parse().unwrap();
        assert_eq!(dates.span(from, until), "2023年9月6日（水）19:00〜20:45");
        assert_eq!(dates.parse_field(&dates.field(from)), Some(from));
        let dates = Dates::new(chrono_tz::Asia::Tokyo, Texts::new(Language::En));
        assert_eq!(dates.date(from), "Wednesday, 6 September 2023");
        assert_eq!(dates.span(from, until), "Wednesday, 6 September 2023, 19:00–20:45");
    }
}
