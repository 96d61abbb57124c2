"""Whose releases are taken: the keys that came with the program, and those that a person of this computer added."""

import base64
import binascii
import json
from collections.abc import Sequence
from pathlib import Path

from inspector_app import assets
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.minisign import public_key_line
from inspector_app.files import write_atomically

_ADDED = "trusted.json"
_SHIPPED = "updates"
_KEY_BYTES = 32
_LONGEST = 2000


def trusted_keys(folder: Path) -> tuple[str, ...]:
    """Public keys (base64 of 32 bytes): shipped ones first."""
    return (*_shipped(), *_added(folder))


def read_key(file: Path) -> str:
    """The key of a file as `minisign` and `dev.py build` write it. Raises RefusedInputError, OSError."""
    with file.open("rb") as stream:
        lines = stream.read(_LONGEST).decode("ascii", "replace").split()
    key = _key_of(lines[-1]) if lines else None
    if key is None:
        raise RefusedInputError([Problem("update.not_a_key", {"file": file.name})])
    return key


def trust_key(folder: Path, key: str) -> None:
    """`folder` is that of the versions. Raises OSError."""
    kept = _added(folder)
    if key not in trusted_keys(folder):
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / _ADDED, json.dumps([*kept, key]).encode("ascii"))


def _key_of(line: str) -> str | None:
    try:
        raw = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        return None
    key = base64.b64encode(raw[-_KEY_BYTES:]).decode("ascii")
    return key if len(raw) > _KEY_BYTES and public_key_line(key) == line else None


def _shipped() -> Sequence[str]:
    found = (_key_of(assets.read_text(_SHIPPED, name).split()[-1]) for name in assets.names(_SHIPPED, ".pub"))
    return [key for key in found if key is not None]


def _added(folder: Path) -> Sequence[str]:
    try:
        kept = json.loads((folder / _ADDED).read_text("ascii"))
    except (OSError, ValueError):
        return []
    lines = [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []
    return [each for each in lines if len(each) < _LONGEST]
