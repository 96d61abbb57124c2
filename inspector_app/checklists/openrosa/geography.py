"""Functions on places: points as "latitude longitude altitude accuracy", lines and areas as points between `;`."""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from inspector_app.checklists.openrosa.context import Scope
from inspector_app.checklists.openrosa.function import Function, Result
from inspector_app.checklists.openrosa.values import Value, texts_of

_EARTH_RADIUS = 6_378_100.0
"""Metres, the sphere that ODK measures on."""

Point: TypeAlias = tuple[float, float]
"""Latitude and longitude in degrees."""


def area(_scope: Scope, *shapes: Value) -> float:
    """Square metres inside the line that the points draw, to two places; NaN where one is no point."""
    points = _points(shapes)
    if points is None:
        return math.nan
    total = sum(map(_sector, points, [*points[1:], points[0]]))
    return round(abs(total) * _EARTH_RADIUS**2 / 2, 2)


def _sector(here: Point, there: Point) -> float:
    """Twice the signed area on the unit sphere between the south pole and the line from here to there."""
    return math.radians(there[1] - here[1]) * (2 + math.sin(math.radians(here[0])) + math.sin(math.radians(there[0])))


def distance(_scope: Scope, *lines: Value) -> float:
    """Metres along the points, to two places; NaN where one is no point."""
    points = _points(lines)
    return math.nan if points is None else round(sum(_arc(*ends) for ends in pairwise(points)) * _EARTH_RADIUS, 2)


def _arc(here: Point, there: Point) -> float:
    (north, east), (other_north, other_east) = (map(math.radians, here), map(math.radians, there))
    half = math.sin((other_north - north) / 2) ** 2
    half += math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    return 2 * math.asin(min(1.0, math.sqrt(half)))


def geofence(_scope: Scope, place: Value, fence: Value) -> bool:
    """Whether the point is inside the closed line; false where either is not one."""
    point, ring = _points((place,)), _points((fence,))
    if not point or ring is None or len(ring) < 4 or ring[0] != ring[-1]:
        return False
    north, east = point[0]
    inside = False
    for (first_north, first_east), (second_north, second_east) in pairwise(ring):
        if (first_east > east) != (second_east > east):
            share = (east - first_east) / (second_east - first_east)
            inside ^= north < first_north + share * (second_north - first_north)
    return inside


def intersects(_scope: Scope, *lines: Value) -> bool:
    """Whether the line crosses or touches itself, other than where a piece joins the next or closes the ring."""
    points = _points(lines) or []
    pieces = [piece for piece in pairwise(points) if piece[0] != piece[1]]
    return any(
        _cross(first, second)
        for place, first in enumerate(pieces)
        for after, second in enumerate(pieces[place + 1 :], place + 1)
        if after > place + 1 and not (place == 0 and after == len(pieces) - 1 and first[0] == second[1])
    )


def _cross(first: tuple[Point, Point], second: tuple[Point, Point]) -> bool:
    sides = [_side(*first, end) for end in second] + [_side(*second, end) for end in first]
    if sides[0] * sides[1] < 0 and sides[2] * sides[3] < 0:
        return True
    ends = zip(sides, (first, first, second, second), (*second, *first), strict=True)
    return any(side == 0 and _between(*piece, end) for side, piece, end in ends)


def _side(start: Point, end: Point, point: Point) -> float:
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])


def _between(start: Point, end: Point, point: Point) -> bool:
    return all(min(start[axis], end[axis]) <= point[axis] <= max(start[axis], end[axis]) for axis in (0, 1))


def _points(values: tuple[Value, ...]) -> list[Point] | None:
    found = list(_each_point(values))
    whole = [point for point in found if point is not None]
    return whole if whole and len(whole) == len(found) else None


def _each_point(values: tuple[Value, ...]) -> Iterator[Point | None]:
    for text in texts_of(values):
        for place in text.strip().rstrip(";").split(";"):
            try:
                latitude, longitude = (float(number) for number in place.split()[:2])
            except ValueError:
                yield None
            else:
                yield (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


FUNCTIONS = {
    "area": Function(area, Result.NUMBER, 1, None),
    "distance": Function(distance, Result.NUMBER, 1, None),
    "geofence": Function(geofence, Result.BOOLEAN, 2, 2),
    "intersects": Function(intersects, Result.BOOLEAN, 1, None),
}
