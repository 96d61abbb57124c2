"""What the same enterprise was found to be the last time: shown beside the question, never counted as an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.records.values import JsonValue
from db.records.visits import Answer, Visit
from inspector_app.checklists.model import Item, PartKind, Verdict
from inspector_app.checklists.progress import is_recorded
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer


@dataclass(frozen=True, slots=True)
class LastTime:
    """The answers of the visit before, by item code; `day` is the day it began."""

    visit_id: str
    day: date
    answers: Mapping[str, Answer]

    def of(self, item: Item) -> Answer | None:
        """What was recorded for this item, when anything was; a code that means the same item keeps its code."""
        answer = self.answers.get(item.code)
        return answer if answer is not None and (answer.verdict or _values(item, answer)) else None


def last_time(store: Store, visit: Visit) -> LastTime | None:
    """The newest closed visit of the enterprise that began before this one, whoever made it; None for the first."""
    with store.database.look() as work:
        earlier = (
            each
            for each in work.visits.of_enterprise(visit.enterprise_id)
            if each.id != visit.id
            and each.closed_at is not None
            and each.opened_at <= visit.opened_at
            # A re-inspection answers no checklist.
            and not each.rechecks
        )
        before = next(earlier, None)
        answers = {} if before is None else work.answers.of_visit(before.id)
    return None if before is None else LastTime(before.id, before.opened_at.date(), answers)


def as_last_time(item: Item, answer: Answer, given: GivenAnswer) -> GivenAnswer:
    """What the person gives by saying that all is as it was: the verdict and its reason.

    Numbers and tables of an item with a verdict were counted on that day and must be counted again; for an item that
    only records facts they are all there is, except for tables.
    """
    if not item.has_verdict:
        return GivenAnswer(None, {**given.values, **_values(item, answer)}, "", given.note)
    verdict = Verdict(answer.verdict) if answer.verdict else given.verdict
    reason = answer.reason if verdict is Verdict.NOT_APPLICABLE else ""
    return GivenAnswer(verdict, given.values, reason, given.note)


def _values(item: Item, answer: Answer) -> dict[str, JsonValue]:
    names = {part.name for part in item.parts if part.kind is not PartKind.TABLE}
    return {name: value for name, value in answer.values.items() if name in names and is_recorded(value)}
