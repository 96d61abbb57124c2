"""Pictures within a paper: pairs side by side, and a catalogue with one photo a row. None is cut or torn."""

from reportlab.lib.units import mm

from inspector_app import assets
from inspector_app.notices import fonts
from inspector_app.notices.annex import fitted
from inspector_app.notices.flow import FrameMark, Mark, Row, RuleMark, gap, text_mark, together
from inspector_app.notices.glyphs import Face
from inspector_app.notices.lines import Line, break_lines, set_line
from inspector_app.notices.page import MEASURE
from inspector_app.notices.paper import Captioned, Catalogue, Pairs

_INK, _GREY = "#B0B0B0", "#606060"
_SIZE, _LEADING = 10.5, 14.5
_GUTTER = 6 * mm
_PAIR_WIDTH = (MEASURE - _GUTTER) / 2
_PAIR_HEIGHT = 54 * mm
_SMALL = (46 * mm, 34.5 * mm)
_LINES_OF_TEXT = 4
"""A longer caption ends with …: it names the photo, and stands whole in the store."""


def pair_rows(block: Pairs) -> list[Row]:
    rows: list[Row] = []
    for before, after in block.pairs:
        marks: list[Mark] = []
        lines = [_lines(each, _PAIR_WIDTH) for each in (before, after)]
        for index, each in enumerate((before, after)):
            x = index * (_PAIR_WIDTH + _GUTTER)
            marks += _boxed(each, x, 0, _PAIR_WIDTH, _PAIR_HEIGHT)
            marks += _words(lines[index], x, _PAIR_HEIGHT + 3)
        height = _PAIR_HEIGHT + 3 + _LEADING * max(len(each) for each in lines)
        rows += [Row(height, tuple(marks)), gap(8)]
    return together(rows[:1], with_previous=True) + rows[1:]


def catalogue_rows(block: Catalogue) -> list[Row]:
    rows = []
    for entry in block.entries:
        x = _SMALL[0] + 4 * mm
        lines = _lines(entry, MEASURE - x)
        height = max(_SMALL[1], len(lines) * _LEADING) + 4 * mm
        marks = [
            *_boxed(entry, 0, 2 * mm, *_SMALL),
            *_words(lines, x, 2 * mm),
            RuleMark(0, height, MEASURE, 0.5, _INK),
        ]
        rows.append(Row(height, tuple(marks)))
    return rows


def _boxed(entry: Captioned, x: float, down: float, width: float, height: float) -> list[Mark]:
    frame = FrameMark(x, down, width, height, _INK)
    if entry.jpeg:
        return [frame, fitted(entry.jpeg, x, down, width, height, entry.lines[0])]
    said = set_line(assets.read_json("notices", "sheets.json")["no_picture"], Face(fonts.BODY, _SIZE, _SIZE, _GREY))
    return [frame, text_mark(said, x + (width - said.width) / 2, _LEADING, down + (height - _LEADING) / 2)]


def _lines(entry: Captioned, room: float) -> list[Line]:
    face = Face(fonts.BODY, _SIZE, _SIZE)
    most = int(room / _SIZE) * _LINES_OF_TEXT
    shown = [text if len(text) <= most else text[: most - 1] + "…" for text in entry.lines]
    return [line for text in shown for line in break_lines(text, face, room)]


def _words(lines: list[Line], x: float, down: float) -> list[Mark]:
    return [text_mark(line, x, _LEADING, down + index * _LEADING) for index, line in enumerate(lines)]
