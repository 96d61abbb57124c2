"""Red, yellow, green (domain.md §1, §2.3): what an enterprise carries, then how it behaves."""

from enum import StrEnum

from db.records import Enterprise


class Grade(StrEnum):
    """From the one that asks for most attention to the one of which nothing is known."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    UNGRADED = "ungraded"


def grade(enterprise: Enterprise) -> Grade:
    """Red for sensitive goods; else green or yellow as the safeguards are met or not; ungraded when nobody has said."""
    if enterprise.handles_sensitive_goods:
        return Grade.RED
    if enterprise.safeguards_met is None:
        return Grade.UNGRADED
    return Grade.GREEN if enterprise.safeguards_met else Grade.YELLOW
