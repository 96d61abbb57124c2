"""The converted form through its own compiler: what the stock converter lets pass, at its row."""

from base64 import b64decode
from collections.abc import Iterator, Mapping

from inspector_app.checklists.form.definition import load_problems
from inspector_app.checklists.lines import Line, by_path, grown
from inspector_app.checklists.preparing import Prepared
from inspector_app.checklists.rows import Row
from inspector_app.errors import Problem

_COLUMNS = {
    "calculate": ("calculation",),
    "readonly": ("read_only",),
    "count": ("repeat_count",),
    "choices": ("choice_filter",),
    "nodeset": ("choice_filter",),
    "value": ("calculation", "default"),
    "cycle": ("calculation", "relevant", "constraint", "required", "read_only", "repeat_count", "choice_filter"),
    "setvalue": ("calculation", "default"),
}


def compile_problems(prepared: Prepared, form: str, attachments: Mapping[str, str]) -> list[Problem]:
    """Malformed expressions, unknown functions and references, circles (both rows named) …, of codes `form.…`.

    Each has the place of its cell besides what the compiler says; `checklists.telling` puts both into words.
    """
    files = {name: b64decode(text) for name, text in attachments.items()}
    lines = by_path(grown(prepared.survey, lambda _: None), f"/{prepared.root}")
    found = [_placed(prepared, problem, lines) for problem in load_problems(form.encode("utf-8"), files)]
    return list(_each_circle_once(found))


def _placed(prepared: Prepared, problem: Problem, lines: Mapping[str, Line]) -> Problem:
    details = problem.details
    if details.get("question") == "instanceName" and prepared.settings.get("instance_name"):
        return Problem(problem.code, dict(prepared.settings.problem("place", "instance_name").details) | dict(details))
    line = lines.get(str(details.get("path", ""))) or _named(prepared, str(details.get("question", "")))
    if line is None:
        title = prepared.headers["survey"].title
        return Problem(problem.code, {"sheet": title, "row": 1, "column": "", "value": ""} | dict(details))
    column = _column(line.row, str(details.get("property", "")))
    place = dict(line.row.problem("place", column).details)
    other = lines.get(str(details.get("other_path", "")))
    beside = {"other_row": other.row.number} if other else {}
    return Problem(problem.code, place | dict(details) | beside)


def _named(prepared: Prepared, name: str) -> Line | None:
    """The first row of that name; of a question "other" its question."""
    names = (name, name.removesuffix("_other"))
    return next((line for line in prepared.survey if name and line.row.get("name") in names), None)


def _column(row: Row, property_: str) -> str:
    """The column where the formula was written."""
    candidates = _COLUMNS.get(property_, (property_,))
    written = [column for column in candidates if row.get(column)]
    if written:
        return written[0]
    label = next((column for column in row.values if column.startswith(f"{property_}::")), "")
    return label or candidates[0]


def _each_circle_once(problems: list[Problem]) -> Iterator[Problem]:
    """A circle is told at one of its rows, which names the other."""
    told: set[frozenset[object]] = set()
    for problem in problems:
        if problem.code == "form.cycle":
            ends = frozenset({problem.details.get("path"), problem.details.get("other_path")})
            if ends in told:
                continue
            told.add(ends)
        yield problem
