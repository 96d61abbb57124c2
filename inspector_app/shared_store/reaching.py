"""Where a store could move: asked before anything is made, so that what stands in the way is said in time."""

from dataclasses import dataclass

from db.database import SCHEMA_VERSION, Database
from db.errors import StoreTroubleError
from db.shared.addresses import Address, read_address
from db.shared.moving import row_count
from inspector_app.errors import RefusedInputError, UnavailableError
from inspector_app.roles import administers_desks
from inspector_app.shared_store.files import place_problems
from inspector_app.shared_store.place import address_problems, require_driver
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Reached:
    database: str
    """The address, without a password."""
    server: str
    """Its version."""
    has_groups: bool
    """The groups of people are there, or are made with the tables; else the server's administrator makes them."""
    rows: int
    """That would move."""
    files: int
    """Sealed files that would be copied; 0 when they stay where they are."""


def reach(store: Store, address: str, files: str) -> Reached:
    """What `moving.move_to_shared` would find; changes nothing.

    Raises RefusedInputError shared.address_…, shared.files_…; UnavailableError shared.mover_role,
    shared.is_shared, shared.not_installed, shared.founded, shared.may_not_create; StoreTroubleError as
    SharedDatabase.reach, not_empty, newer_version.
    """
    problems = address_problems(address) + place_problems(files)
    if problems:
        raise RefusedInputError(problems)
    if store.database.shared:
        raise UnavailableError("shared.is_shared")
    if not administers_desks(store):
        raise UnavailableError("shared.mover_role", person=store.person)
    require_driver()
    from db.shared.postgresql import SharedDatabase

    where = read_address(address)
    found = SharedDatabase.reach(where)
    if found.version:
        require_own_remains(store, where, found.version)
    elif found.tables:
        raise StoreTroubleError("not_empty")
    if not found.may_create:
        raise UnavailableError("shared.may_not_create", login=where.login, database=where.shown)
    copied = len(sealed_names(store)) if files else 0
    return Reached(where.shown, found.server.partition(" ")[0], found.has_groups, row_count(store.database), copied)


def require_own_remains(store: Store, where: Address, version: int) -> None:
    """What lies there is what a move of this very store left when it was killed.

    Raises StoreTroubleError newer_version; UnavailableError shared.founded for anything else.
    """
    from db.shared.postgresql import SharedDatabase

    if version > SCHEMA_VERSION:
        raise StoreTroubleError("newer_version", str(version))
    remains = SharedDatabase(where, store.device)
    try:
        if version < SCHEMA_VERSION or not _is_remains(store, remains):
            raise UnavailableError("shared.founded", database=where.shown)
    finally:
        remains.close()


def sealed_names(store: Store) -> list[str]:
    """SHA-256 of every sealed file that the records name."""
    with store.database.look() as work:
        return sorted({*work.blobs.all(), *(pack.records for pack in work.waiting.all())})


def _is_remains(store: Store, there: Database) -> bool:
    """This store alone is a desk there, and nothing is there that it does not have, but the note of the move."""
    with store.database.look() as work:
        have = work.events.have()
    with there.look() as work:
        desks = [desk.device for desk in work.desks.all()]
        more = {device: seq - have.get(device, 0) for device, seq in work.events.have().items()}
    return desks == [store.device] and all(each <= (device == store.device) for device, each in more.items())
