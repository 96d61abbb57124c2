"""The hash list on paper: a table of two columns on the sheet of the notices, one photo a row, never torn."""

from datetime import datetime
from itertools import groupby
from typing import Any

from inspector_app.evidence.hash_list import HashLine, HashList, hash_list_words
from inspector_app.notices import fonts
from inspector_app.notices.characters import clean
from inspector_app.notices.flow import Mark, Row, RuleMark, centred, gap, paginate, paragraph, text_mark, together
from inspector_app.notices.glyphs import Face
from inspector_app.notices.lines import break_lines, set_line
from inspector_app.notices.page import DEPTH, MEASURE, Metadata, Sheet, paint

_NUMBER_WIDTH = 34.0
_ABOUT_WIDTH = MEASURE - _NUMBER_WIDTH
_LEADING = 15.0
_PADDING = 3.0
_RULE_INK = "#808080"


def draw_hash_list(listed: HashList) -> bytes:
    """The list as a PDF; equal lists give equal bytes."""
    fonts.register()
    words = hash_list_words()
    pages = paginate(_rows(listed, words), DEPTH)
    sheets = [
        Sheet(rows, *_heads(listed, words, number), words["page"].format(total=len(pages), number=number))
        for number, rows in enumerate(pages, start=1)
    ]
    about = Metadata(words["title"], clean(listed.office), clean(listed.lines[0].enterprise))
    return paint(sheets, about, practice=listed.practice)


def _heads(listed: HashList, words: dict[str, Any], number: int) -> tuple[str, str]:
    """Left and right of a continuation page."""
    return ("", "") if number == 1 else (clean(listed.office), words["head"].format(title=words["title"]))


def _rows(listed: HashList, words: dict[str, Any]) -> list[Row]:
    small = Face(fonts.BODY, 10.5, 10.5)
    facts = words["facts"].format(office=clean(listed.office), made_at=_minute(listed.made_at), count=len(listed.lines))
    rows = centred(words["title"], Face(fonts.TITLE, 18, 19), 30, MEASURE)
    rows += [*centred(facts, small, _LEADING, MEASURE), gap(8)]
    for _, lines in groupby(listed.lines, key=lambda line: line.visit_id):
        group = list(lines)
        entries = [_entry(line, words) for line in group]
        rows += [*together([*_visit_head(group[0], words), entries[0]]), *entries[1:], gap(14)]
    return [*rows, *together(paragraph(words["note"], small, _LEADING, MEASURE))]


def _visit_head(line: HashLine, words: dict[str, Any]) -> list[Row]:
    """The enterprise, the visit's time, and what the columns are."""
    bold, small = Face(fonts.TITLE, 12, 12), Face(fonts.BODY, 10.5, 10.5)
    rows = paragraph(words["enterprise"].format(enterprise=clean(line.enterprise) or "—"), bold, 19, MEASURE)
    if line.opened_at is not None:
        said = words["visit_ended"] if line.closed_at is not None else words["visit"]
        closed = _minute(line.closed_at) if line.closed_at is not None else ""
        rows += paragraph(said.format(opened=_minute(line.opened_at), closed=closed), small, _LEADING, MEASURE)
    head = Face(fonts.TITLE, 10.5, 10.5)
    height = _LEADING + 2 * _PADDING
    columns = words["columns"]
    marks: tuple[Mark, ...] = (
        RuleMark(0, 2, MEASURE, 1),
        text_mark(set_line(columns["number"], head), 0, _LEADING, _PADDING),
        text_mark(set_line(columns["about"], head), _NUMBER_WIDTH, _LEADING, _PADDING),
        RuleMark(0, height, MEASURE, 0.5),
    )
    return [*rows, gap(2), Row(height, marks)]


def _entry(line: HashLine, words: dict[str, Any]) -> Row:
    bold, small = Face(fonts.TITLE, 10.5, 10.5), Face(fonts.BODY, 10.5, 10.5)
    hashed = Face(fonts.BODY, 9.5, 9.5)
    unknown = words["unknown"]
    times = {"taken_at": _taken(line.taken_at) or unknown, "added_at": _second(line.added_at) or unknown}
    source = words["sources"]["zh"].get(line.source, clean(line.source))
    file = words["file"].format(file_name=clean(line.file_name), size=f"{line.size:,}", source=source)
    texts = [
        *((part, bold) for part in break_lines(_title(line, words), bold, _ABOUT_WIDTH)),
        *((part, small) for part in break_lines(file, small, _ABOUT_WIDTH)),
        *((part, hashed) for part in break_lines(words["hash"].format(sha256=line.sha256), hashed, _ABOUT_WIDTH)),
        *((part, small) for part in break_lines(words["times"].format(**times), small, _ABOUT_WIDTH)),
    ]
    marks: list[Mark] = [text_mark(set_line(str(line.number), bold), 0, _LEADING, _PADDING)]
    for place, (text, _) in enumerate(texts):
        marks.append(text_mark(text, _NUMBER_WIDTH, _LEADING, _PADDING + place * _LEADING))
    height = len(texts) * _LEADING + 2 * _PADDING
    return Row(height, (*marks, RuleMark(0, height, MEASURE, 0.5, _RULE_INK)))


def _title(line: HashLine, words: dict[str, Any]) -> str:
    item = words["item"].format(item=clean(line.item)) if line.item else words["no_item"]
    removed = words["removed"] if line.removed else ""
    return f"{item}　{clean(line.caption) or words['no_caption']}{removed}"


def _taken(text: str) -> str:
    return clean(text).replace("T", " ")


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _second(moment: datetime | None) -> str:
    return moment.isoformat(" ", "seconds") if moment is not None else ""
