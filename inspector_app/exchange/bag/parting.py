"""One hand-over in several files: the same records in each, the photos divided. Pure.

For sticks that hold no file over 4 GiB, and for chats with limits of their own. Each part is a whole pack, so parts may
come in any order, and a part that is lost costs only its photos, which the next hand-over brings again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.layout import MIB, MOST_MEMBERS, MOST_PACK_BYTES, Member

PART_LABEL = "Part"
"""In bag-info.txt: "2/3"."""
SET_LABEL = "Set"
"""In bag-info.txt: the id that the parts of one hand-over share."""
LARGEST = MOST_PACK_BYTES - 4 * MIB
"""age adds 16 bytes to each 64 KiB."""
MOST_TOLD = 9_999
"""Parts of a hand-over of which it is said which are missing: nobody carries more, a wrong label may claim them."""
_LONGEST_SET = 64
_MOST_SPANS = 12
_PER_FILE = 600
"""Bytes that a member costs beside its own: two zip headers with its name, its line in the manifest."""
_TAGS = 64 * 1024


def parted(
    base_bytes: int, first: Iterable[Member], shared: Iterable[Member], divided: Iterable[Member], most: int
) -> list[list[Member]]:
    """Members of each part: `first` in the first part only, `shared` in every one, `divided` in one each.

    `base_bytes`: of the records. Raises RefusedInputError pack.part_small when a part could not hold even one file.
    """
    shared = list(shared)
    room = min(most, LARGEST) - _TAGS - base_bytes - _weight(shared)
    parts: list[list[Member]] = [[*shared, *first]]
    left, places = room - _weight(parts[0][len(shared) :]), MOST_MEMBERS - 1 - len(parts[0])
    least = 0
    for member in divided:
        weight = _weight([member])
        least = max(least, weight)
        if (left < weight or places < 1) and len(parts[-1]) > len(shared):
            parts.append(list(shared))
            left, places = room, MOST_MEMBERS - 1 - len(shared)
        parts[-1].append(member)
        left, places = left - weight, places - 1
    if room < max(least, 1):
        raise RefusedInputError([Problem("pack.part_small", {"least": _needed(most, room, least)})])
    return parts


def part_of(labels: dict[str, str]) -> tuple[int, int]:
    """(number, of how many) of a pack's labels; (1, 1) when it is whole or says nothing sensible."""
    number, _, total = labels.get(PART_LABEL, "1/1").partition("/")
    if not (number.isascii() and number.isdecimal() and total.isascii() and total.isdecimal()):
        return 1, 1
    found = int(number[:6]), int(total[:6])
    return found if 1 <= found[0] <= found[1] else (1, 1)


@dataclass(frozen=True, slots=True)
class Share:
    """Which file of a hand-over in several a pack is, and which of the others are not in the store."""

    set: str
    """The id that all of them have."""
    number: int
    total: int
    missing: tuple[int, ...] = ()
    """Empty too when the others have nothing more to bring."""


def share_of(labels: Mapping[str, str]) -> Share | None:
    """None of a pack that is whole, or that does not say of which hand-over it is a part."""
    number, total = part_of(dict(labels))
    named = labels.get(SET_LABEL, "")
    return Share(named, number, total) if 1 < total <= MOST_TOLD and 0 < len(named) <= _LONGEST_SET else None


def missing_text(share: Share, joint: str) -> str:
    """Numbers of parts as people say them: 2–6, 8."""
    spans: list[list[int]] = []
    for number in share.missing:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    said = [str(first) if first == last else f"{first}–{last}" for first, last in spans]
    return joint.join([*said[:_MOST_SPANS], *(["…"] if len(said) > _MOST_SPANS else [])])


def part_paths(path: Path, count: int) -> list[Path]:
    """The names of the files of one hand-over, which stand in their order wherever names are sorted: _01-14 …"""
    if count == 1:
        return [path]
    digits = len(str(count))
    return [path.with_name(f"{path.stem}_{number:0{digits}}-{count}{path.suffix}") for number in range(1, count + 1)]


def _needed(most: int, room: int, least: int) -> str:
    mib = -(-(most - room + least) // MIB)
    return f"{mib} MB"


def _weight(members: Sequence[Member]) -> int:
    return sum(member.size + _PER_FILE for member in members)
