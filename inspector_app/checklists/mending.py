"""A faulty workbook through the stock converter as far as it goes, so that one fault does not hide the others.

The converter stops at its first problem. What it names is left out, and it is asked again.
"""

from collections.abc import Callable, Collection
from dataclasses import replace

from inspector_app.checklists.converting import Refusal, convert_or_refusal
from inspector_app.checklists.lines import Line, Node, grown
from inspector_app.checklists.preparing import Prepared
from inspector_app.checklists.rows import Row
from inspector_app.checklists.types import TypeWord
from inspector_app.errors import Problem

_MOST_ROUNDS = 40
_MOST_ROWS_READ = 60_000
"""Rows of all rounds together: ten seconds at the most."""
_TWICE, _NO_LIST = "checklist.name_twice", "checklist.list_unknown"
_OF_CHOICES = frozenset({"choice_filter", "parameters"})
_AROUND = ("begin_", "end_")
_VITAL = frozenset({"type", "name", "list_name", "label", ""})
"""Without one of these cells a row is none, and is left out whole."""


def mended(prepared: Prepared, known: Collection[Problem] = ()) -> tuple[list[Problem], Prepared, str]:
    """Every problem that the converter finds, what is left of the rows, and the form of those ("" for none).

    What is `known` of the rows themselves need not be found again, one conversion each: without a sheet of choices
    the converter names no row that asks for one, and would stop there.
    """
    lines = _without_known(prepared.survey, known)
    rest = replace(prepared, survey=tuple(_closed(grown(lines, lambda _: None))))
    problems: list[Problem] = []
    rounds = min(_MOST_ROUNDS, _MOST_ROWS_READ // max(1, len(rest.survey)) + 1)
    for _ in range(rounds):
        answer = convert_or_refusal(rest)
        if isinstance(answer, str):
            return problems, rest, answer
        if answer.index is not None or not problems:
            # One that names no row is the consequence of what was left out.
            problems.append(answer.problem)
        smaller = _without(rest, answer)
        if smaller is None:
            break
        rest = smaller
    return problems, rest, ""


def _without_known(lines: tuple[Line, ...], known: Collection[Problem]) -> tuple[Line, ...]:
    """Names that come again are left out; questions whose list there is not ask for text, so that others find them."""
    places = {(each.code, each.details.get("sheet"), each.details.get("row")) for each in known}

    def has(code: str, line: Line) -> bool:
        return (code, line.row.sheet, line.row.number) in places

    kept = (each for each in lines if each.type.kind.startswith(_AROUND) or not has(_TWICE, each))
    return tuple(_as_text(each) if has(_NO_LIST, each) else each for each in kept)


def _as_text(line: Line) -> Line:
    values = {name: text for name, text in line.row.values.items() if name not in _OF_CHOICES}
    return Line(replace(line.row, values=values | {"type": "text"}), TypeWord("text"))


def _closed(nodes: list[Node]) -> list[Line]:
    """The lines again, each group and repeat with its end."""
    lines: list[Line] = []
    for node in nodes:
        lines.append(node.line)
        if node.is_group or node.is_repeat:
            lines += _closed(node.children)
            end = TypeWord(node.line.type.kind.replace("begin_", "end_"))
            lines.append(Line(replace(node.line.row, values={"type": end.kind}), end))
    return lines


def _without(prepared: Prepared, refusal: Refusal) -> Prepared | None:
    """The rows without what was refused; None when nothing can be left out."""
    if refusal.sheet == "survey" and refusal.index is not None:
        return replace(prepared, survey=_left(prepared.survey, refusal, lambda line: line.row))
    if refusal.sheet == "choices" and refusal.index is not None and refusal.index < len(prepared.choices):
        rows = prepared.choices
        return replace(prepared, choices=(*rows[: refusal.index], *rows[refusal.index + 1 :]))
    return None


def _left(lines: tuple[Line, ...], refusal: Refusal, row_of: Callable[[Line], Row]) -> tuple[Line, ...]:
    assert refusal.index is not None
    line = lines[refusal.index]
    row = row_of(line)
    column = refusal.column if row.get(refusal.column) else ""
    if column in _VITAL or line.type.kind.startswith(_AROUND):
        kept = [each for place, each in enumerate(lines) if place != refusal.index]
        return tuple(_closed(grown(kept, lambda _: None)))
    emptied = replace(row, values={name: text for name, text in row.values.items() if name != column})
    return (*lines[: refusal.index], Line(emptied, line.type), *lines[refusal.index + 1 :])
