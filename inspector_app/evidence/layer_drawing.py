"""Draws layers into the pixels of a copy: after that, what a mask covers is nowhere in it."""

import math
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw

from inspector_app.evidence.layers import Ink, Kind, Layer
from inspector_app.evidence.lettering import LINE_HEIGHT, broken_lines, draw_text, text_width

COLOURS = {Ink.RED: "#d11a1a", Ink.YELLOW: "#ffd21f", Ink.BLACK: "#000000", Ink.WHITE: "#ffffff"}
EDGES = {Ink.RED: "#ffffff", Ink.YELLOW: "#000000", Ink.BLACK: "#ffffff", Ink.WHITE: "#000000"}
MASK_COLOUR = "#000000"
STROKE = 1 / 280
"""Width of a line as a fraction of the picture's long side."""
_SMOOTHING = 3
"""Shapes are drawn this many times larger and made smaller again: Pillow draws no half pixels."""
_SMALLEST_LETTERS = 8

_Point = tuple[float, float]


def burn_in(image: Image.Image, layers: Sequence[Layer]) -> None:
    """Draws into `image`, bottom first."""
    for layer in layers:
        if layer.kind is Kind.MASK:
            _cover(image, layer)
        elif layer.kind is Kind.TEXT:
            _write(image, layer)
        else:
            _outline(image, layer)


def with_edge(stroke: float) -> float:
    """Width of a line together with its edge, of which one pixel at least is seen on both sides."""
    return stroke + max(2.0, 0.8 * stroke)


def arrow_head(start: _Point, end: _Point, stroke: float) -> tuple[_Point, _Point, _Point]:
    """The tip, and the two corners behind it, of an arrow whose line is `stroke` wide."""
    length = math.dist(start, end) or 1.0
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    depth = min(5 * stroke, length)
    back = (end[0] - along[0] * depth, end[1] - along[1] * depth)
    half = depth * 0.45
    left = (back[0] - along[1] * half, back[1] + along[0] * half)
    right = (back[0] + along[1] * half, back[1] - along[0] * half)
    return end, left, right


def _cover(image: Image.Image, layer: Layer) -> None:
    """Every pixel that the mask touches, also those it touches only in part, and one more around them.

    A pixel of a smaller copy was mixed from its neighbours; the one more keeps what is hidden out of the visible ones.
    """
    width, height = image.size
    x1, y1, x2, y2 = layer.at
    edges = (math.floor(x1 * width) - 1, math.floor(y1 * height) - 1, math.ceil(x2 * width), math.ceil(y2 * height))
    ImageDraw.Draw(image).rectangle(edges, fill=MASK_COLOUR)


def _write(image: Image.Image, layer: Layer) -> None:
    width, height = image.size
    x1, y1, x2, y2 = layer.at
    size, lines = fitted_text(layer.text, (x2 - x1) * width, (y2 - y1) * height)
    draw = ImageDraw.Draw(image)
    for place, line in enumerate(lines):
        at = (x1 * width, y1 * height + place * size * LINE_HEIGHT)
        draw_text(draw, at, line, size, COLOURS[layer.ink], EDGES[layer.ink])


@lru_cache(maxsize=256)
def fitted_text(text: str, width: float, height: float) -> tuple[int, tuple[str, ...]]:
    """The largest letters, in pixels, with which `text` stays in its box, and its lines."""
    words = " ".join(text.split())
    low, high = _SMALLEST_LETTERS, max(_SMALLEST_LETTERS, int(height / LINE_HEIGHT))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _fits(words, middle, width, height) else (low, middle - 1)
    return low, tuple(broken_lines(words, low, width))


def _fits(text: str, size: int, width: float, height: float) -> bool:
    lines = broken_lines(text, size, width)
    return len(lines) * size * LINE_HEIGHT <= height and all(text_width(line, size) <= width for line in lines)


def _outline(image: Image.Image, layer: Layer) -> None:
    """Smooth, within the part of the picture that the shape touches."""
    stroke = max(2.0, STROKE * max(image.size))
    left, top, right, bottom = _reach(image, layer, 4 * stroke)
    size = ((right - left) * _SMOOTHING, (bottom - top) * _SMOOTHING)
    points = _corners(image, layer)
    ends = [((x - left) * _SMOOTHING, (y - top) * _SMOOTHING) for x, y in points]
    for colour, width in ((EDGES[layer.ink], with_edge(stroke)), (COLOURS[layer.ink], stroke)):
        shape = Image.new("L", size)
        _draw_shape(ImageDraw.Draw(shape), layer.kind, ends, stroke * _SMOOTHING, width * _SMOOTHING)
        soft = shape.resize((right - left, bottom - top), Image.Resampling.BOX)
        image.paste(colour, (left, top, right, bottom), soft)


def _reach(image: Image.Image, layer: Layer, margin: float) -> tuple[int, int, int, int]:
    (x1, y1), (x2, y2) = _corners(image, layer)
    return (
        max(0, math.floor(min(x1, x2) - margin)),
        max(0, math.floor(min(y1, y2) - margin)),
        min(image.width, math.ceil(max(x1, x2) + margin)),
        min(image.height, math.ceil(max(y1, y2) + margin)),
    )


def _corners(image: Image.Image, layer: Layer) -> tuple[_Point, _Point]:
    x1, y1, x2, y2 = layer.at
    return (x1 * image.width, y1 * image.height), (x2 * image.width, y2 * image.height)


def _draw_shape(draw: ImageDraw.ImageDraw, kind: Kind, ends: Sequence[_Point], stroke: float, width: float) -> None:
    """`stroke` gives the shape, `width` how thick it is drawn now: the edge is the same shape, thicker."""
    start, end = ends
    pen, half = max(1, round(width)), width / 2
    grown = (start[0] - half, start[1] - half, end[0] + half, end[1] + half)
    if kind is Kind.BOX:
        draw.rectangle(grown, outline=255, width=pen)
    elif kind is Kind.ELLIPSE:
        draw.ellipse(grown, outline=255, width=pen)
    elif kind is Kind.LINE:
        draw.line((*start, *end), fill=255, width=pen)
    else:
        tip, left, right = arrow_head(start, end, stroke)
        neck = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
        draw.line((*start, *neck), fill=255, width=pen)
        draw.polygon((tip, left, right), fill=255)
        draw.line((*tip, *left, *right, *tip, *left), fill=255, width=max(1, round(width - stroke)), joint="curve")
