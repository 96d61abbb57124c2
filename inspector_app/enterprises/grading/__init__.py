"""Red, yellow, green (domain.md §1, §2.3): what an enterprise carries, then how it behaves.

Two facts are kept, the colour follows from them by a rule that is data (`rule`); a person decides (`deciding`), and
what was decided holds as long as the facts for which it was decided do.
"""

from enum import StrEnum

from db.records.register import Enterprise


class Grade(StrEnum):
    """From the one that asks for most attention to the one of which nothing is known.

    Blue is only given by rules of four colours.
    """

    RED = "red"
    YELLOW = "yellow"
    BLUE = "blue"
    GREEN = "green"
    UNGRADED = "ungraded"


def grade(enterprise: Enterprise) -> Grade:
    """What a person decided for these facts; else what follows from them.

    Red for sensitive goods; else green or yellow as the safeguards are met or not; ungraded when nobody has said.
    """
    if is_decided(enterprise):
        return Grade(enterprise.decided_grade)
    return by_facts(enterprise)


def by_facts(enterprise: Enterprise) -> Grade:
    if enterprise.handles_sensitive_goods:
        return Grade.RED
    if enterprise.safeguards_met is None:
        return Grade.UNGRADED
    return Grade.GREEN if enterprise.safeguards_met else Grade.YELLOW


def is_decided(enterprise: Enterprise) -> bool:
    """A person decided the colour, and nothing has changed since."""
    now = facts_key(enterprise.handles_sensitive_goods, enterprise.safeguards_met)
    return bool(enterprise.decided_grade) and enterprise.decided_for == now


def facts_key(sensitive: bool | None, safeguards: bool | None) -> str:
    """The two facts as `Enterprise.decided_for` has them: "yes/no", "unknown/yes", …"""
    return f"{_WORDS[sensitive]}/{_WORDS[safeguards]}"


_WORDS = {True: "yes", False: "no", None: "unknown"}
