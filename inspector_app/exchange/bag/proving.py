"""A pack being written, and proved: what the disk kept is read again and compared before anybody hears "done".

On a fixed disk each piece is read back on another core, from the disk itself, while the next ones are written: past the
system's memory where that can be (`straight`), and else by stretches, each of them synced before. A stick is synced and
read back as a whole at the end: cheap ones of false capacity keep the newest bytes and lose earlier ones.

Here the comparison is by GMAC under a key of the moment: as sure as a hash, and a tenth of its work. The one SHA-256 of
the file, which the ledger keeps, is of what was read back.
"""

import hashlib
import os
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from io import FileIO
from threading import Semaphore
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inspector_app.errors import UnavailableError
from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.bag.pieces import PIECE, InPieces, read_all, write_all
from inspector_app.exchange.bag.straight import straight_target
from inspector_app.exchange.bag.watching import Watch
from inspector_app.past_cache import Memory, forget

STRETCH = 8 * MIB
"""What is still to be synced and read back when the last byte was written: nothing else is done meanwhile."""
_WHOLE = 1 << 62
_NONCE_BYTES = 12
_MOST_WAITING = 16
"""Pieces that are written and not proved yet."""
_BUFFERS = 3
"""One that is filled, and two that are on their way to the disk; as many come back from there."""


def proven_target(stream: BinaryIO, watch: Watch, *, at_once: bool = True, least: int = 0) -> InPieces:
    """`at_once`: read back while it is written. `least`: bytes that will be written at least. Raises OSError."""
    straight = straight_target(stream, watch, least) if at_once else None
    return straight or SyncedTarget(stream, watch, at_once=at_once)


@dataclass(frozen=True, slots=True)
class _Piece:
    number: int
    offset: int
    size: int
    tag: Future[bytes]
    """Of what was sent to the disk; there when it was written."""


class SyncedTarget(InPieces):
    """Goes through the system's memory, and is proved when it was synced."""

    def __init__(self, stream: BinaryIO, watch: Watch, *, at_once: bool = True) -> None:
        super().__init__(watch, [Memory(PIECE) for _ in range(_BUFFERS)])
        self._stream = stream
        self._stretch = STRETCH if at_once else _WHOLE
        self._key = AESGCM(AESGCM.generate_key(128))
        self._digest = hashlib.sha256()
        self._again: FileIO | None = None
        """Opened when there is something: a file that was empty then stays so for some drivers of FAT."""
        names = ("writing", "syncing", "reading", "proving")
        self._threads = [ThreadPoolExecutor(1, thread_name_prefix=name) for name in names]
        """Each waits only for those before it; and for buffers, which the last of them sets free."""
        self._writer, self._syncer, self._reader, self._prover = self._threads
        self._writing: deque[Future[bytes]] = deque()
        self._waiting: deque[tuple[int, Future[None]]] = deque()
        self._pieces: list[_Piece] = []
        """Of the stretch that is being written."""
        self._returned, self._free = [Memory(PIECE) for _ in range(_BUFFERS)], Semaphore(_BUFFERS)

    def __exit__(self, *_error: object) -> None:
        for thread in self._threads:
            thread.shutdown(wait=True, cancel_futures=True)
        if self._again is not None:
            self._again.close()

    def _put_down(self, number: int, offset: int, buffer: Memory, size: int) -> None:
        """In large pieces, and on another core: what is sealed next waits for no disk."""
        self._writing.append(self._writer.submit(self._write, number, buffer.view[:size]))
        self._pieces.append(_Piece(number, offset, size, self._writing[-1]))
        if len(self._writing) == _BUFFERS:
            self._writing.popleft().result()
        if offset + size - self._pieces[0].offset >= self._stretch:
            self._hand_on()

    def _write(self, number: int, piece: memoryview) -> bytes:
        tag = self._tag(number, piece)
        write_all(self._stream.fileno(), piece)
        return tag

    def _all_proved(self) -> str:
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
        os.fsync(self._stream.fileno())
        return pieces[0].offset, sum(piece.size for piece in pieces)

    def _await_oldest(self) -> None:
        length, proof = self._waiting.popleft()
        proof.result()
        self._tell(length)

    def _read(self, kept: Future[tuple[int, int]], piece: _Piece) -> memoryview | None:
        """None when the file is not that long."""
        self._free.acquire()
        stretch = kept.result()
        self._again = self._again or FileIO(self._stream.name)
        if piece.offset == stretch[0]:
            forget(self._again.fileno(), *stretch)
        buffer = self._returned[piece.number % _BUFFERS].view[: piece.size]
        return buffer if read_all(self._again, piece.offset, buffer) else None

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
