"""To which communities and kinds a question can be narrowed, and what it is narrowed to, in words."""

from collections.abc import Iterable
from datetime import datetime

from inspector_app import assets
from inspector_app.messages import Language
from inspector_app.stores import Store
from inspector_app.supervision.statistics import UNNAMED, By, Question, parted


def places(store: Store, now: datetime) -> tuple[list[str], list[str]]:
    """Communities and kinds that the register has, by name; last `UNNAMED`, where an enterprise has none."""
    communities, kinds = (_names(parted(store, "enterprises", Question(), by, now)) for by in (By.COMMUNITY, By.KIND))
    return communities, kinds


def community_words(question: Question, language: Language = Language.ZH) -> str:
    """Empty where it is not narrowed to one."""
    return _words("community", question.community, language)


def kind_words(question: Question, language: Language = Language.ZH) -> str:
    """Of the enterprise, as the register says it; empty where it is not narrowed to one."""
    return _words("kind", question.kind, language)


def _names(parted: Iterable[str]) -> list[str]:
    return sorted((name or UNNAMED for name in parted), key=lambda name: (name == UNNAMED, name))


def _words(part: str, name: str, language: Language) -> str:
    unnamed = assets.read_json("bulletin", "board.json")["unnamed"]
    return str(unnamed[part][language.value]) if name == UNNAMED else name
