"""Passphrase, keys and slots: what makes a lost laptop's store unreadable (reliability.md §2.4).

One random data key per store; each person has a slot in `slots.json` that wraps it under Argon2id of a passphrase.
Changing a passphrase rewrites a slot, never the data. All other keys are derived from the data key by HKDF.
"""

import base64
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.files import write_atomically

SLOTS_FILE = "slots.json"
_FORMAT = 1
_SUITE = 1
"""AES-256-GCM, HKDF-SHA-256, Argon2id; suite 2 is reserved for certified SM algorithms."""
_NONCE_BYTES = 12
MIN_PASSPHRASE_CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Argon2id: RFC 9106's second recommended option, about 250 ms per guess here."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class SlotOwner:
    person: str
    role: str


class Vault:
    """The unlocked data key and what is derived from it. Dropped when the store is closed."""

    def __init__(self, data_key: bytes, owner: SlotOwner) -> None:
        self._data_key = data_key
        self.owner = owner

    def key(self, purpose: str, size: int = 32) -> bytes:
        """The key for one purpose, such as "zg/blob/v1"; `size` bytes."""
        return HKDF(algorithm=SHA256(), length=size, salt=None, info=purpose.encode("ascii")).derive(self._data_key)

    @property
    def database_key(self) -> bytes:
        """32 bytes of SQLCipher key and 16 of salt."""
        return self.key("zg/db/v1", 48)

    def seal(self, purpose: str, data: bytes, name: str) -> bytes:
        """`data` under AES-256-GCM; opens only under the same purpose and name."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + AESGCM(self.key(purpose)).encrypt(nonce, data, name.encode("utf-8"))

    def unseal(self, purpose: str, sealed: bytes, name: str) -> bytes:
        """What `seal` sealed; cryptography's InvalidTag when a single bit or the name differs."""
        return AESGCM(self.key(purpose)).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], name.encode("utf-8"))


def passphrase_problems(passphrase: str) -> list[Problem]:
    """Why a passphrase is too weak for a laptop that may be lost; empty when it will do."""
    if len(passphrase) < MIN_PASSPHRASE_CHARACTERS:
        return [Problem("store.passphrase_short", {"least": MIN_PASSPHRASE_CHARACTERS})]
    if len(set(passphrase)) < 4 or passphrase.lower() in {"12345678", "123456789", "password", "88888888", "qwertyui"}:
        return [Problem("store.passphrase_common")]
    return []


def create_vault(folder: Path, owner: SlotOwner, passphrase: str, cost: KdfCost) -> Vault:
    """A new data key with one slot in `folder`. RefusedInputError when the passphrase is too weak."""
    problems = passphrase_problems(passphrase)
    if problems:
        raise RefusedInputError(problems)
    data_key = os.urandom(32)
    _write_slots(folder, [_wrap(data_key, owner, passphrase, cost)])
    return Vault(data_key, owner)


def unlock_vault(folder: Path, passphrase: str) -> Vault:
    """Raises UnavailableError store.wrong_passphrase, store.slots_damaged. Changes nothing."""
    for slot in _read_slots(folder):
        vault = _unwrap(slot, passphrase)
        if vault is not None:
            return vault
    raise UnavailableError("store.wrong_passphrase")


def change_passphrase(folder: Path, old: str, new: str, cost: KdfCost | None = None) -> None:
    """Rewrites the one slot that `old` opens; the data stays as it is. A kill leaves the old or the new slot."""
    problems = passphrase_problems(new)
    if problems:
        raise RefusedInputError(problems)
    slots = _read_slots(folder)
    for index, slot in enumerate(slots):
        vault = _unwrap(slot, old)
        if vault is not None:
            slots[index] = _wrap(vault._data_key, vault.owner, new, cost or KdfCost())
            _write_slots(folder, slots)
            return
    raise UnavailableError("store.wrong_passphrase")


def _wrap(data_key: bytes, owner: SlotOwner, passphrase: str, cost: KdfCost) -> dict[str, Any]:
    salt, nonce = os.urandom(16), os.urandom(_NONCE_BYTES)
    wrapped = AESGCM(_slot_key(passphrase, salt, cost)).encrypt(nonce, data_key, _bound_to(owner))
    return {
        **asdict(owner),
        "kdf": {"name": "argon2id", **asdict(cost)},
        "salt": base64.b64encode(salt).decode("ascii"),
        "nonce": base64.b64encode(nonce).decode("ascii"),
        "wrapped": base64.b64encode(wrapped).decode("ascii"),
    }


def _unwrap(slot: dict[str, Any], passphrase: str) -> Vault | None:
    try:
        owner = SlotOwner(slot["person"], slot["role"])
        cost = KdfCost(slot["kdf"]["memory_kib"], slot["kdf"]["iterations"], slot["kdf"]["lanes"])
        salt, nonce, wrapped = (base64.b64decode(slot[part]) for part in ("salt", "nonce", "wrapped"))
        data_key = AESGCM(_slot_key(passphrase, salt, cost)).decrypt(nonce, wrapped, _bound_to(owner))
    except InvalidTag:
        return None
    except (KeyError, TypeError, ValueError) as error:
        raise UnavailableError("store.slots_damaged", detail=str(error)) from error
    return Vault(data_key, owner)


def _slot_key(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    kdf = Argon2id(salt=salt, length=32, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(passphrase.encode("utf-8"))


def _bound_to(owner: SlotOwner) -> bytes:
    """A slot whose person or role was edited does not open."""
    return json.dumps([_FORMAT, owner.person, owner.role], ensure_ascii=False).encode("utf-8")


def _write_slots(folder: Path, slots: list[dict[str, Any]]) -> None:
    content = {"format": _FORMAT, "suite": _SUITE, "slots": slots}
    write_atomically(folder / SLOTS_FILE, json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8"))


def _read_slots(folder: Path) -> list[dict[str, Any]]:
    try:
        content = json.loads((folder / SLOTS_FILE).read_text("utf-8"))
        slots = content["slots"]
        if content["format"] > _FORMAT or content["suite"] != _SUITE:
            raise UnavailableError("store.newer_version", detail=str(content["format"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnavailableError("store.slots_damaged", detail=str(error)) from error
    if not isinstance(slots, list) or not slots:
        raise UnavailableError("store.slots_damaged", detail="no slots")
    return slots
