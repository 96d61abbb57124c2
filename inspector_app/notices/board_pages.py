"""The board as PDF, to be pinned to a wall or handed round."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from inspector_app import assets
from inspector_app.messages import Language
from inspector_app.notices import fonts
from inspector_app.notices.bulletin_pages import picture_rows
from inspector_app.notices.characters import clean
from inspector_app.notices.flow import Row, centred, gap, paginate, tagged
from inspector_app.notices.glyphs import Face
from inspector_app.notices.page import DEPTH, MEASURE, Metadata, Sheet, paint
from inspector_app.notices.tables import table_rows
from inspector_app.notices.tags import TITLE
from inspector_app.supervision.asked_words import community_words, kind_words
from inspector_app.supervision.board import Board, Sender
from inspector_app.supervision.bulletin_parts import Picture, figure_columns

_FACES = Face(fonts.TITLE, 10.5, 10.5), Face(fonts.BODY, 10.5, 10.5)
_LEADING = 14.0
_STANDING = 112.0
"""Height of a chart: the whole board is to fit on two pages."""
_MOST_LYING = 36
"""Bars that a page has room for."""


def draw_board(board: Board, office: str, day: date, *, practice: bool = False) -> bytes:
    """Equal boards give equal bytes."""
    fonts.register()
    words = assets.read_json("bulletin", "board.json")["paper"]
    pages = paginate(_rows(board, office, words), DEPTH)
    sheets = [
        Sheet(rows, foot=words["page"].format(number=number, total=len(pages)))
        for number, rows in enumerate(pages, start=1)
    ]
    about = Metadata(f"{words['title']} {day.isoformat()}", clean(office), words["title"])
    return paint(sheets, about, practice=practice)


def _rows(board: Board, office: str, words: dict[str, Any]) -> list[Row]:
    rows = tagged(centred(words["title"], Face(fonts.TITLE, 18, 19), 30, MEASURE), TITLE)
    rows += [*centred(_facts(board, office, words), Face(fonts.BODY, 11, 11), 18, MEASURE), gap(8)]
    figures = _figures(board)
    numbers = figure_columns(figures)
    rows += table_rows(words["columns"], words["widths"], figures, _FACES, _LEADING, MEASURE, numbers)
    for panel in board.panels:
        if any(any(each.numbers) for each in panel.picture.columns):
            for part in _parts(panel.picture):
                rows += [gap(10), *picture_rows(part, _STANDING)]
    if board.senders:
        rows += [gap(10), *centred(words["senders"], Face(fonts.TITLE, 12, 12), 22, MEASURE)]
        lines = [_sender(each, words) for each in board.senders]
        rows += table_rows(words["sender_columns"], words["sender_widths"], lines, _FACES, _LEADING, MEASURE)
    return rows


def _parts(picture: Picture) -> Iterator[Picture]:
    """A chart of more bars than a page is high for, as several: what lies below the edge nobody would miss."""
    count = len(picture.groups)
    charts = -(-count // _MOST_LYING) if picture.lying else 1
    if charts == 1:
        yield picture
        return
    size = -(-count // charts)
    for number in range(charts):
        these = slice(number * size, (number + 1) * size)
        columns = tuple(replace(each, numbers=each.numbers[these]) for each in picture.columns)
        title = f"{picture.title}（{number + 1}/{charts}）"
        yield replace(picture, title=title, groups=picture.groups[these], columns=columns)


def _facts(board: Board, office: str, words: dict[str, Any]) -> str:
    asked = board.question
    first, last = (day.isoformat() if day else "…" for day in (asked.first, asked.last))
    period = words["until"].format(first=first, last=last) if asked.first or asked.last else words["all_days"]
    scope = "　".join(each for each in (community_words(asked), kind_words(asked)) if each)
    return clean(words["facts"].format(office=office, period=period, scope=scope))


def _figures(board: Board) -> list[list[str]]:
    """Two figures a line."""
    cells = []
    for tile in board.tiles:
        cells.append([tile.spec.word(Language.ZH), f"{tile.number}{tile.spec.unit(Language.ZH)}"])
    for ratio in board.ratios:
        cells.append([ratio.words, "—" if ratio.percent is None else f"{ratio.percent:.1f}%"])
    if len(cells) % 2:
        cells.append(["", ""])
    return [[*cells[place], *cells[place + 1]] for place in range(0, len(cells), 2)]


def _sender(each: Sender, words: dict[str, Any]) -> list[str]:
    if each.last is None:
        return [clean(each.person), clean(each.office), words["never"], "—"]
    return [
        clean(each.person),
        clean(each.office),
        f"{each.last.astimezone():%Y-%m-%d %H:%M}",
        words["days"].format(days=each.days),
    ]
