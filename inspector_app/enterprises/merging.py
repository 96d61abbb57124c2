"""One enterprise that was entered twice: found by credit code, then by name and address; merged, and parted again.

Merging takes one of the two off the lists. Nothing of it is changed or lost: its visits, findings, papers, grades and
history are shown with the other, and parting them puts everything back.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import combinations

from db.records.register import Enterprise
from db.work import Work
from inspector_app.enterprises.editing import twin_key
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Duplicate:
    by_code: bool
    """The same credit code; else the same name and address."""
    keep: Enterprise
    """Of which more is known."""
    other: Enterprise


def duplicates(enterprises: Sequence[Enterprise]) -> tuple[Duplicate, ...]:
    """Pairs that seem to be one enterprise, those with the same code first. Two different codes are two enterprises."""
    standing = [each for each in enterprises if not each.merged_into]
    by_code: dict[str, list[Enterprise]] = defaultdict(list)
    by_place: dict[tuple[str, str], list[Enterprise]] = defaultdict(list)
    for each in standing:
        if each.credit_code:
            by_code[each.credit_code].append(each)
        by_place[twin_key(each.name, each.address)].append(each)
    sure = [_pair(True, *pair) for group in by_code.values() for pair in combinations(group, 2)]
    likely = [
        _pair(False, one, two)
        for group in by_place.values()
        for one, two in combinations(group, 2)
        if not (one.credit_code and two.credit_code)
    ]
    return (*sure, *likely)


def merge(store: Store, other_id: str, into_id: str, now: datetime) -> None:
    """From now on `other` is shown as a part of `into`. Raises RefusedInputError register.enterprise_unknown,
    merge_same, merge_codes, merge_already, merge_has_merged."""
    with store.database.work(now) as work:
        other = work.enterprises.get(other_id)
        unknown = [] if other is not None else [Problem("register.enterprise_unknown", {"id": other_id[:80]})]
        problems = merge_problems(work, other, into_id) if other is not None else unknown
        if problems:
            raise RefusedInputError(problems)
        work.enterprises.save(other_id, {"merged_into": into_id})


def merge_problems(work: Work, other: Enterprise, into_id: str) -> list[Problem]:
    """Why `other`, which stands alone, cannot be shown as a part of that one."""
    into = work.enterprises.get(into_id)
    if into is None:
        return [Problem("register.enterprise_unknown", {"id": into_id[:80]})]
    problem = _problem(other, into, has_merged=bool(work.enterprises.merged_into(other.id)))
    return [] if problem is None else [Problem(problem, {"name": other.name, "into": into.name})]


def part(store: Store, other_id: str, now: datetime) -> None:
    """Undoes a merge. Raises RefusedInputError register.enterprise_unknown, not_merged."""
    with store.database.work(now) as work:
        other = work.enterprises.get(other_id)
        if other is None:
            raise RefusedInputError([Problem("register.enterprise_unknown", {"id": other_id[:80]})])
        if not other.merged_into:
            raise RefusedInputError([Problem("register.not_merged", {"name": other.name})])
        work.enterprises.save(other_id, {"merged_into": ""})


def _problem(other: Enterprise, into: Enterprise, *, has_merged: bool) -> str | None:
    if other.id == into.id:
        return "register.merge_same"
    if other.merged_into or into.merged_into:
        return "register.merge_already"
    if other.credit_code and into.credit_code and other.credit_code != into.credit_code:
        return "register.merge_codes"
    return "register.merge_has_merged" if has_merged else None


def _pair(by_code: bool, one: Enterprise, two: Enterprise) -> Duplicate:
    keep, other = sorted((one, two), key=lambda each: (each.unconfirmed, -_known(each), each.id))
    return Duplicate(by_code, keep, other)


def _known(enterprise: Enterprise) -> int:
    """How many fields say something."""
    return sum(getattr(enterprise, each.name) not in (None, "", (), False) for each in fields(enterprise))
