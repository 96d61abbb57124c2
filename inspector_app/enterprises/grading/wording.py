"""Why an enterprise has its colour and what would change it, as sentences (resources/grading/words.json)."""

from collections.abc import Iterator

from inspector_app import assets
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.corrections import Way
from inspector_app.enterprises.grading.standing import Standing
from inspector_app.messages import Language

_MOST_CODES = 8


def colour_word(colour: Grade, language: Language) -> str:
    return _say("colours", colour.value, language)


def why(standing: Standing, language: Language) -> list[str]:
    """One sentence for each fact that led to the colour."""
    by = "_visit" if standing.sensitive_by_visit else ""
    sensitive = {True: f"sensitive_yes{by}", False: f"sensitive_no{by}", None: "sensitive_unknown"}
    met = {True: "safeguards_yes", False: "safeguards_no", None: "safeguards_unknown"}
    lines = [_why(sensitive[standing.sensitive], language), _why(met[standing.safeguards], language)]
    return [*lines, *_measured(standing, language)]


def _measured(standing: Standing, language: Language) -> Iterator[str]:
    measured, rule = standing.measured, standing.rule
    if measured is None:
        yield _why("by_register", language)
        return
    yield _why("score", language, score=_number(measured.score), least=_number(rule.least_score))
    # What is not answered has failed nothing yet.
    critical = [code for code in measured.critical if code not in standing.unanswered]
    if critical:
        yield _why("critical", language, count=len(critical), codes=_codes(critical, language))
    labels = {item.area: item.area_label for item in standing.items}
    for area, percent in measured.below.items():
        label = labels[area].get(language.value) or labels[area].get("zh", area)
        yield _why("below", language, area=label, percent=_number(percent), least=_number(rule.gates[area]))
    if standing.unanswered:
        yield _why("unanswered", language, count=len(standing.unanswered))
    if standing.carried:
        yield _why("carried", language, count=standing.carried)


def steps(way: Way, language: Language) -> list[str]:
    """What would have to change, one line each: the item's code and what the checklist asks for."""
    lines = [_say("steps", "no_sensitive_goods", language)] if way.no_sensitive_goods else []
    if way.safeguards:
        lines.append(_say("steps", "safeguards", language))
    for item in way.items:
        label = item.label.get(language.value) or item.label["zh"]
        wanted = item.rectification if language is Language.ZH and item.rectification else label
        open_ = _say("steps", "unanswered", language) if item.passed is None else ""
        lines.append(f"{item.code} {wanted}{open_}")
    return lines


def _codes(codes: list[str], language: Language) -> str:
    between = "、" if language is Language.ZH else ", "
    return between.join(codes[:_MOST_CODES]) + ("…" if len(codes) > _MOST_CODES else "")


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _why(name: str, language: Language, **details: object) -> str:
    return _say("why", name, language).format(**details)


def _say(group: str, name: str, language: Language) -> str:
    return str(assets.read_json("grading", "words.json")[group][name][language.value])
