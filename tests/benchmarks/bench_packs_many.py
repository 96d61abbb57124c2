"""The packs of a whole week in one folder: looked at and taken in, beside copying and hashing the same bytes.

INSPECTOR_BENCH_PACKS=1000 for the size of the goal, --photos for the photos of each pack and --size for their
megabytes; the default is smaller. Each pack is of a laptop of its own, as packs are
cumulative: many of one laptop would hold the same again.
"""

import hashlib
import os
from contextlib import closing
from functools import partial
from pathlib import Path

from handovers import PEOPLE, judged_items
from measuring import Figure, seconds
from offices import NOW, new_store, with_enterprise

from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.several import look_at_several, take_several
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.files import remove_tree
from inspector_app.stores import Role, Store
from inspector_app.supervision.watch_folder import look_into, new_packs
from inspector_app.visits import GivenAnswer, VisitDraft, give_answer, open_visit

_PACKS = int(os.environ.get("INSPECTOR_BENCH_PACKS", "40"))
_PHOTOS = int(os.environ.get("INSPECTOR_BENCH_PHOTOS", "6"))
_BYTES = int(float(os.environ.get("INSPECTOR_BENCH_MEGABYTES", "1")) * 1_000_000)
_SAMPLE = Path(__file__).parents[2] / "resources" / "demo" / "photos" / "counter.jpg"
_SHARE = 0.7
"""So much of the speed of copying and hashing is to be reached."""


def figures(folder: Path) -> list[Figure]:
    week = folder / "week"
    week.mkdir()
    with closing(new_store(folder / "supervisor", Role.SUPERVISOR, "赵敏")) as supervisor:
        for number in range(_PACKS):
            _write_pack(supervisor, folder / "laptop", week / f"{number:04}.zjpack", number)
        fresh = new_packs(supervisor, look_into(week))
        looked = seconds(lambda: look_at_several(supervisor, fresh, NOW))
        before = seconds(lambda: _copy_and_hash(week, folder / "before"))
        taken = seconds(lambda: take_several(supervisor, fresh, NOW))
        after = seconds(lambda: _copy_and_hash(week, folder / "after"))
        with supervisor.database.look() as work:
            assert len(work.visits.all()) == _PACKS
        again = seconds(lambda: new_packs(supervisor, look_into(week)))
    copied = (before + after) / 2
    return [
        Figure(f"take in {_PACKS:,} packs", taken, "copy and hash them, synced", copied, 1 / _SHARE),
        Figure("look at them first", looked, "copy and hash them, synced", copied, 1 / _SHARE),
        Figure("see that none of them is new", again, "copy and hash them, synced", copied, None),
    ]


def _write_pack(supervisor: Store, home: Path, path: Path, number: int) -> None:
    """Of a laptop that goes away afterwards: one visit, every item answered."""
    with closing(new_store(home, person=f"检查员{number}")) as laptop:
        trust_card(laptop, card_of(supervisor), NOW)
        trust_card(supervisor, card_of(laptop), NOW)
        visit = open_visit(laptop, VisitDraft(with_enterprise(laptop, f"e{number}"), PEOPLE), shipped(), NOW)
        for place, item in enumerate(judged_items()):
            verdict = Verdict.FAIL if place % 9 == 0 else Verdict.PASS
            give_answer(laptop, visit, item, GivenAnswer(verdict, note="三件未验视" if place % 9 == 0 else ""), NOW)
        for photo in range(_PHOTOS):
            data = _SAMPLE.read_bytes() + os.urandom(_BYTES)
            add_photo(laptop, visit, "", Picture(data, f"IMG_{photo}.jpg", "file"), NOW)
        write_visit_pack(laptop, path, NOW)
    remove_tree(home)


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
