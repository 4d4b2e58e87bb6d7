//! Programs that want tokens, some of which give up half-way.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;
use systembruker::testing::{SeededRandom, VirtualClock};
use systembruker::{Client, ClientError, Clock as _, ExternalRef, Host, OrganisationNumber, Token};

use crate::server::Server;
use crate::world::Outcome;

/// One program that asks for tokens of random customers until the time is up.
pub(crate) struct Caller<'a, H> {
    pub(crate) client: &'a Client<H>,
    pub(crate) server: &'a Server,
    pub(crate) customers: &'a [(OrganisationNumber, Option<ExternalRef>)],
    pub(crate) until: Duration,
    pub(crate) outcome: &'a RefCell<Outcome>,
}

impl<H: Host> Caller<'_, H> {
    pub(crate) async fn run(self) {
        let (clock, random) = (&self.server.clock, &self.server.random);
        while clock.monotonic() < self.until {
            let index = usize::try_from(random.next()).unwrap_or_default() % self.customers.len();
            let (owner, external_ref) = &self.customers[index];
            let call = self.client.system_user_token(*owner, external_ref.clone());
            let patience =
                if random.next().is_multiple_of(20) { Some(Duration::from_millis(random.next() % 300)) } else { None };
            let begun = clock.monotonic();
            match give_up_after(clock, patience, call).await {
                Some(answer) => self.judge(answer, *owner, external_ref.as_ref(), begun),
                None => self.outcome.borrow_mut().cancelled += 1,
            }
            pause(clock, random).await;
        }
    }

    fn judge(
        &self,
        answer: Result<Token, ClientError>,
        owner: OrganisationNumber,
        external_ref: Option<&ExternalRef>,
        begun: Duration,
    ) {
        let mut outcome = self.outcome.borrow_mut();
        outcome.longest = outcome.longest.max(self.server.clock.monotonic().saturating_sub(begun));
        let Ok(token) = answer else {
            outcome.failed += 1;
            return;
        };
        outcome.served += 1;
        let ledger = self.server.ledger.borrow();
        let Some(issued) = ledger.issued.get(token.expose()) else {
            outcome.foreign += 1;
            return;
        };
        if issued.owner != owner.to_string() || issued.external_ref.as_deref() != external_ref.map(ExternalRef::as_str)
        {
            outcome.foreign += 1;
        }
        if self.server.now() >= issued.expires {
            outcome.expired += 1;
        }
    }
}

async fn pause(clock: &VirtualClock, random: &Rc<SeededRandom>) {
    clock.alarm(clock.monotonic() + Duration::from_millis(random.next() % 40_000)).await;
}

async fn give_up_after<T>(
    clock: &VirtualClock,
    patience: Option<Duration>,
    call: impl Future<Output = T>,
) -> Option<T> {
    let mut call = pin!(call);
    let Some(patience) = patience else { return Some(call.await) };
    let mut alarm = pin!(clock.alarm(clock.monotonic() + patience));
    poll_fn(|context| match call.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending => alarm.as_mut().poll(context).map(|()| None),
    })
    .await
}
