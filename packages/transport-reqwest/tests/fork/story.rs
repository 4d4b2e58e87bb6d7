//! What parent, children and grandchild do.

use std::collections::HashSet;

use systembruker::{
    Client, ClientConfig, ClientId, Environment, ExternalRef, KeyId, OrganisationNumber, PrivateKey, RingSigner,
    ScopeSet, Token,
};
use systembruker_reqwest::{OwnRuntimeHost, own_runtime_host};
use systembruker_sandbox::{ClientKey, Sandbox, System, SystemUser, generate_client_key};
use tokio::runtime::Runtime;

use crate::block_on::block_on;
use crate::child::Child;

const CLIENT_ID: &str = "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901";
const VENDOR: &str = "315181909";
const SYSTEM: &str = "315181909_nordlys_lonn";
const CUSTOMER: &str = "311860917";
const SCOPE: &str = "altinn:demo.read";
/// Who asks, by the reference of the system user.
const ASKERS: [&str; 8] =
    ["parent", "child-1", "child-2", "new-client", "passing", "heir", "grandchild", "parent-again"];

type OwnRuntimeClient = Client<OwnRuntimeHost>;

pub(crate) fn play() {
    // the server's side, in threads that no child has
    let server = Runtime::new().unwrap();
    let key = generate_client_key().unwrap();
    let sandbox = server.block_on(sandbox(&key));
    let client = client(&sandbox, &key);

    let token = ask(&client, "parent");
    let children = ["child-1", "child-2"].map(|name| Child::fork(|| at_work(&client, name, &token)));
    let reborn = Child::fork(|| {
        let new = self::client(&sandbox, &key);
        ask(&new, "new-client");
    });
    let passing = self::client(&sandbox, &key);
    ask(&passing, "passing");
    // dropping what the parent used must not wait for the parent's thread
    let heir = Child::fork(move || {
        ask(&passing, "heir");
        drop(passing);
    });
    // the parent's own connections and thread are unharmed
    ask(&client, "parent-again");
    reborn.assert_ends_well("a child with a new client");
    heir.assert_ends_well("a child that drops its parent's client");
    for child in children {
        child.assert_ends_well("a child with its parent's client");
    }

    assert_eq!(sandbox.token_calls(), ASKERS.len() as u64);
    let jtis = sandbox.jtis();
    assert_eq!(jtis.iter().collect::<HashSet<_>>().len(), ASKERS.len(), "a jti came twice: {jtis:?}");
    println!("{} clients in parent, children and grandchild each sent a grant of their own", ASKERS.len());

    // must not panic inside another runtime
    server.block_on(async { drop(client) });
}

fn at_work(client: &OwnRuntimeClient, name: &str, parents: &Token) {
    let cached = block_on(client.system_user_token(customer(), Some(ExternalRef::parse("parent").unwrap())));
    assert!(cached.unwrap() == *parents, "what the parent had is there without asking");
    ask(client, name);
    if name == "child-1" {
        Child::fork(|| drop(ask(client, "grandchild"))).assert_ends_well("a grandchild");
    }
}

fn ask(client: &OwnRuntimeClient, name: &str) -> Token {
    block_on(client.system_user_token(customer(), Some(ExternalRef::parse(name).unwrap()))).unwrap()
}

fn customer() -> OrganisationNumber {
    OrganisationNumber::parse(CUSTOMER).unwrap()
}

fn client(sandbox: &Sandbox, key: &ClientKey) -> OwnRuntimeClient {
    let environment = Environment::custom(sandbox.issuer(), sandbox.altinn_platform()).unwrap();
    let scope = ScopeSet::parse(SCOPE).unwrap();
    let key_id = KeyId::parse(key.kid()).unwrap();
    let config = ClientConfig::new(environment, ClientId::parse(CLIENT_ID).unwrap(), key_id, scope);
    let private_key = PrivateKey::from_pem(key.expose_private_key_pem()).unwrap();
    Client::new(own_runtime_host(RingSigner::new(&private_key).unwrap()), config)
}

async fn sandbox(key: &ClientKey) -> Sandbox {
    let client = systembruker_sandbox::Client::new(CLIENT_ID, VENDOR).key(key.public_jwk()).scope(SCOPE);
    let mut builder = Sandbox::builder().client_with_grants(client).system(System::new(SYSTEM).client_id(CLIENT_ID));
    for name in ASKERS {
        builder = builder.system_user(SystemUser::new(SYSTEM, CUSTOMER).external_ref(name));
    }
    builder.start().await.unwrap()
}
