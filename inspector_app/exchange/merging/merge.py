"""Says whether a delivery of events may be taken in, before anything is changed. Pure: a simulator drives it too.

Rules of reliability.md §5.2 and §5.4: a device's own log comes without gaps, in an unbroken chain of hashes, and
says nothing about what belongs to somebody else. A laptop on which a backup was restored sends the log of each of its
epochs; each is a chain of its own, and what an earlier one recorded is its own.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from db.log.chain import GENESIS, event_hash
from db.log.kept import LeftOut
from db.records.log import Event
from inspector_app.epochs import is_own_life, laptop_of
from inspector_app.errors import Problem
from inspector_app.exchange.merging.event_schema import field_problems

FARTHEST_AHEAD = 1_000_000
"""A Lamport counter further ahead than this is not believed: it would move everybody's forever."""

_OWNED_BY_VISIT = {"answer", "finding", "draw", "photo", "notice", "deed", "suspicion"}
"""Their object ids begin with the id of their visit and a slash."""
_MAY_FOLLOW = {"notice", "deed", "suspicion"}
"""The paper of a closed visit may still be issued and served, what the police took be noted; else nothing changes."""
_OF_NO_VISIT = "paper-"
"""Ids of papers of an enterprise begin with it and with the laptop that issued them (inspector_app.notices.papers)."""
_OF_THE_LAPTOP = {"epoch", "office"}
"""Both are named by their laptop, and have no field in common."""
_NAME = re.compile(r"[0-9a-f]{12}-[0-9]{1,6}:[1-9][0-9]{0,15}")
MOST_PROBLEMS = 50
MOST_OF_OTHERS = 250_000
"""Values of other laptops that one pack may replace: each that has not come is a row."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the receiving store knows that the decision needs."""

    seq: int
    """Highest sequence number it has of the sender; 0 for none."""
    hashes: Mapping[int, str]
    """Sequence number to hash, of the sender's events that the delivery repeats, and of number `seq`."""
    lam: int
    visit_devices: Mapping[str, str] = field(default_factory=dict)
    """Visit id to the device that owns it."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Object id to its kind (one of them), of the objects that the delivery names."""
    earlier: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """Device id to sequence number to hash, of the sender's earlier epochs."""
    closed: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """(Device, visit) to the sequence number of the event in its log that closed the visit, and was not undone."""
    commented: frozenset[str] = frozenset()
    """Comments (object ids) that are here, among those for which a visit is opened again: without one it stays shut."""
    left_out: LeftOut = field(default_factory=dict)
    """Events that are here and break a rule: nobody knew it when they came."""
    hidden: frozenset[str] = frozenset()
    """Objects of which nothing else is here: what comes of them has to be whole."""
    own: tuple[str, int] = ("", 0)
    """The receiving store's device, and how far its log goes: nobody has seen more of it."""

    def hashes_of(self, sender: str, device: str) -> Mapping[int, str]:
        return self.hashes if device == sender else self.earlier.get(device, {})

    def seq_of(self, sender: str, device: str) -> int:
        return self.seq if device == sender else max(self.earlier.get(device, {}), default=0)


def delivery_problems(sender: str, events: Sequence[Event], known: Known) -> list[Problem]:
    """Why the events of `sender` cannot be taken; empty when they can. At most 50 are listed."""
    problems: list[Problem] = []
    owners, kinds, closed = dict(known.visit_devices), dict(known.kinds), dict(known.closed)
    commented, previous, told = set(known.commented), dict[str, Event](), 0
    for event in events:
        if len(problems) >= MOST_PROBLEMS:
            break
        problems += _chain_problems(sender, event, previous.get(event.dev), known)
        told += _told_of_others(event) if event.parents else 0
        problems += [Problem("pack.parents_many", {"seq": event.seq, "most": MOST_OF_OTHERS})] * (told > MOST_OF_OTHERS)
        said = [*field_problems(event.kind, event.obj, event.fields), *_right_problems(event, owners)]
        said += [*_kind_problems(event, kinds), *_closed_problems(event, closed, commented)]
        # What was left out when it came to light is wrong, and here: its laptop says it again in each pack.
        problems += [] if (event.dev, event.seq) in known.left_out else said
        previous[event.dev] = event
    return problems


def saying_problems(event: Event, owners: Mapping[str, str], closed: Mapping[tuple[str, str], int]) -> list[Problem]:
    """Why nobody would take this one event, whose chain is in order: pack.not_owner, pack.after_close.

    `owners` and `closed` as in `Known`.
    """
    return [*_right_problems(event, dict(owners)), *_closed_problems(event, dict(closed), set())]


def kept_problems(events: Sequence[Event], known: Known) -> Iterator[tuple[Event, list[Problem]]]:
    """Each event, and what would have kept it out had its kind been known when it came; its chain was in order then.

    `events` are those of each device in its order, those that close and open the visits among them; of `known` only
    `visit_devices` and `commented` count.
    """
    owners, closed, commented = dict(known.visit_devices), dict[tuple[str, str], int](), set(known.commented)
    for event in events:
        problems = field_problems(event.kind, event.obj, event.fields)
        yield event, [*problems, *_right_problems(event, owners), *_closed_problems(event, closed, commented)]


def _chain_problems(sender: str, event: Event, previous: Event | None, known: Known) -> list[Problem]:
    place = {"seq": event.seq}
    if not is_own_life(sender, event.dev):
        return [Problem("pack.foreign_event", place)]
    if event.hash != event_hash(event):
        return [Problem("pack.event_hash", place)]
    gap = _gap(sender, event, previous, known)
    if gap:
        return gap
    hashes = known.hashes_of(sender, event.dev)
    before = previous.hash if previous else hashes.get(event.seq - 1, GENESIS if event.seq == 1 else event.prev)
    if event.prev != before:
        return [Problem("pack.chain_broken", place)]
    if event.seq in hashes and hashes[event.seq] != event.hash:
        return [Problem("pack.two_histories", place)]
    if event.lam > known.lam + FARTHEST_AHEAD or (previous is not None and event.lam <= previous.lam):
        return [Problem("pack.counter_bad", place)]
    if not all(_NAME.fullmatch(parent) and _may_be_parent(parent, event, known) for parent in event.parents):
        return [Problem("pack.parent_bad", place)]
    return []


def _may_be_parent(parent: str, event: Event, known: Known) -> bool:
    """Whoever could replace what is still to be recorded would take it away from everybody before it is there."""
    dev, _, seq = parent.rpartition(":")
    own, last = known.own
    return not (dev == event.dev and int(seq) >= event.seq) and not (dev == own and int(seq) > last)


def _told_of_others(event: Event) -> int:
    laptop = laptop_of(event.dev)
    return len(event.fields) * sum(laptop_of(parent.rpartition(":")[0]) != laptop for parent in event.parents)


def _gap(sender: str, event: Event, previous: Event | None, known: Known) -> list[Problem]:
    if previous is not None:
        missing = previous.seq + 1 if event.seq != previous.seq + 1 else 0
    else:
        after = known.seq_of(sender, event.dev) + 1
        missing = after if event.seq > after else 0
    return [Problem("pack.gap", {"from": missing, "to": event.seq - 1})] if missing else []


def _right_problems(event: Event, owners: dict[str, str]) -> list[Problem]:
    visit = ""
    if event.kind == "visit":
        visit, owner = event.obj, owners.setdefault(event.obj, str(event.fields.get("device", "")))
        allowed = event.fields.get("device", owner) == owner and is_own_life(event.dev, owner)
    elif event.kind in _MAY_FOLLOW and _visit_of(event).startswith(_OF_NO_VISIT):
        laptop = _visit_of(event).removeprefix(_OF_NO_VISIT)
        allowed = is_own_life(event.dev, laptop) and event.fields.get("visit_id", "") == ""
    elif event.kind in _OWNED_BY_VISIT:
        visit = _visit_of(event)
        allowed = is_own_life(event.dev, owners.get(visit, "")) and event.fields.get("visit_id", visit) == visit
    elif event.kind == "review":
        # Nobody decides about what was recorded on the own laptop.
        visit = str(event.fields.get("visit_id", ""))
        own = is_own_life(event.dev, owners.get(visit, ""))
        allowed = not own and is_own_life(event.dev, event.obj.partition("/")[0])
    else:
        says = _SAYS_OF_ITSELF.get(event.kind)
        allowed = says is None or says(event)
    return [] if allowed else [Problem("pack.not_owner", {"seq": event.seq, "visit": visit})]


def _visit_of(event: Event) -> str:
    return event.obj.partition("/")[0]


_SAYS_OF_ITSELF: Mapping[str, Callable[[Event], bool]] = {
    # Who unlocked it, who may open it, which numbers it has, what its papers say: a laptop says that of itself alone.
    "session": lambda event: event.obj == f"session-{event.dev}",
    "vault": lambda event: event.obj == f"vault-{event.dev}",
    "undo": lambda event: event.obj == f"undo-{event.dev}",
    "numbers": lambda event: event.obj == f"numbers-{event.dev}",
    "clock": lambda event: event.obj == f"clock-{event.dev}",
    "epoch": lambda event: event.obj == event.dev,
    "office": lambda event: event.obj == event.dev,
    "void_number": lambda event: is_own_life(event.dev, event.obj.partition("/")[0]),
    "plan": lambda event: is_own_life(event.dev, event.obj.rpartition("/")[2]),
    # A grade is its laptop's; the second person's yes may come from any other.
    "grade": lambda event: (
        is_own_life(event.dev, event.obj.partition("/")[0]) or set(event.fields) <= {"second_person", "seconded_at"}
    ),
    # What became of a finding may be seen by any laptop; each says what its own people saw, and takes that back.
    "rectification": lambda event: is_own_life(event.dev, event.obj.partition("/")[0]),
    "reply_file": lambda event: is_own_life(event.dev, event.obj.partition("/")[0]),
    # A draw, and the list of a day, are of the laptop on which they were made.
    "double_draw": lambda event: is_own_life(event.dev, event.obj.partition("/")[0]),
    "handed_on": lambda event: is_own_life(event.dev, event.obj.partition("/")[0]),
    "day_list": lambda event: is_own_life(event.dev, event.obj.partition("/")[0]),
    # Measures are the office's, as the register is; what was attached to one is its laptop's.
    "measure_file": lambda event: is_own_life(event.dev, event.obj.partition("/")[0]),
    # Of what came, and was taken back, at itself.
    "import": lambda event: is_own_life(event.dev, event.obj.rpartition("/")[2]),
    "withdrawal": lambda event: is_own_life(event.dev, event.obj.rpartition("/")[2]),
    "return": lambda event: event.fields.get("visit_id", _visit_of(event)) == _visit_of(event),
}


def _closed_problems(event: Event, closed: dict[tuple[str, str], int], commented: set[str]) -> list[Problem]:
    """A closed visit is evidence, until it is opened again for what it was sent back for.

    Only within one log: a restored backup may not know that its visit was closed. Whether a reviewer made the comment
    another desk than his cannot know: `deliveries.weigh` tells it.
    """
    visit = event.obj.partition("/")[0]
    if event.kind == "return":
        commented.add(event.obj)
    if event.kind != "visit" and event.kind not in _OWNED_BY_VISIT:
        return []
    if is_reopening(event) and not commented.isdisjoint(comments_met(event)):
        closed.pop((event.dev, visit), None)
        return []
    late = event.kind not in _MAY_FOLLOW and event.seq > closed.get((event.dev, visit), event.seq)
    if event.kind == "visit" and event.fields.get("closed_at"):
        closed.setdefault((event.dev, visit), event.seq)
    return [Problem("pack.after_close", {"seq": event.seq, "visit": visit[:80]})] if late else []


def is_reopening(event: Event) -> bool:
    """Of a visit that had ended: it says for which comments."""
    return event.kind == "visit" and event.fields.get("closed_at") == "" and bool(event.fields.get("reopened_for"))


def comments_met(reopening: Event) -> list[str]:
    """Object ids of the comments for which a visit is opened again."""
    told = reopening.fields.get("reopened_for")
    return [f"{reopening.obj}/return/{each}" for each in told] if isinstance(told, list) else []


def _kind_problems(event: Event, kinds: dict[str, str]) -> list[Problem]:
    """Heads are kept by object and field: an event of another kind would get past the rule of the object's own kind."""
    known = kinds.setdefault(event.obj, event.kind)
    if known != event.kind and not (event.obj == event.dev and {known, event.kind} == _OF_THE_LAPTOP):
        return [Problem("pack.kind_differs", {"seq": event.seq, "object": event.obj[:80]})]
    return []
