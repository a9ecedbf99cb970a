//! How the way to the mail server is encrypted, and whose word for its certificate is taken: the
//! public authorities' and those of the settings.

use super::failure::said;
use super::wire::Encrypted;
use crate::config::{SmtpSettings, Tls};
use crate::infra::mail::refusal::SendError;
use lettre::transport::smtp::client::{AsyncTokioStream, Certificate, TlsParameters};
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};

/// How the way to the mail server is encrypted.
pub(super) enum Encryption {
    /// Not at all.
    None,
    /// Begins in the clear and must become encrypted.
    Starttls(TlsParameters),
    /// From the first byte.
    Tls(TlsConnector, ServerName<'static>),
}

impl Encryption {
    pub fn new(settings: &SmtpSettings) -> Result<Self, SendError> {
        Ok(match settings.tls {
            Tls::None => Self::None,
            Tls::Starttls => Self::Starttls(starttls(settings).map_err(|error| SendError::Refused(said(&error)))?),
            Tls::Tls => {
                let name = ServerName::try_from(settings.host.clone());
                let name = name.map_err(|error| SendError::Refused(error.to_string()))?;
                Self::Tls(connector(settings).map_err(|error| SendError::Refused(said(&*error)))?, name)
            }
        })
    }

    /// The way that begins with a connection: encrypted already, where it is so from the first byte.
    pub async fn begin(&self, tcp: TcpStream) -> Result<Box<dyn AsyncTokioStream>, SendError> {
        let Self::Tls(connector, name) = self else { return Ok(Box::new(tcp)) };
        let stream = connector.connect(name.clone(), tcp).await.map_err(|error| SendError::Deferred(said(&error)))?;
        Ok(Box::new(Encrypted(stream)))
    }
}

fn starttls(settings: &SmtpSettings) -> Result<TlsParameters, lettre::transport::smtp::Error> {
    let builder = TlsParameters::builder(settings.host.clone());
    if settings.authorities.is_empty() {
        return builder.build_rustls();
    }
    builder.add_root_certificate(Certificate::from_pem(&settings.authorities)?).build_rustls()
}

/// The same trust for a way that is encrypted from the first byte, which is not the library's.
fn connector(settings: &SmtpSettings) -> Result<TlsConnector, Box<dyn std::error::Error>> {
    let mut authorities = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    for certificate in CertificateDer::pem_slice_iter(&settings.authorities) {
        authorities.add(certificate?)?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(authorities)
        .with_no_client_auth();
    Ok(Arc::new(config).into())
}
