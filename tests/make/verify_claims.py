"""Cases of `verify`: issuer, audience, required claims, types, and the typed view."""

from typing import Any

import details
from kit import PROD_ISSUER, TEST_ISSUER, Vectors, without
from op_guide_2024 import printed
from tokens import signed
from verify_kit import CLAIMS, GOOD, HEADER, accept, refuse

API = "https://api.example/v1"


def add(made: Vectors) -> None:
    """Adds the cases."""
    issuers(made)
    required(made)
    audiences(made)
    others(made)
    views(made)
    guide(made)


def with_claims(**members: Any) -> str:
    """A token whose claims have these members too."""
    return signed(HEADER, CLAIMS | members)


def issuers(made: Vectors) -> None:
    """iss is the policy's issuer, byte for byte."""
    near: list[tuple[str, str, Any]] = [
        ("no-slash", "The slash at the end counts.", TEST_ISSUER[:-1]),
        ("two-slashes", "One slash is one slash.", TEST_ISSUER + "/"),
        ("upper-host", "Case counts, also in a host.", "https://TEST.maskinporten.no/"),
        ("upper-scheme", "Case counts, also in a scheme.", "HTTPS://test.maskinporten.no/"),
        ("http", "The scheme counts.", "http://test.maskinporten.no/"),
        ("prod", "The other environment is another issuer.", PROD_ISSUER),
        ("port", "A port that changes nothing changes the text.", "https://test.maskinporten.no:443/"),
        ("path", "A path makes another issuer.", TEST_ISSUER + "token"),
        ("query", "A query makes another issuer.", TEST_ISSUER + "?"),
        ("dot", "A dot behind the host makes another issuer.", "https://test.maskinporten.no./"),
        (
            "prefix",
            "An issuer that only starts alike is another.",
            "https://test.maskinporten.no.attacker.example/",
        ),
        ("leading-blank", "A blank in front counts.", " " + TEST_ISSUER),
        ("trailing-blank", "A blank behind counts.", TEST_ISSUER + " "),
        ("newline", "A line feed behind counts.", TEST_ISSUER + "\n"),
        ("nul", "A NUL behind counts.", TEST_ISSUER + "\0"),
        ("cyrillic", "A letter that looks alike is another.", TEST_ISSUER.replace("a", "\u0430")),
        ("empty", "An empty issuer is none.", ""),
        ("array", "An array that holds the issuer is not the issuer.", [TEST_ISSUER]),
        ("array-two", "An array does not smuggle the issuer in.", ["https://attacker.example/", TEST_ISSUER]),
        ("null", "null is no issuer.", None),
        ("number", "A number is no issuer.", 17),
        ("true", "A boolean is no issuer.", True),
        ("object", "An object is no issuer.", {"iss": TEST_ISSUER}),
    ]
    for name, why, value in near:
        refuse(made, f"iss-{name}", why, "claims", with_claims(iss=value))
    missing = signed(HEADER, without(CLAIMS, "iss"))
    refuse(made, "iss-missing", "iss is missing.", "claims", missing)
    refuse(
        made,
        "iss-missing-not-required",
        "iss is judged even where it is not listed.",
        "claims",
        missing,
        required=["exp"],
    )
    prod = signed(HEADER, CLAIMS | {"iss": PROD_ISSUER})
    accept(made, "iss-policy-and-token-prod", "The policy names the issuer.", prod, issuer=PROD_ISSUER)
    refuse(
        made,
        "iss-policy-no-slash",
        "The policy's text is not mended either.",
        "claims",
        GOOD,
        issuer=TEST_ISSUER[:-1],
    )
    refuse(
        made,
        "iss-policy-prod",
        "A test token does not hold in production.",
        "claims",
        GOOD,
        issuer=PROD_ISSUER,
    )


def required(made: Vectors) -> None:
    """Claims that the policy demands."""
    for claim in ("exp", "iat", "jti", "scope"):
        demanded = ["iss", "exp", claim]
        accept(made, f"required-{claim}", f"`{claim}` is demanded and there.", GOOD, required=demanded)
        lacking = signed(HEADER, without(CLAIMS, claim))
        refuse(
            made,
            f"required-{claim}-missing",
            f"`{claim}` is demanded and missing.",
            "claims",
            lacking,
            required=demanded,
        )
        null = with_claims(**{claim: None})
        refuse(
            made,
            f"required-{claim}-null",
            f"`{claim}` is demanded and null.",
            "claims",
            null,
            required=demanded,
        )
    for name, value in (
        ("false", False),
        ("zero", 0),
        ("empty-text", ""),
        ("empty-array", []),
        ("empty-object", {}),
    ):
        why = "A demanded claim is there with any value but null."
        accept(made, f"required-x-{name}", why, with_claims(x=value), required=["iss", "exp", "x"])
    refuse(
        made,
        "required-other-case",
        "Names of claims have case.",
        "claims",
        with_claims(X=1),
        required=["iss", "exp", "x"],
    )
    refuse(
        made,
        "required-inside",
        "A claim inside another is not there.",
        "claims",
        with_claims(y={"x": 1}),
        required=["x"],
    )
    no_exp = signed(HEADER, without(CLAIMS, "exp"))
    accept(made, "required-none", "Nothing demanded, nothing missed.", no_exp, required=[])
    accept(
        made,
        "required-exp-left-out",
        "Without exp a token holds where exp is not demanded.",
        no_exp,
        required=["iss"],
    )
    details_token = with_claims(authorization_details=[])
    accept(
        made,
        "required-details-empty",
        "An empty array is there.",
        details_token,
        required=["authorization_details"],
    )
    refuse(
        made,
        "required-details",
        "A vendor token lacks the details that a policy may demand.",
        "claims",
        GOOD,
        required=["authorization_details"],
    )
    refuse(
        made,
        "required-second",
        "Every demanded claim is looked for.",
        "claims",
        GOOD,
        required=["iss", "exp", "jti", "pid"],
    )


def audiences(made: Vectors) -> None:
    """aud where the policy names one, and where it does not."""
    good: list[tuple[str, str, Any, str | None]] = [
        ("text", "The audience as text.", API, API),
        ("array", "The audience in an array of one.", [API], API),
        ("array-first", "The audience among others.", [API, "https://other.example/"], API),
        ("array-last", "The audience among others.", ["https://other.example/", API], API),
        ("other-no-policy", "Without a demand any text will do.", "https://other.example/", None),
        ("array-no-policy", "Without a demand any array of texts will do.", ["a", "b"], None),
        ("unspecified", "Old tokens say unspecified.", "unspecified", None),
        ("empty-no-policy", "An empty text is a text.", "", None),
        ("empty-array-no-policy", "An empty array holds nothing that is no text.", [], None),
    ]
    for name, why, value, demanded in good:
        accept(made, f"aud-{name}", why, with_claims(aud=value), audience=demanded)
    bad: list[tuple[str, str, Any]] = [
        ("other", "Another audience.", "https://other.example/"),
        ("slash", "A slash more.", API + "/"),
        ("prefix", "The demanded audience is longer.", "https://api.example"),
        ("longer", "The demanded audience is shorter.", API + "0"),
        ("case", "Case counts.", "https://API.example/v1"),
        ("list-in-text", "A text is not split at blanks.", f"https://other.example/ {API}"),
        ("comma", "A text is not split at commas.", f"{API},https://other.example/"),
        ("empty", "An empty text.", ""),
        ("array-other", "An array without it.", ["https://other.example/"]),
        ("array-empty", "An empty array.", []),
        ("array-nested", "An array in an array.", [[API]]),
    ]
    for name, why, value in bad:
        refuse(made, f"aud-wrong-{name}", why, "claims", with_claims(aud=value), audience=API)
    refuse(made, "aud-missing", "The audience is demanded and missing.", "claims", GOOD, audience=API)
    types: list[tuple[str, Any]] = [
        ("number", 17),
        ("null", None),
        ("true", True),
        ("object", {API: True}),
        ("mixed-number", [API, 17]),
        ("mixed-null", [API, None]),
        ("mixed-object", [API, {}]),
    ]
    for name, value in types:
        why = "aud is a text or an array of texts."
        refuse(made, f"aud-type-{name}", why, "claims", with_claims(aud=value), audience=API)
        refuse(made, f"aud-type-{name}-no-policy", why, "claims", with_claims(aud=value))


def others(made: Vectors) -> None:
    """Claims that are not judged."""
    whole = {
        "client_id": "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901",
        "client_amr": "private_key_jwt",
        "consumer": {"authority": "iso6523-actorid-upis", "ID": "0192:315181909"},
        "token_type": "Bearer",
    }
    accept(made, "claims-maskinporten", "Maskinporten's other claims.", with_claims(**whole))
    strange: dict[str, Any] = {
        "scope": 17,
        "jti": None,
        "sub": {},
        "client_id": [],
        "consumer": "x",
        "token_type": "mac",
    }
    accept(made, "claims-not-judged", "Other claims are shown, not judged.", with_claims(**strange))
    letters = {"name": 'Blåbær "Øst" \\ 😀\n\u2028', "": 1, "__proto__": {"x": 1}, "constructor": 1}
    accept(made, "claims-letters", "Any name and any text is shown as it is.", with_claims(**letters))
    accept(made, "claims-large", "Many claims are shown.", with_claims(**{f"c{n}": n for n in range(50)}))


def views(made: Vectors) -> None:
    """A strange shape of the details never fails a token; the typed view says so."""
    for shape in details.READABLE + details.UNREADABLE:
        token = signed(HEADER, details.claims_with(CLAIMS, shape))
        accept(made, f"details-{shape.name}", shape.why, token, users=shape.users)
    broken = signed(HEADER, CLAIMS | {"authorization_details": 17, "exp": 1})
    refuse(
        made,
        "details-strange-and-expired",
        "A strange shape does not save an expired token.",
        "expired",
        broken,
    )


def guide(made: Vectors) -> None:
    """The vendor guide of 2024 prints a token without issuer: it can never verify."""
    token, grant = printed()["token"], printed()["grant"]
    made_token = signed(HEADER, token)
    during = token["iat"] + 10
    why = "The guide's token has an empty issuer, so it fails also within its lifetime."
    refuse(made, "guide-2024-token", why, "claims", made_token, now=during)
    refuse(made, "guide-2024-token-today", "Later it has expired besides.", ["claims", "expired"], made_token)
    why = "A policy with an empty issuer must not make it hold."
    refuse(made, "guide-2024-token-empty-policy", why, ["config", "claims"], made_token, issuer="", now=during)
    why = "The guide's grant is no access token of this issuer."
    refuse(made, "guide-2024-grant", why, "claims", signed(HEADER, grant), now=grant["iat"] + 10)
