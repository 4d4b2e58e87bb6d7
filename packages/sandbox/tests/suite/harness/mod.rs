//! A vendor, its customer, a client that signs by hand, and plain TCP.

mod attempt;
mod http;
mod keys;
mod world;

pub(crate) use attempt::Attempt;
pub(crate) use http::{End, Reply, exchange_bytes, request};
pub(crate) use keys::{Key, cert_key, old_key, vendor_key, verify};
pub(crate) use world::{
    AGENCY, CERT_CLIENT, CLIENT, CUSTOMER, NOW, SYSTEM, SYSTEM_USER, SYSTEM_USER_WITH_REF, VENDOR, builder, config,
    start,
};
