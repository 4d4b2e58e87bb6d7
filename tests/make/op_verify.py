"""Cases of `verify`: which tokens hold under a key set and a policy at a given time."""

import verify_claims
import verify_header
import verify_keys
import verify_order
import verify_shape
import verify_signature
import verify_times
from kit import Vectors


def vectors() -> Vectors:
    """The file's cases."""
    made = Vectors(
        "verify",
        "A token holds under a key set, a policy and a time, or the first thing that speaks against it is named: "
        "shape, header, key, signature, payload, claims.",
        [
            "RFC 7515 sections 4.1 and 5.2",
            "RFC 7519 sections 4.1 and 7.2",
            "RFC 8017 section 8.2",
            "RFC 8725",
            "Digdir: maskinporten_protocol_token",
        ],
    )
    for part in (
        verify_shape,
        verify_header,
        verify_keys,
        verify_signature,
        verify_claims,
        verify_times,
        verify_order,
    ):
        part.add(made)
    return made
