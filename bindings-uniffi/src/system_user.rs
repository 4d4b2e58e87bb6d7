//! Whom a token names, as records.

/// A system user as a token names it. Ids are kept as text and not judged.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SystemUser {
    /// `systemuser_org`: the organisation that owns the system user.
    pub systemuser_org: Organisation,
    /// `systemuser_id`: never empty; one in practice, a UUID.
    pub systemuser_id: Vec<String>,
    /// `system_id`: the registered system.
    pub system_id: String,
}

/// An organisation inside a token.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Organisation {
    /// `authority`, if it is a string. Not judged.
    pub authority: Option<String>,
    /// The nine digits without their prefix. The check digit is not judged on reading.
    pub number: String,
    /// Further colon-separated parts of the identifier (a sub-unit), if there are any.
    pub sub_unit: Option<String>,
}

impl From<systembruker::SystemUser> for SystemUser {
    fn from(user: systembruker::SystemUser) -> Self {
        let systembruker::SystemUser { systemuser_org, systemuser_id, system_id } = user;
        Self { systemuser_org: systemuser_org.into(), systemuser_id, system_id }
    }
}

impl From<systembruker::Organisation> for Organisation {
    fn from(organisation: systembruker::Organisation) -> Self {
        let (number, sub_unit) = (organisation.number().to_owned(), organisation.sub_unit().map(str::to_owned));
        Self { authority: organisation.authority, number, sub_unit }
    }
}
