//! `POST /token`: the JWT grant (RFC 7523), judged in Maskinporten's order.

mod authorization_details;
mod certificate;
mod claims;
mod credential;
mod decide;
mod endpoint;
mod form;
mod issue;
mod refusal;
mod replay;
mod resource;
mod scopes;
mod times;

pub(crate) use endpoint::token;
pub(crate) use form::peek_assertion;
pub(crate) use refusal::Refusal;
pub(crate) use replay::Replay;
