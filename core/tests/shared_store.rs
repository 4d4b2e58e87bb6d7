//! Clients of several machines around one store.

mod common;

use common::{NOW, key};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;
use systembruker::testing::{SeededRandom, VirtualClock, run};
use systembruker::{
    Client, ClientConfig, ClientId, Clock as _, Environment, Event, Host, HttpRequest, HttpResponse, KeyId, Observed,
    OrganisationNumber, Parts, RequestedSystemUser, RingSigner, ScopeSet, SealingKey, StoreError, StoreKey, TokenQuery,
    TokenStore, Transport, TransportError,
};

/// A store of which a test can see and do everything.
#[derive(Clone, Default)]
struct Memory(Rc<Inner>);

#[derive(Default)]
struct Inner {
    entries: RefCell<HashMap<StoreKey, Vec<u8>>>,
    locks: RefCell<HashMap<StoreKey, String>>,
    broken: Cell<bool>,
    calls: Cell<usize>,
    lock_pause: Cell<Duration>,
    clock: RefCell<Option<VirtualClock>>,
}

impl Memory {
    fn check(&self) -> Result<(), StoreError> {
        self.0.calls.set(self.0.calls.get() + 1);
        if self.0.broken.get() { Err(StoreError) } else { Ok(()) }
    }
}

impl TokenStore for Memory {
    async fn load(&self, key: &StoreKey) -> Result<Option<Vec<u8>>, StoreError> {
        self.check()?;
        Ok(self.0.entries.borrow().get(key).cloned())
    }

    async fn save(&self, key: &StoreKey, entry: Vec<u8>, _: Duration) -> Result<(), StoreError> {
        self.check()?;
        self.0.entries.borrow_mut().insert(*key, entry);
        Ok(())
    }

    async fn try_lock(&self, key: &StoreKey, holder: &str, _: Duration) -> Result<bool, StoreError> {
        self.check()?;
        let (pause, clock) = (self.0.lock_pause.get(), self.0.clock.borrow().clone());
        if let Some(clock) = clock {
            clock.alarm(clock.monotonic() + pause).await;
        }
        let mut locks = self.0.locks.borrow_mut();
        Ok(*locks.entry(*key).or_insert_with(|| holder.to_owned()) == holder)
    }

    async fn unlock(&self, key: &StoreKey, holder: &str) -> Result<(), StoreError> {
        self.check()?;
        self.0.locks.borrow_mut().retain(|known, by| known != key || by != holder);
        Ok(())
    }
}

/// Answers `t1`, `t2`, … after half a second.
#[derive(Clone)]
struct Server(VirtualClock, Rc<Cell<usize>>);

impl Transport for Server {
    async fn send(&self, _: HttpRequest, _: usize, _: Duration) -> Result<HttpResponse, TransportError> {
        self.1.set(self.1.get() + 1);
        let body = format!(r#"{{"access_token":"t{}","expires_in":120}}"#, self.1.get());
        self.0.alarm(self.0.monotonic() + Duration::from_millis(500)).await;
        Ok(HttpResponse { status: 200, headers: Vec::new(), body: body.into_bytes() })
    }
}

struct World {
    clock: VirtualClock,
    server: Server,
    store: Memory,
    events: Rc<RefCell<Vec<&'static str>>>,
}

impl World {
    fn new() -> Self {
        let clock = VirtualClock::new(NOW);
        let server = Server(clock.clone(), Rc::default());
        let store = Memory::default();
        store.0.clock.replace(Some(clock.clone()));
        Self { clock, server, store, events: Rc::default() }
    }

    fn machine(&self, seed: u64, sealing: u8) -> Client<impl Host + use<>> {
        let signer = RingSigner::new(&key()).unwrap();
        let parts = Parts::new(self.server.clone(), signer, self.clock.clone(), SeededRandom::new(seed));
        let parts = parts.with_store(self.store.clone(), SealingKey::new([sealing; 32]));
        let (client_id, scope) = (ClientId::parse("c").unwrap(), ScopeSet::parse("s").unwrap());
        let config = ClientConfig::new(Environment::Test, client_id, KeyId::parse("k1").unwrap(), scope);
        let events = Rc::clone(&self.events);
        let observer = move |event: &Event| events.borrow_mut().push(event.name());
        Client::new(Observed { host: parts, observer }, config)
    }

    fn requests(&self) -> usize {
        self.server.1.get()
    }

    fn count(&self, event: &str) -> usize {
        self.events.borrow().iter().filter(|name| **name == event).count()
    }
}

fn owner(number: &str) -> OrganisationNumber {
    OrganisationNumber::parse(number).unwrap()
}

const CUSTOMER: &str = "311860917";

#[test]
fn a_fleet_asks_once_per_key() {
    let world = World::new();
    let machines: Vec<_> = (0..20).map(|seed| world.machine(seed, 1)).collect();
    let outcomes = run(&world.clock, machines.iter().map(|machine| machine.system_user_token(owner(CUSTOMER), None)));
    assert!(outcomes.into_iter().all(|outcome| outcome.unwrap().unwrap().expose() == "t1"));
    assert_eq!((world.requests(), world.count("store_hit")), (1, 19));
    assert!(world.store.0.locks.borrow().is_empty());
}

#[test]
fn a_token_that_was_saved_between_looking_and_locking_is_taken() {
    let world = World::new();
    // the first look of the slow machine comes before the quick one's token, its lock after
    let (slow, quick) = (world.machine(1, 1), world.machine(2, 1));
    world.store.0.lock_pause.set(Duration::from_millis(700));
    let later = async {
        world.store.0.lock_pause.set(Duration::ZERO);
        quick.system_user_token(owner(CUSTOMER), None).await
    };
    let first = slow.system_user_token(owner(CUSTOMER), None);
    let outcomes = run::<_>(&world.clock, [boxed(first), boxed(later)]);
    assert!(outcomes.into_iter().all(|outcome| outcome.unwrap().unwrap().expose() == "t1"));
    assert_eq!(world.requests(), 1);
    assert!(world.store.0.locks.borrow().is_empty());
}

#[test]
fn a_token_that_an_api_refused_is_not_taken_from_the_store_again() {
    let world = World::new();
    let machine = world.machine(1, 1);
    let first = run(&world.clock, [machine.system_user_token(owner(CUSTOMER), None)]).remove(0).unwrap().unwrap();
    let system_user = Some(RequestedSystemUser { owner: owner(CUSTOMER), external_ref: None });
    machine.forget(&TokenQuery { system_user, ..TokenQuery::default() }, &first);
    assert_eq!(text(&world, &machine), "t2");
    assert_eq!(text(&world, &world.machine(2, 1)), "t2", "and the store has the new one");
}

type Boxed<'a, T> = std::pin::Pin<Box<dyn Future<Output = T> + 'a>>;

fn boxed<'a, T>(future: impl Future<Output = T> + 'a) -> Boxed<'a, T> {
    Box::pin(future)
}

#[test]
fn a_machine_that_comes_later_takes_what_is_left_of_a_tokens_life() {
    let world = World::new();
    let (first, second) = (world.machine(1, 1), world.machine(2, 1));
    let call = |machine: &_| -> String { text(&world, machine) };
    assert_eq!(call(&first), "t1");
    world.clock.advance(Duration::from_secs(80));
    assert_eq!(call(&second), "t1");
    world.clock.advance(Duration::from_secs(40));
    assert_eq!(call(&second), "t2", "never past its end");
}

fn text<H: Host>(world: &World, machine: &Client<H>) -> String {
    let outcome = run(&world.clock, [machine.system_user_token(owner(CUSTOMER), None)]).remove(0);
    outcome.unwrap().unwrap().expose().to_owned()
}

#[test]
fn an_entry_opens_only_under_its_key_and_in_its_place() {
    let world = World::new();
    let first = world.machine(1, 1);
    assert_eq!(text(&world, &first), "t1");
    let sealed = world.store.0.entries.borrow().values().next().cloned().unwrap();
    assert!(!sealed.windows(2).any(|pair| pair == b"t1"));

    let stranger = world.machine(2, 2);
    assert_eq!(text(&world, &stranger), "t2", "another sealing key");

    let third = world.machine(3, 1);
    let other = owner("310202398");
    run(&world.clock, [third.system_user_token(other, None)]);
    let places: Vec<StoreKey> = world.store.0.entries.borrow().keys().copied().collect();
    assert_eq!(places.len(), 2);
    // everybody's entry is the first customer's
    for place in places {
        world.store.0.entries.borrow_mut().insert(place, sealed.clone());
    }
    let fourth = world.machine(4, 1);
    let outcome = run(&world.clock, [fourth.system_user_token(other, None)]).remove(0).unwrap().unwrap();
    assert_eq!(outcome.expose(), "t4", "an entry moved to another customer's place does not open");
}

#[test]
fn damaged_entries_are_asked_for_anew() {
    let world = World::new();
    let first = world.machine(1, 1);
    assert_eq!(text(&world, &first), "t1");
    let sealed = world.store.0.entries.borrow().clone();
    for damage in [0, 1, 13, 30] {
        for (place, entry) in &sealed {
            let mut entry = entry.clone();
            entry[damage] ^= 1;
            world.store.0.entries.borrow_mut().insert(*place, entry);
        }
        let before = world.requests();
        text(&world, &world.machine(100 + damage as u64, 1));
        assert_eq!(world.requests(), before + 1, "{damage}");
    }
}

#[test]
fn a_broken_store_loses_no_caller_and_is_told_once() {
    let world = World::new();
    let machine = world.machine(1, 1);
    world.store.0.broken.set(true);
    for number in [CUSTOMER, "310202398", "315181909"] {
        let outcome = run(&world.clock, [machine.system_user_token(owner(number), None)]).remove(0);
        assert!(outcome.unwrap().is_ok());
    }
    assert_eq!((world.count("store_failed"), world.count("store_recovered")), (1, 0));
    world.store.0.broken.set(false);
    machine.clear();
    text(&world, &machine);
    assert_eq!((world.count("store_failed"), world.count("store_recovered")), (1, 1));
}

#[test]
fn a_store_that_hangs_holds_a_call_up_for_a_second_and_no_other_part_of_it() {
    let world = World::new();
    let machine = world.machine(1, 1);
    world.store.0.lock_pause.set(Duration::from_secs(60));
    assert_eq!(text(&world, &machine), "t1");
    assert_eq!(world.clock.monotonic(), Duration::from_millis(1_500), "looking and locking, then the server");
    assert_eq!((world.count("store_failed"), world.count("store_recovered")), (1, 1));
}

#[test]
fn a_lock_that_nobody_gives_back_is_waited_for_only_so_long() {
    let world = World::new();
    let (first, second) = (world.machine(1, 1), world.machine(2, 1));
    assert_eq!(text(&world, &first), "t1");
    let place = world.store.0.entries.borrow().keys().next().copied().unwrap();
    world.store.0.entries.borrow_mut().clear();
    world.store.0.locks.borrow_mut().insert(place, "crashed".to_owned());
    let begun = world.clock.monotonic();
    assert_eq!(text(&world, &second), "t2");
    let waited = world.clock.monotonic().saturating_sub(begun);
    assert!(waited <= Duration::from_secs(6), "{waited:?}");
    assert_eq!(world.store.0.locks.borrow().get(&place).map(String::as_str), Some("crashed"), "not its own to release");
}
