"""Writes the vector files, or with --check compares them with what would be written."""

import argparse
import difflib
import json
import sys
from pathlib import Path

import jwt

import decided
import op_decode
import op_grant
import op_guide_2024
import op_jwks
import op_parse
import op_system
import op_token_response
import op_verify
import throwaway
from kit import Vectors
from tokens import PROOFS

FOLDER = Path(__file__).parent.parent / "vectors"
MAKERS = (
    op_parse,
    op_system,
    op_guide_2024,
    op_grant,
    op_decode,
    op_jwks,
    op_verify,
    op_token_response,
)
SHOWN_LINES = 12


def confirm() -> None:
    """PyJWT checks every token that must hold: its signature, and that it says what the case expects."""
    for proof in PROOFS:
        key = throwaway.private(proof.key).public_key()
        decoded = jwt.api_jws.PyJWS().decode_complete(proof.token, key, algorithms=[proof.alg])
        if decoded["header"]["alg"] != proof.alg or json.loads(decoded["payload"]) != proof.claims:
            raise SystemExit(f"the second library reads another token: {proof.token[:80]}")


def differences(name: str, wanted: str) -> list[str]:
    """The first lines in which the stored file is not the wanted one."""
    path = FOLDER / name
    stored = path.read_text() if path.exists() else ""
    if stored == wanted:
        return []
    lines = list(difflib.unified_diff(stored.splitlines(), wanted.splitlines(), name, f"{name} (made)", "", "", 0))
    cut = [line[:160] for line in lines[:SHOWN_LINES]]
    return [*cut, f"{name}: {len(lines)} lines of difference"]


def main() -> int:
    """Runs the makers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only, exit 1 if a file differs")
    check = parser.parse_args().check
    made: list[Vectors] = [maker.vectors() for maker in MAKERS]
    for vectors in made:
        decided.add(vectors)
    confirm()
    faults = []
    for vectors in made:
        name, text = f"{vectors.operation}.json", vectors.text()
        if check:
            faults += differences(name, text)
        else:
            (FOLDER / name).write_text(text)
        print(f"{name}: {len(vectors.cases)} cases, {len(text.encode()) // 1024} KiB")
    print(f"confirmed by a second library: {len(PROOFS)} tokens")
    for line in faults:
        print(line)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
