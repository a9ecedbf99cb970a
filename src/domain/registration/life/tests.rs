use super::*;
use EventStatus::Published;
use RegistrationStatus::{Cancelled, Confirmed, Declined, Lapsed, Offered, Received, Waitlisted};

const TO: [To; 2] = [To::Seat, To::Wait];
const BY: [By; 3] = [By::Registrant, By::Office, By::Program];

fn acts() -> Vec<Act> {
    let applied = [Applied::At(To::Seat), Applied::At(To::Wait), Applied::Received];
    let applied = applied.map(Act::Apply).into_iter().chain(applied.map(Act::Restore));
    let either = [Act::Draw, Act::Approve].into_iter().flat_map(|act| TO.map(act));
    let plain = [Act::Decline, Act::Promote, Act::Offer, Act::Accept, Act::Lapse, Act::Cancel, Act::PutBack];
    applied.chain(either).chain(plain).collect()
}

/// The table at the head of the file, read: act, who, from, to.
fn table() -> Vec<(String, By, RegistrationStatus, RegistrationStatus)> {
    let status = |word: &str| match word.trim() {
        "received" => Received,
        "on the waiting list" => Waitlisted,
        "offered" => Offered,
        "lapsed" => Lapsed,
        "confirmed" => Confirmed,
        "cancelled" => Cancelled,
        "declined" => Declined,
        other => panic!("{other}"),
    };
    let mut rows = Vec::new();
    for line in include_str!("../life.rs").lines().filter_map(|line| line.strip_prefix("//! | ")).skip(1) {
        let [act, by, from, to] = line.trim_end_matches(" |").split(" | ").collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        for by in by.split(", ").filter(|by| *by != "by telephone") {
            let by = match by {
                "registrant" => By::Registrant,
                "office" => By::Office,
                "program" => By::Program,
                other => panic!("{other}"),
            };
            for from in from.split(", ").filter(|from| *from != "nothing") {
                for to in to.split(", ") {
                    rows.push((act.replace(' ', "_"), by, status(from), status(to)));
                }
            }
        }
    }
    rows
}

#[test]
fn the_table_is_what_the_code_does() {
    let mut done = Vec::new();
    for act in acts() {
        for by in BY {
            for from in RegistrationStatus::ALL {
                if let Ok(after) = Standing(*from).after(act, by, Published) {
                    done.push((act.code().to_owned(), by, *from, *after));
                }
            }
        }
    }
    let mut table = table();
    let key = |(act, by, from, to): &(String, By, RegistrationStatus, RegistrationStatus)| {
        (act.clone(), *by as u8, *from, *to)
    };
    table.sort_by_key(key);
    done.sort_by_key(key);
    assert!(table.len() > 30);
    assert_eq!(done, table);
}

#[test]
fn an_act_done_again_is_told_apart_from_one_that_is_not_in_the_table() {
    let again = |act, at| Standing(at).after(act, By::Office, Published);
    for (act, at) in [
        (Act::Accept, Confirmed),
        (Act::Cancel, Cancelled),
        (Act::Decline, Declined),
        (Act::Offer, Offered),
        (Act::Lapse, Lapsed),
        (Act::Promote, Confirmed),
        (Act::PutBack, Waitlisted),
        (Act::Approve(To::Seat), Waitlisted),
        (Act::Draw(To::Wait), Confirmed),
        (Act::Restore(Applied::At(To::Seat)), Waitlisted),
    ] {
        assert_eq!(again(act, at), Err(ActRefused::Already { act }), "{act:?} at {at:?}");
    }
    // Cancelled first, accepted second: the second is told what is.
    assert_eq!(again(Act::Accept, Cancelled), Err(ActRefused::NotFromHere { act: Act::Accept, from: Cancelled }));
    assert_eq!(again(Act::Lapse, Confirmed), Err(ActRefused::NotFromHere { act: Act::Lapse, from: Confirmed }));
}

#[test]
fn who_may_not_is_told_so() {
    let after = |at, act, by| Standing(at).after(act, by, Published);
    for (at, act, by) in [
        (Waitlisted, Act::Promote, By::Registrant),
        (Waitlisted, Act::Accept, By::Registrant),
        (Lapsed, Act::Offer, By::Program),
        (Lapsed, Act::Promote, By::Program),
        (Confirmed, Act::PutBack, By::Registrant),
        (Received, Act::Decline, By::Registrant),
        (Confirmed, Act::Cancel, By::Program),
        (Received, Act::Draw(To::Seat), By::Office),
    ] {
        assert_eq!(after(at, act, by), Err(ActRefused::NotBy { act, from: at, by }));
    }
}

#[test]
fn a_called_off_event_leaves_all_as_they_stood() {
    for act in acts() {
        for by in BY {
            for from in RegistrationStatus::ALL {
                let after = Standing(*from).after(act, by, EventStatus::Cancelled);
                let told = matches!(after, Err(ActRefused::EventCancelled | ActRefused::Already { .. }));
                assert!(told, "{act:?} by {by:?} at {from:?}: {after:?}");
            }
        }
    }
}

#[test]
fn an_offer_holds_its_seat() {
    let seats = |from, to| Standing(from).seats(Standing(to));
    assert_eq!(seats(Waitlisted, Offered), SeatChange::Takes);
    assert_eq!(seats(Offered, Confirmed), SeatChange::None);
    assert_eq!(seats(Offered, Lapsed), SeatChange::Frees);
    assert_eq!(seats(Confirmed, Waitlisted), SeatChange::Frees);
    assert_eq!(seats(Lapsed, Cancelled), SeatChange::None);
}
