"""Who is to be visited next, and why: by colour and the last visit, never yet, corrections, licences that end."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from db.records.planning import OpenFinding
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.overview import EnterpriseOverview, overview
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.planning.intervals import Intervals, intervals_in_force
from inspector_app.stores import Store

EXPIRY_DAYS = (30, 60, 90)
LONGEST_AHEAD = 366
_COLOURS = tuple(Grade)


class Reason(StrEnum):
    VISIT = "visit"
    """The interval of its colour has passed since the last visit, or soon will have."""
    NEVER = "never"
    """Nobody was ever there (地毯式)."""
    CORRECTION = "correction"
    """Findings whose time for correction has ended or soon ends."""
    LICENCE = "licence"
    """A licence or filing that has ended or soon ends."""


@dataclass(frozen=True, slots=True)
class Due:
    """One enterprise to go to, for one reason."""

    row: EnterpriseOverview
    reason: Reason
    day: date | None = None
    """The last day in time; None for an enterprise where nobody was yet."""
    left: int | None = None
    """Days until then; below 0: so many days late."""
    count: int = 0
    """Of findings that wait for their correction."""
    what: str = ""
    """Name of the field whose licence ends."""

    @property
    def is_late(self) -> bool:
        return self.left is not None and self.left < 0


@dataclass(frozen=True, slots=True)
class DueLists:
    """All that waits, by reason; within each, what is latest comes first."""

    visits: tuple[Due, ...]
    never: tuple[Due, ...]
    corrections: tuple[Due, ...]
    licences: tuple[Due, ...]
    intervals: Intervals

    def of(self, reason: Reason) -> tuple[Due, ...]:
        return {
            Reason.VISIT: self.visits,
            Reason.NEVER: self.never,
            Reason.CORRECTION: self.corrections,
            Reason.LICENCE: self.licences,
        }[reason]

    def among(self, enterprises: frozenset[str] | None) -> "DueLists":
        """Only of these enterprises; None for all."""
        if enterprises is None:
            return self

        def kept(dues: tuple[Due, ...]) -> tuple[Due, ...]:
            return tuple(due for due in dues if due.row.enterprise.id in enterprises)

        corrections, licences = kept(self.corrections), kept(self.licences)
        return DueLists(kept(self.visits), kept(self.never), corrections, licences, self.intervals)


def due_lists(store: Store, now: datetime, ahead: int | None = None, expiry: int = EXPIRY_DAYS[-1]) -> DueLists:
    """`ahead`: how many days before its day something is listed; by default what the intervals say.

    Raises RefusedInputError planning.days_ahead.
    """
    wanted = [days for days in (ahead, expiry) if days is not None]
    if any(not 0 <= days <= LONGEST_AHEAD for days in wanted):
        raise RefusedInputError([Problem("planning.days_ahead", {"most": LONGEST_AHEAD})])
    with store.database.look() as work:
        intervals = intervals_in_force(work)
        ahead = intervals.soon if ahead is None else ahead
        waiting = work.planned.open_findings(now.date() + timedelta(days=ahead))
    rows = overview(store)
    return DueLists(
        visits=tuple(_latest_first(_visits(rows, intervals, now, ahead))),
        never=tuple(sorted((Due(row, Reason.NEVER) for row in rows if row.last_visit is None), key=_by_attention)),
        corrections=tuple(_latest_first(_corrections(rows, waiting, now.date()))),
        licences=tuple(_latest_first(_licences(rows, now.date(), expiry))),
        intervals=intervals,
    )


def _visits(rows: Sequence[EnterpriseOverview], intervals: Intervals, now: datetime, ahead: int) -> Iterable[Due]:
    """Under way counts as being there: nobody is sent twice."""
    for row in rows:
        if row.last_visit is None or row.in_progress:
            continue
        day = row.last_visit.astimezone(now.tzinfo).date() + timedelta(days=intervals.days[row.grade])
        left = (day - now.date()).days
        if left <= ahead:
            yield Due(row, Reason.VISIT, day, left)


def _corrections(rows: Sequence[EnterpriseOverview], waiting: Sequence[OpenFinding], today: date) -> Iterable[Due]:
    """One line an enterprise, with its nearest day; `waiting` has the nearest first."""
    known = {row.enterprise.id: row for row in rows}
    of: dict[str, list[OpenFinding]] = defaultdict(list)
    for finding in waiting:
        if finding.enterprise_id in known:
            of[finding.enterprise_id].append(finding)
    for enterprise, findings in of.items():
        day = findings[0].due
        yield Due(known[enterprise], Reason.CORRECTION, day, (day - today).days, len(findings))


def _licences(rows: Sequence[EnterpriseOverview], today: date, expiry: int) -> Iterable[Due]:
    for row in rows:
        day = row.enterprise.express_licence_expires
        if day is not None and (day - today).days <= expiry:
            yield Due(row, Reason.LICENCE, day, (day - today).days, what="express_licence")


def _latest_first(found: Iterable[Due]) -> list[Due]:
    return sorted(found, key=lambda due: (due.left, *_by_attention(due)))


def _by_attention(due: Due) -> tuple[int, str, str]:
    """By colour; neighbours stay together."""
    enterprise = due.row.enterprise
    return _COLOURS.index(due.row.grade), enterprise.community, enterprise.name
