//! Altinn's exchange of a Maskinporten token for one of its own. Not RFC 8693 on the wire.

use core::time::Duration;

use super::deadline::before;
use super::slot::Granted;
use super::{Client, ClientError, Clock as _, Host, TokenQuery, Transport as _};
use crate::token_endpoint::{MAX_TOKEN_RESPONSE_BYTES, TransportError, exchange_request, read_exchange_response};

impl<H: Host> Client<H> {
    /// An Altinn token for a Maskinporten token, which is taken from the cache or asked for.
    pub(super) async fn exchange(
        &self,
        query: &TokenQuery,
        deadline: Duration,
        just_approved: bool,
    ) -> Result<Granted, ClientError> {
        let clock = self.host.clock();
        let left = deadline.saturating_sub(clock.monotonic());
        let maskinporten_token = self.maskinporten_token(query, left, just_approved).await?;
        // waiting for the system user may have used the time up; the exchange has a call's time of its own then
        let anew = clock.monotonic().saturating_add(self.config.deadline);
        let deadline = if just_approved { deadline.max(anew) } else { deadline };
        let since = self.moment();
        let request = exchange_request(&self.config.environment, maskinporten_token.expose());
        let left = deadline.saturating_sub(clock.monotonic());
        let sent = self.host.transport().send(request, MAX_TOKEN_RESPONSE_BYTES, left);
        let response = before(clock, deadline, sent).await.ok_or(TransportError::Timeout)??;
        let token = read_exchange_response(&response, self.corrected_now())?;
        Ok(Granted::new(&token, since))
    }
}
