//! What the client does, told to JavaScript.

use js_sys::Object;
use systembruker::Event;

use crate::convert::{Members, signed, text};

pub(super) fn as_js(event: &Event) -> Object {
    let told = Members::default().with("name", text(event.name()));
    let told = match event {
        Event::Asking { attempt } => told.with("attempt", (*attempt).into()),
        Event::Granted { took } => told.with("tookSeconds", took.as_secs_f64().into()),
        Event::Pausing { pause } => told.with("pauseSeconds", pause.as_secs_f64().into()),
        Event::Failed { class, code } => told.with("class", text(class.as_str())).with("code", text(code)),
        Event::ClockCorrected { offset_seconds } => told.with("offsetSeconds", signed(*offset_seconds)),
        Event::Hit | Event::StoreHit | Event::RenewalFailed | Event::StoreFailed | Event::StoreRecovered => told,
    };
    told.into_object()
}
