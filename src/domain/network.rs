//! The networks in which an address stands: what tries are counted by.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The addresses of one subscriber: an IPv4 address, the /64 of an IPv6 address. A hospital or a
/// city office is one subscriber with many people behind it.
#[must_use]
pub fn subscriber(address: IpAddr) -> IpAddr {
    masked(address, 32, 64)
}

/// The network that one site or provider hands out: the /24 of an IPv4 address, the /48 of an
/// IPv6 address, so that whoever holds a site's 65,536 networks is not a new subscriber each time.
#[must_use]
pub fn site(address: IpAddr) -> IpAddr {
    masked(address, 24, 48)
}

/// The address with all but its first bits set to zero.
fn masked(address: IpAddr, v4: u32, v6: u32) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let rest = u32::MAX.checked_shr(v4).unwrap_or(0);
            Ipv4Addr::from_bits(address.to_bits() & !rest).into()
        }
        IpAddr::V6(address) => {
            let rest = u128::MAX.checked_shr(v6).unwrap_or(0);
            Ipv6Addr::from_bits(address.to_bits() & !rest).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_subscriber_s_many_addresses_are_one() {
        assert_eq!(subscriber(of("2001:db8:1:2::1")), subscriber(of("2001:db8:1:2:ffff::9")));
        assert_ne!(subscriber(of("2001:db8:1:2::1")), subscriber(of("2001:db8:1:3::1")));
        assert_eq!(subscriber(of("::ffff:192.0.2.7")), of("192.0.2.7"));
        assert_ne!(subscriber(of("192.0.2.7")), subscriber(of("192.0.2.8")));
    }

    #[test]
    fn a_site_s_many_subscribers_are_one() {
        assert_eq!(site(of("2001:db8:1:2::1")), site(of("2001:db8:1:ffff::1")));
        assert_ne!(site(of("2001:db8:1::1")), site(of("2001:db8:2::1")));
        assert_eq!(site(of("192.0.2.7")), of("192.0.2.0"));
        assert_ne!(site(of("192.0.2.7")), site(of("192.0.3.7")));
    }
}
