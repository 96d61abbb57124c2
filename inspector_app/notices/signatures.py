"""A signature drawn with a pen or the mouse: its strokes as they were drawn, kept as a file that proves it.

The file is JSON: `{"format": "zj-signature/1", "name", "width", "height", "strokes": [[[x, y, ms, pressure]]]}`, all
lengths in pixels of the pad, ms since the first touch, pressure in thousandths (1000 for a mouse). Nothing is smoothed
away in it: pictures are made from it, never the other way round.
"""

import json
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from inspector_app.errors import Problem, RefusedInputError

MEDIA_TYPE = "application/vnd.zj-signature+json"
_FORMAT = "zj-signature/1"
MOST_POINTS = 20_000
_MOST_SIDE = 10_000
_LEAST_INK = 40
"""Pixels of line below which it is a slip of the hand."""

Stroke = tuple[tuple[int, int, int, int], ...]
"""Points of one touch: x, y, milliseconds, pressure in thousandths."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn on the pad, and who says it is his name."""

    name: str
    width: int
    height: int
    strokes: tuple[Stroke, ...]

    @property
    def ink(self) -> float:
        """Length of all lines, in pixels of the pad."""
        lines = (pair for stroke in self.strokes for pair in pairwise(stroke))
        return sum(hypot(after[0] - before[0], after[1] - before[1]) for before, after in lines)

    def to_bytes(self) -> bytes:
        """Equal drawings give equal bytes."""
        strokes = [[list(point) for point in stroke] for stroke in self.strokes]
        facts = {"format": _FORMAT, "name": self.name, "width": self.width, "height": self.height, "strokes": strokes}
        return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def drawing_problems(drawing: Drawing) -> list[Problem]:
    """Why it is no signature."""
    points = sum(len(stroke) for stroke in drawing.strokes)
    if points > MOST_POINTS:
        return [Problem("service.drawing_long", {"points": points, "most": MOST_POINTS})]
    return [] if drawing.ink >= _LEAST_INK else [Problem("service.drawing_empty")]


def drawing_from(data: bytes) -> Drawing:
    """The drawing of a file. Raises RefusedInputError service.drawing_unreadable for anything else."""
    try:
        facts = json.loads(data.decode("utf-8"))
        if facts["format"] != _FORMAT or not isinstance(facts["name"], str):
            raise ValueError(facts["format"])
        strokes = tuple(tuple(_point(point) for point in stroke) for stroke in facts["strokes"])
        return Drawing(facts["name"], _side(facts["width"]), _side(facts["height"]), strokes)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RefusedInputError([Problem("service.drawing_unreadable")]) from error


def _point(values: list[int]) -> tuple[int, int, int, int]:
    x, y, milliseconds, pressure = (_whole(value) for value in values)
    return x, y, milliseconds, pressure


def _side(value: int) -> int:
    if not 0 < _whole(value) <= _MOST_SIDE:
        raise ValueError(value)
    return value


def _whole(value: int) -> int:
    if type(value) is not int or abs(value) > 10**9:
        raise ValueError(value)
    return value
