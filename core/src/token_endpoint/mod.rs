//! Maskinporten's token endpoint: what is sent, and what the answer means.

mod access_token;
mod catalogue;
mod exchange;
mod http;
mod refusal;
mod request;
mod response;
mod retry;
mod server_text;
mod transport_error;

pub use access_token::AccessToken;
pub use catalogue::{Actor, CATALOGUE, CatalogueEntry};
pub use exchange::{exchange_request, read_exchange_response};
pub use http::{CONNECT_TIMEOUT, HttpRequest, HttpResponse, TOKEN_CALL_TIMEOUT};
pub use refusal::TokenRefusal;
pub use request::token_request;
pub use response::{MAX_TOKEN_RESPONSE_BYTES, read_token_response};
pub use retry::Retry;
pub use transport_error::TransportError;
