"""How shapes are made, moved and pulled, as plain values: never outside the picture, never inside out."""

from dataclasses import replace

from inspector_app.evidence.layers import LEAST_SIDE, STROKES, Kind, Layer

Point = tuple[float, float]
"""Fractions of the picture."""
_SIDE = LEAST_SIDE * 1.5
"""A little more than the least, so that rounding leaves it large enough."""


def between(layer: Layer, start: Point, end: Point) -> Layer:
    """The shape from one point to another."""
    (x1, y1), (x2, y2) = _inside(start), _inside(end)
    if layer.kind in STROKES:
        return replace(layer, at=_apart(x1, y1, x2, y2))
    return replace(layer, at=_boxed(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))


def moved(layer: Layer, dx: float, dy: float) -> Layer:
    """By as much of it as keeps all of the shape in the picture."""
    x1, y1, x2, y2 = layer.at
    dx = min(max(dx, -min(x1, x2)), 1 - max(x1, x2))
    dy = min(max(dy, -min(y1, y2)), 1 - max(y1, y2))
    return replace(layer, at=(x1 + dx, y1 + dy, x2 + dx, y2 + dy))


def pulled(layer: Layer, handle: int, to: Point) -> Layer:
    """With one of its handles (`annotation_paint.handles`) somewhere else."""
    x1, y1, x2, y2 = layer.at
    if layer.kind in STROKES:
        return between(layer, to, (x2, y2)) if handle == 0 else between(layer, (x1, y1), to)
    opposite = ((x2, y2), (x1, y2), (x1, y1), (x2, y1))[handle]
    return between(layer, opposite, to)


def is_slip(kind: Kind, start: Point, end: Point, least: Point) -> bool:
    """The mouse was hardly moved: no shape was meant."""
    width, height = abs(end[0] - start[0]), abs(end[1] - start[1])
    if kind in STROKES:
        return width < least[0] and height < least[1]
    return width < least[0] or height < least[1]


def _inside(point: Point) -> Point:
    return min(max(point[0], 0.0), 1.0), min(max(point[1], 0.0), 1.0)


def _boxed(x1: float, y1: float, x2: float, y2: float) -> tuple[float, float, float, float]:
    x2, y2 = max(x2, x1 + _SIDE), max(y2, y1 + _SIDE)
    over_x, over_y = max(0.0, x2 - 1), max(0.0, y2 - 1)
    return x1 - over_x, y1 - over_y, x2 - over_x, y2 - over_y


def _apart(x1: float, y1: float, x2: float, y2: float) -> tuple[float, float, float, float]:
    if max(abs(x2 - x1), abs(y2 - y1)) < _SIDE:
        x2 = x1 + _SIDE if x1 < 0.5 else x1 - _SIDE
    return x1, y1, x2, y2
