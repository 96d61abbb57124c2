"""The persons of an open store, and the office's recovery key; each change is noted in the log after it is kept."""

from datetime import datetime
from pathlib import Path

from inspector_app import vault
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.key_change.switching import forget_growing
from inspector_app.recovery import read_identity, read_recipient
from inspector_app.roles import require_administrator
from inspector_app.sessions import note_vault_change
from inspector_app.stores import Role, Store, open_store_by_recovery
from inspector_app.vault import KdfCost, SlotOwner


def add_person(
    store: Store, person: str, role: Role, passphrase: str, now: datetime, cost: KdfCost | None = None
) -> None:
    """Lets one more person open the store with a passphrase of their own.

    Raises RefusedInputError: store.person_empty, store.person_signs, store.name_long, store.person_exists,
    store.people_many, store.passphrase_short, store.passphrase_common; every one that holds. UnavailableError
    role.administrator_only.
    """
    require_administrator(store)
    owner = SlotOwner(person.strip(), role.value)
    vault.add_person(store.folder, store.vault, owner, passphrase, cost)
    note_vault_change(store, "person_added", now, person=owner.person, role=owner.role)


def remove_person(store: Store, person: str, now: datetime) -> None:
    """Takes a person's way in away; what they did stays under their name.

    Raises RefusedInputError store.person_last, store.person_last_of_role; UnavailableError store.person_unknown,
    role.administrator_only.
    """
    require_administrator(store)
    people = vault.people_of(store.folder)
    gone = next((each for each in people if each.person == person), None)
    alone = gone is not None and sum(each.role == gone.role for each in people) == 1
    if gone is not None and alone and len(people) > 1 and gone.role in {store.owner.role, store.vault.owner.role}:
        # Nobody would be left for whom the store is there, or the person would lock themselves out of their role.
        raise RefusedInputError([Problem("store.person_last_of_role", {"person": person})])
    gone = vault.remove_person(store.folder, person)
    # A data key that was being brought in is known to them, too.
    forget_growing(store.folder)
    note_vault_change(store, "person_removed", now, person=gone.person, role=gone.role)


def change_passphrase(store: Store, old: str, new: str, now: datetime, cost: KdfCost | None = None) -> None:
    """Another passphrase for the person who unlocked the store.

    Raises UnavailableError store.wrong_passphrase; RefusedInputError store.passphrase_short, store.passphrase_common.
    """
    changed = vault.change_passphrase(store.folder, old, new, cost, store.person)
    store.vault.take_box(changed.box_key())
    note_vault_change(store, "passphrase_changed", now, person=changed.owner.person, role=changed.owner.role)


def set_recovery(store: Store, public_file: bytes, now: datetime) -> str:
    """Lets the office's recovery key open the store, and gives that key (`age1…`); one set before is replaced.

    Raises RefusedInputError store.recovery_public_bad, store.recovery_secret_given; UnavailableError
    role.administrator_only.
    """
    require_administrator(store)
    recipient = read_recipient(public_file)
    vault.set_recovery(store.folder, store.vault, recipient)
    note_vault_change(store, "recovery_set", now, recipient=recipient)
    return recipient


def trusted_recovery(store: Store) -> str | None:
    """The office's recovery key that was set here (`age1…`), or None. UnavailableError store.recovery_changed."""
    return vault.trusted_recovery(store.folder, store.vault)


def recover_person(
    folder: Path,
    secret_file: bytes,
    person: str,
    passphrase: str,
    now: datetime,
    role: Role | None = None,
    cost: KdfCost | None = None,
) -> SlotOwner:
    """A new passphrase for a person who lost theirs, or for a new one, by the office's secret recovery key.

    `role` is for a new person; without it they get that of the first. The store is closed before and after. Raises
    RefusedInputError with every problem of key, name and passphrase; UnavailableError as `open_store_by_recovery`.
    """
    problems = _problems_of(secret_file, person, passphrase)
    if problems:
        raise RefusedInputError(problems)
    owner = _owner(folder, person.strip(), role)
    store = open_store_by_recovery(folder, read_identity(secret_file), owner)
    try:
        vault.put_person(folder, store.vault, owner, passphrase, cost)
        note_vault_change(store, "recovered", now, person=owner.person, role=owner.role)
    finally:
        store.close()
    return owner


def _problems_of(secret_file: bytes, person: str, passphrase: str) -> list[Problem]:
    problems = vault.name_problems(person.strip()) + vault.passphrase_problems(passphrase, (person,))
    try:
        read_identity(secret_file)
    except RefusedInputError as error:
        problems += error.problems
    return problems


def _owner(folder: Path, person: str, role: Role | None) -> SlotOwner:
    people = vault.people_of(folder)
    known = next((each for each in people if each.person == person), None)
    if known is not None:
        return known
    return SlotOwner(person, role.value if role is not None else people[0].role)
