//! The networks in which an address stands: what tries are counted by.

use std::net::{IpAddr, Ipv6Addr};

/// The addresses of one subscriber: an IPv4 address, the /64 of an IPv6 address. A hospital or a
/// city office is one subscriber with many people behind it.
#[must_use]
pub fn subscriber(address: IpAddr) -> IpAddr {
    first_bits(address, 64)
}

/// The site to which a subscriber belongs: of IPv6 the /48, which holds 65,536 networks and is what
/// one customer is given at most; an IPv4 address is a site of its own.
#[must_use]
pub fn site(address: IpAddr) -> IpAddr {
    first_bits(address, 48)
}

/// An IPv6 address with all but its first bits set to zero.
fn first_bits(address: IpAddr, bits: u32) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !(u128::MAX >> bits)).into(),
        address @ IpAddr::V4(_) => address,
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
        assert_eq!(site(of("::ffff:192.0.2.7")), of("192.0.2.7"));
    }
}
