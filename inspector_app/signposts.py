"""The two plain files that say what a folder is, and which generation of its database is in use.

Neither holds anything that cannot be found out again, so a store whose data is whole opens without them, and both are
written anew (`mend`). What somebody writes into them leads nowhere but to a folder inside the store.
"""

import json
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from inspector_app.errors import UnavailableError
from inspector_app.files import write_atomically

ABOUT = "store.json"
CURRENT = "CURRENT"
_PROGRAM = "inspector-app"
_FORMAT = 1
_SLOTS = "slots.json"
_GENERATION = re.compile(r"gen-\d{4,8}")


def write_about(folder: Path, made: datetime) -> None:
    """Raises OSError."""
    about = {"program": _PROGRAM, "format": _FORMAT, "store": uuid4().hex, "created": made.isoformat()}
    write_atomically(folder / ABOUT, json.dumps(about, indent=1).encode("utf-8"))


def is_store(folder: Path) -> bool:
    """It says so itself, or has what only stores have."""
    return _about(folder) is not None or ((folder / _SLOTS).is_file() and bool(_generations(folder)))


def check_format(folder: Path) -> None:
    """Raises UnavailableError store.not_a_store, store.newer_version."""
    if not is_store(folder):
        raise UnavailableError("store.not_a_store", folder=str(folder))
    program, version = _about(folder) or (_PROGRAM, _FORMAT)
    if program != _PROGRAM:
        raise UnavailableError("store.not_a_store", folder=str(folder))
    if version > _FORMAT:
        # The database has a version of its own, which is asked as well.
        raise UnavailableError("store.newer_version", detail=str(version))


def generation_of(folder: Path) -> str:
    """The folder of the generation in use. Raises UnavailableError store.not_a_store when there is none.

    Only when nobody can know what `CURRENT` said it is the newest one: each restore made the newest.
    """
    there = _generations(folder)
    try:
        name = (folder / CURRENT).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    if _GENERATION.fullmatch(name) and (name in there or len(there) != 1):
        return name
    if not there:
        raise UnavailableError("store.not_a_store", folder=str(folder))
    return there[-1]


def mend(folder: Path) -> None:
    """Writes anew what is damaged, of a store that was just opened. A disk that takes nothing keeps nobody out."""
    with suppress(OSError):
        name = generation_of(folder)
        if _text(folder / CURRENT) != name:
            write_atomically(folder / CURRENT, name.encode("utf-8"))
        if _about(folder) is None:
            write_about(folder, datetime.fromtimestamp((folder / _SLOTS).stat().st_mtime, UTC))


def _about(folder: Path) -> tuple[str, int] | None:
    """Program and format; None when the file is gone or damaged."""
    try:
        about = json.loads(_text(folder / ABOUT))
        return str(about["program"]), int(about["format"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _generations(folder: Path) -> list[str]:
    """Oldest first."""
    if not folder.is_dir():
        return []
    found = [entry.name for entry in folder.iterdir() if _GENERATION.fullmatch(entry.name) and entry.is_dir()]
    return sorted(found, key=lambda name: int(name.partition("-")[2]))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
