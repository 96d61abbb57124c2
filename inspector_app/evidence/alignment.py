"""Lays one photo over another by two points that both show: moved, turned, made larger or smaller, never bent."""

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
