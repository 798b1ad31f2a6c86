//! What is refused before anything is asked, and what every answer says of itself to a browser.

use std::net::SocketAddr;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// The names by which this server may be called. A page of somebody else's that has a name of its own point to this
/// machine could otherwise read what is here (DNS rebinding).
#[derive(Debug)]
pub(super) struct Hosts {
    named: Vec<String>,
    port: u16,
    /// Whether it listens for others than this machine; then any address in figures will do.
    is_public: bool,
}

impl Hosts {
    /// Those of the address that is listened on, and `named` besides.
    pub(super) fn new(bound: SocketAddr, named: &[String]) -> Self {
        let named = named.iter().map(|name| name.to_lowercase()).collect();
        Self { named, port: bound.port(), is_public: !bound.ip().is_loopback() }
    }

    /// Whether a request that calls the server so is meant for it.
    pub(super) fn allow(&self, headers: &HeaderMap) -> bool {
        let Some(host) = headers.get(header::HOST).and_then(|host| host.to_str().ok()) else {
            return false;
        };
        let host = host.to_lowercase();
        if self.named.contains(&host) {
            return true;
        }
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => {
                (name, port.parse().ok())
            }
            _ => (host.as_str(), None),
        };
        if self.named.iter().any(|own| own == name) {
            return true;
        }
        let address = name.trim_start_matches('[').trim_end_matches(']');
        let is_local = matches!(address, "localhost" | "127.0.0.1" | "::1");
        let is_address = self.is_public && address.parse::<std::net::IpAddr>().is_ok();
        (is_local || is_address) && port.is_none_or(|port: u16| port == self.port)
    }
}

/// What a page may do: nothing of others, no script but ours, in no frame of others.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The headers of every answer.
pub(super) fn headers() -> [(HeaderName, HeaderValue); 5] {
    [
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
        (
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static("camera=(), microphone=(), geolocation=()"),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(listen: &str, named: &[&str], host: &str) -> bool {
        let named: Vec<String> = named.iter().map(|name| (*name).to_owned()).collect();
        let hosts = Hosts::new(listen.parse().expect("an address"), &named);
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_str(host).expect("a host"));
        hosts.allow(&headers)
    }

    #[test]
    fn only_names_of_this_machine_and_those_that_were_given_are_answered() {
        assert!(allows("127.0.0.1:7411", &[], "localhost:7411"));
        assert!(allows("127.0.0.1:7411", &[], "127.0.0.1:7411"));
        assert!(allows("[::1]:7411", &[], "[::1]:7411"));
        assert!(!allows("127.0.0.1:7411", &[], "evil.example:7411"));
        assert!(!allows("127.0.0.1:7411", &[], "localhost:80"));
        assert!(!allows("127.0.0.1:7411", &[], "10.0.0.7:7411"));
        assert!(allows("0.0.0.0:7411", &[], "10.0.0.7:7411"));
        assert!(!allows("0.0.0.0:7411", &[], "evil.example"));
        assert!(allows("0.0.0.0:7411", &["Protokoll.example"], "protokoll.example:7411"));
        assert!(
            !Hosts::new("127.0.0.1:1".parse().expect("an address"), &[]).allow(&HeaderMap::new())
        );
    }
}
