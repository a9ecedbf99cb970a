//! Times as a `datetime-local` field holds them: without a zone, in the installation's.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// The value of a `datetime-local` field.
#[must_use]
pub fn field(zone: Tz, at: DateTime<Utc>) -> String {
    at.with_timezone(&zone).format("%Y-%m-%dT%H:%M").to_string()
}

/// What was typed into a `datetime-local` field, or where a browser has none of that kind, into
/// the plain field it makes of it; `None` where it is no time of this zone or of no year from
/// 2000 to 2099.
#[must_use]
pub fn parse(zone: Tz, typed: &str) -> Option<DateTime<Utc>> {
    let typed = super::text::usual_width(typed.trim()).replace('/', "-");
    let naive = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
        .into_iter()
        .find_map(|format| NaiveDateTime::parse_from_str(&typed, format).ok())?;
    if !(2000..2100).contains(&naive.year()) {
        return None;
    }
    zone.from_local_datetime(&naive).earliest().map(|at| at.with_timezone(&Utc))
}

/// The end of the day that was typed into a `date` field: the next day's 0:00 in the zone. `None` where it
/// is no day of a year from 2000 to 2099.
#[must_use]
pub fn day_end(zone: Tz, typed: &str) -> Option<DateTime<Utc>> {
    let typed = super::text::usual_width(typed.trim()).replace(['/', '.'], "-");
    let day = NaiveDate::parse_from_str(&typed, "%Y-%m-%d").ok().filter(|day| (2000..2100).contains(&day.year()))?;
    let next = day.checked_add_days(Days::new(1))?.and_time(NaiveTime::MIN);
    zone.from_local_datetime(&next).earliest().map(|at| at.with_timezone(&Utc))
}

/// The value of a `date` field for what ends at `end`: the last day that still counts.
#[must_use]
pub fn last_day(zone: Tz, end: DateTime<Utc>) -> String {
    let last = end.checked_sub_signed(TimeDelta::milliseconds(1)).unwrap_or(end);
    last.with_timezone(&zone).format("%Y-%m-%d").to_string()
}

/// The fiscal year (年度) of a time: it begins in April.
#[must_use]
pub fn fiscal_year(zone: Tz, at: DateTime<Utc>) -> i32 {
    let local = at.with_timezone(&zone);
    if local.month() < 4 { local.year() - 1 } else { local.year() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiscal_year_begins_in_april_in_the_zone() {
        let of = |at: &str| fiscal_year(Tokyo, at.parse().unwrap());
        assert_eq!(
            (of("2023-09-06T10:00:00Z"), of("2024-03-31T14:59:59Z"), of("2024-03-31T15:00:00Z")),
            (2023, 2023, 2024)
        );
    }
    use chrono_tz::Asia::Tokyo;

    #[test]
    fn a_time_is_read_as_the_fields_of_all_browsers_send_it() {
        let at = Some("2023-09-06T10:00:00Z".parse().unwrap());
        for typed in ["2023-09-06T19:00", "2023-09-06T19:00:00", "2023/9/6 19:00", " ２０２３-09-06 19:00 "] {
            assert_eq!(parse(Tokyo, typed), at, "{typed}");
        }
        for typed in ["", "2023-09-06", "2023-09-31T19:00", "20230-09-06T19:00", "0023-09-06T19:00", "19:00"] {
            assert_eq!(parse(Tokyo, typed), None, "{typed}");
        }
        assert_eq!(at.map(|at| field(Tokyo, at)).as_deref(), Some("2023-09-06T19:00"));
    }

    #[test]
    fn a_day_ends_at_the_next_day_s_midnight_in_the_zone() {
        let end = Some("2023-08-20T15:00:00Z".parse().unwrap());
        for typed in ["2023-08-20", "2023/8/20", " ２０２３.8.20 "] {
            assert_eq!(day_end(Tokyo, typed), end, "{typed}");
        }
        for typed in ["", "8-20", "2023-02-29", "2023-08-20T12:00", "20230-08-20"] {
            assert_eq!(day_end(Tokyo, typed), None, "{typed}");
        }
        assert_eq!(end.map(|end| last_day(Tokyo, end)).as_deref(), Some("2023-08-20"));
    }
}
