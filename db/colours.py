"""The colour of an enterprise in SQL: what inspector_app.enterprises.grading.grade says of a record, of every row."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case

YES, NO, UNKNOWN = "yes", "no", "unknown"


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


def _said(fact: ColumnElement[Any]) -> ColumnElement[str]:
    return case((fact.is_(True), YES), (fact.is_(False), NO), else_=UNKNOWN)
