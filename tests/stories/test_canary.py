"""A lost laptop tells nothing: after a day of work and a kill no word and no piece of a photo can be read anywhere."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from canary_day import LATIN, PASSPHRASE, WORD, photo_bytes
from patience import PATIENCE_S

ROOT = Path(__file__).resolve().parents[2]
_PIECE = 24


def spellings() -> dict[str, bytes]:
    found = {f"{WORD} {coding}": WORD.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")}
    found |= {f"{LATIN} {coding}": LATIN.encode(coding) for coding in ("ascii", "utf-16-le", "utf-16-be")}
    # What is stored as JSON with escapes, and as hexadecimal digits.
    found["escaped"] = WORD.encode("unicode_escape")
    found["hex"] = WORD.encode("utf-8").hex().encode("ascii")
    found["passphrase"] = PASSPHRASE.encode("ascii")
    photo = photo_bytes()
    found |= {f"photo at {at}": photo[at : at + _PIECE] for at in range(700, len(photo) - _PIECE, 4001)}
    return found


def readable(root: Path) -> list[tuple[str, str]]:
    """Every (file, spelling) that can be read below `root`; names of files count as text."""
    words = spellings()
    found = []
    for path in root.rglob("*"):
        content = os.fsencode(path) + (path.read_bytes() if path.is_file() else b"")
        found += [(str(path.relative_to(root)), name) for name, piece in words.items() if piece in content]
    return found


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The disk of a laptop after the day: HOME, TMPDIR, settings, caches, logs."""
    if sys.platform == "win32":
        pytest.skip("there is no SIGKILL")
    disk, outside = tmp_path_factory.mktemp("laptop"), tmp_path_factory.mktemp("outside")
    for name in ("home", "tmp", "logs", "run"):
        (disk / name).mkdir(mode=0o700)
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    surroundings |= {
        "HOME": str(disk / "home"),
        "TMPDIR": str(disk / "tmp"),
        "XDG_RUNTIME_DIR": str(disk / "run"),
        "SQLITE_TMPDIR": str(disk / "tmp"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests" / "fixtures")]),
    }
    # A desktop writes what the program says into its log.
    with (disk / "logs" / "session.log").open("wb") as log:
        command = [sys.executable, str(ROOT / "tests" / "fixtures" / "canary_day.py"), str(outside)]
        streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": log}
        day = subprocess.run(command, cwd=disk, env=surroundings, timeout=5 * PATIENCE_S, **streams)
    assert day.returncode == -signal.SIGKILL, (disk / "logs" / "session.log").read_text("utf-8", "replace")
    return disk


def test_no_readable_byte_is_left_anywhere_on_the_disk(laptop: Path) -> None:
    assert readable(laptop) == []


def test_the_day_was_real(laptop: Path) -> None:
    """The store holds what was typed, looked at and handed over, and the crash was told."""
    from inspector_app.stores import open_store

    (folder,) = [path.parent for path in laptop.rglob("CURRENT")]
    store = open_store(folder, PASSPHRASE)
    with store.database.look() as work:
        (visit,) = work.visits.all()
        notes = " ".join(answer.note for answer in work.answers.of_visit(visit.id).values())
        (photo,) = work.photos.of_visit(visit.id)
        notices = work.notices.of_visit(visit.id)
        events = [
            event
            for life in work.devices.all()
            if life.own or store.owns(life.id)
            for event in work.events.of_device(life.id)
        ]
        sessions = [event for event in events if event.kind == "session"]
    assert f"{WORD}现场备注" in notes
    assert f"{WORD}最后一句" in notes
    assert store.files.get(photo.sha256) == photo_bytes()
    assert len(notices) == 1
    assert len(sessions) == 3
    assert [event.fields["deed"] for event in events if event.kind == "vault"].count("key_changed") == 1
    assert not [entry.name for entry in folder.iterdir() if entry.name in (".newkey", ".oldkey")]
    store.close()
    assert "KeyError" in (laptop / "logs" / "session.log").read_text("utf-8")


def test_the_scan_finds_what_it_looks_for(tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"x" * 100 + photo_bytes())
    (tmp_path / "words").write_bytes(f"上{WORD}下".encode("gb18030"))
    (tmp_path / f"{WORD}.txt").touch()
    assert {path for path, _ in readable(tmp_path)} == {"photo", "words", f"{WORD}.txt"}
