"""A pack that goes straight to the disk and comes straight from it, past the memory in which the system keeps files.

Each piece is written, read back and compared by one thread, while others do so with the next ones: a disk that has
several things to do at once does more. Each is kept until then, so that the comparison is of bytes, which costs a
fifth of any sum. Its hash is made meanwhile, of what was sent, and counts when all of it was found on the disk.
"""

import errno
import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from io import FileIO
from queue import SimpleQueue
from typing import BinaryIO

from inspector_app.errors import UnavailableError
from inspector_app.exchange.bag.pieces import PIECE, InPieces, read_all
from inspector_app.exchange.bag.watching import Watch
from inspector_app.past_cache import BLOCK, Memory, forget, open_past, take_room

_AT_THE_DISK = 3
"""Pieces that are being written or read back."""
_BUFFERS = 5
"""Those, one that is filled, and one that waits for its turn."""


@dataclass(frozen=True, slots=True)
class _OnItsWay:
    size: int
    hashed: Future[None]
    compared: Future[None]


class StraightTarget(InPieces):
    """`disk`: the file of `stream`, opened past the memory; closed with this."""

    def __init__(self, stream: BinaryIO, disk: FileIO, watch: Watch) -> None:
        super().__init__(watch, [Memory(PIECE) for _ in range(_BUFFERS)])
        self._stream, self._disk = stream, disk
        self._digest = sha256()
        self._hasher = ThreadPoolExecutor(1, thread_name_prefix="hashing")
        self._threads = ThreadPoolExecutor(_AT_THE_DISK, thread_name_prefix="at-the-disk")
        self._returned: SimpleQueue[Memory] = SimpleQueue()
        """One for each of them."""
        for _ in range(_AT_THE_DISK):
            self._returned.put(Memory(PIECE))
        self._waiting: deque[_OnItsWay] = deque()

    def __exit__(self, *_error: object) -> None:
        for threads in (self._hasher, self._threads):
            threads.shutdown(wait=True, cancel_futures=True)
        self._disk.close()

    def _put_down(self, number: int, offset: int, buffer: Memory, size: int) -> None:
        compared = self._threads.submit(self._there_and_back, offset, buffer, size)
        self._waiting.append(_OnItsWay(size, self._hasher.submit(self._digest.update, buffer.view[:size]), compared))
        if len(self._waiting) == _BUFFERS:
            self._await_oldest()

    def _all_proved(self) -> str:
        while self._waiting:
            self._await_oldest()
        return self._digest.hexdigest()

    def _await_oldest(self) -> None:
        piece = self._waiting.popleft()
        piece.compared.result()
        piece.hashed.result()
        self._tell(piece.size)

    def _there_and_back(self, offset: int, buffer: Memory, size: int) -> None:
        returned = self._returned.get()
        try:
            back = returned.view[:size]
            same = self._came_back(offset, buffer.view[:size], back) and buffer.begins_with(back)
        finally:
            self._returned.put(returned)
        if not same:
            raise UnavailableError("pack.write_differs")

    def _came_back(self, offset: int, sent: memoryview, back: memoryview) -> bool:
        """Whether as many bytes came back as were sent."""
        if len(sent) % BLOCK:
            return self._usual_way(offset, sent, back)
        try:
            write_at(self._disk.fileno(), offset, sent)
            return _read_at(self._disk.fileno(), offset, back)
        except OSError as error:
            # Some file systems say yes at first.
            if error.errno != errno.EINVAL:
                raise
            return self._usual_way(offset, sent, back)

    def _usual_way(self, offset: int, sent: memoryview, back: memoryview) -> bool:
        """For the end of a file, and where a file system cannot do it."""
        write_at(self._stream.fileno(), offset, sent)
        os.fsync(self._stream.fileno())
        with FileIO(self._stream.name) as again:
            forget(again.fileno(), offset, len(sent))
            return read_all(again, offset, back)


def straight_target(stream: BinaryIO, watch: Watch, least: int) -> StraightTarget | None:
    """For a file that will have at least so many bytes; None where it cannot be done so. Raises OSError of a full disk.

    A file that grows with each piece lets nobody read meanwhile: it has all its room before the first one.
    """
    disk = open_past(stream.name) if least >= PIECE else None
    if disk is None:
        return None
    try:
        if take_room(disk.fileno(), least):
            return StraightTarget(stream, disk, watch)
    except BaseException:
        disk.close()
        raise
    disk.close()
    return None


def write_at(descriptor: int, offset: int, piece: memoryview) -> None:
    """Raises OSError."""
    done = 0
    while done < len(piece):
        done += os.pwrite(descriptor, piece[done:], offset + done)


def _read_at(descriptor: int, offset: int, buffer: memoryview) -> bool:
    """Whether the file is long enough to fill the buffer. Raises OSError."""
    done = 0
    while done < len(buffer):
        count = os.preadv(descriptor, [buffer[done:]], offset + done)
        if not count:
            return False
        done += count
    return True
