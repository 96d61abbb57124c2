"""Which items an enterprise is asked, and how far a visit has come with them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from db.records.values import JsonValue
from db.records.visits import Answer
from inspector_app.checklists.model import UNFILLABLE, Area, Checklist, Item, PartKind, Verdict
from inspector_app.enterprises.kinds import letter_of

_NEVER_ASKED = UNFILLABLE | {PartKind.NOTE}


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """Counts of items that ask something: `answered` are complete, `missing` are the others, `failed` did not pass."""

    code: str
    total: int
    answered: int
    failed: int
    missing: int


def items_for(checklist: Checklist, kind: str) -> list[Area]:
    """The areas with only the items that apply to a kind of enterprise (word of the register, or a letter).

    An unknown kind is asked everything: nothing is left out by guess. Areas without an item are left out.
    """
    letter = letter_of(kind)
    if letter is None:
        return list(checklist.areas)
    areas = (
        replace(area, items=tuple(item for item in area.items if letter in item.applies_to)) for area in checklist.areas
    )
    return [area for area in areas if area.items]


def progress(areas: Sequence[Area], answers: Mapping[str, Answer], faulty: Collection[str] = ()) -> list[AreaProgress]:
    """How far each area has come; `answers` by item code, answers to other items do not count.

    `faulty` are the codes of items whose answer the checklist does not allow: they are not answered yet.
    """
    return [_area_progress(area, answers, faulty) for area in areas]


def is_complete(item: Item, answer: Answer | None) -> bool:
    """Whether the answer says all the item asks.

    A verdict, with every required part unless the item does not apply, and a reason when it does not. An item without
    a verdict needs its required parts, or any part when none is required; one that only says something is complete. A
    failed item needs a note where the checklist says so.
    """
    if not asks(item):
        return True
    if answer is None:
        return False
    if not item.has_verdict:
        return _facts_recorded(item, answer)
    if answer.verdict == Verdict.NOT_APPLICABLE:
        return bool(answer.reason.strip())
    if answer.verdict == Verdict.FAIL and item.note_on_fail and not answer.note.strip():
        return False
    return answer.verdict in (Verdict.PASS, Verdict.FAIL) and _required_recorded(item, answer)


def asks(item: Item) -> bool:
    """Whether there is anything to answer: notes are read, and what a laptop cannot fill is never missing."""
    return item.has_verdict or any(part.kind not in _NEVER_ASKED for part in item.parts)


def is_recorded(value: JsonValue) -> bool:
    """Whether a part's value says anything: nought does; an empty text, list or table row does not."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, Mapping):
        return any(is_recorded(each) for each in value.values())
    if isinstance(value, list | tuple):
        return any(is_recorded(each) for each in value)
    return value is not None


def _area_progress(area: Area, answers: Mapping[str, Answer], faulty: Collection[str]) -> AreaProgress:
    given = [(item, answers.get(item.code)) for item in area.items if asks(item)]
    answered = sum(item.code not in faulty and is_complete(item, answer) for item, answer in given)
    failed = sum(answer is not None and answer.verdict == Verdict.FAIL for _, answer in given)
    return AreaProgress(area.code, len(given), answered, failed, len(given) - answered)


def _facts_recorded(item: Item, answer: Answer) -> bool:
    if any(part.required for part in item.parts):
        return _required_recorded(item, answer)
    return any(is_recorded(answer.values.get(part.name)) for part in item.parts)


def _required_recorded(item: Item, answer: Answer) -> bool:
    return all(
        is_recorded(answer.values.get(part.name))
        for part in item.parts
        if part.required and part.kind not in _NEVER_ASKED
    )
