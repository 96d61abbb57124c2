"""Killed in the middle: no half backup is ever listed, and the store is the old one or the restored one."""

import os
import random
from pathlib import Path

from handovers import worked_visit
from offices import NOW, PASSPHRASE, new_store
from quick_children import QuickChildren

from inspector_app.backups import shelf
from inspector_app.backups.making import make_backup
from inspector_app.backups.proving import proved
from inspector_app.signposts import generation_of
from inspector_app.stores import Store, open_store

ROUNDS = int(os.environ.get("KILL_ROUNDS", "6"))
_PRELUDE = """
import sys, pathlib, itertools
from datetime import datetime, timedelta, timezone
from inspector_app.backups.making import make_backup
from inspector_app.backups.restoring import restore_backup, newest_name
from inspector_app.stores import open_store
folder, passphrase, name = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
start = datetime(2026, 10, 28, 12, 0, tzinfo=timezone.utc)
store = open_store(folder, passphrase)
"""
_MAKE = (
    _PRELUDE
    + """
print("ready", flush=True)
for minute in itertools.count():
    make_backup(store, start + timedelta(minutes=minute), every_file=True)
"""
)
_RESTORE = (
    _PRELUDE
    + """
print("ready", flush=True)
for minute in itertools.count():
    restore_backup(store, name, start + timedelta(minutes=minute))
    store = open_store(folder, passphrase)
"""
)


def kill(children: QuickChildren, script: str, store: Store, name: str, after_s: float) -> None:
    """Runs the script on the closed store and kills it at that time after its first step."""
    process = children.begin(script, store.folder, PASSPHRASE, name)
    assert process.line() == "ready"
    assert process.killed_after(after_s)


def test_a_kill_while_making_lists_no_half_backup(tmp_path: Path, children: QuickChildren) -> None:
    times = random.Random(1)
    store = new_store(tmp_path / "store")
    worked_visit(store)
    first = make_backup(store, NOW)
    for _ in range(ROUNDS):
        store.close()
        kill(children, _MAKE, store, first.name, times.uniform(0, 0.4))
        store = open_store(store.folder, PASSPHRASE)
        listed = shelf.list_backups(store.folder, store.vault)
        assert first.name in {backup.name for backup in listed}
        for backup in listed:
            found = proved(store.folder / "backups" / backup.name / "data.db", store.vault)
            assert (found.events, backup.missing) == (backup.events, 0)
        assert {entry.name for entry in (store.folder / "backups").iterdir()} == {each.name for each in listed}
    store.close()


def test_a_kill_while_restoring_leaves_the_old_store_or_the_restored_one(
    tmp_path: Path, children: QuickChildren
) -> None:
    times = random.Random(2)
    store = new_store(tmp_path / "store")
    visit = worked_visit(store)
    backup = make_backup(store, NOW)
    devices = [store.device]
    for _ in range(ROUNDS):
        store.close()
        kill(children, _RESTORE, store, backup.name, times.uniform(0, 0.4))
        store = open_store(store.folder, PASSPHRASE)
        assert store.database.check() == []
        with store.database.look() as work:
            assert [each.id for each in work.visits.all()] == [visit]
        devices.append(store.device)
        assert (store.folder / generation_of(store.folder) / "data.db").is_file()
        assert not list(store.folder.glob(".gen-*"))
    epochs = [int(device.rpartition("-")[2]) for device in devices]
    assert epochs == sorted(epochs)
    store.close()
