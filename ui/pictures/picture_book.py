"""A picture of every page and main dialog in light and dark, at 100 % and 200 %, Chinese and English.

`python3 dev.py pictures --out DIR`. The practice street is the data and the day is always the same, so that two books
differ only where the window does.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import product
from pathlib import Path

from inspector_app.files import write_atomically
from inspector_app.messages import Language
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pictures.page_pictures import SIZE, offscreen_application
from ui.pictures.picture_dialogs import door_dialogs, page_dialogs, paper_dialogs, visit_dialogs
from ui.pictures.picture_walk import PictureWalk
from ui.pictures.shutter import Shutter, wait_for
from ui.places import Places
from ui.preferences import Preferences

NOW = datetime.fromisoformat("2026-10-28T10:32:00+08:00")
THEMES = ("light", "dark")
SCALES = {"100": 1, "200": 2}


@contextmanager
def practice_window(
    folder: Path, jobs: Jobs, theme: str, language: Language, tablet: str = "off", now: datetime = NOW
) -> Iterator[MainWindow]:
    """The window at its door, at `now`; `folder` keeps the practice store from one to the next."""
    from ui.app import new_window

    preferences = Preferences()
    preferences.theme, preferences.language, preferences.tablet = theme, language, tablet
    places = Places(folder / "window.ini", folder / "stores", folder / "practice")
    window = new_window(offscreen_application(), jobs, preferences, places, clock=lambda: now)
    window.resize(SIZE)
    window.show()
    try:
        yield window
    finally:
        wait_for(window.left.connect, window.close)


def take_book(out: Path, scale: str, theme: str, language: Language) -> int:
    """How many pictures were left in `out`, in a folder of that theme and language. Raises OSError."""
    folder = out / f"{theme}-{language.value}"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept:
        _always_the_same(Path(kept), SCALES[scale])
        jobs = Jobs()
        shutter = Shutter(jobs, folder, f"-{scale}")
        with practice_window(Path(kept), jobs, theme, language) as window:
            take_all(PictureWalk(window, shutter, Path(kept) / "practice"))
        jobs.stop()
    return len(shutter.taken)


def _always_the_same(folder: Path, scale: int) -> None:
    """The zone of the street, and a laptop's screen: dialogs are no higher than that allows.

    Qt asks for the scale once in a process, so that each has one of its own.
    """
    os.environ["TZ"] = "Asia/Shanghai"
    if hasattr(time, "tzset"):
        time.tzset()
    screen = {"name": "laptop", "x": 0, "y": 0, "width": scale * SIZE.width(), "height": scale * SIZE.height()}
    write_atomically(folder / "screen.json", json.dumps({"screens": [screen]}).encode("ascii"))
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={folder / 'screen.json'}"
    offscreen_application()


def take_all(walk: PictureWalk) -> None:
    door_dialogs(walk)
    walk.doors()
    walk.open_practice()
    take_inside(walk)


def take_inside(walk: PictureWalk) -> None:
    """All behind the door of an open store."""
    walk.pages()
    page_dialogs(walk)
    if walk.open_visit():
        visit_dialogs(walk)
        paper_dialogs(walk)
        walk.leave_guests()
    walk.papers_and_files()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py pictures", description=__doc__)
    parser.add_argument("--out", required=True, type=Path, metavar="DIR")
    asked = {"scale": list(SCALES), "theme": list(THEMES), "language": [language.value for language in Language]}
    for name, choices in asked.items():
        parser.add_argument(f"--{name}", choices=choices, help="only this one")
    given = parser.parse_args(arguments)
    out = given.out.absolute()
    wanted = list(product(*([getattr(given, name)] if getattr(given, name) else asked[name] for name in asked)))
    if len(wanted) == 1:
        scale, theme, language = wanted[0]
        taken = take_book(out, scale, theme, Language(language))
        print(f"{taken} pictures in {out}: {theme}, {language}, {scale} %")  # noqa: T201 - a command
        return 0
    return max(_by_itself(out, *one) for one in wanted)


def _by_itself(out: Path, scale: str, theme: str, language: str) -> int:
    options = ["--out", str(out), "--scale", scale, "--theme", theme, "--language", language]
    return subprocess.run([sys.executable, "-m", "ui.pictures.picture_book", *options]).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
