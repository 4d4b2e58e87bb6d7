//! Enterprise certificates in the grant's header.

use base64_simd::STANDARD;

use crate::error::errors;

/// A certificate chain for `x5c` (RFC 7515 section 4.1.6): each certificate's DER in standard base64, leaf first.
///
/// The certificates themselves are not judged here; Maskinporten judges them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CertificateChain(Vec<String>);

errors! {
    /// Why certificates cannot stand in `x5c`.
    pub enum InvalidCertificateChain {
        /// No certificate.
        Empty => Key "certificate_chain.empty" "the certificate chain is empty; give the certificate itself first, then its issuers";
        /// base64url, PEM or other text.
        Base64 => Key "certificate_chain.base64" "each certificate in x5c is DER in standard base64 with padding (not base64url, not PEM)";
        /// No certificate between PEM frames.
        Pem => Key "certificate_chain.pem" "the PEM text holds no whole -----BEGIN CERTIFICATE----- block";
    }
}

impl CertificateChain {
    /// Reads certificates that are already base64.
    pub fn from_base64<T: Into<String>>(
        certificates: impl IntoIterator<Item = T>,
    ) -> Result<Self, InvalidCertificateChain> {
        let certificates: Vec<String> = certificates.into_iter().map(Into::into).collect();
        if certificates.is_empty() {
            return Err(InvalidCertificateChain::Empty);
        }
        if certificates.iter().any(|text| text.is_empty() || STANDARD.check(text.as_bytes()).is_err()) {
            return Err(InvalidCertificateChain::Base64);
        }
        Ok(Self(certificates))
    }

    /// Reads the certificates of a PEM text in their order; keys beside them are passed over.
    pub fn from_pem(text: &str) -> Result<Self, InvalidCertificateChain> {
        let blocks = text.split("-----BEGIN CERTIFICATE-----").skip(1);
        let bodies = blocks.map(|block| {
            let (body, _) = block.split_once("-----END CERTIFICATE-----").ok_or(InvalidCertificateChain::Pem)?;
            Ok(body.chars().filter(|c| !c.is_ascii_whitespace()).collect())
        });
        let bodies: Vec<String> = bodies.collect::<Result<_, _>>()?;
        if bodies.is_empty() {
            return Err(InvalidCertificateChain::Pem);
        }
        Self::from_base64(bodies)
    }

    /// The certificates as they stand in `x5c`.
    pub fn as_slice(&self) -> &[String] {
        &self.0
    }
}
