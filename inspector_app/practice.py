"""The practice street: a store of its own with a fictional register, to try everything without harm."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from db.records.log import Device
from db.work import Work
from inspector_app import assets
from inspector_app.enterprises.importing import apply_import, plan_import
from inspector_app.enterprises.register import read_register
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.files import remove_tree
from inspector_app.signposts import is_store
from inspector_app.stores import Role, Store, StoreOwner, build_store, create_store, open_store

PASSPHRASE = "练习库-practice"  # noqa: S105 - a passphrase that everybody may know
"""Shown to everybody: nothing real belongs into the practice store."""
_HALF = 50
"""Hundredths: its register and its year take about as long."""
OWNER = StoreOwner("练习检查员", "练习街道办事处", Role.INSPECTOR)


def open_practice_store(
    folder: Path, now: datetime, progress: Callable[[int, int], None] = lambda done, total: None
) -> Store:
    """The practice store at `folder`, made and filled with the practice register when it is not there yet.

    `progress` gets hundredths. Raises what `create_store` and `open_store` raise, and whatever `progress` raises to
    stop: nothing is left of it then, for a street that was stopped half-way would never be completed.
    """
    if is_store(folder):
        store = open_store(folder, PASSPHRASE)
        with store.database.look() as work:
            if work.enterprises.all():
                return store
        # Left empty by an earlier program, which filled it where it lies.
        store.close()
        remove_tree(folder)
    build_store(folder, lambda building: _fill(building, now, progress))
    return open_store(folder, PASSPHRASE)


def _fill(folder: Path, now: datetime, progress: Callable[[int, int], None]) -> None:
    from inspector_app.practice_street import BEGAN_DAYS, fill_street

    began = now - timedelta(days=BEGAN_DAYS)
    create_store(folder, OWNER, PASSPHRASE, began)
    store = open_store(folder, PASSPHRASE)
    try:
        with assets.as_path("demo", "register.xlsx") as path:
            plan = plan_import(store.database, read_register(path))
            apply_import(store.database, plan, began, lambda done, total: progress(done * _HALF // total, 2 * _HALF))
        fill_street(store, now, lambda done, total: progress(_HALF + done * _HALF // total, 2 * _HALF))
    finally:
        store.close()


def is_practice(store: Store) -> bool:
    return store.owner == OWNER


def require_real(work: Work) -> None:
    """Before what could be taken for the real thing leaves. Raises RefusedInputError register.practice_export."""
    if is_practice_device(work.devices.own()):
        raise RefusedInputError([Problem("register.practice_export")])


def is_practice_device(device: Device) -> bool:
    """A laptop of the practice street: nothing of it goes into a real store, and nothing real into it."""
    return (device.person, device.office) == (OWNER.person, OWNER.office)
