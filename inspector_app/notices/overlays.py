"""Marks over a paper that was issued: 副本 on a reprint, drawn signatures on a copy. The issued PDF itself stays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from inspector_app import assets
from inspector_app.notices import fonts
from inspector_app.notices.page import HEIGHT, LEFT, MEASURE, WIDTH
from inspector_app.notices.pages import Box, boxes_of, page_count, with_pages_over
from inspector_app.notices.signatures import Drawing

_SIZE = 10.5
_FRAME_DOWN = 16 * mm
"""From the top edge of the sheet: the margin above the head is free on every page."""
_SIGNATURE = 26.0
"""Height of a drawn signature, in points."""
_LONGEST_SIGNATURE = 150.0
_FOOT_UP = 12 * mm
_PEN = 1.1


@dataclass(frozen=True, slots=True)
class Signed:
    """A drawing and whose place it takes: "site", "officer" or "witness"."""

    signer: str
    drawing: Drawing


def as_duplicate(pdf: bytes, ordinal: int, day: date) -> bytes:
    """Every page says that it is a 副本, which one, and of what day."""
    words = copy_words()["duplicate"].format(ordinal=ordinal, day=f"{day.year}年{day.month}月{day.day}日")
    return _marked(pdf, words)


def with_signatures(pdf: bytes, signatures: Sequence[Signed]) -> bytes:
    """A copy with each drawing beside the label of its signer, or at the last page's foot where there is no label."""
    words = copy_words()
    places = [_place(pdf, signed) for signed in signatures]
    drawn: dict[int, list[tuple[Box, Drawing]]] = {}
    unplaced = []
    for signed, place in zip(signatures, places, strict=True):
        if place is None:
            unplaced.append(signed)
        else:
            drawn.setdefault(place[0], []).append((place[1], signed.drawing))
    last = page_count(pdf) - 1
    overs = {page: _signed_page(drawn.get(page, ()), unplaced if page == last else ()) for page in {*drawn, last}}
    return _marked(with_pages_over(pdf, overs), words["signed_copy"])


def copy_words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = assets.read_json("notices", "copies.json")
    return words


def _marked(pdf: bytes, words: str) -> bytes:
    mark = _page(lambda canvas: _frame(canvas, words))
    return with_pages_over(pdf, dict.fromkeys(range(page_count(pdf)), mark))


def _page(draw: Any) -> bytes:
    fonts.register()
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _frame(canvas: Any, words: str) -> None:
    """At the right edge of the text, in the margin above it."""
    width = _width(words) + 12
    left, bottom = LEFT + MEASURE - width, HEIGHT - _FRAME_DOWN - 18
    canvas.setLineWidth(0.8)
    canvas.rect(left, bottom, width, 18)
    _write(canvas, words, left + 6, bottom + 5)


def _signed_page(placed: Sequence[tuple[Box, Drawing]], unplaced: Sequence[Signed]) -> bytes:
    return _page(lambda canvas: _sign(canvas, placed, unplaced))


def _sign(canvas: Any, placed: Sequence[tuple[Box, Drawing]], unplaced: Sequence[Signed]) -> None:
    for box, drawing in placed:
        _draw(canvas, drawing, box.right + 8, (box.top + box.bottom) / 2 - _SIGNATURE / 2)
    words, x = copy_words(), LEFT
    for signed in unplaced:
        label = words["unplaced"].format(who=words["who"].get(signed.signer, ""), name=signed.drawing.name)
        _write(canvas, label, x, _FOOT_UP)
        x += _width(label) + 3
        x += _draw(canvas, signed.drawing, x, _FOOT_UP - 8) + 14


def _place(pdf: bytes, signed: Signed) -> tuple[int, Box] | None:
    """Page and label; the last one that the paper has."""
    for label in copy_words()["labels"].get(signed.signer, ()):
        found = boxes_of(pdf, label.format(name=signed.drawing.name))
        if found:
            return found[-1]
    return None


def _draw(canvas: Any, drawing: Drawing, left: float, bottom: float) -> float:
    """The strokes, upright in the height of a signature; gives their width."""
    points = [point for stroke in drawing.strokes for point in stroke]
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    wide, high = max(1, max(xs) - min(xs)), max(1, max(ys) - min(ys))
    scale = min(_SIGNATURE / high, _LONGEST_SIGNATURE / wide)
    canvas.setLineWidth(_PEN)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for stroke in drawing.strokes:
        path = canvas.beginPath()
        for number, (x, y, _time, _pressure) in enumerate(stroke):
            place = left + (x - min(xs)) * scale, bottom + (max(ys) - y) * scale
            (path.lineTo if number else path.moveTo)(*place)
        if len(stroke) == 1:
            path.lineTo(place[0] + _PEN / 2, place[1])
        canvas.drawPath(path)
    return wide * scale


def _write(canvas: Any, text: str, x: float, y: float) -> None:
    for font, run in _runs(text):
        canvas.setFont(font, _SIZE)
        canvas.drawString(x, y, run)
        x += stringWidth(run, font, _SIZE)


def _width(text: str) -> float:
    return float(sum(stringWidth(run, font, _SIZE) for font, run in _runs(text)))


def _runs(text: str) -> Iterator[tuple[str, str]]:
    fonts.register()
    yield from fonts.spans(text, fonts.BODY)
