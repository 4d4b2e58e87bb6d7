//! A client's settings.

use core::time::Duration;

use systembruker::ClientConfig;
use wasm_bindgen::prelude::*;

use crate::argument::InvalidArgument;
use crate::error::Failure;
use crate::grant::{Identity, IdentityOptions};
use crate::options::{Given, optional_bool, optional_count, optional_number};

#[wasm_bindgen]
extern "C" {
    /// A program's identity and how its client shall work.
    #[wasm_bindgen(extends = IdentityOptions)]
    pub type ClientOptions;
    #[wasm_bindgen(method, getter, structural)]
    fn discover(this: &ClientOptions) -> Given;
    #[wasm_bindgen(method, getter, structural, js_name = marginSeconds)]
    fn margin_seconds(this: &ClientOptions) -> Given;
    #[wasm_bindgen(method, getter, structural, js_name = marginPercent)]
    fn margin_percent(this: &ClientOptions) -> Given;
    #[wasm_bindgen(method, getter, structural)]
    fn capacity(this: &ClientOptions) -> Given;
    #[wasm_bindgen(method, getter, structural, js_name = deadlineSeconds)]
    fn deadline_seconds(this: &ClientOptions) -> Given;
}

pub(crate) fn read(options: &ClientOptions) -> Result<ClientConfig, Failure> {
    let identity = IdentityOptions::read(options)?;
    let Identity { environment, client_id, key, scope, algorithm, .. } = identity;
    let mut config = ClientConfig::new(environment, client_id, key, scope)
        .algorithm(algorithm)
        .discover(optional_bool(options.discover(), "discover")?.unwrap_or_default());
    if let Some(seconds) = identity.lifetime_seconds {
        config = config.grant_lifetime_seconds(seconds);
    }
    if let Some(seconds) = identity.back_date_seconds {
        config = config.grant_back_date_seconds(seconds);
    }
    if let Some(seconds) = seconds(options.margin_seconds(), "marginSeconds")? {
        config = config.longest_margin(seconds);
    }
    if let Some(percent) = optional_count(options.margin_percent(), "marginPercent")? {
        config = config.margin_percent(u32::try_from(percent).unwrap_or(u32::MAX))?;
    }
    if let Some(tokens) = optional_count(options.capacity(), "capacity")? {
        config = config.capacity(usize::try_from(tokens).unwrap_or(usize::MAX))?;
    }
    if let Some(deadline) = seconds(options.deadline_seconds(), "deadlineSeconds")? {
        config = config.deadline(deadline)?;
    }
    Ok(config)
}

pub(crate) fn seconds(value: Given, name: &'static str) -> Result<Option<Duration>, InvalidArgument> {
    let wrong = InvalidArgument::Member { name, wanted: "a number of seconds" };
    optional_number(value, name)?.map(|seconds| Duration::try_from_secs_f64(seconds).map_err(|_| wrong)).transpose()
}
