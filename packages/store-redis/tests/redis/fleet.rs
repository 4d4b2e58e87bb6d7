//! A Redis, a sandbox, and clients that share both.

use std::sync::{Arc, Mutex};

use systembruker::{
    Client, ClientConfig, ClientId, Environment, Event, ExternalRef, KeyId, Observed, OrganisationNumber, PrivateKey,
    RequestedSystemUser, RingSigner, ScopeSet, SealingKey, Token, TokenQuery, decode,
};
use systembruker_redis::RedisStore;
use systembruker_reqwest::{TokioHost, tokio_host};
use systembruker_sandbox::{ClientKey, Sandbox, System, SystemUser, generate_client_key};

use crate::server::RedisServer;

pub(crate) const CLIENT_ID: &str = "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901";
pub(crate) const VENDOR: &str = "315181909";
pub(crate) const SYSTEM: &str = "315181909_nordlys_lonn";
pub(crate) const CUSTOMER: &str = "311860917";
pub(crate) const OTHER_CUSTOMER: &str = "310202398";
pub(crate) const SCOPE: &str = "altinn:demo.read";
/// The fleet's key for sealing.
pub(crate) const SECRET: [u8; 32] = [7; 32];
/// System users of each customer, told apart by their reference.
const REFERENCES: usize = 24;

pub(crate) struct Fleet {
    pub(crate) redis: RedisServer,
    pub(crate) sandbox: Sandbox,
    pub(crate) key: ClientKey,
}

type Observer = Box<dyn Fn(&Event) + Send + Sync>;

/// A client that remembers what it was told to observe.
pub(crate) struct Member {
    pub(crate) client: Client<Observed<TokioHost<RedisStore, SealingKey>, Observer>>,
    events: Arc<Mutex<Vec<Event>>>,
}

impl Fleet {
    pub(crate) async fn start() -> Self {
        Self::on(RedisServer::start()).await
    }

    pub(crate) async fn on(redis: RedisServer) -> Self {
        let key = generate_client_key().unwrap();
        let client = systembruker_sandbox::Client::new(CLIENT_ID, VENDOR).key(key.public_jwk()).scope(SCOPE);
        let mut builder =
            Sandbox::builder().client_with_grants(client).system(System::new(SYSTEM).client_id(CLIENT_ID));
        for customer in [CUSTOMER, OTHER_CUSTOMER] {
            for number in 0..REFERENCES {
                builder = builder.system_user(SystemUser::new(SYSTEM, customer).external_ref(reference(number)));
            }
        }
        Self { redis, sandbox: builder.start().await.unwrap(), key }
    }

    /// A client with a cache of its own.
    pub(crate) fn member(&self) -> Member {
        self.member_with(SECRET, RedisStore::open(&self.redis.address()).unwrap())
    }

    pub(crate) fn member_with(&self, secret: [u8; 32], store: RedisStore) -> Member {
        let private_key = PrivateKey::from_pem(self.key.expose_private_key_pem()).unwrap();
        let host = tokio_host(RingSigner::new(&private_key).unwrap()).unwrap();
        let events = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&events);
        let observer: Observer = Box::new(move |event| seen.lock().unwrap().push(event.clone()));
        let host = Observed { host: host.with_store(store, SealingKey::new(secret)), observer };
        Member { client: Client::new(host, self.config()), events }
    }

    pub(crate) fn config(&self) -> ClientConfig {
        config(self.sandbox.issuer(), self.sandbox.altinn_platform(), self.key.kid())
    }
}

impl Member {
    pub(crate) async fn token(&self, customer: &str, number: usize) -> Token {
        self.client.token(&query(customer, number)).await.unwrap()
    }

    pub(crate) fn count(&self, event: &Event) -> usize {
        self.events.lock().unwrap().iter().filter(|seen| *seen == event).count()
    }
}

pub(crate) fn config(issuer: &str, platform: &str, kid: &str) -> ClientConfig {
    let environment = Environment::custom(issuer, platform).unwrap();
    let (kid, scope) = (KeyId::parse(kid).unwrap(), ScopeSet::parse(SCOPE).unwrap());
    ClientConfig::new(environment, ClientId::parse(CLIENT_ID).unwrap(), kid, scope)
}

pub(crate) fn query(customer: &str, number: usize) -> TokenQuery {
    let owner = OrganisationNumber::parse(customer).unwrap();
    let external_ref = Some(ExternalRef::parse(&reference(number)).unwrap());
    TokenQuery { system_user: Some(RequestedSystemUser { owner, external_ref }), ..TokenQuery::default() }
}

pub(crate) fn reference(number: usize) -> String {
    format!("avd-nord-{number}")
}

/// Whose system user a token names.
pub(crate) fn owner(token: &Token) -> String {
    decode(token.expose()).unwrap().claims.system_user().unwrap().systemuser_org.number().to_owned()
}
