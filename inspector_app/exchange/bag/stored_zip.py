"""The one way our zip files are laid out (PKWARE APPNOTE 6.3.10, stored entries only).

Every field that is not name, size, CRC-32 or offset is a constant, so that a reader can build the header it expects
and compare: no data descriptor, extra field, comment, other method or second directory can hide anything
(reliability.md, trap 9). Written without `zipfile`, which turns on data descriptors when it writes to a pipe.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

LOCAL_MAGIC = b"PK\x03\x04"
LOCAL_BYTES = 30
CENTRAL_BYTES = 46
END_BYTES = 22
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_VERSION = 20
_MADE_BY = (3 << 8) | _VERSION
"""Unix, so that unpacked files get plain permissions."""
_UTF8_NAMES = 0x0800
_STORED = 0
_TIME = 0
_DATE = 0x0021
"""1980-01-01: the zip says nothing about time, bag-info.txt does."""
_PLAIN_FILE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    size: int
    """Bytes, below 4 GiB."""
    crc32: int
    offset: int
    """Bytes from the beginning of the zip to its local header."""


@dataclass(frozen=True, slots=True)
class LocalHeader:
    """What a local header claims; `name_bytes` is the length of the name that follows."""

    crc32: int
    size: int
    name_bytes: int


def local_header(entry: Entry) -> bytes:
    name = entry.name.encode("utf-8")
    size = entry.size
    fields = (_VERSION, _UTF8_NAMES, _STORED, _TIME, _DATE, entry.crc32, size, size, len(name), 0)
    return _LOCAL.pack(LOCAL_MAGIC, *fields) + name


def claimed(header: bytes) -> LocalHeader:
    """What the 30 bytes of a local header say. The rest is checked by comparing with `local_header`."""
    fields = _LOCAL.unpack(header)
    return LocalHeader(crc32=fields[6], size=fields[7], name_bytes=fields[9])


def directory(entries: Sequence[Entry]) -> bytes:
    """The central directory and its end record: everything after the last entry's bytes."""
    start = end_of(entries[-1]) if entries else 0
    central = b"".join(_central_header(entry) for entry in entries)
    return central + _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(central), start, 0)


def end_of(entry: Entry) -> int:
    """Offset of the byte after the entry's content."""
    return entry.offset + LOCAL_BYTES + len(entry.name.encode("utf-8")) + entry.size


def zip_size(entries: Sequence[tuple[str, int]]) -> int:
    """Bytes of the whole zip of these names and sizes."""
    names = sum(len(name.encode("utf-8")) for name, _ in entries)
    return (LOCAL_BYTES + CENTRAL_BYTES) * len(entries) + 2 * names + sum(size for _, size in entries) + END_BYTES


def _central_header(entry: Entry) -> bytes:
    name = entry.name.encode("utf-8")
    size = entry.size
    made = (_MADE_BY, _VERSION, _UTF8_NAMES, _STORED, _TIME, _DATE)
    return _CENTRAL.pack(
        b"PK\x01\x02", *made, entry.crc32, size, size, len(name), 0, 0, 0, 0, _PLAIN_FILE, entry.offset
    ) + name  # fmt: skip
