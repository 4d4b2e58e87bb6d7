//! The client.

use std::sync::Arc;

use systembruker::{ExternalRef, OrganisationNumber, Parts, PrivateKey, RequestedSystemUser, RingSigner, TokenQuery};
use zeroize::Zeroizing;

use crate::clock::SystemClock;
use crate::per_process::PerProcess;
use crate::random::OsRandom;
use crate::signer::AnySigner;
use crate::transport::ForeignTransport;
use crate::{AccessToken, ClientConfig, HttpTransport, Signer, SystembrukerError};

type Engine = systembruker::Client<Parts<ForeignTransport, AnySigner, SystemClock, OsRandom>>;

/// Gets, keeps and renews tokens for any number of customers.
///
/// Callers of one customer share one request. Cancelling a call cancels that call only. A forked process begins with
/// an empty cache: what its parent was waiting for would never come to it.
#[derive(uniffi::Object)]
pub struct Client {
    config: systembruker::ClientConfig,
    transport: ForeignTransport,
    signer: AnySigner,
    engine: PerProcess<Engine>,
}

#[uniffi::export]
impl Client {
    /// A client that has its grants signed by a signer.
    #[uniffi::constructor]
    pub fn with_signer(
        config: ClientConfig,
        transport: Arc<dyn HttpTransport>,
        signer: Arc<dyn Signer>,
    ) -> Result<Self, SystembrukerError> {
        Self::of(config, transport, AnySigner::Foreign(signer))
    }

    /// A client that signs its grants with a private key, PEM or JWK.
    #[uniffi::constructor]
    pub fn with_private_key(
        config: ClientConfig,
        transport: Arc<dyn HttpTransport>,
        private_key: String,
    ) -> Result<Self, SystembrukerError> {
        // the copy that crossed the border; the caller's own is the caller's
        let private_key = Zeroizing::new(private_key);
        let key = PrivateKey::parse(&private_key).map_err(SystembrukerError::refused)?;
        let signer = RingSigner::new(&key).map_err(SystembrukerError::refused)?;
        Self::of(config, transport, AnySigner::Ring(Arc::new(signer)))
    }

    /// A token for a customer's system user. Ask `cached` first: it is many times faster.
    ///
    /// `owner` is the organisation that approved it; for an agent system user the accountant, never the client.
    #[uniffi::method(default(external_ref = None))]
    pub async fn system_user_token(
        &self,
        owner: String,
        external_ref: Option<String>,
    ) -> Result<Arc<AccessToken>, SystembrukerError> {
        let query = query(&owner, external_ref.as_deref())?;
        Ok(self.engine().token(&query).await.map(AccessToken::shared)?)
    }

    /// The token that is at hand and needs no renewal. Does not wait and sends nothing.
    #[uniffi::method(default(external_ref = None))]
    pub fn cached(
        &self,
        owner: &str,
        external_ref: Option<String>,
    ) -> Result<Option<Arc<AccessToken>>, SystembrukerError> {
        Ok(self.engine().cached(&query(owner, external_ref.as_deref())?).map(AccessToken::shared))
    }
}

impl Client {
    fn of(
        config: ClientConfig,
        transport: Arc<dyn HttpTransport>,
        signer: AnySigner,
    ) -> Result<Self, SystembrukerError> {
        let transport = ForeignTransport(transport);
        Ok(Self { config: config.try_into()?, transport, signer, engine: PerProcess::new() })
    }

    fn engine(&self) -> &Engine {
        self.engine.get(|| {
            let (transport, signer) = (self.transport.clone(), self.signer.clone());
            Engine::new(Parts::new(transport, signer, SystemClock::new(), OsRandom), self.config.clone())
        })
    }
}

fn query(owner: &str, external_ref: Option<&str>) -> Result<TokenQuery, SystembrukerError> {
    let owner = OrganisationNumber::parse(owner).map_err(SystembrukerError::refused)?;
    let external_ref = external_ref.map(ExternalRef::parse).transpose().map_err(SystembrukerError::refused)?;
    Ok(TokenQuery { system_user: Some(RequestedSystemUser { owner, external_ref }), ..TokenQuery::default() })
}
