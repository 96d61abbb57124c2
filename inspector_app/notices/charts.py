"""Bar charts of the board and the bulletin, drawn by ReportLab: one drawing for the window, the PDF and the Word file.

A chart knows where each of its bars lies, so that a click on the picture finds what the bar counts.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from inspector_app.notices import fonts

_CLIP = re.compile(r"<clipPath.*?</clipPath>", re.DOTALL)
_BREAK = re.compile(r"(?<=[-–\s])")
_ABOVE = 14.0
"""Points kept free above the bars."""
_BELOW, _LINE, _MOST_LINES = 8.0, 10.0, 3
"""Points between bars and the words below them, and of each line of these; and how many lines there may be."""
_LETTER = 8.0
_GAP = 10.0
"""Between the names and the bars that lie beside them."""
_MOST_BESIDE = 0.45
"""Of the width, for names."""
_BARS_SHARE = 0.62
"""Of the room of one group: the rest is between the groups."""
_MOST_STEPS = 5
"""Of the axis of values."""


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of one colour, a whole number for each group."""

    name: str
    colour: str
    """As "#rrggbb"."""
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """Size in points; colours as "#rrggbb"."""

    width: float
    height: float
    ink: str = "#1a2432"
    line: str = "#d9dfe7"
    lying: bool = False
    """Bars lie from left to right: for groups with long names."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a bar lies, in points from the top left corner."""

    group: int
    series: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    drawing: Any
    """A reportlab.graphics Drawing."""
    bars: tuple[Bar, ...]

    def bar_at(self, x: float, y: float) -> Bar | None:
        """The bar under a point, in points from the top left corner."""
        under = (bar for bar in self.bars if 0 <= x - bar.x <= bar.width and 0 <= y - bar.y <= bar.height)
        return next(under, None)

    def svg(self, family: str) -> bytes:
        """For the window; its words in that font family of the system."""
        from reportlab.graphics import renderSVG

        text: str = renderSVG.drawToString(self.drawing)
        # QtSvg does not know clip paths, and paints the rectangle of this one over all the ground.
        return _CLIP.sub("", text).replace(fonts.BODY, family).encode("utf-8")

    def png(self, scale: float) -> bytes:
        """For a Word file: `scale` pixels a point."""
        from io import BytesIO

        from pypdfium2 import PdfDocument
        from reportlab.graphics import renderPDF

        with PdfDocument(renderPDF.drawToString(self.drawing)) as document:
            out = BytesIO()
            document[0].render(scale=scale).to_pil().save(out, "PNG")
            return out.getvalue()


def bar_chart(groups: Sequence[str], series: Sequence[Series], look: Look) -> Chart:
    """Stacked bars, one a group; the sum of each stands at its end. Without groups or values, an empty drawing."""
    from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
    from reportlab.graphics.shapes import Drawing

    fonts.register()
    drawing = Drawing(look.width, look.height)
    if not groups or not any(any(each.values) for each in series):
        return Chart(drawing, ())
    # The first group stands at the top of lying bars, as people read.
    order = range(len(groups))[::-1] if look.lying else range(len(groups))
    chart = (HorizontalBarChart if look.lying else VerticalBarChart)()
    chart.data = [[each.values[group] for group in order] for each in series]
    names = _place(chart, groups, look)
    highest = max(sum(each.values[group] for each in series) for group in order)
    chart.valueAxis.valueStep = _step(highest)
    chart.valueAxis.valueMax = math.ceil(highest / _step(highest)) * _step(highest)
    chart.categoryAxis.categoryNames = [names[group] for group in order]
    _colour(chart, series, look)
    drawing.add(chart)
    # Draws nothing yet: it reckons where the bars lie.
    chart.draw()
    bars = tuple(_bars(chart, series, order, look))
    for total in _totals(chart, series, order, look):
        drawing.add(total)
    return Chart(drawing, bars)


def _place(chart: Any, groups: Sequence[str], look: Look) -> list[str]:
    """Gives the names as there is room for them: in one line beside the bars, in several below them."""
    longest = max(map(_length, groups))
    beside = min(longest + _GAP, look.width * _MOST_BESIDE) if look.lying else 30.0
    chart.width = look.width - beside - (30.0 if look.lying else 6.0)
    if look.lying:
        names, below = [_fitted(name, beside - _GAP) for name in groups], 8.0
    else:
        names = [_wrapped(name, chart.width / len(groups)) for name in groups]
        below = _BELOW + _LINE * max(name.count("\n") + 1 for name in names)
    chart.x, chart.y = beside, below
    chart.height = look.height - chart.y - _ABOVE
    chart.categoryAxis.style = "stacked"
    chart.groupSpacing = (1 - _BARS_SHARE) / _BARS_SHARE * 10
    chart.barWidth = 10
    chart.valueAxis.valueMin = 0
    return names


def _step(highest: float) -> int:
    """From one line of the axis to the next: 1, 2 or 5 of some power of ten, for half an enterprise there is not."""
    unit = 1
    while highest > _MOST_STEPS * 5 * unit:
        unit *= 10
    return next(step for step in (unit, 2 * unit, 5 * unit) if highest <= _MOST_STEPS * step)


def _length(name: str) -> float:
    """A little more than it is in our own letters: the window's may be wider."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(name, fonts.BODY, _LETTER)) * 1.05


def _fitted(name: str, room: float) -> str:
    """Cut before its end where it is too long, with a mark; a share in brackets at the end stays."""
    if _length(name) <= room:
        return name
    split = name.rfind("（") if name.endswith("）") else len(name)
    head, tail = name[:split].rstrip("…"), name[split:]
    while head and _length(f"{head}…{tail}") > room:
        head = head[:-1]
    return f"{head}…{tail}"


def _wrapped(name: str, room: float) -> str:
    """In lines, broken at its marks and spaces, and within what is too long for one; the last of many is cut."""
    lines: list[str] = []
    for part in _BREAK.split(name):
        if lines and _length(f"{lines[-1]}{part}".rstrip()) <= room:
            lines[-1] += part
        else:
            pieces = math.ceil(_length(part) / room)
            size = math.ceil(len(part) / pieces) if pieces else 1
            lines += [part[start : start + size] for start in range(0, len(part), size)]
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES - 1 :] = [_fitted("".join(lines[_MOST_LINES - 1 :]), room)]
    return "\n".join(line.rstrip() for line in lines)


def _colour(chart: Any, series: Sequence[Series], look: Look) -> None:
    from reportlab.lib.colors import HexColor

    ink, line = HexColor(look.ink), HexColor(look.line)
    for axis in (chart.categoryAxis, chart.valueAxis):
        axis.labels.fontName, axis.labels.fontSize, axis.labels.fillColor = fonts.BODY, _LETTER, ink
        axis.strokeColor = line
    chart.valueAxis.visibleGrid, chart.valueAxis.gridStrokeColor = True, line
    chart.valueAxis.visibleAxis, chart.valueAxis.visibleTicks = False, False
    chart.categoryAxis.visibleTicks = False
    if not look.lying:
        chart.categoryAxis.labels.textAnchor = "middle"
    chart.valueAxis.visibleLabels = not look.lying
    for number, each in enumerate(series):
        chart.bars[number].fillColor, chart.bars[number].strokeColor = HexColor(each.colour), None


def _bars(chart: Any, series: Sequence[Series], order: Sequence[int], look: Look) -> list[Bar]:
    found = []
    for number, row in enumerate(chart._barPositions):
        for place, (x, y, width, height) in enumerate(row):
            if series[number].values[order[place]] > 0:
                found.append(Bar(order[place], number, x, look.height - y - height, width, height))
    return found


def _totals(chart: Any, series: Sequence[Series], order: Sequence[int], look: Look) -> list[Any]:
    """The number at the end of each bar: a chart is read, not measured."""
    from reportlab.graphics.shapes import String
    from reportlab.lib.colors import HexColor

    words = []
    for place, group in enumerate(order):
        total = sum(each.values[group] for each in series)
        ends = [row[place] for row in chart._barPositions]
        if look.lying:
            x, y = max(x + width for x, _, width, _ in ends) + 4, ends[0][1] + ends[0][3] / 2 - _LETTER / 3
        else:
            x, y = ends[0][0] + ends[0][2] / 2, max(y + height for _, y, _, height in ends) + 3
        anchor = "start" if look.lying else "middle"
        font = {"fontName": fonts.BODY, "fontSize": _LETTER, "fillColor": HexColor(look.ink)}
        words.append(String(x, y, f"{total:.0f}", textAnchor=anchor, **font))
    return words
