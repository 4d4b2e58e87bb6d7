//! A refusal, explained.

use serde_json::{Value, json};
use std::fmt::Write as _;
use systembruker::{Actor, Classified as _, Retry, TokenRefusal};

use crate::failure::headline;
use crate::output::{escape, style};

/// What was refused, why, who can change it and what to look at, on several lines.
pub(crate) fn text(refusal: &TokenRefusal) -> String {
    let advice = refusal.advice();
    let mut text = headline(refusal.code(), &refusal.to_string());
    if let Some(description) = refusal.error_description() {
        let _ = write!(text, "\n{} {}", style::name("server says:"), escape(description));
    }
    let _ = write!(text, "\n{} {}", style::name("can be changed by:"), actor(advice.actor));
    let _ = write!(text, "\n{} {}", style::name("ask again:"), retry(refusal));
    let _ = write!(text, "\n{}", style::name("look at:"));
    for item in advice.checklist {
        let _ = write!(text, "\n  - {item}");
    }
    text
}

/// The same with fixed names.
pub(crate) fn json(refusal: &TokenRefusal) -> Value {
    let advice = refusal.advice();
    json!({
        "code": refusal.code(),
        "class": refusal.class().as_str(),
        "message": refusal.to_string(),
        "status": refusal.status(),
        "error": refusal.error(),
        "error_description": refusal.error_description(),
        "mp_code": refusal.mp_code(),
        "trace_id": refusal.trace_id(),
        "retry": refusal.retry().as_str(),
        "retry_after_seconds": refusal.retry_after_seconds(),
        "actor": advice.actor.as_str(),
        "checklist": advice.checklist,
    })
}

fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::Program => "whoever writes this program",
        Actor::Vendor => "whoever runs the vendor's clients and keys",
        Actor::Customer => "the customer, in Altinn",
        Actor::ScopeOwner => "the API's owner, who grants scopes",
        Actor::Server => "the server, or the network on the way to it",
    }
}

fn retry(refusal: &TokenRefusal) -> String {
    match (refusal.retry(), refusal.retry_after_seconds()) {
        (Retry::No, _) => "not before something has changed".to_owned(),
        (Retry::NewGrantAfterDelay, Some(seconds)) => format!("with a new grant, in {seconds} s"),
        (Retry::NewGrantOnceCorrectedClock, _) => "once, when the clock is right".to_owned(),
        (Retry::NewGrantOnce, _) => "once, with a new grant".to_owned(),
        (Retry::NewGrant | Retry::NewGrantAfterDelay, _) => "with a new grant".to_owned(),
    }
}
