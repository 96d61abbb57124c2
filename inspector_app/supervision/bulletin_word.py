"""工作通报 as a Word file that the office goes on editing: real styles, real tables, charts as pictures.

Set as GB/T 9704-2012 sets a paper (domain.md §5.9): 小标宋 for the title, 黑体 for headings, 仿宋 of 16 points, and
22 lines a page. The faces are named, not embedded: every office has them in Word or WPS.
"""

from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable

from inspector_app import assets
from inspector_app.notices.bulletin_charts import alt_of, chart_of
from inspector_app.notices.characters import clean
from inspector_app.supervision.bulletin import Bulletin, Passage, annex_cells
from inspector_app.supervision.bulletin_parts import Picture, Table, figure_columns

_MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
"""Millimetres."""
_MEASURE = 156
_LEADING = 28.95
_AFTER_PART = 8
"""Points between a table or chart and what comes below it."""
_CELL_PADDING = 45
"""Above and below the text of a cell, in twentieths of a point."""
_CELL_SIDE = 5.4
"""Points that Word keeps free at both sides of the text of a cell."""
_SHORT = 8
"""Columns of tables whose texts are all as short as this are centred."""
_MOST_TOGETHER = 16
"""Rows of a table that is not torn between two pages."""
_PNG_SCALE = 3.0
_POINTS_A_MM = 72 / 25.4


def word_file(bulletin: Bulletin, now: datetime) -> bytes:
    words = assets.read_json("bulletin", "words.json")
    document = Document()
    _set_styles(document)
    _set_page(document, bulletin, words, now)
    # A line break within the title, not two titles.
    document.add_paragraph("\n".join(clean(line) for line in bulletin.title_lines), style="Title")
    document.add_paragraph(clean(bulletin.opening))
    follows_part = False
    for passage in bulletin.passages:
        _write_passage(document, passage, follows_part)
        follows_part = bool(passage.parts)
    for text in ("", bulletin.office, bulletin.dated):
        # On the page of the text before it.
        document.paragraphs[-1].paragraph_format.keep_with_next = True
        document.add_paragraph(clean(text), style="Signature")
    _write_annex(document, bulletin, words["annex"])
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_styles(document: Word) -> None:
    body = _style(document, "Normal", "仿宋_GB2312", 16)
    body.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    body.paragraph_format.line_spacing = Pt(_LEADING)
    body.paragraph_format.space_after = Pt(0)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _indent(body, 200)
    title = _style(document, "Title", "方正小标宋简体", 22)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing = Pt(34)
    title.paragraph_format.space_after = Pt(_LEADING)
    _without_rule(title)
    _style(document, "Heading 1", "黑体", 16).paragraph_format.space_before = Pt(0)
    caption = _style(document, "Caption", "黑体", 12)
    caption.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(_AFTER_PART)
    signed: Any = document.styles.add_style("Signature", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    signed.base_style = document.styles["Normal"]
    signed.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    signed.paragraph_format.right_indent = Pt(4 * 16)
    for each in (title, caption, signed):
        _indent(each, 0)


def _style(document: Word, name: str, face: str, points: float) -> ParagraphStyle:
    """A style of Word's own, in black, with that face for Chinese and for digits."""
    style: Any = document.styles[name]
    style.font.size, style.font.name = Pt(points), face
    style.font.bold, style.font.italic = False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for place in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(place), None)
    fonts.set(qn("w:eastAsia"), face)
    return style  # type: ignore[no-any-return]


def _indent(style: Any, hundredths: int) -> None:
    """The first line, in hundredths of a character: it stays two characters when somebody changes the size."""
    properties = style.element.get_or_add_pPr().get_or_add_ind()
    properties.set(qn("w:firstLineChars"), str(hundredths))
    properties.set(qn("w:firstLine"), str(round(hundredths / 100 * 16 * 20)))


def _without_indent(paragraph: Any) -> None:
    """The indent in characters wins over one in points: both are taken away."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "0")
    indent.set(qn("w:firstLine"), "0")


def _without_rule(style: Any) -> None:
    """Word's own title has a blue rule below it."""
    properties = style.element.get_or_add_pPr()
    for rule in properties.findall(qn("w:pBdr")):
        properties.remove(rule)


def _set_page(document: Word, bulletin: Bulletin, words: dict[str, Any], now: datetime) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, length in _MARGINS.items():
        setattr(section, name, Mm(length))
    foot = section.footer.paragraphs[0]
    foot.style, foot.alignment = document.styles["Normal"], WD_ALIGN_PARAGRAPH.CENTER
    _without_indent(foot)
    for text, field in (("— ", ""), ("", "PAGE"), (" —", "")):
        run = foot.add_run(text)
        run.font.size = Pt(14)
        if field:
            _add_field(run, field)
    if bulletin.practice:
        head = section.header.paragraphs[0]
        head.text, head.alignment = assets.read_json("notices", "practice.json")["line"], WD_ALIGN_PARAGRAPH.CENTER
        _without_indent(head)
    about = document.core_properties
    about.title, about.author, about.subject = clean(bulletin.title), clean(bulletin.office), words["subject"]
    about.created = about.modified = now.replace(tzinfo=None)
    about.comments, about.last_modified_by, about.language = "", "", "zh-CN"


def _add_field(run: Any, name: str) -> None:
    """A number that Word keeps right by itself."""
    for kind in ("begin", "", "end"):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = name
        run._r.append(part)


def _write_passage(document: Word, passage: Passage, follows_part: bool) -> None:
    heading = document.add_paragraph(clean(passage.heading), style="Heading 1")
    if follows_part:
        heading.paragraph_format.space_before = Pt(_AFTER_PART)
    for text in passage.paragraphs:
        document.add_paragraph(clean(text))
    for part in passage.parts:
        if isinstance(part, Table):
            document.add_paragraph(clean(part.title), style="Caption")
            _write_table(document, part, 10.5)
        else:
            _write_picture(document, part)


def _write_table(document: Word, table: Table, points: float) -> None:
    grid = document.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _pad_cells(grid)
    unit = _MEASURE / sum(table.widths)
    short = [max((len(row[place]) for row in table.rows), default=0) <= _SHORT for place in range(len(table.columns))]
    ends = {place: _end_of_numbers(table, place, points) for place in figure_columns(table.rows)}
    for number, cells in enumerate((table.columns, *table.rows)):
        row = _add_row(grid, is_head=number == 0)
        stays = number < len(table.rows) <= _MOST_TOGETHER
        for cell, text, is_short in zip(row.cells, cells, short, strict=True):
            _write_cell(cell, "\n".join(map(clean, text.split("\n"))), points, is_head=number == 0, is_centred=is_short)
            cell.paragraphs[0].paragraph_format.keep_with_next = stays
        for place, room in ends.items() if number else ():
            row.cells[place].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            row.cells[place].paragraphs[0].paragraph_format.right_indent = Pt(room)
    for column, width in zip(grid.columns, table.widths, strict=True):
        column.width = Mm(width * unit)
        for cell in column.cells:
            cell.width = Mm(width * unit)


def _end_of_numbers(table: Table, place: int, points: float) -> float:
    """Points between the numbers of a column and its right edge: they end below each other, the longest in the middle.

    A digit is half as wide as a Chinese character, and somewhat wider in the letters that stand in for missing ones.
    """
    longest = max(sum(0.65 if sign.isascii() else 1.0 for sign in row[place]) for row in table.rows) * points
    width = _MEASURE * table.widths[place] / sum(table.widths) * _POINTS_A_MM - 2 * _CELL_SIDE
    return max(0.0, (width - longest) / 2)


def _pad_cells(grid: WordTable) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        room = OxmlElement(f"w:{side}")
        room.set(qn("w:w"), str(_CELL_PADDING))
        room.set(qn("w:type"), "dxa")
        margins.append(room)
    look = grid._tbl.tblPr.find(qn("w:tblLook"))
    # The schema has them in this order.
    look.addprevious(margins)


def _add_row(grid: WordTable, *, is_head: bool) -> Any:
    row: Any = grid.add_row()  # type: ignore[no-untyped-call]
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        # Stands again at the top of every page.
        properties.append(OxmlElement("w:tblHeader"))
    return row


def _write_cell(cell: Any, text: str, points: float, *, is_head: bool, is_centred: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    line = cell.paragraphs[0]
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    _without_indent(line)
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_head or is_centred else WD_ALIGN_PARAGRAPH.LEFT
    run = line.add_run(text)
    run.font.size, run.font.bold = Pt(points), is_head


def _write_picture(document: Word, picture: Picture) -> None:
    document.add_paragraph(clean(picture.title), style="Caption")
    if len(picture.columns) > 1:
        _write_legend(document, picture)
    png = chart_of(picture, _MEASURE * _POINTS_A_MM).png(_PNG_SCALE)
    line = document.add_paragraph(style="Caption")
    line.paragraph_format.keep_with_next = False
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    shape = line.add_run().add_picture(BytesIO(png), width=Mm(_MEASURE))
    shape._inline.docPr.set("descr", alt_of(picture))


def _write_legend(document: Word, picture: Picture) -> None:
    line = document.add_paragraph(style="Caption")
    for each in picture.columns:
        mark = line.add_run("■")
        mark.font.color.rgb = RGBColor.from_string(each.colour.removeprefix("#").upper())
        mark.font.size = Pt(9)
        line.add_run(f" {each.name}　").font.size = Pt(9)


def _write_annex(document: Word, bulletin: Bulletin, spec: dict[str, Any]) -> None:
    document.add_page_break()  # type: ignore[no-untyped-call]
    document.add_paragraph(spec["heading"], style="Heading 1")
    about = document.add_paragraph()
    about.add_run(spec["about"]).font.size = Pt(10.5)
    about.paragraph_format.line_spacing = Pt(18)
    rows = tuple(tuple(annex_cells(place, each, spec)) for place, each in enumerate(bulletin.annex, start=1))
    _write_table(document, Table("", tuple(spec["columns"]), tuple(spec["widths"]), rows), 9)
