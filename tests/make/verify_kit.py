"""The ground that all cases of `verify` stand on: one good token, one key set, one policy."""

from typing import Any

from kit import NOW, TEST_ISSUER, Classes, Obj, Vectors
from throwaway import jwk
from tokens import prove, signed

HEADER: Obj = {"alg": "RS256", "kid": "key-a"}
CLAIMS: Obj = {
    "iss": TEST_ISSUER,
    "scope": "altinn:instances.read",
    "iat": NOW - 2,
    "exp": NOW + 118,
    "jti": "bW9jay1qdGk",
}
POLICY: Obj = {
    "issuer": TEST_ISSUER,
    "audience": None,
    "algs": ["RS256"],
    "leeway_seconds": 10,
    "required": ["iss", "exp"],
}
KEYS: Obj = {"keys": [jwk("a"), jwk("b")]}
GOOD = signed(HEADER, CLAIMS)


def request(token: str, keys: Any = None, now: int = NOW, **policy: Any) -> Obj:
    """The driver's request; policy members replace the usual ones."""
    return {"token": token, "jwks": KEYS if keys is None else keys, "policy": POLICY | policy, "now": now}


def accept(
    made: Vectors,
    name: str,
    why: str,
    token: str,
    /,
    *,
    key: str = "a",
    alg: str = "RS256",
    users: list[Obj] | None | tuple[()] = (),
    **given: Any,
) -> None:
    """A token that verifies; the claims are read from the token and confirmed by the second library."""
    expect = {"claims": prove(token, key, alg), "system_users": list(users) if users is not None else None}
    made.accept(name, why, request(token, **given), expect)


def refuse(made: Vectors, name: str, why: str, classes: Classes, token: str, /, **given: Any) -> None:
    """A token that does not verify."""
    made.refuse(name, why, request(token, **given), classes)
