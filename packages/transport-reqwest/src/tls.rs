//! TLS with ring and Mozilla's root certificates, whatever provider the process has as its default.

use std::sync::Arc;

use rustls::{ClientConfig, RootCertStore, crypto};

use systembruker::TransportError;

pub(crate) fn config() -> Result<ClientConfig, TransportError> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let mut config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|_| TransportError::Setup)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    // reqwest offers nothing by itself for a configuration that it is handed
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}
