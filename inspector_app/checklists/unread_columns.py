"""Columns of a workbook that nobody reads: an author's own notes, or a header that was misspelt.

XLSForm allows any column, so that these are told and never refused.
"""

from collections.abc import Mapping
from difflib import get_close_matches

from inspector_app.checklists.headers import known_columns, reads
from inspector_app.checklists.own_words import words
from inspector_app.checklists.rows import Headers
from inspector_app.errors import Problem

_ALIKE = 0.72


def unread_columns(headers: Mapping[str, Headers]) -> list[Problem]:
    """One for each such column of the items, with the header that was perhaps meant.

    Problems checklist.column_unread, checklist.column_unread_near. The other sheets are left out: filters of choices
    name columns of the author's own.
    """
    survey = headers.get("survey")
    if survey is None:
        return []
    return [_told(survey, header) for header in survey.columns.values() if not reads(header)]


def _told(sheet: Headers, header: str) -> Problem:
    place = {"sheet": sheet.title, "row": sheet.number, "column": header, "value": header}
    near = _nearest(header)
    return Problem("checklist.column_unread_near", place | {"near": near}) if near else _unread(place)


def _unread(place: Mapping[str, object]) -> Problem:
    return Problem("checklist.column_unread", dict(place))


def _nearest(header: str) -> str:
    """The known header that it looks like, in the script it is written in; "" for none."""
    typed = "_".join(header.lower().split())
    known = sorted(known_columns()) if typed.isascii() else sorted(words("headers"))
    longer = [name for name in known if len(typed) > 2 and (name.startswith(typed) or typed.startswith(name))]
    return next(iter([*get_close_matches(typed, known, 1, _ALIKE), *longer]), "")
