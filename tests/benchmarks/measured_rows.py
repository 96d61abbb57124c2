"""Rows of the table of speed: each figure as all runs measured it, with the bench, the commit and the day it is of.

They go into a file of JSON, and from there into RESULTS.md: what was measured in several calls becomes one table.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from measuring import Figure

_MIB = 1024**2


@dataclass(frozen=True, slots=True)
class Row:
    bench: str
    what: str
    beside: str
    goal: float | None
    unit: str
    measured: tuple[tuple[float, float], ...]
    """Ours and the floor, of each run; in `unit` as Figure has it."""
    of: str
    """The commit and the day."""

    @property
    def middle(self) -> Figure:
        """Of several runs, the one with the median ratio."""
        figures = [Figure(self.what, ours, self.beside, floor, self.goal, self.unit) for ours, floor in self.measured]
        return sorted(figures, key=lambda each: each.ratio)[len(figures) // 2]

    @property
    def ratios(self) -> list[float]:
        return [ours / floor for ours, floor in self.measured]

    def told(self) -> tuple[str, ...]:
        """Cells of a table, as HEADS names them."""
        middle, ratios = self.middle, self.ratios
        return (
            self.what,
            _shown(middle.ours, self.unit),
            self.beside,
            _shown(middle.floor, self.unit),
            f"{middle.ratio:.2f}",
            f"{min(ratios):.2f}–{max(ratios):.2f} ({len(ratios)})" if len(ratios) > 1 else "",
            "" if self.goal is None else f"{self.goal:g}",
            "" if self.goal is None else "pass" if middle.reached else "short",
        )

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"ratio": self.middle.ratio, "reached": self.middle.reached}


HEADS = ("what", "ours", "beside", "measured", "ratio", "spread (runs)", "goal", "")


def from_json(value: Iterable[dict[str, Any]]) -> list[Row]:
    names = Row.__dataclass_fields__
    rows = [Row(**{name: each[name] for name in names}) for each in value]
    return [replace(each, measured=tuple((ours, floor) for ours, floor in each.measured)) for each in rows]


def rows_of(bench: str, figures: Sequence[Figure], of: str) -> list[Row]:
    return [
        Row(bench, each.what, each.beside, each.goal, each.unit, ((each.ours, each.floor),), of) for each in figures
    ]


def merged(calls: Iterable[Sequence[Row]]) -> list[Row]:
    """Each figure once, where it stood first.

    Of one commit and day, a later call adds its runs; of another, the later call counts alone. Of rows that are named
    alike, as "the same, 95 of 100", the second of one call is the second of another.
    """
    found: dict[tuple[object, ...], Row] = {}
    for rows in calls:
        for name, row in _named(rows):
            before = found.get(name)
            alike = before is not None and before.of == row.of
            found[name] = replace(row, measured=before.measured + row.measured) if before and alike else row
    return list(found.values())


def _named(rows: Sequence[Row]) -> Iterator[tuple[tuple[object, ...], Row]]:
    seen = Counter[tuple[object, ...]]()
    for row in rows:
        name = (row.bench, row.what, row.beside, row.goal)
        yield (*name, seen[name]), row
        seen[name] += 1


def _shown(value: float, unit: str) -> str:
    if unit == "count":
        return f"{value:.0f}"
    return f"{value / _MIB:.2f} MB" if unit == "MB" else f"{value * 1000:.2f} ms"
