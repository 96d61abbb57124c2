"""`slots.json`: the data key wrapped for each person, and for the office. Whoever finds the laptop can rewrite it.

So nothing in it is believed: sizes, types and costs are checked before any memory is taken for them; person and role
are bound into the wrapping, and the recovery entry is sealed by the data key itself.
"""

import base64
import binascii
import json
import os
import unicodedata
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inspector_app.errors import UnavailableError
from inspector_app.files import write_atomically
from inspector_app.vault import boxes
from inspector_app.vault.cost import KdfCost, slot_key
from inspector_app.vault.keys import DATA_KEY_BYTES, NONCE_BYTES, SlotOwner, Vault

SLOTS_FILE = "slots.json"
MOST_SLOTS = 32
LONGEST_NAME = 100
_MOST_BYTES = 64 * 1024
_FORMAT = 1
_SUITE = 1
"""AES-256-GCM, HKDF-SHA-256, Argon2id; suite 2 is reserved for certified SM algorithms."""
_SALT_BYTES = 16
_TAG_BYTES = 16
_MOST_RECOVERY_BYTES = 2048
_BOX = "zg/box/v1"


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key under one person's passphrase."""

    owner: SlotOwner
    cost: KdfCost
    salt: bytes
    nonce: bytes
    wrapped: bytes
    box: bytes = b""
    """Public half of the person's letter box; b"" in a slot of before there were any."""
    box_seal: bytes = b""
    """Name and `box` under the data key."""
    sent: bytes = b""
    """The data key came by letter: the sender's half of it. b"" when the passphrase itself wraps it."""


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The data key under the office's recovery key."""

    recipient: str
    """`age1…`"""
    wrapped: bytes
    """An age file."""
    seal: bytes
    """`recipient` and `wrapped` under the data key: whoever changes one without the passphrase is found out."""


@dataclass(frozen=True, slots=True)
class Slots:
    people: tuple[Slot, ...]
    recovery: RecoverySlot | None = None


class _DamagedError(ValueError):
    """What is wrong with the file, for the sentence's cause."""


def wrap(data_key: bytes, owner: SlotOwner, passphrase: str, cost: KdfCost) -> tuple[Slot, bytes]:
    """A new slot with a salt of its own, and the secret half of its letter box; costs one guess."""
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(NONCE_BYTES)
    key = slot_key(unicodedata.normalize("NFC", passphrase), salt, cost)
    wrapped = AESGCM(key).encrypt(nonce, data_key, _bound_to(owner))
    vault = Vault(data_key, owner, boxes.box_key(key))
    return with_box(Slot(owner, cost, salt, nonce, wrapped), vault), vault.box_key()


def with_box(slot: Slot, vault: Vault) -> Slot:
    """The slot with the letter box of the person who opened `vault` by it."""
    box = boxes.box_of(vault.box_key())
    return replace(slot, box=box, box_seal=vault.seal(_BOX, b"", _box_name(slot.owner, box)))


def is_box_of(slot: Slot, vault: Vault) -> bool:
    """Whether its letter box is that of the person who opened `vault`, sealed by its data key."""
    return slot.box == boxes.box_of(vault.box_key()) and handed_on(slot, vault, vault) is not None


def handed_on(slot: Slot, old: Vault, new: Vault) -> Slot | None:
    """The slot with the data key of `new` in its letter box, opened by the same passphrase as before.

    None when it has no box, or one that somebody put there without the data key of `old`.
    """
    if not slot.box:
        return None
    try:
        old.unseal(_BOX, slot.box_seal, _box_name(slot.owner, slot.box))
        sent, nonce, wrapped = boxes.post(slot.box, new.data_key(), _bound_to(slot.owner))
    except (InvalidTag, ValueError):
        return None
    seal = new.seal(_BOX, b"", _box_name(slot.owner, slot.box))
    return replace(slot, nonce=nonce, wrapped=wrapped, sent=sent, box_seal=seal)


def unwrap_by_box(slot: Slot, box_key: bytes) -> Vault | None:
    """What came by letter, without the passphrase, by the box's secret half; None when nothing did for this one."""
    try:
        data_key = boxes.take(box_key, slot.sent, slot.nonce, slot.wrapped, _bound_to(slot.owner))
    except (InvalidTag, ValueError):
        return None
    return Vault(data_key, slot.owner, box_key)


def unwrap(slot: Slot, passphrase: str) -> Vault | None:
    """None when the passphrase is another, or the slot was edited; costs one guess.

    Two systems may write a letter with its accent as one sign or as two, and older slots have either: such a passphrase
    costs up to two guesses more.
    """
    composed, apart = (unicodedata.normalize(form, passphrase) for form in ("NFC", "NFD"))
    for spelling in dict.fromkeys((composed, passphrase, apart)):
        key = slot_key(spelling, slot.salt, slot.cost)
        secret = boxes.box_key(key)
        if slot.sent:
            vault = unwrap_by_box(slot, secret)
            if vault is not None:
                return vault
            continue
        with suppress(InvalidTag):
            return Vault(AESGCM(key).decrypt(slot.nonce, slot.wrapped, _bound_to(slot.owner)), slot.owner, secret)
    return None


def write_slots(folder: Path, slots: Slots) -> None:
    """Whole and synced, or as before. Raises OSError."""
    write_atomically(folder / SLOTS_FILE, as_bytes(slots))


def as_bytes(slots: Slots) -> bytes:
    """The one way in which this program writes them."""
    content: dict[str, Any] = {"format": _FORMAT, "suite": _SUITE, "slots": [_written(slot) for slot in slots.people]}
    if slots.recovery is not None:
        recovery = slots.recovery
        content["recovery"] = {
            "recipient": recovery.recipient,
            "wrapped": _encoded(recovery.wrapped),
            "seal": _encoded(recovery.seal),
        }
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8")


def read_slots(folder: Path) -> Slots:
    """Raises UnavailableError: store.slots_damaged, store.newer_version. Costs nothing, whatever the file says."""
    try:
        with (folder / SLOTS_FILE).open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UnavailableError("store.slots_damaged", detail=str(error)[:200]) from error
    return slots_in(data)


def slots_in(data: bytes) -> Slots:
    """What `as_bytes` wrote, or somebody else. Raises what `read_slots` raises."""
    try:
        content = _content(data)
        version, suite = content.get("format"), content.get("suite")
        if isinstance(version, int) and version > _FORMAT:
            raise UnavailableError("store.newer_version", detail=str(version))
        if (version, suite) != (_FORMAT, _SUITE):
            raise _DamagedError("format")
        return Slots(_people(content.get("slots")), _recovery(content.get("recovery")))
    except (ValueError, RecursionError) as error:
        raise UnavailableError("store.slots_damaged", detail=str(error)[:200]) from error


def _content(data: bytes) -> dict[str, Any]:
    if len(data) > _MOST_BYTES:
        raise _DamagedError(f"over {_MOST_BYTES} bytes")
    content = json.loads(data.decode("utf-8"))
    if not isinstance(content, dict):
        raise _DamagedError("not an object")
    return content


def _people(value: object) -> tuple[Slot, ...]:
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_SLOTS:
        raise _DamagedError(f"not 1 to {MOST_SLOTS} slots")
    slots = tuple(_slot(each) for each in value)
    if len({slot.owner.person for slot in slots}) < len(slots):
        raise _DamagedError("a person twice")
    return slots


def _slot(value: object) -> Slot:
    entry = _object(value)
    kdf = _object(entry.get("kdf"))
    if kdf.get("name") != "argon2id":
        raise _DamagedError("kdf")
    cost = KdfCost(*(_whole(kdf.get(each.name), each.name) for each in fields(KdfCost)))
    if not cost.fair:
        raise _DamagedError(f"kdf {cost.memory_kib} KiB, {cost.iterations}, {cost.lanes}")
    return Slot(
        SlotOwner(_name(entry.get("person")), _name(entry.get("role"))),
        cost,
        _bytes(entry.get("salt"), _SALT_BYTES, _SALT_BYTES),
        _bytes(entry.get("nonce"), NONCE_BYTES, NONCE_BYTES),
        _bytes(entry.get("wrapped"), DATA_KEY_BYTES + _TAG_BYTES, DATA_KEY_BYTES + _TAG_BYTES),
        _bytes(entry.get("box", ""), 0, boxes.BOX_BYTES),
        _bytes(entry.get("box_seal", ""), 0, NONCE_BYTES + _TAG_BYTES),
        _bytes(entry.get("sent", ""), 0, boxes.BOX_BYTES),
    )


def _recovery(value: object) -> RecoverySlot | None:
    if value is None:
        return None
    entry = _object(value)
    return RecoverySlot(
        _name(entry.get("recipient")),
        _bytes(entry.get("wrapped"), 1, _MOST_RECOVERY_BYTES),
        _bytes(entry.get("seal"), 1, _MOST_RECOVERY_BYTES),
    )


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _DamagedError("not an object")
    return value


def _whole(value: object, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _DamagedError(name)
    return value


def _name(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_NAME:
        raise _DamagedError("name")
    # A lone surrogate is valid JSON and no text.
    value.encode("utf-8")
    return value


def _bytes(value: object, least: int, most: int) -> bytes:
    if not isinstance(value, str) or len(value) > 2 * most + 8:
        raise _DamagedError("base64")
    try:
        data = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _DamagedError("base64") from error
    if not least <= len(data) <= most:
        raise _DamagedError("size")
    return data


def _written(slot: Slot) -> dict[str, Any]:
    secret = {"salt": slot.salt, "nonce": slot.nonce, "wrapped": slot.wrapped}
    letters = {"box": slot.box, "box_seal": slot.box_seal, "sent": slot.sent}
    return {
        **asdict(slot.owner),
        "kdf": {"name": "argon2id", **asdict(slot.cost)},
        **{name: _encoded(data) for name, data in secret.items()},
        **{name: _encoded(data) for name, data in letters.items() if data},
    }


def _box_name(owner: SlotOwner, box: bytes) -> str:
    return f"{owner.person} {_encoded(box)}"


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bound_to(owner: SlotOwner) -> bytes:
    """A slot whose person or role was edited does not open."""
    return json.dumps([_FORMAT, owner.person, owner.role], ensure_ascii=False).encode("utf-8")
