"""Which heads of a field are only an older value that somebody else has moved on from. Pure.

Two laptops import the same register, each by itself; one corrects a field. The other's head is then the very value that
the correction replaced: nobody disagrees. Whoever knew the replaced event and said its value again did mean it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

MOST_HEADS = 100
"""More sides has no field of an honest office. Each is compared with each: 3,000 of one hostile log took 20 s, and all
that one pack may hold would have taken days."""


class Said(NamedTuple):
    """What one event says of one field."""

    value: str
    """Canonical JSON, so that values can be compared."""
    parents: tuple[str, ...]
    """Names of the events that it replaces."""


def outdated(heads: Sequence[str], said: Mapping[str, Said]) -> frozenset[str]:
    """Those of the heads that neither count nor conflict; never all of them.

    `said` has every known event of the object that speaks of the field, by name. A head is outdated by another one
    whose ancestors, without its own, had its value; two that outdate each other both stand. Among more than MOST_HEADS
    all stand.
    """
    if len(heads) > MOST_HEADS or len({said[head].value for head in heads}) < 2:
        return frozenset()
    earlier = {head: _ancestors(head, said) for head in heads}

    def outdates(newer: str, older: str) -> bool:
        return any(said[name].value == said[older].value for name in earlier[newer] - earlier[older])

    gone = frozenset(
        head
        for head in heads
        if any(outdates(other, head) and not outdates(head, other) for other in heads if other != head)
    )
    return gone if len(gone) < len(heads) else frozenset()


def _ancestors(head: str, said: Mapping[str, Said]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [head]
    while waiting:
        for parent in said[waiting.pop()].parents:
            if parent in said and parent not in found:
                found.add(parent)
                waiting.append(parent)
    return frozenset(found)
