use serde_json::{Map, Value};

use super::Refusal;
use crate::organisation_number::{AUTHORITY, PREFIX};
use crate::world::{Found, NoSystemUser, Wanted, World};

/// The system user that a token is issued for.
pub(super) struct Detail {
    pub(super) systemuser_org: String,
    pub(super) found: Found,
}

/// Checks 22 to 24: type, members, and a system user that answers to them. Absent or empty: a token of the vendor itself.
pub(super) fn check(
    world: &World,
    claims: &Map<String, Value>,
    client_id: &str,
    vendor: &str,
    now: u64,
) -> Result<Option<Detail>, Refusal> {
    let details = match claims.get("authorization_details") {
        None => return Ok(None),
        Some(Value::Array(details)) => details,
        Some(_) => return Err(Refusal::DetailMembers),
    };
    if details.iter().any(|detail| detail.get("type").and_then(Value::as_str) != Some(TYPE)) {
        return Err(Refusal::DetailTypeUnknown);
    }
    let detail = match details.as_slice() {
        [] => return Ok(None),
        [detail] => detail,
        _ => return Err(Refusal::DetailMembers),
    };
    let asked = Asked::read(detail).ok_or(Refusal::DetailMembers)?;
    let owner = asked.owner().ok_or(Refusal::SystemUserNotFound(NoSystemUser::OwnerMalformed))?;
    let wanted = Wanted { owner, external_ref: asked.external_ref, client_id, vendor, now };
    let found = world.find_system_user(&wanted).map_err(Refusal::SystemUserNotFound)?;
    Ok(Some(Detail { systemuser_org: owner.to_owned(), found }))
}

struct Asked<'a> {
    authority: &'a str,
    id: &'a str,
    external_ref: Option<&'a str>,
}

impl<'a> Asked<'a> {
    /// Check 23: these members, of these types, and no others.
    fn read(detail: &'a Value) -> Option<Self> {
        let members = only(detail, &["type", "systemuser_org", "externalRef"])?;
        let systemuser_org = only(members.get("systemuser_org")?, &["authority", "ID"])?;
        let external_ref = match members.get("externalRef") {
            None => None,
            Some(value) => Some(value.as_str().filter(|text| is_external_ref(text))?),
        };
        let text = |name: &str| systemuser_org.get(name)?.as_str();
        Some(Self { authority: text("authority")?, id: text("ID")?, external_ref })
    }

    fn owner(&self) -> Option<&'a str> {
        let number = self.id.strip_prefix(PREFIX)?;
        let shape = number.len() == 9 && number.bytes().all(|byte| byte.is_ascii_digit());
        (self.authority == AUTHORITY && shape).then_some(number)
    }
}

fn only<'a>(value: &'a Value, known: &[&str]) -> Option<&'a Map<String, Value>> {
    value.as_object().filter(|members| members.keys().all(|name| known.contains(&name.as_str())))
}

/// Maskinporten's pattern, which knows no dot although Altinn's own API does.
fn is_external_ref(text: &str) -> bool {
    let allowed = |character: char| character.is_ascii_alphanumeric() || "øØæÆåÅ_-".contains(character);
    text.chars().count() <= 255 && text.chars().all(allowed)
}

const TYPE: &str = "urn:altinn:systemuser";
