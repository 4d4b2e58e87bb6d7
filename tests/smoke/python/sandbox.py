"""The sandbox as a process of its own, and its control endpoints."""

import json
import subprocess
import urllib.request
from pathlib import Path
from typing import Any, Self

Obj = dict[str, Any]

VENDOR = "315181909"
OWNER = "311860917"
STRANGER = "310202398"
SYSTEM = f"{VENDOR}_nordlys_lonn"
CLIENT_ID = "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901"
SCOPE = "altinn:demo.read"


class Sandbox:
    """Runs until the `with` block ends. Knows one vendor, one system and one customer's system user."""

    def __init__(self, program: Path, jwk: Obj) -> None:
        self._process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        self.addresses: dict[str, str] = json.loads(self._process.stdout.readline())
        self._control("POST", "/load", _world(jwk))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # it serves until its standard input closes
        self._process.communicate(timeout=10)

    @property
    def issuer(self) -> str:
        return self.addresses["issuer"]

    def add_fault(self, **fault: object) -> None:
        self._control("POST", "/faults", fault)

    def forget_requests(self) -> None:
        self._control("DELETE", "/requests")

    def token_requests(self) -> int:
        """How many requests came to the token endpoint."""
        return sum(request["path"] == "/token" for request in self._control("GET", "/requests"))

    def call_example_api(self, authorization: str) -> Obj:
        request = urllib.request.Request(self.addresses["example_api"], headers={"authorization": authorization})
        with _direct.open(request, timeout=10) as response:
            answer: Obj = json.load(response)
        return answer

    def _control(self, method: str, path: str, body: Obj | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = {} if body is None else {"content-type": "application/json"}
        request = urllib.request.Request(self.addresses["control"] + path, data, headers, method=method)
        with _direct.open(request, timeout=10) as response:
            text = response.read()
        return json.loads(text) if text else None


# no proxy leads to this machine
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _world(jwk: Obj) -> Obj:
    client = {"client_id": CLIENT_ID, "organisation": VENDOR, "scopes": [SCOPE], "keys": [{"jwk": jwk}]}
    return {
        "clients": [client],
        "grants": [{"scope": SCOPE, "organisation": VENDOR}],
        "systems": [{"id": SYSTEM, "vendor": VENDOR, "clientId": [CLIENT_ID]}],
        "system_users": [{"system_id": SYSTEM, "systemuser_org": OWNER}],
    }
