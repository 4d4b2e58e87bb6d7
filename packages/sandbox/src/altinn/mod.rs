//! Altinn's side: the exchange of a Maskinporten token, and where its keys are found.

mod exchange;
mod openid;

pub(crate) use exchange::exchange;
pub(crate) use openid::{configuration, jwks};
