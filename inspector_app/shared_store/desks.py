"""Who shares the store, and whether others changed something. Each administrative act is noted in the log."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from db.shared.addresses import read_address
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.roles import require_administrator
from inspector_app.sessions import note_vault_change
from inspector_app.shared_store.invitations import Invitation, write_invitation
from inspector_app.shared_store.place import SharedPlace, read_place
from inspector_app.signposts import generation_of
from inspector_app.stores import Store
from inspector_app.vault import KdfCost

if TYPE_CHECKING:
    from db.shared.listening import Listener


@dataclass(frozen=True, slots=True)
class DeskStanding:
    device: str
    person: str
    role: str
    login: str
    joined_at: datetime
    own: bool


def place_of(store: Store) -> SharedPlace:
    """Raises UnavailableError shared.not_shared."""
    if not store.database.shared:
        raise UnavailableError("shared.not_shared")
    return read_place(store.folder / generation_of(store.folder), store.vault)


def desks_of(store: Store) -> list[DeskStanding]:
    """In the order in which they joined. Raises UnavailableError shared.not_shared."""
    place_of(store)
    with store.database.look() as work:
        devices = {device.id: device for device in work.devices.all()}
        return [
            DeskStanding(
                desk.device,
                devices[desk.device].person,
                devices[desk.device].role,
                desk.login,
                desk.joined_at,
                desk.device == store.device,
            )
            for desk in work.desks.all()
        ]


def has_current_rules(store: Store) -> bool:
    """Whether the server refuses by itself all that this program says it does; else the login that made its tables must
    open it once. Raises UnavailableError shared.not_shared; StoreTroubleError.
    """
    place_of(store)
    from db.shared.postgresql import SharedDatabase

    assert isinstance(store.database, SharedDatabase)
    return store.database.has_current_rules()


def invite(store: Store, secret: str, now: datetime, cost: KdfCost | None = None) -> bytes:
    """The file that lets one more desk join, under a passphrase of its own; noted in the log.

    Raises UnavailableError role.administrator_only, shared.not_shared; RefusedInputError of the passphrase.
    """
    sealed = write_invitation(invitation_of(store), secret, cost)
    note_vault_change(store, "invited", now)
    return sealed


def invitation_of(store: Store) -> Invitation:
    """Raises UnavailableError role.administrator_only, shared.not_shared."""
    place = place_of(store)
    require_administrator(store, of_desks=True)
    address = read_address(place.database).with_login("").text
    return Invitation(address, place.files, store.owner.office, store.vault.data_key())


def remove_desk(store: Store, device: str, now: datetime) -> None:
    """Nothing of what that desk says is kept from now on; what it recorded stays. Noted in the log.

    Raises UnavailableError role.administrator_only, shared.not_shared; RefusedInputError shared.desk_unknown,
    shared.desk_own.
    """
    place_of(store)
    require_administrator(store, of_desks=True)
    if device == store.device:
        raise RefusedInputError([Problem("shared.desk_own")])
    with store.database.work(now) as work:
        if not work.desks.remove(device):
            raise RefusedInputError([Problem("shared.desk_unknown", {"device": device[:40]})])
        known = work.devices.get(device)
    note_vault_change(store, "desk_removed", now, person=known.person if known else device)


def listener_of(store: Store) -> "Listener | None":
    """Tells whether other desks changed something; None for a store of one's own."""
    if not store.database.shared:
        return None
    from db.shared.postgresql import SharedDatabase

    assert isinstance(store.database, SharedDatabase)
    return store.database.listener()
