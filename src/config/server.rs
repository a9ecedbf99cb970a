//! How the service is reached: its own address, the public one, and what stands in between.

use super::keys;
use super::problem::ProblemKind;
use super::source::Source;
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use url::Url;

/// How the service is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerSettings {
    /// Where it listens.
    pub address: SocketAddr,
    /// The reverse proxies whose `X-Forwarded-For` is believed, one by one or as networks.
    pub trusted_proxies: Vec<IpNet>,
    /// So many requests a second are answered to one address in the long run, ten times as many
    /// at once. 0: without a limit.
    pub rate_limit: u32,
    /// So many applications a minute are taken from one address in the long run, three times as
    /// many at once; from an IPv6 `/48` four times as many. 0: without a limit.
    pub apply_limit: u32,
    /// So many applications an hour are taken with one mail address. 0: without a limit.
    pub mailbox_limit: u32,
    /// The folder that holds the browser's program in `pkg`.
    pub site_dir: PathBuf,
}

impl ServerSettings {
    pub(super) fn read(source: &mut Source<'_>) -> Option<Self> {
        let address = source.parsed(&keys::ADDRESS, ProblemKind::Address, |text| text.parse().ok());
        let trusted_proxies = source.parsed(&keys::TRUSTED_PROXY, ProblemKind::Proxy, networks);
        let rate_limit = source.parsed(&keys::RATE_LIMIT, ProblemKind::Rate, |text| text.parse().ok());
        let apply_limit = source.parsed(&keys::APPLY_LIMIT, ProblemKind::Rate, |text| text.parse().ok());
        let mailbox_limit = source.parsed(&keys::MAILBOX_LIMIT, ProblemKind::Rate, |text| text.parse().ok());
        let site_dir = source.text(&keys::SITE_DIR).into();
        Some(Self {
            address: address?,
            trusted_proxies: trusted_proxies?,
            rate_limit: rate_limit?,
            apply_limit: apply_limit?,
            mailbox_limit: mailbox_limit?,
            site_dir,
        })
    }

    /// Whether `X-Forwarded-For` is believed where this address sends it.
    #[must_use]
    pub fn is_trusted_proxy(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.trusted_proxies.iter().any(|network| network.contains(&address))
    }
}

/// Addresses and networks, as in `10.0.0.1, 192.168.0.0/16`.
fn networks(text: &str) -> Option<Vec<IpNet>> {
    let one =
        |part: &str| part.parse().or_else(|_| part.parse::<IpAddr>().map(|address| address.to_canonical().into()));
    text.split([',', ' ']).filter(|part| !part.is_empty()).map(|part| one(part).ok()).collect()
}

/// The public address; where none is given, the one at which the service listens.
pub(super) fn base_url(source: &mut Source<'_>, server: Option<&ServerSettings>) -> Option<Url> {
    if source.given(&keys::BASE_URL).is_some() {
        return source.parsed(&keys::BASE_URL, ProblemKind::BaseUrl, site);
    }
    let mut address = server?.address;
    if address.ip().is_unspecified() {
        address.set_ip(Ipv4Addr::LOCALHOST.into());
    }
    site(&format!("http://{address}"))
}

/// An http address without path, query and fragment: links and the check of where a request
/// comes from both rest on it.
fn site(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let plain = matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty();
    plain.then_some(url)
}
