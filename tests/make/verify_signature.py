"""Cases of `verify`: signatures that are nearly right."""

import hashlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

import throwaway
from kit import Vectors
from tokens import SHA256_PREFIX, digest_info, raw_rsa, sign, signature_of, signed, with_signature
from verify_kit import CLAIMS, GOOD, HEADER, accept, refuse

TEXT = GOOD.rpartition(".")[0]
SIZE = 256


def add(made: Vectors) -> None:
    """Adds the cases."""
    lengths(made)
    forged(made)
    paddings(made)
    changed(made)


def cases(made: Vectors, listed: list[tuple[str, str, bytes]]) -> None:
    """Tokens with these signatures, all refused."""
    for name, why, signature in listed:
        refuse(made, f"signature-{name}", why, "signature", with_signature(GOOD, signature))


def lengths(made: Vectors) -> None:
    """A signature is exactly as long as the modulus."""
    true = signature_of(GOOD)
    cases(
        made,
        [
            ("one-byte", "One byte is no signature.", true[:1]),
            ("short", "The last byte is missing.", true[:-1]),
            ("long", "A zero byte follows.", true + b"\0"),
            ("leading-zero", "A zero byte stands in front.", b"\0" + true),
            ("twice", "The signature stands twice.", true + true),
            ("half", "Half a signature.", true[:128]),
        ],
    )
    number = 0
    while sign_of(number)[0] != 0:
        number += 1
    token = signed(HEADER, CLAIMS | {"jti": f"zero-{number}"})
    accept(made, "signature-first-byte-zero", "A signature whose first byte is zero is whole.", token)
    stripped = with_signature(token, signature_of(token)[1:])
    why = "The first zero byte of a signature is not left out."
    refuse(made, "signature-first-byte-stripped", why, "signature", stripped)
    modulus = throwaway.modulus("a")
    number = 0
    while int.from_bytes(sign_of(number), "big") + modulus >= 1 << (8 * SIZE):
        number += 1
    token = signed(HEADER, CLAIMS | {"jti": f"zero-{number}"})
    value = int.from_bytes(signature_of(token), "big") + modulus
    why = "The signature plus the modulus is the same number to the power, and out of range."
    refuse(made, "signature-plus-modulus", why, "signature", with_signature(token, value.to_bytes(SIZE, "big")))


def sign_of(number: int) -> bytes:
    """The signature of one of many tokens."""
    return signature_of(signed(HEADER, CLAIMS | {"jti": f"zero-{number}"}))


def forged(made: Vectors) -> None:
    """Other keys, other texts, and numbers that are their own power."""
    modulus = throwaway.modulus("a")
    other = signed(HEADER, CLAIMS | {"jti": "other"})
    flipped = bytearray(signature_of(GOOD))
    flipped[-1] ^= 1
    first = bytearray(signature_of(GOOD))
    first[0] ^= 1
    cases(
        made,
        [
            ("attacker", "Another key signed.", sign(TEXT, "attacker")),
            ("second-key", "Another key of the set signed.", sign(TEXT, "b")),
            ("other-token", "The signature belongs to another token.", signature_of(other)),
            ("last-bit", "The last bit is turned.", bytes(flipped)),
            ("first-byte", "A bit of the first byte is turned.", bytes(first)),
            ("zeros", "All bytes are zero.", bytes(SIZE)),
            ("one", "The number one.", (1).to_bytes(SIZE, "big")),
            ("modulus", "The modulus itself.", modulus.to_bytes(SIZE, "big")),
            ("modulus-less-1", "The modulus less one.", (modulus - 1).to_bytes(SIZE, "big")),
            ("ones", "All bits are set.", b"\xff" * SIZE),
            ("reversed", "The bytes stand in reverse.", signature_of(GOOD)[::-1]),
            ("sha384", "SHA-384 was signed.", sign(TEXT, alg="RS384")),
            ("sha512", "SHA-512 was signed.", sign(TEXT, alg="RS512")),
            ("sha1", "SHA-1 was signed.", bare(b"\0\x01" + filled(sha1_info(), SIZE - 2))),
            ("payload-only", "The payload alone was signed.", sign(TEXT.partition(".")[2])),
            (
                "decoded",
                "Something else than the two parts with their dot was signed.",
                sign(TEXT.replace(".", "")),
            ),
        ],
    )
    cases(made, [("longer-key", "A longer key signed.", sign(TEXT, "bits-4096"))])


def sha1_info() -> bytes:
    """The DER DigestInfo of SHA-1."""
    return bytes.fromhex("3021300906052b0e03021a05000414") + hashlib.sha1(TEXT.encode()).digest()


def filled(info: bytes, size: int) -> bytes:
    """FF bytes and a zero in front of the DigestInfo."""
    return b"\xff" * (size - 1 - len(info)) + b"\0" + info


def bare(message: bytes) -> bytes:
    """The private operation of key a on a padded message."""
    return raw_rsa(message)


def paddings(made: Vectors) -> None:
    """The right hash in a padding that is not quite PKCS #1 v1.5."""
    info = digest_info(TEXT)
    digest = hashlib.sha256(TEXT.encode()).digest()
    no_null = bytes.fromhex("302f300b0609608648016503040201" + "0420") + digest
    long_form = bytes.fromhex("308131300d060960864801650304020105000420") + digest
    garbage = b"\0\x01" + b"\xff" * 8 + b"\0" + info
    room = SIZE - 2
    if bare(b"\0\x01" + filled(info, room)) != signature_of(GOOD):
        raise AssertionError("the bare operation is not the library's")
    ps = bytearray(b"\0\x01" + filled(info, room))
    ps[100] = 0xFE
    cases(
        made,
        [
            ("pss", "The padding is PSS.", pss()),
            ("no-null", "The DigestInfo lacks its NULL.", bare(b"\0\x01" + filled(no_null, room))),
            ("long-length", "A length is written in its long form.", bare(b"\0\x01" + filled(long_form, room))),
            ("no-info", "The hash stands without DigestInfo.", bare(b"\0\x01" + filled(digest, room))),
            ("garbage-behind", "Eight bytes of padding, garbage behind the hash.", bare(garbage + bytes(SIZE - len(garbage)))),
            ("garbage-one-byte", "One byte follows the hash.", bare(b"\0\x01" + filled(info + b"\0", room))),
            ("block-type-2", "The block type is 2.", bare(b"\0\x02" + filled(info, room))),
            ("block-type-0", "The block type is 0.", bare(b"\0\0" + filled(info, room))),
            ("first-byte-1", "The first byte is not zero.", bare(b"\x01\x01" + filled(info, room))),
            ("padding-fe", "One byte of the padding is FE.", bare(bytes(ps))),
            ("no-zero", "The zero between padding and DigestInfo is missing.", bare(b"\0\x01" + b"\xff" * (room - len(info)) + info)),
            ("sha384-info", "The DigestInfo names SHA-384.", bare(b"\0\x01" + filled(info.replace(SHA256_PREFIX, wrong_name()), room))),
        ],
    )  # fmt: skip


def wrong_name() -> bytes:
    """SHA-256's prefix with the number of SHA-384 in it."""
    return SHA256_PREFIX[:14] + b"\x02" + SHA256_PREFIX[15:]


def pss() -> bytes:
    """A PSS signature with a salt of no bytes, so that it is the same every time."""
    scheme = padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=0)
    return throwaway.private("a").sign(TEXT.encode(), scheme, hashes.SHA256())


def changed(made: Vectors) -> None:
    """Header or payload were changed after signing."""
    _, body, signature = GOOD.split(".")
    other = signed(HEADER, CLAIMS | {"scope": "altinn:instances.write"}).split(".")[1]
    refuse(
        made,
        "changed-payload",
        "A wider scope was put in.",
        "signature",
        f"{GOOD.split('.')[0]}.{other}.{signature}",
    )
    head = signed(HEADER | {"typ": "JWT"}, CLAIMS).split(".")[0]
    refuse(made, "changed-header", "A member was put into the header.", "signature", f"{head}.{body}.{signature}")
    spaced = signed('{"alg":"RS256", "kid":"key-a"}', '{"a":1}').split(".")[0]
    why = "A blank was put into the header, which says the same."
    refuse(made, "changed-header-blank", why, "signature", f"{spaced}.{body}.{signature}")
