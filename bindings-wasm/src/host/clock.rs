//! Time, from JavaScript.

use core::time::Duration;

use systembruker::{Clock, UnixTime};
use wasm_bindgen::JsValue;

use super::JsHost;
use crate::abort::settled;

/// A clock that throws, or gives no number, stands at the end of time: no token is fresh then, and every call is late.
impl Clock for JsHost {
    fn now(&self) -> UnixTime {
        UnixTime::from_seconds(duration(self.js_now(), 1.0).as_secs())
    }

    fn monotonic(&self) -> Duration {
        duration(self.js_monotonic(), 1000.0)
    }

    // one that fails is over: a call rather ends early than never
    async fn sleep(&self, duration: Duration) {
        let _ = settled(|signal| self.js_sleep(duration.as_secs_f64() * 1000.0, signal)).await;
    }

    async fn alarm(&self, at: Duration) {
        let left = at.saturating_sub(self.monotonic());
        let _ = settled(|signal| self.js_alarm(left.as_secs_f64() * 1000.0, signal)).await;
    }
}

fn duration(value: Result<f64, JsValue>, units_per_second: f64) -> Duration {
    value.ok().and_then(|units| Duration::try_from_secs_f64(units / units_per_second).ok()).unwrap_or(Duration::MAX)
}
