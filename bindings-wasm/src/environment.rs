//! Which Maskinporten, as options say it.

use systembruker::Environment;
use wasm_bindgen::prelude::*;

use crate::argument::InvalidArgument;
use crate::error::Failure;
use crate::options::{Given, optional_text};

#[wasm_bindgen]
extern "C" {
    /// `{environment}` or `{issuer, altinnPlatform?}`.
    pub type EnvironmentOptions;
    #[wasm_bindgen(method, getter, structural)]
    fn environment(this: &EnvironmentOptions) -> Given;
    #[wasm_bindgen(method, getter, structural)]
    fn issuer(this: &EnvironmentOptions) -> Given;
    #[wasm_bindgen(method, getter, structural, js_name = altinnPlatform)]
    fn altinn_platform(this: &EnvironmentOptions) -> Given;
}

impl EnvironmentOptions {
    /// Whether one is named, well or not.
    #[cfg(feature = "verify")]
    pub(crate) fn is_named(&self) -> bool {
        self.environment().is_some()
    }

    pub(crate) fn read(&self) -> Result<Environment, Failure> {
        let name = optional_text(self.environment(), "environment")?;
        let issuer = optional_text(self.issuer(), "issuer")?;
        match (name, issuer, optional_text(self.altinn_platform(), "altinnPlatform")?) {
            (Some(name), None, None) => Ok(Environment::parse(&name)?),
            (None, Some(issuer), None) => Ok(Environment::from_issuer(&issuer)?),
            (None, Some(issuer), Some(altinn)) => Ok(Environment::custom(&issuer, &altinn)?),
            (Some(_), None, Some(_)) => {
                Err(InvalidArgument::EitherOr { one: "environment", other: "altinnPlatform (beside issuer)" }.into())
            }
            _ => Err(InvalidArgument::EitherOr { one: "environment", other: "issuer" }.into()),
        }
    }
}
