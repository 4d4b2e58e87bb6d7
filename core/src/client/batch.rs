//! Tokens for many customers at once.

use futures_util::stream::{Stream, StreamExt as _, iter};

use super::{Client, ClientError, Host, Token, TokenQuery};
use crate::grant::RequestedSystemUser;

impl<H: Host> Client<H> {
    /// Tokens for customers, up to `concurrency` requests at a time, in the order in which they are done.
    ///
    /// One customer's failure stops no other. Dropping the stream cancels what is still open.
    pub fn system_user_tokens<I>(
        &self,
        customers: I,
        concurrency: usize,
    ) -> impl Stream<Item = (RequestedSystemUser, Result<Token, ClientError>)> + use<'_, H, I>
    where
        I: IntoIterator<Item = RequestedSystemUser>,
    {
        let calls = customers.into_iter().map(async move |customer| {
            let query = TokenQuery { system_user: Some(customer.clone()), ..TokenQuery::default() };
            (customer, self.token(&query).await)
        });
        iter(calls).buffer_unordered(concurrency.max(1))
    }
}
