"""Cancelled, killed, or on a full disk: an import leaves all or nothing, and a repeat completes."""

import errno
import os
import shutil
import time
from pathlib import Path

import pytest
from handovers import (
    LATER,
    codes,
    holdings,
    jpeg,
    judged_items,
    visits_of,
    worked_visit,
)
from offices import NOW, PASSPHRASE
from quick_children import Child, QuickChildren

from inspector_app import sealed_files
from inspector_app.errors import CancelledError, UnavailableError
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.exchange.bag import unpacking
from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.files import sync_folder
from inspector_app.stores import Store, open_store

Stores = tuple[Store, Store]


def big_pack(inspector: Store, folder: Path) -> Path:
    """A pack of several MiB, so that there is a middle."""
    visit = worked_visit(inspector, photos=1)
    for number in range(6):
        name = f"big-{number}.jpg"
        data = _big_jpeg(number)
        add_photo(inspector, visit, judged_items()[2].code, Picture(data, name, "file"), NOW)
    write_visit_pack(inspector, folder / "big.zjpack", NOW)
    return folder / "big.zjpack"


def _big_jpeg(number: int) -> bytes:
    """A JPEG may be followed by anything: as many bytes as wanted, without drawing them."""
    return jpeg(number) + bytes([number]) * MIB


def test_a_cancelled_import_leaves_the_store_as_it_was_and_can_be_repeated(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    pack = big_pack(inspector, tmp_path)
    before = holdings(supervisor)
    for allowed in range(5):
        asked: list[int] = []

        def cancelled(asked: list[int] = asked, allowed: int = allowed) -> bool:
            asked.append(1)
            return len(asked) > allowed

        with pytest.raises(CancelledError):
            import_pack(supervisor, pack, NOW, cancelled=cancelled)
        with pytest.raises(CancelledError):
            check_pack(supervisor, pack, cancelled=lambda: True)
        assert holdings(supervisor) == before
    assert import_pack(supervisor, pack, NOW).photos_verified == 7


def test_progress_goes_up_to_the_end(stores: Stores, tmp_path: Path) -> None:
    pack = big_pack(stores[0], tmp_path)
    told: list[tuple[int, int]] = []
    import_pack(stores[1], pack, NOW, progress=lambda *step: told.append(step))
    assert told == sorted(told)
    assert told[-1] == (pack.stat().st_size,) * 2


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "store.disk_full"), (errno.EIO, "store.disk_error"), (errno.EROFS, "store.disk_error")],
)
@pytest.mark.parametrize("good_files", [0, 2])
def test_a_full_or_broken_disk_is_explained_and_changes_nothing(
    number: int, code: str, good_files: int, stores: Stores, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, supervisor = stores
    written = sealed_files.write_atomically
    left = [good_files]

    def fails_at_last(target: Path, data: bytes, *, folder_too: bool = True) -> None:
        if not left[0]:
            raise OSError(number, os.strerror(number))
        left[0] -= 1
        written(target, data, folder_too=folder_too)

    before = holdings(supervisor)
    with monkeypatch.context() as patched:
        patched.setattr(sealed_files, "write_atomically", fails_at_last)
        with pytest.raises(UnavailableError) as refused:
            import_pack(supervisor, path, NOW)
    assert codes(refused.value) == [code]
    assert holdings(supervisor) == before
    assert import_pack(supervisor, path, NOW).photos_verified == 3


def test_the_names_of_photos_are_on_the_disk_before_any_row_names_them(
    stores: Stores, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    supervisor = stores[1]
    synced: dict[Path, int] = {}

    def sync(folder: Path) -> None:
        with supervisor.database.look() as work:
            synced[folder] = len(work.blobs.all())
        sync_folder(folder)

    monkeypatch.setattr(unpacking, "sync_folder", sync)
    import_pack(supervisor, path, NOW)
    folders = {file.parent for file in (supervisor.folder / "blobs").rglob("*.sealed")}
    assert folders
    assert synced == dict.fromkeys(folders, 0)


_IMPORTING = """
import sys
from datetime import datetime
from pathlib import Path
from inspector_app.exchange.read import import_pack
from inspector_app.stores import open_store
store = open_store(Path(sys.argv[1]), sys.argv[2])
print("begun", flush=True)
report = import_pack(store, Path(sys.argv[3]), datetime.fromisoformat(sys.argv[4]))
print("done", flush=True)
"""


def _importing(children: QuickChildren, store: Path, pack: Path) -> Child:
    process = children.begin(_IMPORTING, store, PASSPHRASE, pack, NOW.isoformat())
    assert process.line() == "begun"
    return process


def _seconds_of_an_import(children: QuickChildren, store: Path, pack: Path) -> float:
    process = _importing(children, store, pack)
    begun = time.monotonic()
    assert process.rest() == ["done"]
    return time.monotonic() - begun


KILLS = int(os.environ.get("INSPECTOR_KILLS", "8"))
"""500 by `dev.py fuzz kills`."""


def test_a_killed_import_leaves_all_or_nothing_and_a_repeat_completes(
    stores: Stores, tmp_path: Path, children: QuickChildren
) -> None:
    inspector, supervisor = stores
    pack = big_pack(inspector, tmp_path)
    wanted, nothing = visits_of(inspector), holdings(supervisor)
    supervisor.close()
    shutil.copytree(supervisor.folder, tmp_path / "whole")
    whole = _seconds_of_an_import(children, tmp_path / "whole", pack)
    killed = 0
    for number in range(KILLS):
        share = 0.1 + 0.8 * number / max(KILLS - 1, 1)
        folder = tmp_path / f"killed-{number}"
        shutil.copytree(supervisor.folder, folder)
        if _importing(children, folder, pack).killed_after(whole * share):
            killed += 1
        else:
            # It took no longer than that: the next are to be killed in time on a machine of any speed.
            whole *= share
        again = open_store(folder, PASSPHRASE)
        complete = holdings(again) != nothing
        assert not complete or visits_of(again) == wanted
        report = import_pack(again, pack, LATER)
        assert (report.photos_total, report.photos_verified, report.repeated) == (7, 7, complete)
        assert visits_of(again) == wanted
        again.close()
        shutil.rmtree(folder)
    assert killed
