"""工作通报: the figures of a period in the words of the trade, as a value that Word and PDF are made from.

Its words are data (`resources/bulletin/words.json`): clauses name figures, and a clause whose figures are all 0 is left
out. Every number comes from `statistics`; the annex names each figure and how many records are behind it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from inspector_app import assets
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.wording import colour_word
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.measures.campaigns import campaigns
from inspector_app.messages import Language
from inspector_app.practice import is_practice
from inspector_app.stores import Store
from inspector_app.supervision.asked_words import community_words, kind_words
from inspector_app.supervision.bulletin_parts import Part, Picture, Table, make_parts
from inspector_app.supervision.figures import FIGURES
from inspector_app.supervision.statistics import By, Question, figures, lengths, parted

__all__ = ["Bulletin", "Passage", "Picture", "Table", "Traced", "annex_cells", "make_bulletin"]

_NAMED = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True)
class Passage:
    heading: str
    paragraphs: tuple[str, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Traced:
    """Where a number comes from."""

    id: str
    """Of the figure, or of a ratio of several."""
    words: str
    number: str
    """With its unit."""
    records: int | None
    """On its list; None for a ratio."""
    at_end: bool
    """As at the end of the period; else in its days."""
    of: str = ""
    """The figures of a ratio."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    title_lines: tuple[str, ...]
    opening: str
    office: str
    dated: str
    passages: tuple[Passage, ...]
    annex: tuple[Traced, ...]
    practice: bool = False

    @property
    def title(self) -> str:
        return "".join(self.title_lines)


def make_bulletin(store: Store, question: Question, now: datetime) -> Bulletin:
    """Raises RefusedInputError bulletin.period_missing, no_register, empty_period, and as `statistics.figures`."""
    if question.first is None or question.last is None:
        raise RefusedInputError([Problem("bulletin.period_missing")])
    words = assets.read_json("bulletin", "words.json")
    numbers = {each.id: each.number for each in figures(store, question, now)}
    _require_something(store, numbers, question, now)
    communities = parted(store, "enterprises", question, By.COMMUNITY, now)
    numbers["communities"] = len([name for name in communities if name])
    facts = _Facts(words, numbers, _said(store, question, now, words))
    parts = make_parts(store, question, now, words)
    passages = tuple(_passage(each, facts, parts) for each in words["passages"])
    named = [name for passage in words["passages"] for name in _names_of(passage) if name in facts.told]
    return Bulletin(
        title_lines=_title(words, question, facts.said),
        opening=words["opening"].format(**facts.said),
        office=store.owner.office,
        dated=_day(now.date(), words),
        passages=passages,
        annex=_annex(store, question, now, facts, list(dict.fromkeys(named))),
        practice=is_practice(store),
    )


def _require_something(store: Store, numbers: Mapping[str, int], question: Question, now: datetime) -> None:
    """A bulletin of nothing but noughts would be taken for a finding."""
    (register,) = figures(store, question.of_all_days(), now, ["enterprises"])
    if not register.number:
        scope = community_words(question) or kind_words(question)
        raise RefusedInputError([Problem("bulletin.no_register", {"scope": scope})])
    if not any(number for id, number in numbers.items() if not FIGURES[id].at_end):
        days = {"first": str(question.first), "last": str(question.last)}
        raise RefusedInputError([Problem("bulletin.empty_period", days)])


class _Facts:
    """Numbers and words that a clause may name; remembers which it named."""

    def __init__(self, words: Mapping[str, Any], numbers: Mapping[str, int], said: Mapping[str, str]) -> None:
        self.words, self.numbers, self.said = words, numbers, said
        self.told: set[str] = set()

    def ratio(self, name: str) -> str:
        """In per cent, with one place; "—" where there is nothing to divide by."""
        of, to = (sum(self.numbers[id] for id in self.words["ratios"][name][side]) for side in ("of", "to"))
        return f"{of / to:.1%}" if to else "—"

    def sentence(self, sentence: Mapping[str, Any]) -> str:
        """Ends with a full stop; "" when nothing of it happened."""
        if any(not self.numbers[id] for id in sentence.get("when", ())):
            return ""
        clauses = [clause for clause in sentence["clauses"] if self._happened(clause)]
        if not clauses:
            return ""
        text = str(sentence["lead"]) + "，".join(clauses)
        names = _NAMED.findall(text)
        self.told.update(names)
        return text.format(**{name: self._shown(name) for name in names}) + "。"

    def _happened(self, clause: str) -> bool:
        counted = [name for name in _NAMED.findall(clause) if name in self.numbers]
        return not counted or any(self.numbers[name] for name in counted)

    def _shown(self, name: str) -> str:
        if name in self.numbers:
            return str(self.numbers[name])
        return self.ratio(name) if name in self.words["ratios"] else self.said[name]


def _said(store: Store, question: Question, now: datetime, words: Mapping[str, Any]) -> dict[str, str]:
    assert question.first is not None
    assert question.last is not None
    first, last = _day(question.first, words), _day(question.last, words)
    narrowed = [kind_words(question)]
    if question.colour:
        narrowed.append(colour_word(Grade(question.colour), Language.ZH))
    end = min(question.last, now.date())
    for campaign in campaigns(store) if question.campaign else ():
        if campaign.id == question.campaign:
            narrowed.append(campaign.name)
            end = min(end, campaign.ends_on)
    scope = "、".join(each for each in narrowed if each)
    return {
        "first": first,
        "last": last,
        "period": _period(question.first, question.last, words),
        "today": _day(now.date(), words),
        "end": _day(end, words),
        "scope": community_words(question) + (words["scope"].format(words=scope) if scope else ""),
    }


def _title(words: Mapping[str, Any], question: Question, said: Mapping[str, str]) -> tuple[str, ...]:
    place = community_words(question)
    text = words["title_of_place" if place else "title"]
    return tuple(str(text).format(place=place, period=said["period"]).split("\n"))


def _day(day: date, words: Mapping[str, Any]) -> str:
    return str(words["dated"].format(year=day.year, month=day.month, day=day.day))


def _period(first: date, last: date, words: Mapping[str, Any]) -> str:
    """A whole year or month, or a day alone, by its name."""
    ends = last + timedelta(days=1)
    next_month = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    if first.day == 1 and ends == next_month:
        return str(words["month"].format(year=first.year, month=first.month))
    if (first.month, first.day) == (1, 1) and ends == date(first.year + 1, 1, 1):
        return str(words["year"].format(year=first.year))
    if first == last:
        return _day(first, words)
    if first.year == last.year:
        return str(words["same_year"].format(first=_day(first, words), month=last.month, day=last.day))
    return str(words["period"].format(first=_day(first, words), last=_day(last, words)))


def _passage(spec: Mapping[str, Any], facts: _Facts, parts: Mapping[str, Part]) -> Passage:
    texts = ["".join(facts.sentence(sentence) for sentence in paragraph) for paragraph in spec["paragraphs"]]
    paragraphs = tuple(text for text in texts if text) or ((spec["empty"],) if spec["empty"] else ())
    return Passage(spec["heading"], paragraphs, tuple(parts[name] for name in spec["parts"] if name in parts))


def _names_of(passage: Mapping[str, Any]) -> list[str]:
    clauses = (clause for paragraph in passage["paragraphs"] for each in paragraph for clause in each["clauses"])
    return [name for clause in clauses for name in _NAMED.findall(clause)]


def _annex(store: Store, question: Question, now: datetime, facts: _Facts, named: Sequence[str]) -> tuple[Traced, ...]:
    """In the order of the text."""
    behind = lengths(store, [id for id in named if id in FIGURES], question, now)
    ratios, signs = facts.words["ratios"], facts.words["annex"]
    traced = []
    for id in named:
        if id in FIGURES:
            spec = FIGURES[id]
            number = f"{facts.numbers[id]}{spec.unit(Language.ZH)}"
            traced.append(Traced(id, spec.word(Language.ZH), number, behind[id], spec.at_end))
        elif id in ratios:
            of, to = (signs["plus"].join(ratios[id][side]) for side in ("of", "to"))
            formula = signs["ratio"].format(of=of, to=to)
            traced.append(Traced(id, ratios[id]["words"], facts.ratio(id), None, False, formula))
    return tuple(traced)


def annex_cells(place: int, each: Traced, spec: Mapping[str, Any]) -> list[str]:
    """A line of the annex, as every file of the bulletin has it; `spec` are its words."""
    when = spec["at_end"] if each.at_end else spec["of_period"]
    if each.records is None:
        return [str(place), each.words, each.of, each.number, "", when]
    return [str(place), each.words, each.id, each.number, str(each.records), when]
