"""The spreadsheet in which an office writes down articles: .xlsx, .xls, .csv; one a row under the headers below."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from inspector_app.enterprises.cell_errors import UnreadableCellError
from inspector_app.enterprises.days import read_day
from inspector_app.enterprises.grids import read_grids
from inspector_app.enterprises.kinds import LETTERS, letter_of
from inspector_app.enterprises.plain_text import text_of, tidy
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.law.own_law import HEADERS, OwnArticle

NEEDED = ("法规名称", "条号", "内容", "适用企业", "出处")
_ALL = ("全部", "所有", "")
_HEADER_SOUGHT = 10


def read_articles(path: Path) -> list[OwnArticle]:
    """The rows of the first sheet that has the headers.

    Raises RefusedInputError law.own_headers, law.own_day, law.own_binds, and register.file_… of a file that is none.
    """
    for grid in read_grids(path):
        for number, row in enumerate(grid.rows[:_HEADER_SOUGHT]):
            columns = {tidy(text_of(cell)): place for place, cell in enumerate(row)}
            if all(header in columns for header in NEEDED):
                return _articles(grid.rows[number + 1 :], columns)
    raise RefusedInputError([Problem("law.own_headers", {"file": path.name, "headers": "、".join(NEEDED)})])


def _articles(rows: Sequence[Sequence[object]], columns: Mapping[str, int]) -> list[OwnArticle]:
    filled = [row for row in rows if any(tidy(text_of(cell)) for cell in row)]
    articles: list[OwnArticle] = []
    problems: list[Problem] = []
    for place, row in enumerate(filled, start=1):
        cells = {name: row[columns[header]] if columns.get(header, len(row)) < len(row) else ""
                 for header, name in HEADERS.items()}  # fmt: skip
        texts = {name: tidy(text_of(cell)) for name, cell in cells.items()}
        problems += _day_problems(cells, place)
        letters = _letters(texts["binds"])
        if letters is None:
            problems.append(Problem("law.own_binds", {"place": place}))
        texts |= {"title": texts["title"].strip("《》"), "binds": letters or ""}
        if not problems:
            texts |= {name: _day(cells[name]) for name in ("starts", "ends")}
        articles.append(OwnArticle(**texts))
    if problems:
        raise RefusedInputError(problems)
    return articles


def _day_problems(cells: Mapping[str, object], place: int) -> Iterator[Problem]:
    for name in ("starts", "ends"):
        try:
            _day(cells[name])
        except UnreadableCellError:
            yield Problem("law.own_day", {"place": place})


def _day(cell: object) -> str:
    return read_day(cell).isoformat() if tidy(text_of(cell)) else ""


def _letters(text: str) -> str | None:
    """全部, or words of the register and letters between 、; None for a word that is none."""
    if text in _ALL:
        return "".join(LETTERS)
    letters = [letter_of(word.strip()) for word in re.split("[、，,；;]", text) if word.strip()]
    return None if None in letters else "".join(letter for letter in LETTERS if letter in letters)
