//! This machine's clock.

use std::time::SystemTime;

use systembruker::UnixTime;

pub(crate) fn now() -> UnixTime {
    SystemTime::now().into()
}
