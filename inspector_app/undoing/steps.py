"""What was done at this laptop since the store was unlocked, step by step, as the log has it.

A step is what one deed kept: events of one moment, one after the other. What is typed into one place with nothing
between is one step. Taking a step back is a save of its own, with a mark that says which step it took back.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.log.history import StoredEvent
from db.records.values import JsonValue
from db.work import Work
from inspector_app.audit.diary import MOST_LISTED, DiaryLine, entries_of, lines_of
from inspector_app.errors import Problem
from inspector_app.sessions import last_session
from inspector_app.stores import Store
from inspector_app.undoing.refusals import refusal

MARK = "undo"
"""Kind of the event that says what a save took back, or did again."""
MOST_STEPS = 300
_NO_STEPS = frozenset({"session", "vault", "clock", "epoch"})
"""What the program notes by itself."""
_TYPED = {"answer": {"values", "reason", "note"}, "finding": {"problem", "requirement"}, "photo": {"caption"}}
"""Fields that are kept while somebody still types."""
_IDENTITY: Mapping[str, set[str]] = defaultdict(set, {"answer": {"visit_id", "item"}})
_PLACE = {"current_item", "answered_at"}
"""Where the inspector was, and when: nothing that a person edits."""

Numbers = tuple[int, int]
"""First and last number in the own log."""


class StepState(StrEnum):
    DONE = "done"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Step:
    numbers: Numbers
    line: DiaryLine
    state: StepState
    refusal: Problem | None
    """Why it can never be taken back, whatever comes; a change since is seen only when it is tried."""

    @property
    def key(self) -> int:
        return self.numbers[0]


@dataclass(frozen=True, slots=True)
class History:
    """Newest first."""

    steps: tuple[Step, ...]
    next_redo: int | None = None
    """Key of the step that was taken back last, while nothing new was done since."""

    @property
    def next_undo(self) -> Step | None:
        return next((each for each in self.steps if each.state is StepState.DONE), None)

    def step(self, key: int) -> Step | None:
        return next((each for each in self.steps if each.key == key), None)


@dataclass(slots=True)
class Save:
    """What was kept at one moment; `events` newest first."""

    events: list[StoredEvent]
    undone: bool = False
    turned: "Save | None" = None
    """The save that took it back, or did it again, last."""

    @property
    def numbers(self) -> Numbers:
        return self.events[-1].seq, self.events[0].seq

    def goes_back_to(self, event: StoredEvent) -> bool:
        last = self.events[-1]
        return (event.wall, event.seq) == (last.wall, last.seq - 1)

    @property
    def typed_into(self) -> tuple[str, frozenset[str]] | None:
        """Object and fields, when it is what somebody typed into one place."""
        event = self.events[0]
        said = {field: value for field, value in _fields(event).items() if field not in _PLACE | _IDENTITY[event.kind]}
        if event.parents == "[]":
            # The first that was said of it says all fields, most of them nothing.
            said = {field: value for field, value in said.items() if value not in ("", None, [], {})}
        is_typed = (
            len({each.obj for each in self.events}) == 1 and said and said.keys() <= _TYPED.get(event.kind, set())
        )
        return (event.obj, frozenset(said)) if is_typed else None


def history(store: Store) -> History:
    """The last steps since the store was unlocked, at most MOST_STEPS."""
    with store.database.look() as work:
        saves, redo = told_saves(work, store.device)
        lines = lines_of(work, store, [save.events for save in saves])
        steps = [_step(work, save, line) for save, line in zip(saves, lines, strict=True)]
    return History(tuple(reversed(steps)), redo.numbers[0] if redo is not None else None)


def told_saves(work: Work, device: str) -> tuple[list[Save], Save | None]:
    """Every step, oldest first, and the one that may be done again next."""
    steps: list[Save] = []
    undone: list[Save] = []
    joins = False
    for save in _saves(work, device):
        mark = next((event for event in save.events if event.kind == MARK), None)
        if mark is not None:
            _turn(steps, undone, save, _fields(mark))
        elif joins and save.typed_into is not None and save.typed_into == steps[-1].typed_into:
            steps[-1].events[:0] = save.events
        else:
            steps.append(save)
            undone.clear()
        joins = mark is None
    return steps, undone[-1] if undone else None


def _saves(work: Work, device: str) -> Iterator[Save]:
    """Oldest first, without what is no step."""
    saves: list[Save] = []
    said: dict[str, set[str]] = defaultdict(set)
    for event in work.history.last_of(device, last_session(work, device)):
        fields = _fields(event).keys()
        # The same place twice is two deeds, even where the clock stands.
        if saves and saves[-1].goes_back_to(event) and not said[event.obj] & fields:
            saves[-1].events.append(event)
        elif len(saves) > MOST_STEPS:
            break
        else:
            saves.append(Save([event]))
            said.clear()
        said[event.obj] |= fields
    return (save for save in reversed(saves) if not _is_silent(save.events))


def _is_silent(events: Iterable[StoredEvent]) -> bool:
    """Also of the same verdict given once more."""
    return all(event.kind in _NO_STEPS or _fields(event).keys() <= _PLACE | _IDENTITY[event.kind] for event in events)


def _turn(steps: Sequence[Save], undone: list[Save], by: Save, said: dict[str, JsonValue]) -> None:
    step = next((each for each in steps if each.numbers[0] == said.get("first")), None)
    if step is None:
        # Older than what is read.
        return
    step.turned, step.undone = by, not said.get("again")
    if step in undone:
        undone.remove(step)
    if step.undone:
        undone.append(step)


def _step(work: Work, save: Save, line: DiaryLine) -> Step:
    state = StepState.UNDONE if save.undone else StepState.DONE
    if line.count > MOST_LISTED:
        return Step(save.numbers, line, state, Problem("undo.many", {"count": line.count}))
    return Step(save.numbers, line, state, refusal(entries_of(work, save.events)))


def _fields(event: StoredEvent) -> dict[str, JsonValue]:
    """Empty when somebody made them unreadable."""
    try:
        found = json.loads(event.fields)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
