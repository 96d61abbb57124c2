"""A photo of 12 megapixels taken in: beside decoding it at half size, beside libvips, and thirty on two cores."""

import hashlib
import io
import os
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from measuring import Figure, in_turn, seconds
from offices import NOW
from peers import leave_out
from PIL import Image
from visit_pages import started_visit

from inspector_app.evidence.imaging import working_image
from inspector_app.evidence.intake import Picture, Wanted, prepare, record
from inspector_app.stores import Store

_SIZE = (4000, 3000)
_MANY = 30


def twelve_megapixels(seed: int) -> bytes:
    """As a phone writes it: soft shapes with grain, four to five megabytes."""
    small = Image.frombytes("RGB", (100, 75), random.Random(seed).randbytes(100 * 75 * 3))
    image = small.resize(_SIZE, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(_SIZE, 18).convert("RGB")
    data = io.BytesIO()
    Image.blend(image, grain, 0.25).save(data, "JPEG", quality=88)
    return data.getvalue()


class _Photos:
    """Other bytes each time, or the store would know them: the tail of a JPEG may hold anything."""

    def __init__(self) -> None:
        self._whole = [twelve_megapixels(seed) for seed in range(4)]
        self._turn = 0

    def next(self) -> bytes:
        self._turn += 1
        return self._whole[self._turn % len(self._whole)] + str(self._turn).encode()


def figures(folder: Path) -> list[Figure]:
    store, visit = started_visit(folder / "store")
    photos = _Photos()

    def take() -> None:
        record(store, visit, [Wanted(prepare(store, Picture(photos.next(), "IMG.jpg", "file")), "RN-01")], NOW)

    def half() -> None:
        with Image.open(io.BytesIO(photos.next())) as image:
            image.draft("RGB", (image.width // 2, image.height // 2))
            image.load()

    ours, floor = in_turn(take, half, 9)
    found = [
        Figure("photo of 12 MP stored", ours, "decoded at DCT 1/2", floor, 1.6),
        Figure("photo of 12 MP stored", ours, "goal: 400 ms", 0.4, 1),
    ]
    if find_spec("pyvips") is None:
        leave_out("beside libvips", "pip install pyvips pyvips-binary")
    else:
        found += _beside_libvips(folder, photos, take)
    found.append(_on_two_cores(store, photos))
    found.append(_in_the_window(folder, photos))
    store.close()
    return found


def _beside_libvips(folder: Path, photos: _Photos, take: Callable[[], None]) -> list[Figure]:
    """The peer is a part of the tests only."""
    import pyvips

    def write() -> None:
        """What any program must do: hash, write, sync, and a small picture."""
        data = photos.next()
        path = folder / hashlib.sha256(data).hexdigest()
        with path.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        pyvips.Image.thumbnail_buffer(data, 320).write_to_buffer(".jpg[Q=85]")
        path.unlink()

    def copy() -> None:
        working_image(photos.next())

    def peer_copy() -> None:
        pyvips.Image.thumbnail_buffer(photos.next(), 2000).write_to_memory()

    beside, copies = in_turn(take, write, 9), in_turn(copy, peer_copy, 9)
    return [
        Figure("photo of 12 MP stored", beside[0], "hash, fsync, libvips thumbnail", beside[1], 1.1),
        Figure("working copy of 12 MP", copies[0], "libvips thumbnail 2000", copies[1], 1.1),
    ]


def _on_two_cores(store: Store, photos: _Photos) -> Figure:
    def one(data: bytes) -> None:
        prepare(store, Picture(data, "IMG.jpg", "file"))

    def serial(batch: list[bytes]) -> float:
        """On one core: a photo alone seals and decodes at the same time when it has two."""
        cores = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(cores)})
        try:
            return seconds(lambda: [one(data) for data in batch])
        finally:
            os.sched_setaffinity(0, cores)

    def both(batch: list[bytes]) -> float:
        with ThreadPoolExecutor(2) as pool:
            return seconds(lambda: list(pool.map(one, batch)))

    batches = [[photos.next() for _ in range(_MANY)] for _ in range(4)]
    alone = min(serial(batches[0]), serial(batches[2]))
    together = min(both(batches[1]), both(batches[3]))
    return Figure(f"{_MANY} photos on two threads", together, "one after the other on one core", alone, 0.65)


def _in_the_window(folder: Path, photos: _Photos) -> Figure:
    """From the drop on the page of a visit to its small picture in the strip."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.app import new_application
    from ui.jobs import Jobs
    from ui.pages.visit_page import VisitPage
    from ui.photos.given_pictures import GivenPictures
    from ui.session import Session

    application = QApplication.instance() or new_application(["bench"])
    store, visit = started_visit(folder / "window")
    jobs = Jobs()
    page = VisitPage(Session(store, jobs, clock=lambda: NOW), visit)
    page.resize(1300, 700)
    page.show()

    def wait(there: Callable[[], bool]) -> None:
        until = time.monotonic() + 30
        while not there():
            application.processEvents()
            # As a window waits: a loop without a pause would keep the interpreter from the worker.
            time.sleep(0.0005)
            if time.monotonic() > until:
                raise TimeoutError

    wait(lambda: page.flow is not None and not jobs.busy)
    strip = page.panes.evidence.strip
    times = []
    for number in range(8):
        path = folder / f"IMG_{number}.jpg"
        path.write_bytes(photos.next())
        begin = time.perf_counter()
        page.actions_.take_photos(GivenPictures((path,)), "drop")
        wait(lambda number=number: bool(strip.coming.pictures) or strip.list.count() > number)  # type: ignore[misc]
        page.grab()
        times.append(time.perf_counter() - begin)
        wait(lambda: not page.photos.busy and not jobs.busy)
    page.close()
    jobs.stop()
    store.close()
    return Figure("photo of 12 MP from drop to its picture", median(times[1:]), "goal: 150 ms", 0.15, 1)
