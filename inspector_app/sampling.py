"""Draws a sample at random: parcels by their number in a list, or moments of recordings. Anybody can draw it again.

The seed and this rule give the numbers: block `n` is SHA-256 of the text "seed:n", read as one whole number. Blocks at
or above the largest multiple of the range are passed over, so that every number is equally likely; a number that was
drawn already is passed over too. No generator of Python's is used: the rule can be followed with any SHA-256 program.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from uuid_utils import uuid7

from db.log.keepable import is_keepable_text
from db.records.values import JsonValue
from db.records.visits import Draw
from inspector_app.checklists.model import Part, PartKind
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.ownership import changeable_visit
from inspector_app.stores import Store

RULE = "sha256-counter-1"
MOST_DRAWN = 200
LARGEST_POPULATION = 10_000_000
LONGEST_SEED = 64
_MINUTES_A_DAY = 24 * 60


class DrawKind(StrEnum):
    NUMBERS = "numbers"
    """Places in a list: 1 to the number of parcels, waybills or persons there are."""
    MOMENTS = "moments"
    """A minute of each of some days."""


USUAL_SIZES = {"parcels": 10, "images": 5, "moments": 3, "people": 3}
"""How many are looked at where no rule says otherwise (domain.md §3.0, design default)."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One draw with all that is needed to draw it again."""

    kind: DrawKind
    seed: str
    population: int
    """How many there were to draw from; for moments, the minutes of one day that were open to the draw."""
    results: tuple[str, ...]
    """Whole numbers as text, or local times as YYYY-MM-DD HH:MM."""
    days: tuple[str, ...] = ()
    """For moments: ISO dates, one moment each."""
    first: str = ""
    """For moments: the first minute of a day that may come out, HH:MM."""
    rule: str = RULE

    def to_json(self) -> dict[str, JsonValue]:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}


def draw_numbers(population: int, size: int, seed: str) -> Drawn:
    """`size` different numbers of 1 … population in the order they came out; all of them when there are no more.

    Raises RefusedInputError: visit.draw_population, visit.draw_size, visit.draw_seed.
    """
    problems = _seed_problems(seed)
    if not 1 <= population <= LARGEST_POPULATION:
        problems.append(Problem("visit.draw_population", {"most": LARGEST_POPULATION}))
    if not 1 <= size <= MOST_DRAWN:
        problems.append(Problem("visit.draw_size", {"most": MOST_DRAWN}))
    if problems:
        raise RefusedInputError(problems)
    if size >= population:
        return Drawn(DrawKind.NUMBERS, seed, population, tuple(str(number) for number in range(1, population + 1)))
    found: list[int] = []
    for number in _numbers(seed, population):
        if number + 1 not in found:
            found.append(number + 1)
        if len(found) == size:
            break
    return Drawn(DrawKind.NUMBERS, seed, population, tuple(map(str, found)))


def draw_moments(days: Sequence[date], first: time, last: time, seed: str) -> Drawn:
    """One minute of each day, from `first` to before `last` (00:00 is the end of the day).

    Raises RefusedInputError: visit.draw_days, visit.draw_hours, visit.draw_seed.
    """
    begin = first.hour * 60 + first.minute
    minutes = (last.hour * 60 + last.minute or _MINUTES_A_DAY) - begin
    problems = _seed_problems(seed)
    if not 1 <= len(days) <= MOST_DRAWN:
        problems.append(Problem("visit.draw_days", {"most": MOST_DRAWN}))
    if minutes < 1:
        problems.append(Problem("visit.draw_hours"))
    if problems:
        raise RefusedInputError(problems)
    offsets = _numbers(seed, minutes)
    moments = (
        datetime.combine(day, time()) + timedelta(minutes=begin + offset)
        for day, offset in zip(days, offsets, strict=False)
    )
    return Drawn(
        DrawKind.MOMENTS,
        seed,
        minutes,
        tuple(f"{moment:%Y-%m-%d %H:%M}" for moment in moments),
        tuple(day.isoformat() for day in days),
        f"{first:%H:%M}",
    )


def draw_again(drawn: Drawn) -> Drawn:
    """The draw that the same facts give: equal to `drawn` unless somebody changed it."""
    if drawn.kind is DrawKind.NUMBERS:
        return draw_numbers(drawn.population, len(drawn.results), drawn.seed)
    first = time.fromisoformat(drawn.first)
    end = first.hour * 60 + first.minute + drawn.population
    last = time(end // 60 % 24, end % 60)
    return draw_moments([date.fromisoformat(day) for day in drawn.days], first, last, drawn.seed)


def keep_draw(store: Store, visit_id: str, item: str, drawn: Drawn, now: datetime) -> str:
    """Records the draw with the visit, for good; gives its id. Raises RefusedInputError (visit.closed …)."""
    with store.database.work(now) as work:
        changeable_visit(work, store, visit_id)
        draw = f"{visit_id}/draw/{uuid7().hex}"
        fields = {"visit_id": visit_id, "item": item, "facts": drawn.to_json()}
        work.draws.add(draw, fields | {"drawn_at": now.isoformat(timespec="seconds")})
    return draw


def drawn_of(draw: Draw) -> Drawn | None:
    """What a record says; None when it does not say it in a way this program knows (a newer laptop's)."""
    facts: Any = dict(draw.facts)
    try:
        lists = {name: tuple(map(str, facts.pop(name))) for name in ("results", "days")}
        return Drawn(**facts | lists | {"kind": DrawKind(facts["kind"])})
    except (KeyError, TypeError, ValueError):
        return None


def sample_rows(part: Part, drawn: Drawn, said: str) -> list[dict[str, JsonValue]]:
    """One row for each that was drawn, for a sample table; `said` ("第 {number} 件") fills its first text column."""
    column = next((column.name for column in part.columns if column.kind is PartKind.TEXT), None)
    if column is None:
        return []
    texts = drawn.results if drawn.kind is DrawKind.MOMENTS else [said.format(number=each) for each in drawn.results]
    return [{column: text} for text in texts]


def _numbers(seed: str, below: int) -> Iterator[int]:
    """Whole numbers of 0 … below - 1, each equally likely, without end."""
    limit = 2**256 // below * below
    block = 0
    while True:
        value = int.from_bytes(sha256(f"{seed}:{block}".encode()).digest(), "big")
        block += 1
        if value < limit:
            yield value % below


def _seed_problems(seed: str) -> list[Problem]:
    good = bool(seed.strip()) and len(seed) <= LONGEST_SEED and seed.isprintable() and is_keepable_text(seed)
    return [] if good else [Problem("visit.draw_seed", {"most": LONGEST_SEED})]
