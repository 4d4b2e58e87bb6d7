//! Connections: accepted and served here, so that a fault can take the bare TCP stream from the HTTP server.

mod connection;
mod routes;
mod run;
mod service;

pub(crate) use run::run;
