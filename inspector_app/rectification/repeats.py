"""The same item failed before: where, and which paper said so (features.md N5). From whatever is in this store."""

from collections.abc import Mapping
from datetime import date

from db.records.rectification import EarlierFinding
from db.records.visits import Visit
from db.work import Work
from inspector_app import assets
from inspector_app.messages import Language


def earlier_in(work: Work, visit: Visit) -> dict[str, tuple[EarlierFinding, ...]]:
    """Item to where it failed before this visit began, newest first."""
    found = work.rectifications.earlier(visit.enterprise_id, visit.id)
    before = {item: tuple(each for each in told if each.visited_at < visit.opened_at) for item, told in found.items()}
    return {item: told for item, told in before.items() if told}


def repeat_words(told: tuple[EarlierFinding, ...], language: Language = Language.ZH) -> str:
    """How often, when last, by which order, and what became of it; "" for the first time."""
    if not told:
        return ""
    words: Mapping[str, Mapping[str, str]] = assets.read_json("rectification", "repeats.json")
    last = told[0]
    stages = assets.read_json("rectification", "words.json")["stages"]
    stage = stages[last.stage][language.value] if last.stage in stages else ""
    # In the middle of the sentence.
    stage = stage[:1].lower() + stage[1:]
    ordered_on = last.ordered_on.isoformat() if last.ordered_on else ""
    text = words["ordered" if last.order_number else "found"][language.value]
    return text.format(
        times=len(told) + 1,
        visited=_day(last).isoformat(),
        number=last.order_number,
        ordered=ordered_on,
        stage=stage,
    )


def _day(each: EarlierFinding) -> date:
    return each.visited_at.date()
