"""Sectors of a stick that give nothing back: a pack that was to lie on them is not called written, and of one that does
all the rest is taken in."""

import ctypes
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

from fault_stores import copies_of
from handovers import two_stores, with_photos, worked_visit
from offices import NOW, PASSPHRASE

from inspector_app.audit.check import check_log
from inspector_app.errors import ProblemsError
from inspector_app.exchange.bag.container import read_pack_file
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.stores import Store, open_store

_SECTOR = 4096
_MOST = 4
"""Of them, beside each other."""
_PHOTOS = 12


def sectors(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """`wrong` copies a pack to the stick, as a file manager does, in place of writing it there."""
    pair, stick = place / "pair", place / "stick"
    pair.mkdir()
    stick.mkdir()
    inspector, supervisor = two_stores(pair)
    supervisor.close()
    with_photos(inspector, worked_visit(inspector, photos=0), range(_PHOTOS), side=400)
    copies = copies_of(pair / "supervisor", place)
    with closing(inspector):
        for number in range(rounds):
            good, target = place / "good.zjpack", stick / f"{number}.zjpack"
            write_visit_pack(inspector, good, NOW, encrypted=bool(number % 2))
            first = chance.randrange(good.stat().st_size // _SECTOR) * _SECTOR
            bad = first, first + chance.randint(1, _MOST) * _SECTOR
            if wrong:
                shutil.copy(good, target)
                with _failing(stick, bad):
                    yield _readable(target, inspector)
                continue
            with _failing(stick, bad):
                found = _written(inspector, target, encrypted=bool(number % 2))
            shutil.copy(good, target)
            yield found or _taken(next(copies), stick, target, good, bad)
            target.unlink()


@contextmanager
def _failing(stick: Path, bad: tuple[int, int]) -> Iterator[None]:
    library = ctypes.CDLL(None)
    library.fault_bad.argtypes = [ctypes.c_longlong, ctypes.c_longlong]
    library.fault_below(str(stick).encode())
    library.fault_bad(*bad)
    try:
        yield
    finally:
        library.fault_bad(0, 0)


def _readable(pack: Path, store: Store) -> str:
    try:
        read_pack_file(pack, store.identity.secrets)
    except ProblemsError as error:
        return f"{pack.name} lies there, and cannot be read: {error!r}"
    return ""


def _written(inspector: Store, target: Path, *, encrypted: bool) -> str:
    """It may be some bytes shorter than the one before, and end before the bad place."""
    try:
        write_visit_pack(inspector, target, NOW, encrypted=encrypted)
    except ProblemsError:
        return f"left {sorted(map(str, target.parent.iterdir()))}" if any(target.parent.iterdir()) else ""
    return _readable(target, inspector)


def _taken(folder: Path, stick: Path, target: Path, good: Path, bad: tuple[int, int]) -> str:
    """Looked at, taken in as far as it is sound, and made whole by a good copy."""
    with closing(open_store(folder, PASSPHRASE)) as store:
        with _failing(stick, bad):
            try:
                seen = check_pack(store, target).salvageable
                first = import_pack(store, target, NOW, salvage=True)
            except ProblemsError:
                seen = False
                first = None
        with store.database.look() as work:
            visits = len(work.visits.all())
        if first is None:
            if visits:
                return "refused, and something was taken all the same"
        elif not seen or not visits or first.photos_verified + len(first.damaged) < _PHOTOS:
            return f"taken {first.photos_verified} photos, named {len(first.damaged)}; foretold: {seen}"
        import_pack(store, good, NOW)
        with store.database.look() as work:
            sound = sum(map(store.files.is_sound, work.blobs.all()))
        log = check_log(store)
    # The photos and a paper.
    return "" if log.sound and sound == _PHOTOS + 1 else f"{sound} files are sound, the log says {log.problems}"
