"""The kinds of measures (domain.md §2.4): what each asks for, and which papers are the same measure.

Their words are data: `resources/measures/words.json`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from inspector_app import assets
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.messages import Language


class Role(StrEnum):
    """What an enterprise has to do with a measure."""

    SUBJECT = "subject"
    """It is about this enterprise."""
    ATTENDING = "attending"
    CHECKED = "checked"


class Outcome(StrEnum):
    """What came of the check of an enterprise in an operation; everything but `SOUND` means that it was at fault."""

    SOUND = "sound"
    ORDERED = "ordered"
    CORRECTED = "corrected"
    SEALED = "sealed"
    CLOSED = "closed"
    TRANSFERRED = "transferred"


AT_FAULT = tuple(each.value for each in Outcome if each is not Outcome.SOUND)


@dataclass(frozen=True, slots=True)
class MeasureKind:
    id: str
    roles: tuple[Role, ...] = (Role.SUBJECT,)
    """The first is the usual one."""
    needs_enterprise: bool = False
    needs_authority: bool = False
    """Recorded only, with who acted: a street office has no power to do it (行政强制法 §17, domain.md §2.4)."""
    needs_receiver: bool = False
    """The authority is the one that took the case over."""
    counts: str = ""
    """The number that must be given: "attended" or "copies"."""
    once_a_day: bool = False
    """The same enterprise has it once on a day."""
    papers: tuple[str, ...] = ()
    """Kinds of issued papers that are this very measure (inspector_app.notices.kinds)."""

    @property
    def has_outcomes(self) -> bool:
        return Role.CHECKED in self.roles

    def word(self, language: Language) -> str:
        return words("kinds", self.id, language)


_TABLE = (
    MeasureKind("interview", needs_enterprise=True, once_a_day=True, papers=("interview_record",)),
    MeasureKind("warning", (Role.SUBJECT, Role.ATTENDING)),
    MeasureKind("operation", (Role.CHECKED, Role.ATTENDING)),
    MeasureKind("oversight", (Role.CHECKED, Role.ATTENDING)),
    MeasureKind("consolidation", needs_enterprise=True, once_a_day=True),
    MeasureKind("order", needs_enterprise=True, papers=("rectification",)),
    MeasureKind("sealing", needs_enterprise=True, needs_authority=True, once_a_day=True),
    MeasureKind("closure", needs_enterprise=True, needs_authority=True, once_a_day=True),
    MeasureKind("transfer", needs_enterprise=True, needs_receiver=True, papers=("referral",)),
    MeasureKind("training", (Role.ATTENDING,)),
    MeasureKind("certificates", (Role.ATTENDING,), counts="copies"),
    MeasureKind("outreach", (Role.SUBJECT,)),
    MeasureKind("posters", (Role.SUBJECT,), counts="copies"),
    MeasureKind("publicity", (Role.ATTENDING,)),
    MeasureKind("reward"),
    MeasureKind("commitment", needs_enterprise=True, once_a_day=True, papers=("commitment",)),
    MeasureKind("filing", needs_enterprise=True, once_a_day=True, papers=("filing_certificate",)),
)

KINDS: Mapping[str, MeasureKind] = MappingProxyType({each.id: each for each in _TABLE})
"""Every kind by its id, in the order in which they are offered."""

CONSEQUENCES: Mapping[Outcome, str] = MappingProxyType({Outcome.SEALED: "sealing", Outcome.CLOSED: "closure"})
"""An outcome of a check that is a measure of its own, too."""


def kind_of(id: str) -> MeasureKind:
    """Raises RefusedInputError measure.kind_unknown."""
    known = KINDS.get(id)
    if known is None:
        raise RefusedInputError([Problem("measure.kind_unknown", {"kind": id[:40], "known": "、".join(KINDS)})])
    return known


def words(group: str, name: str, language: Language) -> str:
    """What a kind, role or outcome is called; its own name when there are no words for it."""
    found = assets.read_json("measures", "words.json")[group].get(name)
    return name if found is None else str(found[language.value])


def kind_named(told: str) -> str:
    """The id of the kind with that id or word, in either language; "" for none."""
    return _named("kinds", told)


def role_named(told: str) -> str:
    return _named("roles", told)


def outcome_named(told: str) -> str:
    return _named("outcomes", told)


def _named(group: str, told: str) -> str:
    known = assets.read_json("measures", "words.json")[group]
    said = told.strip().casefold()
    found = (id for id, words in known.items() if id and said in (id, *(each.casefold() for each in words.values())))
    return next(found, "")
