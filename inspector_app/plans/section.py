"""What a section of the plan is: a name, where its value comes from, what may be wrong with it, what it changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from db.records.values import JsonValue
from db.work import Work
from inspector_app.errors import Problem
from inspector_app.stores import Store


def nothing_wrong(_value: JsonValue) -> list[Problem]:
    return []


def nothing_against(_work: Work, _value: JsonValue) -> list[Problem]:
    return []


def no_new_root(_work: Work, _value: JsonValue) -> str:
    return ""


def kept_only(_work: Work, _value: JsonValue, _now: datetime) -> None:
    """The document is current, and its readers ask for it; nothing else changes."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section. All functions are pure of Qt and take values from outside without trust.

    `name` is lower case with `_`; it is part of the format and never changes its meaning.
    `collect` gives the value to send from the supervisor's store, or None when there is nothing to send; by default
    that is the document that is current there (`documents.adopt` makes it so).
    `problems` lists everything that is wrong with a value from a pack; a section with problems is not taken.
    `against` lists what speaks against a value in this very store (an older edition, a strange signature).
    `new_root` gives the public key (base64) that this store would believe from then on and did not know; "" for none.
    Whoever imports compares its six words with the office.
    `apply` is called in the unit of work of the import, after the document became current.
    """

    name: str
    problems: Callable[[JsonValue], list[Problem]] = nothing_wrong
    collect: Callable[[Store], JsonValue | None] | None = None
    apply: Callable[[Work, JsonValue, datetime], None] = kept_only
    against: Callable[[Work, JsonValue], list[Problem]] = nothing_against
    new_root: Callable[[Work, JsonValue], str] = no_new_root
