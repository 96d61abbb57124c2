"""The rules of a form in the order in which they are calculated, and who depends on what."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from inspector_app.checklists.form.reads import Read, Reads
from inspector_app.checklists.form.slots import Formula, Slot

_T = TypeVar("_T")


class Part(StrEnum):
    """Which property of a slot a rule calculates; named like the column of the workbook."""

    RELEVANT = "relevant"
    COUNT = "repeat_count"
    CALCULATE = "calculate"
    CHOICES = "choice_filter"
    READ_ONLY = "readonly"
    REQUIRED = "required"
    CONSTRAINT = "constraint"
    LABEL = "label"


CHANGING = frozenset({Part.RELEVANT, Part.COUNT, Part.CALCULATE, Part.CHOICES})
"""Parts on which other rules can depend. The others only show."""


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    slot: Slot
    part: Part
    formula: Formula
    reads: Reads


@dataclass(frozen=True, slots=True)
class Rules:
    ordered: tuple[Rule, ...]
    values: dict[Slot, tuple[tuple[int, int], ...]]
    """For each slot that is read: places of rules in `ordered`, with the anchor of the reading."""
    structure: dict[Slot, tuple[tuple[int, int], ...]]
    """The same for each repeat, when rows come or go."""
    of: dict[Slot, tuple[int, ...]]
    """The rules of each slot, for new rows."""


@dataclass(slots=True)
class _Graph:
    """Rules by place; an edge goes from a rule to those that must come after it."""

    after: dict[int, set[int]] = field(default_factory=dict)
    loose: set[tuple[int, int]] = field(default_factory=set)
    """Edges that make no circle: between different rows of one repeat, as in a running total; and from the count of
    rows to what looks at them, because a count may ask its last row whether there is another."""


def ordered(rules: list[Rule]) -> tuple[Rules, list[tuple[Slot, Slot]]]:
    """The rules sorted, and the pairs of slots that depend on each other in a circle."""
    graph = _graph(rules)
    circles = _circles(rules, graph)
    places = _sorted(len(rules), graph)
    inverse = {old: new for new, old in enumerate(places)}
    values: dict[Slot, list[tuple[int, int]]] = {}
    structure: dict[Slot, list[tuple[int, int]]] = {}
    of: dict[Slot, list[int]] = {}
    for old in places:
        rule = rules[old]
        of.setdefault(rule.slot, []).append(inverse[old])
        for reads, table in ((rule.reads.reads, values), (rule.reads.structure, structure)):
            for slot, anchor in _widest(reads):
                table.setdefault(slot, []).append((inverse[old], anchor))
    found = Rules(tuple(rules[old] for old in places), _frozen(values), _frozen(structure), _frozen(of))
    return found, circles


def _widest(reads: Iterable[Read]) -> list[tuple[Slot, int]]:
    """Of several readings of a slot the one that reaches most nodes, in a steady order."""
    anchors: dict[Slot, int] = {}
    for read in reads:
        anchors[read.slot] = min(read.anchor, anchors.get(read.slot, read.anchor))
    return sorted(anchors.items(), key=lambda pair: pair[0].path)


def _frozen(table: dict[Slot, list[_T]]) -> dict[Slot, tuple[_T, ...]]:
    return {slot: tuple(found) for slot, found in table.items()}


def _graph(rules: list[Rule]) -> _Graph:
    changing: dict[Slot, list[int]] = {}
    for place, rule in enumerate(rules):
        if rule.part in CHANGING:
            changing.setdefault(rule.slot, []).append(place)
    graph = _Graph({place: set() for place in range(len(rules))})
    for place, rule in enumerate(rules):
        for read in rule.reads.reads | rule.reads.structure:
            for source in _sources(read, rules, changing):
                _join(graph, source, place, rules[source].part is Part.COUNT or _crosses_rows(read, rule))
        for source in _structure_of(rule, rules, changing):
            _join(graph, source, place, loose=True)
    return graph


def _sources(read: Read, rules: list[Rule], changing: dict[Slot, list[int]]) -> list[int]:
    """Rules that change what is read: its own, whether what is around it is relevant, and how many rows there are."""
    found = list(changing.get(read.slot, ()))
    for slot in read.slot.around():
        if slot is not read.slot:
            parts = (Part.RELEVANT, Part.COUNT)
            found += [place for place in changing.get(slot, ()) if rules[place].part in parts]
    return found


def _structure_of(rule: Rule, rules: list[Rule], changing: dict[Slot, list[int]]) -> list[int]:
    """A row must be there before anything in it is calculated."""
    around = [slot for slot in rule.slot.around() if slot is not rule.slot or rule.part is not Part.COUNT]
    return [place for slot in around for place in changing.get(slot, ()) if rules[place].part is Part.COUNT]


def _crosses_rows(read: Read, rule: Rule) -> bool:
    """It looks out of its own row into others of the same repeat."""
    shared = {slot for slot in rule.slot.repeats()} & set(read.slot.repeats())
    return any(repeat.depth > read.anchor for repeat in shared)


def _join(graph: _Graph, source: int, target: int, loose: bool) -> None:
    if target not in graph.after[source]:
        graph.after[source].add(target)
        if loose:
            graph.loose.add((source, target))
    elif not loose:
        graph.loose.discard((source, target))


def _circles(rules: list[Rule], graph: _Graph) -> list[tuple[Slot, Slot]]:
    """One pair for each knot of rules: what is left when all that can be calculated has been."""
    firm = {source: {t for t in targets if (source, t) not in graph.loose} for source, targets in graph.after.items()}
    left = set(firm) - set(_released(firm))
    found: list[tuple[Slot, Slot]] = []
    while left:
        circle = _walk(min(left), firm, left)
        slots = list(dict.fromkeys(rules[place].slot for place in circle))
        found.append((slots[0], _other(rules, circle, slots)))
        left -= _reaching(circle, firm, left)
    return found


def _other(rules: list[Rule], circle: list[int], slots: list[Slot]) -> Slot:
    """The second question of the circle; of a rule that reads what is inside its own group, that."""
    if len(slots) > 1:
        return slots[1]
    inside = [read.slot for place in circle for read in rules[place].reads.reads if slots[0] in read.slot.around()]
    return min(inside, key=lambda slot: (slot is slots[0], slot.path), default=slots[0])


def _walk(start: int, firm: dict[int, set[int]], left: set[int]) -> list[int]:
    """A circle among what is left: follow those before until one comes again."""
    before: dict[int, list[int]] = {}
    for source in left:
        for target in firm[source] & left:
            before.setdefault(target, []).append(source)
    path = [start]
    while True:
        earlier = min(before.get(path[-1], [path[-1]]))
        if earlier in path:
            return list(reversed(path[path.index(earlier) :]))
        path.append(earlier)


def _reaching(circle: list[int], firm: dict[int, set[int]], left: set[int]) -> set[int]:
    """The circle and all that waits for it: it would be told again."""
    found: set[int] = set()
    waiting = list(circle)
    while waiting:
        place = waiting.pop()
        if place in left and place not in found:
            found.add(place)
            waiting += firm[place]
    return found


def _released(after: dict[int, set[int]]) -> list[int]:
    """A topological order of all that is in no circle, the earliest in the workbook first."""
    waits = dict.fromkeys(after, 0)
    for targets in after.values():
        for target in targets:
            waits[target] += 1
    ready = [place for place, count in waits.items() if not count]
    heapq.heapify(ready)
    found: list[int] = []
    while ready:
        place = heapq.heappop(ready)
        found.append(place)
        for target in after[place]:
            waits[target] -= 1
            if not waits[target]:
                heapq.heappush(ready, target)
    return found


def _sorted(count: int, graph: _Graph) -> list[int]:
    """All rules; where rows lean on each other, the firm order alone."""
    strict = _released(graph.after)
    if len(strict) == count:
        return strict
    firm = {source: {t for t in targets if (source, t) not in graph.loose} for source, targets in graph.after.items()}
    rest = _released(firm)
    return [*rest, *sorted(set(range(count)) - set(rest))]
