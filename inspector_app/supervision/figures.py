"""The named figures: which lists each counts, and how. Their words are data: `resources/statistics/figures.json`.

What is done on paper and in the program counts once: a paper that a measure is, too, is linked with it
(inspector_app.measures.recording), and a list has only the papers that stand alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from db.figures.figure_lists import (
    CountedVisits,
    Covered,
    FailedVisits,
    FigureList,
    FindingsByStage,
    HeldMeasures,
    InMeasures,
    IssuedPapers,
    OpenByAge,
    Register,
    RepeatedFindings,
)
from db.figures.statistics import Counting
from inspector_app import assets
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.measures.kinds import AT_FAULT
from inspector_app.messages import Language

_CHECKS = ("operation", "oversight")
_CORRECTED = ("verified", "gone", "corrected")
"""Stages of a finding of which nothing is left (db.figures.finding_states)."""
_PATROL = ("training_certificate", "patrol_certificate")


@dataclass(frozen=True, slots=True)
class FigureSpec:
    id: str
    group: str
    """"register", "coverage", "visits", "papers", "rectification", "measures" or "checks"."""
    lists: tuple[FigureList, ...]
    counting: Counting = Counting.RECORDS
    at_end: bool = False
    """As things stood at the end of the period, or stand now while that is not over."""

    def word(self, language: Language) -> str:
        return str(assets.read_json("statistics", "figures.json")["figures"][self.id][language.value])

    def unit(self, language: Language) -> str:
        """家, 场, 份 …; "" where the language has none."""
        units = assets.read_json("statistics", "figures.json")["figures"][self.id].get("unit", {})
        return str(units.get(language.value, ""))


def _register(id: str, colour: str = "") -> FigureSpec:
    return FigureSpec(id, "register", (Register(colour),), at_end=True)


def _visits(id: str, mode: str = "", amount: str = "", only: str = "", *, once: bool = False) -> FigureSpec:
    counting = Counting.ENTERPRISES if once else Counting.AMOUNT if amount else Counting.RECORDS
    return FigureSpec(id, "visits", (CountedVisits(mode, amount, only),), counting)


def _held(id: str, *kinds: str, amount: str = "", papers: tuple[str, ...] = ()) -> FigureSpec:
    lists: tuple[FigureList, ...] = (HeldMeasures(kinds, amount), *((IssuedPapers(papers),) if papers else ()))
    return FigureSpec(id, "measures", lists, Counting.AMOUNT if amount else Counting.RECORDS)


def _about(id: str, kind: str, *, papers: tuple[str, ...] = (), once: bool = False) -> FigureSpec:
    lists: tuple[FigureList, ...] = (InMeasures((kind,), ("subject",)), *((IssuedPapers(papers),) if papers else ()))
    return FigureSpec(id, "measures", lists, Counting.ENTERPRISES if once else Counting.RECORDS)


def _found(id: str, *outcomes: str) -> FigureSpec:
    return FigureSpec(id, "checks", (InMeasures(_CHECKS, ("checked",), outcomes),))


AGES = (7, 30, 90)
"""The most days ago that the visits of open findings were, of each place of `AGE_FIGURES` but the last."""
AGE_FIGURES = ("open_week", "open_month", "open_quarter", "open_longer")
COVERAGE = MappingProxyType(
    {"in_time": "visited_in_time", "soon": "visit_soon", "overdue": "visit_overdue", "never": "never_visited"}
)
"""State of an enterprise by its last visit, to the figure that counts it."""


def _covered(state: str, id: str) -> FigureSpec:
    return FigureSpec(id, "coverage", (Covered(state),), at_end=True)


def _aged(place: int, id: str, overdue: bool | None = None) -> FigureSpec:
    least = AGES[place - 1] + 1 if place else 0
    most = AGES[place] if place < len(AGES) else None
    return FigureSpec(id, "rectification", (OpenByAge(least, most, overdue),), at_end=True)


_TABLE = (
    _register("enterprises"),
    *(_register(colour, colour) for colour in ("red", "yellow", "blue", "green", "ungraded")),
    *(_covered(state, id) for state, id in COVERAGE.items()),
    _visits("visits"),
    _visits("enterprises_visited", once=True),
    _visits("reminders", "reminder"),
    _visits("inspections", "inspection"),
    _visits("joint_inspections", "joint"),
    _visits("enterprises_with_findings", only="findings", once=True),
    FigureSpec("repeat_offenders", "visits", (RepeatedFindings(),), Counting.ENTERPRISES),
    _visits("findings", amount="findings", only="findings"),
    _visits("items_asked", amount="asked", only="asked"),
    _visits("items_failed", amount="failed", only="failed"),
    FigureSpec("orders", "papers", (InMeasures(("order",), ("subject",)), IssuedPapers(("rectification",)))),
    FigureSpec("reinspections", "papers", (IssuedPapers(("reinspection",)),)),
    FigureSpec(
        "commitments",
        "papers",
        (Register(committed=True), InMeasures(("commitment",), ("subject",)), IssuedPapers(("commitment",))),
        Counting.ENTERPRISES,
    ),
    FigureSpec(
        "filings",
        "papers",
        (InMeasures(("filing",), ("subject",)), IssuedPapers(("filing_certificate",))),
        Counting.ENTERPRISES,
    ),
    FigureSpec("findings_open", "rectification", (FindingsByStage(is_open=True),), at_end=True),
    FigureSpec("findings_overdue", "rectification", (FindingsByStage(is_open=True, overdue=True),), at_end=True),
    *(_aged(place, id) for place, id in enumerate(AGE_FIGURES)),
    FigureSpec("findings_corrected", "rectification", (FindingsByStage(_CORRECTED),)),
    FigureSpec("findings_not_done", "rectification", (FindingsByStage(("partly", "not_done")),)),
    FigureSpec("findings_transferred", "rectification", (FindingsByStage(("transferred",)),)),
    _held("interviews", "interview", papers=("interview_record",)),
    _held("warning_meetings", "warning"),
    FigureSpec("attending", "measures", (InMeasures(("warning", "operation"), ("attending",)),)),
    _held("operations", "operation"),
    _held("oversight_checks", "oversight"),
    _about("consolidated", "consolidation", once=True),
    _about("sealed", "sealing", once=True),
    _about("closed", "closure", once=True),
    _about("transfers", "transfer", papers=("referral",)),
    _held("trainings", "training"),
    _held("trained_people", "training", amount="attended"),
    _held("certificates", "certificates", amount="copies", papers=_PATROL),
    _held("outreach", "outreach"),
    _held("posters", "posters", amount="copies"),
    _held("publicity", "publicity"),
    _held("publicity_people", "publicity", amount="attended"),
    _held("rewards", "reward"),
    _found("checked"),
    _found("at_fault", *AT_FAULT),
    _found("found_sound", "sound"),
    _found("found_closed", "closed"),
    _found("found_sealed", "sealed"),
    _found("found_ordered", "ordered"),
    _found("found_corrected", "corrected"),
    _found("found_transferred", "transferred"),
)

FIGURES: Mapping[str, FigureSpec] = MappingProxyType({each.id: each for each in _TABLE})
"""Every figure by its id, in the order in which they are shown."""
_OF_A_BAR = {
    each.id: each
    for each in (
        FigureSpec("failed_at_item", "visits", (FailedVisits(),)),
        *(_aged(place, f"{id}_overdue", True) for place, id in enumerate(AGE_FIGURES)),
        *(_aged(place, f"{id}_waiting", False) for place, id in enumerate(AGE_FIGURES)),
    )
}
"""What single bars of the board count; among all figures they would be too many."""


def figure_of(id: str) -> FigureSpec:
    """Raises RefusedInputError statistics.figure_unknown."""
    known = FIGURES.get(id) or _OF_A_BAR.get(id)
    if known is None:
        raise RefusedInputError(
            [Problem("statistics.figure_unknown", {"figure": id[:40], "known": ", ".join(FIGURES)})]
        )
    return known


def group_word(group: str, language: Language) -> str:
    return str(assets.read_json("statistics", "figures.json")["groups"][group][language.value])
