"""The card to carry along: one sheet of A4, Chinese on its face and English on its back.

Its own words are `resources/notices/quick_card.json`; what to do about suspected drugs is said as the program says it
(`resources/rectification/suspected_drugs.json`), so that the two never differ.
"""

from typing import Any

from reportlab.lib.units import mm

from inspector_app import assets
from inspector_app.messages import Language
from inspector_app.notices import fonts
from inspector_app.notices.flow import FrameMark, Row, centred, gap, paragraph, tagged, text_mark
from inspector_app.notices.glyphs import Face
from inspector_app.notices.lines import break_lines, set_line
from inspector_app.notices.page import MEASURE, Metadata, Sheet, paint
from inspector_app.notices.tables import table_rows
from inspector_app.notices.tags import HEADING, TITLE

_RED, _BLUE = "#B3261E", "#1F4E9E"
_OUT, _UP = 13 * mm, 24 * mm
"""How far it reaches into the margins of an official paper: a card is read at arm's length, so its type is large."""
_WIDTH = MEASURE + 2 * _OUT
_SIZE, _LEADING, _NUMBER = 14.5, 22.0, 22.0
_PADDING = 10.0
"""Between the red frame and its text."""
_KEY_WIDTHS = (7.0, 13.0, 9.0, 11.0)


def quick_card() -> bytes:
    """The PDF; equal programs give equal bytes."""
    fonts.register()
    words = assets.read_json("notices", "quick_card.json")
    sheets = [Sheet(_card(words[each.value], each), foot=words[each.value]["foot"]) for each in Language]
    title = words[Language.ZH.value]["title"]
    return paint(sheets, Metadata(title, "inspector-app", title))


def _card(words: dict[str, Any], language: Language) -> list[Row]:
    return [Row(-_UP), *_moved(_rows(words, language), -_OUT)]


def _rows(words: dict[str, Any], language: Language) -> list[Row]:
    body, bold = Face(fonts.BODY, _SIZE, _SIZE), Face(fonts.TITLE, 13, 13)
    rows = tagged(centred(words["title"], Face(fonts.TITLE, 30, 31, _BLUE), 40, _WIDTH), TITLE)
    rows += centred(words["lead"], Face(fonts.BODY, 13, 13), 20, _WIDTH)
    rows += [*_heading(words["steps_title"], _BLUE), *_numbered(words["steps"], body, _WIDTH)]
    rows += _heading(words["keys_title"], _BLUE)
    faces = (bold, bold._replace(family=fonts.BODY))
    rows += table_rows(words["keys_head"], _KEY_WIDTHS, words["keys"], faces, 15, _WIDTH)
    return [*rows, gap(16), *_framed(_drug_rows(words["drugs_title"], language))]


def _heading(text: str, ink: str) -> list[Row]:
    return [gap(8), *tagged(paragraph(text, Face(fonts.TITLE, 17, 17, ink), 26, _WIDTH), HEADING)]


def _numbered(texts: list[str], face: Face, measure: float) -> list[Row]:
    """Each with its number before it; lines that go on begin under the first word."""
    rows: list[Row] = []
    for number, text in enumerate(texts, start=1):
        for place, line in enumerate(break_lines(text, face, measure - _NUMBER)):
            marks = [text_mark(line, _NUMBER, _LEADING)]
            if place == 0:
                marks.insert(0, text_mark(set_line(f"{number}", face._replace(family=fonts.TITLE)), 0, _LEADING))
            rows.append(Row(_LEADING, tuple(marks), is_continued=place > 0))
    return rows


def _drug_rows(title: str, language: Language) -> list[Row]:
    said, inner = assets.read_json("rectification", "suspected_drugs.json"), _WIDTH - 2 * _PADDING
    steps = [step[language.value] for step in said["steps"]]
    rows = tagged(paragraph(title, Face(fonts.TITLE, 18, 18, _RED), 28, inner), HEADING)
    rows += paragraph(said["warning"][language.value], Face(fonts.BODY, 13, 13), 18, inner)
    return [*rows, *_numbered(steps, Face(fonts.TITLE, _SIZE, _SIZE), inner)]


def _framed(rows: list[Row]) -> list[Row]:
    """All of them inside one red frame, moved in from its edge."""
    height = sum(row.height for row in rows) + _PADDING
    frame = FrameMark(0, -_PADDING / 2, _WIDTH, height, _RED, 1.6)
    moved = _moved(rows, _PADDING)
    return [moved[0]._replace(marks=(frame, *moved[0].marks)), *moved[1:]]


def _moved(rows: list[Row], right: float) -> list[Row]:
    return [row._replace(marks=tuple(mark._replace(x=mark.x + right) for mark in row.marks)) for row in rows]
