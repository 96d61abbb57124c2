"""What stands between a visit and its paper, as cards: what is wrong, what to do, and where to do it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import cast

from inspector_app.errors import Problem
from inspector_app.messages import Language, say


class Place(Enum):
    """Where something is put right."""

    NOWHERE = auto()
    SETTINGS = auto()
    ENTERPRISE = auto()
    VISIT = auto()
    PEOPLE = auto()
    """Who inspects, asked over the visit."""
    UNVERIFIED = auto()
    """Here: unverified law is taken out of the findings."""


@dataclass(frozen=True, slots=True)
class Card:
    problem: str
    remedy: str
    place: Place
    ordinal: int = 0
    """The finding it is about, from 1; 0 for none."""
    field: str = ""
    """Of the settings or the register: what is empty or wrong there; "" for none."""


_UNVERIFIED = "notice.article_unverified"
_PLACES: dict[Place, Iterable[str]] = {
    Place.SETTINGS: {
        "issuer_missing": "issuer",
        "office_code_missing": "code",
        "sequence_low": "first_number",
        "pattern_token": "number_pattern",
        "pattern_brace": "number_pattern",
        "pattern_sequence": "number_pattern",
        "pattern_year": "number_pattern",
        "pattern_text": "number_pattern",
        "relief_missing": "reconsideration_body",
        "contact_missing": "contact",
    },
    Place.ENTERPRISE: {
        "enterprise_missing": "name",
        "address_missing": "address",
        "credit_code_missing": "credit_code",
    },
    Place.PEOPLE: ("officers_few", "certificate_missing"),
    Place.VISIT: (
        "findings_missing",
        "problem_empty",
        "deadline_past",
        "finding_deadline_missing",
        "photo_unprintable",
        "article_left_out",
        "characters_uncovered",
        "blank_left",
        "law_missing",
    ),
}
_PLACE_OF = {f"notice.{name}": place for place, names in _PLACES.items() for name in names}
_FIELD_OF = {
    f"notice.{name}": field for names in _PLACES.values() if isinstance(names, dict) for name, field in names.items()
}


def cards(problems: Iterable[Problem], language: Language) -> list[Card]:
    """One card for each problem; all unverified articles are one, because one press of a button settles them."""
    found = list(problems)
    unverified = [problem for problem in found if problem.code == _UNVERIFIED]
    made = [_card(problem, language) for problem in found if problem.code != _UNVERIFIED]
    if unverified:
        said = [say(problem, language) for problem in unverified]
        made.insert(0, Card("\n".join(each.problem for each in said), said[0].remedy, Place.UNVERIFIED))
    return made


def _card(problem: Problem, language: Language) -> Card:
    message = say(problem, language)
    place = _PLACE_OF.get(problem.code, Place.NOWHERE)
    ordinal = cast(int, problem.details.get("ordinal", 0))
    advice = " ".join(filter(None, (message.cause, message.remedy)))
    return Card(message.problem, advice, place, ordinal, _FIELD_OF.get(problem.code, ""))
