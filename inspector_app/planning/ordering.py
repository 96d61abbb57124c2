"""A sensible order of the day's visits, without a map: by distance where the register has coordinates.

Nearest neighbour from every stop, then pairs of legs are crossed over as long as that shortens the way (2-opt). Stops
without coordinates go behind their neighbours by community and address.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

_EARTH_KM = 6_371.0
_NUMBER = re.compile(r"\d+")
_MOST_ROUNDS = 60
_FELT_KM = 1e-6
Place = tuple[float, float]
"""(latitude, longitude) in degrees."""


@dataclass(frozen=True, slots=True)
class Stop:
    id: str
    place: Place | None = None
    community: str = ""
    address: str = ""


def place_of(latitude: float | None, longitude: float | None) -> Place | None:
    """None for what is no place on the earth, and for 0, 0, which means that nobody knew."""
    if latitude is None or longitude is None or (latitude, longitude) == (0, 0):
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def kilometres(one: Place, other: Place) -> float:
    """As the crow flies."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, each)) for each in (one, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))


def in_order(stops: Sequence[Stop], start: Place | None = None) -> list[Stop]:
    """The same stops; the same stops give the same order, however they came. `start`: where the people set out."""
    located = sorted((stop for stop in stops if stop.place is not None), key=_by_address)
    return _with_others(_shortest(located, start), sorted((s for s in stops if s.place is None), key=_by_address))


def way(stops: Sequence[Stop]) -> float | None:
    """Kilometres from the first to the last stop as the crow flies; None when a place is not known."""
    places = [stop.place for stop in stops]
    known = [place for place in places if place is not None]
    return sum(kilometres(one, other) for one, other in pairwise(known)) if len(known) == len(places) else None


def _shortest(stops: Sequence[Stop], start: Place | None) -> list[Stop]:
    if len(stops) < 2:
        return list(stops)
    places = [stop.place or (0.0, 0.0) for stop in stops]
    far = [[kilometres(one, other) for other in places] for one in places]
    out = [0.0 if start is None else kilometres(start, place) for place in places]

    def length(path: Sequence[int]) -> float:
        return out[path[0]] + sum(far[one][other] for one, other in pairwise(path))

    firsts = range(len(stops)) if start is None else (min(range(len(stops)), key=out.__getitem__),)
    found = min((_uncrossed(_nearest(first, far), far, out) for first in firsts), key=length)
    return [stops[number] for number in found]


def _nearest(first: int, far: Sequence[Sequence[float]]) -> list[int]:
    path, left = [first], set(range(len(far))) - {first}
    while left:
        here = far[path[-1]]
        path.append(min(left, key=lambda number: (here[number], number)))
        left.discard(path[-1])
    return path


def _uncrossed(path: list[int], far: Sequence[Sequence[float]], out: Sequence[float]) -> list[int]:
    for _ in range(_MOST_ROUNDS):
        turns = ((start, end) for start in range(len(path) - 1) for end in range(start + 2, len(path) + 1))
        start, end = max(turns, key=lambda turn: _saved(path, turn, far, out))
        if _saved(path, (start, end), far, out) < _FELT_KM:
            break
        path = path[:start] + path[start:end][::-1] + path[end:]
    return path


def _saved(path: Sequence[int], turn: tuple[int, int], far: Sequence[Sequence[float]], out: Sequence[float]) -> float:
    """Kilometres that the way is shorter when this part of it is walked the other way round."""
    start, end = turn
    first, last = path[start], path[end - 1]
    before = (out[first] - out[last]) if start == 0 else (far[path[start - 1]][first] - far[path[start - 1]][last])
    after = (far[last][path[end]] - far[first][path[end]]) if end < len(path) else 0.0
    return before + after


def _with_others(path: list[Stop], others: Sequence[Stop]) -> list[Stop]:
    """Each behind the last stop of its community, else at the end."""
    for stop in others:
        places = [number for number, each in enumerate(path) if stop.community and each.community == stop.community]
        path.insert(places[-1] + 1 if places else len(path), stop)
    return path


def _by_address(stop: Stop) -> tuple[str, str, list[int], str]:
    """House 9 before house 10."""
    return stop.community, _NUMBER.sub("", stop.address), [int(n[:9]) for n in _NUMBER.findall(stop.address)], stop.id
