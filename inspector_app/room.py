"""Room on the disk: a reserve that is given back when it is full, and when photos must stop (reliability.md §4.3).

Answers are small and go on to the last byte; photos stop well before, so that a visit can always be closed.
"""

import os
import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from inspector_app.errors import UnavailableError
from inspector_app.files import allocate

MIB = 1024 * 1024
RESERVE = "reserve"
RESERVE_BYTES = 32 * MIB
LOW_BYTES = 1024 * MIB
"""Below it people are told."""
SCARCE_BYTES = 200 * MIB
"""Below it photos are refused."""
_LAST_BYTES = 4 * MIB
"""Below it the reserve is given back before a change is tried."""
_LEAST_BYTES = 128 * 1024


class Level(StrEnum):
    ENOUGH = "enough"
    LOW = "low"
    SCARCE = "scarce"


@dataclass(frozen=True, slots=True)
class Room:
    free: int
    """Bytes, without the reserve."""
    level: Level
    reserve: bool
    """It lies there."""


def room_of(folder: Path) -> Room:
    """What is left on the disk of the store. Raises OSError."""
    free = shutil.disk_usage(folder).free
    level = Level.SCARCE if free < SCARCE_BYTES else Level.LOW if free < LOW_BYTES else Level.ENOUGH
    return Room(free, level, (folder / RESERVE).is_file())


def require_room_for_photos(folder: Path) -> None:
    """Raises UnavailableError backup.no_room_for_photos; an answer would still be taken."""
    found = room_of(folder)
    if found.level is Level.SCARCE:
        raise UnavailableError("backup.no_room_for_photos", free_mb=found.free // MIB, least_mb=SCARCE_BYTES // MIB)


def lay_reserve(folder: Path) -> bool:
    """Puts the reserve down when it is not there and there is room for it; says whether it is there now."""
    path = folder / RESERVE
    if path.is_file():
        return True
    if shutil.disk_usage(folder).free < SCARCE_BYTES + RESERVE_BYTES:
        return False
    try:
        allocate(path, RESERVE_BYTES)
    except OSError:
        return False
    return True


def make_room(folder: Path, full: bool) -> bool:
    """Gives the reserve back when the disk is `full` or as good as full; says whether it did."""
    path = folder / RESERVE
    if not path.is_file() or not (full or _free(folder) < _LAST_BYTES):
        return False
    path.unlink(missing_ok=True)
    return True


def is_full(folder: Path) -> bool:
    """Not even the index of a log has room. Raises OSError."""
    return _free(folder) < _LEAST_BYTES


def _free(folder: Path) -> int:
    """Asked before every change, so by the quickest call there is."""
    if hasattr(os, "statvfs"):
        found = os.statvfs(folder)
        return found.f_bavail * found.f_frsize
    return shutil.disk_usage(folder).free
