"""Finds listed visits as one types: by the enterprise as the register does, by person, recording laptop and day."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from inspector_app.enterprises.kept_index import EnterpriseIndex
from inspector_app.enterprises.pinyin import sounds_in
from inspector_app.enterprises.plain_text import compact, folded
from inspector_app.stores import Store
from inspector_app.visit_summaries import VisitSummary

_MOST_WORDS = 8
_LONGEST_TEXT = 400
_DAY = re.compile(r"\d{4}(-\d{0,2}){1,2}|\d{4}年(\d{1,2}(月(\d{1,2}日?)?)?)?|\d{1,2}月(\d{1,2}日?)?")
"""What stands for a day, or for the month or the year of many."""

Fits = Callable[[VisitSummary], bool]


class VisitSearch:
    """For one register as it is now; one thread at a time asks it."""

    def __init__(self) -> None:
        self._index = EnterpriseIndex()

    def find(self, store: Store, rows: Iterable[VisitSummary], text: str) -> list[VisitSummary]:
        """Those that fit every word, in their order; all of them for an empty text."""
        found = list(rows)
        for word in [compact(word).casefold() for word in folded(text[:_LONGEST_TEXT]).split()][:_MOST_WORDS]:
            fits = self._fits(store, word)
            found = [row for row in found if fits(row)]
        return found

    def _fits(self, store: Store, word: str) -> Fits:
        enterprises = self._index.find(store, word) or frozenset()
        # An office has some dozens of people, and each of them stands in thousands of rows.
        is_meant = lru_cache(maxsize=None)(lambda name: _is_meant(word, name))
        is_day = _DAY.fullmatch(word) is not None

        def fits(row: VisitSummary) -> bool:
            if row.visit.enterprise_id in enterprises or (not row.own and is_meant(row.device_person)):
                return True
            return any(is_meant(each.name) for each in row.visit.inspectors) or (is_day and _is_of(word, row))

        return fits


def _is_meant(word: str, name: str) -> bool:
    plain = compact(name).casefold()
    return word in plain or (word.isascii() and word.isalnum() and sounds_in(word, plain, 0) is not None)


def _is_of(word: str, row: VisitSummary) -> bool:
    day = row.visit.opened_at.astimezone().date()
    return day.isoformat().startswith(word) or _days_of(word, f"{day.year}年", f"{day.month}月{day.day}日")


def _days_of(word: str, year: str, day: str) -> bool:
    return (year + day).startswith(word) or day.startswith(word)
