"""The age envelope (age-encryption.org/v1) around a bag: X25519 recipients only, binary only, nothing plain on disk."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.intake import Intake
from inspector_app.exchange.layout import MIB, MOST_RECIPIENTS
from inspector_app.exchange.refusals import refused
from inspector_app.exchange.stored_zip import LOCAL_MAGIC

AGE_MAGIC = b"age-encryption.org/v1\n"
_MOST_HEADER_BYTES = 16 * 1024
_STANZA = re.compile(rb"^-> (\S+)", re.MULTILINE)
_AHEAD = 512 * 1024
_NO_KEY = "No matching keys found"


class Target(Protocol):
    def write(self, data: bytes, /) -> int: ...


class Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


Begin = Callable[[frozenset[str] | None], Intake]
"""Builds the intake once our recipients are known; None: the pack is not encrypted."""


def seal(chunks: Iterator[bytes], target: Target, recipients: Sequence[str]) -> None:
    """Writes `chunks` to `target`, encrypted to `recipients` (`age1…`), or as they are when there are none.

    Raises what `chunks` and `target` raise; RefusedInputError pack.write_info for a recipient that is none.
    """
    if not recipients:
        for chunk in chunks:
            target.write(chunk)
        return
    import pyrage

    try:
        keys = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    except pyrage.RecipientError as error:
        raise RefusedInputError([Problem("pack.write_info", {"detail": f"Recipient: {error}"})]) from error
    source = _Chunks(chunks)
    watched = _Watched(target)
    try:
        pyrage.encrypt_io(source, watched, keys)
    except BaseException:
        _raise_own(source.error, watched.error)
        raise


def unseal(stream: Source, identities: Sequence[str], begin: Begin) -> None:
    """Pushes what is in the envelope into the intake.

    `identities` are `AGE-SECRET-KEY-1…`. Raises RefusedInputError: pack.not_ours, pack.truncated, pack.not_for_us,
    pack.seal_broken; what the intake raises; OSError from the stream.
    """
    head = stream.read(_MOST_HEADER_BYTES)
    if head.startswith(LOCAL_MAGIC):
        plain = begin(None)
        while head:
            plain.write(head)
            head = stream.read(MIB)
        return
    _check_header(head)
    _decrypt(_Stream(head, stream), identities, begin)


def _check_header(head: bytes) -> None:
    if LOCAL_MAGIC.startswith(head) or AGE_MAGIC.startswith(head):
        raise refused("truncated", entry="age")
    if not head.startswith(AGE_MAGIC):
        raise refused("not_ours")
    header, end, _ = head.partition(b"\n--- ")
    if not end:
        raise refused("truncated" if len(head) < _MOST_HEADER_BYTES else "not_ours", entry="age")
    kinds = _STANZA.findall(header)
    if not all(kind in (b"X25519", b"grease") or kind.endswith(b"-grease") for kind in kinds):
        raise refused("not_ours")
    if kinds.count(b"X25519") > MOST_RECIPIENTS:
        raise refused("too_large", entry="age", most=MOST_RECIPIENTS)


def _decrypt(source: "_Stream", identities: Sequence[str], begin: Begin) -> None:
    import pyrage

    keys = [pyrage.x25519.Identity.from_str(each) for each in identities]
    if not keys:
        raise refused("not_for_us")
    target = begin(frozenset(str(key.to_public()) for key in keys))
    try:
        pyrage.decrypt_io(source, target, keys)
    except (pyrage.DecryptError, OSError) as error:
        _raise_own(target.error, source.error)
        raise refused("not_for_us" if _NO_KEY in str(error) else "seal_broken") from error


def _raise_own(*errors: BaseException | None) -> None:
    """pyrage wraps what our own streams raise; people must hear the real reason."""
    for error in errors:
        if error is not None:
            raise error


class _Chunks:
    """What pyrage reads from: the chunks, in the portions it asks for."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = memoryview(b"")
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes:
        try:
            while not self._rest:
                self._rest = memoryview(next(self._chunks))
        except StopIteration:
            return b""
        except BaseException as error:
            self.error = error
            raise
        piece, self._rest = bytes(self._rest[:size]), self._rest[size:]
        return piece


class _Watched:
    """What pyrage writes to; keeps the real error of the disk."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self.error: BaseException | None = None

    def write(self, data: bytes) -> int:
        if self.error is not None:
            raise self.error
        try:
            return self._target.write(data)
        except BaseException as error:
            self.error = error
            raise

    def flush(self) -> None:
        """The caller flushes and syncs."""


class _Stream:
    """The encrypted file from its beginning, although its head was read already."""

    def __init__(self, head: bytes, stream: Source) -> None:
        self._head = memoryview(head)
        self._stream = stream
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes:
        """pyrage asks for 8 KiB at a time; asking the disk for more at once is less work."""
        if not self._head:
            try:
                self._head = memoryview(self._stream.read(max(size, _AHEAD)))
            except BaseException as error:
                self.error = error
                raise
        piece, self._head = self._head[:size], self._head[size:]
        return bytes(piece)
