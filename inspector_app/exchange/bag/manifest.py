"""The lists of hashes in a bag (RFC 8493 §2.1.3): `<64 hex>  <name>` a line, as `sha256sum -c` reads them."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from inspector_app.exchange.bag import layout
from inspector_app.exchange.bag.pack_info import PackCounts
from inspector_app.exchange.bag.refusals import refused

_LINE = re.compile(r"([0-9a-f]{64})  (data/[^\r\n]{1,200})")

Line = tuple[str, str]
"""SHA-256 (hex) and name."""


def render(lines: Iterable[Line]) -> bytes:
    return "".join(f"{sha256}  {name}\n" for sha256, name in lines).encode("utf-8")


def parse(text: bytes) -> list[Line]:
    """The payload's hashes in the pack's order. Raises RefusedInputError: pack.manifest, pack.too_large."""
    try:
        rows = text.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise refused("manifest", line=0) from error
    if rows.pop():
        raise refused("manifest", line=len(rows) + 1)
    if len(rows) > layout.MOST_MEMBERS:
        raise refused("too_large", entry=layout.MANIFEST, most=layout.MOST_MEMBERS)
    lines = [_line(row, number) for number, row in enumerate(rows, start=1)]
    _check_order(lines)
    return lines


def counts(lines: Sequence[Line], records: int, payload_bytes: int) -> PackCounts:
    """What bag-info.txt says about a payload with these files."""
    families = [family.name for _, name in lines if (family := layout.family_of_name(name))]
    return PackCounts(
        records=records,
        checklists=families.count("checklists"),
        photos=families.count("photos"),
        papers=families.count("papers"),
        payload_bytes=payload_bytes,
        payload_files=len(lines),
    )


def _line(row: str, number: int) -> Line:
    match = _LINE.fullmatch(row)
    if match is None or not layout.name_fits_hash(match[2], match[1]):
        raise refused("manifest", line=number)
    return match[1], match[2]


def _check_order(lines: list[Line]) -> None:
    places = [layout.place_in_order(name) for _, name in lines]
    if not places or places[0] != layout.place_in_order(layout.RECORDS):
        raise refused("manifest", line=1)
    for number, (before, after) in enumerate(pairwise(places), start=2):
        if before >= after:
            raise refused("manifest", line=number)
