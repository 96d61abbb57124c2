"""Any paper on paper: its blocks into rows, rows into pages, pages into a PDF (GB/T 9704-2012; domain.md §5.9)."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from reportlab.lib.units import mm

from inspector_app import assets
from inspector_app.notices import fonts
from inspector_app.notices.annex import annex_rows
from inspector_app.notices.code_block import proof_code
from inspector_app.notices.flow import Row, RuleMark, centred, gap, paginate, paragraph, tagged, together
from inspector_app.notices.forms import form_rows
from inspector_app.notices.glyphs import Face, width_of
from inspector_app.notices.page import DEPTH, LEADING, MEASURE, PITCH, Metadata, Sheet, paint
from inspector_app.notices.paper import (
    Blank,
    Block,
    Catalogue,
    Closing,
    Form,
    Grid,
    Head,
    Heading,
    Notes,
    Pairs,
    Paper,
    Seal,
    Style,
    Table,
    Text,
)
from inspector_app.notices.pictures import catalogue_rows, pair_rows
from inspector_app.notices.tables import grid_rows, table_rows
from inspector_app.notices.tags import HEADING, TITLE

# Dark enough to print as black on a black-and-white printer.
_RED = "#9E1B1B"
_ISSUER_SIZES = (28.0, 24.0, 20.0)
_SEAL = 45 * mm
"""Side of the square left free for the seal: 42 mm across, by 国发〔1999〕25号. The seal itself is never drawn."""
_DATE_FROM_RIGHT = 4 * PITCH


class _Setting(NamedTuple):
    """Type of a style: size, pitch and leading of the text, of lines to fill in, and of notes; in points."""

    size: float
    pitch: float
    leading: float
    form: float
    form_leading: float
    note: float
    note_leading: float

    def face(self, family: str = fonts.BODY) -> Face:
        return Face(family, self.size, self.pitch)


_SETTINGS: dict[Style, _Setting] = {
    "letter": _Setting(16, PITCH, LEADING, 14, 27, 14, 22),
    # 小四: a record has to hold much, and is filled in by hand.
    "form": _Setting(12, 12, 20.5, 12, 25, 10.5, 17),
    "certificate": _Setting(16, 16.4, 31, 16, 31, 12, 20),
    "card": _Setting(14, 14.4, 23, 14, 23, 12, 19),
}
_HELD_NOTES = 3
"""Rows of the notes below a seal that stay with it: the rule and two lines."""
_TABLE, _TABLE_LEADING = 10.5, 15.0
_LEAST_GRID_ROW = 25.0


def draw_paper(paper: Paper) -> bytes:
    """The PDF; equal papers give equal bytes. What no font has, and nobody has drawn, stands as 〓."""
    fonts.register()
    about = Metadata(paper.title + paper.number, paper.issuer, paper.subject)
    return paint(_sheets(paper), about, practice=paper.practice)


def sheet_words() -> dict[str, Any]:
    """What stands around the text of every paper."""
    words: dict[str, Any] = assets.read_json("notices", "sheets.json")
    return words


def _sheets(paper: Paper) -> list[Sheet]:
    words = sheet_words()
    setting = _SETTINGS[paper.style]
    rows = _block_rows(paper.blocks, paper.style, setting)
    pages = [*paginate(rows, DEPTH), *annex_rows(paper.annex, words["annex"])]
    return [_sheet(rows, number, len(pages), paper, words) for number, rows in enumerate(pages, start=1)]


def _block_rows(blocks: Sequence[Block], style: Style, setting: _Setting) -> list[Row]:
    """A heading, and a sentence that leads to what follows, stand with the beginning of that."""
    rows: list[Row] = []
    before: Block | None = None
    for block in blocks:
        following = _SETTERS[type(block)](block, style, setting)
        rows += together(following[:1], with_previous=True) + following[1:] if _leads(before) else following
        before = block
    return rows


def _leads(block: Block | None) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Text) and not block.lead and block.text.endswith("："))


def _sheet(rows: Sequence[Row], number: int, total: int, paper: Paper, words: dict[str, Any]) -> Sheet:
    draft = words["draft"] if paper.is_draft else ""
    framed = paper.style == "certificate"
    foot = "" if framed and total == 1 else words["page"].format(total=total, number=number)
    if number == 1:
        return Sheet(rows, foot=foot, draft=draft, is_framed=framed)
    name = "　".join(part for part in (paper.title, paper.number) if part)
    return Sheet(rows, paper.subject, words["continued_head"].format(paper=name), foot, draft, framed)


def _head(block: Head, style: Style, setting: _Setting) -> list[Row]:
    return together(_HEADS[style](block))


def _letter_head(block: Head) -> list[Row]:
    """The issuer over a red rule, the title in 小标宋 of 22 points, the number below it."""
    rows: list[Row] = []
    if block.issuer:
        size = next((s for s in _ISSUER_SIZES if width_of(block.issuer, _title(s)) <= MEASURE), _ISSUER_SIZES[-1])
        rows += centred(block.issuer, _title(size), size * 1.3, MEASURE)
        rows += [Row(4 * mm + 1, (RuleMark(0, 4 * mm, MEASURE, 1.2, _RED),)), gap(20)]
    rows += tagged(centred(block.title, _title(22, "#000000"), 34, MEASURE), TITLE)
    rows.append(gap(4))
    if block.number:
        rows += centred(block.number, Face(fonts.BODY, 16, 16), LEADING, MEASURE)
    return [*rows, gap(16)]


def _form_head(block: Head) -> list[Row]:
    """A form has no red head: issuer, title, and the number at the right above the rule."""
    rows = centred(block.issuer, Face(fonts.BODY, 14, 14.6), 22, MEASURE) if block.issuer else []
    rows += tagged(centred(block.title, _title(22, "#000000"), 34, MEASURE), TITLE)
    if block.number:
        rows += centred(block.number, Face(fonts.BODY, 12, 12), 20, MEASURE)
    return [*rows, gap(8)]


def _certificate_head(block: Head) -> list[Row]:
    rows = [Row(10 * mm), *tagged(centred(block.title, _title(32, "#000000"), 48, MEASURE), TITLE), Row(4 * mm)]
    if block.number:
        rows += centred(block.number, Face(fonts.BODY, 14, 14), 24, MEASURE)
    return [*rows, Row(8 * mm)]


_HEADS: dict[Style, Callable[[Head], list[Row]]] = {
    "letter": _letter_head,
    "form": _form_head,
    "certificate": _certificate_head,
    "card": _form_head,
}


def _title(size: float, ink: str = _RED) -> Face:
    return Face(fonts.TITLE, size, size * 1.06, ink)


def _text(block: Text, _style: Style, setting: _Setting) -> list[Row]:
    indent = 0.0 if block.lead else 2 * setting.pitch
    return paragraph(block.text, setting.face(), setting.leading, MEASURE, indent)


def _heading(block: Heading, style: Style, setting: _Setting) -> list[Row]:
    """On one page with the line that follows."""
    face = setting.face(fonts.HEADING if block.level == 1 else fonts.SECOND)
    above = [gap(4)] if style == "form" else []
    rows = paragraph(block.text, face, setting.leading, MEASURE, 0.0 if style == "form" else 2 * setting.pitch)
    return [*above, *tagged(together(rows), HEADING)]


def _blank(block: Blank, _style: Style, setting: _Setting) -> list[Row]:
    leading = setting.form_leading
    return [Row(leading, (RuleMark(0, leading - 4, MEASURE, 0.5),), index == 0) for index in range(block.lines)]


def _form(block: Form, _style: Style, setting: _Setting) -> list[Row]:
    face = Face(fonts.BODY, setting.form, setting.form)
    return [row for fields in block.rows for row in form_rows(fields, face, setting.form_leading, MEASURE)]


def _grid(block: Grid, _style: Style, setting: _Setting) -> list[Row]:
    if not block.rows:
        return []
    faces = Face(fonts.HEADING, _TABLE, _TABLE), Face(fonts.BODY, setting.note, setting.note)
    return [*grid_rows(block.rows, faces, _TABLE_LEADING + 1, MEASURE, _LEAST_GRID_ROW), gap(8)]


def _table(block: Table, _style: Style, _setting: _Setting) -> list[Row]:
    faces = Face(fonts.HEADING, _TABLE, _TABLE), Face(fonts.BODY, _TABLE, _TABLE)
    return [*table_rows(block.columns, block.widths, block.rows, faces, _TABLE_LEADING, MEASURE), gap(8)]


def _closing(block: Closing, style: Style, setting: _Setting) -> list[Row]:
    """Signatures and seal in one piece, with the last two lines before them and the first two of the notes below.

    What is said above them, and long notes, break over pages as any paragraph: kept whole they left half a page empty.
    """
    rows: list[Row] = [gap(10)]
    for part in block.blocks:
        following = _SETTERS[type(part)](part, style, setting)
        if isinstance(part, Text):
            rows += following
        else:
            held = _HELD_NOTES if isinstance(part, Notes) else len(following)
            rows += [*together(following[:held], with_previous=True), *following[held:]]
    return rows


def _seal(block: Seal, _style: Style, _setting: _Setting) -> list[Row]:
    """The issuer over the date, a little below the middle of the free square (7.3.5.1); the code at the left of it."""
    face = Face(fonts.BODY, 16, PITCH)
    middle = MEASURE - _DATE_FROM_RIGHT - width_of(block.date, face) / 2
    issuer = centred(block.issuer, face, LEADING, MEASURE, middle)
    date = centred(block.date, face, LEADING, MEASURE, middle)
    written = LEADING * (len(issuer) + len(date))
    above = max(0.0, _SEAL / 2 - written / 2 + 6)
    below = max(0.0, _SEAL - above - written)
    code = proof_code(block.token) if block.has_code else ()
    return [gap(8), Row(above, code, may_begin=False), *issuer, *date, Row(below, may_begin=False), gap(8)]


def _notes(block: Notes, _style: Style, setting: _Setting) -> list[Row]:
    note = Face(fonts.BODY, setting.note, setting.note)
    rows = [Row(6, (RuleMark(0, 0, MEASURE, 0.7),)), *paragraph(block.copies, note, setting.note_leading, MEASURE)]
    for index, attachment in enumerate(block.attachments):
        label = block.label if index == 0 else "　" * len(block.label)
        rows += paragraph(label + attachment, note, setting.note_leading, MEASURE)
    return rows


_SETTERS: dict[type, Callable[[Any, Style, _Setting], list[Row]]] = {
    Head: _head,
    Text: _text,
    Heading: _heading,
    Blank: _blank,
    Form: _form,
    Grid: _grid,
    Table: _table,
    Seal: _seal,
    Notes: _notes,
    Closing: _closing,
    Pairs: lambda block, _style, _setting: pair_rows(block),
    Catalogue: lambda block, _style, _setting: catalogue_rows(block),
}
