"""What a visit still lacks, item by item, and why: the list that jumps to the item, and the check before the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.records.visits import Answer, Finding
from inspector_app.checklists.model import Area, Item, Part, PartKind, Verdict
from inspector_app.checklists.progress import asks, is_complete, is_recorded

BLANK = "×"
"""Stands in a proposed finding where a person has to fill something in."""


class Lack(StrEnum):
    VERDICT = "verdict"
    REASON = "reason"
    """Not applicable, without saying why."""
    NOTE = "note"
    """Failed, and the checklist asks for a note."""
    PART = "part"
    """A required field; or, of an item that only records, any field."""
    FAULT = "fault"
    """An answer that the checklist does not allow."""
    PHOTOS = "photos"
    SAMPLE = "sample"
    """Fewer rows than the sample should have."""
    BLANK = "blank"
    """The text of its finding still holds a ×."""


HARD = frozenset({Lack.FAULT})
"""A visit cannot be closed with these; the others are told and may be left."""


@dataclass(frozen=True, slots=True)
class Missing:
    item: Item
    lack: Lack
    part: Part | None = None
    have: int = 0
    want: int = 0
    """Of photos and rows of a sample."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of the answers of a visit."""

    answers: Mapping[str, Answer]
    findings: Sequence[Finding]
    photo_count: Callable[[str], int]
    """Item code to the number of its photos and films."""
    faulty: frozenset[str] = frozenset()


def missing_in(areas: Sequence[Area], given: Given) -> list[Missing]:
    """Everything that is missing in what is asked, in the order of the checklist."""
    findings = {finding.item: finding for finding in given.findings if finding.item}
    return [
        lack
        for area in areas
        for item in area.items
        for lack in _of_item(item, given, findings.get(item.code))
        if asks(item)
    ]


def _of_item(item: Item, given: Given, finding: Finding | None) -> list[Missing]:
    answer = given.answers.get(item.code) or Answer("", item.code)
    lacks = [Missing(item, Lack.FAULT)] if item.code in given.faulty else []
    if not is_complete(item, answer):
        lacks += _unanswered(item, answer)
    lacks += _photos(item, answer, given.photo_count(item.code))
    lacks += _samples(item, answer)
    if finding is not None and BLANK in finding.problem + finding.requirement:
        lacks.append(Missing(item, Lack.BLANK))
    return lacks


def _unanswered(item: Item, answer: Answer) -> list[Missing]:
    lacks = []
    if item.has_verdict and not answer.verdict:
        lacks.append(Missing(item, Lack.VERDICT))
    elif answer.verdict == Verdict.NOT_APPLICABLE:
        return [Missing(item, Lack.REASON)]
    elif answer.verdict == Verdict.FAIL and item.note_on_fail and not answer.note.strip():
        lacks.append(Missing(item, Lack.NOTE))
    wanted = [part for part in item.parts if part.required and not is_recorded(answer.values.get(part.name))]
    if wanted:
        return lacks + [Missing(item, Lack.PART, part) for part in wanted]
    return lacks or [Missing(item, Lack.PART)]


def _photos(item: Item, answer: Answer, have: int) -> list[Missing]:
    """A failed item has at least one; one that does not apply none."""
    wanted = {Verdict.FAIL.value: max(item.photos_min, 1), Verdict.PASS.value: item.photos_min}
    want = wanted.get(answer.verdict, 0)
    return [Missing(item, Lack.PHOTOS, have=have, want=want)] if have < want else []


def _samples(item: Item, answer: Answer) -> list[Missing]:
    if not item.sample_size or answer.verdict not in (Verdict.PASS, Verdict.FAIL):
        return []
    table = next((part for part in item.parts if part.kind is PartKind.TABLE), None)
    if table is None:
        return []
    have = len(answer.values.get(table.name) or ())
    short = have < item.sample_size
    return [Missing(item, Lack.SAMPLE, table, have, item.sample_size)] if short else []
