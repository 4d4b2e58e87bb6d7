//! The system user that a token names: the typed view of `authorization_details`.

use crate::error::errors;
use crate::grant::SYSTEM_USER_TYPE;
use crate::json::{Kind, Value};
use crate::nouns::{ICD, InvalidOrganisationNumber, OrganisationNumber, nine_digits};

/// A system user as a token names it. Ids are kept as text and not judged.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SystemUser {
    /// `systemuser_org`: the organisation that owns the system user.
    pub systemuser_org: Organisation,
    /// `systemuser_id`: never empty; one in practice, a UUID.
    pub systemuser_id: Vec<String>,
    /// `system_id`: the registered system.
    pub system_id: String,
}

/// An organisation inside a token, `{"authority", "ID"}` with an ISO 6523 identifier.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Organisation {
    /// `authority`, if it is a string. Not judged.
    pub authority: Option<String>,
    number: String,
    rest: Option<String>,
}

errors! {
    /// Why the typed view of a token's system users could not be had. The raw claims stay readable.
    pub enum UnreadableSystemUsers {
        /// `authorization_details` is neither an object nor an array of objects.
        Shape => Claims "system_users.shape" "authorization_details is neither an object nor an array of objects";
        /// A member is missing or of another type.
        Member {
            /// The member's name.
            name: &'static str,
        } => Claims "system_users.member" "a system user's {name} is missing or has another type than documented";
        /// The organisation is no `0192:` identifier, or `ID` and `id` differ.
        OrganisationId => Claims "system_users.organisation_id" "a system user's organisation is not 0192: and nine digits";
    }
}

impl SystemUser {
    /// The first of the ids.
    pub fn id(&self) -> &str {
        self.systemuser_id.first().map_or("", String::as_str)
    }
}

impl Organisation {
    /// The nine digits without their prefix. The check digit is not judged on reading.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Further colon-separated parts of the identifier (a sub-unit), if there are any.
    pub fn sub_unit(&self) -> Option<&str> {
        self.rest.as_deref()
    }

    /// The number as a checked one.
    pub fn organisation_number(&self) -> Result<OrganisationNumber, InvalidOrganisationNumber> {
        OrganisationNumber::parse(&self.number)
    }
}

/// The value of `ID`, or `id` as older examples spell it.
pub(super) fn identifier<'d, 'a>(organisation: Value<'d, 'a>) -> Option<Value<'d, 'a>> {
    match (organisation.get("ID"), organisation.get("id")) {
        // two spellings that say different things are no answer
        (Some(upper), Some(lower)) if upper.string() != lower.string() => None,
        (upper, lower) => upper.or(lower),
    }
}

/// An organisation whose identifier is `0192:` and nine digits, with or without further parts.
pub(crate) fn read_organisation(value: Value<'_, '_>) -> Option<Organisation> {
    let id = identifier(value)?.string()?;
    let mut parts = id.strip_prefix(ICD)?.splitn(2, ':');
    let number = parts.next().filter(|number| nine_digits(number).is_some())?.to_owned();
    let rest = parts.next().map(str::to_owned);
    Some(Organisation { authority: value.get("authority").and_then(Value::owned_string), number, rest })
}

/// The details to look at: an array's elements, or the one object of an exchanged Altinn token.
pub(super) fn details<'d, 'a>(claim: Value<'d, 'a>) -> Result<Vec<Value<'d, 'a>>, UnreadableSystemUsers> {
    let details = match claim.kind() {
        Kind::Object => vec![claim],
        _ => claim.array().ok_or(UnreadableSystemUsers::Shape)?.collect(),
    };
    if details.iter().all(|detail| detail.kind() == Kind::Object) {
        Ok(details
            .into_iter()
            .filter(|detail| detail.get("type").is_some_and(|kind| kind.is(SYSTEM_USER_TYPE)))
            .collect())
    } else {
        Err(UnreadableSystemUsers::Shape)
    }
}

pub(super) fn read_system_users(claim: Value<'_, '_>) -> Result<Vec<SystemUser>, UnreadableSystemUsers> {
    details(claim)?.into_iter().map(read_detail).collect()
}

fn read_detail(detail: Value<'_, '_>) -> Result<SystemUser, UnreadableSystemUsers> {
    let missing = |name| UnreadableSystemUsers::Member { name };
    let organisation = detail.get("systemuser_org").filter(|value| value.kind() == Kind::Object);
    let organisation = organisation.ok_or(missing("systemuser_org"))?;
    let ids = detail.get("systemuser_id").ok_or(missing("systemuser_id"))?;
    let ids = match ids.owned_string() {
        Some(id) => vec![id],
        None => ids.strings().filter(|ids| !ids.is_empty()).ok_or(missing("systemuser_id"))?,
    };
    let system_id = detail.get("system_id").and_then(Value::owned_string).ok_or(missing("system_id"))?;
    let systemuser_org = read_organisation(organisation).ok_or(UnreadableSystemUsers::OrganisationId)?;
    Ok(SystemUser { systemuser_org, systemuser_id: ids, system_id })
}
