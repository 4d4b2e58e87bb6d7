"""Cases of `verify`: exp, nbf and iat, their edges with leeway and their types."""

from kit import NOW, Vectors, compact, without
from tokens import signed
from verify_kit import CLAIMS, HEADER, accept, refuse


def add(made: Vectors) -> None:
    """Adds the cases."""
    edges(made)
    values(made)
    types(made)


def timed(**times: str) -> str:
    """A token whose times are written exactly so."""
    members = compact(without(CLAIMS, "iat", "exp"))[1:-1]
    times = {"exp": str(NOW + 118)} | times
    tail = ",".join(f'"{name}":{text}' for name, text in times.items())
    return signed(compact(HEADER), f"{{{members},{tail}}}")


def edges(made: Vectors) -> None:
    """The second at which a token begins and ends to hold."""
    for leeway in (0, 10, 60):
        cases = [
            ("less-1", -1, True),
            ("exact", 0, True),
            ("and-1", 1, False),
        ]
        for name, seconds, refused in cases:
            token = timed(exp=str(NOW - leeway + seconds))
            case = f"exp-leeway-{leeway}-{name}"
            if refused:
                why = "At exp plus leeway the token has ended."
                refuse(made, case, why, "expired", token, leeway_seconds=leeway)
            else:
                accept(made, case, "Before exp plus leeway the token holds.", token, leeway_seconds=leeway)
        for claim in ("nbf", "iat"):
            for name, seconds, refused in (("less-1", -1, False), ("exact", 0, False), ("and-1", 1, True)):
                token = timed(**{claim: str(NOW + leeway + seconds)})
                case = f"{claim}-leeway-{leeway}-{name}"
                if refused:
                    why = f"Before {claim} less leeway the token does not hold yet."
                    refuse(made, case, why, "not_yet_valid", token, leeway_seconds=leeway)
                else:
                    why = f"From {claim} less leeway on the token holds."
                    accept(made, case, why, token, leeway_seconds=leeway)
    accept(made, "exp-half-second-left", "Half a second is left.", timed(exp=f"{NOW - 10}.5"))
    refuse(made, "exp-half-second-over", "Half a second is over.", "expired", timed(exp=f"{NOW - 11}.5"))
    accept(made, "nbf-half-second-over", "Half a second has passed.", timed(nbf=f"{NOW + 9}.5"))
    refuse(made, "nbf-half-second-left", "Half a second is missing.", "not_yet_valid", timed(nbf=f"{NOW + 10}.5"))
    refuse(made, "iat-half-second-left", "Half a second is missing.", "not_yet_valid", timed(iat=f"{NOW + 10}.5"))
    refuse(
        made,
        "nbf-after-exp",
        "A token that ends before it begins never holds.",
        "not_yet_valid",
        timed(exp=str(NOW + 10), nbf=str(NOW + 20)),
    )
    accept(
        made,
        "iat-after-exp-within-leeway",
        "iat later than exp is not judged by itself.",
        timed(exp=str(NOW - 5), iat=str(NOW + 5)),
    )
    accept(made, "iat-long-ago", "An old iat is not judged.", timed(iat="1"))
    accept(made, "nbf-absent-iat-absent", "nbf and iat may be absent.", timed())
    refuse(
        made,
        "iat-hour-ahead",
        "A token from the future is not taken.",
        "not_yet_valid",
        timed(iat=str(NOW + 3600)),
    )
    refuse(
        made,
        "exp-milliseconds-iat",
        "iat in milliseconds lies far ahead.",
        "not_yet_valid",
        timed(iat=str(NOW * 1000)),
    )
    accept(made, "now-0", "The clock may stand at zero.", timed(exp="1"), now=0)
    refuse(made, "now-11-exp-1", "The clock near zero does not wrap round.", "expired", timed(exp="1"), now=11)
    accept(made, "now-0-nbf-10", "Leeway does not wrap round at zero.", timed(exp="100", nbf="10"), now=0)


def values(made: Vectors) -> None:
    """Numbers as JSON allows them, from 0 to 2^53."""
    future = NOW + 118
    good = [
        ("fraction", "A fraction is allowed.", f"{future}.5"),
        ("fraction-zero", "A fraction of zero is allowed.", f"{future}.0"),
        ("fraction-long", "A long fraction is allowed.", f"{future}.123456789012345678901234567890"),
        ("exponent", "An exponent is allowed.", "1e10"),
        ("exponent-plus", "A plus in the exponent is allowed.", "1E+10"),
        ("exponent-minus", "A minus in the exponent is allowed.", f"{future}0e-1"),
        ("2p32", "A number past 32 bits is allowed.", "4294967297"),
        ("2p53", "2^53 is the limit and allowed.", "9007199254740992"),
        ("2p53-less-1", "2^53 - 1 is allowed.", "9007199254740991"),
    ]
    for name, why, text in good:
        accept(made, f"exp-value-{name}", why, timed(exp=text))
    ended = [
        ("zero", "0 is a time long past.", "0"),
        ("minus-zero", "-0 is 0.", "-0"),
        ("minus-zero-fraction", "-0.0 is 0.", "-0.0"),
        ("one-and-a-half", "1.5 is a time long past.", "1.5"),
        ("small", "A very small number is a time long past.", "1e-300"),
    ]
    for name, why, text in ended:
        refuse(made, f"exp-value-{name}", why, "expired", timed(exp=text))
    accept(made, "nbf-value-zero", "0 is a time.", timed(nbf="0"))
    accept(made, "iat-value-fraction", "A fraction of a second is a time.", timed(iat="1.5"))
    for claim in ("nbf", "iat"):
        for name, text in (("2p53", "9007199254740992"), ("1e10", "1e10")):
            why = "A time far ahead is a time."
            refuse(made, f"{claim}-value-{name}", why, "not_yet_valid", timed(**{claim: text}))
    out = [
        (
            "2p53-and-1",
            "2^53 + 1 is over the limit, although a float cannot tell it from 2^53.",
            "9007199254740993",
        ),
        ("2p53-and-2", "2^53 + 2 is over the limit.", "9007199254740994"),
        ("2p63", "2^63 is over the limit.", "9223372036854775808"),
        ("2p64-less-1", "2^64 - 1 is over the limit.", "18446744073709551615"),
        ("1e300", "A large float is over the limit.", "1e300"),
        ("1e400", "A number past every float is not finite.", "1e400"),
        ("many-digits", "A number of many digits is over the limit.", "9" * 400),
        ("minus-1", "A negative number is no time here.", "-1"),
        ("minus-fraction", "A negative fraction is no time here.", "-0.5"),
        ("minus-large", "A negative number does not wrap round.", "-9223372036854775808"),
        ("minus-1e400", "A number below every float is not finite.", "-1e400"),
    ]
    for claim in ("exp", "nbf", "iat"):
        for name, why, text in out:
            refuse(made, f"{claim}-value-{name}", why, "claims", timed(**{claim: text}))


def types(made: Vectors) -> None:
    """Times are numbers."""
    wrong = [
        ("text", f'"{NOW + 60}"'),
        ("text-past", '"1"'),
        ("text-iso", '"2036-09-21T14:13:20Z"'),
        ("text-empty", '""'),
        ("null", "null"),
        ("true", "true"),
        ("false", "false"),
        ("array", f"[{NOW}]"),
        ("object", "{}"),
    ]
    for claim in ("exp", "nbf", "iat"):
        for name, text in wrong:
            why = f"`{claim}` is a number."
            refuse(made, f"{claim}-type-{name}", why, "claims", timed(**{claim: text}))
            if name == "null":
                case = f"{claim}-type-null-not-required"
                refuse(
                    made,
                    case,
                    f"`{claim}` null is not absent.",
                    "claims",
                    timed(**{claim: text}),
                    required=["iss"],
                )
