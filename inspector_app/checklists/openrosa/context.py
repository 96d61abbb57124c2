"""What an expression may know besides the form itself. All of it is given in; nothing is read from the machine."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from random import Random
from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An lxml element; lxml comes without types."""

ChoiceName: TypeAlias = Callable[[Element, str, str], str]
"""(context node, value, path of the question) → label of the choice in the language of the form."""


Itext: TypeAlias = Callable[[Element, str], str]
"""(context node, key of a translation) → its words in the language of the form."""


def _no_itext(_node: Element, _key: str) -> str:
    return ""


def _no_choice(_node: Element, _value: str, _path: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class EvaluationContext:
    now: datetime
    """For now() and today(); its zone is the zone in which dates without one are read."""
    instances: Mapping[str, Element] = field(default_factory=dict)
    """Secondary instances by id: the element around each one's root."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """deviceid, username, email, phonenumber …"""
    itext: Itext = _no_itext
    choice_name: ChoiceName = _no_choice
    language: str = "en"
    """Language code for the names of months and weekdays."""
    chance: Random = field(default_factory=Random)
    namespaces: Mapping[str, str] = field(default_factory=dict)
    """Prefixes of the form, beside those in scope at the root."""
    keys: dict[tuple[str, str], dict[str, Element]] = field(default_factory=dict)
    """Rows of secondary instances by column and value, filled by pulldata() so that it need not look through them
    each time. Not to be given."""

    @property
    def zone(self) -> tzinfo:
        return self.now.tzinfo or UTC


@dataclass(slots=True)
class Scope:
    """One evaluation under way: what functions see."""

    context: EvaluationContext
    expression: str = ""
    node: Element = None
    """The node the expression belongs to, also inside predicates: `current()`."""

    @property
    def zone(self) -> tzinfo:
        return self.context.zone
