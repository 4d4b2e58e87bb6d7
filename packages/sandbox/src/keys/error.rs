use thiserror::Error;

/// Why a key is refused; the text never holds a part of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "the texts say it")]
pub enum KeyError {
    #[error("a JWK is a JSON object")]
    NotAnObject,
    #[error("this JWK holds the private member `{0}`; register the public part only")]
    PrivateMember(&'static str),
    #[error("a registered JWK needs `{0}` as text")]
    MissingMember(&'static str),
    #[error("`kty` is RSA")]
    Type,
    #[error("`alg` is RS256, RS384 or RS512")]
    Algorithm,
    #[error("`use` is sig")]
    Use,
    #[error("a kid has 1 to 255 characters")]
    Kid,
    #[error("`n` and `e` are base64url without padding")]
    Encoding,
    #[error("an RSA key has 2048 to 8192 bits")]
    Size,
    #[error("the public exponent is odd, 65537 to 2^33 - 1")]
    Exponent,
    #[error("not an unencrypted PKCS#8 RSA private key as PEM")]
    PrivateKey,
    #[error("the key could not be made")]
    Generation,
}
