"""The rule by which a colour follows from facts: a versioned value that is data, the office's or the shipped one.

{"name", "version", "title": {zh, en}, "source": {zh, en},
 "sensitive": {"item", "part", "goods": [choice…], "none": choice},
 "safeguards": {"least_score": percent, "critical_severities": ["A"…], "gates": {area: percent}},
 "colours": [{"colour", "when": {"sensitive"|"safeguards"|"critical": yes or no, "score_below": percent}}…]}

The first row of `colours` whose conditions all hold gives the colour. Weights and critical items are the checklist's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.records.values import JsonValue
from db.work import Work
from inspector_app import assets
from inspector_app.enterprises.grading import Grade
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.plans.documents import current_document

NAME = "grading"
"""Section of the office's plan."""
SHIPPED = "red_yellow_green.json"
_MOST_ROWS = 40
_LONGEST = 500
_FACTS = ("sensitive", "safeguards", "critical")


@dataclass(frozen=True, slots=True)
class Row:
    """All conditions that are not None must hold."""

    colour: Grade
    sensitive: bool | None = None
    safeguards: bool | None = None
    critical: bool | None = None
    score_below: float | None = None


@dataclass(frozen=True, slots=True)
class GradingRule:
    name: str
    version: str
    title: Mapping[str, str]
    source: Mapping[str, str]
    sensitive_item: str
    sensitive_part: str
    sensitive_goods: tuple[str, ...]
    least_score: float
    """Percent of the weights that the answers must reach."""
    critical_severities: tuple[str, ...]
    gates: Mapping[str, float]
    """Code of a checklist area to the least percent in it."""
    rows: tuple[Row, ...]
    value: Mapping[str, JsonValue]
    """As it is written down, and kept with each grade that it gave."""

    @property
    def colours(self) -> tuple[Grade, ...]:
        """Those that the rule can give, from the one that asks for most attention."""
        given = {row.colour for row in self.rows}
        return tuple(each for each in Grade if each in given)


def shipped_rule() -> GradingRule:
    return read_rule(assets.read_json("grading", SHIPPED))


def rule_in_force(work: Work) -> GradingRule:
    """The office's own, when it has issued one."""
    found = current_document(work, NAME)
    return shipped_rule() if found is None else read_rule(found.value)


def read_rule(value: JsonValue) -> GradingRule:
    """Raises RefusedInputError with every problem of the value."""
    wrong = problems(value)
    if wrong:
        raise RefusedInputError(wrong)
    sensitive, safeguards = value["sensitive"], value["safeguards"]
    return GradingRule(
        name=value["name"],
        version=value["version"],
        title=value["title"],
        source=value["source"],
        sensitive_item=sensitive["item"],
        sensitive_part=sensitive["part"],
        sensitive_goods=tuple(sensitive["goods"]),
        least_score=float(safeguards["least_score"]),
        critical_severities=tuple(safeguards["critical_severities"]),
        gates={area: float(least) for area, least in safeguards["gates"].items()},
        rows=tuple(Row(Grade(row["colour"]), **row["when"]) for row in value["colours"]),
        value=value,
    )


def problems(value: JsonValue) -> list[Problem]:
    """grade.rule with the place of everything that is no such rule; every place."""
    if not isinstance(value, dict):
        return [_wrong("—")]
    places = [name for name in ("name", "version") if not _is_text(value.get(name))]
    places += [name for name in ("title", "source") if not _is_words(value.get(name))]
    places += _sensitive_places(value.get("sensitive"))
    places += _safeguards_places(value.get("safeguards"))
    rows = value.get("colours")
    if not isinstance(rows, list) or not 0 < len(rows) <= _MOST_ROWS:
        places.append("colours")
    else:
        places += [f"colours[{number}]" for number, row in enumerate(rows, 1) if not _is_row(row)]
    return [_wrong(place) for place in places]


def _wrong(place: str) -> Problem:
    return Problem("grade.rule", {"place": place})


def _sensitive_places(value: Any) -> list[str]:
    if not isinstance(value, dict):
        return ["sensitive"]
    places = [f"sensitive.{name}" for name in ("item", "part", "none") if not _is_text(value.get(name))]
    return places if _is_texts(value.get("goods")) else [*places, "sensitive.goods"]


def _safeguards_places(value: Any) -> list[str]:
    if not isinstance(value, dict):
        return ["safeguards"]
    gates = value.get("gates")
    sound = {
        "least_score": _is_percent(value.get("least_score")),
        "critical_severities": _is_texts(value.get("critical_severities")),
        "gates": isinstance(gates, dict) and all(_is_percent(least) for least in gates.values()),
    }
    return [f"safeguards.{name}" for name, fine in sound.items() if not fine]


def _is_row(row: Any) -> bool:
    if not isinstance(row, dict) or set(row) != {"colour", "when"} or not isinstance(row["when"], dict):
        return False
    facts, below = dict(row["when"]), row["when"].get("score_below")
    facts.pop("score_below", None)
    known = row["colour"] in [each.value for each in Grade] and set(facts) <= set(_FACTS)
    return known and all(isinstance(fact, bool) for fact in facts.values()) and (below is None or _is_percent(below))


def _is_percent(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 100


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_ROWS and all(_is_text(each) for each in value)


def _is_words(value: Any) -> bool:
    return isinstance(value, dict) and {"zh", "en"} <= set(value) and all(_is_text(each) for each in value.values())
