"""Reads a bag front to back and trusts nothing: every name, order and header is known before it is read.

Who signed and every hash are known before the first payload byte; records are whole and checked before the first photo;
a photo is handed on only when its bytes have the hash in its name. Of a pack that was taken in before, the reader stops
at the first photo (inspector_app.exchange.bag.again).
"""

import hashlib
import json
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from isal import isal_zlib

from inspector_app.exchange.bag import canonical, layout, manifest, minisign, pack_info
from inspector_app.exchange.bag.intake import Asking
from inspector_app.exchange.bag.pack_info import PackInfo
from inspector_app.exchange.bag.refusals import refused
from inspector_app.exchange.bag.stored_zip import (
    LOCAL_BYTES,
    LOCAL_MAGIC,
    Entry,
    claimed,
    directory,
    end_of,
    local_header,
)
from inspector_app.exchange.bag.watching import WorkLimit

SIGNATURE_COMMENT = "inspector-app pack {pack_id}"


class PackSink(Protocol):
    """Where verified checklists, photos and papers go; the records come with the contents."""

    def accept(self, name: str, sha256: str, data: bytes) -> None:
        """`data` has the hash `sha256`. What was accepted counts only when the whole pack was read without error."""


class Enough(Exception):  # noqa: N818 - not an error: the reader has seen what it was asked for
    """The tag files are read and verified, and no more was asked for."""

    def __init__(self, info: PackInfo) -> None:
        super().__init__(info.pack_id)
        self.info = info


class TakenBefore(Exception):  # noqa: N818 - not an error: the rest need not be opened when it is the same file
    """A pack of this number was taken in before; all but its photos and papers is read, and verified."""

    def __init__(self, file_sha256: str, files: list[manifest.Line], read: list[tuple[str, str, bytes]]) -> None:
        super().__init__(file_sha256)
        self.file_sha256 = file_sha256
        """Of the whole file as it was then."""
        self.files = files
        """The photos and papers."""
        self.read = read
        """What a sink is still to be given."""


@dataclass(frozen=True, slots=True)
class Received:
    """A payload file that was read and verified."""

    name: str
    sha256: str
    size: int


def never_taken(_pack_id: str) -> str | None:
    """Nothing is known of packs that came before."""
    return None


class BagReader:
    """One reading of one bag. `our_keys`: the age recipients of this store, or None when the pack is not encrypted.

    `taken`: from a pack's number to the SHA-256 of the file as which it was taken in before.
    """

    def __init__(
        self,
        our_keys: frozenset[str] | None,
        sink: PackSink | None,
        *,
        tags_only: bool = False,
        tolerant: bool = False,
        taken: Callable[[str], str | None] = never_taken,
    ) -> None:
        self._our_keys = our_keys
        self._sink = sink
        self._taken = taken
        self._held: list[tuple[str, str, bytes]] | None = None
        """Of a pack that was taken in before: what the sink will get when it is the same file."""
        self._tags_only = tags_only
        self._tolerant = tolerant
        self._entries: list[Entry] = []
        self.place = layout.BAGIT
        """The entry being read, for the words of an error."""
        self.info: PackInfo | None = None
        self.records = b""
        self._record_count = 0
        self.members: list[Received] = []
        self.damaged: list[str] = []
        self.listed: list[str] = []
        """Names of all payload files, as the signed manifest has them."""

    @property
    def missing(self) -> list[str]:
        """Listed files that were not read to a good end."""
        read = {each.name for each in self.members}
        return [name for name in self.listed if name not in read]

    def read(self) -> Asking:
        """Raises RefusedInputError with one of refusals.REFUSALS, Enough, TakenBefore, and what the sink raises."""
        tags: dict[str, bytes] = {}
        for name, most in layout.TAG_FILES:
            tags[name] = yield from self._tag_file(name, most)
        info = self.info = pack_info.parse(tags[layout.BAG_INFO])
        _check_signature(info, tags)
        self._check_address(info)
        lines = manifest.parse(tags[layout.MANIFEST])
        if self._tags_only:
            raise Enough(info)
        _check_kind(info, lines)
        self.listed = [name for _, name in lines]
        yield from self._members(lines, self._taken(info.pack_id))
        found = manifest.counts(lines, self._record_count, sum(each.size for each in self.members))
        if not self.damaged and found != info.counts:
            raise refused("count")
        yield from self._directory()

    def _tag_file(self, name: str, most: int) -> Generator[int, bytes, bytes]:
        entry = yield from self._entry(name, most)
        data = yield from _content(entry)
        if isal_zlib.crc32(data) != entry.crc32 or (name == layout.BAGIT and data != layout.BAGIT_TEXT):
            raise refused("entry_damaged", entry=name)
        if name == layout.BAG_INFO:
            pack_info.parse(data)
        return data

    def _entry(self, name: str, most: int) -> Generator[int, bytes, Entry]:
        self.place = name
        expected = layout.TOP_FOLDER + name
        reason = "entry_order" if self._entries else "not_ours"
        head = yield LOCAL_BYTES
        claim = claimed(head)
        if head[:4] != LOCAL_MAGIC or claim.name_bytes != len(expected.encode("utf-8")):
            raise refused(reason, entry=name)
        raw_name = yield claim.name_bytes
        if raw_name != expected.encode("utf-8"):
            raise refused(reason, entry=name)
        if claim.size > most:
            raise refused("too_large", entry=name, most=most)
        offset = end_of(self._entries[-1]) if self._entries else 0
        entry = Entry(expected, claim.size, claim.crc32, offset)
        if local_header(entry) != head + raw_name:
            raise refused("entry_header", entry=name)
        self._entries.append(entry)
        return entry

    def _check_address(self, info: PackInfo) -> None:
        if info.encrypted != (self._our_keys is not None):
            raise refused("encryption_differs")
        if self._our_keys is not None and not self._our_keys & {each.key for each in info.recipients}:
            raise refused("not_for_us")

    def _members(self, lines: list[manifest.Line], file_sha256: str | None) -> Asking:
        files = [line for line in lines if layout.is_evidence(line[1])] if file_sha256 is not None else []
        self._held = [] if files else None
        for sha256, name in lines[: len(lines) - len(files)]:
            yield from self._member(sha256, name)
        if file_sha256 is not None and self._held is not None:
            raise TakenBefore(file_sha256, files, self._held)

    def _member(self, sha256: str, name: str) -> Asking:
        family = layout.family_of_name(name)
        assert family is not None, "manifest.parse lets no other name through"
        entry = yield from self._entry(name, family.most_bytes)
        data = yield from _content(entry)
        if hashlib.sha256(data).hexdigest() != sha256 or isal_zlib.crc32(data) != entry.crc32:
            if not family.named_by_hash:
                raise refused("entry_damaged", entry=name)
            self.damaged.append(name)
            return
        self.members.append(Received(name, sha256, len(data)))
        if name == layout.RECORDS:
            self._take_records(data)
        elif self._held is not None:
            self._held.append((name, sha256, data))
        elif self._sink is not None and (self._tolerant or not self.damaged):
            self._sink.accept(name, sha256, data)

    def _take_records(self, data: bytes) -> None:
        if data.count(b"\n") > layout.MOST_RECORDS:
            raise refused("too_large", entry=layout.RECORDS, most=layout.MOST_RECORDS)
        self._record_count = sum(1 for _ in decoded_records(data))
        self.records = data

    def _directory(self) -> Asking:
        """It can only repeat what was read, so it is not parsed but compared."""
        self.place = "zip"
        expected = directory(self._entries)
        found = yield len(expected)
        if found != expected:
            raise refused("directory")


def decoded_records(data: bytes) -> Iterator[dict[str, Any]]:
    """The objects of data/records.jsonl. Raises RefusedInputError pack.record with the line's number, pack.too_slow."""
    start, number, limit = 0, 0, WorkLimit(len(data))
    while start < len(data):
        number += 1
        limit.check()
        end = data.find(b"\n", start)
        if end < 0:
            raise refused("record", line=number)
        try:
            yield canonical.decode(data[start:end], layout.LONGEST_RECORD)
        except canonical.NotCanonicalError as error:
            raise refused("record", line=number) from error
        start = end + 1


def checked_records(data: bytes) -> Iterator[dict[str, Any]]:
    """As `decoded_records`, of bytes that it has let through before: a fifth of its work."""
    start = 0
    while start < len(data):
        end = data.index(b"\n", start)
        yield json.loads(data[start:end])
        start = end + 1


def _content(entry: Entry) -> Generator[int, bytes, bytes]:
    """In pieces, so that no more is allocated than has arrived."""
    pieces = []
    left = entry.size
    while left:
        pieces.append((yield min(left, layout.MIB)))
        left -= len(pieces[-1])
    return b"".join(pieces)


def _check_kind(info: PackInfo, lines: list[manifest.Line]) -> None:
    for number, (_, name) in enumerate(lines, start=1):
        if not layout.fits_kind(name, info.kind.value):
            raise refused("manifest", line=number)


def _check_signature(info: PackInfo, tags: dict[str, bytes]) -> None:
    covered = (layout.BAGIT, layout.BAG_INFO, layout.MANIFEST)
    listed = manifest.render((hashlib.sha256(tags[name]).hexdigest(), name) for name in covered)
    if tags[layout.TAG_MANIFEST] != listed:
        raise refused("signature")
    try:
        comment = minisign.verify(info.sender.signing_public, listed, tags[layout.SIGNATURE].decode("utf-8"))
    except ValueError as error:
        raise refused("signature") from error
    if comment != SIGNATURE_COMMENT.format(pack_id=info.pack_id):
        raise refused("signature")
