//! From which address a request comes, also behind a reverse proxy.

use crate::app::World;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The address of the browser, or of the network behind which it stands: a hospital, a city
/// office. An argument of handlers that limit tries by address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// What tries are counted by: the address; of IPv6 the network, since one household has
    /// 2^64 addresses.
    #[must_use]
    pub fn network(self) -> IpAddr {
        match self.0.to_canonical() {
            IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
            address @ IpAddr::V4(_) => address,
        }
    }
}

impl FromRequestParts<World> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &World) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().copied().unwrap_or(Self(Ipv4Addr::UNSPECIFIED.into())))
    }
}

/// Notes the address in the request's extensions.
pub async fn note(State(world): State<World>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(Ipv4Addr::UNSPECIFIED.into(), |peer| peer.0.ip());
    let address = behind(peer, request.headers(), &world.settings.server.trusted_proxies);
    request.extensions_mut().insert(ClientAddress(address));
    next.run(request).await
}

/// The last address of the chain that is no trusted proxy: what stands further left in
/// `X-Forwarded-For` the client may have written itself.
fn behind(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let known = |address: IpAddr| trusted.contains(&address.to_canonical());
    if !known(peer) {
        return peer;
    }
    let mut nearest = peer;
    let lists: Vec<_> = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    for part in lists.iter().flat_map(|list| list.split(',')).rev() {
        let Ok(address) = part.trim().parse() else { return nearest };
        nearest = address;
        if !known(address) {
            return address;
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(peer: &str, forwarded: &'static str) -> String {
        let headers = [("x-forwarded-for".parse().unwrap(), forwarded.parse().unwrap())].into_iter().collect();
        behind(peer.parse().unwrap(), &headers, &["10.0.0.1".parse().unwrap()]).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        assert_eq!(found("203.0.113.5", "198.51.100.7"), "203.0.113.5");
        assert_eq!(found("10.0.0.1", "198.51.100.7"), "198.51.100.7");
        assert_eq!(found("::ffff:10.0.0.1", "198.51.100.7"), "198.51.100.7");
        assert_eq!(found("10.0.0.1", "1.2.3.4, 198.51.100.7"), "198.51.100.7");
        assert_eq!(found("10.0.0.1", "198.51.100.7, 10.0.0.1"), "198.51.100.7");
        assert_eq!(found("10.0.0.1", "nonsense"), "10.0.0.1");
    }

    #[test]
    fn an_ipv6_network_counts_as_one() {
        let network = |text: &str| ClientAddress(text.parse().unwrap()).network();
        assert_eq!(network("2001:db8::1"), network("2001:db8::ffff"));
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
    }
}
