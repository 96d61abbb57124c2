"""What a number that was counted says of its item: the verdict it proposes, and why. Nobody's verdict until taken."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.records.values import JsonValue
from inspector_app.checklists.criteria import bounds_of, proposed_verdict
from inspector_app.checklists.model import Part, Verdict
from inspector_app.checklists.visit_form import VisitForm


@dataclass(frozen=True, slots=True)
class Proposal:
    verdict: Verdict
    part: Part
    """The number that proposes it."""
    value: float
    bounds: tuple[str, ...]
    """What passes: `≥ 30`, or `≥ 2` and `≤ 5`."""


def proposal(form: VisitForm, code: str, values: Mapping[str, JsonValue]) -> Proposal | None:
    """By the values that stand at the item, and by what the form works out there. None where no one number decides."""
    item = form.item(code)
    ruled = [part for part in item.parts if part.passes and form.part(part).relevant]
    if len(ruled) != 1 or not form.is_asked(code):
        return None
    part = ruled[0]
    value = form.part(part).value if form.is_read_only(part) else values.get(part.name)
    verdict = proposed_verdict(item, {part.name: value})
    if verdict is None:
        return None
    assert isinstance(value, int | float)
    return Proposal(verdict, part, value, bounds_of(part.passes))
