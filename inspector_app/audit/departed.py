"""What left the house says what the log was: whoever rewrites its end after that is named (reliability.md §6.2).

The ledger keeps the last hash of each own log with every pack that was written; receipts say how far another laptop has
it. A pack that is still at hand says it of every event, and cannot be changed with the store.
"""

from collections.abc import Iterable, Iterator, Mapping

from db.records.log import Event
from db.records.packs import PackRecord
from db.records.values import JsonValue
from db.work import Work
from inspector_app.epochs import is_own_life, lives_of
from inspector_app.errors import Problem

HEADS = "heads"
"""In the report of a pack written: device to [number, hash] of its last event then."""
LONGEST = 80


def own_heads(work: Work, device: str) -> dict[str, JsonValue]:
    """For the ledger, of each life of this laptop that has events."""
    have = work.events.have()
    last = [work.events.find(life, have[life]) for life in lives_of(device, have)]
    return {event.dev: [event.seq, event.hash] for event in last if event is not None}


def departed_problems(work: Work, device: str) -> Iterator[Problem]:
    """Where the own log is not what the ledger and receipts say that it was."""
    for pack in work.packs.all():
        heads = pack.report.get(HEADS) if pack.direction == "out" else None
        if isinstance(heads, Mapping):
            yield from _ledger_problems(work, device, pack, heads)
    have = work.events.have()
    for said in work.receipts.all():
        for dev, seq in said.have.items():
            if is_own_life(device, dev) and seq > have.get(dev, 0):
                details = {"device": dev, "seq": seq, "from": have.get(dev, 0) + 1, "receipt": said.device}
                yield Problem("audit.tail_cut", details)


def pack_problems(work: Work, name: str, events: Iterable[Event]) -> Iterator[Problem]:
    """Where the log differs from the events of a pack that was read again; `name` of its file."""
    for event in events:
        here = work.events.find(event.dev, event.seq)
        if here is None or here.hash != event.hash:
            yield Problem(
                "audit.tail_missing" if here is None else "audit.tail_rewritten",
                {"device": event.dev, "seq": event.seq, "pack": name[:LONGEST]},
            )


def _ledger_problems(work: Work, device: str, pack: PackRecord, heads: Mapping[str, JsonValue]) -> Iterator[Problem]:
    for dev, head in heads.items():
        if not (isinstance(head, list) and len(head) == 2 and isinstance(head[0], int) and is_own_life(device, dev)):
            continue
        here = work.events.find(dev, head[0])
        if here is None or here.hash != head[1]:
            details = {"device": dev, "seq": head[0], "pack": pack.file_name[:LONGEST]}
            yield Problem("audit.tail_missing" if here is None else "audit.tail_rewritten", details)
