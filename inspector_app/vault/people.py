"""Who may open a store. Every function reads `slots.json`, and writes it whole or leaves it as it was.

Roles of persons are a convenience, not a wall: every slot opens the same data (reliability.md §2.4).
"""

import base64
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.recovery import unwrap_with, wrap_for
from inspector_app.vault.cost import KdfCost, fitting_cost
from inspector_app.vault.keys import DATA_KEY_BYTES, SlotOwner, Vault
from inspector_app.vault.passphrases import passphrase_problems
from inspector_app.vault.slots import (
    LONGEST_NAME,
    RecoverySlot,
    Slot,
    Slots,
    handed_on,
    is_box_of,
    read_slots,
    unwrap,
    unwrap_by_box,
    with_box,
    wrap,
    write_slots,
)

MOST_PEOPLE = 20
_RECOVERY = "zg/recovery/v1"


def create_vault(folder: Path, owner: SlotOwner, passphrase: str, cost: KdfCost | None = None) -> Vault:
    """A new data key with one slot in `folder`. RefusedInputError when the passphrase is too weak."""
    _refuse(passphrase_problems(passphrase, (owner.person,)))
    data_key = new_data_key()
    slot, box_key = wrap(data_key, owner, passphrase, cost or fitting_cost())
    write_slots(folder, Slots((slot,)))
    return Vault(data_key, owner, box_key)


def new_data_key() -> bytes:
    return os.urandom(DATA_KEY_BYTES)


def unlock_vault(folder: Path, passphrase: str, person: str | None = None) -> Vault:
    """The vault as `person`, or as the first whose passphrase it is. Changes nothing.

    Raises UnavailableError store.wrong_passphrase, store.person_unknown, store.slots_damaged, store.newer_version.
    """
    for slot in _slots_of(read_slots(folder), person):
        vault = unwrap(slot, passphrase)
        if vault is not None:
            return vault
    raise UnavailableError("store.wrong_passphrase")


def people_of(folder: Path) -> tuple[SlotOwner, ...]:
    """Whose slots there are; needs no passphrase. Raises UnavailableError store.slots_damaged, store.newer_version."""
    return tuple(slot.owner for slot in read_slots(folder).people)


def change_passphrase(
    folder: Path, old: str, new: str, cost: KdfCost | None = None, person: str | None = None
) -> Vault:
    """Rewrites the one slot that `old` opens; the vault as its person opens it from now on. The data stays as it is.

    A kill leaves the old or the new slot. Raises what `unlock_vault` raises; RefusedInputError for a weak passphrase.
    """
    _refuse(passphrase_problems(new))
    vault = unlock_vault(folder, old, person)
    vault.take_box(put_person(folder, vault, vault.owner, new, cost))
    return vault


def add_person(folder: Path, vault: Vault, owner: SlotOwner, passphrase: str, cost: KdfCost | None = None) -> None:
    """A slot for one more person.

    Raises RefusedInputError with every problem: store.person_empty, store.name_long, store.person_exists,
    store.people_many, store.passphrase_short, store.passphrase_common.
    """
    people = people_of(folder)
    problems = name_problems(owner.person) + passphrase_problems(passphrase, (owner.person,))
    if owner.person in {each.person for each in people}:
        problems.append(Problem("store.person_exists", {"person": owner.person}))
    if len(people) >= MOST_PEOPLE:
        problems.append(Problem("store.people_many", {"most": MOST_PEOPLE}))
    _refuse(problems)
    put_person(folder, vault, owner, passphrase, cost)


def put_person(folder: Path, vault: Vault, owner: SlotOwner, passphrase: str, cost: KdfCost | None = None) -> bytes:
    """The person's slot under `passphrase`, in place of the one with that name, or after the others; its box's key."""
    _refuse(passphrase_problems(passphrase, (owner.person,)))
    slot, box_key = wrap(vault.data_key(), owner, passphrase, cost or fitting_cost())
    slots = read_slots(folder)
    names = [each.owner.person for each in slots.people]
    people = list(slots.people)
    if owner.person in names:
        people[names.index(owner.person)] = slot
    else:
        people.append(slot)
    write_slots(folder, Slots(tuple(people), slots.recovery))
    return box_key


def give_box(folder: Path, vault: Vault) -> bool:
    """A letter box for the person who opened `vault`, where their slot has none, or one that is not theirs.

    It is of before there were any, or somebody put another there. Says whether it wrote one.
    """
    slots = read_slots(folder)
    mine = next((slot for slot in slots.people if slot.owner == vault.owner), None)
    if mine is None or not vault.box_key() or is_box_of(mine, vault):
        return False
    people = tuple(with_box(slot, vault) if slot is mine else slot for slot in slots.people)
    write_slots(folder, Slots(people, slots.recovery))
    return True


def hand_on(folder: Path, target: Path, old: Vault, new: Vault) -> None:
    """Slots in `target` that give the data key of `new` to whoever opened the store until now, and to the office.

    Persons whose letter box cannot be trusted are left out (`without_box`). Raises UnavailableError
    store.recovery_changed; OSError.
    """
    slots, recipient = read_slots(folder), trusted_recovery(folder, old)
    people = tuple(each for slot in slots.people if (each := handed_on(slot, old, new)) is not None)
    write_slots(target, Slots(people, _recovery_for(recipient, new) if recipient is not None else None))


def without_box(folder: Path, vault: Vault) -> tuple[str, ...]:
    """Names of those to whom no new data key can be given: they have not opened the store since there are boxes."""
    return tuple(slot.owner.person for slot in read_slots(folder).people if handed_on(slot, vault, vault) is None)


def handed_vault(folder: Path, vault: Vault) -> Vault | None:
    """What `hand_on` put into `folder` for the person who opened `vault`; None when there is nothing for them."""
    slots = read_slots(folder).people
    found = (unwrap_by_box(slot, vault.box_key()) for slot in slots if slot.owner == vault.owner and vault.box_key())
    return next((each for each in found if each is not None), None)


def remove_person(folder: Path, person: str) -> SlotOwner:
    """Takes the person's slot away, and says whose it was; somebody else must be left.

    Raises RefusedInputError store.person_last; UnavailableError store.person_unknown.
    """
    slots = read_slots(folder)
    (gone,) = _slots_of(slots, person)
    left = tuple(slot for slot in slots.people if slot is not gone)
    if not left:
        raise RefusedInputError([Problem("store.person_last", {"person": person})])
    write_slots(folder, Slots(left, slots.recovery))
    return gone.owner


def recovery_of(folder: Path) -> str | None:
    """The office's key (`age1…`) as the file says, which anybody may have changed; None when there is none."""
    recovery = read_slots(folder).recovery
    return None if recovery is None else recovery.recipient


def trusted_recovery(folder: Path, vault: Vault) -> str | None:
    """The office's key, sure to be the one that was set. Raises UnavailableError store.recovery_changed."""
    recovery = read_slots(folder).recovery
    if recovery is None:
        return None
    if not _sealed_by(vault, recovery):
        raise UnavailableError("store.recovery_changed")
    return recovery.recipient


def set_recovery(folder: Path, vault: Vault, recipient: str) -> None:
    """From now on the office's key opens the store too; one that was set before no longer does."""
    slots = read_slots(folder)
    write_slots(folder, Slots(slots.people, _recovery_for(recipient, vault)))


def open_recovery(folder: Path, identity: str, owner: SlotOwner) -> Vault:
    """The vault by the office's secret key (`AGE-SECRET-KEY-1…`), for `owner` who lost the passphrase.

    Raises UnavailableError: store.recovery_none, store.recovery_other_key, store.recovery_changed.
    """
    recovery = read_slots(folder).recovery
    if recovery is None:
        raise UnavailableError("store.recovery_none")
    opened = unwrap_with(identity, recovery.wrapped)
    if opened is None:
        raise UnavailableError("store.recovery_other_key")
    purpose, data_key = opened[:-DATA_KEY_BYTES], opened[-DATA_KEY_BYTES:]
    vault = Vault(data_key, owner)
    if purpose != _RECOVERY.encode("ascii") or not _sealed_by(vault, recovery):
        raise UnavailableError("store.recovery_changed")
    return vault


def _slots_of(slots: Slots, person: str | None) -> tuple[Slot, ...]:
    if person is None:
        return slots.people
    found = tuple(slot for slot in slots.people if slot.owner.person == person)
    if not found:
        raise UnavailableError("store.person_unknown", person=person[:LONGEST_NAME])
    return found


def name_problems(person: str) -> list[Problem]:
    """What is wrong with a name that is to stand in the slots and on papers; empty when nothing is."""
    from inspector_app.exchange.bag.plain_line import is_plain_line

    if not person.strip():
        return [Problem("store.person_empty")]
    if len(person) > LONGEST_NAME:
        return [Problem("store.name_long", {"most": LONGEST_NAME, "value": person[:20]})]
    return [] if is_plain_line(person, LONGEST_NAME) else [Problem("store.person_signs")]


def _sealed_by(vault: Vault, recovery: RecoverySlot) -> bool:
    try:
        vault.unseal(_RECOVERY, recovery.seal, _recovery_name(recovery.recipient, recovery.wrapped))
    except (InvalidTag, ValueError):
        return False
    return True


def _recovery_for(recipient: str, vault: Vault) -> RecoverySlot:
    wrapped = wrap_for(recipient, _RECOVERY.encode("ascii") + vault.data_key())
    return RecoverySlot(recipient, wrapped, vault.seal(_RECOVERY, b"", _recovery_name(recipient, wrapped)))


def _recovery_name(recipient: str, wrapped: bytes) -> str:
    return f"{recipient} {base64.b64encode(wrapped).decode('ascii')}"


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise RefusedInputError(problems)
