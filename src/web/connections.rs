//! Which connections are open, and which of them makes room when there are too many.
//!
//! A connection costs its opener nothing, so a stranger can open as many as the process has file
//! descriptors and let each wait. Therefore their number is limited, in all and per network, and
//! a new one beyond it takes the place of the one that has waited longest for its sender: first
//! of those that never sent a whole request, then of those idle between two, of slow senders and
//! of slow readers. A connection whose request is being worked on is never closed; where all are,
//! the new one is.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How many connections may be open, and for how long without a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// In all.
    pub total: usize,
    /// Of one network; a trusted proxy's are not counted here.
    pub per_network: usize,
    /// How long a connection may take to send a request's head, also after an earlier request; a
    /// trusted proxy's six times as long, which is longer than proxies keep connections to a
    /// service, so that it is the proxy that closes them and none is closed under a request.
    pub head: Duration,
}

impl Limits {
    /// File descriptors that are kept for everything but connections: the database, files, mail.
    const KEPT: u64 = 192;
    /// More is never needed by one process, and each takes memory.
    const MOST: u64 = 2048;

    /// What the process's file descriptors allow.
    #[must_use]
    pub fn of_process() -> Self {
        let files = rlimit::Resource::NOFILE.get_soft().unwrap_or(1024);
        Self::of(files)
    }

    /// What so many file descriptors allow.
    #[must_use]
    pub fn of(files: u64) -> Self {
        let total = files.saturating_sub(Self::KEPT).clamp(32, Self::MOST);
        let total = usize::try_from(total).unwrap_or(usize::MAX);
        // A hospital or a city office has one address and a few connections a person.
        Self { total, per_network: (total / 4).max(16), head: Duration::from_secs(20) }
    }
}

/// What a connection is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// It waits for a request's head.
    Head,
    /// It waits for the rest of a request's body.
    Body,
    /// Its request is being worked on.
    Work,
    /// Its answer is being sent.
    Answer,
}

/// The open connections.
#[derive(Debug)]
pub(super) struct Connections {
    limits: Limits,
    open: Mutex<Open>,
}

#[derive(Debug, Default)]
struct Open {
    turn: u64,
    all: BTreeMap<u64, Connection>,
    of_network: HashMap<IpAddr, usize>,
}

#[derive(Debug)]
struct Connection {
    network: Option<IpAddr>,
    stage: Stage,
    /// Whether a whole request has come over it.
    served: bool,
    /// The turn in which it came to its stage.
    since: u64,
    close: CancellationToken,
}

impl Connections {
    pub fn new(limits: Limits) -> Arc<Self> {
        Arc::new(Self { limits, open: Mutex::default() })
    }

    /// A place for a new connection, of a network where that is counted; `None` where every
    /// other one is being worked for.
    pub fn take(self: &Arc<Self>, network: Option<IpAddr>) -> Option<Arc<Place>> {
        let mut open = self.lock();
        if network.is_some_and(|network| open.count(network) >= self.limits.per_network) {
            open.close_longest_waiting(|connection| connection.network == network)?;
        }
        if open.all.len() >= self.limits.total {
            open.close_longest_waiting(|_| true)?;
        }
        let close = CancellationToken::new();
        let id = open.next_turn();
        if let Some(network) = network {
            *open.of_network.entry(network).or_default() += 1;
        }
        let connection = Connection { network, stage: Stage::Head, served: false, since: id, close: close.clone() };
        open.all.insert(id, connection);
        drop(open);
        Some(Arc::new(Place { connections: Arc::clone(self), id, close }))
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn next_turn(&mut self) -> u64 {
        self.turn += 1;
        self.turn
    }

    fn count(&self, network: IpAddr) -> usize {
        self.of_network.get(&network).copied().unwrap_or_default()
    }

    fn close_longest_waiting(&mut self, of: impl Fn(&Connection) -> bool) -> Option<()> {
        let waiting = self.all.iter().filter(|(_, connection)| connection.stage != Stage::Work && of(connection));
        let (&id, _) = waiting.min_by_key(|(_, connection)| (connection.served, connection.since))?;
        self.forget(id)?.close.cancel();
        Some(())
    }

    fn forget(&mut self, id: u64) -> Option<Connection> {
        let connection = self.all.remove(&id)?;
        if let Some(network) = connection.network {
            let count = self.count(network);
            if count > 1 {
                self.of_network.insert(network, count - 1);
            } else {
                self.of_network.remove(&network);
            }
        }
        Some(connection)
    }
}

/// The place of one connection, free again when it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    connections: Arc<Connections>,
    id: u64,
    close: CancellationToken,
}

impl Place {
    /// The connection comes to a stage.
    pub fn comes_to(&self, stage: Stage) {
        let mut open = self.connections.lock();
        let turn = open.next_turn();
        if let Some(connection) = open.all.get_mut(&self.id) {
            connection.served |= stage == Stage::Work;
            connection.stage = stage;
            connection.since = turn;
        }
    }

    /// Whether nothing of a request has come that is still to be answered.
    pub fn is_waiting(&self) -> bool {
        self.connections.lock().all.get(&self.id).is_none_or(|connection| connection.stage == Stage::Head)
    }

    /// Ends when the connection must make room.
    pub async fn closed(&self) {
        self.close.cancelled().await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.connections.lock().forget(self.id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Option<IpAddr> = Some(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST));

    fn some(total: usize, per_network: usize) -> Arc<Connections> {
        Connections::new(Limits { total, per_network, head: Duration::from_secs(20) })
    }

    #[test]
    fn the_longest_waiting_makes_room_and_work_never_does() {
        let connections = some(3, 3);
        let [idle, half_open, working] = [(); 3].map(|()| connections.take(HERE).unwrap());
        working.comes_to(Stage::Work);
        idle.comes_to(Stage::Work);
        idle.comes_to(Stage::Head);
        let fourth = connections.take(HERE).unwrap();
        assert!(half_open.close.is_cancelled(), "it never sent a request");
        fourth.comes_to(Stage::Work);
        let _fifth = connections.take(HERE).unwrap();
        assert!(idle.close.is_cancelled() && !working.close.is_cancelled() && !fourth.close.is_cancelled());
    }

    #[test]
    fn one_network_does_not_take_the_places_of_others() {
        let connections = some(10, 2);
        let other = connections.take(Some([192, 0, 2, 1].into())).unwrap();
        let first = connections.take(HERE).unwrap();
        let _second = connections.take(HERE).unwrap();
        let _third = connections.take(HERE).unwrap();
        assert!(first.close.is_cancelled() && !other.close.is_cancelled());
        let proxied: Vec<_> = (0..7).map(|_| connections.take(None).unwrap()).collect();
        assert!(proxied.iter().all(|place| !place.close.is_cancelled()), "a proxy's are not counted by network");
    }

    #[test]
    fn where_all_are_working_a_new_one_is_refused_until_one_ends() {
        let connections = some(2, 2);
        let places: Vec<_> = (0..2).map(|_| connections.take(HERE).unwrap()).collect();
        for place in &places {
            place.comes_to(Stage::Work);
        }
        assert!(connections.take(HERE).is_none());
        drop(places);
        assert!(connections.take(HERE).is_some());
        assert_eq!(connections.lock().of_network.len(), 0);
    }

    #[test]
    fn the_number_follows_from_the_file_descriptors() {
        let limits = [64, 1024, 1_000_000].map(Limits::of);
        assert_eq!(limits.map(|limits| (limits.total, limits.per_network)), [(32, 16), (832, 208), (2048, 512)]);
    }
}
