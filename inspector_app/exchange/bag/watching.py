"""Counts, hashes and can stop the bytes of a pack on their way."""

import errno
import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from time import thread_time
from typing import BinaryIO

from inspector_app.errors import CancelledError, UnavailableError
from inspector_app.exchange.bag.refusals import refused

Progress = Callable[[int, int], None]
"""Told (bytes done, bytes in all)."""
Cancelled = Callable[[], bool]
SECONDS_A_MIB = 1
SECONDS_AT_LEAST = 5
"""reliability.md §3.3; an honest pack takes a hundredth of it."""
_STEP = 1024 * 1024
_BLOCK = 4096
_MOST_GAPS = 1_000
"""Blocks that a medium may lack before nothing more is asked of it: for each it tries for seconds."""
_MOST_WAITING = 6
"""Pieces that are read and not hashed yet; the largest is 1 MiB."""


def unseen(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def never() -> bool:
    """Work that nobody can cancel."""
    return False


class WorkLimit:
    """How long the processor may be busy with bytes that somebody sent, before it stops and says so.

    Of the thread that makes it: a slow stick, and others that keep the machine busy, are waited for.
    """

    def __init__(self, size: int) -> None:
        self._most = SECONDS_AT_LEAST + SECONDS_A_MIB * size / 1024**2
        self._end = thread_time() + self._most

    def check(self) -> None:
        """Raises RefusedInputError pack.too_slow."""
        if thread_time() > self._end:
            raise refused("too_slow", seconds=round(self._most))


class Watch:
    def __init__(self, total: int, progress: Progress, cancelled: Cancelled) -> None:
        self.total = max(total, 1)
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0
        self._told = 0

    def step(self, count: int) -> None:
        """`count` more bytes are done; asked about once a MiB. Raises CancelledError."""
        self._done = min(self._done + count, self.total)
        if self._done - self._told < _STEP and self._done < self.total:
            return
        self._told = self._done
        if self._cancelled():
            raise CancelledError
        self._progress(self._done, self.total)

    def watched(self, chunks: Iterable[bytes | memoryview]) -> Iterator[bytes | memoryview]:
        for chunk in chunks:
            yield chunk
            self.step(len(chunk))


class WatchedStream:
    """A pack being read, and the hash of what was read: hashed on another core while it is opened here.

    Used as a context, so that its thread ends with it. `lost` is told of each block that the medium does not give any
    more; with it such a one is zeros, and what lies behind it is read.
    """

    def __init__(
        self, stream: BinaryIO, file_name: str, watch: Watch, lost: Callable[[], object] | None = None
    ) -> None:
        self._stream, self._lost, self._gaps = stream, lost, 0
        self._file_name = file_name
        self._watch = watch
        self._limit = WorkLimit(watch.total)
        self._digest = hashlib.sha256()
        self._hasher = ThreadPoolExecutor(1, thread_name_prefix="hashing")
        self._waiting: deque[Future[None]] = deque()
        self.size = 0

    def __enter__(self) -> "WatchedStream":
        return self

    def __exit__(self, *_error: object) -> None:
        self._hasher.shutdown(wait=True)

    def read(self, size: int, /) -> bytes:
        """Raises UnavailableError pack.unreadable: the stick, not the store that takes the pack in; RefusedInputError
        pack.too_slow when what was read before kept the processor too long.
        """
        self._limit.check()
        try:
            data = self._stream.read(size) if self._lost is None else self._around(size, self._lost)
        except OSError as error:
            detail = error.strerror or str(error)
            raise UnavailableError("pack.unreadable", file=self._file_name, detail=detail) from error
        self._waiting.append(self._hasher.submit(self._digest.update, data))
        if len(self._waiting) > _MOST_WAITING:
            self._waiting.popleft().result()
        self.size += len(data)
        self._watch.step(len(data))
        return data

    def _around(self, size: int, lost: Callable[[], object]) -> bytes:
        """Raises OSError when too much is gone: a stick that was pulled gives nothing."""
        try:
            return self._stream.read(size)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
        end, data = min(self.size + size, os.fstat(self._stream.fileno()).st_size), bytearray()
        while self.size + len(data) < end:
            place = self.size + len(data)
            count = min(_BLOCK - place % _BLOCK, end - place)
            self._stream.seek(place)
            try:
                data += self._stream.read(count)
            except OSError:
                self._gaps += 1
                if self._gaps > _MOST_GAPS:
                    raise
                lost()
                data += bytes(count)
        self._stream.seek(end)
        return bytes(data)

    @property
    def sha256(self) -> str:
        """Of all that was read. Raises RefusedInputError pack.too_slow."""
        self._limit.check()
        while self._waiting:
            self._waiting.popleft().result()
        return self._digest.hexdigest()
