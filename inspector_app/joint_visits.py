"""The bodies of a joint inspection, with their inspectors: each issues its own papers (domain.md §4.6)."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from db.records.values import Inspector, JsonValue
from db.records.visits import TakingPart
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.plain_line import is_plain_line
from inspector_app.ownership import changeable_visit
from inspector_app.stores import Store

LONGEST_NAME, MOST_BODIES = 60, 10
_JOINT = "joint"


def save_bodies(store: Store, visit_id: str, bodies: Sequence[TakingPart], now: datetime) -> None:
    """Says who takes part in an own open visit; an empty list says that nobody else does.

    Raises RefusedInputError with every problem: joint.mode, joint.name, joint.name_twice, joint.person_unknown,
    joint.person_twice, joint.many, visit.not_own, visit.closed …
    """
    with store.database.work(now) as work:
        visit, _ = changeable_visit(work, store, visit_id)
        problems = list(taking_part_problems(visit.mode, visit.inspectors, bodies))
        if problems:
            raise RefusedInputError(problems)
        if tuple(bodies) != visit.bodies:
            work.visits.save(visit_id, {"bodies": as_told(bodies)})


def as_told(bodies: Sequence[TakingPart]) -> list[JsonValue]:
    """As the visit keeps them."""
    return [{"name": body.name, "inspectors": list(body.inspectors)} for body in bodies]


def taking_part_problems(mode: str, inspectors: Sequence[Inspector], bodies: Sequence[TakingPart]) -> Iterator[Problem]:
    """Why these cannot take part in a visit of that mode with these inspectors: joint.…"""
    if bodies and mode != _JOINT:
        yield Problem("joint.mode")
    if len(bodies) > MOST_BODIES:
        yield Problem("joint.many", {"most": MOST_BODIES})
    yield from _name_problems([body.name for body in bodies])
    known = {inspector.name.strip() for inspector in inspectors}
    people = [person for body in bodies for person in body.inspectors]
    for person in dict.fromkeys(people):
        if person not in known:
            yield Problem("joint.person_unknown", {"name": person[:40], "known": "、".join(sorted(known)) or "—"})
        elif people.count(person) > 1:
            yield Problem("joint.person_twice", {"name": person})


def _name_problems(names: Sequence[str]) -> Iterator[Problem]:
    for name in dict.fromkeys(names):
        if not is_plain_line(name, LONGEST_NAME):
            yield Problem("joint.name", {"most": LONGEST_NAME})
        elif names.count(name) > 1:
            yield Problem("joint.name_twice", {"name": name})
