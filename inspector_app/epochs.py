"""A laptop and its lives: `<12 hex>-<epoch>`. Each restored backup begins a new epoch (reliability.md, trap 12).

Sequence numbers begin again in a new epoch, so that none is ever used twice; what an earlier epoch recorded stays the
laptop's own.
"""

import re
from collections.abc import Iterable

_SHAPE = re.compile(r"([0-9a-f]{12})-([1-9][0-9]{0,5})")


def laptop_of(device: str) -> str:
    """The part that never changes; the whole text when it is no device id."""
    match = _SHAPE.fullmatch(device)
    return match[1] if match else device


def epoch_of(device: str) -> int:
    """0 when it is no device id."""
    match = _SHAPE.fullmatch(device)
    return int(match[2]) if match else 0


def is_own_life(device: str, earlier: str) -> bool:
    """Whether `earlier` is `device` itself or an earlier epoch of the same laptop: what it recorded is `device`'s."""
    return device == earlier or (laptop_of(device) == laptop_of(earlier) and 0 < epoch_of(earlier) < epoch_of(device))


def lives_of(device: str, known: Iterable[str]) -> list[str]:
    """Of the `known` devices those whose records are `device`'s own, the earliest first."""
    return sorted((each for each in known if is_own_life(device, each)), key=epoch_of)


def next_epoch(device: str, known: Iterable[str] = (), skip: int = 0) -> str:
    """A device id that neither `device` nor any of the `known` has; `skip` leaves out that many more."""
    laptop = laptop_of(device)
    highest = max([epoch_of(device), *(epoch_of(each) for each in known if laptop_of(each) == laptop)])
    return f"{laptop}-{highest + 1 + skip}"
