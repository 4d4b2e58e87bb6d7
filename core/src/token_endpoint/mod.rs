//! Maskinporten's token endpoint: what is sent, and what the answer means.

mod access_token;
mod catalogue;
mod http;
mod refusal;
mod request;
mod response;
mod retry;
mod server_text;

pub use access_token::AccessToken;
pub use catalogue::{Actor, CATALOGUE, CatalogueEntry};
pub use http::{HttpRequest, HttpResponse};
pub use refusal::TokenRefusal;
pub use request::token_request;
pub use response::read_token_response;
pub use retry::Retry;
