"""The log as a diary: what one save did is one line, newest first, with who, when, and what it was about.

Order is the log's own, by Lamport counter and device. The clock is shown, never trusted: a line whose time lies before
that of the event before it on the same laptop says so.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from db.log.history import Key, LogQuery, StoredEvent
from db.records.values import JsonValue
from db.work import Work
from inspector_app.audit.names import names_of
from inspector_app.audit.people import People
from inspector_app.exchange.merging.log_facts import visit_of
from inspector_app.stores import Store

__all__ = ["Change", "DiaryEntry", "DiaryLine", "LogPage", "LogQuery", "read_page"]

_UNDO = "undo"
"""The kind of event by which a step was taken back or done again."""
MOST_LISTED = 50
"""Events of a line that are told one by one; the others are counted."""
_MOST_READ = 2_000
"""A page of imports is cut here, after a whole line: the next one is asked for as the reader comes to it."""


@dataclass(frozen=True, slots=True)
class Change:
    field: str
    old: JsonValue
    """None when nothing was there."""
    new: JsonValue


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One event."""

    dev: str
    seq: int
    lam: int
    wall: str
    kind: str
    obj: str
    hash: str
    created: bool
    """Nothing was known of the object before."""
    changes: tuple[Change, ...]

    def new(self, field: str) -> JsonValue:
        return next((change.new for change in self.changes if change.field == field), None)


@dataclass(frozen=True, slots=True)
class DiaryLine:
    entries: tuple[DiaryEntry, ...]
    """At most MOST_LISTED, the first that was saved first."""
    count: int
    created: int
    """How many of them began an object."""
    person: str
    """"" when nobody knows the laptop."""
    own: bool
    moment: datetime | None
    """None when somebody made the time unreadable."""
    clock_back: bool
    visit: str
    """Id of the visit it is about, or ""."""
    enterprise: str
    enterprise_name: str
    item: str
    title: str
    """Problem of a finding, number of a notice, name of a photo: as it is called now; "" for others."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Ids in the fields of the entries to what they belong to."""
    undone: "DiaryLine | None" = None
    """What an undo took back or did again, when that is in the log."""

    @property
    def lead(self) -> DiaryEntry:
        """The event that says what the save was for."""
        return min(self.entries, key=lambda entry: _WEIGHT.get(entry.kind, 0))


_WEIGHT = {"finding": 1, "visit": 2}
"""An answer comes with the finding it makes, and with the place where the inspector goes on."""


@dataclass(frozen=True, slots=True)
class LogPage:
    lines: tuple[DiaryLine, ...]
    before: StoredEvent | None
    """Where the next page begins; None at the end of the log."""


def read_page(store: Store, query: LogQuery, before: StoredEvent | None = None, lines: int = 100) -> LogPage:
    """The next lines, newest first: those before `before`, which is the end of an earlier page."""
    with store.database.look() as work:
        groups, read = [], 0
        for group in _groups(work.history.newest(query, before)):
            groups.append(group)
            read += group.count
            if len(groups) == lines or read >= _MOST_READ:
                break
        more = groups[-1].last if groups and not groups[-1].ends_log else None
        return LogPage(tuple(_lines(work, store, groups)), more)


@dataclass(slots=True)
class _Group:
    first: StoredEvent
    """Newest; its order in the log decides where the line stands."""
    last: StoredEvent
    kept: list[StoredEvent]
    kinds: set[str]
    count: int = 1
    created: int = 0
    ends_log: bool = False

    def takes(self, event: StoredEvent) -> bool:
        """Events that one commit made: same laptop and time, one after the other, of one kind or about one visit."""
        last = self.last
        if (event.dev, event.wall, event.seq) != (last.dev, last.wall, last.seq - 1):
            return False
        if len(self.kinds) == 1 and event.kind in self.kinds:
            return True
        same_visit = visit_of(event.kind, event.obj) == visit_of(last.kind, last.obj) != ""
        return same_visit and self.count == len(self.kinds) and event.kind not in self.kinds

    def take(self, event: StoredEvent) -> None:
        self.last = event
        self.count += 1
        self.kinds.add(event.kind)
        self.created += _creates(event)
        self.kept.append(event)
        if len(self.kept) > MOST_LISTED:
            del self.kept[0]


def _groups(events: Iterator[StoredEvent]) -> Iterator[_Group]:
    group: _Group | None = None
    for event in events:
        if group is not None and group.takes(event):
            group.take(event)
            continue
        if group is not None:
            yield group
        group = _Group(event, event, [event], {event.kind}, created=int(_creates(event)))
    if group is not None:
        group.ends_log = True
        yield group


def _creates(event: StoredEvent) -> bool:
    """By the field that the first event of such an object always has."""
    return event.parents == "[]" and f'"{_BORN_WITH.get(event.kind, "")}":' in event.fields


_BORN_WITH = {
    "enterprise": "name",
    "grade": "enterprise_id",
    "visit": "enterprise_id",
    "answer": "visit_id",
    "finding": "visit_id",
    "draw": "visit_id",
    "photo": "sha256",
    "notice": "number",
    "deed": "notice_id",
    "rectification": "finding_id",
    "reply_file": "sha256",
    "suspicion": "found_at",
    "double_draw": "drawn_at",
    "day_list": "day",
    "campaign": "starts_on",
    "measure": "held_on",
    "measure_part": "measure_id",
    "measure_file": "sha256",
    "review": "visit_id",
}


def _lines(work: Work, store: Store, groups: Sequence[_Group]) -> Iterator[DiaryLine]:
    kept = [event for group in groups for event in group.kept]
    parents = work.history.events_named(key for event in kept for key in _parents(event))
    earlier = work.history.events_named((group.last.dev, group.last.seq - 1) for group in groups)
    labels = _Labels(work, kept)
    people = People(work)
    names = names_of(work, ((name, value) for event in kept for name, value in _fields(event).items()))
    undone = _undone(work, store, kept)
    for group in groups:
        entries = tuple(_entry(event, parents) for event in reversed(group.kept))
        lead = min(group.kept, key=lambda event: _WEIGHT.get(event.kind, 0))
        moment, before = moment_of(lead.wall), earlier.get((group.last.dev, group.last.seq - 1))
        moment_before = moment_of(before.wall) if before else None
        places = {labels.place(event) for event in group.kept}
        # What was done to many at once is about none of them alone.
        visit, enterprise = labels.place(lead) if len({owner for _, owner in places}) == 1 else ("", "")
        step = undone.get((lead.dev, lead.seq))
        if step is not None:
            visit, enterprise = step.visit, step.enterprise
        yield DiaryLine(
            entries=entries,
            count=group.count,
            created=group.created,
            person=people.at(lead.dev, lead.seq),
            own=lead.dev == store.device,
            moment=moment,
            clock_back=moment is not None and moment_before is not None and moment < moment_before,
            visit=visit,
            enterprise=enterprise,
            enterprise_name=step.enterprise_name if step is not None else labels.name(enterprise),
            item=labels.item(lead),
            title=labels.title(lead),
            names=names,
            undone=step,
        )


def _undone(work: Work, store: Store, events: Sequence[StoredEvent]) -> dict[Key, DiaryLine]:
    """Each undo among these to the step that it names."""
    spans = {(event.dev, event.seq): _span(event) for event in events if event.kind == _UNDO}
    wanted = work.history.events_named((dev, seq) for (dev, _), span in spans.items() for seq in span)
    saves: dict[Key, list[StoredEvent]] = {}
    for (dev, at), span in spans.items():
        found = [wanted[dev, seq] for seq in reversed(span) if (dev, seq) in wanted]
        # A mark that names a mark was made by nobody's hand: it would be told without end.
        if found and all(event.kind != _UNDO for event in found):
            saves[dev, at] = found
    return dict(zip(saves, lines_of(work, store, list(saves.values())), strict=True)) if saves else {}


def _span(event: StoredEvent) -> range:
    """The numbers of the step's events, as many of them as a line lists."""
    said = _fields(event)
    first, last = said.get("first"), said.get("last")
    if not isinstance(first, int) or not isinstance(last, int):
        return range(0)
    return range(first, min(last, first + MOST_LISTED - 1) + 1)


class _Labels:
    """What the objects of a page are called now, read in a few queries."""

    def __init__(self, work: Work, events: Sequence[StoredEvent]) -> None:
        ids: dict[str, list[str]] = {kind: [e.obj for e in events if e.kind == kind] for kind in _TITLES}
        self._rows = {kind: work.history.shown(kind, ids[kind], columns) for kind, columns in _TITLES.items()}
        visits = {_visit_of(event) for event in events} - {""}
        self._visits = work.history.shown("visit", visits, ("enterprise_id",))
        wanted = {row["enterprise_id"] for row in self._visits.values()}
        wanted |= {event.obj for event in events if event.kind == "enterprise"}
        self._owners: dict[str, str] = {}
        for kind in _OF_ENTERPRISES:
            rows = work.history.shown(kind, [event.obj for event in events if event.kind == kind], ("enterprise_id",))
            self._owners |= {obj: row["enterprise_id"] for obj, row in rows.items()}
        wanted |= set(self._owners.values())
        self._names = work.history.shown("enterprise", wanted, ("name",))

    def place(self, event: StoredEvent) -> tuple[str, str]:
        """Visit and enterprise that an event is about; "" for none."""
        if event.kind == "enterprise":
            return "", event.obj
        if event.kind in _OF_ENTERPRISES:
            return "", self._owners.get(event.obj, "")
        visit = _visit_of(event)
        return (visit, self._visits[visit]["enterprise_id"]) if visit in self._visits else ("", "")

    def name(self, enterprise: str) -> str:
        return self._names.get(enterprise, {}).get("name", "")

    def item(self, event: StoredEvent) -> str:
        return self._rows.get(event.kind, {}).get(event.obj, {}).get("item", "")

    def title(self, event: StoredEvent) -> str:
        row = self._rows.get(event.kind, {}).get(event.obj, {})
        return next((value for name, value in row.items() if name != "item"), "")


def _visit_of(event: StoredEvent) -> str:
    """Also that of a decision about it, which is the reviewer's own object, and of a comment; "" for none."""
    if event.kind == "review":
        return str(_fields(event).get("visit_id") or "")
    return event.obj.partition("/")[0] if event.kind == "return" else visit_of(event.kind, event.obj)


_OF_ENTERPRISES = ("grade", "rectification", "measure_part")
"""Kinds whose objects name their enterprise themselves."""
_TITLES = {
    "answer": ("item",),
    "finding": ("item", "problem"),
    "draw": ("item",),
    "photo": ("item", "file_name"),
    "notice": ("number",),
    "deed": ("deed",),
    "measure": ("title",),
    "campaign": ("name",),
    "day_list": ("day",),
}


def lines_of(work: Work, store: Store, saves: Sequence[Sequence[StoredEvent]]) -> tuple[DiaryLine, ...]:
    """Each of these as one line; the events of each newest first."""
    groups = [
        _Group(
            save[0],
            save[-1],
            list(save[-MOST_LISTED:]),
            {event.kind for event in save},
            len(save),
            sum(map(_creates, save)),
        )
        for save in saves
    ]
    return tuple(_lines(work, store, groups))


def entries_of(work: Work, events: Sequence[StoredEvent]) -> list[DiaryEntry]:
    """Those events with what they replaced."""
    parents = work.history.events_named(key for event in events for key in _parents(event))
    return [_entry(event, parents) for event in events]


def enterprises_of(work: Work, events: Sequence[StoredEvent]) -> list[str]:
    """The name of the enterprise that each event is about, or ""."""
    labels = _Labels(work, events)
    return [labels.name(labels.place(event)[1]) for event in events]


def moment_of(wall: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(wall)
    except (ValueError, TypeError):
        return None
    return moment if moment.utcoffset() is not None else None


def _entry(event: StoredEvent, parents: dict[Key, StoredEvent]) -> DiaryEntry:
    replaced = sorted((parents[key] for key in _parents(event) if key in parents), key=lambda e: (e.lam, e.dev))
    old: dict[str, JsonValue] = {}
    for parent in replaced:
        old |= _fields(parent)
    changes = tuple(Change(field, old.get(field), value) for field, value in _fields(event).items())
    created = _creates(event)
    return DiaryEntry(event.dev, event.seq, event.lam, event.wall, event.kind, event.obj, event.hash, created, changes)


def _fields(event: StoredEvent) -> dict[str, JsonValue]:
    """Empty when somebody made them unreadable; the check says so."""
    found = _json(event.fields)
    return found if isinstance(found, dict) else {}


def _parents(event: StoredEvent) -> Iterator[Key]:
    found = _json(event.parents) if event.parents != "[]" else []
    names: Iterable[JsonValue] = found if isinstance(found, list) else []
    for name in names:
        dev, _, seq = str(name).rpartition(":")
        if seq.isdecimal():
            yield dev, int(seq)


def _json(text: str) -> JsonValue:
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None
