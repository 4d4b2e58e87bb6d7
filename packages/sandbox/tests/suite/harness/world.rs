use std::sync::LazyLock;

use systembruker_sandbox::{
    Client, ClockSetting, Config, Delegation, RegisteredKey, Sandbox, SandboxBuilder, SigningKeyPem, SigningKeys,
    System, SystemUser, generate_client_key,
};

use super::{old_key, vendor_key};
use crate::certificates::trusted_authority_pem;

pub(crate) const NOW: u64 = 1_790_000_000;
pub(crate) const VENDOR: &str = "315181909";
pub(crate) const CUSTOMER: &str = "311860917";
/// Grants scopes to nobody, delegates some to the vendor.
pub(crate) const AGENCY: &str = "310202398";
pub(crate) const CLIENT: &str = "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901";
pub(crate) const CERT_CLIENT: &str = "8f1e2d3c-0000-4000-8000-00000000c3e7";
pub(crate) const SYSTEM: &str = "315181909_nordlys_lonn";
pub(crate) const SYSTEM_USER: &str = "7d2a1c38-0b94-4e0f-8d0e-3a9a4d9e6f21";
pub(crate) const SYSTEM_USER_WITH_REF: &str = "7d2a1c38-0b94-4e0f-8d0e-3a9a4d9e6f22";

/// One vendor with two clients, one customer with two system users, at a time that stands still.
pub(crate) fn builder() -> SandboxBuilder {
    let old = RegisteredKey { jwk: old_key().client_key.public_jwk(), registered_at: Some(NOW - 365 * 86_400 - 1) };
    let client = Client::new(CLIENT, VENDOR)
        .key(vendor_key().client_key.public_jwk())
        .key(old)
        .scope("altinn:demo.read")
        .scope("altinn:instances.read");
    let cert_client = Client::new(CERT_CLIENT, VENDOR).scope("altinn:demo.read");
    Sandbox::builder()
        .client_with_grants(client.clone())
        // on the client, but granted to nobody
        .client(client.scope("skatteetaten:ungranted"))
        .client_with_grants(cert_client)
        .grant("altinn:demo.read", AGENCY)
        .grant("altinn:instances.read", AGENCY)
        .delegation(Delegation { scope: "altinn:demo.read".into(), consumer: AGENCY.into(), supplier: VENDOR.into() })
        .system(System::new(SYSTEM).client_id(CLIENT))
        .system_user(SystemUser::new(SYSTEM, CUSTOMER).id(SYSTEM_USER))
        .system_user(SystemUser::new(SYSTEM, CUSTOMER).id(SYSTEM_USER_WITH_REF).external_ref("avd-nord_7"))
        .trusted_certificate(trusted_authority_pem())
        .clock(ClockSetting::Fixed(NOW))
        // making keys is slow and not what most tests are about
        .signing_keys(signing_keys())
}

pub(crate) async fn start() -> Sandbox {
    builder().start().await.unwrap()
}

/// The registers alone, as a control request or a file would say them.
pub(crate) async fn config() -> Config {
    start().await.state()
}

fn signing_keys() -> SigningKeys {
    static PEMS: LazyLock<[String; 2]> =
        LazyLock::new(|| [(); 2].map(|()| generate_client_key().unwrap().expose_private_key_pem().to_owned()));
    let key = |index: usize| Some(SigningKeyPem { pem: PEMS[index].clone(), kid: None });
    SigningKeys { maskinporten: key(0), altinn: key(1) }
}
