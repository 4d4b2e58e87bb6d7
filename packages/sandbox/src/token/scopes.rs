use super::Refusal;
use super::claims::GrantClaims;
use crate::world::{ClientRecord, World};

/// Checks 17 to 20: on the client, granted to the consumer, delegated to the supplier. Returns the scopes as asked.
pub(super) fn check<'a>(
    world: &World,
    record: &ClientRecord,
    grant: &GrantClaims<'a>,
) -> Result<Vec<&'a str>, Refusal> {
    let scopes: Vec<&str> = grant.scope.unwrap_or_default().split(' ').filter(|scope| !scope.is_empty()).collect();
    let on_client = |scope: &str| record.client.scopes.iter().any(|other| other == scope);
    if scopes.is_empty() || !scopes.iter().all(|scope| on_client(scope)) {
        return Err(Refusal::ScopeNotOnClient);
    }
    let owner = record.client.organisation.as_str();
    let consumer = grant.consumer_org.unwrap_or(owner);
    if let Some(scope) = scopes.iter().find(|scope| !world.is_granted(scope, consumer)) {
        return Err(Refusal::ScopeNotGranted { scope: (*scope).to_owned() });
    }
    if grant.consumer_org == Some(owner) {
        return Err(Refusal::ConsumerIsOwner);
    }
    let delegated = |scope: &str| consumer == owner || world.is_delegated(scope, consumer, owner);
    if let Some(scope) = scopes.iter().find(|scope| !delegated(scope)) {
        let (consumer, supplier) = (consumer.to_owned(), owner.to_owned());
        return Err(Refusal::ScopeNotDelegated { scope: (*scope).to_owned(), consumer, supplier });
    }
    Ok(scopes)
}
