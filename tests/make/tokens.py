"""Compact tokens: well-formed ones by joserfc, hostile ones from bytes put together by hand."""

import base64
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from joserfc import jws
from joserfc.jwk import RSAKey

import throwaway
from kit import Obj, compact

HASHES: dict[str, hashes.HashAlgorithm] = {
    "RS256": hashes.SHA256(),
    "RS384": hashes.SHA384(),
    "RS512": hashes.SHA512(),
}
SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass
class Proof:
    """What another library must confirm: this token holds under this key and says these claims."""

    token: str
    key: str
    alg: str
    claims: Any


PROOFS: list[Proof] = []


def b64u(data: bytes | str) -> str:
    """base64url without padding."""
    raw = data.encode() if isinstance(data, str) else data
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unb64u(text: str) -> bytes:
    """Undoes `b64u`."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sign(signing_input: str, key: str = "a", alg: str = "RS256") -> bytes:
    """An RSASSA-PKCS1-v1_5 signature by a stored key."""
    return throwaway.private(key).sign(signing_input.encode(), padding.PKCS1v15(), HASHES[alg])


def signed(header: Obj | str | bytes, payload: Obj | str | bytes, key: str = "a", alg: str = "RS256") -> str:
    """A token with a true signature. Texts and bytes are taken as they are; two objects go through joserfc."""
    if isinstance(header, dict) and isinstance(payload, dict) and set(header) <= {"alg", "kid", "typ"}:
        if header.get("alg") == alg and isinstance(header.get("kid", ""), str):
            return jws.serialize_compact(header, compact(payload).encode(), joserfc_key(key), algorithms=[alg])
    head = compact(header) if isinstance(header, dict) else header
    body = compact(payload) if isinstance(payload, dict) else payload
    return signed_parts(b64u(head), b64u(body), key, alg)


@cache
def joserfc_key(name: str) -> RSAKey:
    """A stored key in joserfc's form."""
    return RSAKey.import_key(throwaway.pem(name))


def signed_parts(header: str, payload: str, key: str = "a", alg: str = "RS256") -> str:
    """A token whose first two parts are given as they stand on the wire."""
    signing_input = f"{header}.{payload}"
    return f"{signing_input}.{b64u(sign(signing_input, key, alg))}"


def with_signature(token: str, signature: bytes) -> str:
    """The same token with another signature."""
    return f"{token.rpartition('.')[0]}.{b64u(signature)}"


def signature_of(token: str) -> bytes:
    """The signature's bytes."""
    return unb64u(token.rpartition(".")[2])


def not_canonical(part: str) -> str:
    """The part with a last character that decodes to the same bytes but has spare bits set."""
    if len(part) % 4 not in (2, 3):
        raise ValueError("this part has no spare bits")
    return part[:-1] + ALPHABET[ALPHABET.index(part[-1]) + 1]


def raw_rsa(message: bytes, key: str = "a") -> bytes:
    """The bare private operation on bytes padded by the caller."""
    numbers = throwaway.private(key).private_numbers()
    size = (throwaway.modulus(key).bit_length() + 7) // 8
    return pow(int.from_bytes(message, "big"), numbers.d, throwaway.modulus(key)).to_bytes(size, "big")


def digest_info(signing_input: str) -> bytes:
    """The DER DigestInfo of the text's SHA-256."""
    return SHA256_PREFIX + hashlib.sha256(signing_input.encode()).digest()


def prove(token: str, key: str, alg: str = "RS256") -> Any:
    """Puts the token on the list for the second library and gives its claims."""
    claims = json.loads(unb64u(token.split(".")[1]))
    PROOFS.append(Proof(token, key, alg, claims))
    return claims
