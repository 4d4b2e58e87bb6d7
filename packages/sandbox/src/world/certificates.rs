use x509_parser::prelude::parse_x509_certificate;

use super::{World, check};
use crate::config::{ConfigError, ConfigProblem};
use crate::keys::decode_pem;

impl World {
    pub(crate) fn trusted_certificates(&self) -> &[Vec<u8>] {
        &self.trusted_certificates
    }

    pub(super) fn trust_certificate(&mut self, at: &str, pem: &str) -> Result<(), ConfigError> {
        let der = decode_pem(CERTIFICATE, pem).ok_or_else(|| ConfigError::new(at, ConfigProblem::Certificate))?;
        let whole = parse_x509_certificate(&der).is_ok_and(|(rest, _)| rest.is_empty());
        check::demand(whole, at, ConfigProblem::Certificate)?;
        if !self.trusted_certificates.contains(&der) {
            self.trusted_certificates.push(der);
        }
        Ok(())
    }
}

pub(super) const CERTIFICATE: &str = "CERTIFICATE";
