"""The age envelope (age-encryption.org/v1) around a bag: X25519 recipients only, binary only, nothing plain on disk."""

import os
import re
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from functools import partial
from itertools import islice
from typing import Protocol

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.age_header import AGE_MAGIC, BrokenHeaderError, key_bytes, opened_header, sealed_header
from inspector_app.exchange.bag.age_payload import AT_A_TIME, NONCE_BYTES, SEALED_PIECE, Lost, Opening, Sealing
from inspector_app.exchange.bag.intake import Intake
from inspector_app.exchange.bag.layout import MIB, MOST_RECIPIENTS
from inspector_app.exchange.bag.refusals import refused
from inspector_app.exchange.bag.stored_zip import LOCAL_MAGIC

_MOST_HEADER_BYTES = 16 * 1024
_STANZA = re.compile(rb"^-> (\S+)", re.MULTILINE)
_AT_ONCE = 2
"""Batches before a second core is worth its thread."""
_AHEAD = 2
"""Batches that are being opened while one is used."""


class Target(Protocol):
    def write(self, data: bytes | memoryview, /) -> int: ...


class Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


Begin = Callable[[frozenset[str] | None], Intake]
"""Builds the intake once our recipients are known; None: the pack is not encrypted."""


def seal(chunks: Iterable[bytes | memoryview], target: Target, recipients: Sequence[str]) -> None:
    """Writes `chunks` to `target`, encrypted to `recipients` (`age1…`), or as they are when there are none.

    Raises what `chunks` and `target` raise; RefusedInputError pack.write_info for a recipient that is none.
    """
    if not recipients:
        for chunk in chunks:
            target.write(chunk)
        return
    header, file_key = _header_for(recipients)
    nonce = os.urandom(NONCE_BYTES)
    target.write(header + nonce)
    for piece in Sealing(file_key, nonce).sealed(chunks):
        target.write(piece)


def _header_for(recipients: Sequence[str]) -> tuple[bytes, bytes]:
    import pyrage

    try:
        return sealed_header([key_bytes(str(pyrage.x25519.Recipient.from_str(each))) for each in recipients])
    except (pyrage.RecipientError, ValueError) as error:
        raise RefusedInputError([Problem("pack.write_info", {"detail": f"Recipient: {error}"})]) from error


def unseal(stream: Source, identities: Sequence[str], begin: Begin, lost: Lost | None = None) -> None:
    """Pushes what is in the envelope into the intake; with `lost`, zeros for what cannot be opened, and goes on.

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
    _decrypt(head, stream, identities, begin, lost)


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


def _decrypt(head: bytes, stream: Source, identities: Sequence[str], begin: Begin, lost: Lost | None) -> None:
    import pyrage

    keys = [pyrage.x25519.Identity.from_str(each) for each in identities]
    if not keys:
        raise refused("not_for_us")
    target = begin(frozenset(str(key.to_public()) for key in keys))
    try:
        header = opened_header(head, [key_bytes(str(key)) for key in keys])
    except BrokenHeaderError as error:
        raise refused("seal_broken") from error
    if header.file_key is None:
        raise refused("not_for_us")
    nonce, rest = head[header.size :][:NONCE_BYTES], head[header.size + NONCE_BYTES :]
    if len(nonce) < NONCE_BYTES:
        raise refused("seal_broken")
    opening = partial(Opening(header.file_key, nonce).opened, lost=lost)
    with closing(_opened(opening, _batches(rest, stream))) as contents:
        for content, sound in contents:
            target.write(content)
            if not sound:
                raise refused("seal_broken")


def _batches(head: bytes, stream: Source) -> Iterator[tuple[bytes, bool]]:
    """Whole pieces of the payload, and whether they are the last. Few at first: most readers of a pack stop early."""
    count = 1
    batch = _filled(head, stream, count * SEALED_PIECE)
    while True:
        count = min(2 * count, AT_A_TIME)
        following = _filled(b"", stream, count * SEALED_PIECE)
        yield batch, not following
        if not following:
            return
        batch = following


def _filled(data: bytes, stream: Source, size: int) -> bytes:
    """`size` bytes that begin with `data`; fewer at the end of the stream alone."""
    while len(data) < size and (more := stream.read(size - len(data))):
        data += more
    return data


def _opened(
    opened: Callable[..., tuple[memoryview, bool]], batches: Iterator[tuple[bytes, bool]]
) -> Generator[tuple[memoryview, bool], None, None]:
    """The content of each batch, and whether it is sound; the next is opened on another core while one is used."""
    yield from (opened(batch, last=last) for batch, last in islice(batches, _AT_ONCE))
    with ThreadPoolExecutor(1, thread_name_prefix="opening") as opener:
        waiting: deque[Future[tuple[memoryview, bool]]] = deque()
        for batch, last in batches:
            waiting.append(opener.submit(opened, batch, last=last))
            if len(waiting) > _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
