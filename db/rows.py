"""From a row's plain columns to a record's types: one way for all shelves."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any


def as_date(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def as_time(value: str) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def values_of(row: Any) -> dict[str, Any]:
    """The columns of a selected row by name; lists become tuples, because records are frozen."""
    mapping: Mapping[str, Any] = row._mapping
    return {name: tuple(value) if isinstance(value, list) else value for name, value in mapping.items()}
