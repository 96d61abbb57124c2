"""Charts of the board as pictures of the window: drawn in the background, in the letters and colours of the window."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.supervision.bulletin_parts import Picture

if TYPE_CHECKING:
    from inspector_app.notices.charts import Bar, Chart


@dataclass(frozen=True, slots=True)
class ChartLook:
    """Size in units of the chart; its letters are 8 units high."""

    width: float
    height: float
    ink: str
    line: str
    family: str


@dataclass(frozen=True, slots=True)
class Drawn:
    chart: "Chart"
    svg: bytes
    look: ChartLook

    @property
    def bars(self) -> "tuple[Bar, ...]":
        return self.chart.bars


def draw(picture: Picture, look: ChartLook) -> Drawn:
    """The first time it loads ReportLab and its fonts, a third of a second: never on the GUI thread."""
    from inspector_app.notices.characters import clean
    from inspector_app.notices.charts import Look, Series, bar_chart

    series = [Series(each.name, each.colour, tuple(map(float, each.numbers))) for each in picture.columns]
    size = Look(look.width, look.height, look.ink, look.line, picture.lying)
    # Marks that nothing shows make no valid SVG.
    chart = bar_chart([clean(group) for group in picture.groups], series, size)
    return Drawn(chart, chart.svg(look.family), look)
