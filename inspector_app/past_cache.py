"""Straight to the disk and straight from it, past the memory in which the system keeps files: Linux alone.

Half of the processor's work of writing a large file is that memory; and what is read back past it was on the disk.
Elsewhere, and where a file system cannot do it, everything goes the usual way.
"""

import errno
import os
from ctypes import addressof, c_char
from io import FileIO
from pathlib import Path

BLOCK = 4096
"""What is moved past the memory begins and ends at multiples of so many bytes; the end of a file alone may not."""
_DIRECT = getattr(os, "O_DIRECT", 0)


class Memory:
    """Zeros that lie as the disk wants them."""

    def __init__(self, size: int) -> None:
        self._block = bytearray(size + BLOCK)
        self._start = -addressof(c_char.from_buffer(self._block)) % BLOCK
        self.view = memoryview(self._block)[self._start : self._start + size]

    def begins_with(self, data: memoryview) -> bool:
        """As fast as memory is; two views would be compared byte by byte."""
        return self._block.startswith(data, self._start)


def take_room(descriptor: int, size: int) -> bool:
    """Whether the file has `size` bytes from now on: not every file system can do it at once.

    `descriptor`: opened past the memory. Raises OSError of a full disk.
    """
    try:
        os.posix_fallocate(descriptor, 0, size)
    except OSError as error:
        # What cannot do it is asked byte by byte by the C library, and refuses a single one past the memory.
        if error.errno in (errno.EINVAL, errno.EOPNOTSUPP):
            return False
        raise
    return True


def open_past(path: str | Path) -> FileIO | None:
    """For writing to the disk itself, and reading from it; None where that cannot be.

    Raises OSError when there is no such file.
    """
    if not _DIRECT:
        return None
    try:
        return FileIO(os.open(path, os.O_RDWR | _DIRECT), "r+")
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
