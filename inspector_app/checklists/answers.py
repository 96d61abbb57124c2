"""Whether an answer may be saved: every value of its part's type, a reason where an item does not apply."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from types import MappingProxyType

from db.errors import UnkeepableError
from db.log.keepable import is_keepable_text, require_keepable
from db.records.values import JsonValue
from db.records.visits import Answer
from inspector_app.checklists.model import Item, Part, PartKind, Verdict
from inspector_app.errors import Problem

LONGEST_TEXT = 2000
LARGEST_NUMBER = 10**12
MOST_ROWS = 500

CONFIRMED = "OK"
"""The XForms value of an acknowledged note."""

_ISO_TIME = re.compile(r"\d{2}:\d{2}", re.ASCII)
_ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)
_POINT = re.compile(r"([+-]?\d{1,3}(?:\.\d+)?) ([+-]?\d{1,3}(?:\.\d+)?)(?: [-\d.]+){0,2}", re.ASCII)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_VERDICTS = frozenset(verdict.value for verdict in Verdict)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands, as it is said in Chinese and in English."""

    item: str
    zh: str
    en: str
    part: str = ""
    """Name of the part; "" for what is wrong with the answer as a whole."""

    def cell(self, row: int, column: Part) -> "_Place":
        zh, en = _labels(column)
        return _Place(self.item, f"{self.zh} 第{row}行 {zh}", f"{self.en}, row {row}, {en}", self.part)

    def problem(self, name: str, **details: object) -> Problem:
        known = {"item": self.item, "part": self.zh, "part_en": self.en}
        return Problem(f"checklist.{name}", known | ({"at": self.part} if self.part else {}) | details)


def check_answer(item: Item, answer: Answer) -> list[Problem]:
    """Every reason why this answer to `item` cannot be saved; empty when it can.

    An unfinished answer can be saved (`progress.is_complete` tells), a wrong one cannot. Whole numbers and decimals are
    JSON numbers, dates ISO 8601 text, choices their names, a sample table a list of rows by column name, a file the id
    of its photo; None and "" are empty. Constraints of the author do not refuse an answer: it is kept, shown as faulty,
    and stands against closing the visit.
    """
    problems = list(_verdict_problems(item, answer))
    parts = {part.name: part for part in item.parts}
    for name, value in answer.values.items():
        if name not in parts:
            problems.append(_Place(item.code, name, name).problem("answer_unknown_part"))
        else:
            problems.extend(check_value(item, parts[name], value))
    return problems or list(_too_much(item, answer))


def check_value(item: Item, part: Part, value: JsonValue) -> list[Problem]:
    """Every reason why this value cannot be saved in that part, as a window says it beside the field."""
    return list(_value_problems(part, value, _Place(item.code, *_labels(part), part.name)))


def _too_much(item: Item, answer: Answer) -> Iterator[Problem]:
    """Each value may be, and all of them together be more than one save can carry."""
    try:
        require_keepable({"reason": answer.reason, "note": answer.note, "values": dict(answer.values)})
    except UnkeepableError:
        yield _Place(item.code, "填写内容", "answer").problem("answer_large")


def _verdict_problems(item: Item, answer: Answer) -> Iterator[Problem]:
    place = _Place(item.code, "结论", "verdict")
    if answer.verdict and not item.has_verdict:
        yield place.problem("verdict_not_asked")
    elif answer.verdict and answer.verdict not in _VERDICTS:
        yield place.problem("verdict_unknown", value=answer.verdict)
    if answer.verdict == Verdict.NOT_APPLICABLE and not answer.reason.strip():
        yield place.problem("reason_missing")
    yield from _plain_text(answer.reason, _Place(item.code, "不适用原因", "reason"))
    yield from _plain_text(answer.note, _Place(item.code, "备注", "note"))


def _value_problems(part: Part, value: JsonValue, place: _Place) -> Iterator[Problem]:
    if value is not None and value != "":
        yield from _CHECKS[part.kind](part, value, place)


def _integer(part: Part, value: JsonValue, place: _Place) -> Iterator[Problem]:
    # Counts are never below nought; an author who gives a rule of his own may ask for more.
    least = -LARGEST_NUMBER if part.rules.constraint else 0
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= LARGEST_NUMBER:
        yield place.problem("answer_not_integer", value=_short(value))


def _decimal(part: Part, value: JsonValue, place: _Place) -> Iterator[Problem]:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    # The comparison is false for what JSON calls NaN, too.
    if not is_number or not abs(value) <= LARGEST_NUMBER:
        yield place.problem("answer_not_number", value=_short(value))


def _text(part: Part, value: JsonValue, place: _Place) -> Iterator[Problem]:
    yield from _plain_text(value, place)


def _plain_text(value: JsonValue, place: _Place) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield place.problem("answer_not_text", value=_short(value))
    elif len(value) > LONGEST_TEXT:
        yield place.problem("answer_long", length=len(value), most=LONGEST_TEXT)
    elif not is_keepable_text(value):
        yield place.problem("answer_signs")


def _date(part: Part, value: JsonValue, place: _Place) -> Iterator[Problem]:
    try:
        good = isinstance(value, str) and _ISO_DATE.fullmatch(value) and date.fromisoformat(value)
    except ValueError:
        good = False
    if not good:
        yield place.problem("answer_not_date", value=_short(value))


def _time(part: Part, value: JsonValue, place: _Place) -> Iterator[Problem]:
    if not _is_iso(value, _ISO_TIME, time.fromisoformat):
        yield place.problem("answer_not_time", value=_short(value))


def _moment(part: Part, value: JsonValue, place: _Place) -> Iterator[Problem]:
    if not _is_iso(value, _ISO_MOMENT, datetime.fromisoformat):
        yield place.problem("answer_not_moment", value=_short(value))


def _is_iso(value: JsonValue, shape: re.Pattern[str], read: Callable[[str], object]) -> bool:
    try:
        return isinstance(value, str) and shape.fullmatch(value) is not None and bool(str(read(value)))
    except ValueError:
        return False


def _place(part: Part, value: JsonValue, place: _Place) -> Iterator[Problem]:
    """Latitude, longitude, height and accuracy, as XForms writes a point."""
    found = _POINT.fullmatch(value) if isinstance(value, str) else None
    if found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        yield place.problem("answer_not_place", value=_short(value))


def _confirmed(part: Part, value: JsonValue, place: _Place) -> Iterator[Problem]:
    if value != CONFIRMED:
        yield place.problem("answer_not_choice", value=_short(value))


def _never(part: Part, value: JsonValue, place: _Place) -> Iterator[Problem]:
    yield place.problem("answer_not_asked")


def _choice(part: Part, value: JsonValue, place: _Place) -> Iterator[Problem]:
    if not part.choices:
        # Choices of a file or a repeat: the form alone knows them, and tells a wrong one.
        yield from _plain_text(value, place)
    elif value not in [choice.name for choice in part.choices]:
        yield place.problem("answer_not_choice", value=_short(value))


def _choices(part: Part, value: JsonValue, place: _Place) -> Iterator[Problem]:
    if not isinstance(value, list | tuple):
        yield place.problem("answer_not_choice", value=_short(value))
        return
    for position, each in enumerate(value):
        if each in value[:position]:
            yield place.problem("answer_choice_twice", value=_short(each))
        yield from _choice(part, each, place)


def _table(part: Part, value: JsonValue, place: _Place) -> Iterator[Problem]:
    if not isinstance(value, list | tuple) or not all(isinstance(row, Mapping) for row in value):
        yield place.problem("answer_not_table")
        return
    if len(value) > MOST_ROWS:
        yield place.problem("answer_rows_many", length=len(value), most=MOST_ROWS)
    columns = {column.name: column for column in part.columns}
    fine = {name: _is_fine(column, place) for name, column in columns.items()}
    for number, row in enumerate(value[:MOST_ROWS], start=1):
        for name, cell in row.items():
            if name not in columns:
                yield place.problem("answer_unknown_column", row=number, column=_short(name))
            elif not fine[name](cell):
                # Where a cell stands is said of faulty ones alone: naming it is dearer than the check.
                yield from _value_problems(columns[name], cell, place.cell(number, columns[name]))


def _is_fine(column: Part, place: _Place) -> Callable[[JsonValue], bool]:
    """Whether a cell of the column is in order; each text or number is looked at once, as most say one of a few."""
    check, known = _CHECKS[column.kind], {"", None}

    def is_fine(cell: JsonValue) -> bool:
        simple = type(cell) is str or type(cell) is int or cell is None
        if simple and cell in known:
            return True
        if next(check(column, cell, place), None) is not None:
            return False
        if simple:
            known.add(cell)
        return True

    return is_fine


_CHECKS: Mapping[PartKind, Callable[[Part, JsonValue, _Place], Iterator[Problem]]] = MappingProxyType(
    {
        PartKind.INTEGER: _integer,
        PartKind.DECIMAL: _decimal,
        PartKind.TEXT: _text,
        PartKind.DATE: _date,
        PartKind.CHOICE: _choice,
        PartKind.CHOICES: _choices,
        PartKind.TABLE: _table,
        PartKind.TIME: _time,
        PartKind.MOMENT: _moment,
        PartKind.RANGE: _decimal,
        PartKind.RANK: _choices,
        PartKind.NOTE: _never,
        PartKind.ACKNOWLEDGE: _confirmed,
        PartKind.BARCODE: _text,
        PartKind.IMAGE: _text,
        PartKind.FILE: _text,
        PartKind.VIDEO: _text,
        PartKind.AUDIO: _text,
        PartKind.PLACE: _place,
        PartKind.TRACE: _text,
        PartKind.SHAPE: _text,
    }
)


def _labels(part: Part) -> tuple[str, str]:
    return part.label["zh"], part.label.get("en", part.label["zh"])


def _short(value: JsonValue) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST_NUMBER:
        return "…"
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"
