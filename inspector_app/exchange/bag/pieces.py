"""The pieces in which a pack goes to the disk, and in which it is read back from there."""

import errno
import os
from io import FileIO
from typing import BinaryIO

from inspector_app.exchange.bag.layout import MIB
from inspector_app.past_cache import BLOCK, forget, open_past, take_room, turn_past

PIECE = 2 * MIB
"""All are as large, but for the last of a file."""


class Written:
    """A new file, to which one thread writes pieces; `past` the system's memory where that can be.

    `least`: bytes that it will have at least.
    """

    def __init__(self, stream: BinaryIO, *, past: bool, least: int = 0) -> None:
        self._descriptor = stream.fileno()
        self._may, self._past, self._least = past, False, least

    def write(self, piece: memoryview) -> None:
        """Raises OSError."""
        if self._may and len(piece) == PIECE:
            self._may, self._past = False, turn_past(self._descriptor, on=True)
            if self._past and self._least:
                # A file that grows with each piece lets nobody read meanwhile.
                take_room(self._descriptor, self._least)
        done = 0
        while done < len(piece):
            if self._past and (len(piece) - done) % BLOCK:
                self._go_the_usual_way()
            try:
                done += os.write(self._descriptor, piece[done:])
            except OSError as error:
                # Some file systems say yes at first.
                if not self._past or error.errno != errno.EINVAL:
                    raise
                self._go_the_usual_way()

    @property
    def past(self) -> bool:
        """Whether what was written last went past the memory, to the disk itself."""
        return self._past

    def _go_the_usual_way(self) -> None:
        self._past = False
        turn_past(self._descriptor, on=False)


class ReadBack:
    """A file on the disk, read while it grows, by one thread."""

    def __init__(self, path: str) -> None:
        self._path = path
        past = open_past(path)
        self._past, self._file = past is not None, past or FileIO(path)
        self._stretch = 0, 0

    def close(self) -> None:
        self._file.close()

    def expect(self, offset: int, size: int) -> None:
        """These bytes were synced, and are read next: from the disk."""
        self._stretch = offset, size
        if not self._past:
            forget(self._file.fileno(), offset, size)

    def read(self, offset: int, size: int, buffer: memoryview) -> memoryview | None:
        """The bytes, in the buffer; None when the file is not that long, or ends later than the last of its pieces.

        All but the last of the file are of PIECE bytes. Raises OSError.
        """
        done = 0
        while done < size:
            self._file.seek(offset + done)
            end = -(-size // BLOCK) * BLOCK if self._past else size
            try:
                count = self._file.readinto(buffer[done:end])
            except OSError as error:
                # Behind an end that is no multiple of a block, and where a file system only said yes.
                if not self._past or error.errno != errno.EINVAL:
                    raise
                self._go_the_usual_way()
                continue
            if not count:
                return None
            done += count
        return buffer[:size] if done == size else None

    def _go_the_usual_way(self) -> None:
        self._file.close()
        self._past, self._file = False, FileIO(self._path)
        forget(self._file.fileno(), *self._stretch)
