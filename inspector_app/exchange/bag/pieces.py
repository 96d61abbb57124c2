"""The pieces in which a pack goes to the disk, and in which it is read back from there."""

import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from io import FileIO

from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.bag.watching import Watch
from inspector_app.past_cache import Memory

PIECE = 2 * MIB
"""All are as large, but for the last of a file."""


class InPieces(ABC):
    """A pack being written and proved. Used as a context, so that its threads end with it.

    `watch` hears of each byte once more when it is proved. `buffers`: the same memory for all pieces, in turn: new ones
    would cost as much as the rest.
    """

    def __init__(self, watch: Watch, buffers: Sequence[Memory]) -> None:
        self._watch, self._buffers, self._held = watch, buffers, 0
        self._number = 0
        self.size = 0
        """Bytes that went to the disk; all of them when it is proved."""

    def __enter__(self) -> "InPieces":
        return self

    @abstractmethod
    def __exit__(self, *_error: object) -> None: ...

    def write(self, data: bytes | memoryview, /) -> int:
        """Raises OSError of the disk; UnavailableError pack.write_differs for earlier pieces."""
        done = 0
        while done < len(data):
            count = min(PIECE - self._held, len(data) - done)
            self._buffer.view[self._held : self._held + count] = data[done : done + count]
            self._held, done = self._held + count, done + count
            if self._held == PIECE:
                self._end_piece()
        return len(data)

    def proved(self) -> str:
        """The SHA-256 of the file, whose every byte was read back. Raises as `write` does."""
        if self._held:
            self._end_piece()
        return self._all_proved()

    @property
    def _buffer(self) -> Memory:
        return self._buffers[self._number % len(self._buffers)]

    def _end_piece(self) -> None:
        self._put_down(self._number, self.size, self._buffer, self._held)
        self._number += 1
        self.size += self._held
        self._held = 0

    def _tell(self, size: int) -> None:
        """So many more bytes are proved. Raises CancelledError."""
        for start in range(0, size, MIB):
            self._watch.step(min(MIB, size - start))

    @abstractmethod
    def _put_down(self, number: int, offset: int, buffer: Memory, size: int) -> None:
        """A whole piece on its way to the disk, on another core. When it returns, the next buffer is free."""

    @abstractmethod
    def _all_proved(self) -> str:
        """As `proved`."""


def write_all(descriptor: int, piece: memoryview) -> None:
    """Behind what is in the file. Raises OSError."""
    done = 0
    while done < len(piece):
        done += os.write(descriptor, piece[done:])


def read_all(file: FileIO, offset: int, buffer: memoryview) -> bool:
    """Whether the file is long enough to fill the buffer. Raises OSError."""
    file.seek(offset)
    done = 0
    while done < len(buffer):
        count = file.readinto(buffer[done:])
        if not count:
            return False
        done += count
    return True
