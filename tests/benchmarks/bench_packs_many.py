"""The packs of a whole week in one folder: looked at and taken in, beside copying and hashing the same bytes.

INSPECTOR_BENCH_PACKS=1000 for the size of the goal, --photos for the photos of each pack and --size for their
megabytes; the default is smaller. Each pack is of a laptop of its own, as packs are cumulative: many of one laptop
would hold the same again.

Beside the wall clock stands the processor time of both, which other programs on the machine change less: a pack's
records cost the same whatever its photos weigh, so that few large packs come nearer to copying than many small ones.
How a pack's share grows with how many there are is told by processor time, of packs with one small photo each.
"""

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from many_laptops import Sizes, write_packs
from measuring import Figure
from offices import NOW, new_store

from inspector_app.exchange.several import look_at_several, take_several
from inspector_app.files import remove_tree
from inspector_app.stores import Role
from inspector_app.supervision.watch_folder import look_into, new_packs

_PACKS = int(os.environ.get("INSPECTOR_BENCH_PACKS", "40"))
_PHOTOS = int(os.environ.get("INSPECTOR_BENCH_PHOTOS", "6"))
_BYTES = int(float(os.environ.get("INSPECTOR_BENCH_MEGABYTES", "1")) * 1_000_000)
_GROWN = (10, 40, 160)
"""Packs at once."""
_SHARE = 0.7
"""So much of the speed of copying and hashing is to be reached."""


def figures(folder: Path) -> list[Figure]:
    week = folder / "week"
    week.mkdir()
    with closing(new_store(folder / "supervisor", Role.SUPERVISOR, "赵敏")) as supervisor:
        write_packs(week, _PACKS, Sizes(_PHOTOS, _BYTES), supervisor).made_known_to(supervisor)
        fresh = new_packs(supervisor, look_into(week))
        looked = _spent(lambda: look_at_several(supervisor, fresh, NOW))
        before = _spent(lambda: _copy_and_hash(week, folder / "before"))
        taken = _spent(lambda: take_several(supervisor, fresh, NOW))
        after = _spent(lambda: _copy_and_hash(week, folder / "after"))
        with supervisor.database.look() as work:
            assert len(work.visits.all()) == _PACKS
        again = _spent(lambda: new_packs(supervisor, look_into(week)))
    copied = tuple((one + other) / 2 for one, other in zip(before, after, strict=True))
    megabytes = sum(path.stat().st_size for path in week.iterdir()) / 1e6
    found = []
    for number, clock in enumerate(("", ", processor")):
        beside, goal = f"copy and hash them, synced{clock}", 1 / _SHARE if number == 0 else None
        took = f"take in {_PACKS:,} packs of {megabytes / _PACKS:.1f} MB{clock}"
        found += [
            Figure(took, taken[number], beside, copied[number], goal),
            Figure(f"look at them first{clock}", looked[number], beside, copied[number], goal),
            Figure(f"see that none of them is new{clock}", again[number], beside, copied[number], None),
        ]
    return [*found, *_growth(folder / "growth")]


def _growth(folder: Path) -> list[Figure]:
    told = {}
    for count in _GROWN:
        week, place = folder / f"week {count}", folder / f"supervisor {count}"
        week.mkdir(parents=True)
        with closing(new_store(place, Role.SUPERVISOR, "赵敏")) as supervisor:
            write_packs(week, count, Sizes(1, 0), supervisor).made_known_to(supervisor)
            fresh = new_packs(supervisor, look_into(week))
            _, processor = _spent(lambda supervisor=supervisor, fresh=fresh: take_several(supervisor, fresh, NOW))
        told[count] = processor / count
    least = told[_GROWN[0]]
    return [
        Figure(f"one of {count} small packs taken in, processor", spent, f"one of {_GROWN[0]}", least, None)
        for count, spent in told.items()
    ]


def _spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock, and of processors: of this process, and of those that it started and that ended."""
    wall, processor = time.perf_counter(), _processor()
    work()
    return time.perf_counter() - wall, _processor() - processor


def _processor() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _copy_and_hash(source: Path, target: Path) -> None:
    """Block by block, as a program would that knows nothing of packs; each copy is on the disk before the next."""
    target.mkdir()
    for path in source.iterdir():
        digest = hashlib.sha256()
        with path.open("rb") as old, (target / path.name).open("wb") as new:
            for block in iter(partial(old.read, 1 << 20), b""):
                digest.update(block)
                new.write(block)
            new.flush()
            os.fsync(new.fileno())
    # Of a thousand packs there is no room for three copies.
    remove_tree(target)
