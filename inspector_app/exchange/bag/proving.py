"""A pack being written, and proved: what the disk kept is read again and compared before anybody hears "done".

On a fixed disk each stretch is synced, and then read back on another core, while the next ones are written. A stick is
read back as a whole at the end: cheap ones of false capacity keep the newest bytes and lose earlier ones.

The comparison is by GMAC under a key of the moment: as sure as a hash, and a tenth of its work. The one SHA-256 of the
file, which the ledger keeps, is of what was read back.
"""

import hashlib
import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from io import FileIO
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inspector_app.errors import UnavailableError
from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.bag.watching import Watch

STRETCH = 8 * MIB
"""What is still to be synced and read back when the last byte was written: nothing else is done meanwhile."""
_WHOLE = 1 << 62
_NONCE_BYTES = 12
_MOST_WAITING = 4
"""Stretches that are written and not proved yet."""
_Piece = tuple[int, bytes]
"""Bytes, and their tag."""


class ProvenTarget:
    """Used as a context, so that its threads end with it. `watch` hears of each byte once more when it is proved."""

    def __init__(self, stream: BinaryIO, watch: Watch, *, at_once: bool = True) -> None:
        self._stream, self._watch = stream, watch
        self._stretch = STRETCH if at_once else _WHOLE
        self._key = AESGCM(AESGCM.generate_key(128))
        self._digest = hashlib.sha256()
        self._again: FileIO | None = None
        """Opened when there is something: a file that was empty then stays so for some drivers of FAT."""
        self._syncer = ThreadPoolExecutor(1, thread_name_prefix="syncing")
        """Of its own: it waits for the disk while the stretch before is being hashed."""
        self._prover = ThreadPoolExecutor(1, thread_name_prefix="proving")
        self._waiting: deque[tuple[int, Future[None]]] = deque()
        self._pieces: list[_Piece] = []
        self._buffer, self._held = bytearray(MIB), 0
        self._proof = bytearray(MIB)
        """Two pieces of memory for all of them: new ones for each would cost as much as the rest."""
        self._number = 0
        self._begun = 0
        """Where the stretch begins that is being written."""
        self.size = 0
        """Bytes that went to the disk; all of them when it is proved."""

    def __enter__(self) -> "ProvenTarget":
        return self

    def __exit__(self, *_error: object) -> None:
        self._prover.shutdown(wait=True, cancel_futures=True)
        self._syncer.shutdown(wait=True, cancel_futures=True)
        if self._again is not None:
            self._again.close()

    def write(self, data: bytes | memoryview, /) -> int:
        """Raises OSError of the disk; UnavailableError pack.write_differs for an earlier stretch."""
        for start in range(0, len(data), MIB):
            self._hold(data[start : start + MIB])
        if self.size - self._begun >= self._stretch:
            self._hand_on()
        return len(data)

    def _hold(self, data: bytes | memoryview) -> None:
        if self._held + len(data) > MIB:
            self._put_down()
        self._buffer[self._held : self._held + len(data)] = data
        self._held += len(data)
        if self._held == MIB:
            self._put_down()

    def _put_down(self) -> None:
        """In large pieces: each call lets another thread in, which costs more than copying them together."""
        with memoryview(self._buffer)[: self._held] as data:
            if data:
                self._pieces.append((len(data), self._tag(self._number, data)))
                self._number += 1
                self.size += len(data)
                self._stream.write(data)
        self._held = 0

    def proved(self) -> str:
        """The SHA-256 of the file as it was read back. Raises as `write` does."""
        self._put_down()
        self._hand_on()
        while self._waiting:
            self._await_oldest()
        return self._digest.hexdigest()

    def _hand_on(self) -> None:
        self._stream.flush()
        first, pieces, length = self._number - len(self._pieces), self._pieces, self.size - self._begun
        synced = self._syncer.submit(os.fsync, self._stream.fileno())
        self._waiting.append((length, self._prover.submit(self._prove, synced, self._begun, first, pieces)))
        self._pieces, self._begun = [], self.size
        while len(self._waiting) > _MOST_WAITING:
            self._await_oldest()

    def _await_oldest(self) -> None:
        length, proof = self._waiting.popleft()
        proof.result()
        for start in range(0, length, MIB):
            self._watch.step(min(MIB, length - start))

    def _prove(self, synced: Future[None], offset: int, first: int, pieces: list[_Piece]) -> None:
        synced.result()
        self._again = self._again or FileIO(self._stream.name)
        if hasattr(os, "posix_fadvise"):
            # From the disk, not from the memory in which it was put; and the disk is to begin at once.
            for advice in (os.POSIX_FADV_DONTNEED, os.POSIX_FADV_WILLNEED):
                os.posix_fadvise(self._again.fileno(), offset, sum(size for size, _ in pieces), advice)
        for number, (size, tag) in enumerate(pieces, start=first):
            with memoryview(self._proof)[:size] as data:
                if not self._fill(data) or self._tag(number, data) != tag:
                    raise UnavailableError("pack.write_differs")
                self._digest.update(data)

    def _fill(self, data: memoryview) -> bool:
        """Whether the file still had so much; it may give less than was asked for."""
        assert self._again is not None, "opened before"
        done = 0
        while done < len(data):
            count = self._again.readinto(data[done:])
            if not count:
                return False
            done += count
        return True

    def _tag(self, number: int, data: memoryview) -> bytes:
        return self._key.encrypt(number.to_bytes(_NONCE_BYTES, "big"), b"", data)
