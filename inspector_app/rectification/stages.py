"""How a finding stands on a day: its last act, and whether its last day has passed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from db.records.rectification import FindingState, StandingQuery
from inspector_app import assets
from inspector_app.messages import Language

SOON_DAYS = 7


class Stage(StrEnum):
    """The last that was said or done of a finding; db.figures.finding_states counts it."""

    RECORDING = "recording"
    """Its visit is not over."""
    FOUND = "found"
    """No order was issued."""
    REMINDED = "reminded"
    """Said in a 走访提醒, which orders nothing (domain.md §4.6)."""
    ORDERED = "ordered"
    REPLIED = "replied"
    EXTENDED = "extended"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    VERIFIED = "verified"
    GONE = "gone"
    """What was at fault is no longer there."""
    CORRECTED = "corrected"
    """On the spot, while the inspectors were there."""
    TRANSFERRED = "transferred"


class Shown(StrEnum):
    """What a list can be narrowed to."""

    OPEN = "open"
    OVERDUE = "overdue"
    SOON = "soon"
    REPLIED = "replied"
    UNORDERED = "unordered"
    NOT_PASSED = "not_passed"
    """A re-inspection found it put right in part, or not."""
    VERIFIED = "verified"
    CORRECTED = "corrected"
    TRANSFERRED = "transferred"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding on a day."""

    stage: Stage
    is_open: bool
    due: date | None
    days_left: int | None
    """Below 0: so many days late. None when it waits for nothing, or nobody set a day."""

    @property
    def is_overdue(self) -> bool:
        return self.days_left is not None and self.days_left < 0


def standing_of(state: FindingState, today: date) -> Standing:
    # Nobody is late with what nobody ordered.
    waits = state.is_open and state.due is not None and state.order_id
    left = (state.due - today).days if waits and state.due is not None else None
    return Standing(Stage(state.stage), state.is_open, state.due, left)


def stage_word(stage: Stage, language: Language = Language.ZH) -> str:
    return str(_words()["stages"][stage.value][language.value])


def shown_word(shown: Shown, language: Language = Language.ZH) -> str:
    return str(_words()["shown"][shown.value][language.value])


def days_words(standing: Standing, language: Language = Language.ZH) -> str:
    """ "还有 3 天", "今天到期", "逾期 5 天"; "" when it waits for nothing."""
    left, words = standing.days_left, _words()["days"]
    if left is None:
        return ""
    if left == 0:
        return str(words["today"][language.value])
    name = ("late" if left < 0 else "left") + ("_one" if abs(left) == 1 else "")
    return str(words[name][language.value]).format(days=abs(left))


def query_of(shown: Shown, today: date) -> StandingQuery:
    """What the shelf is asked for one of the filters."""
    if shown is Shown.OVERDUE:
        return StandingQuery(open_only=True, ordered_only=True, due_before=today)
    if shown is Shown.SOON:
        until = today + timedelta(days=SOON_DAYS)
        return StandingQuery(open_only=True, ordered_only=True, due_from=today, due_until=until)
    if shown in _STAGES:
        return StandingQuery(stages=tuple(stage.value for stage in _STAGES[shown]))
    return StandingQuery(open_only=shown is Shown.OPEN)


_STAGES: Mapping[Shown, tuple[Stage, ...]] = MappingProxyType(
    {
        Shown.REPLIED: (Stage.REPLIED,),
        Shown.UNORDERED: (Stage.FOUND, Stage.REMINDED),
        Shown.NOT_PASSED: (Stage.PARTLY, Stage.NOT_DONE),
        Shown.VERIFIED: (Stage.VERIFIED, Stage.GONE),
        Shown.CORRECTED: (Stage.CORRECTED,),
        Shown.TRANSFERRED: (Stage.TRANSFERRED,),
    }
)


def _words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    words: Mapping[str, Mapping[str, Mapping[str, str]]] = assets.read_json("rectification", "words.json")
    return words
