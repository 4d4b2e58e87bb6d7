"""The throw-away keys of keys/ in the forms that the cases need."""

import base64
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from kit import Obj

KEYS = Path(__file__).parent / "keys"


@cache
def private(name: str) -> rsa.RSAPrivateKey:
    """A stored RSA key."""
    key = serialization.load_pem_private_key(pem(name).encode(), None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


def pem(name: str) -> str:
    """The stored PKCS#8 text."""
    return (KEYS / f"{name}.pem").read_text()


def pkcs1_pem(name: str) -> str:
    """The same key as PKCS#1."""
    form = serialization.PrivateFormat.TraditionalOpenSSL
    return private(name).private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


def public_pem(name: str) -> str:
    """The public half as SubjectPublicKeyInfo."""
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return private(name).public_key().public_bytes(serialization.Encoding.PEM, form).decode()


def certificate_base64(name: str) -> str:
    """A stored certificate as standard base64 of its DER."""
    certificate = x509.load_pem_x509_certificate((KEYS / f"{name}.crt").read_bytes())
    return base64.b64encode(certificate.public_bytes(serialization.Encoding.DER)).decode()


def uint(value: int, leading_zeros: int = 0) -> str:
    """A Base64urlUInt of RFC 7518, with zero bytes in front on demand."""
    size = max(1, (value.bit_length() + 7) // 8) + leading_zeros
    return base64.urlsafe_b64encode(value.to_bytes(size, "big")).rstrip(b"=").decode()


def modulus(name: str) -> int:
    """The key's n."""
    return private(name).public_key().public_numbers().n


def exponent(name: str) -> int:
    """The key's e."""
    return private(name).public_key().public_numbers().e


def jwk(name: str, kid: str | None = None, **members: object) -> Obj:
    """A public JWK; a member given as None is left out, kid is `key-<name>` unless given."""
    key: Obj = {"kty": "RSA", "kid": kid or f"key-{name}", "use": "sig", "alg": "RS256"}
    key |= {"n": uint(modulus(name)), "e": uint(exponent(name))}
    key |= members
    return {member: value for member, value in key.items() if value is not None}


def private_jwk(name: str, **members: object) -> Obj:
    """A private JWK with CRT members and no kid unless given."""
    numbers = private(name).private_numbers()
    parts = {"d": numbers.d, "p": numbers.p, "q": numbers.q}
    parts |= {"dp": numbers.dmp1, "dq": numbers.dmq1, "qi": numbers.iqmp}
    key: Obj = {"kty": "RSA", "n": uint(modulus(name)), "e": uint(exponent(name))}
    key |= {member: uint(value) for member, value in parts.items()}
    key |= members
    return {member: value for member, value in key.items() if value is not None}
