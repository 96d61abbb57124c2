"""Visits are kept counted: a sum over all answers takes seconds, and longer in an encrypted file (performance.md §5).

Whatever changes a visit or its enterprise marks the visit as stale, in the same transaction. Before figures are read
the stale ones are counted anew: what they added before is taken off, what they are now is added. With them their
enterprises become stale, and how these stood is worked out anew (db.figures.standings, db.figures.sightings). Findings
become stale by their papers and acts, too (db.figures.finding_spans).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, case, delete, func, insert, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert

from db.columns import first_letters
from db.figures.colours import colour_of
from db.figures.finding_spans import findings_of_month, respan
from db.figures.months import sums_of_places
from db.figures.sightings import resight, sums_of_month
from db.figures.stale import mark_as_stale
from db.figures.standings import restand
from db.records.values import JsonValue
from db.tables import (
    COUNTED_ITEMS,
    COUNTED_VISITS,
    FINDING_SPANS,
    FINDING_TALLIES,
    ITEM_TALLIES,
    MONTH_TALLIES,
    PROJECTIONS,
    SIGHTING_TALLIES,
    SIGHTINGS,
    STALE_ENTERPRISES,
    STALE_FINDINGS,
    STALE_VISITS,
    STANDINGS,
)

_ENTERPRISES, _VISITS = PROJECTIONS["enterprise"], PROJECTIONS["visit"]
_ANSWERS, _FINDINGS = PROJECTIONS["answer"], PROJECTIONS["finding"]
_DIMENSIONS = {
    *("community", "kind", "merged_into", "handles_sensitive_goods", "safeguards_met", "decided_grade", "decided_for"),
}
"""What of an enterprise its visits are counted by."""
_OF_VISIT = {"visit", "answer", "finding"}
_BATCH = 500
_FINDINGS_AT_ONCE = 400
_KEPT = (
    *(COUNTED_VISITS, COUNTED_ITEMS, MONTH_TALLIES, ITEM_TALLIES, STANDINGS),
    *(SIGHTINGS, SIGHTING_TALLIES, FINDING_SPANS, FINDING_TALLIES),
)
_SUMS = ("visits", "closed", "asked", "failed", "findings", "with_findings")
_STALE = select(
    select(func.count()).select_from(STALE_VISITS).scalar_subquery()
    + select(func.count()).select_from(STALE_ENTERPRISES).scalar_subquery()
    + select(func.count()).select_from(STALE_FINDINGS).scalar_subquery()
)
_COUNTED = select(
    COUNTED_VISITS, COUNTED_ITEMS.c.passed.label("passed_items"), COUNTED_ITEMS.c.failed.label("failed_items")
).join(COUNTED_ITEMS, COUNTED_ITEMS.c.id == COUNTED_VISITS.c.id)
Key = tuple[str, ...]


def mark_stale(connection: Connection, kind: str, changes: Mapping[str, Mapping[str, JsonValue] | None]) -> None:
    """After rows of that kind changed: object id to the fields that did, None where it may be any."""
    if kind in _OF_VISIT:
        mark_as_stale(connection, STALE_VISITS, {obj.partition("/")[0] for obj in changes})
    elif kind == "enterprise":
        mark_as_stale(connection, STALE_ENTERPRISES, changes)
        moved = [obj for obj, fields in changes.items() if fields is None or _DIMENSIONS & fields.keys()]
        if moved:
            mark_as_stale(connection, STALE_VISITS, connection.execute(_visits_of(moved)).scalars().all())


def _visits_of(enterprises: Sequence[str]) -> Select[Any]:
    merged = select(_ENTERPRISES.c.id).where(_ENTERPRISES.c.merged_into.in_(enterprises))
    of_them = or_(_VISITS.c.enterprise_id.in_(enterprises), _VISITS.c.enterprise_id.in_(merged))
    return select(_VISITS.c.id).where(of_them)


class Tallies:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stale(self) -> int:
        return self._connection.execute(_STALE).scalar() or 0

    def count_stale(self, most: int = _BATCH) -> int:
        """Counts so many visits anew, or enterprises when no visit is stale, or findings when neither is; gives how
        many it were, 0 for none."""
        visits = self._take(STALE_VISITS, most)
        if visits:
            sums = _Sums()
            self._take_off(visits, sums)
            self._add(visits, sums)
            self._keep(MONTH_TALLIES, _SUMS, sums.months)
            self._keep(ITEM_TALLIES, ("asked", "failed"), sums.items)
            # Later, when the visits that another desk counts just now are seen, too.
            mark_as_stale(self._connection, STALE_ENTERPRISES, sums.enterprises)
            return len(visits)
        enterprises = self._take(STALE_ENTERPRISES, most)
        if enterprises:
            restand(self._connection, enterprises)
            self._keep(SIGHTING_TALLIES, ("sightings",), resight(self._connection, enterprises))
            return len(enterprises)
        findings = self._take(STALE_FINDINGS, min(most, _FINDINGS_AT_ONCE))
        if findings:
            self._keep(FINDING_TALLIES, ("findings",), respan(self._connection, findings))
        return len(findings)

    def _take(self, stale: Table, most: int) -> list[str]:
        """Whoever counts the same ones just now is waited for: then nothing is left of them here."""
        some = select(stale.c.id).limit(most).with_for_update()
        taken = delete(stale).where(stale.c.id.in_(some)).returning(stale.c.id)
        return list(self._connection.execute(taken).scalars())

    def forget_all(self) -> None:
        """Everything is to be counted anew."""
        for table in _KEPT:
            self._connection.execute(delete(table))
        for stale, table in ((STALE_VISITS, _VISITS), (STALE_ENTERPRISES, _ENTERPRISES), (STALE_FINDINGS, _FINDINGS)):
            mark_as_stale(self._connection, stale, self._connection.execute(select(table.c.id)).scalars().all())

    def sum_anew(self, months: Iterable[str]) -> None:
        """Sums of these months ("2026-11") from the visits as they are counted now."""
        for month in months:
            for table in (MONTH_TALLIES, ITEM_TALLIES, SIGHTING_TALLIES):
                self._connection.execute(delete(table).where(table.c.month == month))
            of_month = first_letters(FINDING_TALLIES.c.visited_on, 7) == month
            self._connection.execute(delete(FINDING_TALLIES).where(of_month))
            sums = _Sums()
            for row in self._connection.execute(_COUNTED.where(first_letters(COUNTED_VISITS.c.day, 7) == month)):
                sums.add(row._mapping, row.passed_items, row.failed_items, 1)
            self._keep(MONTH_TALLIES, _SUMS, sums.months)
            self._keep(ITEM_TALLIES, ("asked", "failed"), sums.items)
            self._keep(SIGHTING_TALLIES, ("sightings",), sums_of_month(self._connection, month))
            self._keep(FINDING_TALLIES, ("findings",), findings_of_month(self._connection, month))

    def _take_off(self, visits: Sequence[str], sums: "_Sums") -> None:
        for row in self._connection.execute(_COUNTED.where(COUNTED_VISITS.c.id.in_(visits))):
            sums.add(row._mapping, row.passed_items, row.failed_items, -1)
        for table in (COUNTED_VISITS, COUNTED_ITEMS):
            self._connection.execute(delete(table).where(table.c.id.in_(visits)))

    def _add(self, visits: Sequence[str], sums: "_Sums") -> None:
        items = {row.visit_id: row for row in self._connection.execute(_items_of(visits))}
        findings = {row.visit_id: row.count for row in self._connection.execute(_findings_of(visits))}
        rows, named = [], []
        for visit in self._connection.execute(_counted(visits)):
            passed, failed = _codes(items.get(visit.id))
            asked, bad = len(passed.split()) + len(failed.split()), len(failed.split())
            row = {**visit._mapping, "asked": asked, "failed": bad, "findings": findings.get(visit.id, 0)}
            rows.append(row)
            named.append({"id": visit.id, "passed": passed, "failed": failed})
            sums.add(row, passed, failed, 1)
        if rows:
            self._connection.execute(insert(COUNTED_VISITS), rows)
            self._connection.execute(insert(COUNTED_ITEMS), named)

    def _keep(self, table: Table, sums: Sequence[str], changed: Mapping[Key, list[int]]) -> None:
        keys = [column.name for column in table.primary_key]
        rows = [
            # In one order at every desk, so that no two wait for each other.
            dict(zip((*keys, *sums), (*key, *numbers), strict=True))
            for key, numbers in sorted(changed.items())
            if any(numbers)
        ]
        if rows:
            self._connection.execute(_adding(self._connection.dialect.name, table), rows)
        if any(numbers[0] < 0 for numbers in changed.values()):
            self._connection.execute(delete(table).where(table.c[sums[0]] == 0))


class _Sums:
    """What is to be added to the tallies."""

    def __init__(self) -> None:
        self.months: dict[Key, list[int]] = defaultdict(lambda: [0] * len(_SUMS))
        self.items: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
        self.enterprises: set[str] = set()
        """Those of the visits."""

    def add(self, visit: Mapping[Any, Any], passed: str, failed: str, sign: int) -> None:
        self.enterprises.add(visit["enterprise_id"])
        month, place = visit["day"][:7], (visit["community"], visit["kind"], visit["colour"])
        here = self.months[month, *place, visit["mode"]]
        numbers = (1, visit["closed"], visit["asked"], visit["failed"], visit["findings"], int(visit["findings"] > 0))
        for number, each in enumerate(numbers):
            here[number] += sign * each
        for where in sums_of_places(*place):
            for code in passed.split():
                self.items[*where, month, code][0] += sign
            for code in failed.split():
                both = self.items[*where, month, code]
                both[0] += sign
                both[1] += sign


def _counted(visits: Sequence[str]) -> Select[Any]:
    """What visits are counted by, as their enterprise is now; one that was merged counts as the one that it is."""
    own, into = _ENTERPRISES.alias("own"), _ENTERPRISES.alias("into")

    def of_enterprise(name: str) -> Any:
        return func.coalesce(into.c[name], own.c[name], "")

    colour = case((into.c.id.is_not(None), colour_of(into)), else_=colour_of(own))
    return (
        select(
            _VISITS.c.id,
            func.coalesce(into.c.id, _VISITS.c.enterprise_id).label("enterprise_id"),
            _VISITS.c.device,
            case((_VISITS.c.paper_on != "", _VISITS.c.paper_on), else_=first_letters(_VISITS.c.opened_at, 10)).label(
                "day"
            ),
            of_enterprise("community").label("community"),
            of_enterprise("kind").label("kind"),
            colour.label("colour"),
            _VISITS.c.mode,
            case((_VISITS.c.closed_at != "", 1), else_=0).label("closed"),
        )
        .select_from(_VISITS)
        .outerjoin(own, own.c.id == _VISITS.c.enterprise_id)
        .outerjoin(into, into.c.id == own.c.merged_into)
        .where(_VISITS.c.id.in_(visits), _VISITS.c.opened_at != "")
    )


def _items_of(visits: Sequence[str]) -> Select[Any]:
    def codes(verdict: str) -> Any:
        return func.aggregate_strings(case((_ANSWERS.c.verdict == verdict, _ANSWERS.c.item)), "\n")

    query = select(_ANSWERS.c.visit_id, codes("pass").label("passed"), codes("fail").label("failed"))
    return query.where(_ANSWERS.c.visit_id.in_(visits)).group_by(_ANSWERS.c.visit_id)


def _findings_of(visits: Sequence[str]) -> Select[Any]:
    query = select(_FINDINGS.c.visit_id, func.count().label("count"))
    return query.where(_FINDINGS.c.visit_id.in_(visits), _FINDINGS.c.deleted.is_(False)).group_by(_FINDINGS.c.visit_id)


def _codes(row: Row[Any] | None) -> tuple[str, str]:
    return ("", "") if row is None else (row.passed or "", row.failed or "")


@cache
def _adding(dialect: str, table: Table) -> Insert:
    """A row whose numbers are added to those that are there."""
    new = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    keys = [column.name for column in table.primary_key]
    sums = {column.name: column + new.excluded[column.name] for column in table.columns if column.name not in keys}
    whole: Insert = new.on_conflict_do_update(index_elements=keys, set_=sums)
    return whole
