"""Ruled tables as rows: cells break their lines, a high row may be torn between pages, the head stands on each."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from inspector_app.notices.flow import Mark, Row, RuleMark, UprightMark, text_mark, together
from inspector_app.notices.glyphs import Face
from inspector_app.notices.lines import Line, break_lines, set_line
from inspector_app.notices.tags import TABLE_ROW

_PADDING_X, _PADDING_Y = 4.0, 4.0
_THICK, _THIN = 1.0, 0.5
# Lines of one row that stay together at least, on both sides of the foot of a page.
_COMPANY = 3
_SHORT = 4
"""Columns whose texts are all as short as this are centred."""


class _Cell(NamedTuple):
    lines: tuple[Line, ...]
    x: float
    width: float
    is_centred: bool


def table_rows(
    columns: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    faces: tuple[Face, Face],
    leading: float,
    measure: float,
    figures: Collection[int] = (),
) -> list[Row]:
    """`faces`: of the head and of the cells. Of a table without rows only the head.

    Numbers in the columns `figures` end below each other, the longest in the middle of its column.
    """
    places = _places(widths, measure)
    head = together(
        _set(
            [_cell(text, *place, faces[0], True) for text, place in zip(columns, places, strict=True)],
            leading,
            measure,
            places,
            _THICK,
        )
    )
    body: list[Row] = []
    short = [max((len(cells[index]) for cells in rows), default=0) <= _SHORT for index in range(len(columns))]
    widest = {index: max((set_line(cells[index], faces[1]).width for cells in rows), default=0.0) for index in figures}
    for number, cells in enumerate(rows, start=1):
        set_cells = [
            _cell(text, *place, faces[1], is_short) for text, place, is_short in zip(cells, places, short, strict=True)
        ]
        set_cells = [_ending(cell, widest[index]) if index in widest else cell for index, cell in enumerate(set_cells)]
        lines = _set(set_cells, leading, measure, places, _THIN)
        # Two rows at least stand together at the end of a table, as at its beginning.
        body += together(lines[:1], with_previous=2 < number == len(rows)) + lines[1:]
    body = [row._replace(repeats=tuple(head)) for row in body]
    if body:
        body[0] = body[0]._replace(may_begin=False)
    return _closed([*head, *body], measure)


def grid_rows(
    rows: Sequence[Sequence[str]], faces: tuple[Face, Face], leading: float, measure: float, least: float
) -> list[Row]:
    """Label and value in turn, `faces` in turn; a row is at least `least` points high, to be written in."""
    label = max([_LABEL_CHARACTERS, *(_label_size(row) for row in rows)]) * faces[0].size + 2 * _PADDING_X + 2
    set_rows: list[Row] = []
    for row in rows:
        places = _grid_places(len(row), label, measure)
        cells = [
            _cell(text, *place, faces[index % 2], index % 2 == 0)
            for index, (text, place) in enumerate(zip(row, places, strict=True))
        ]
        set_rows += _set(cells, leading, measure, places, _THIN, least)
    first = set_rows[0]
    set_rows[0] = first._replace(marks=(RuleMark(0, 0, measure, _THICK), *first.marks))
    return _closed(set_rows, measure)


_LABEL_CHARACTERS, _LONGEST_LABEL = 5, 8


def _label_size(row: Sequence[str]) -> int:
    return min(_LONGEST_LABEL, max(len(line) for label in row[::2] for line in label.split("\n")))


def _grid_places(count: int, label: float, measure: float) -> list[tuple[float, float]]:
    """x and width of the cells: labels as wide as `label`, the values share the rest."""
    if count == 1:
        return [(0.0, measure)]
    value = measure / (count // 2) - label
    widths = [label if index % 2 == 0 else value for index in range(count)]
    return [(sum(widths[:index]), width) for index, width in enumerate(widths)]


def _places(widths: Sequence[float], measure: float) -> list[tuple[float, float]]:
    unit = measure / sum(widths)
    return [(sum(widths[:index]) * unit, width * unit) for index, width in enumerate(widths)]


def _cell(text: str, x: float, width: float, face: Face, is_centred: bool) -> _Cell:
    room = width - 2 * _PADDING_X
    lines = [line for part in text.split("\n") for line in break_lines(part, face, room)]
    return _Cell(tuple(lines), x, width, is_centred and len(lines) < 3)


def _ending(cell: _Cell, widest: float) -> _Cell:
    """The number of a cell moved to where the longest one of its column ends."""
    if len(cell.lines) > 1:
        return cell
    end = cell.x + (cell.width + widest) / 2 - cell.lines[0].width
    return cell._replace(x=end - _PADDING_X, is_centred=False)


def _set(
    cells: Sequence[_Cell],
    leading: float,
    measure: float,
    places: Sequence[tuple[float, float]],
    above: float,
    least: float = 0.0,
) -> list[Row]:
    """One row of the table as rows of one line each, so that a page may end within it."""
    count = max(len(cell.lines) for cell in cells)
    spare = max(0.0, least - count * leading - 2 * _PADDING_Y) / 2
    rows = []
    for index in range(count):
        is_first, is_last = index == 0, index == count - 1
        top = (_PADDING_Y + spare) if is_first else 0.0
        height = leading + top + ((_PADDING_Y + spare) if is_last else 0.0)
        marks = [RuleMark(0, 0, measure, above)] if is_first else []
        marks_of_row: list[Mark] = [*marks, *_uprights(places, measure, height)]
        for number, cell in enumerate(cells):
            marks_of_row += _line_marks(cell, number, index, count, top, leading)
        may_begin = is_first or (_COMPANY <= index <= count - _COMPANY)
        closes = (RuleMark(0, height, measure, _THIN),)
        rows.append(
            Row(height, tuple(marks_of_row), may_begin, closes=closes, tag=TABLE_ROW, is_continued=not is_first)
        )
    return rows


def _line_marks(cell: _Cell, number: int, index: int, count: int, top: float, leading: float) -> list[Mark]:
    """The lines of a short cell stand in the middle of its row, while that is not too high for it."""
    spare = count - len(cell.lines) if count <= 2 * _COMPANY else 0
    place = index - spare // 2
    if not 0 <= place < len(cell.lines):
        return []
    line = cell.lines[place]
    x = cell.x + _PADDING_X
    if cell.is_centred:
        x = cell.x + max(_PADDING_X, (cell.width - line.width) / 2)
    mark = text_mark(line, x, leading, top + (leading / 2 if spare % 2 else 0.0))
    return [mark._replace(cell=number)]


def _uprights(places: Sequence[tuple[float, float]], measure: float, height: float) -> list[Mark]:
    inner = [UprightMark(x, 0, height, _THIN) for x, _ in places[1:]]
    return [UprightMark(0, 0, height, _THICK), *inner, UprightMark(measure, 0, height, _THICK)]


def _closed(rows: list[Row], measure: float) -> list[Row]:
    last = rows[-1]
    rows[-1] = last._replace(marks=(*last.marks, RuleMark(0, last.height, measure, _THICK)), closes=())
    return rows
