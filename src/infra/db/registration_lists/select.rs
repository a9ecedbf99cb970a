//! The statements that find a page of the list: numbers alone, so that no row is read that is not
//! shown.

use crate::domain::ids::EventId;
use crate::domain::registration_list::{AtTable, Filter, Sort};
use crate::domain::text::signature;
use crate::infra::db::{Connection, Result, seatings};
use sea_orm::{DbBackend, Statement, Value};

/// More rows than an event has. A subquery with a limit is computed by itself: neither database
/// then weighs its filter against the order outside.
const ALL: u32 = 1_000_000_000;

/// What is looked for.
#[derive(Clone, Copy)]
pub(super) struct Select<'a> {
    pub event: EventId,
    pub filter: &'a Filter,
    /// Whether the list is read from its end.
    pub backwards: bool,
    pub size: usize,
}

/// The registration behind (or, backwards, before) which a page begins.
pub(super) struct Start {
    pub number: i32,
    pub reading_order: Vec<u8>,
    pub profession: String,
    pub backwards: bool,
}

impl Select<'_> {
    /// By number or by furigana, without a search. `few` says that the filter leaves few.
    pub async fn list(self, c: &impl Connection, sort: Sort, start: Option<&Start>, few: bool) -> Result<Vec<i32>> {
        let mut sql = Sql::new(c);
        let index = match sort {
            _ if few => "registration_by_event",
            Sort::Number => "registration_by_number",
            _ => "registration_in_list",
        };
        let rows = self.rows(&mut sql, index, "");
        let behind = self.behind(&mut sql, sort, "", start);
        let text = if few {
            format!("select number from ({rows} limit {ALL}) found where true{behind}")
        } else {
            format!("{rows}{behind}")
        };
        self.run(c, sql, &text, order(sort)).await
    }

    /// A search. In the order of furigana it stops as soon as the page is full.
    pub async fn search(
        self,
        c: &impl Connection,
        sort: Sort,
        professions: &[String],
        start: Option<&Start>,
    ) -> Result<Vec<i32>> {
        let mut sql = Sql::new(c);
        let own =
            if sort == Sort::Profession { rank(&mut sql, "profession_code", professions) } else { "0".to_owned() };
        let rows = self.rows(&mut sql, "registration_in_list", &format!(", {own} as rank"));
        let key = self.filter.key();
        let bits = sql.value(signature(&key));
        let pattern = sql.value(format!("%{}%", escaped(&key)));
        // In this order on both databases: comparing numbers spares comparing most of the texts.
        let rows = format!(
            "{rows} and case when (search_signature & {bits}) = {bits} then search_text like {pattern} escape '!' \
             else false end"
        );
        let start_rank = match start.filter(|_| sort == Sort::Profession) {
            Some(start) => {
                let code = sql.value(start.profession.clone());
                rank(&mut sql, &code, professions)
            }
            None => String::new(),
        };
        let behind = self.behind(&mut sql, sort, &start_rank, start);
        let text = if sort == Sort::Furigana {
            format!("{rows}{behind}")
        } else {
            format!("select number from ({rows} order by reading_order, number limit {ALL}) found where true{behind}")
        };
        self.run(c, sql, &text, order(sort)).await
    }

    /// The rows that the filter lets through, whatever their text.
    fn rows(self, sql: &mut Sql, index: &str, more: &str) -> String {
        // PostgreSQL has no such words and needs none.
        let through = if sql.backend == DbBackend::Sqlite { format!(" indexed by {index}") } else { String::new() };
        let event = sql.value(self.event.0);
        let mut text =
            format!("select number, reading_order{more} from registration{through} where event_id = {event}");
        let Filter { profession, status, source, table, facilitator, arrangement, topic, .. } = self.filter;
        let conditions = [
            ("status", status.map(|status| status.code().to_owned())),
            ("profession_code", Some(profession.clone()).filter(|code| !code.is_empty())),
            ("source", source.map(|source| source.code().to_owned())),
        ];
        for (column, value) in conditions {
            if let Some(value) = value {
                text = format!("{text} and {column} = {}", sql.value(value));
            }
        }
        if let Some(table) = table {
            text = format!("{text} and {}", self.at(sql, *table));
        }
        if *facilitator {
            text.push_str(" and facilitator");
        }
        if *arrangement {
            text.push_str(" and arrangement <> ''");
        }
        if !topic.is_empty() {
            let pattern = sql.value(format!("%{}%", escaped(topic)));
            text = format!("{text} and topic like {pattern} escape '!'");
        }
        text
    }

    /// The condition that somebody sits at a table of the seating that the lists follow, or at none.
    fn at(self, sql: &mut Sql, table: AtTable) -> String {
        let places = format!(
            "select registration_id from seating_place where seating_id = ({})",
            seatings::listed(&sql.value(self.event.0))
        );
        match table {
            AtTable::Table(number) => {
                // A number that no table can have is nobody's.
                let number = sql.value(i32::try_from(number).unwrap_or(i32::MAX));
                format!("id in ({places} and table_number = {number})")
            }
            AtTable::Nowhere => format!("status = 'confirmed' and id not in ({places})"),
        }
    }

    /// The condition that a row lies behind the start in the order of the list.
    fn behind(self, sql: &mut Sql, sort: Sort, rank: &str, start: Option<&Start>) -> String {
        let Some(start) = start else { return String::new() };
        let sign = if self.backwards { '<' } else { '>' };
        let number = sql.value(start.number);
        let values = match sort {
            Sort::Number => number,
            Sort::Furigana => format!("{}, {number}", sql.value(start.reading_order.clone())),
            Sort::Profession => format!("{rank}, {}, {number}", sql.value(start.reading_order.clone())),
        };
        format!(" and ({}) {sign} ({values})", order(sort).join(", "))
    }

    async fn run(self, c: &impl Connection, sql: Sql, text: &str, order: &[&str]) -> Result<Vec<i32>> {
        let direction = if self.backwards { " desc" } else { "" };
        let order = order.iter().map(|column| format!("{column}{direction}")).collect::<Vec<_>>().join(", ");
        let text = format!("{text} order by {order} limit {}", self.size);
        let rows = c.query_all_raw(Statement::from_sql_and_values(sql.backend, text, sql.values)).await?;
        rows.iter().map(|row| Ok(row.try_get("", "number")?)).collect()
    }
}

const fn order(sort: Sort) -> &'static [&'static str] {
    match sort {
        Sort::Number => &["number"],
        Sort::Furigana => &["reading_order", "number"],
        Sort::Profession => &["rank", "reading_order", "number"],
    }
}

/// The place of a profession in its list, the same for all that are not on it.
fn rank(sql: &mut Sql, code: &str, professions: &[String]) -> String {
    let when = |(place, profession): (usize, &String)| format!("when {} then {place}", sql.value(profession.clone()));
    let places: Vec<_> = professions.iter().enumerate().map(when).collect();
    if places.is_empty() {
        return "0".to_owned();
    }
    format!("case {code} {} else {} end", places.join(" "), professions.len())
}

/// A text as it stands for itself inside of a pattern.
fn escaped(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

/// The values of a statement, numbered as they come; both databases read `$1`.
struct Sql {
    backend: DbBackend,
    values: Vec<Value>,
}

impl Sql {
    fn new(c: &impl Connection) -> Self {
        Self { backend: c.get_database_backend(), values: Vec::new() }
    }

    fn value(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }
}
