//! What Maskinporten and Altinn know: checked once on the way in, looked up by the token endpoint.

mod certificates;
mod check;
mod clients;
mod load;
mod scopes;
mod system_user_lookup;
mod systems;

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{Scope, System, SystemUser};

pub(crate) use clients::ClientRecord;
pub(crate) use system_user_lookup::{Found, NoSystemUser, Wanted};

/// All registers. Methods that change it leave it as it was when they fail.
#[derive(Clone, Default)]
pub(crate) struct World {
    clients: BTreeMap<String, ClientRecord>,
    scopes: BTreeMap<String, Scope>,
    /// (scope, organisation)
    grants: BTreeSet<(String, String)>,
    /// (scope, consumer, supplier)
    delegations: BTreeSet<(String, String, String)>,
    systems: BTreeMap<String, System>,
    /// In order of registration: the first that matches is the one.
    system_users: Vec<SystemUser>,
    /// DER
    trusted_certificates: Vec<Vec<u8>>,
    /// organisation to code
    service_owners: BTreeMap<String, String>,
}
