"""Single cells of a workbook: names, yes and no, numbers, lists of words; every fault told at its cell."""

import re
from collections.abc import Callable

from inspector_app.checklists.own_words import words
from inspector_app.checklists.rows import Row
from inspector_app.errors import Problem

Report = Callable[[Problem], None]

_NAME = re.compile(r"[^\W\d][\w.-]*")
_SEPARATORS = re.compile(r"[\s,，、;；/]+")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,4})?", re.ASCII)


def check_name_form(row: Row, report: Report, *, begins_with_letter: bool = True) -> None:
    name = row.get("name")
    if any(character.isspace() for character in name):
        report(row.problem("name_spaces", "name"))
    elif begins_with_letter and not _NAME.fullmatch(name):
        report(row.problem("name_malformed", "name"))


def check_name(row: Row, taken: set[str], report: Report) -> str:
    """The row's code; reports a missing, malformed or repeated one."""
    name = row.get("name")
    if not name:
        report(row.problem("name_missing", "name"))
        return ""
    check_name_form(row, report)
    if name in taken:
        report(row.problem("name_twice", "name"))
    taken.add(name)
    return name


def is_yes(text: str) -> bool:
    return text.strip().lower() in words("yes")


def is_no(text: str) -> bool:
    return not text or text.strip().lower() in words("no")


def read_yes_no(row: Row, column: str, report: Report) -> bool:
    text = row.get(column)
    if not is_yes(text) and not is_no(text):
        report(row.problem("yes_no_unknown", column))
    return is_yes(text)


def read_count(row: Row, column: str, most: int, report: Report) -> int | None:
    """A whole number from 0 to `most`; None when the cell is empty or wrong."""
    text = row.get(column)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and int(text) <= most):
        report(row.problem("number_malformed", column, most=most))
        return None
    return int(text)


def read_decimal(row: Row, column: str, most: int, report: Report) -> float | None:
    """A number from 0 to `most`; None when the cell is empty or wrong."""
    text = row.get(column)
    if not text:
        return None
    if not _NUMBER.fullmatch(text) or float(text) > most:
        report(row.problem("decimal_malformed", column, most=most))
        return None
    return float(text)


def word_list(row: Row, column: str) -> list[str]:
    return [word for word in _SEPARATORS.split(row.get(column)) if word]
