//! What is answered: who sits where, with the certificate.

use serde::{Deserialize, Serialize};

use crate::Certificate;

/// Who sits at which table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Plan {
    /// The table of each person, by the index of the person; tables count from 0.
    pub table_of: Vec<usize>,
}

impl Plan {
    /// The people at each of `tables` tables, ascending. People whose table
    /// does not exist are left out.
    #[must_use]
    pub fn seats(&self, tables: usize) -> Vec<Vec<usize>> {
        let mut seats = vec![Vec::new(); tables];
        for (person, &table) in self.table_of.iter().enumerate() {
            if let Some(seat) = seats.get_mut(table) {
                seat.push(person);
            }
        }
        seats
    }
}

/// A seating with its proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seating {
    /// Who sits where.
    pub plan: Plan,
    /// How good it is, and why it cannot be better.
    pub certificate: Certificate,
}
