"""The survey sheet as lines with their types, and as the tree that its groups and repeats make of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from inspector_app.checklists.cells import Report
from inspector_app.checklists.rows import Row
from inspector_app.checklists.types import TypeWord


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the survey with its type, in the standard's words."""

    row: Row
    type: TypeWord


@dataclass(slots=True)
class Node:
    """A question, or a group or repeat with what it holds."""

    line: Line
    children: list["Node"] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        return self.line.type.kind == "begin_group"

    @property
    def is_repeat(self) -> bool:
        return self.line.type.kind == "begin_repeat"


DEEPEST = 40
"""Groups and repeats inside one another: past that it is a slip, and XML programs refuse it."""


def grown(lines: Iterable[Line], report: Report) -> list[Node]:
    """The top of the tree; a group or repeat without its end, or an end without its beginning, is told once.

    What stands too deep is told at its row, and hangs at the deepest level that may be.
    """
    top: list[Node] = []
    open_nodes: list[Node] = []
    for line in lines:
        if line.type.kind.startswith("end_"):
            _end(line, open_nodes, report)
            continue
        node = Node(line)
        (open_nodes[min(len(open_nodes), DEEPEST) - 1].children if open_nodes else top).append(node)
        if line.type.kind.startswith("begin_"):
            open_nodes.append(node)
            if len(open_nodes) == DEEPEST + 1:
                report(line.row.problem("nested_deep", "type", most=DEEPEST))
    for node in open_nodes:
        report(node.line.row.problem("not_closed", "type"))
    return top


def _end(line: Line, open_nodes: list[Node], report: Report) -> None:
    wanted = line.type.kind.replace("end_", "begin_")
    fitting = [index for index, node in enumerate(open_nodes) if node.line.type.kind == wanted]
    if not fitting:
        report(line.row.problem("end_without_begin", "type"))
        return
    for node in open_nodes[fitting[-1] + 1 :]:
        report(node.line.row.problem("not_closed", "type"))
    del open_nodes[fitting[-1] :]


def by_path(nodes: Iterable[Node], above: str) -> dict[str, Line]:
    """Path in the form to the row of the survey that stands for it."""
    found: dict[str, Line] = {}
    for node in nodes:
        path = f"{above}/{node.line.row.get('name')}"
        found.setdefault(path, node.line)
        found |= {inner: line for inner, line in by_path(node.children, path).items() if inner not in found}
    return found
