//! What `entaku seat` is asked for.

use std::path::PathBuf;
use std::time::Duration;

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The people: `id,profession,workplace` and more.
    pub people: PathBuf,
    /// The number of tables.
    pub tables: usize,
    /// Who met before: `a,b[,times]`.
    pub past: Option<PathBuf>,
    /// Whose table is fixed: `id,table`.
    pub pins: Option<PathBuf>,
    /// Who sits apart: `a,b`.
    pub apart: Option<PathBuf>,
    /// Who sits together: `group,id`.
    pub together: Option<PathBuf>,
    /// An earlier plan to stay near: `id,table`.
    pub previous: Option<PathBuf>,
    /// How many rounds; 0 and 1 are one seating.
    pub rounds: usize,
    /// What each round is to be, in their order: `alike,mixed,alike`.
    pub aims: Option<String>,
    /// Where chance begins.
    pub seed: u64,
    /// The longest the search may take; without it, it ends after a fixed number of moves.
    pub within: Option<Duration>,
    /// Points for unwanted pairs, `profession=1,workplace=10,repeat=5`.
    pub weights: Option<String>,
    /// Where the plan goes.
    pub out: PathBuf,
}
