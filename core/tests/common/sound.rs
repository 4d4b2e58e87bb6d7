//! The offset table beside the typed decode. Whatever the table takes must be taken by `decode` with the same values:
//! a token that only the quick reader accepts would be the worst fault there is. What it gives up on costs time alone.

use systembruker::{NumericDate, Organisation, SystemUser, TokenField, decode, decode_offsets};

/// Compares the table with the typed decode, field by field; whether there was a table.
pub(crate) fn sound(token: &str) -> bool {
    // what an earlier, longer token left in the buffer is never read
    let mut text = vec![b'"'; token.len()];
    let Some(offsets) = decode_offsets(token.as_bytes(), &mut text) else { return false };
    let typed = decode(token).expect("the table was written for a malformed token");
    let (header, claims) = (&typed.header, &typed.claims);
    let field = |field| offsets.field(&text, field).map(str::to_owned);
    let number = |name| field(name).map(|text| text.parse::<f64>().unwrap());
    let seconds = |date: Option<NumericDate>| date.map(NumericDate::seconds);
    let org = |organisation: Option<&Organisation>| {
        assert_eq!(organisation.and_then(Organisation::sub_unit), None);
        (organisation.and_then(|org| org.authority.clone()), organisation.map(|org| org.number().to_owned()))
    };
    assert_eq!(field(TokenField::Alg), header.alg);
    assert_eq!(field(TokenField::Kid), header.kid);
    assert_eq!(field(TokenField::Typ), header.typ);
    assert_eq!(field(TokenField::Iss), claims.iss);
    assert_eq!(field(TokenField::ClientId), claims.client_id);
    assert_eq!(field(TokenField::ClientAmr), claims.client_amr);
    let consumer = (field(TokenField::ConsumerAuthority), field(TokenField::ConsumerNumber));
    assert_eq!(consumer, org(claims.consumer.as_ref()));
    let supplier = (field(TokenField::SupplierAuthority), field(TokenField::SupplierNumber));
    assert_eq!(supplier, org(claims.supplier.as_ref()));
    assert_eq!(field(TokenField::DelegationSource), claims.delegation_source);
    assert_eq!(field(TokenField::Scope), claims.scope);
    assert_eq!(field(TokenField::TokenType), claims.token_type);
    assert_eq!(field(TokenField::Jti), claims.jti);
    assert_eq!(field(TokenField::Pid), claims.pid);
    assert_eq!(field(TokenField::Aud).into_iter().collect::<Vec<_>>(), claims.aud);
    assert_eq!(number(TokenField::Exp), seconds(claims.exp));
    assert_eq!(number(TokenField::Iat), seconds(claims.iat));
    assert_eq!(number(TokenField::Nbf), seconds(claims.nbf));
    let users: &[SystemUser] = claims.system_users.as_deref().expect("the table has no errors");
    assert!(users.len() <= 1);
    let owner = (field(TokenField::SystemUserOrgAuthority), field(TokenField::SystemUserOrgNumber));
    assert_eq!(owner, org(users.first().map(|user| &user.systemuser_org)));
    let ids = users.first().map_or(&[][..], |user| &user.systemuser_id);
    assert_eq!(field(TokenField::SystemUserId).into_iter().collect::<Vec<_>>(), ids);
    assert_eq!(field(TokenField::SystemId), users.first().map(|user| user.system_id.clone()));
    let [header_end, end] = [0, 1].map(|place| offsets.as_slice()[place] as usize);
    assert_eq!(&text[..header_end], header.json().as_bytes());
    assert_eq!(&text[header_end..end], claims.json().as_bytes());
    assert!(text[..end].is_ascii());
    true
}
