"""The first desk of a shared store makes its tables; others join by an invitation. Each whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from db.errors import StoreTroubleError
from db.records.log import Device
from db.shared.addresses import read_address
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.trust.identity import new_identity
from inspector_app.files import write_atomically
from inspector_app.sessions import note_of_vault
from inspector_app.shared_store.files import place_problems
from inspector_app.shared_store.invitations import Invitation, read_invitation
from inspector_app.shared_store.place import SharedPlace, address_problems, require_driver, write_place
from inspector_app.signposts import write_about
from inspector_app.stores import (
    FIRST_GENERATION,
    Role,
    StoreOwner,
    build_store,
    new_device,
    new_store_problems,
    seal_identity,
)
from inspector_app.vault import KdfCost, SlotOwner, Vault, fitting_cost, new_data_key
from inspector_app.vault.slots import Slots, wrap, write_slots


@dataclass(frozen=True, slots=True)
class NewDesk:
    """What a person said of the desk that is to be."""

    folder: Path
    owner: StoreOwner
    passphrase: str
    cost: KdfCost | None = None


def found_store(desk: NewDesk, address: str, files: str, now: datetime) -> None:
    """The first desk, whose person is the administrator; `files` is "" or where all desks keep their sealed files.

    Raises RefusedInputError with every problem: those of `create_store`, shared.address_…, shared.files_…,
    shared.founder_role; UnavailableError shared.not_installed, shared.founded; StoreTroubleError; OSError.
    """
    problems = desk_problems(desk, address) + place_problems(files)
    if desk.owner.role is not Role.ADMINISTRATOR:
        problems.append(Problem("shared.founder_role"))
    if problems:
        raise RefusedInputError(problems)
    require_driver()
    from db.shared.postgresql import SharedDatabase

    place = read_address(address)
    if SharedDatabase.is_founded(place):
        raise UnavailableError("shared.founded", database=place.shown)

    def found(device: Device) -> None:
        SharedDatabase.found(place, device, (now, partial(_note, device, "founded"))).close()

    _build(desk, new_data_key(), (place.text, files), found, now)


def join_store(desk: NewDesk, invitation: bytes, secret: str, address: str, now: datetime) -> None:
    """One more desk; `address` is the invitation's with the login of this one, "" for the login of the system's user.

    Raises what `found_store` raises, UnavailableError shared.invitation_wrong, shared.not_founded.
    """
    join_by(desk, read_invitation(invitation, secret), address, now)


def join_by(desk: NewDesk, asked: Invitation, address: str, now: datetime) -> None:
    """As `join_store`, by an invitation that was read."""
    place = _place_of(asked, address)
    problems = desk_problems(desk, place) + place_problems(asked.files)
    if problems:
        raise RefusedInputError(problems)
    require_driver()
    from db.shared.postgresql import SharedDatabase

    where = read_address(place)
    if not SharedDatabase.is_founded(where):
        raise UnavailableError("shared.not_founded", database=where.shown)

    def join(device: Device) -> None:
        database = SharedDatabase(where, device.id)
        try:
            database.enrol(device, (now, partial(_note, device, "desk_joined")))
        except StoreTroubleError as error:
            if error.kind != "not_allowed":
                raise
            # The login stands in another group than the person said, or in none.
            raise UnavailableError("shared.role_refused", login=where.login, role=device.role) from error
        finally:
            database.close()

    _build(desk, asked.data_key, (where.text, asked.files), join, now)


def desk_problems(desk: NewDesk, address: str) -> list[Problem]:
    """All that stands in the way before anybody asks the server."""
    return new_store_problems(desk.folder, desk.owner, desk.passphrase) + address_problems(address)


def _place_of(invitation: Invitation, address: str) -> str:
    """Raises RefusedInputError shared.invitation_other: the address leads to another database."""
    if not address:
        return invitation.database
    problems = address_problems(address)
    if problems:
        raise RefusedInputError(problems)
    if read_address(address).with_login("").text != read_address(invitation.database).with_login("").text:
        raise RefusedInputError([Problem("shared.invitation_other", {"database": invitation.database})])
    return address


def _note(device: Device, deed: str, work: Work) -> None:
    """Who came to share the store is an act of its own in the log, as is who was let in and who was removed."""
    note_of_vault(work, device.id, device.person, deed, person=device.person, role=device.role)


def _build(
    desk: NewDesk, data_key: bytes, where: tuple[str, str], enrol: Callable[[Device], None], now: datetime
) -> None:
    """The folder first; the server last, in one transaction: what it refuses leaves nothing anywhere."""

    def fill(building: Path) -> None:
        generation = building / FIRST_GENERATION
        generation.mkdir(parents=True)
        (building / "blobs").mkdir()
        owner = SlotOwner(desk.owner.person.strip(), desk.owner.role.value)
        slot, box_key = wrap(data_key, owner, desk.passphrase, desk.cost or fitting_cost())
        write_slots(building, Slots((slot,)))
        vault, identity = Vault(data_key, owner, box_key), new_identity()
        seal_identity(building, identity, vault)
        device = new_device(desk.owner, identity, now)
        write_place(generation, vault, SharedPlace(where[0], device.id, where[1]))
        write_atomically(building / "CURRENT", FIRST_GENERATION.encode("utf-8"))
        write_about(building, now)
        enrol(device)

    build_store(desk.folder, fill)
