"""Pack files: written whole or not at all, read strictly. The format is described in resources/exchange/README.md.

What a pack means (events, merge, receipts) is decided elsewhere; whether its signer is trusted, by the caller.
"""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from inspector_app.allocator import keep_large_blocks
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.bag import layout, minisign
from inspector_app.exchange.bag.again import Before, ReadTwice, rest_is_here
from inspector_app.exchange.bag.bag_reader import (
    SIGNATURE_COMMENT,
    BagReader,
    Enough,
    PackSink,
    Received,
    TakenBefore,
    checked_records,
    never_taken,
)
from inspector_app.exchange.bag.bag_writer import bag_chunks, encode_records, plan_bag
from inspector_app.exchange.bag.envelope import seal, unseal
from inspector_app.exchange.bag.intake import Intake
from inspector_app.exchange.bag.layout import Member
from inspector_app.exchange.bag.pack_info import PackInfo
from inspector_app.exchange.bag.proving import proven_target
from inspector_app.exchange.bag.refusals import refused
from inspector_app.exchange.bag.watching import Cancelled, Progress, Watch, WatchedStream, never, unseen
from inspector_app.exchange.sticks import is_on_a_stick, require_room
from inspector_app.files import open_atomically

PACK_SUFFIX = layout.PACK_SUFFIX
_CUT = ("pack.truncated", "pack.seal_broken")


@dataclass(frozen=True, slots=True)
class WrittenPack:
    info: PackInfo
    """With its counts."""
    sha256: str
    """Of the whole file."""
    size: int
    """Bytes of the whole file."""


@dataclass(frozen=True, slots=True)
class PackContents:
    """A pack that was read, to its end or, when damage is tolerated, as far as it is sound.

    The signature fits `info.sender.signing_public`.
    """

    info: PackInfo
    record_lines: bytes
    """data/records.jsonl, checked."""
    members: tuple[Received, ...]
    sha256: str
    """Of the whole file."""
    size: int
    damaged: tuple[Problem, ...] = ()
    """With `tolerant` only: one problem for each photo or paper that is damaged or did not come."""

    def records(self) -> Iterator[dict[str, Any]]:
        """The records in their order; decoded as they are asked for, so that memory stays flat."""
        return checked_records(self.record_lines)


def write_pack_file(
    path: Path,
    info: PackInfo,
    records: Iterable[Mapping[str, object]] | bytes,
    members: Iterable[Member],
    signing_private: str,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
    *,
    head: bytes = b"",
    staged: Path | None = None,
) -> WrittenPack:
    """Writes `path` (`*.zjpack`), reads it back and compares, then puts it in place: whole, or as it was before.

    `staged`: the name beside `path` that it gets instead, when something else decides whether it takes its place, and
    syncs the folder then.

    `info.recipients` decides who can read it; none means no encryption. `signing_private` belongs to
    `info.sender.signing_public`. `head` stands in the file before the pack, which it is no part of. `records` may
    be what `bag_writer.encode_records` made of them.

    Raises RefusedInputError: pack.write_name, pack.write_large, pack.write_pack_large, pack.write_twice,
    pack.write_info, pack.write_record, pack.write_changed; UnavailableError: pack.stick_full, pack.write_failed,
    pack.disk_full, pack.file_large, pack.write_differs; CancelledError; and what a member's `read` raises.
    """
    keep_large_blocks()
    lines = records if isinstance(records, bytes) else encode_records(records)
    plan = plan_bag(info, lines, members, _signer(info, signing_private))
    watch = Watch(2 * plan.size, progress, cancelled)
    with disk_in_words("write_failed", path):
        require_room(path.parent, len(head) + plan.size)
    at_once = not is_on_a_stick(path)
    with (
        disk_in_words("write_failed", path),
        open_atomically(staged or path, folder_too=staged is None) as stream,
        proven_target(stream, watch, at_once=at_once, least=len(head) + plan.size) as target,
    ):
        target.write(head)
        seal(watch.watched(bag_chunks(plan)), target, [each.key for each in plan.info.recipients])
        sha256 = target.proved()
    return WrittenPack(plan.info, sha256, target.size)


def read_pack_file(
    path: Path,
    identities: Sequence[str],
    sink: PackSink | None = None,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
    *,
    head: int = 0,
    tolerant: bool = False,
    salvage: bool = False,
    before: Before | None = None,
) -> PackContents:
    """Reads and verifies the whole pack; `sink` gets each checklist, photo and paper as it is verified.

    `tolerant`: photos and papers that are damaged are named in the answer, and the rest is given. `salvage`: also those
    where the medium or the seal is broken, and those behind the place where the file was cut; the records must have
    come whole.

    `before`, the sink itself: of a file that was taken in before, photos and papers that lie here, sound, are not
    opened again (`again`); not for one that is salvaged.

    Without a sink the pack is only checked. What the sink was given counts only when this returns. `identities` are the
    `AGE-SECRET-KEY-1…` of this store. The first `head` bytes of the file are no part of the pack.

    Raises RefusedInputError with a code of refusals.REFUSALS (pack.entry_damaged once for each damaged photo);
    UnavailableError pack.not_opened, pack.unreadable; CancelledError; and what the sink raises.
    """
    keep_large_blocks()
    known = None if salvage else before
    reading = _Reading(sink, tolerant=tolerant, salvage=salvage, before=known)
    lost, told = reading.lose if salvage else None, ReadTwice(progress)
    with (
        _opened(path) as (stream, size),
        WatchedStream(stream, path.name, Watch(size, told, cancelled), lost) as source,
    ):
        source.read(head)
        with reading.salvaging():
            try:
                unseal(source, identities, reading.begin, lost)
            except TakenBefore as taken:
                told.may_come()
                reading.end_with(rest_is_here(taken, source, known) if known is not None else None)
    if reading.must_begin_again:
        return read_pack_file(path, identities, sink, told.second, cancelled, head=head, tolerant=tolerant)
    told.end()
    reader = reading.ended()
    assert reader.info is not None, "a reader that finished has read bag-info.txt"
    members = tuple(reader.members)
    return PackContents(reader.info, reader.records, members, source.sha256, source.size, reading.damaged())


def peek(path: Path, identities: Sequence[str]) -> PackInfo:
    """Who sent what to whom, with its signature verified, without reading on to the records and photos.

    Raises as `read_pack_file` does.
    """
    reading = _Reading(None, tags_only=True)
    with _opened(path) as (stream, size), WatchedStream(stream, path.name, Watch(size, unseen, never)) as source:
        try:
            unseal(source, identities, reading.begin)
        except Enough as enough:
            return enough.info
    raise reading.truncated()


class _Reading:
    """A reader, built once the envelope is open and it is known whether it was addressed to us."""

    def __init__(
        self,
        sink: PackSink | None,
        *,
        tags_only: bool = False,
        tolerant: bool = False,
        salvage: bool = False,
        before: Before | None = None,
    ) -> None:
        self._sink = sink
        self._taken = never_taken if before is None else before.taken
        self._tags_only = tags_only
        self._tolerant = tolerant
        self._salvage = salvage
        self._reader: BagReader | None = None
        self._intake: Intake | None = None
        self._lost = False
        self._rest_is_here = False
        self.must_begin_again = False
        """It is a file that came before in part only."""

    def end_with(self, here: Sequence[Received] | None) -> None:
        """The reader stopped at files of a pack that was taken in before: these; None when they must be read."""
        assert self._reader is not None, "it stopped"
        self.must_begin_again = here is None or bool(self._reader.damaged)
        self._rest_is_here = not self.must_begin_again
        self._reader.members.extend(here or ())

    def lose(self) -> None:
        """Some of it is zeros now. What they hit, the hashes tell."""
        self._lost = True

    def begin(self, our_keys: frozenset[str] | None) -> Intake:
        self._reader = BagReader(
            our_keys, self._sink, tags_only=self._tags_only, tolerant=self._tolerant, taken=self._taken
        )
        self._intake = Intake(self._reader.read())
        return self._intake

    def ended(self) -> BagReader:
        """The reader, when it saw the end of the pack and no damage."""
        assert self._reader is not None, "unseal begins or raises"
        read_on = self._intake is None or not self._intake.finished
        if read_on and not self._rest_is_here and not self._may_salvage():
            raise self.truncated()
        if self._reader.damaged and not self._tolerant:
            raise RefusedInputError(self.damaged())
        return self._reader

    def damaged(self) -> tuple[Problem, ...]:
        """One problem for each payload file that the manifest lists and that is not whole."""
        assert self._reader is not None, "asked after `ended`"
        return tuple(Problem("pack.entry_damaged", {"entry": name}) for name in self._reader.missing)

    @contextmanager
    def salvaging(self) -> Iterator[None]:
        """A file that ends too early, or whose seal breaks, is as good as what came before that place."""
        try:
            yield
        except RefusedInputError as error:
            if not (self._lost or error.problems[0].code in _CUT) or not self._may_salvage():
                raise

    def _may_salvage(self) -> bool:
        """Every hash is known by the signed manifest, and the records were read whole."""
        reader = self._reader
        records = reader is not None and any(each.name == layout.RECORDS for each in reader.members)
        return self._salvage and records

    def truncated(self) -> RefusedInputError:
        return refused("truncated", entry=self._reader.place if self._reader else "")


def _signer(info: PackInfo, signing_private: str) -> Callable[[bytes], str]:
    comment = SIGNATURE_COMMENT.format(pack_id=info.pack_id)

    def sign(data: bytes) -> str:
        text = minisign.sign(signing_private, data, comment)
        minisign.verify(info.sender.signing_public, data, text)
        return text

    return sign


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The file and its size, which must be one that a pack can have."""
    with disk_in_words("not_opened", path):
        _require_no_pipe(path)
        stream = path.open("rb")
    with stream:
        size = os.fstat(stream.fileno()).st_size
        if size > layout.MOST_PACK_BYTES:
            raise refused("too_large", entry=path.name, most=layout.MOST_PACK_BYTES)
        yield stream, size


def _require_no_pipe(path: Path) -> None:
    """Opening one waits for whoever writes into it, perhaps for ever. Raises OSError."""
    if path.is_fifo():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


@contextmanager
def disk_in_words(name: str, path: Path) -> Iterator[None]:
    """An OSError becomes UnavailableError pack.disk_full, pack.file_large, or `pack.<name>` with what the disk says."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise UnavailableError("pack.file_large", file=path.name) from error
        if error.errno == errno.ENOSPC:
            raise UnavailableError("pack.disk_full", file=path.name) from error
        raise UnavailableError(f"pack.{name}", file=path.name, detail=error.strerror or str(error)) from error
