//! The members of a token that have a place in the table.

use super::TokenField;
use super::TokenField as F;
use Expected::{Date, Number, OneText, Organisation, SystemUser, SystemUserType, Text};

/// A member with a place in the table, and what it must be.
pub(super) type Known = (&'static [u8], Expected);

#[derive(Clone, Copy)]
pub(super) enum Expected {
    Text(TokenField),
    /// One text, alone or as an array's only element.
    OneText(TokenField),
    Date(TokenField),
    /// `0192:` and nine digits.
    Number(TokenField),
    /// An object in which this field is not absent.
    Organisation(&'static [Known], TokenField),
    /// One system user, alone or as an array's only element.
    SystemUser,
    /// The type of authorization details that says system user.
    SystemUserType,
}

pub(super) const HEADER: &[Known] = &[(b"alg", Text(F::Alg)), (b"kid", Text(F::Kid)), (b"typ", Text(F::Typ))];

pub(super) const PAYLOAD: &[Known] = &[
    (b"authorization_details", SystemUser),
    (b"scope", Text(F::Scope)),
    (b"iss", Text(F::Iss)),
    (b"client_amr", Text(F::ClientAmr)),
    (b"token_type", Text(F::TokenType)),
    (b"exp", Date(F::Exp)),
    (b"iat", Date(F::Iat)),
    (b"client_id", Text(F::ClientId)),
    (b"jti", Text(F::Jti)),
    (b"consumer", Organisation(CONSUMER, F::ConsumerNumber)),
    (b"supplier", Organisation(SUPPLIER, F::SupplierNumber)),
    (b"delegation_source", Text(F::DelegationSource)),
    (b"aud", OneText(F::Aud)),
    (b"nbf", Date(F::Nbf)),
    (b"pid", Text(F::Pid)),
];

pub(super) const SYSTEM_USER: &[Known] = &[
    (b"type", SystemUserType),
    (b"systemuser_org", Organisation(OWNER, F::SystemUserOrgNumber)),
    (b"systemuser_id", OneText(F::SystemUserId)),
    (b"system_id", Text(F::SystemId)),
];

const CONSUMER: &[Known] = &organisation(F::ConsumerAuthority, F::ConsumerNumber);
const SUPPLIER: &[Known] = &organisation(F::SupplierAuthority, F::SupplierNumber);
const OWNER: &[Known] = &organisation(F::SystemUserOrgAuthority, F::SystemUserOrgNumber);

const fn organisation(authority: TokenField, number: TokenField) -> [Known; 3] {
    [(b"authority", Text(authority)), (b"ID", Number(number)), (b"id", Number(number))]
}
