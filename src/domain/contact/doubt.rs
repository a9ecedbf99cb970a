//! Mail addresses that look mistyped. Nobody is refused for one: the form asks once, since whoever
//! mistypes the address gets no mail and never learns why.

use std::net::Ipv4Addr;
use strsim::osa_distance;

/// Why an address looks mistyped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The address that was probably meant, where it can be told.
    pub meant: Option<String>,
}

/// Domains that many people have, and to which a slip of the finger is led back.
const COMMON: [&str; 16] = [
    "gmail.com",
    "yahoo.co.jp",
    "yahoo.com",
    "docomo.ne.jp",
    "ezweb.ne.jp",
    "au.com",
    "softbank.ne.jp",
    "i.softbank.jp",
    "icloud.com",
    "outlook.com",
    "outlook.jp",
    "hotmail.com",
    "hotmail.co.jp",
    "nifty.com",
    "biglobe.ne.jp",
    "ocn.ne.jp",
];

/// Domains that exist and are near to a common one.
const REAL: [&str; 16] = [
    "mail.com",
    "ymail.com",
    "email.com",
    "gmx.com",
    "yahoo.ne.jp",
    "ybb.ne.jp",
    "ymail.ne.jp",
    "me.com",
    "mac.com",
    "live.jp",
    "live.com",
    "msn.com",
    "softbank.jp",
    "g.softbank.co.jp",
    "googlemail.com",
    "cloud.com",
];

/// Providers with one domain: their name with any other ending is a slip.
const ONE_DOMAIN: [&str; 4] = ["gmail.com", "docomo.ne.jp", "ezweb.ne.jp", "icloud.com"];

/// The carriers, whose addresses of the years before 2009 may have dots side by side, first or last.
const CARRIERS: [&str; 16] = [
    "docomo.ne.jp",
    "ezweb.ne.jp",
    "au.com",
    "ido.ne.jp",
    "softbank.ne.jp",
    "i.softbank.jp",
    "vodafone.ne.jp",
    "disney.ne.jp",
    "willcom.com",
    "pdx.ne.jp",
    "emnet.ne.jp",
    "ymobile.ne.jp",
    "ymobile1.ne.jp",
    "y-mobile.ne.jp",
    "mopera.net",
    "bandai.jp",
];

/// Second parts of domains under .jp.
const UNDER_JP: [&str; 9] = ["co", "ne", "or", "ac", "go", "ed", "gr", "lg", "ad"];

/// Endings that do not exist, and what was meant.
const ENDINGS: [(&str, &str); 14] = [
    ("con", "com"),
    ("cmo", "com"),
    ("ocm", "com"),
    ("comm", "com"),
    ("coom", "com"),
    ("cpm", "com"),
    ("cim", "com"),
    ("vom", "com"),
    ("xom", "com"),
    ("cok", "com"),
    ("jpn", "jp"),
    ("jpp", "jp"),
    ("nett", "net"),
    ("ogr", "org"),
];

/// Why an address of these two parts looks mistyped, if it does.
pub(super) fn of(local: &str, domain: &str) -> Option<Doubt> {
    let typed = domain.to_lowercase();
    let meant = if typed.parse::<Ipv4Addr>().is_ok() { None } else { Some(mended(&typed)) };
    let plain = local.split('.').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".");
    let local_meant = if is_carrier(meant.as_deref().unwrap_or_default()) { local } else { plain.as_str() };
    match meant {
        Some(meant) if !is_possible(&meant) => Some(Doubt { meant: None }),
        Some(meant) if meant == typed && local_meant == local => None,
        Some(meant) => {
            Some(Doubt { meant: Some(format!("{local_meant}@{meant}")).filter(|_| !local_meant.is_empty()) })
        }
        None => Some(Doubt { meant: None }),
    }
}

/// Whether a domain can be one: two parts or more, the last of letters.
fn is_possible(domain: &str) -> bool {
    let parts: Vec<&str> = domain.split('.').collect();
    let is_last = |part: &str| {
        part.len() > 1 && (part.starts_with("xn--") || part.bytes().all(|byte| byte.is_ascii_alphabetic()))
    };
    parts.len() > 1
        && parts
            .iter()
            .all(|part| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-') && !part.contains('_'))
        && parts.last().is_some_and(|part| is_last(part))
}

fn is_carrier(domain: &str) -> bool {
    let of = |carrier: &str| domain == carrier || domain.strip_suffix(carrier).is_some_and(|rest| rest.ends_with('.'));
    // Of the years between J-PHONE and Vodafone: jp-t.ne.jp, jp-k.ne.jp …
    let j_phone =
        domain.strip_prefix("jp-").and_then(|rest| rest.strip_suffix(".ne.jp")).is_some_and(|area| area.len() == 1);
    CARRIERS.iter().any(|carrier| of(carrier)) || j_phone
}

/// The domain that was probably meant; the same where nothing speaks against it.
fn mended(domain: &str) -> String {
    if is_known(domain) {
        return domain.to_owned();
    }
    let parts: Vec<&str> = domain.split(['.', ',']).filter(|part| !part.is_empty()).collect();
    let domain = with_ending(&parts);
    if is_known(&domain) {
        return domain;
    }
    let near = COMMON.iter().map(|common| (osa_distance(&domain, common), *common)).min();
    if let Some((distance, common)) = near
        && distance <= if common.len() > 10 { 2 } else { 1 }
        && common.len() > 8
    {
        return common.to_owned();
    }
    // gmailcom, docomonejp; gmail.co.jp, docomo.jp, gmail.
    let joined = domain.replace('.', "");
    let without_dots = COMMON.iter().find(|common| common.replace('.', "") == joined);
    let first = domain.split('.').next().unwrap_or_default();
    let of_provider = ONE_DOMAIN.iter().find(|one| one.split('.').next() == Some(first));
    let named = parts.len() == 1;
    let of_name = COMMON.iter().find(|common| named && common.split('.').next() == Some(first));
    without_dots.or(of_provider).or(of_name).map_or(domain.clone(), |meant| (*meant).to_owned())
}

fn is_known(domain: &str) -> bool {
    COMMON.contains(&domain) || REAL.contains(&domain) || is_carrier(domain)
}

/// The parts of a domain with an ending that exists.
fn with_ending(parts: &[&str]) -> String {
    let mut parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
    let Some(last) = parts.pop() else { return String::new() };
    let before = parts.last().cloned().unwrap_or_default();
    if let Some((_, meant)) = ENDINGS.iter().find(|(wrong, _)| *wrong == last) {
        parts.push((*meant).to_owned());
    } else if UNDER_JP.contains(&before.as_str()) && parts.len() > 1 && last != "jp" && osa_distance(&last, "jp") == 1 {
        // yahoo.co.jo, docomo.ne.jo, example.or.j.
        parts.push("jp".to_owned());
    } else if let Some(second) = last.strip_suffix("jp").filter(|second| UNDER_JP.contains(second) && !parts.is_empty())
    {
        // yahoo.cojp
        parts.extend([second.to_owned(), "jp".to_owned()]);
    } else {
        parts.push(last);
    }
    parts.join(".")
}

#[cfg(test)]
mod tests {
    /// What an address is taken for: itself, another one, or `?`.
    fn meant(typed: &str) -> String {
        let (local, domain) = typed.rsplit_once('@').unwrap();
        let doubt = super::of(local, domain);
        doubt.map_or(typed.to_owned(), |doubt| doubt.meant.unwrap_or_else(|| "?".to_owned()))
    }

    #[test]
    fn a_slip_of_the_finger_is_led_back() {
        for (typed, right) in [
            ("a@gmail.con", "a@gmail.com"),
            ("a@gmial.com", "a@gmail.com"),
            ("a@gmai.com", "a@gmail.com"),
            ("a@gmail.co.jp", "a@gmail.com"),
            ("a@gmail", "a@gmail.com"),
            ("a@gmailcom", "a@gmail.com"),
            ("a@gmail.cm", "a@gmail.com"),
            ("a@gmail,com", "a@gmail.com"),
            ("a@gmail..com", "a@gmail.com"),
            ("a@yahoo.co.jo", "a@yahoo.co.jp"),
            ("a@yahoo.co,jp", "a@yahoo.co.jp"),
            ("a@yahoo.cojp", "a@yahoo.co.jp"),
            ("a@yaho.co.jp", "a@yahoo.co.jp"),
            ("a@yahooo.co.jp", "a@yahoo.co.jp"),
            ("a@docomo.ne.jo", "a@docomo.ne.jp"),
            ("a..b@docmo.ne.jp", "a..b@docomo.ne.jp"),
            ("a@docomo.co.jp", "a@docomo.ne.jp"),
            ("a@ezweb.ne.jpn", "a@ezweb.ne.jp"),
            ("a@softbank.ne.p", "a@softbank.ne.jp"),
            ("a@iclould.com", "a@icloud.com"),
            ("a@hotmial.com", "a@hotmail.com"),
            ("a@example.or.jo", "a@example.or.jp"),
            ("a@example,jp", "a@example.jp"),
            ("a@example.comm", "a@example.com"),
            ("taro..yamada@gmail.com", "taro.yamada@gmail.com"),
            ("taro.@example.jp", "taro@example.jp"),
        ] {
            assert_eq!(meant(typed), right, "{typed}");
        }
        for typed in ["a@192.168.0.1", "a@localhost", "a@example", "a@example.j", "a@example.123", "a@-example.jp"] {
            assert_eq!(meant(typed), "?", "{typed}");
        }
    }

    #[test]
    fn an_address_as_people_have_it_is_not_asked_about() {
        for typed in [
            "a@gmail.com",
            "a@yahoo.co.jp",
            "a@yahoo.com",
            "a@yahoo.fr",
            "a@ymail.com",
            "a@mail.com",
            "a@docomo.ne.jp",
            "a..b@docomo.ne.jp",
            "abc.@docomo.ne.jp",
            ".abc@ezweb.ne.jp",
            "a..b@t.vodafone.ne.jp",
            "a.@jp-t.ne.jp",
            "a..b@au.com",
            "a.@softbank.ne.jp",
            "a..@ymobile.ne.jp",
            "a..b@biz.ezweb.ne.jp",
            "a@city.koganei.lg.jp",
            "a@example.jp",
            "a@example.co.uk",
            "a@hospital.or.jp",
            "a@st.luke.ac.jp",
            "a@example.jo",
            "a@xn--wgv71a.jp",
            "a@me.com",
            "A@GMAIL.COM",
            "a@live.jp",
            "a@example.technology",
            "a@keio.jp",
            "a@nttdocomo.com",
        ] {
            assert_eq!(meant(typed), typed, "{typed}");
        }
    }
}
