"""How long an enterprise gets to put a finding right."""

from datetime import date, timedelta
from types import MappingProxyType

DAYS_BY_SEVERITY = MappingProxyType({"A": 3, "B": 7, "C": 15})
OUTER_BOUND_DAYS = 30


def default_days(severity: str) -> int:
    """Calendar days for "A", "B" or "C": 3, 7, 15. Anything else is our bug: KeyError.

    Source: domain.md §3.0, a design default and not a rule of law (A 立即或3日内, B 7日内, C 15日内).
    """
    return DAYS_BY_SEVERITY[severity]


def deadline(severity: str, days: int | None, on: date) -> date:
    """The last day for putting right a finding of `severity` made `on` that day.

    `days` is the finding's or the item's own number of calendar days and wins over the severity's; neither goes past
    30 days, the outer bound seen on official forms (domain.md §3.0). Days are calendar days, as the forms count them;
    the day of the order does not count. ValueError when `days` is negative, KeyError for an unknown severity.
    """
    if days is not None and days < 0:
        raise ValueError(f"days must not be negative: {days}")
    granted = default_days(severity) if days is None else days
    return on + timedelta(days=min(granted, OUTER_BOUND_DAYS))
