//! The rules of a place as its row holds them: one JSON text, whose names are a promise. What is missing
//! is as an ordinary workshop has it.

use super::{Fault, Result};
use crate::domain::admission::{Kind, Method, Of, Promotion, Quota, Rules, WaitingList};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct Stored {
    #[serde(skip_serializing_if = "String::is_empty")]
    method: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting: Option<StoredWaiting>,
    prefer_mix: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    quotas: Vec<StoredQuota>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed: Option<Vec<String>>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct StoredWaiting {
    cap: Option<u32>,
    /// Where there is none, a free seat is given at once.
    offer_hours: Option<u32>,
    offers_stop_hours: u32,
}

#[derive(Serialize, Deserialize)]
struct StoredQuota {
    of: String,
    #[serde(default)]
    code: String,
    kind: String,
    people: u32,
    #[serde(default)]
    until: Option<DateTime<Utc>>,
    #[serde(default)]
    opened: bool,
}

/// The text of a place's rules, without its capacity, which has a column.
///
/// # Errors
/// Never, in practice.
pub fn text_of(rules: &Rules) -> Result<String> {
    let quota = |quota: &Quota| {
        let (until, opened) = match quota.kind {
            Kind::Kept { until, opened } => (Some(until), opened),
            Kind::Most | Kind::Wished => (None, false),
        };
        let (of, code) = (quota.of.kind().to_owned(), quota.of.code().to_owned());
        StoredQuota { of, code, kind: quota.kind.code().to_owned(), people: quota.people, until, opened }
    };
    let waiting = |waiting: &WaitingList| StoredWaiting {
        cap: waiting.cap,
        offer_hours: match waiting.promotion {
            Promotion::AtOnce => None,
            Promotion::Offer { hours } => Some(hours),
        },
        offers_stop_hours: waiting.offers_stop_hours,
    };
    let stored = Stored {
        method: rules.method.code().to_owned(),
        waiting: rules.waiting.as_ref().map(waiting),
        prefer_mix: rules.prefer_mix,
        quotas: rules.quotas.iter().map(quota).collect(),
        allowed: rules.allowed.as_ref().map(|allowed| allowed.iter().cloned().collect()),
    };
    serde_json::to_string(&stored).map_err(|_| unreadable())
}

/// The rules of this text, for a place of this capacity.
///
/// # Errors
/// It cannot be read.
pub fn rules_of(text: &str, capacity: u32) -> Result<Rules> {
    let stored: Stored = serde_json::from_str(text).map_err(|_| unreadable())?;
    let quotas = stored.quotas.iter().map(quota_of).collect::<Option<Vec<_>>>().ok_or_else(unreadable)?;
    let method = match stored.method.as_str() {
        "" => Method::FirstCome,
        code => Method::from_code(code).ok_or_else(unreadable)?,
    };
    Ok(Rules {
        method,
        waiting: stored.waiting.map(|waiting| WaitingList {
            cap: waiting.cap,
            promotion: waiting.offer_hours.map_or(Promotion::AtOnce, |hours| Promotion::Offer { hours }),
            offers_stop_hours: waiting.offers_stop_hours,
        }),
        prefer_mix: stored.prefer_mix,
        quotas,
        allowed: stored.allowed.map(|codes| codes.into_iter().collect()),
        ..Rules::first_come(capacity)
    })
}

fn quota_of(stored: &StoredQuota) -> Option<Quota> {
    let kind = match (stored.kind.as_str(), stored.until) {
        ("most", _) => Kind::Most,
        ("kept", Some(until)) => Kind::Kept { until, opened: stored.opened },
        ("wished", _) => Kind::Wished,
        _ => return None,
    };
    Some(Quota { of: Of::stored(&stored.of, &stored.code)?, kind, people: stored.people })
}

fn unreadable() -> Fault {
    Fault::unreadable("place.rules")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_come_back_as_they_were_and_an_old_text_is_an_ordinary_place() {
        let until = "2023-08-20T15:00:00Z".parse().unwrap();
        let quota = |of, kind, people| Quota { of, kind, people };
        let rules = Rules {
            method: Method::Approval,
            waiting: Some(WaitingList {
                cap: Some(9),
                promotion: Promotion::Offer { hours: 48 },
                offers_stop_hours: 72,
            }),
            prefer_mix: true,
            quotas: vec![
                quota(Of::Profession("dentist".into()), Kind::Kept { until, opened: true }, 20),
                quota(Of::Group("consultation".into()), Kind::Most, 15),
                quota(Of::Link, Kind::Wished, 2),
            ],
            allowed: Some(["dentist".to_owned()].into()),
            ..Rules::first_come(60)
        };
        assert_eq!(rules_of(&text_of(&rules).unwrap(), 60).unwrap(), rules);
        assert_eq!(rules_of("{}", 60).unwrap(), Rules::first_come(60));
    }
}
