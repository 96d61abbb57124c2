"""On whose laptop a disputed field is decided: a decision about somebody else's records would reach nobody.

Of what belongs to one laptop, two lives of it say different things, and that laptop alone may choose; of a visit that
has ended, once a reviewer sent it back and it was opened again (reliability.md §5.2).
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from db.records.log import Conflict
from db.records.values import JsonValue
from db.work import Work
from inspector_app.epochs import epoch_of, laptop_of
from inspector_app.errors import Problem
from inspector_app.exchange.merging.deliveries import word_problems
from inspector_app.exchange.merging.log_facts import visit_of

_NOT_OWNER = "pack.not_owner"
_OF_SEVERAL = {
    "pack.conflict_ended": "pack.conflicts_ended",
    "pack.conflict_elsewhere": "pack.conflicts_elsewhere",
    "pack.conflict_elsewhere_ended": "pack.conflicts_elsewhere_ended",
}


def counted(work: Work, device: str) -> tuple[int, int]:
    """Of the fields on which people disagree, those that are decided on this laptop, and those that are not."""
    found = work.events.conflicts()
    barred = sum(bool(word_problems(work, device, each.kind, each.obj, {each.field: each.values[0]})) for each in found)
    return len(found) - barred, barred


def who_decides(work: Work, found: Iterable[Conflict]) -> tuple[Problem, ...]:
    """Of those that are not decided on this laptop, how many by whom ("count", "person").

    pack.conflicts_ended, pack.conflicts_elsewhere, pack.conflicts_elsewhere_ended.
    """
    device = work.devices.own().id
    # Whoever decides of one item of a visit decides of the next: a restored laptop may say a thousand things anew.
    known: dict[tuple[str, str, str], Problem | None] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for each in found:
        key = each.kind, visit_of(each.kind, each.obj) or each.obj, each.field
        if key not in known:
            said_by = work.events.head_events(each.obj, each.field)[0].dev
            known[key] = why_not_here(work, device, each.kind, each.obj, {each.field: each.values[0]}, said_by)
        problem = known[key]
        if problem is not None:
            counts[_OF_SEVERAL[problem.code], str(problem.details.get("person", ""))] += 1
    return tuple(Problem(code, {"count": count, "person": person}) for (code, person), count in counts.items())


def why_not_here(
    work: Work, device: str, kind: str, obj: str, fields: Mapping[str, JsonValue], said_by: str
) -> Problem | None:
    """Why `device` cannot say this of an object; None when it can. `said_by`: the laptop whose value is shown.

    pack.conflict_ended of an own visit; pack.conflict_elsewhere, pack.conflict_elsewhere_ended with whose it is.
    """
    problems = {each.code for each in word_problems(work, device, kind, obj, fields)}
    if not problems:
        return None
    if _NOT_OWNER not in problems:
        return Problem("pack.conflict_ended")
    visit = visit_of(kind, obj)
    owner = _now(work, work.visits.devices_of([visit]).get(visit, said_by))
    has_ended = bool(word_problems(work, owner, kind, obj, fields))
    known = work.devices.get(owner)
    person = known.person if known is not None and known.person else laptop_of(owner)
    return Problem("pack.conflict_elsewhere_ended" if has_ended else "pack.conflict_elsewhere", {"person": person})


def _now(work: Work, device: str) -> str:
    """The newest life of its laptop that said anything here."""
    lives = [each for each in work.events.have() if laptop_of(each) == laptop_of(device)]
    return max([device, *lives], key=epoch_of)
