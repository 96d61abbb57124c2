"""Law with dates: which article a paper cites, by the number in force on the day, and only if it binds the enterprise.

book.py      what an article is, and how it is cited
shipped.py   the table that ships with the program
own_law.py   articles that the office adds itself, from a spreadsheet (own_law_file.py)
readings.py  numbers that the office's administrator read in the gazette
texts.py     full texts of laws, checked as they are read from a file
library.py   the full texts that the office loaded

The functions here know the shipped table only; papers and screens of a store ask `readings.law_in(work)`.
"""

from collections.abc import Iterable
from datetime import date

from inspector_app.law.book import UNVERIFIED, Article, Citation, Law, LawBook, Period
from inspector_app.law.shipped import shipped_book

__all__ = ["UNVERIFIED", "Article", "Citation", "Law", "LawBook", "Period", "article", "cite", "known_ids"]


def cite(ids: Iterable[str], on: date, kind: str, *, conditional: bool = False) -> list[Citation]:
    """As `LawBook.cite`, by the shipped table."""
    return shipped_book().cite(ids, on, kind, conditional=conditional)


def article(id: str) -> Article:
    """The article of that id (`快递§23`, `粤禁毒?`). KeyError when there is none."""
    return shipped_book().article(id)


def known_ids() -> frozenset[str]:
    return shipped_book().known_ids()
