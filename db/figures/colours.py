"""The colour of an enterprise as inspector_app.enterprises.grading.grade says it: in SQL, and of facts of then."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, case

YES, NO, UNKNOWN = "yes", "no", "unknown"
COLOURED_BY = ("handles_sensitive_goods", "safeguards_met", "decided_grade", "decided_for")
"""Fields of an enterprise."""


def colour_of(enterprise: Any) -> ColumnElement[str]:
    """`enterprise` has the columns of the register: the table, or an alias of it."""
    sensitive, safeguards = enterprise.c.handles_sensitive_goods, enterprise.c.safeguards_met
    by_facts = case(
        (sensitive.is_(True), "red"),
        (safeguards.is_(True), "green"),
        (safeguards.is_(False), "yellow"),
        else_="ungraded",
    )
    key = _said(sensitive) + "/" + _said(safeguards)
    decided = and_(enterprise.c.decided_grade != "", enterprise.c.decided_for == key)
    return case((decided, enterprise.c.decided_grade), else_=by_facts)


def colour_by(facts: Mapping[str, Any]) -> str:
    """Of what the log says of `COLOURED_BY`; what it does not say is as of a new row."""
    sensitive, safeguards = (facts.get(name) for name in COLOURED_BY[:2])
    decided, decided_for = (facts.get(name, "") for name in COLOURED_BY[2:])
    if decided and decided_for == f"{_fact(sensitive)}/{_fact(safeguards)}":
        return str(decided)
    if sensitive is True:
        return "red"
    return "ungraded" if safeguards is None else "green" if safeguards else "yellow"


def _fact(fact: bool | None) -> str:
    return UNKNOWN if fact is None else YES if fact else NO


def _said(fact: ColumnElement[Any]) -> ColumnElement[str]:
    return case((fact.is_(True), YES), (fact.is_(False), NO), else_=UNKNOWN)
