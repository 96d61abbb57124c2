"""How packs, photos, papers, screens and statistics grow: three sizes each, beside a floor or beside the least.

Search, register import, backup, answers and offices show their growth in their own benchmarks.
"""

import io
import os
import random
import shutil
from functools import partial
from itertools import count
from pathlib import Path
from statistics import quantiles

import bench_gallery
import bench_statistics
from measuring import Figure, in_turn, prepared, seconds
from notice_visits import NoticeVisit, ready_visit
from offices import NOW, PASSPHRASE, new_store, with_enterprise
from PIL import Image
from visit_pages import started_visit

from db.records.values import Inspector
from inspector_app.checklists.snapshots import shipped
from inspector_app.evidence.intake import Picture, Wanted, add_photo, prepare, record
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.notices.looking import look_at
from inspector_app.stores import Role, open_store
from inspector_app.supervision.statistics import Question
from inspector_app.supervision.statistics import figures as counted
from inspector_app.visits import VisitDraft, open_visit

_PACKS = (40, 160, 640)
_PHOTO_BYTES = 100_000
_PICTURES = ((2000, 1500), (4000, 3000), (6000, 4000))
_PAPERS = (1, 6, 24)
_GALLERIES = (250, 750, 2_500)
"""Visits of forty photos."""
_FRAME = 0.016
"""Seconds that the window may be busy in one piece (issue 8)."""
_STATISTICS = (1_000, 10_000, 100_000)


def figures(folder: Path) -> list[Figure]:
    return [
        *_packs(folder / "packs"),
        *_photos(folder / "photos"),
        *_papers(folder / "papers"),
        *_galleries(folder / "galleries"),
        *_statistics(folder / "statistics"),
    ]


def _packs(folder: Path) -> list[Figure]:
    inspector = new_store(folder / "inspector")
    supervisor = new_store(folder / "supervisor", Role.SUPERVISOR, "赵敏")
    trust_card(inspector, card_of(supervisor), NOW)
    trust_card(supervisor, card_of(inspector), NOW)
    supervisor.close()
    visit = open_visit(inspector, VisitDraft(with_enterprise(inspector), (Inspector("李明"),)), shipped(), NOW)
    originals, found, held = folder / "originals", [], 0
    originals.mkdir()
    for size in _PACKS:
        for number in range(held, size):
            data = b"\xff\xd8\xff\xe0" + os.urandom(_PHOTO_BYTES)
            (originals / f"{number}.jpg").write_bytes(data)
            add_photo(inspector, visit, "", Picture(data, f"{number}.jpg", "file"), NOW)
        held = size
        pack, fresh = folder / f"{size}.zjpack", folder / f"supervisor-{size}"
        written = seconds(lambda pack=pack: write_visit_pack(inspector, pack, NOW, full=True))
        shutil.copytree(folder / "supervisor", fresh)
        taker = open_store(fresh, PASSPHRASE)
        taken = seconds(lambda taker=taker, pack=pack: import_pack(taker, pack, NOW))
        taker.close()
        copied = seconds(lambda size=size: _copy(originals, folder / f"copy-{size}"))
        found.append(Figure(f"write a pack of {size} small photos", written, "synced copy", copied, None))
        found.append(Figure(f"import a pack of {size} small photos", taken, "synced copy", copied, None))
    inspector.close()
    return found


def _photos(folder: Path) -> list[Figure]:
    store, visit = started_visit(folder / "store")
    found, number = [], count()
    for width, height in _PICTURES:
        small = Image.frombytes("RGB", (100, 75), random.Random(1).randbytes(100 * 75 * 3))
        stream = io.BytesIO()
        small.resize((width, height)).save(stream, "JPEG", quality=88)
        whole = stream.getvalue()

        def take(whole: bytes = whole) -> None:
            # Other bytes each time, or the store would know them: the tail of a JPEG may hold anything.
            picture = Picture(whole + str(next(number)).encode(), "IMG.jpg", "file")
            record(store, visit, [Wanted(prepare(store, picture), "RN-01")], NOW)

        def half(whole: bytes = whole) -> None:
            with Image.open(io.BytesIO(whole)) as image:
                image.draft("RGB", (image.width // 2, image.height // 2))
                image.load()

        ours, floor = in_turn(take, half, 5)
        found.append(Figure(f"photo of {width * height / 1e6:.0f} MP", ours, "decoded at DCT 1/2", floor, None))
    store.close()
    return found


def _papers(folder: Path) -> list[Figure]:
    times = {}
    for size in _PAPERS:
        visit = ready_visit(folder / str(size), findings=size)

        def show(visit: NoticeVisit = visit) -> None:
            look_at(visit.store, "rectification", visit.visit, {}, NOW)

        times[size], _ = in_turn(show, lambda: None, 5)
        visit.store.close()
    return _beside_the_least("draft of a notice with {size} findings", times)


def _galleries(folder: Path) -> list[Figure]:
    """From the click to the first places of pictures, painted; and the turns of the wheel that follow."""
    times, turns = {}, []
    for visits in _GALLERIES:
        store, _ = bench_gallery.filled(folder, visits)
        seen = [bench_gallery._in_the_window(store) for _ in range(3)]
        store.close()
        size = visits * bench_gallery.OF_EACH
        times[size] = min(opened for opened, _ in seen)
        slow = quantiles((turn for _, found in seen for turn in found), n=100)[98]
        turns.append(Figure(f"turn of the wheel among {size:,} photos, 99 of 100", slow, "a frame", _FRAME, 1))
    return [*_beside_the_least("gallery of {size} photos opened", times), *turns]


def _statistics(folder: Path) -> list[Figure]:
    """Every figure of all time, of visits that are counted already."""
    times = {}
    for size in _STATISTICS:
        place = prepared(folder, f"statistics of {size}", partial(bench_statistics.fill_store, count=size))
        store = open_store(place / "store", PASSPHRASE)
        times[size], _ = in_turn(lambda store=store: counted(store, Question(), NOW), lambda: None, 5)
        store.close()
    return _beside_the_least("every figure of {size} visits", times)


def _beside_the_least(what: str, times: dict[int, float]) -> list[Figure]:
    least = next(iter(times.values()))
    return [Figure(what.format(size=f"{size:,}"), ours, "the least", least, None) for size, ours in times.items()]


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target)
    for path in target.iterdir():
        with path.open("r+b") as stream:
            os.fsync(stream.fileno())
