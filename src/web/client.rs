//! From which address a request comes, also behind a reverse proxy.

use crate::app::World;
use crate::domain::network::{site, subscriber};
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The address of the browser, or of the network behind which it stands: a hospital, a city
/// office. An argument of handlers that limit tries by address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// What tries are counted by: see [`subscriber`].
    #[must_use]
    pub fn network(self) -> IpAddr {
        subscriber(self.0)
    }

    /// The site to which the network belongs: see [`site`].
    #[must_use]
    pub fn site(self) -> IpAddr {
        site(self.0)
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
    let address = behind(peer, request.headers(), |address| world.settings.server.is_trusted_proxy(address));
    request.extensions_mut().insert(ClientAddress(address));
    next.run(request).await
}

/// The last address of the chain that is no trusted proxy: what stands further left in
/// `X-Forwarded-For` the client may have written itself.
fn behind(peer: IpAddr, headers: &HeaderMap, known: impl Fn(IpAddr) -> bool) -> IpAddr {
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

    fn trusted_in(name: &str) -> Option<String> {
        (name == "ENTAKU_TRUSTED_PROXY").then(|| "10.0.0.1, 172.16.0.0/12 2001:db8:ffff::/48".to_owned())
    }

    fn found(peer: &str, forwarded: &'static str) -> String {
        let headers = [("x-forwarded-for".parse().unwrap(), forwarded.parse().unwrap())].into_iter().collect();
        let settings = crate::config::Settings::check(&|name| trusted_in(name), None).unwrap();
        behind(peer.parse().unwrap(), &headers, |address| settings.server.is_trusted_proxy(address)).to_string()
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
    fn a_network_of_proxies_is_trusted_as_a_whole() {
        assert_eq!(found("172.31.255.254", "198.51.100.7"), "198.51.100.7");
        assert_eq!(found("172.31.0.1", "198.51.100.7, 172.16.9.9, 10.0.0.1"), "198.51.100.7");
        assert_eq!(found("2001:db8:ffff:1::5", "198.51.100.7"), "198.51.100.7");
        assert_eq!(found("172.32.0.1", "198.51.100.7"), "172.32.0.1");
        assert_eq!(found("10.0.0.2", "198.51.100.7"), "10.0.0.2");
    }

    #[test]
    fn an_ipv6_network_counts_as_one() {
        let network = |text: &str| ClientAddress(text.parse().unwrap()).network();
        assert_eq!(network("2001:db8::1"), network("2001:db8::ffff"));
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
    }

    #[test]
    fn the_networks_of_one_ipv6_site_count_together() {
        let site = |text: &str| ClientAddress(text.parse().unwrap()).site();
        assert_eq!(site("2001:db8:1:1::1"), site("2001:db8:1:ffff::1"));
        assert_ne!(site("2001:db8:1::1"), site("2001:db8:2::1"));
        assert_eq!(site("::ffff:192.0.2.1"), site("192.0.2.1"));
    }
}
