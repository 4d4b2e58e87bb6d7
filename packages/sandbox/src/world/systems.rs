use super::{World, check};
use crate::config::{ConfigError, ConfigProblem, System, SystemUser, SystemUserStatus};
use crate::random;

impl World {
    /// Registers a system or replaces the one with the same id, as a PUT in Altinn's register does.
    pub(crate) fn set_system(&mut self, at: &str, system: System) -> Result<(), ConfigError> {
        check::organisation(&format!("{at}.vendor"), &system.vendor)?;
        check::system_id(&format!("{at}.id"), &system.id, &system.vendor)?;
        for (index, client_id) in system.client_id.iter().enumerate() {
            let at = format!("{at}.clientId[{index}]");
            check::client_id(&at, client_id)?;
            let taken = !system.is_deleted
                && self
                    .systems
                    .values()
                    .filter(|other| other.id != system.id && !other.is_deleted)
                    .any(|other| other.client_id.contains(client_id));
            check::demand(!taken, &at, ConfigProblem::ClientIdTaken)?;
        }
        self.systems.insert(system.id.clone(), system);
        Ok(())
    }

    /// Deletes a system the way Altinn does: it stays known, and its id stays taken.
    pub(crate) fn delete_system(&mut self, id: &str) -> Result<(), ConfigError> {
        let system = self.systems.get_mut(id).ok_or_else(|| ConfigError::new("id", ConfigProblem::UnknownSystem))?;
        system.is_deleted = true;
        Ok(())
    }

    /// Adds a system user or replaces the one with the same id; returns the id.
    pub(crate) fn set_system_user(&mut self, at: &str, mut user: SystemUser) -> Result<String, ConfigError> {
        check::organisation(&format!("{at}.systemuser_org"), &user.systemuser_org)?;
        let known = self.systems.contains_key(&user.system_id);
        check::demand(known, &format!("{at}.system_id"), ConfigProblem::UnknownSystem)?;
        let id = user.id.get_or_insert_with(random::uuid).clone();
        check::uuid(&format!("{at}.id"), &id)?;
        match self.system_users.iter_mut().find(|other| other.id.as_ref() == Some(&id)) {
            Some(other) => *other = user,
            None => self.system_users.push(user),
        }
        Ok(id)
    }

    pub(crate) fn delete_system_user(&mut self, id: &str) -> Result<(), ConfigError> {
        let user = self.system_users.iter_mut().find(|user| user.id.as_deref() == Some(id));
        let user = user.ok_or_else(|| ConfigError::new("id", ConfigProblem::UnknownSystemUser))?;
        user.status = SystemUserStatus::Deleted;
        Ok(())
    }
}
