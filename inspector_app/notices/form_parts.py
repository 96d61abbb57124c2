"""The fields of an item on paper: a line to write on, choices to tick, a table to fill, with what is known already."""

from collections.abc import Mapping, Sequence
from typing import Any

from db.records.values import JsonValue
from inspector_app.checklists.model import UNFILLABLE, WITH_CHOICES, Part, PartKind
from inspector_app.notices import fonts
from inspector_app.notices.characters import clean
from inspector_app.notices.flow import FrameMark, Mark, Row, RuleMark, UprightMark, text_mark
from inspector_app.notices.glyphs import Face
from inspector_app.notices.lines import Line, break_lines, set_line

_LEADING = 17.0
_BOX = 7.5
_FEWEST_ROWS, _MOST_BLANK_ROWS = 5, 10
_INK, _HAIR = "#000000", "#808080"
_NUMBER_WIDTH = 16.0
_LONG_LIST = 24
"""More choices than this are not printed out; there is a line to write on."""


def part_rows(
    part: Part, value: JsonValue, sample_size: int, left: float, measure: float, words: dict[str, Any]
) -> list[Row]:
    """`left` and `measure` in points; `sample_size` rows, or five, where a table is empty."""
    if part.kind in UNFILLABLE or part.kind is PartKind.NOTE:
        return []
    if part.kind is PartKind.TABLE:
        rows = value if isinstance(value, list | tuple) else ()
        return _table(part, rows, sample_size, left, measure, words)
    if part.kind in WITH_CHOICES and 0 < len(part.choices) <= _LONG_LIST:
        return _choices(part, value, left, measure, words)
    return [_line(part, value, left, measure, words)]


def shown(part: Part, value: JsonValue) -> str:
    """A value as people write it."""
    if value is None:
        return ""
    labels = {choice.name: choice.label["zh"] for choice in part.choices}
    if isinstance(value, list | tuple):
        return "、".join(clean(labels.get(str(each), str(each))) for each in value)
    return clean(labels.get(str(value), str(value))).replace("T", " ")


def _label(part: Part, words: dict[str, Any]) -> str:
    return clean(part.label["zh"]) + (words["required"] if part.required else "")


def _line(part: Part, value: JsonValue, left: float, measure: float, words: dict[str, Any]) -> Row:
    """A label, a rule or the value, and the unit; a value of several lines takes the rows it needs."""
    face = Face(fonts.BODY, 9.5, 9.5)
    label, unit = set_line(_label(part, words) + "：", face), set_line(clean(part.unit), face)
    text = shown(part, value)
    marks: list[Mark] = [text_mark(label, left, _LEADING)]
    room = measure - label.width - unit.width - 4
    if room < 60:
        return Row(_LEADING, tuple(marks))
    if not text:
        blank = min(room, 90.0) if part.kind is not PartKind.TEXT else room
        marks.append(RuleMark(left + label.width, _LEADING - 3, blank, 0.4, _HAIR))
        marks.append(text_mark(unit, left + label.width + blank + 3, _LEADING))
        return Row(_LEADING, tuple(marks))
    lines = break_lines(text + (part.unit and clean(part.unit)), face, room)
    marks += [text_mark(line, left + label.width, _LEADING, place * _LEADING) for place, line in enumerate(lines)]
    return Row(_LEADING * len(lines), tuple(marks))


def _choices(part: Part, value: JsonValue, left: float, measure: float, words: dict[str, Any]) -> list[Row]:
    face = Face(fonts.BODY, 9.5, 9.5)
    taken = value if isinstance(value, list | tuple) else [value]
    rows: list[Row] = []
    marks: list[Mark] = []
    label = set_line(_label(part, words) + "：", face)
    marks.append(text_mark(label, left, _LEADING))
    x = left + label.width + 4
    for number, choice in enumerate(part.choices, start=1):
        line = set_line(f"{number} {clean(choice.label['zh'])}", face)
        width = _BOX + 3 + line.width + 10
        if x + width > left + measure and x > left + 20:
            rows.append(Row(_LEADING, tuple(marks)))
            marks, x = [], left + 12
        marks += [*_box(x, choice.name in taken), text_mark(line, x + _BOX + 3, _LEADING)]
        x += width
    return [*rows, Row(_LEADING, tuple(marks))]


def _box(x: float, ticked: bool) -> list[Mark]:
    top = (_LEADING - _BOX) / 2
    marks: list[Mark] = [FrameMark(x, top, _BOX, _BOX, _INK, 0.6)]
    if ticked:
        line = set_line("√", Face(fonts.BODY, 10, 10))
        marks.append(text_mark(line, x + (_BOX - line.width) / 2, 10, top - 1.5))
    return marks


def _table(
    part: Part,
    rows: Sequence[Mapping[str, JsonValue]],
    sample_size: int,
    left: float,
    measure: float,
    words: dict[str, Any],
) -> list[Row]:
    face = Face(fonts.BODY, 8, 8)
    columns = [column for column in part.columns if column.kind is not PartKind.TABLE]
    width = (measure - _NUMBER_WIDTH) / max(1, len(columns))
    title = Row(
        _LEADING, (text_mark(set_line(_label(part, words) + "：", Face(fonts.BODY, 9.5, 9.5)), left, _LEADING),)
    )
    heads = [break_lines(_column_label(column), face, width - 4) for column in columns]
    table = [title, _grid_row([[set_line(words["row_number"], face)], *heads], left, width, 10.5, top=True)]
    wanted = min(max(sample_size, _FEWEST_ROWS), _MOST_BLANK_ROWS)
    for number in range(1, max(len(rows), wanted) + 1):
        row = rows[number - 1] if number <= len(rows) else {}
        cells = [break_lines(shown(column, row.get(column.name)), face, width - 4) for column in columns]
        table.append(_grid_row([[set_line(str(number), face)], *cells], left, width, 10.5))
    return [*table, Row(4, is_gap=False)]


def _column_label(column: Part) -> str:
    """Two choices are told in the head, so that the cell takes one number."""
    label = clean(column.label["zh"])
    if column.kind is PartKind.CHOICE and 0 < len(column.choices) <= 3:
        short = " ".join(f"{n}{clean(choice.label['zh'])}" for n, choice in enumerate(column.choices, start=1))
        return f"{label}（{short}）"
    return f"{label}（{clean(column.unit)}）" if column.unit else label


def _grid_row(cells: Sequence[Sequence[Line]], left: float, width: float, leading: float, *, top: bool = False) -> Row:
    height = max(16.0, max(len(cell) for cell in cells) * leading + 4)
    total = _NUMBER_WIDTH + width * (len(cells) - 1)
    marks: list[Mark] = [RuleMark(left, height, total, 0.4, _INK)]
    if top:
        marks.append(RuleMark(left, 0, total, 0.4, _INK))
    x = left
    for place, cell in enumerate(cells):
        marks.append(UprightMark(x, 0, height, 0.4, _INK))
        marks += [text_mark(line, x + 2, leading, 2 + number * leading) for number, line in enumerate(cell)]
        x += _NUMBER_WIDTH if place == 0 else width
    marks.append(UprightMark(x, 0, height, 0.4, _INK))
    return Row(height, tuple(marks))
