//! The sandbox seen from outside: every answer here came over a TCP connection.

mod altinn_exchange;
mod certificates;
mod clock;
mod command;
mod control_endpoints;
mod example_api;
mod fault_queue;
mod faults;
mod harness;
mod issued_tokens;
mod lifecycle;
mod published_documents;
mod refusal_rows;
mod secrets;
mod system_user_lookup;
mod token_refusals;
