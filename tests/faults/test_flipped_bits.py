"""Any bit of any file of a store that flips is found: the store does not open, or the audit names what is damaged.

What is left out, and why: `reserve` and `lock` hold nothing, `epoch` is only ever raised above what the log says, and
what `CURRENT` and `store.json` say is found out without them, and written anew; without `log-end.sealed` nothing is
lost, it only tells of an earlier log that was put in the place of this one.
"""

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from handovers import worked_visit
from offices import NOW, PASSPHRASE, new_store

from db.errors import StoreTroubleError
from inspector_app.audit.check import check_log
from inspector_app.backups.making import make_backup
from inspector_app.errors import UnavailableError
from inspector_app.stores import open_store

LONG = os.environ.get("FAULTS") == "long"
FLIPS = 60 if LONG else 1
"""Of each file, at places by chance: `FAULTS=long pytest tests/faults`."""
_HOLD_NOTHING = {"reserve", "lock", "epoch", "store.json", "CURRENT", "log-end.sealed"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = new_store(tmp_path_factory.mktemp("whole") / "store")
    worked_visit(store)
    make_backup(store, NOW)
    store.close()
    return store.folder


def flips(folder: Path) -> Iterator[tuple[Path, int]]:
    """File and bit; both ends of every file among them."""
    chance = random.Random(12)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in _HOLD_NOTHING:
            bits = path.stat().st_size * 8
            for bit in sorted({0, bits - 1, *(chance.randrange(bits) for _ in range(FLIPS))}):
                yield path.relative_to(folder), bit


def test_the_untouched_store_is_sound(whole: Path, tmp_path: Path) -> None:
    shutil.copytree(whole, tmp_path / "copy")
    assert not is_found(tmp_path / "copy")


def test_every_flipped_bit_is_found(whole: Path, tmp_path: Path) -> None:
    unseen = []
    count = 0
    for name, bit in flips(whole):
        copy = tmp_path / "copy"
        shutil.copytree(whole, copy)
        data = bytearray((copy / name).read_bytes())
        data[bit // 8] ^= 1 << bit % 8
        (copy / name).write_bytes(data)
        if not is_found(copy):
            unseen.append((str(name), bit))
        shutil.rmtree(copy)
        count += 1
    assert unseen == []
    assert count > 30


def is_found(folder: Path) -> bool:
    try:
        store = open_store(folder, PASSPHRASE)
    except (UnavailableError, StoreTroubleError):
        return True
    try:
        return not check_log(store, backups=True).sound
    finally:
        store.close()
