"""The table that ships with the program: `resources/law/articles.json`, from domain.md §3.0, §4.1, §4.2."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from inspector_app import assets
from inspector_app.law.book import Article, Law, LawBook, Period


@lru_cache(maxsize=1)
def shipped_book() -> LawBook:
    table = assets.read_json("law", "articles.json")
    laws = {code: _law(code, facts) for code, facts in table["laws"].items()}
    return LawBook({each: _article(each, facts, laws[facts["law"]]) for each, facts in table["articles"].items()})


def _law(code: str, facts: Mapping[str, Any]) -> Law:
    return Law(
        code=code,
        title=facts["title"],
        title_en=facts["title_en"],
        document=facts["document"],
        region=facts["region"],
        edition=facts["edition"],
        starts=_day(facts["from"]),
        ends=_day(facts["until"]),
        date_verified=facts["date_verified"],
    )


def _article(id: str, facts: Mapping[str, Any], law: Law) -> Article:
    periods = tuple(
        Period(_day(each["from"]), _day(each["until"]), each["number"], each["date_verified"])
        for each in facts["periods"]
    )
    return Article(id, law, facts["gist"], facts["condition"], tuple(facts["binds"]), periods)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
