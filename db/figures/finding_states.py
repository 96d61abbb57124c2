"""How each finding stands, counted from its papers and acts whenever one of them changes: lists are read from that.

A finding of an open visit is being recorded; when the visit ends without an order it is merely found, or, of a visit
that only reminds, said. An order makes it ordered; the last act after that says the rest. What was seen in a
re-inspection counts from the end of that visit on.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, or_, select

from db.figures.stale import mark_as_stale
from db.many_rows import insert_rows
from db.records.values import JsonValue
from db.tables import FINDING_STATES, PROJECTIONS, STALE_FINDINGS

RECORDING, FOUND, REMINDED, ORDERED = "recording", "found", "reminded", "ordered"
CLOSING = frozenset({"verified", "gone", "corrected", "transferred"})
"""Acts after which nothing is waited for any more."""
_ORDER = "rectification"
"""Kind of the paper that orders a correction, and, by chance, of the events of acts."""
_BATCH = 400

_FINDINGS, _VISITS, _ACTS = PROJECTIONS["finding"], PROJECTIONS["visit"], PROJECTIONS["rectification"]
_NOTICES, _DEEDS = PROJECTIONS["notice"], PROJECTIONS["deed"]
_TELLING = {
    "finding": None,
    "rectification": None,
    "notice": {"visit_id", "kind", "issued_at"},
    "deed": {"deed"},
    "visit": {"closed_at", "mode", "enterprise_id", "opened_at", "paper_on"},
}
"""Kinds of objects that findings stand by, and the fields of theirs that say so; None for all."""

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_CONCERNED = {
    "finding": select(_FINDINGS.c.id).where(_FINDINGS.c.id.in_(_IDS)),
    "rectification": select(_ACTS.c.finding_id).where(_ACTS.c.id.in_(_IDS)),
    "notice": select(_FINDINGS.c.id)
    .join(_NOTICES, _NOTICES.c.visit_id == _FINDINGS.c.visit_id)
    .where(_NOTICES.c.id.in_(_IDS), _NOTICES.c.kind == _ORDER, _NOTICES.c.visit_id != ""),
    "deed": select(_FINDINGS.c.id)
    .join(_DEEDS, _DEEDS.c.visit_id == _FINDINGS.c.visit_id)
    .where(_DEEDS.c.id.in_(_IDS), _DEEDS.c.deed == "withdrawn", _DEEDS.c.visit_id != ""),
    "visit": select(_FINDINGS.c.id).where(
        or_(
            _FINDINGS.c.visit_id.in_(_IDS),
            _FINDINGS.c.id.in_(select(_ACTS.c.finding_id).where(_ACTS.c.visit_id.in_(_IDS))),
        )
    ),
}
_ROWS = (
    select(
        *(_FINDINGS.c.id, _FINDINGS.c.visit_id, _FINDINGS.c.enterprise_id, _FINDINGS.c.problem, _FINDINGS.c.deadline),
        *(_FINDINGS.c.deleted, _VISITS.c.mode, _VISITS.c.closed_at, _VISITS.c.opened_at, _VISITS.c.paper_on),
    )
    .join(_VISITS, _VISITS.c.id == _FINDINGS.c.visit_id, isouter=True)
    .where(_FINDINGS.c.id.in_(_IDS))
)
_DONE = (
    select(
        *(_ACTS.c.finding_id, _ACTS.c.act, _ACTS.c.done_on, _ACTS.c.due, _ACTS.c.recorded_at, _ACTS.c.id),
        *(_ACTS.c.visit_id, _VISITS.c.closed_at),
    )
    .join(_VISITS, _VISITS.c.id == _ACTS.c.visit_id, isouter=True)
    .where(_ACTS.c.finding_id.in_(_IDS), ~_ACTS.c.undone)
)
_ORDERS = select(_NOTICES.c.id, _NOTICES.c.visit_id, _NOTICES.c.issued_at, _NOTICES.c.facts).where(
    _NOTICES.c.visit_id.in_(_IDS), _NOTICES.c.kind == _ORDER
)
_WITHDRAWN = select(_DEEDS.c.notice_id).where(_DEEDS.c.visit_id.in_(_IDS), _DEEDS.c.deed == "withdrawn")
_FORGET = delete(FINDING_STATES).where(FINDING_STATES.c.id.in_(_IDS))


def settle(connection: Connection, kind: str, changes: Mapping[str, Mapping[str, JsonValue]]) -> None:
    """After rows of that kind changed: the findings that stand by them are counted anew."""
    if kind not in _TELLING:
        return
    telling = _TELLING[kind]
    changed = [obj for obj, fields in changes.items() if telling is None or telling & set(fields)]
    if changed:
        restate(connection, concerned(connection, kind, changed))


def concerned(connection: Connection, kind: str, objects: Iterable[str]) -> set[str]:
    """Ids of the findings that stand by these objects."""
    found: set[str] = set()
    if kind in _CONCERNED:
        for batch in _batches(objects):
            found.update(connection.execute(_CONCERNED[kind], {"ids": batch}).scalars())
        if kind == "finding":
            found.update(objects)
    return found


def restate(connection: Connection, findings: Collection[str]) -> None:
    """Counts these findings anew; one that is not here any more is forgotten."""
    for batch in _batches(findings):
        states = [state_of(told) for told in told_of(connection, batch)]
        connection.execute(_FORGET, {"ids": batch})
        insert_rows(connection, FINDING_STATES, states)
    # How they stood on other days is worked out when somebody asks (db.figures.finding_spans).
    mark_as_stale(connection, STALE_FINDINGS, findings)


@dataclass(frozen=True, slots=True)
class Told:
    """What is said about a finding: its row with its visit, the order that holds it, the acts in their order."""

    row: Any
    order: Any
    acts: Sequence[Any]


def told_of(connection: Connection, findings: Sequence[str]) -> list[Told]:
    """Of those that are here, at most 400."""
    rows = [row for row in connection.execute(_ROWS, {"ids": list(findings)}) if not row.deleted]
    orders = _orders(connection, sorted({row.visit_id for row in rows}))
    acts = _acts(connection, list(findings))
    return [
        Told(
            row,
            next((each for each in reversed(orders.get(row.visit_id, [])) if _orders_it(each, row)), None),
            acts.get(row.id, []),
        )
        for row in rows
    ]


def state_of(told: Told, day: str = "") -> dict[str, JsonValue]:
    """A row of `FINDING_STATES`: as it stands now, or by what was issued and done until the end of that day."""
    row, order = told.row, told.order
    if day and order is not None and order.issued_at[:10] > day:
        order = None
    stage = _first_stage(row) if order is None else ORDERED
    due, last = row.deadline, "" if order is None else order.issued_at[:10]
    for act in told.acts:
        if not day or act.done_on <= day:
            stage, due, last = act.act, act.due or due, act.done_on
    return {
        "id": row.id,
        "enterprise_id": row.enterprise_id,
        "visit_id": row.visit_id,
        "stage": stage,
        "is_open": stage not in CLOSING and stage != RECORDING,
        "due": due,
        "order_id": "" if order is None else order.id,
        "acted_on": last,
        "visited_on": (row.paper_on or row.opened_at[:10]) if row.opened_at else "",
    }


def _first_stage(row: Any) -> str:
    if not row.closed_at:
        return RECORDING
    return REMINDED if row.mode == "reminder" else FOUND


def _orders_it(order: Any, finding: Any) -> bool:
    """An order holds the findings of its day: one that was made later stands in none.

    By their ids; of papers of before 2026-11-26, which have none, by their words. Those of other programs without a
    list of findings hold them all.
    """
    listed = order.facts.get("findings") if isinstance(order.facts, dict) else None
    if not isinstance(listed, list):
        return True
    findings = [each for each in listed if isinstance(each, dict)]
    if findings and all("id" in each for each in findings):
        return any(each["id"] == finding.id for each in findings)
    said = (each.get("problem") for each in findings)
    return _letters(finding.problem) in {_letters(text) for text in said if isinstance(text, str)}


def _letters(text: str) -> str:
    """Without what a paper may leave out: spaces, marks that nothing shows."""
    return "".join(character for character in text if character.isalnum())


def _orders(connection: Connection, visits: list[str]) -> dict[str, list[Any]]:
    """Visit to the orders of it that hold, oldest first."""
    found: dict[str, list[Any]] = defaultdict(list)
    if not visits:
        return found
    orders = connection.execute(_ORDERS, {"ids": visits}).all()
    gone = set(connection.execute(_WITHDRAWN, {"ids": visits}).scalars()) if orders else set()
    for order in sorted(orders, key=lambda each: (each.issued_at, each.id)):
        if order.id not in gone:
            found[order.visit_id].append(order)
    return found


def _acts(connection: Connection, findings: list[str]) -> dict[str, list[Any]]:
    """Finding to the acts that count, in the order of their days."""
    found: dict[str, list[Any]] = defaultdict(list)
    for act in connection.execute(_DONE, {"ids": findings}):
        if act.closed_at or not act.visit_id or act.act == "corrected":
            found[act.finding_id].append(act)
    for acts in found.values():
        acts.sort(key=lambda act: (act.done_on, act.recorded_at, act.id))
    return found


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    iterator = iter(ids)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
