"""The only place that opens a file for writing: beside, fsync, replace, fsync the folder (reliability.md §4)."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

# Windows: a scanner or indexer holds a new file for some milliseconds (reliability.md §4.2).
_HELD_BY_ANOTHER_PROGRAM = {5, 32, 33}
_PATIENCE_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)

PART_SUFFIX = ".part"
_WRITING = "while writing"
_MOUNTS = Path("/proc/self/mountinfo")
_LATE_SIZES = ("vfat", "msdos")
_CHUNK = 1024 * 1024


@contextmanager
def open_atomically(path: Path, *, folder_too: bool = True) -> Iterator[BinaryIO]:
    """A stream whose bytes appear under `path` whole and synced when the block ends, or not at all on an error.

    Without `folder_too` the name survives a power cut only after `sync_folder`: once for many files.
    Raises OSError as the disk gives it; `path` is then as it was before.
    """
    part = path.with_name(f".{path.name[:80]}.{uuid4().hex[:8]}{PART_SUFFIX}")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            _sync(stream.fileno())
        _replace(part, path)
        sync_name(path)
    except BaseException as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename == str(part):
            # People asked for `path`; the name beside it tells them nothing.
            error.filename = str(path)
        raise
    if folder_too:
        sync_folder(path.parent)


@contextmanager
def writing() -> Iterator[None]:
    """An OSError from the block is remembered to be one of writing (`was_writing`)."""
    try:
        yield
    except OSError as error:
        error.add_note(_WRITING)
        raise


def was_writing(error: OSError) -> bool:
    """Whether it was writing that the disk refused, and not reading: people must look in another place."""
    full = {errno.ENOSPC, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC)}
    return error.errno in full or _WRITING in getattr(error, "__notes__", ())


def try_place(path: Path) -> None:
    """Whether a file can be written under `path`, which stays as it is. Raises OSError when it cannot."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    with writing(), suppress(_TriedError), open_atomically(path):
        raise _TriedError


class _TriedError(Exception):
    """Ends a trial before anything is put in place."""


def write_atomically(path: Path, data: bytes | bytearray, *, folder_too: bool = True) -> None:
    """`path` holds exactly `data`, on the disk, or is as before (`open_atomically`). Raises OSError."""
    with writing(), open_atomically(path, folder_too=folder_too) as stream:
        stream.write(data)


def copy_atomically(source: Path, target: Path) -> None:
    """`target` holds what `source` holds, on the disk, or is as before. Raises OSError."""
    with source.open("rb") as stream, open_atomically(target) as copy:
        while chunk := stream.read(_CHUNK):
            copy.write(chunk)


@contextmanager
def placed_together(built: Sequence[tuple[Path, Path]]) -> Iterator[None]:
    """Each first file takes the name of the second, in its folder; when the block raises, all is as it was before.

    What had a name before waits beside it until the block ends, as `name.1a2b3c4d.before.ending`. Raises OSError.
    """
    with ExitStack() as undo:
        kept = [before for source, target in built if (before := _put_in_place(source, target, undo)) is not None]
        for _, target in built:
            sync_name(target)
        for folder in {target.parent for _, target in built}:
            sync_folder(folder)
        yield
        undo.pop_all()
    for before in kept:
        with suppress(OSError):
            before.unlink()


def _put_in_place(source: Path, target: Path, undo: ExitStack) -> Path | None:
    """Where the file is that had the name before; None when there was none."""
    before = target.with_name(f"{target.stem}.{uuid4().hex[:8]}.before{target.suffix}") if target.exists() else None
    if before is not None:
        _replace(target, before)
        undo.callback(_tried, lambda: _replace(before, target))
    _replace(source, target)
    undo.callback(_tried, lambda: target.unlink(missing_ok=True))
    return before


def _tried(deed: Callable[[], object]) -> None:
    """On the way back: one file that cannot be moved must not keep the others from it."""
    with suppress(OSError):
        deed()


def keep_times(source: Path, target: Path) -> None:
    """`target` says that it was changed when `source` was. Raises OSError."""
    status = source.stat()
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))


def allocate(path: Path, size: int) -> None:
    """`path` takes `size` bytes of the disk, whatever is in them. Raises OSError; then there is no such file."""
    try:
        with path.open("xb") as stream:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(stream.fileno(), 0, size)
            else:
                # Random, because some file systems store zeros as nothing.
                for start in range(0, size, _CHUNK):
                    stream.write(os.urandom(min(_CHUNK, size - start)))
            _sync(stream.fileno())
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def remove_tree(folder: Path) -> None:
    """Removes a folder with all that is in it; one that is not there is no error. Raises OSError."""
    if folder.exists():
        shutil.rmtree(folder)
        sync_folder(folder.parent)


def place_folder(built: Path, target: Path) -> None:
    """A folder that was built beside `target`, and whose files are on the disk, takes its name. Raises OSError."""
    for folder in sorted(path for path in built.rglob("*") if path.is_dir() and not path.is_symlink()):
        sync_folder(folder)
    sync_folder(built)
    built.rename(target)
    sync_name(target)
    sync_folder(target.parent)


def make_runnable(path: Path) -> None:
    """May be started as a program; Windows goes by the name alone. Raises OSError."""
    path.chmod(path.stat().st_mode | 0o111)


def make_short_link(path: Path, target: str) -> None:
    """A symbolic link to `target`, which is relative to the folder of `path`. Raises OSError."""
    path.symlink_to(target)
    sync_folder(path.parent)


def sync_name(path: Path) -> None:
    """A file or folder that was renamed keeps its bytes under the new name if the power goes, or the stick. OSError.

    Linux writes a renamed file into a folder of FAT as one of 0 bytes, and where its bytes are only some seconds later:
    syncing the folder alone puts the empty name on the disk and takes the old one away (seen with `faults usb`).
    """
    if sys.platform == "linux" and _file_system_of(path) in _LATE_SIZES:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _file_system_of(path: Path) -> str:
    """ "" when the system does not say."""
    device = path.stat().st_dev
    name = f" {os.major(device)}:{os.minor(device)} "
    try:
        lines = _MOUNTS.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return next((line.partition(" - ")[2].split(" ")[0] for line in lines if name in line), "")


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
    # Not by a pattern: a folder of many thousand photos is looked through at each start.
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if entry.name.startswith(".") and entry.name.endswith(PART_SUFFIX)]
    parts = [folder / name for name in names if (folder / name).is_file()]
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
