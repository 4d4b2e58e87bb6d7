use std::sync::Mutex;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::lock::lock;

/// What the sandbox takes for the time, in its tokens, its checks and its `Date` header.
///
/// In JSON `{"offset_seconds": -90}` runs with the machine's clock at a distance, `{"now": 1790000000}` stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Members", into = "Members")]
pub enum ClockSetting {
    /// The machine's clock plus so many seconds.
    Offset(i64),
    /// Always this time, in seconds since 1970-01-01T00:00:00Z, until it is set anew.
    Fixed(u64),
}

impl Default for ClockSetting {
    fn default() -> Self {
        Self::Offset(0)
    }
}

/// The sandbox's own clock.
#[derive(Debug, Default)]
pub(crate) struct Clock(Mutex<ClockSetting>);

impl Clock {
    pub(crate) fn set(&self, setting: ClockSetting) {
        *lock(&self.0) = setting;
    }

    pub(crate) fn setting(&self) -> ClockSetting {
        *lock(&self.0)
    }

    /// Whole seconds since 1970, never outside what an HTTP date can say.
    pub(crate) fn now(&self) -> u64 {
        let now = match self.setting() {
            ClockSetting::Fixed(now) => now,
            ClockSetting::Offset(offset) => {
                let machine = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
                machine.saturating_add_signed(offset)
            }
        };
        now.min(LAST)
    }

    pub(crate) fn http_date(&self) -> String {
        httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(self.now()))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Members {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    offset_seconds: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    now: Option<u64>,
}

impl TryFrom<Members> for ClockSetting {
    type Error = &'static str;

    fn try_from(members: Members) -> Result<Self, Self::Error> {
        match (members.offset_seconds, members.now) {
            (Some(offset), None) => Ok(Self::Offset(offset)),
            (None, Some(now)) => Ok(Self::Fixed(now)),
            _ => Err("a clock has either `offset_seconds` or `now`"),
        }
    }
}

impl From<ClockSetting> for Members {
    fn from(setting: ClockSetting) -> Self {
        match setting {
            ClockSetting::Offset(offset) => Self { offset_seconds: Some(offset), now: None },
            ClockSetting::Fixed(now) => Self { offset_seconds: None, now: Some(now) },
        }
    }
}

/// 9999-12-31T23:59:59Z, the last second that an HTTP date can name.
const LAST: u64 = 253_402_300_799;
