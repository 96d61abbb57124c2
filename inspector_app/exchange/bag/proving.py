"""A pack being written, and proved: what the disk kept is read again and compared before anybody hears "done".

On a fixed disk each piece is read back on another core, from the disk itself, while the next ones are written. Where
they go through the system's memory, that is done by stretches, each of them synced before. A stick is synced and read
back as a whole at the end: cheap ones of false capacity keep the newest bytes and lose earlier ones.

The comparison is by GMAC under a key of the moment: as sure as a hash, and a tenth of its work. The one SHA-256 of the
file, which the ledger keeps, is of what was read back.
"""

import hashlib
import os
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Semaphore
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inspector_app.errors import UnavailableError
from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.bag.pieces import PIECE, ReadBack, Written
from inspector_app.exchange.bag.watching import Watch
from inspector_app.past_cache import memory

STRETCH = 8 * MIB
"""What is still to be synced and read back when the last byte was written: nothing else is done meanwhile."""
_WHOLE = 1 << 62
_NONCE_BYTES = 12
_MOST_WAITING = 16
"""Pieces that are written and not proved yet."""
_BUFFERS = 3
"""One that is filled, and two that are on their way to the disk; as many come back from there."""


@dataclass(frozen=True, slots=True)
class _Piece:
    number: int
    offset: int
    size: int
    tag: Future[bytes]
    """Of what was sent to the disk; there when it was written."""


class ProvenTarget:
    """Used as a context, so that its threads end with it. `watch` hears of each byte once more when it is proved.

    `least`: bytes that will be written at least.
    """

    def __init__(self, stream: BinaryIO, watch: Watch, *, at_once: bool = True, least: int = 0) -> None:
        self._stream, self._watch = stream, watch
        self._stretch = STRETCH if at_once else _WHOLE
        self._key = AESGCM(AESGCM.generate_key(128))
        self._digest = hashlib.sha256()
        self._disk = Written(stream, past=at_once, least=least)
        self._again: ReadBack | None = None
        """Opened when there is something: a file that was empty then stays so for some drivers of FAT."""
        names = ("writing", "syncing", "reading", "proving")
        self._threads = [ThreadPoolExecutor(1, thread_name_prefix=name) for name in names]
        """Each waits only for those before it; and for buffers, which the last of them sets free."""
        self._writer, self._syncer, self._reader, self._prover = self._threads
        self._writing: deque[Future[bytes]] = deque()
        self._waiting: deque[tuple[int, Future[None]]] = deque()
        self._pieces: list[_Piece] = []
        """Of the stretch that is being written."""
        self._buffers, self._held = [memory(PIECE) for _ in range(_BUFFERS)], 0
        """The same memory for all of them: new ones for each would cost as much as the rest."""
        self._returned, self._free = [memory(PIECE) for _ in range(_BUFFERS)], Semaphore(_BUFFERS)
        self._number = 0
        self.size = 0
        """Bytes that went to the disk; all of them when it is proved."""

    def __enter__(self) -> "ProvenTarget":
        return self

    def __exit__(self, *_error: object) -> None:
        for thread in self._threads:
            thread.shutdown(wait=True, cancel_futures=True)
        if self._again is not None:
            self._again.close()

    def write(self, data: bytes | memoryview, /) -> int:
        """Raises OSError of the disk; UnavailableError pack.write_differs for an earlier stretch."""
        done = 0
        while done < len(data):
            count = min(PIECE - self._held, len(data) - done)
            buffer = self._buffers[self._number % _BUFFERS]
            buffer[self._held : self._held + count] = data[done : done + count]
            self._held, done = self._held + count, done + count
            if self._held == PIECE:
                self._put_down()
        return len(data)

    def _put_down(self) -> None:
        """In large pieces, and on another core: what is sealed next waits for no disk."""
        piece = self._buffers[self._number % _BUFFERS][: self._held]
        self._writing.append(self._writer.submit(self._write, self._number, piece))
        self._pieces.append(_Piece(self._number, self.size, len(piece), self._writing[-1]))
        self._number += 1
        self.size += len(piece)
        self._held = 0
        if len(self._writing) == _BUFFERS:
            self._writing.popleft().result()
        if self._disk.past or self.size - self._pieces[0].offset >= self._stretch:
            self._hand_on()

    def _write(self, number: int, piece: memoryview) -> bytes:
        tag = self._tag(number, piece)
        self._disk.write(piece)
        return tag

    def proved(self) -> str:
        """The SHA-256 of the file as it was read back. Raises as `write` does."""
        if self._held:
            self._put_down()
        if self._pieces:
            self._hand_on()
        while self._waiting:
            self._await_oldest()
        return self._digest.hexdigest()

    def _hand_on(self) -> None:
        pieces, self._pieces = self._pieces, []
        kept = self._syncer.submit(self._sync, pieces)
        for piece in pieces:
            read = self._reader.submit(self._read, kept, piece)
            self._waiting.append((piece.size, self._prover.submit(self._prove, read, piece)))
        while len(self._waiting) > _MOST_WAITING:
            self._await_oldest()

    def _sync(self, pieces: Sequence[_Piece]) -> tuple[int, int]:
        """Where the stretch begins, and its bytes: they are with the disk."""
        for piece in pieces:
            piece.tag.result()
        # What went past the memory is with the disk already; `files.open_atomically` syncs all before it gets its name.
        if not self._disk.past:
            os.fsync(self._stream.fileno())
        return pieces[0].offset, sum(piece.size for piece in pieces)

    def _await_oldest(self) -> None:
        length, proof = self._waiting.popleft()
        proof.result()
        for start in range(0, length, MIB):
            self._watch.step(min(MIB, length - start))

    def _read(self, kept: Future[tuple[int, int]], piece: _Piece) -> memoryview | None:
        self._free.acquire()
        stretch = kept.result()
        self._again = self._again or ReadBack(self._stream.name)
        if piece.offset == stretch[0]:
            self._again.expect(*stretch)
        return self._again.read(piece.offset, piece.size, self._returned[piece.number % _BUFFERS])

    def _prove(self, read: Future[memoryview | None], piece: _Piece) -> None:
        try:
            data = read.result()
            if data is None or self._tag(piece.number, data) != piece.tag.result():
                raise UnavailableError("pack.write_differs")
            self._digest.update(data)
        finally:
            self._free.release()

    def _tag(self, number: int, data: memoryview) -> bytes:
        return self._key.encrypt(number.to_bytes(_NONCE_BYTES, "big"), b"", data)
