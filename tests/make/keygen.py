"""Makes the throw-away keys that are missing in keys/; those that are there stay as they are."""

import datetime
import math
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

KEYS = Path(__file__).parent / "keys"

SIZES = {
    "a": 2048,
    "b": 2048,
    "attacker": 2048,
    "weak-1024": 1024,
    "bits-2047": 2047,
    "bits-3072": 3072,
    "bits-4096": 4096,
    "bits-8192": 8192,
}
ODD_SIZES = {"bits-2049": 2049, "bits-8193": 8193}
EXPONENTS = {"e-3": 3, "e-65539": 65539, "e-2p33-1": 2**33 - 1, "e-2p33+1": 2**33 + 1}


def prime(bits: int) -> int:
    """A random prime with its two highest bits set."""
    return rsa.generate_private_key(65537, 2 * bits).private_numbers().p


def assembled(bits: int, e: int) -> rsa.RSAPrivateKey:
    """A key of a size or a public exponent that the library itself does not make."""
    while True:
        p, q = prime(bits - bits // 2), prime(bits // 2)
        if p == q or (p * q).bit_length() != bits or math.gcd(e, (p - 1) * (q - 1)) != 1:
            continue
        d = pow(e, -1, math.lcm(p - 1, q - 1))
        public = rsa.RSAPublicNumbers(e, p * q)
        crt = (rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q))
        return rsa.RSAPrivateNumbers(p, q, d, *crt, public).private_key()


def store(name: str, key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> None:
    """Writes one private key as PKCS#8."""
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (KEYS / f"{name}.pem").write_bytes(pem)


def certificate(subject: str, key: rsa.RSAPrivateKey, issuer: str, by: rsa.RSAPrivateKey) -> bytes:
    """A certificate as PEM, valid from 2026 to 2046."""

    def name(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    builder = x509.CertificateBuilder(name(issuer), name(subject), key.public_key(), 1)
    builder = builder.not_valid_before(datetime.datetime(2026, 1, 1))
    builder = builder.not_valid_after(datetime.datetime(2046, 1, 1))
    return builder.sign(by, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def read(name: str) -> rsa.RSAPrivateKey:
    """A stored RSA key."""
    key = serialization.load_pem_private_key((KEYS / f"{name}.pem").read_bytes(), None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


def main() -> None:
    """Makes what is missing."""
    for name, bits in SIZES.items():
        if not (KEYS / f"{name}.pem").exists():
            store(name, rsa.generate_private_key(65537, bits))
    for name, e in EXPONENTS.items():
        if not (KEYS / f"{name}.pem").exists():
            store(name, assembled(2048, e))
    for name, bits in ODD_SIZES.items():
        if not (KEYS / f"{name}.pem").exists():
            store(name, assembled(bits, 65537))
    if not (KEYS / "p-256.pem").exists():
        store("p-256", ec.generate_private_key(ec.SECP256R1()))
    if not (KEYS / "a-encrypted.pem").exists():
        locked = read("a").private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"throw-away"),
        )
        (KEYS / "a-encrypted.pem").write_bytes(locked)
    if not (KEYS / "leaf.crt").exists():
        root = "Throw-away root"
        (KEYS / "leaf.crt").write_bytes(certificate("Throw-away leaf", read("a"), root, read("b")))
        (KEYS / "root.crt").write_bytes(certificate(root, read("b"), root, read("b")))


if __name__ == "__main__":
    main()
