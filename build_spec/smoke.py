"""Tries what was built as a machine would that has never seen it: the whole demo, in an empty home."""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from inspector_app.exchange.beside.stager import WORD

_TIMEOUT = 600
_GUARD_S = 20
"""How long the AppImage's guard may take to leave nothing behind."""
_STRANGE_NAME = "首次 使用 "
_HELP = ("--help",)
"""Loads every verb of the command line, and touches no store."""
_ALONE = (_HELP, ("checklist", "show"), (WORD,))
"""Each is to end with 0; the last is the process that stages packs for another, which ends when nobody is there."""
_YEAR = ("--from", "2026-01-01", "--to", "2026-12-31")
_ON_THE_STORE = (
    ("bulletin", *_YEAR, "--out", "通报.docx"),
    ("bulletin", *_YEAR, "--out", "通报.pdf"),
    ("board", *_YEAR, "--out", "看板.pdf"),
    ("appraisal", *_YEAR, "--out", "考核.xlsx"),
    ("handing-on", "visits", "--out", "检查.xlsx"),
    ("register", "export", "台账.xlsx"),
    ("backup", "make"),
    ("store", "check"),
    ("pack", "check", "demo/visit.zjpack"),
)
"""What writes by other libraries than the demo's, on the supervisor's store that it leaves."""


def try_demo(program: Path, more: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The demo's own report. `more` joins its environment. Raises SystemExit with the program's words on failure."""
    with _empty_home() as (home, environment):
        running = _started(program, home, {**environment, **(more or {})})
        return _report(running, home / "demo")


def try_all(program: Path) -> dict[str, Any]:
    """As try_demo, and then what the demo does not go through: other files, all verbs loaded, its own helper."""
    with _empty_home() as (home, environment):
        report = _report(_started(program, home, environment), home / "demo")
        store = ("--store", "demo/stores/supervisor", "--passphrase-file", "demo/passphrase.txt")
        for words in (*_ALONE, *((*each, *store) for each in _ON_THE_STORE)):
            done = subprocess.run(
                [str(program), *words], env=environment, cwd=home, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True, encoding="utf-8", timeout=_TIMEOUT,
            )  # fmt: skip
            if done.returncode:
                raise SystemExit(f"build: {' '.join(words)} gave {done.returncode}:\n{done.stdout}")
    return report


def try_debian_package(package: Path) -> dict[str, Any]:
    """As try_demo, of the program in `package`, unpacked as dpkg would."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "--extract", str(package), folder], check=True)
        name = package.name.partition("_")[0]
        return try_demo(Path(folder) / "opt" / name / name)


def try_image(image: Path) -> str:
    """The AppImage mounted, a second one started while it runs, and one that is unpacked first: how the first one ran.

    Raises SystemExit also when a mount or an unpacked folder is left behind.
    """
    with _empty_home() as (home, environment):
        places = home / "临时 文件"
        places.mkdir()
        environment["TMPDIR"] = str(places)
        running = _started(image, home, environment)
        second = subprocess.run([str(image), *_HELP], env=environment, capture_output=True, timeout=_TIMEOUT)
        way = "mounted" if any(os.path.ismount(place) for place in places.iterdir()) else "unpacked, FUSE is not here"
        if second.returncode or running.poll() is not None:
            raise SystemExit(f"build: a second start beside the first gave {second.returncode}: {second.stderr!r}")
        _report(running, home / "demo")
        _require_empty(places)
        words = [str(image), "--appimage-extract-and-run", *_HELP]
        unpacked = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=_TIMEOUT)
        if unpacked.returncode or not unpacked.stdout:
            raise SystemExit(f"build: unpacked, it gave {unpacked.returncode}: {unpacked.stdout}{unpacked.stderr}")
        _require_empty(places)
    try_demo(image, {"APPIMAGE_EXTRACT_AND_RUN": "1"})
    return way


def told(report: Mapping[str, Any]) -> str:
    """What the demo did, in a line."""
    rows, answers, pages = report["register"]["rows"], report["visit"]["answered"], report["notice"]["pages"]
    photos, pictures = report["pack"]["photos"], len(report["pictures"])
    proven = f"{photos['verified']} of {photos['total']} photos"
    return f"{rows} enterprises, {answers} answers, {pages} pages of notice, {proven}, {pictures} pictures"


@contextmanager
def _empty_home() -> Iterator[tuple[Path, dict[str, str]]]:
    with tempfile.TemporaryDirectory(prefix=_STRANGE_NAME) as folder:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "DISPLAY", "LANG")}
        own = {"HOME": folder, "USERPROFILE": folder, "APPDATA": folder, "QT_QPA_PLATFORM": "offscreen"}
        yield Path(folder), kept | own


def _started(program: Path, home: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(program), "demo", "--out", str(home / "demo"), "--json"],
        env=environment,
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def _report(running: subprocess.Popen[str], out: Path) -> dict[str, Any]:
    said, _ = running.communicate(timeout=_TIMEOUT)
    if running.returncode:
        raise SystemExit(f"build: the frozen demo failed with {running.returncode}:\n{said}")
    report: dict[str, Any] = json.loads((out / "demo.json").read_text(encoding="utf-8"))
    left = {path.suffix for path in out.rglob("*") if path.is_file()}
    for wanted in (".pdf", ".png", ".zjpack"):
        if wanted not in left:
            raise SystemExit(f"build: the frozen demo left no {wanted} file: {report}")
    return report


def _require_empty(places: Path) -> None:
    end = time.monotonic() + _GUARD_S
    while left := [place.name for place in places.iterdir()]:
        if time.monotonic() > end:
            raise SystemExit(f"build: the AppImage left behind {', '.join(left)}")
        time.sleep(0.1)
