"""Takes a step back and does it again: the values from before become one more save, when nothing was changed since.

Whatever the trade asks of a change is asked here, too: whose visit it is and whether it is open, which paper says it,
what else rests on it. Two people who edit one thing never overwrite each other: a value that is no longer the step's
own is left alone, and the person is told whose it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from db.log.chain import canonical
from db.log.history import StoredEvent
from db.records.log import Event
from db.work import Work
from inspector_app.audit.diary import MOST_LISTED, DiaryEntry, DiaryLine, entries_of, lines_of, moment_of
from inspector_app.audit.people import People
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.merging.reopening import named, sides_of
from inspector_app.stores import Store
from inspector_app.undoing.putting_back import GONE, put_back
from inspector_app.undoing.refusals import EDITED, refusal
from inspector_app.undoing.soundness import require_sound_after
from inspector_app.undoing.steps import MARK, Save, told_saves

_UNCOMPARED = frozenset({"answered_at", "edition", "since", "issuer", "issuer_device", "issued_at", "pack"})
"""When something was said last and by whom, not what."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A step that was taken back or done again: what it was about, and what it touched."""

    key: int
    line: DiaryLine
    kinds: frozenset[str]


def take_back(store: Store, now: datetime, key: int | None = None) -> Turned:
    """The step of that key, or the last one that stands.

    Raises RefusedInputError undo.nothing, unknown, undone_already, overtaken, decision, those of `refusal`, and those
    of the trade: visit.closed, rectify.…, measure.…, register.… .
    """
    with store.database.work(now) as work:
        saves, _ = told_saves(work, store.device)
        standing = [save for save in saves if not save.undone]
        if key is None and not standing:
            raise RefusedInputError([Problem("undo.nothing")])
        save = standing[-1] if key is None else _named(saves, key)
        if save.undone:
            raise RefusedInputError([Problem("undo.undone_already")])
        return _turn(work, store, save, save, now, again=False)


def do_again(store: Store, now: datetime, key: int | None = None) -> Turned:
    """The step of that key that was taken back, or the one taken back last with nothing new done since.

    Raises as `take_back`, and RefusedInputError undo.no_redo, not_undone.
    """
    with store.database.work(now) as work:
        saves, following = told_saves(work, store.device)
        if key is None and following is None:
            raise RefusedInputError([Problem("undo.no_redo")])
        save = following if key is None else _named(saves, key)
        assert save is not None
        if not save.undone or save.turned is None:
            raise RefusedInputError([Problem("undo.not_undone")])
        return _turn(work, store, save, save.turned, now, again=True)


def _named(saves: Sequence[Save], key: int) -> Save:
    found = next((save for save in saves if save.numbers[0] == key), None)
    if found is None:
        raise RefusedInputError([Problem("undo.unknown", {"step": key})])
    return found


def _turn(work: Work, store: Store, save: Save, replaced: Save, now: datetime, *, again: bool) -> Turned:
    """`replaced` is what is put back: the step itself, or the save that took it back."""
    events = [event for event in replaced.events if event.kind != MARK]
    if len(events) > MOST_LISTED:
        raise RefusedInputError([Problem("undo.many", {"count": len(events)})])
    entries = _of_made_measures(_joined(entries_of(work, events)))
    against = None if again else refusal(entries)
    if against is not None:
        raise RefusedInputError([against])
    _require_own_values(work, entries)
    if not again:
        _require_undecided(work, events)
    for entry in entries:
        put_back(work, store, entry, now)
    require_sound_after(work, store, entries, now)
    first, last = save.numbers
    work.events.record(MARK, f"{MARK}-{store.device}", {"first": first, "last": last, "again": again})
    return Turned(first, lines_of(work, store, [save.events])[0], frozenset(entry.kind for entry in entries))


def _of_made_measures(entries: Sequence[DiaryEntry]) -> list[DiaryEntry]:
    """A measure goes to the trash with its enterprises in it, so that it can come back whole."""
    made = tuple(f"{entry.obj}/" for entry in entries if entry.kind == "measure" and entry.created)
    return [each for each in entries if not (each.kind == "measure_part" and each.obj.startswith(made))]


def _joined(entries: Sequence[DiaryEntry]) -> list[DiaryEntry]:
    """One entry for each object, newest first: what was typed in pieces goes back to before the first of them."""
    found: dict[str, DiaryEntry] = {}
    for entry in entries:
        newer = found.get(entry.obj)
        if newer is None:
            found[entry.obj] = entry
            continue
        news = {change.field: change.new for change in newer.changes}
        older = {change.field: replace(change, new=news.get(change.field, change.new)) for change in entry.changes}
        both = {change.field: change for change in newer.changes} | older
        found[entry.obj] = replace(newer, created=entry.created, changes=tuple(both.values()))
    return list(found.values())


def _require_undecided(work: Work, events: Sequence[StoredEvent]) -> None:
    """Raises RefusedInputError undo.decision: the value from before would be one side's, and the other's be lost."""
    for event in events:
        decision = work.events.find(event.dev, event.seq) if "," in event.parents else None
        log = named(work.events.of_objects([event.obj])) if decision is not None else {}
        if decision is not None and any(sides_of(decision, log, field) for field in decision.fields):
            raise RefusedInputError([Problem("undo.decision")])


def _require_own_values(work: Work, entries: Sequence[DiaryEntry]) -> None:
    """Raises RefusedInputError undo.overtaken with who said the newer value, and when."""
    for entry in entries:
        newer = next(_newer(work, entry), None)
        if newer is None:
            continue
        moment = moment_of(newer.wall)
        details = {
            "person": People(work).at(newer.dev, newer.seq) or newer.dev,
            "time": f"{moment.astimezone():%m-%d %H:%M}" if moment is not None else "—",
        }
        raise RefusedInputError([Problem("undo.overtaken", details)])


def _newer(work: Work, entry: DiaryEntry) -> Iterator[Event]:
    for change in entry.changes:
        if change.field in EDITED[entry.kind] - _UNCOMPARED:
            heads = work.events.head_events(entry.obj, change.field)
            yield from (head for head in heads if canonical(head.fields[change.field]) != canonical(change.new))
    # What the step made and somebody removed since is nobody's to remove again.
    for field, value in GONE.get(entry.kind, {}).items() if entry.created else ():
        heads = work.events.head_events(entry.obj, field)
        yield from (head for head in heads if head.fields[field] == value)
