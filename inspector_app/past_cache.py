"""Straight to the disk and straight from it, past the memory in which the system keeps files: Linux alone.

Half of the processor's work of writing a large file is that memory; and what is read back past it was on the disk.
Elsewhere, and where a file system cannot do it, everything goes the usual way.
"""

import errno
import mmap
import os
from io import FileIO
from pathlib import Path

BLOCK = 4096
"""What is moved past the memory begins and ends at multiples of so many bytes; the end of a file alone may not."""
_DIRECT = getattr(os, "O_DIRECT", 0)


def memory(size: int) -> memoryview:
    """Zeros that lie as the disk wants them."""
    return memoryview(mmap.mmap(-1, size))


def turn_past(descriptor: int, on: bool) -> bool:
    """Whether what is written from now on goes past the memory, or no longer; False where that cannot be."""
    if not _DIRECT:
        return False
    import fcntl

    flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | _DIRECT if on else flags & ~_DIRECT)
    except OSError:
        return False
    return True


def take_room(descriptor: int, size: int) -> None:
    """The file has `size` bytes from now on, where the file system can do it at once. Raises OSError of a full disk."""
    try:
        os.posix_fallocate(descriptor, 0, size)
    except OSError as error:
        # What cannot do it is asked byte by byte by the C library, and refuses a single one past the memory.
        if error.errno not in (errno.EINVAL, errno.EOPNOTSUPP):
            raise


def open_past(path: str | Path) -> FileIO | None:
    """For reading from the disk itself; None where that cannot be. Raises OSError when there is no such file."""
    if not _DIRECT:
        return None
    try:
        return FileIO(os.open(path, os.O_RDONLY | _DIRECT))
    except FileNotFoundError:
        raise
    except OSError:
        return None


def forget(descriptor: int, offset: int, size: int) -> None:
    """The usual way: what was synced is to be read from the disk, not from the memory in which it was put."""
    if hasattr(os, "posix_fadvise"):
        # And the disk is to begin at once.
        for advice in (os.POSIX_FADV_DONTNEED, os.POSIX_FADV_WILLNEED):
            os.posix_fadvise(descriptor, offset, size, advice)
