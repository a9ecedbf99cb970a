//! The board (班分けの盤): everything that a page, or an island in the browser, needs to show the
//! tables of one seating and to change them. Serialisable, so that an island takes it as props.

use super::ids::RegistrationId;
use super::profession::ProfessionList;
use super::registration::Registration;
use super::room::{Seat, surname};
use super::seating::{Place, Seating, SeatingState};
use entaku_seating::Problem;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// One profession as the board shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardProfession {
    /// The label without what stands in brackets.
    pub label: String,
    /// One or two characters that stand for it.
    pub mark: String,
    /// Its position in the organisation's list, from 0; one that has left the list comes after.
    pub position: usize,
}

/// One person as the board shows them.
// Each of the four is asked for on its own, wherever a person is shown.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardPerson {
    /// Who.
    pub id: RegistrationId,
    /// 受付番号.
    pub number: u32,
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub furigana: String,
    /// Index into [`BoardData::professions`].
    pub profession: usize,
    /// The profession in full: for その他 what was typed.
    pub profession_label: String,
    /// 所属.
    pub workplace: String,
    /// Would take the facilitator's part.
    pub facilitator: bool,
    /// The table's number, from 1; `None` for whoever came after the seating.
    pub table: Option<u32>,
    /// Whether the person is fixed to the table (固定).
    pub pinned: bool,
    /// Whether the person has cancelled since.
    pub cancelled: bool,
    /// Whether the person stays away today (本日欠席).
    pub absent: bool,
}

impl BoardPerson {
    /// The person's seat in the picture of the room.
    #[must_use]
    pub fn seat(&self, professions: &[BoardProfession]) -> Seat {
        let profession = professions.get(self.profession);
        Seat {
            name: surname(&self.name),
            mark: profession.map(|profession| profession.mark.clone()).unwrap_or_default(),
            position: profession.map_or(0, |profession| profession.position),
            facilitator: self.facilitator,
            away: self.absent,
        }
    }

    /// Whether the person has a place or waits for one.
    #[must_use]
    pub const fn takes_part(&self) -> bool {
        !self.cancelled && !self.absent
    }
}

/// One seating with its people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoardData {
    /// 第何版.
    pub number: u32,
    /// Counts the changes: a change is taken only from somebody who saw the last one.
    pub version: u32,
    /// Whether it is the published one (else a draft).
    pub published: bool,
    /// How many tables.
    pub tables: u32,
    /// Tables that stay as they are, by number.
    pub locked: Vec<u32>,
    /// People who sit together.
    pub together: Vec<Vec<RegistrationId>>,
    /// Pairs who never sit together.
    pub apart: Vec<(RegistrationId, RegistrationId)>,
    /// The professions in the order of the organisation's list.
    pub professions: Vec<BoardProfession>,
    /// Those who take part by 受付番号, then those who stay away, then those who cancelled after
    /// the seating.
    pub people: Vec<BoardPerson>,
    /// The seating crate's problem: its people are the first of [`Self::people`].
    pub problem: Problem,
}

/// One table of the board.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardTable<'a> {
    /// Its number, from 1.
    pub number: u32,
    /// Its people in the order of the seats.
    pub people: Vec<&'a BoardPerson>,
    /// How many of each profession take part, by index into [`BoardData::professions`].
    pub mix: BTreeMap<usize, usize>,
}

impl BoardTable<'_> {
    /// The people who take part: without those who cancelled.
    #[must_use]
    pub fn present(&self) -> usize {
        self.mix.values().sum()
    }
}

impl BoardData {
    /// The board of a seating. `registrations` are all of the event's; `problem` is made of those
    /// who take part by 受付番号: confirmed, and not absent.
    #[must_use]
    pub fn new(seating: &Seating, registrations: &[Registration], list: &ProfessionList, problem: Problem) -> Self {
        let places = seating.places_by_person();
        let (professions, people) = people_of(registrations, list, |id| places.get(&id).copied());
        Self {
            number: seating.number,
            version: seating.version,
            published: seating.state == SeatingState::Published,
            tables: seating.tables,
            locked: seating.settings.locked.clone(),
            together: seating.settings.together.clone(),
            apart: seating.settings.apart.clone(),
            professions,
            people,
            problem,
        }
    }

    /// The tables in order, each with its people by ふりがな as `seating` numbered the seats.
    #[must_use]
    pub fn tables<'a>(&'a self, seating: &Seating) -> Vec<BoardTable<'a>> {
        let by_id: HashMap<_, _> = self.people.iter().map(|person| (person.id, person)).collect();
        let table = |number| BoardTable { number, people: Vec::new(), mix: BTreeMap::new() };
        let mut tables: Vec<BoardTable<'a>> = (1..=self.tables).map(table).collect();
        for place in &seating.places {
            let at = (place.table as usize).checked_sub(1).and_then(|at| tables.get_mut(at));
            if let (Some(table), Some(person)) = (at, by_id.get(&place.registration)) {
                table.people.push(person);
                if person.takes_part() {
                    *table.mix.entry(person.profession).or_default() += 1;
                }
            }
        }
        tables
    }

    /// People who take part and have no table yet.
    pub fn unseated(&self) -> impl Iterator<Item = &BoardPerson> {
        self.people.iter().filter(|person| person.table.is_none() && person.takes_part())
    }

    /// People who stay away today.
    pub fn absent(&self) -> impl Iterator<Item = &BoardPerson> {
        self.people.iter().filter(|person| person.absent)
    }

    /// People who had a table and cancelled.
    pub fn cancelled(&self) -> impl Iterator<Item = &BoardPerson> {
        self.people.iter().filter(|person| person.cancelled)
    }

    /// The person of an identity.
    #[must_use]
    pub fn person(&self, id: RegistrationId) -> Option<&BoardPerson> {
        self.people.iter().find(|person| person.id == id)
    }
}

/// The professions in the order of the list, and the people: those who take part by 受付番号, then
/// those who are confirmed and absent, then those who cancelled and still have a place.
#[must_use]
pub fn people_of(
    registrations: &[Registration],
    list: &ProfessionList,
    place_of: impl Fn(RegistrationId) -> Option<Place>,
) -> (Vec<BoardProfession>, Vec<BoardPerson>) {
    let professions = list.all().zip(0..).map(|(profession, position)| BoardProfession {
        label: short_label(&profession.label_ja).to_owned(),
        mark: profession.mark.clone(),
        position,
    });
    let mut professions: Vec<_> = professions.collect();
    let (mut present, mut away, mut cancelled) = (Vec::new(), Vec::new(), Vec::new());
    for registration in registrations {
        let is_confirmed = registration.status.has_seat();
        let place = place_of(registration.id);
        if !is_confirmed && place.is_none() {
            continue;
        }
        let code = &registration.applicant.profession_code;
        let position = list.all().position(|profession| profession.code == *code);
        let profession = position.unwrap_or_else(|| former_profession(&mut professions, registration));
        let person = board_person(place, registration, profession);
        match (person.cancelled, person.absent) {
            (true, _) => cancelled.push(person),
            (false, true) => away.push(person),
            (false, false) => present.push(person),
        }
    }
    present.extend(away.into_iter().chain(cancelled));
    (professions, present)
}

fn board_person(place: Option<Place>, registration: &Registration, profession: usize) -> BoardPerson {
    let applicant = &registration.applicant;
    BoardPerson {
        id: registration.id,
        number: registration.number,
        name: applicant.name.clone(),
        furigana: applicant.furigana.clone(),
        profession,
        profession_label: short_label(&applicant.profession_label).to_owned(),
        workplace: applicant.workplace.clone(),
        facilitator: applicant.facilitator,
        table: place.map(|place| place.table),
        pinned: place.is_some_and(|place| place.pinned),
        cancelled: !registration.status.has_seat(),
        absent: registration.is_absent(),
    }
}

/// A profession that the organisation has taken from its list since.
fn former_profession(professions: &mut Vec<BoardProfession>, registration: &Registration) -> usize {
    let label = short_label(&registration.applicant.profession_label).to_owned();
    if let Some(known) = professions.iter().position(|profession| profession.label == label) {
        return known;
    }
    let mark = label.chars().take(1).collect();
    professions.push(BoardProfession { label, mark, position: professions.len() });
    professions.len() - 1
}

/// A label without what stands in brackets: ケアマネジャー（介護支援専門員） is ケアマネジャー.
#[must_use]
pub fn short_label(label: &str) -> &str {
    label.split(['（', '(']).next().unwrap_or_default().trim()
}
