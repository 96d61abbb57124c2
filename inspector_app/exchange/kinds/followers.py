"""Packs that wait for earlier records: which of them an arriving one lets in. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.records.log import Event
from inspector_app.exchange.bag.pack_info import PackInfo
from inspector_app.exchange.kinds.giving_back import log_owner
from inspector_app.exchange.kinds.since import since_of


@dataclass(frozen=True, slots=True)
class Follower:
    """A pack by its records."""

    pack_id: str
    needs: Mapping[str, int]
    """Device to the number up to which its records have to be here before."""
    ends: Mapping[str, int]
    """Device to the number of its last record in the pack."""

    def fits(self, have: Mapping[str, int]) -> bool:
        return all(have.get(device, 0) >= seq for device, seq in self.needs.items())


def follower(info: PackInfo, events: Iterable[Event]) -> Follower:
    """`events` as they lie in the pack."""
    needs, ends = since_of(info.extra, log_owner(info)), dict[str, int]()
    for event in events:
        if event.dev not in ends:
            needs[event.dev] = max(needs.get(event.dev, 0), event.seq - 1)
        ends[event.dev] = event.seq
    return Follower(info.pack_id, needs, ends)


def furthest(have: Mapping[str, int], ends: Mapping[str, int]) -> dict[str, int]:
    """Device to the last number of both."""
    return {device: max(have.get(device, 0), ends.get(device, 0)) for device in {*have, *ends}}


def released(have: Mapping[str, int], ends: Mapping[str, int], waiting: Sequence[Follower]) -> list[Follower]:
    """Those that what ends at `ends` lets in where the records go up to `have`, and those that wait for these."""
    found: list[Follower] = []
    after = furthest(have, ends)
    left = [each for each in waiting if not each.fits(have)]
    while fitting := [each for each in left if each.fits(after)]:
        found += fitting
        left = [each for each in left if each not in fitting]
        for each in fitting:
            after = furthest(after, each.ends)
    return found
