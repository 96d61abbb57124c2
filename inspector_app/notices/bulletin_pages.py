"""工作通报 as PDF: text, tables and charts as GB/T 9704-2012 sets them, and the annex that names every figure."""

from collections.abc import Iterator
from typing import Any

from inspector_app import assets
from inspector_app.notices import fonts
from inspector_app.notices.bulletin_charts import STANDING, alt_of, chart_of
from inspector_app.notices.characters import clean
from inspector_app.notices.flow import (
    DrawingMark,
    Mark,
    Row,
    centred,
    gap,
    paginate,
    paragraph,
    tagged,
    text_mark,
    together,
)
from inspector_app.notices.glyphs import Face
from inspector_app.notices.lines import set_line
from inspector_app.notices.page import DEPTH, LEADING, MEASURE, PITCH, Metadata, Sheet, paint
from inspector_app.notices.tables import table_rows
from inspector_app.notices.tags import HEADING, TITLE
from inspector_app.supervision.bulletin import Bulletin, Passage, annex_cells
from inspector_app.supervision.bulletin_parts import Picture, Table, figure_columns

_BODY = Face(fonts.BODY, 16, PITCH)
_HEADING = Face(fonts.HEADING, 16, PITCH)
_CAPTION = Face(fonts.TITLE, 12, 12)
_FACES = Face(fonts.TITLE, 10.5, 10.5), Face(fonts.BODY, 10.5, 10.5)
_SMALL = Face(fonts.TITLE, 9, 9), Face(fonts.BODY, 9, 9)
_TABLE_LEADING, _SMALL_LEADING = 14.0, 12.5
_TITLE_SIZE, _TITLE_LEADING = 22.0, 34.0
_LEGEND = 9.0


def draw_bulletin(bulletin: Bulletin) -> bytes:
    """Equal bulletins give equal bytes."""
    fonts.register()
    words = assets.read_json("bulletin", "words.json")
    pages = [*paginate(_text(bulletin), DEPTH), *paginate(_annex(bulletin, words), DEPTH)]
    sheets = [
        Sheet(rows, foot=words["page"].format(number=number, total=len(pages)))
        for number, rows in enumerate(pages, start=1)
    ]
    about = Metadata(clean(bulletin.title), clean(bulletin.office), words["subject"])
    return paint(sheets, about, practice=bulletin.practice)


def _text(bulletin: Bulletin) -> list[Row]:
    face = Face(fonts.TITLE, _TITLE_SIZE, 22.6)
    lines = [row for text in bulletin.title_lines for row in centred(clean(text), face, _TITLE_LEADING, MEASURE)]
    rows = [*tagged(together(lines), TITLE), gap(LEADING), *_paragraph(bulletin.opening)]
    for passage in bulletin.passages:
        rows += _passage(passage)
    # A page that has nothing but the signature could be put under any paper.
    return [*rows[:-1], *together([rows[-1], gap(LEADING), *_signed(bulletin)])]


def _passage(passage: Passage) -> Iterator[Row]:
    heading = paragraph(clean(passage.heading), _HEADING, LEADING, MEASURE, 2 * PITCH)
    texts = [row for text in passage.paragraphs for row in _paragraph(text)]
    # A heading never stands alone at the foot of a page.
    yield from tagged(heading, HEADING)
    yield from together(texts[:1], with_previous=True)
    yield from texts[1:]
    for part in passage.parts:
        yield gap(6)
        yield from _table(part) if isinstance(part, Table) else picture_rows(part)
        yield gap(10)


def _paragraph(text: str) -> list[Row]:
    return paragraph(clean(text), _BODY, LEADING, MEASURE, 2 * PITCH)


def _table(table: Table) -> list[Row]:
    title = centred(clean(table.title), _CAPTION, 22, MEASURE)
    cells = [[clean(cell) for cell in row] for row in table.rows]
    rows = table_rows(table.columns, table.widths, cells, _FACES, _TABLE_LEADING, MEASURE, figure_columns(cells))
    return [*title, *together(rows[:1], with_previous=True), *rows[1:]]


def picture_rows(picture: Picture, standing: float = STANDING) -> list[Row]:
    """Title, legend and chart, on one page."""
    chart = chart_of(picture, MEASURE, standing)
    height = float(chart.drawing.height)
    rows = centred(clean(picture.title), _CAPTION, 22, MEASURE)
    if len(picture.columns) > 1:
        rows.append(Row(16, tuple(_legend(picture))))
    rows.append(Row(height, (DrawingMark(0, 0, height, chart.drawing, alt_of(picture)),)))
    return together(rows)


def _legend(picture: Picture) -> list[Mark]:
    """A square of each colour with its name, in the middle."""
    lines = []
    for each in picture.columns:
        lines.append(set_line("■", Face(fonts.BODY, _LEGEND, _LEGEND, each.colour)))
        lines.append(set_line(f" {each.name}　", Face(fonts.BODY, _LEGEND, _LEGEND)))
    x = (MEASURE - sum(line.width for line in lines)) / 2
    marks: list[Mark] = []
    for line in lines:
        marks.append(text_mark(line, x, 14))
        x += line.width
    return marks


def _signed(bulletin: Bulletin) -> list[Row]:
    """Office and date on the right, four characters from the edge (GB/T 9704-2012, 7.3.5.3)."""
    rows = []
    for text in (bulletin.office, bulletin.dated):
        line = set_line(clean(text), _BODY)
        rows.append(Row(LEADING, (text_mark(line, max(0.0, MEASURE - 4 * PITCH - line.width), LEADING),)))
    return together(rows)


def _annex(bulletin: Bulletin, words: dict[str, Any]) -> list[Row]:
    spec = words["annex"]
    rows = tagged(centred(spec["heading"], Face(fonts.TITLE, 16, 16), 28, MEASURE), HEADING)
    rows += [*paragraph(spec["about"], Face(fonts.BODY, 10.5, 10.5), 16, MEASURE, 21), gap(6)]
    lines = [annex_cells(place, each, spec) for place, each in enumerate(bulletin.annex, start=1)]
    figures = figure_columns(lines)
    return [*rows, *table_rows(spec["columns"], spec["widths"], lines, _SMALL, _SMALL_LEADING, MEASURE, figures)]
