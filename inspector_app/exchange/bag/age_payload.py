"""The payload of an age file: ChaCha20-Poly1305 in pieces of 64 KiB, each with its number and whether it is the last.

OpenSSL does the work and lets other threads run meanwhile; many pieces are done in one piece of memory, which is kept.
"""

from collections.abc import Callable, Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 16
PIECE = 64 * 1024
TAG_BYTES = 16
SEALED_PIECE = PIECE + TAG_BYTES
AT_A_TIME = 16
"""Pieces in one go, at most."""
_COUNTER_BYTES = 11


Lost = Callable[[], object]


class _Pieces:
    """The cipher, and the numbers of the pieces one after another."""

    def __init__(self, file_key: bytes, nonce: bytes) -> None:
        key = HKDF(algorithm=SHA256(), length=32, salt=nonce, info=b"payload").derive(file_key)
        self._cipher = ChaCha20Poly1305(key)
        self._number = 0

    def _nonce(self, *, last: bool) -> bytes:
        return self._number.to_bytes(_COUNTER_BYTES, "big") + bytes([last])


class Sealing(_Pieces):
    """From chunks of any size to the sealed payload."""

    def __init__(self, file_key: bytes, nonce: bytes) -> None:
        super().__init__(file_key, nonce)
        self._out = bytearray(AT_A_TIME * SEALED_PIECE)

    def sealed(self, chunks: Iterable[bytes | memoryview]) -> Iterator[memoryview]:
        """Each view is good until the next is asked for. Raises what `chunks` raises.

        Sealed where it lies; only what goes over the end of a chunk is copied.
        """
        held, size = bytearray(PIECE), 0
        with memoryview(held) as place:
            for data in chunks:
                chunk = memoryview(data)
                count = min(PIECE - size, len(chunk))
                place[size : size + count] = chunk[:count]
                size, rest = size + count, chunk[count:]
                if not rest:
                    continue
                # Only now is it known that what is held is not the last of all.
                yield self._seal(place, last=False)
                whole = (len(rest) - 1) // PIECE * PIECE
                for start in range(0, whole, AT_A_TIME * PIECE):
                    yield self._seal(rest[start : min(start + AT_A_TIME * PIECE, whole)], last=False)
                size = len(rest) - whole
                place[:size] = rest[whole:]
            yield self._seal(place[:size], last=True)

    def _seal(self, data: memoryview, *, last: bool) -> memoryview:
        out, end = memoryview(self._out), 0
        for start in range(0, max(len(data), 1), PIECE):
            piece = data[start : start + PIECE]
            nonce = self._nonce(last=last and start + PIECE >= len(data))
            place = out[end : end + len(piece) + TAG_BYTES]
            self._cipher.encrypt_into(nonce, piece, None, place)
            self._number += 1
            end += len(place)
        return out[:end]


class Opening(_Pieces):
    """From the sealed payload to its content, a few whole pieces at a time, in their order."""

    def opened(self, sealed: bytes, *, last: bool, lost: Lost | None = None) -> tuple[memoryview, bool]:
        """The content of these pieces as far as they are sound, and whether all of them are.

        `last`: nothing comes after them; only then may the last of them be shorter than the others. `lost` is told of a
        piece that is not sound; with it such a one is nothing but zeros, and those behind it are opened all the same.
        """
        view, content, end = memoryview(sealed), memoryview(bytearray(len(sealed))), 0
        for start in range(0, max(len(sealed), 1), SEALED_PIECE):
            piece = view[start : start + SEALED_PIECE]
            # A payload may be empty; one that is not never ends in an empty piece.
            if len(piece) < TAG_BYTES or (len(piece) == TAG_BYTES and self._number):
                return content[:end], False
            is_last = last and start + SEALED_PIECE >= len(sealed)
            place = content[end : end + len(piece) - TAG_BYTES]
            sound = self._open(self._nonce(last=is_last), piece, place)
            if not sound and lost is not None:
                lost()
                place[:] = bytes(len(place))
            elif not sound:
                # What was cut, or has something behind its end, is sound so far.
                sound = self._open(self._nonce(last=not is_last), piece, place)
                return content[: end + len(place) * sound], False
            end += len(place)
            self._number += 1
        return content[:end], True

    def _open(self, nonce: bytes, piece: memoryview, place: memoryview) -> bool:
        try:
            self._cipher.decrypt_into(nonce, piece, None, place)
        except InvalidTag:
            return False
        return True
