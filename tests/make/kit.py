"""The shape of a vector file: cases with an id, one sentence of reason, an input and what must come out."""

import base64
import json
from dataclasses import dataclass, field
from typing import Any

Obj = dict[str, Any]
Classes = str | list[str]


@dataclass
class Vectors:
    """One file of cases for one operation of the driver."""

    operation: str
    about: str
    spec: list[str]
    cases: list[Obj] = field(default_factory=list)

    def accept(self, name: str, why: str, given: Obj, expect: Obj) -> None:
        """Adds a case that must succeed with at least the members of `expect`."""
        self._add({"id": name, "why": why, "input": given, "expect": expect})

    def refuse(self, name: str, why: str, given: Obj, classes: Classes) -> None:
        """Adds a case that must fail with the class, or with one of the classes."""
        self._add({"id": name, "why": why, "input": given, "class": classes})

    def _add(self, case: Obj) -> None:
        if any(case["id"] == other["id"] for other in self.cases):
            raise ValueError(f"{self.operation}: id {case['id']} twice")
        self.cases.append(case)

    def text(self) -> str:
        """The file's exact text."""
        document = {"about": self.about, "spec": self.spec, "cases": self.cases}
        return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def compact(value: Any) -> str:
    """JSON without white space, UTF-8 as is, only the escapes that JSON demands."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def without(value: Obj, *names: str) -> Obj:
    """A copy that lacks the named members."""
    return {name: member for name, member in value.items() if name not in names}


def as_body(data: bytes) -> Obj:
    """The body as text, or as base64 where it is no text that JSON can carry."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return {"body_b64": base64.b64encode(data).decode()}
    return {"body_b64": base64.b64encode(data).decode()} if text.startswith("\ufeff") else {"body": text}


def checksummed(eight: str) -> str:
    """The organisation number that starts with these eight digits."""
    weights = (3, 2, 7, 6, 5, 4, 3, 2)
    control = 11 - sum(w * int(d) for w, d in zip(weights, eight, strict=True)) % 11
    if control == 10:
        raise ValueError("no organisation number starts with these digits")
    return eight + str(control % 11)


NOW = 1_790_000_000
TEST_ISSUER = "https://test.maskinporten.no/"
PROD_ISSUER = "https://maskinporten.no/"
VENDOR = "315181909"
CUSTOMER = "311860917"
OTHER_CUSTOMER = "310202398"
CLIENT_ID = "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901"
SYSTEM_ID = f"{VENDOR}_nordlys_lonn"
SYSTEM_USER_ID = "7d2a1c38-0b94-4e0f-8d0e-3a9a4d9e6f21"
