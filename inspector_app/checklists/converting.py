"""The prepared rows through the stock XLSForm converter: an XForm, or what the converter refuses.

The converter is loaded when it is first asked: it takes half a second, and every verb of the command line knows us.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter
from types import MappingProxyType
from typing import Any

from inspector_app.checklists.criteria import PROPOSAL, PROPOSED_BY
from inspector_app.checklists.headers import OWN_COLUMNS, column_of, in_form
from inspector_app.checklists.preparing import Prepared
from inspector_app.checklists.rows import Row
from inspector_app.errors import Problem, RefusedInputError

FALLBACK_NAME = "checklist"
_LEFT_OUT = frozenset({*OWN_COLUMNS, "passes", PROPOSED_BY, PROPOSAL})
_ROW_IN_MESSAGE = re.compile(r"\[row : (\d+)\]")
_SHEET_IN_MESSAGE = re.compile(r"'(survey|choices|settings|entities)' sheet")
_COLUMN_IN_MESSAGE = re.compile(r"the '([^']+)' value")
# The converter stumbles over some sheets instead of refusing them: a translated form_title is an AttributeError.
_STUMBLES = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError)

_IN_OUR_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "HEADER_004": "choices_header",
        "NAMES_003": "name_of_form",
        "NAMES_004": "repeat_name_twice",
        "NAMES_005": "name_reserved",
        "NAMES_008": "name_malformed",
        "PYREF_001": "reference_malformed",
        "PYREF_002": "reference_malformed",
        "PYREF_004": "reference_ambiguous",
        "SURVEY_004": "parameters_malformed",
        "SURVEY_005": "parameter_unknown",
        **{f"RANGE_{number:03}": "range_parameters" for number in range(1, 13)},
    }
)
"""The converter's own codes of what an office may do wrong; all else is told in the converter's English."""

# The converter makes “” straight, in words that people read as well as in expressions; ours are put right already.
_QUOTES_AWAY = str.maketrans("“”‘’", "\ue001\ue002\ue003\ue004")
_QUOTES_BACK = str.maketrans("\ue001\ue002\ue003\ue004", "“”‘’")


@dataclass(frozen=True, slots=True)
class Refusal:
    """The converter's first problem, with the row that it is about."""

    problem: Problem
    sheet: str
    """The standard's name."""
    index: int | None
    """Of the prepared row; None when the converter names none."""
    column: str


def converted(prepared: Prepared) -> str:
    """The XForm. Raises RefusedInputError with the converter's first problem (checklist.standard), in its own words."""
    answer = convert_or_refusal(prepared)
    if isinstance(answer, Refusal):
        raise RefusedInputError([answer.problem])
    return answer


def convert_or_refusal(prepared: Prepared) -> str | Refusal:
    """The XForm, or why there is none."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    try:
        form: str = convert(_without_quotes(standard_book(prepared)), validate=False).xform
    except (PyXFormError, *_STUMBLES) as error:
        return _refusal(prepared, str(error).translate(_QUOTES_BACK))
    return form.translate(_QUOTES_BACK)


def standard_book(prepared: Prepared, extra: Mapping[str, Mapping[str, str]] | None = None) -> dict[str, Any]:
    """The workbook as the converter takes it. `extra` are further columns of survey rows by the question's name."""
    survey = [_standard_row(prepared, "survey", line.row, extra) for line in prepared.survey]
    choices = [*(_standard_row(prepared, "choices", row) for row in prepared.choices), *_own_choices(prepared)]
    book: dict[str, Any] = {"survey": survey, "choices": choices, "settings": [_settings(prepared)]}
    if prepared.entities:
        book["entities"] = [_standard_row(prepared, "entities", row) for row in prepared.entities]
    headers = {f"{sheet}_header": [dict.fromkeys(_headers(rows))] for sheet, rows in book.items() if rows}
    return book | headers | {"sheet_names": list(book), "fallback_form_name": FALLBACK_NAME}


def _standard_row(
    prepared: Prepared, sheet: str, row: Row, extra: Mapping[str, Mapping[str, str]] | None = None
) -> dict[str, str]:
    written = prepared.headers[sheet].standard if sheet in prepared.headers else {}
    left_out = _LEFT_OUT if sheet == "survey" else frozenset()
    cells = {
        written.get(column, column): text
        for column, text in row.values.items()
        if column.partition("::")[0] not in left_out
    }
    return cells | dict((extra or {}).get(row.get("name"), {}))


def _own_choices(prepared: Prepared) -> Iterable[dict[str, str]]:
    """The lists that need no sheet, in the languages that the workbook has."""
    written = {row.get("list_name") for row in prepared.choices}
    languages = _label_headers(prepared)
    for name, choices in prepared.lists.items():
        if name not in written:
            for choice in choices:
                labels = {header: choice.label.get(code, choice.label["zh"]) for code, header in languages.items()}
                yield {"list_name": name, "name": choice.name} | labels


def _label_headers(prepared: Prepared) -> dict[str, str]:
    """Language code to the header of its label column, of the choices sheet or else of the survey."""
    for sheet in ("choices", "survey"):
        columns = prepared.headers[sheet].standard if sheet in prepared.headers else {}
        found = {name[7:]: header for name, header in columns.items() if name.startswith("label::")}
        if found:
            return found
    return {"zh": "label"}


def _settings(prepared: Prepared) -> dict[str, str]:
    cells = _standard_row(prepared, "settings", prepared.settings)
    cells.pop("title_en", None)
    if "default_language" in cells:
        cells["default_language"] = in_form(cells["default_language"])
    return {"form_id": prepared.settings.get("form_id") or FALLBACK_NAME} | cells


def _headers(rows: Iterable[Mapping[str, str]]) -> list[str]:
    return list(dict.fromkeys(header for row in rows for header in row))


def _without_quotes(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_QUOTES_AWAY)
    if isinstance(value, dict):
        return {key: _without_quotes(each) for key, each in value.items()}
    return [_without_quotes(each) for each in value] if isinstance(value, list) else value


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Our code and the form of each sentence of the converter's that we have words for."""
    from pyxform.errors import ErrorCode

    known = ErrorCode.__members__
    return [(code, _pattern(known[name].value.msg)) for name, code in _IN_OUR_WORDS.items() if name in known]


def _pattern(template: str) -> re.Pattern[str]:
    parts = (
        re.escape(literal) + (f"(?P<{name}>.*?)" if name else "") for literal, name, _, _ in Formatter().parse(template)
    )
    return re.compile("".join(parts), re.DOTALL)


def _in_our_words(message: str) -> tuple[str, dict[str, str]]:
    """The code of our words, and what the converter says of the place."""
    told = {"q": "question", "rejected": "rejected", "accepted": "accepted"}
    for code, pattern in _patterns():
        found = pattern.fullmatch(message)
        if found is not None:
            groups = found.groupdict()
            return code, {ours: groups[theirs] for theirs, ours in told.items() if theirs in groups}
    return "standard", {}


def _refusal(prepared: Prepared, message: str) -> Refusal:
    """The converter counts the rows that it was given; people count those of their sheet."""
    code, context = _in_our_words(message)
    named = _SHEET_IN_MESSAGE.search(message)
    sheet = named[1] if named else "survey"
    rows: list[Row] = [line.row for line in prepared.survey] if sheet == "survey" else list(prepared.choices)
    found = _ROW_IN_MESSAGE.search(message)
    index = int(found[1]) - 2 if found else -1
    detail = _ROW_IN_MESSAGE.sub("", message).strip()
    column = _COLUMN_IN_MESSAGE.search(message)
    name = column_of(column[1]) if column else ""
    if 0 <= index < len(rows) and sheet in ("survey", "choices"):
        return Refusal(rows[index].problem(code, name, detail=detail, **context), sheet, index, name)
    title = prepared.headers[sheet].title if sheet in prepared.headers else sheet
    place = {"sheet": title, "row": 1, "column": "", "value": ""}
    return Refusal(Problem(f"checklist.{code}", place | {"detail": detail} | context), sheet, None, name)
