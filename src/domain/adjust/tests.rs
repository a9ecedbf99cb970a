#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use entaku_seating::{FigureKind, Person, Plan, Tables, count, faults, verify};

/// Twelve people of three professions at three tables, person 0 and 4 colleagues, laid out so
/// that the tables are as mixed as can be.
fn session() -> Session {
    let people = (0..12).map(|person| Person::new(person / 4, Some(if person == 4 { 0 } else { person }))).collect();
    let table_of = (0..12_usize).map(|person| Some(person % 3)).collect();
    Session::new(Problem::new(people, Tables::Equal(3)), Layout { table_of, ..Layout::default() })
}

fn words() -> Words {
    Words::collect(|id, places| {
        let places: Vec<String> = places.iter().map(|place| format!("{{{place}}}")).collect();
        format!("{id} {}", places.join(" ")).trim().to_owned()
    })
}

fn people() -> Vec<Attendee> {
    let attendee = |n: u32| Attendee {
        id: uuid::Uuid::from_u128(n.into()).into(),
        name: format!("P{n}"),
        rank: n,
        profession: "職種".into(),
        mark: "職".into(),
        position: 0,
        workplace: "所属".into(),
    };
    (0..12).map(attendee).collect()
}

fn recounted(session: &Session) -> bool {
    *session.figures() == count(session.problem(), &session.layout().plan())
}

#[test]
fn a_person_goes_to_another_table_and_back() {
    let mut session = session();
    let begun = session.layout().clone();
    assert_eq!(session.choose(0), Did::PickedUp(Held { person: 0, mode: Mode::Move }));
    assert_eq!(session.drop_at(1), Some(Did::Moved(0, Some(0), 1)));
    assert_eq!((session.layout().table(0), session.held()), (Some(1), None));
    assert!(session.layout().is_by_hand(0) && session.is_unsaved() && recounted(&session));
    assert_eq!(session.undo(), Did::Undone);
    assert_eq!((session.layout(), session.is_unsaved()), (&begun, false));
    assert!(recounted(&session));
    assert_eq!(session.redo(), Did::Redone);
    assert_eq!(session.layout().table(0), Some(1));
    assert_eq!(session.redo(), Did::NothingToRedo);
}

#[test]
fn choosing_a_second_person_swaps_and_choosing_the_same_lets_go() {
    let mut session = session();
    session.choose(0);
    assert_eq!(session.choose(1), Did::Swapped(0, 1));
    assert_eq!((session.layout().table(0), session.layout().table(1)), (Some(1), Some(0)));
    session.choose(2);
    assert_eq!(session.choose(2), Did::PutDown(2));
    session.choose(0);
    assert_eq!(session.choose(4), Did::SameTable(4, 1));
    assert_eq!(session.held().map(|held| held.person), Some(0));
}

#[test]
fn what_is_offered_is_what_happens() {
    let mut session = session();
    session.choose(0);
    for (table, offer) in session.offers().into_iter().enumerate() {
        let mut tried = session.clone();
        let did = tried.move_to(0, table);
        match offer {
            Some(offer) => assert_eq!((did, *tried.change()), (Did::Moved(0, Some(0), table), offer.change)),
            None => assert_eq!(did, Did::SameTable(0, table)),
        }
    }
    for (other, offer) in session.swap_offers().into_iter().enumerate() {
        let mut tried = session.clone();
        let did = tried.swap(0, other);
        assert_eq!(offer.map(|offer| offer.change), matches!(did, Did::Swapped(..)).then(|| *tried.change()));
    }
}

#[test]
fn pinned_people_and_kept_tables_stay() {
    let mut session = session();
    assert_eq!(session.toggle_pin(0), Did::Pinned(0, 0));
    assert_eq!(session.move_to(0, 1), Did::IsPinned(0));
    assert_eq!(session.swap(1, 0), Did::IsPinned(0));
    assert_eq!(session.toggle_pin(0), Did::Unpinned(0));
    assert_eq!(session.toggle_lock(2), Did::Locked(2));
    assert_eq!(session.move_to(0, 2), Did::IsLocked(2));
    assert_eq!(session.swap(0, 2), Did::IsLocked(2));
    session.choose(0);
    assert_eq!(session.offers().get(2), Some(&None));
    assert_eq!(session.swap_offers().get(2), Some(&None));
    assert_eq!(session.toggle_lock(2), Did::Unlocked(2));
    assert_eq!(session.move_to(0, 2), Did::Moved(0, Some(0), 2));
}

#[test]
fn the_newest_of_together_and_apart_counts() {
    let mut layout = Layout::default().tidied(12, 3);
    layout.keep_together(0, 1);
    layout.keep_together(1, 2);
    assert_eq!(layout.together, [[0, 1, 2]]);
    layout.keep_apart(0, 2);
    assert_eq!((layout.together.as_slice(), layout.apart.as_slice()), ([vec![0, 1]].as_slice(), [(0, 2)].as_slice()));
    layout.keep_together(2, 0);
    assert_eq!((layout.together.as_slice(), layout.apart.len()), ([vec![0, 1, 2]].as_slice(), 0));
    layout.lift_rules(1);
    assert_eq!(layout.together, [[0, 2]]);
}

#[test]
fn an_offer_says_what_it_would_break() {
    let mut session = session();
    session.choose(0);
    session.pick_up(Held { person: 0, mode: Mode::Apart });
    assert_eq!(session.choose(1), Did::Apart(0, 1));
    assert_eq!(session.held(), Some(Held { person: 0, mode: Mode::Move }));
    let breaks: Vec<_> = session.offers().into_iter().map(|offer| offer.is_some_and(|offer| offer.breaks)).collect();
    assert_eq!(breaks, [false, true, false]);
    session.move_to(0, 1);
    assert_eq!(session.layout().broken(), 1);
}

/// Table 0 is all of one profession by hand and by pins: nobody would seat them so.
#[test]
fn improving_keeps_pins_hand_moves_and_rules() {
    let mut session = session();
    session.swap(1, 6);
    session.swap(2, 9);
    session.toggle_pin(0);
    session.toggle_pin(3);
    session.keep_apart_for_test(5, 8);
    assert_eq!(session.layout().broken(), 1);
    let mut improver = Improver::of_rest(&session);
    while improver.slice(&mut || false) == Progress::GoesOn {}
    let plan = improver.best().unwrap().clone();
    assert!(improver.is_new());
    assert_eq!(session.take(&plan, &Did::Improved), Did::Improved(session.layout().moves_from(&before(&session))));
    assert_eq!([0, 1, 2, 3].map(|person| session.layout().table(person)), [Some(0); 4]);
    assert_eq!((session.layout().table(6), session.layout().table(9)), (Some(1), Some(2)));
    assert_eq!(session.layout().broken(), 0);
    let sizes: Vec<_> = session.layout().plan().seats(3).iter().map(Vec::len).collect();
    assert_eq!(sizes, [4, 4, 4]);
}

#[test]
fn improving_leaves_a_kept_table_as_it_is() {
    let mut session = session();
    session.swap(1, 6);
    session.swap(2, 9);
    session.toggle_lock(0);
    let kept: Vec<_> = session.layout().at(Some(0)).collect();
    session.keep_apart_for_test(5, 8);
    let mut improver = Improver::of_rest(&session);
    while improver.slice(&mut || false) == Progress::GoesOn {}
    let plan = improver.best().unwrap().clone();
    session.take(&plan, &Did::Improved);
    assert_eq!(session.layout().at(Some(0)).collect::<Vec<_>>(), kept);
    assert_eq!(session.layout().broken(), 0);
}

fn before(session: &Session) -> Layout {
    let mut session = session.clone();
    session.undo();
    session.layout().clone()
}

#[test]
fn improving_what_cannot_be_improved_changes_nothing() {
    let mut session = session();
    // 0 and 4 are colleagues at different tables; every figure is at its bound already.
    let mut improver = Improver::of_rest(&session);
    while improver.slice(&mut || false) == Progress::GoesOn {}
    assert!(!improver.is_new());
    assert_eq!(improver.best(), Some(&session.layout().plan()));
    assert_eq!(session.undo(), Did::NothingToUndo);
}

#[test]
fn rules_that_clash_are_refused_in_words() {
    let mut session = session();
    session.toggle_pin(0);
    session.toggle_pin(1);
    session.keep_together_for_test(0, 1);
    let refusal = match Improver::of_rest(&session).slice(&mut || false) {
        Progress::Refused(refusal) => refusal,
        progress => panic!("{progress:?}"),
    };
    let (words, people) = (words(), people());
    let names = Names { words: &words, people: &people };
    let sentence = why(&refusal, &names, &session.layout().together);
    assert!(sentence.contains("board-clash") && sentence.contains("P0") && sentence.contains("P1"), "{sentence}");
}

#[test]
fn alternatives_keep_the_rules_and_put_their_figure_first() {
    let mut session = session();
    session.move_to(0, 1);
    for aim in Aim::all(session.problem()) {
        let problem = aim.problem(&session);
        let mut improver = Improver::new(problem.clone(), &session);
        while improver.slice(&mut || false) == Progress::GoesOn {}
        assert_eq!(faults(&problem, improver.best().unwrap()), [], "{aim:?}");
    }
    assert!(!Aim::all(session.problem()).contains(&Aim::Repeats), "nobody has met before");
}

#[test]
fn bounds_are_those_of_the_people_without_rules() {
    let session = session();
    let pairs = FigureKind::ProfessionPairs;
    assert_eq!((session.bounds().get(pairs), session.figures().get(pairs)), (3, 3));
}

#[test]
fn acts_are_told_with_names_and_what_they_do() {
    let mut session = session();
    let (words, people) = (words(), people());
    let names = Names { words: &words, people: &people };
    let did = session.move_to(0, 1);
    let told = say(did, session.change(), &names);
    // A colleague sits there; the profession is one of two at either table.
    assert_eq!(told, "board-said-moved P0 board-table 1 board-table 2 board-more board-short-workplaces 1");
}

#[test]
fn what_is_put_in_is_not_read_as_a_place() {
    let words = Words::collect(|_, _| "{name}、{table}".into());
    assert_eq!(words.with(Word::RulePin, &[("name", "{table}"), ("table", "1")]), "{table}、1");
}

#[test]
fn a_draft_names_registrations_and_counts_tables_from_one() {
    let mut session = session();
    session.toggle_pin(3);
    session.toggle_lock(1);
    let data = Props {
        event: uuid::Uuid::from_u128(1).into(),
        site: String::new(),
        page_url: String::new(),
        number: 2,
        version: 7,
        problem: session.problem().clone(),
        people: people(),
        layout: session.layout().clone(),
        words: words(),
    };
    let mut layout = session.layout().clone();
    layout.table_of[5] = None;
    let draft = data.draft(&layout, Saved { number: 2, version: 7 });
    assert_eq!((draft.number, draft.version, draft.places.len()), (2, 7, 11));
    assert_eq!(draft.places[3], DraftPlace { person: data.people[3].id, table: 1, pinned: true });
    assert_eq!(draft.locked, [2]);
}

#[test]
fn chips_note_what_is_set_and_with_whom_one_sits() {
    let mut session = session();
    session.move_to(0, 1);
    session.toggle_pin(7);
    session.keep_together_for_test(2, 3);
    let order: Vec<usize> = (0..12).rev().collect();
    let seats = seats(session.layout(), &order, 3);
    assert_eq!(seats, [vec![], vec![9, 6, 3], vec![10, 7, 4, 1, 0], vec![11, 8, 5, 2]]);
    let marks = marks(&session, &seats);
    // 0 and 1 are of one profession, 0 and 4 are colleagues.
    // Four of a profession at three tables: two of them are together however they are seated.
    assert_eq!(marks[0], [Mark::ByHand, Mark::SameWorkplace]);
    assert_eq!((marks[1].as_slice(), marks[4].as_slice()), ([].as_slice(), [Mark::SameWorkplace].as_slice()));
    assert_eq!((marks[7].as_slice(), marks[3].as_slice()), ([Mark::Pinned].as_slice(), [Mark::Together(1)].as_slice()));
    session.move_to(2, 1);
    let seats = super::seats(session.layout(), &order, 3);
    let marks = super::marks(&session, &seats);
    for crowded in [0, 1, 2] {
        assert!(marks[crowded].contains(&Mark::SameProfession), "{crowded}: a third could have been elsewhere");
    }
}

#[test]
fn what_is_said_of_the_tables_is_of_those_on_the_screen() {
    // Four of each of three professions at three tables: at best each table has two of one profession.
    let mut session = session();
    assert_eq!(session.verdict(), None, "the page says it of the tables that it was opened with");
    let bound = session.bounds().get(FigureKind::ProfessionPairs);
    session.swap(0, 4);
    let gap = session.figures().get(FigureKind::ProfessionPairs) - bound;
    let said = session.verdict();
    assert!(said == Some(Verdict::ByHand(gap)) && gap > 0 || said == Some(Verdict::Best) && gap == 0, "{said:?} {gap}");
    session.undo();
    assert_eq!(session.verdict(), None);
    session.move_to(0, 1);
    assert_eq!(session.verdict(), Some(Verdict::Uneven));
    // What is stored now is not what the page was opened with: the page's proof is not of it.
    session.saved(session.layout().clone());
    assert_eq!(session.verdict(), Some(Verdict::Uneven));
}

#[test]
fn the_bound_is_that_of_the_rules_which_stand() {
    let mut session = session();
    let free = session.bounds().get(FigureKind::ProfessionPairs);
    // Three of a profession are brought to one table and fixed there.
    session.swap(1, 3);
    session.swap(2, 6);
    let at = |session: &Session| (0..4).filter(|&person| session.layout().table(person) == Some(0)).count();
    for person in 0..4 {
        if session.layout().table(person) == Some(0) {
            session.toggle_pin(person);
        }
    }
    assert_eq!(at(&session), 3);
    let held = session.bounds().get(FigureKind::ProfessionPairs);
    assert!(held >= free, "{held} {free}");
    assert_eq!(session.unpin_all(), Did::UnpinnedAll(at(&session)));
    assert_eq!(session.bounds().get(FigureKind::ProfessionPairs), free, "without pins it is as before");
}

#[test]
fn hand_moves_are_fixed_only_where_one_says_so() {
    let mut session = session();
    session.swap(0, 4);
    assert_eq!(session.layout().to_pin().collect::<Vec<_>>(), [0, 4]);
    assert!(!session.layout().is_pinned(0));
    assert_eq!(session.pin_by_hand(), Did::PinnedByHand(2));
    assert!(
        session.layout().is_pinned(0) && session.layout().is_pinned(4) && session.layout().to_pin().next().is_none()
    );
    session.undo();
    assert!(!session.layout().is_pinned(0));
}

#[test]
fn who_was_quicker_is_told_in_words() {
    let now = Saved { number: 3, version: 9 };
    let stale = |by: Option<&str>| NotSaved::Stale { now, at: "朝".into(), by: by.map(str::to_owned) };
    assert_eq!(not_saved(&stale(Some("P1")), &words()), "board-stale-text 朝 board-stale-name P1 3");
    assert_eq!(not_saved(&stale(None), &words()), "board-stale-text 朝 board-stale-nobody 3");
    assert_eq!(not_saved(&NotSaved::Locked(4), &words()), "seating-table-locked 4");
}

impl Session {
    fn keep_apart_for_test(&mut self, p: usize, q: usize) {
        self.pick_up(Held { person: p, mode: Mode::Apart });
        self.choose(q);
        self.put_down();
    }

    fn keep_together_for_test(&mut self, p: usize, q: usize) {
        self.pick_up(Held { person: p, mode: Mode::Together });
        self.choose(q);
        self.put_down();
    }
}

/// Long random play: figures stay those of an independent count, undo leads back to the start.
#[test]
fn random_play_counts_right_and_can_be_taken_back() {
    let mut session = session();
    let begun = session.layout().clone();
    let mut dice = 1_u64;
    let mut roll = |sides: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((dice >> 33) % sides).unwrap()
    };
    for _ in 0..150 {
        match roll(7) {
            0 => drop(session.undo()),
            1 => drop(session.redo()),
            2 => drop(session.toggle_pin(roll(12))),
            3 => drop(session.toggle_lock(roll(3))),
            4 => drop(session.swap(roll(12), roll(12))),
            _ => drop(session.move_to(roll(12), roll(3))),
        }
        assert!(recounted(&session));
    }
    while session.undo() != Did::NothingToUndo {}
    assert_eq!(session.layout(), &begun);
    let plan = Plan { table_of: session.layout().plan().table_of };
    let seating = entaku_seating::seat(session.problem(), entaku_seating::Effort { seed: 1, iterations: 0 }).unwrap();
    assert_eq!(verify(session.problem(), &seating), []);
    assert_eq!(session.take(&plan, &Did::Improved), Did::Improved(0));
}
