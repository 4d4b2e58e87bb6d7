"""A fresh key, and a signer around it that stands for an HSM or a key vault."""

import base64

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from systembruker import Algorithm, Signer

KID = "nordlys-2026"

_HASHES = {Algorithm.RS256: hashes.SHA256, Algorithm.RS384: hashes.SHA384, Algorithm.RS512: hashes.SHA512}


class Key(Signer):
    """The key never reaches the library: it hands over what is to be signed."""

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    async def sign(self, algorithm: Algorithm, signing_input: bytes) -> bytes:
        return self._key.sign(signing_input, padding.PKCS1v15(), _HASHES[algorithm]())

    def public_jwk(self) -> dict[str, str]:
        numbers = self._key.public_key().public_numbers()
        return {
            "kty": "RSA",
            "kid": KID,
            "alg": "RS256",
            "use": "sig",
            "n": _number(numbers.n),
            "e": _number(numbers.e),
        }

    def pem(self) -> str:
        form = serialization.PrivateFormat.PKCS8
        return self._key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


def _number(value: int) -> str:
    data = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
