//! Reading JSON with the browser's own parser. A derived reader would be a fifth of the program.
//!
//! Every struct is built with all of its fields named: a field that is added elsewhere and not
//! read here does not compile.

use crate::domain::adjust::{Answer, Attendee, Layout, Props, Words};
use entaku_seating::{PastPair, Person, Problem, Rules, Tables, Weights, Wish};
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::js_sys::{Array, JSON, Reflect};

/// A JSON value; what is not there reads as nothing, empty or 0.
struct Json(JsValue);

impl Json {
    fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    fn at(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::UNDEFINED))
    }

    fn list(&self) -> Vec<Self> {
        if Array::is_array(&self.0) { Array::from(&self.0).iter().map(Self).collect() } else { Vec::new() }
    }

    fn text(&self) -> String {
        self.0.as_string().unwrap_or_default()
    }

    fn yes(&self) -> bool {
        self.0.is_truthy()
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole numbers below 2^32
    fn code(&self) -> Option<u32> {
        self.0.as_f64().map(|number| number as u32)
    }

    fn number(&self) -> u32 {
        self.code().unwrap_or(0)
    }

    fn index(&self) -> usize {
        self.number() as usize
    }

    fn place(&self) -> Option<usize> {
        self.code().map(|code| code as usize)
    }

    fn indexes(&self) -> Vec<usize> {
        self.list().iter().map(Self::index).collect()
    }

    fn codes(&self) -> Vec<u32> {
        self.list().iter().map(Self::number).collect()
    }

    fn pair(&self) -> Option<(usize, usize)> {
        match self.indexes().as_slice() {
            [a, b] => Some((*a, *b)),
            _ => None,
        }
    }
}

/// The props, as the server wrote them.
pub fn props(text: &str) -> Option<Props> {
    let json = Json::parse(text)?;
    Some(Props {
        save_url: json.at("save_url").text(),
        page_url: json.at("page_url").text(),
        number: json.at("number").number(),
        version: json.at("version").number(),
        problem: problem(&json.at("problem")),
        people: json.at("people").list().iter().filter_map(attendee).collect(),
        layout: layout(&json.at("layout")),
        words: Words::of(json.at("words").list().iter().map(Json::text).collect()),
    })
}

/// The server's answer.
pub fn answer(text: &str) -> Option<Answer> {
    let json = Json::parse(text)?;
    let (number, version) = (json.at("number").number(), json.at("version").number());
    let sentence = json.at("sentence").text();
    match json.at("answer").text().as_str() {
        "saved" => Some(Answer::Saved { number, version }),
        "stale" => Some(Answer::Stale { number, version, sentence }),
        "refused" => Some(Answer::Refused { sentence }),
        _ => None,
    }
}

fn attendee(json: &Json) -> Option<Attendee> {
    Some(Attendee {
        id: json.at("id").text().parse().ok()?,
        name: json.at("name").text(),
        rank: json.at("rank").number(),
        profession: json.at("profession").text(),
        mark: json.at("mark").text(),
        colour: json.at("colour").index(),
        workplace: json.at("workplace").text(),
    })
}

fn layout(json: &Json) -> Layout {
    Layout {
        table_of: json.at("table_of").list().iter().map(Json::place).collect(),
        pinned: json.at("pinned").list().iter().map(Json::yes).collect(),
        by_hand: Vec::new(),
        together: json.at("together").list().iter().map(Json::indexes).collect(),
        apart: json.at("apart").list().iter().filter_map(Json::pair).collect(),
        locked: json.at("locked").indexes(),
    }
}

fn problem(json: &Json) -> Problem {
    let sizes = json.at("tables").at("sizes");
    let equal = json.at("tables").at("equal").index();
    Problem {
        people: json.at("people").list().iter().map(person).collect(),
        tables: if sizes.yes() { Tables::Sizes(sizes.indexes()) } else { Tables::Equal(equal) },
        weights: weights(&json.at("weights")),
        // Both come from the layout.
        rules: Rules::default(),
        previous: Vec::new(),
        past: json.at("past").list().iter().map(past).collect(),
        experience: wish(&json.at("experience")),
        experience_bands: json.at("experience_bands").codes(),
        topics: wish(&json.at("topics")),
    }
}

fn person(json: &Json) -> Person {
    Person {
        profession: json.at("profession").number(),
        profession_group: json.at("profession_group").code(),
        workplace: json.at("workplace").code(),
        corporation: json.at("corporation").code(),
        facilitator: json.at("facilitator").yes(),
        years: json.at("years").code(),
        topics: json.at("topics").codes(),
    }
}

fn past(json: &Json) -> PastPair {
    PastPair {
        a: json.at("a").index(),
        b: json.at("b").index(),
        times: json.at("times").number(),
        events_ago: json.at("events_ago").code(),
    }
}

fn wish(json: &Json) -> Wish {
    match json.text().as_str() {
        "spread" => Wish::Spread,
        "gather" => Wish::Gather,
        _ => Wish::Ignore,
    }
}

fn weights(json: &Json) -> Weights {
    let weight = |name| json.at(name).number();
    Weights {
        profession: weight("profession"),
        profession_group: weight("profession_group"),
        workplace: weight("workplace"),
        corporation: weight("corporation"),
        repeat: weight("repeat"),
        repeat_again: weight("repeat_again"),
        repeat_recent: weight("repeat_recent"),
        one_profession_table: weight("one_profession_table"),
        facilitator_missing: weight("facilitator_missing"),
        facilitator_pair: weight("facilitator_pair"),
        experience: weight("experience"),
        topic: weight("topic"),
        moved: weight("moved"),
    }
}
