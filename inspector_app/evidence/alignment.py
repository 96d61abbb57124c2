"""Lays one photo over another by two points that both show: moved, turned, made larger or smaller, never bent."""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
_LEAST_DISTANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Similarity:
    """(x, y) to (a·x - b·y + dx, b·x + a·y + dy)."""

    a: float = 1.0
    b: float = 0.0
    dx: float = 0.0
    dy: float = 0.0

    def moved(self, point: Point) -> Point:
        x, y = point
        return self.a * x - self.b * y + self.dx, self.b * x + self.a * y + self.dy


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two places that both photos show, as fractions of each picture's width and height, whatever its size is."""

    before: tuple[Point, Point]
    after: tuple[Point, Point]

    def placed(self, before_size: Point, after_size: Point) -> Similarity | None:
        """From pixels of the later photo to those of the earlier one, each shown in that size."""
        return similarity(_in(self.after, after_size), _in(self.before, before_size))

    def as_list(self) -> list[float]:
        """As the log keeps it."""
        return [round(part, 5) for point in (*self.before, *self.after) for part in point]


def alignment_of(values: Sequence[float]) -> Alignment | None:
    """What `as_list` gave; None for none, and for what lays nothing over anything."""
    if len(values) != 8:
        return None
    one, two, three, four = ((float(values[at]), float(values[at + 1])) for at in range(0, 8, 2))
    found = Alignment((one, two), (three, four))
    return found if found.placed((1.0, 1.0), (1.0, 1.0)) is not None else None


def _in(points: tuple[Point, Point], size: Point) -> tuple[Point, Point]:
    (x1, y1), (x2, y2) = points
    return (x1 * size[0], y1 * size[1]), (x2 * size[0], y2 * size[1])


def similarity(of: tuple[Point, Point], onto: tuple[Point, Point]) -> Similarity | None:
    """What brings the two points `of` one picture onto those of another; None when two of them are the same point."""
    # As complex numbers a similarity is one product and one sum.
    p, q = complex(*of[0]), complex(*of[1])
    u, v = complex(*onto[0]), complex(*onto[1])
    if abs(q - p) < _LEAST_DISTANCE or abs(v - u) < _LEAST_DISTANCE:
        return None
    turn = (v - u) / (q - p)
    shift = u - turn * p
    return Similarity(turn.real, turn.imag, shift.real, shift.imag)
