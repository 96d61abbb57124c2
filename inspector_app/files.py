"""The only place that opens a file for writing: beside, fsync, replace, fsync the folder (reliability.md §4)."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

# Windows: a scanner or indexer holds a new file for some milliseconds (reliability.md §4.2).
_HELD_BY_ANOTHER_PROGRAM = {5, 32, 33}
_PATIENCE_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)

PART_SUFFIX = ".part"


@contextmanager
def open_atomically(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes appear under `path` whole and synced when the block ends, or not at all on an error.

    Raises OSError as the disk gives it; `path` is then as it was before.
    """
    part = path.with_name(f".{path.name[:80]}.{uuid4().hex[:8]}{PART_SUFFIX}")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            _sync(stream.fileno())
        _replace(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_atomically(path: Path, data: bytes) -> None:
    """`path` holds exactly `data`, on the disk, or is as before. Raises OSError."""
    with open_atomically(path) as stream:
        stream.write(data)


def sync_folder(folder: Path) -> None:
    """Make a rename or deletion in `folder` survive a power cut. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


def sweep_parts(folder: Path) -> int:
    """Remove what an interrupted write left in `folder` (not below it); gives the number of files removed."""
    parts = [entry for entry in folder.glob(f".*{PART_SUFFIX}") if entry.is_file()]
    for part in parts:
        part.unlink(missing_ok=True)
    return len(parts)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def _replace(source: Path, target: Path) -> None:
    for patience in _PATIENCE_S:
        try:
            source.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_ANOTHER_PROGRAM:
                raise
            time.sleep(patience)
        else:
            return
    source.replace(target)
