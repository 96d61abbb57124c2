"""A bag as a stream of bytes, front to back, each photo read once and checked before its first byte is given out."""

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from isal import isal_zlib

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag import canonical, layout, manifest, pack_info
from inspector_app.exchange.bag.layout import Member
from inspector_app.exchange.bag.pack_info import PackInfo
from inspector_app.exchange.bag.stored_zip import Entry, directory, end_of, local_header, zip_size

_Content = tuple[str, int, Callable[[], bytes]]
"""Name, size in bytes, and what reads them."""
_MOST_AHEAD_BYTES = 6 * layout.MIB
_READERS = 2
"""Reading, opening and checking a photo is more work than all that comes after it."""


@dataclass(frozen=True, slots=True)
class BagPlan:
    """Everything about a bag but the bytes of its members: known and signed before the first byte is written."""

    info: PackInfo
    """With the counts filled in."""
    tag_files: tuple[tuple[str, bytes], ...]
    members: tuple[Member, ...]

    @property
    def size(self) -> int:
        """Bytes of the whole zip."""
        return _zip_size([(name, len(data)) for name, data in self.tag_files], self.members)


def encode_records(records: Iterable[Mapping[str, object]]) -> bytes:
    """The bytes of data/records.jsonl. Raises RefusedInputError: pack.write_record, pack.write_large."""
    lines: list[bytes] = []
    size = 0
    for number, record in enumerate(records, start=1):
        try:
            line = canonical.encode(record) + b"\n"
        except canonical.NotCanonicalError as error:
            raise _refused("write_record", line=number, detail=str(error)) from error
        size += len(line)
        if len(line) > layout.LONGEST_RECORD:
            raise _refused("write_record", line=number, detail=f"{len(line)} bytes")
        if number > layout.MOST_RECORDS or size > layout.MOST_RECORDS_BYTES:
            raise _refused("write_large", entry=layout.RECORDS, most=layout.MOST_RECORDS)
        lines.append(line)
    return b"".join(lines)


def plan_bag(info: PackInfo, records: bytes, members: Iterable[Member], sign: Callable[[bytes], str]) -> BagPlan:
    """Lays out and signs a bag. `sign` gives the minisign text over the tag manifest's bytes.

    Raises RefusedInputError with every problem: pack.write_name, pack.write_large, pack.write_twice, pack.write_info.
    """
    payload = [Member(layout.RECORDS, len(records), hashlib.sha256(records).hexdigest(), lambda: records), *members]
    problems = _member_problems(payload)
    if problems:
        raise RefusedInputError(problems)
    payload.sort(key=lambda member: layout.place_in_order(member.name))
    lines = [(member.sha256, member.name) for member in payload]
    total = sum(member.size for member in payload)
    complete = replace(info, counts=manifest.counts(lines, records.count(b"\n"), total))
    tags = [(layout.BAGIT, layout.BAGIT_TEXT), (layout.BAG_INFO, _info_text(complete))]
    tags.append((layout.MANIFEST, manifest.render(lines)))
    listed = manifest.render((hashlib.sha256(data).hexdigest(), name) for name, data in tags)
    tags += [(layout.TAG_MANIFEST, listed), (layout.SIGNATURE, sign(listed).encode("utf-8"))]
    return BagPlan(complete, tuple(tags), tuple(payload))


def bag_chunks(plan: BagPlan) -> Iterator[bytes | memoryview]:
    """The zip's bytes in pieces of at most 1 MiB; besides one member, at most 6 MiB of the next are in memory.

    Raises RefusedInputError pack.write_changed when a member is no longer what its hash says, and whatever a
    member's `read` raises.
    """
    entries: list[Entry] = []
    for name, data, crc32 in _read_ahead(_contents(plan)):
        offset = end_of(entries[-1]) if entries else 0
        entries.append(Entry(layout.TOP_FOLDER + name, len(data), crc32, offset))
        yield local_header(entries[-1])
        for start in range(0, len(data), layout.MIB):
            yield memoryview(data)[start : start + layout.MIB]
    yield directory(entries)


def _contents(plan: BagPlan) -> Iterator[_Content]:
    for name, data in plan.tag_files:
        yield name, len(data), partial(bytes, data)
    for member in plan.members:
        yield member.name, member.size, partial(_checked_bytes, member)


def _read_ahead(contents: Iterator[_Content]) -> Iterator[tuple[str, bytes, int]]:
    """Name, bytes and CRC-32 in their order; other cores read, open and check while the last are encrypted."""
    with ThreadPoolExecutor(_READERS, thread_name_prefix="packing") as reader:
        waiting: deque[tuple[str, int, Future[tuple[bytes, int]]]] = deque()
        ahead = 0
        try:
            for name, size, read in contents:
                waiting.append((name, size, reader.submit(_summed, read)))
                ahead += size
                while len(waiting) > 1 and ahead > _MOST_AHEAD_BYTES:
                    first, length, data = waiting.popleft()
                    ahead -= length
                    yield first, *data.result()
            while waiting:
                first, _, data = waiting.popleft()
                yield first, *data.result()
        finally:
            reader.shutdown(wait=True, cancel_futures=True)


def _summed(read: Callable[[], bytes]) -> tuple[bytes, int]:
    data = read()
    return data, isal_zlib.crc32(data)


def _checked_bytes(member: Member) -> bytes:
    data = member.read()
    same = member.verified or hashlib.sha256(data).hexdigest() == member.sha256
    if len(data) != member.size or not same:
        raise _refused("write_changed", entry=member.name)
    return data


def _member_problems(members: Sequence[Member]) -> list[Problem]:
    problems = [problem for member in members for problem in _problems_of(member)]
    counts = Counter(member.name for member in members)
    problems += [Problem("pack.write_twice", {"entry": name[:120]}) for name in sorted(counts) if counts[name] > 1]
    tags = [(name, most) for name, most in layout.TAG_FILES]
    if len(members) > layout.MOST_MEMBERS or _zip_size(tags, members) > _MOST_ZIP_BYTES:
        problems.append(Problem("pack.write_pack_large", {"files": len(members), "most": layout.MOST_MEMBERS}))
    return problems


_MOST_ZIP_BYTES = layout.MOST_PACK_BYTES - 4 * layout.MIB
"""age adds 16 bytes to each 64 KiB and a short header: 1 MiB to 4 GiB."""


def _problems_of(member: Member) -> list[Problem]:
    family = layout.family_of_name(member.name)
    if family is None or not layout.name_fits_hash(member.name, member.sha256):
        return [Problem("pack.write_name", {"entry": member.name[:120]})]
    if member.size > family.most_bytes:
        return [Problem("pack.write_large", {"entry": member.name, "most": family.most_bytes})]
    return []


def _info_text(info: PackInfo) -> bytes:
    """Our own reader must take what we write."""
    text = pack_info.render(info)
    try:
        same = pack_info.parse(text) == info
    except RefusedInputError as error:
        detail = str(error.problems[0].details.get("detail", layout.BAG_INFO))
        raise _refused("write_info", detail=detail) from error
    if not same or len(text) > layout.MOST_TAG_BYTES:
        raise _refused("write_info", detail=layout.BAG_INFO)
    return text


def _zip_size(tags: list[tuple[str, int]], members: Sequence[Member]) -> int:
    named = [*tags, *((member.name, member.size) for member in members)]
    return zip_size([(layout.TOP_FOLDER + name, size) for name, size in named])


def _refused(name: str, **details: object) -> RefusedInputError:
    return RefusedInputError([Problem(f"pack.{name}", details)])
