"""The manual's pictures, taken from the real window on the practice street: `python3 dev.py manual-pictures`.

Which pictures is said by the manual itself. Beside them lies how letters are drawn on the computer that took them:
one that draws them otherwise cannot say by comparing whether the window has changed.
"""

import argparse
import hashlib
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

import resources
from inspector_app.demo import PASSPHRASE, REPORT, Demo, run_demo
from inspector_app.files import write_atomically
from inspector_app.manual import chapters
from inspector_app.messages import Language
from ui.jobs import Jobs
from ui.pictures.page_pictures import offscreen_application
from ui.pictures.picture_book import NOW, practice_window
from ui.pictures.picture_walk import PictureWalk
from ui.pictures.shutter import Shutter, wait_for

_NAMED = re.compile(r"!\[[^]]+\]\(\.\./pictures/(zh|en)/(\w+)\.png\)")
_COLOURS = 128
"""Of a picture's palette: a window has few, and the file is a quarter as large."""
_TAKEN = "taken.json"
_UNTIL_EVENING = timedelta(hours=7)
"""The demo's day is over by then."""


class ChosenShutter(Shutter):
    """Takes only the pictures that are wanted; the walk passes the others by."""

    def __init__(self, jobs: Jobs, out: Path, wanted: frozenset[str]) -> None:
        super().__init__(jobs, out)
        self._wanted = wanted

    def take(self, widget: QWidget, name: str, scale: float | None = None) -> Path:
        self.settle()
        # What the work brought is laid out anew, and what was laid out asks for its height again.
        self.settle()
        if name in self._wanted:
            return super().take(widget, name, 1)
        return Path()


@contextmanager
def _zone_of_the_street() -> Iterator[None]:
    """Its clock is shown in the window, wherever the pictures are taken."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Asia/Shanghai"
    try:
        _take_zone()
        yield
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
        _take_zone()


def _take_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


def named_pictures(language: Language) -> frozenset[str]:
    """Those that the chapters in this language show."""
    return frozenset(name for each in chapters(language) for tongue, name in _NAMED.findall(each.text) if tongue)


def take_manual_pictures(out: Path, languages: tuple[Language, ...]) -> int:
    """How many were left in `out`, one folder a language. Raises OSError, and LookupError for one that no page has."""
    offscreen_application()
    jobs, taken = Jobs(), 0
    with tempfile.TemporaryDirectory() as kept, _zone_of_the_street():
        for language in languages:
            taken += _take(out / language.value, named_pictures(language), Path(kept), jobs, language)
    jobs.stop()
    note = {"letters": letters_drawn_here()}
    write_atomically(out / _TAKEN, (json.dumps(note, indent=1) + "\n").encode("ascii"))
    return taken


def letters_were_drawn(pictures: Path) -> str:
    """How the computer that took these pictures drew letters."""
    return str(json.loads((pictures / _TAKEN).read_text(encoding="ascii"))["letters"])


def letters_drawn_here() -> str:
    """A fingerprint of some letters, drawn with the program's font and Qt as they are here."""
    application = offscreen_application()
    image = QImage(240, 40, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(application.font())
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignLeft, "寄检通 Register 2026")
    painter.end()
    return hashlib.sha256(bytes(image.constBits())).hexdigest()


def _take(out: Path, wanted: frozenset[str], kept: Path, jobs: Jobs, language: Language) -> int:
    out.mkdir(parents=True, exist_ok=True)
    shutter = ChosenShutter(jobs, out, wanted)
    with practice_window(kept, jobs, "light", language) as window:
        walk = PictureWalk(window, shutter, kept / "practice")
        walk.doors()
        walk.open_practice()
        walk.pages()
        walk.open_visit()
        walk.leave_guests()
        walk.papers_and_files()
    _take_review(shutter, kept, jobs, language)
    for path in shutter.taken:
        write_atomically(path, _with_few_colours(path))
    missing = wanted - {path.stem for path in shutter.taken}
    if missing:
        raise LookupError(f"no page is pictured as {sorted(missing)}")
    return len(wanted)


def _take_review(shutter: Shutter, kept: Path, jobs: Jobs, language: Language) -> None:
    """The demo's supervisor, before the visit that came: the practice street has nobody else's work to review."""
    demo = kept / "demo"
    if not (demo / REPORT).is_file():
        run_demo(demo)
    with practice_window(kept, jobs, "light", language, now=NOW + _UNTIL_EVENING) as window:
        supervisor = Demo(demo, {}, iter(())).supervisor
        wait_for(window.work_opened.connect, lambda: window.door.opening.open(supervisor, PASSPHRASE))
        assert window.frame_ is not None
        # As PictureWalk.open_practice does: the lower edge waits some seconds before it says what it knows.
        window.frame_.health.start()
        shutter.settle()
        window.go("review")
        shutter.take(window, "review")


def _with_few_colours(path: Path) -> bytes:
    stream = BytesIO()
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py manual-pictures", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(next(iter(resources.__path__))) / "manual" / "pictures")
    parser.add_argument("--language", choices=[language.value for language in Language], help="only this one")
    given = parser.parse_args(arguments)
    languages = (Language(given.language),) if given.language else tuple(Language)
    taken = take_manual_pictures(given.out, languages)
    print(f"{taken} pictures in {given.out}")  # noqa: T201 - a command for those who build the program
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
