use serde::Serialize;

use super::World;
use crate::config::{SystemUser, SystemUserStatus};

/// What a grant's detail asks for.
pub(crate) struct Wanted<'a> {
    pub(crate) owner: &'a str,
    pub(crate) external_ref: Option<&'a str>,
    pub(crate) client_id: &'a str,
    /// The client's owner.
    pub(crate) vendor: &'a str,
    pub(crate) now: u64,
}

/// The system user that answers to it.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) systemuser_id: String,
    pub(crate) system_id: String,
}

/// Why none does, ordered from the farthest miss to the nearest.
///
/// Maskinporten answers MP-303 to all of them; the sandbox tells its owner which it was at `GET /control/requests`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NoSystemUser {
    /// The authority or the organisation number has another form than Altinn's.
    OwnerMalformed,
    /// The organisation owns no system user; for an agent, its client's number was sent.
    OwnerUnknown,
    /// It owns some, for systems of other vendors.
    OtherVendor,
    /// The system does not list the grant's client id.
    ClientIdNotListed,
    /// The system was deleted.
    SystemDeleted,
    /// A reference was used when it was requested, and none was sent.
    ExternalRefMissing,
    /// Another reference was sent.
    ExternalRefDiffers,
    /// The system user was deleted.
    Deleted,
    /// The customer said no.
    Rejected,
    /// The customer has not answered yet.
    NotApproved,
    /// Just approved, and not active yet.
    NotActiveYet,
}

impl World {
    /// Altinn's lookup: owner, client id in the system, vendor and reference must all fit; the first one that does.
    pub(crate) fn find_system_user(&self, wanted: &Wanted<'_>) -> Result<Found, NoSystemUser> {
        let mut nearest = NoSystemUser::OwnerUnknown;
        for user in self.system_users.iter().filter(|user| user.systemuser_org == wanted.owner) {
            let Some(miss) = self.miss(user, wanted) else {
                let systemuser_id = user.id.clone().unwrap_or_default();
                return Ok(Found { systemuser_id, system_id: user.system_id.clone() });
            };
            nearest = nearest.max(miss);
        }
        Err(nearest)
    }

    fn miss(&self, user: &SystemUser, wanted: &Wanted<'_>) -> Option<NoSystemUser> {
        let Some(system) = self.systems.get(&user.system_id).filter(|system| system.vendor == wanted.vendor) else {
            return Some(NoSystemUser::OtherVendor);
        };
        if !system.client_id.iter().any(|id| id == wanted.client_id) {
            return Some(NoSystemUser::ClientIdNotListed);
        }
        if system.is_deleted {
            return Some(NoSystemUser::SystemDeleted);
        }
        // Altinn stores the owner's number for a system user that was requested without a reference
        let stored = user.external_ref.as_deref().unwrap_or(&user.systemuser_org);
        if wanted.external_ref.unwrap_or(wanted.owner) != stored {
            let miss = if wanted.external_ref.is_none() {
                NoSystemUser::ExternalRefMissing
            } else {
                NoSystemUser::ExternalRefDiffers
            };
            return Some(miss);
        }
        match user.status {
            SystemUserStatus::Deleted => Some(NoSystemUser::Deleted),
            SystemUserStatus::Rejected => Some(NoSystemUser::Rejected),
            SystemUserStatus::New => Some(NoSystemUser::NotApproved),
            SystemUserStatus::Accepted => {
                user.active_from.is_some_and(|from| from > wanted.now).then_some(NoSystemUser::NotActiveYet)
            }
        }
    }
}
