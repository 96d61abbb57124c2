"""Pictures of a bulletin as charts: drawn into its PDF, as PNG in its Word file."""

from inspector_app import assets
from inspector_app.notices.characters import clean
from inspector_app.notices.charts import Chart, Look, Series, bar_chart
from inspector_app.supervision.bulletin_parts import Picture

_LYING_ROW, _LOWEST_ROW = 18.0, 12.0
_HIGHEST = 420.0
"""Points that many lying bars share: the chart, its title and legend have room on one page."""
STANDING = 170.0
"""Height of a chart of standing bars."""
_CROWDED = 14
"""So many groups have no room for their whole names below the bars."""


def chart_of(picture: Picture, width: float, standing: float = STANDING) -> Chart:
    """`width` and `standing`, the height of one with standing bars, in points."""
    series = [Series(each.name, each.colour, tuple(map(float, each.numbers))) for each in picture.columns]
    row = min(_LYING_ROW, max(_LOWEST_ROW, _HIGHEST / len(picture.groups)))
    height = row * len(picture.groups) + 24 if picture.lying else standing
    return bar_chart(_names(picture), series, Look(width, height, ink="#000000", lying=picture.lying))


def alt_of(picture: Picture) -> str:
    """What the chart shows, for those who do not see it."""
    sums = [sum(each.numbers[place] for each in picture.columns) for place in range(len(picture.groups))]
    values = "，".join(f"{clean(group)} {number}" for group, number in zip(picture.groups, sums, strict=True))
    words = assets.read_json("bulletin", "words.json")
    return str(words["alt"].format(title=picture.title, values=values))


def _names(picture: Picture) -> list[str]:
    """Months of many years below crowded bars: every third, and the rest unnamed."""
    names = [clean(group) for group in picture.groups]
    if picture.lying or len(names) <= _CROWDED:
        return names
    return [name if place % 3 == 0 else "" for place, name in enumerate(names)]
