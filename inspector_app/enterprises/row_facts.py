"""What one row of a register says: values by field, and what is wrong with its cells."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from inspector_app.enterprises.cell_errors import UnreadableCellError
from inspector_app.enterprises.cells import TAKES_FORMULA_TEXT, FieldValue, read_cell
from inspector_app.enterprises.credit_codes import code_problem
from inspector_app.enterprises.plain_text import name_key, shown
from inspector_app.enterprises.register import RegisterReading, RegisterRow
from inspector_app.errors import Problem

LONGEST_NAME = 200
_MOST_COMMUNITIES = 500


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing that is wrong in one cell."""

    row: int
    """As the spreadsheet counts: the first row is 1."""
    column: str
    """The header, on one line."""
    value: str
    """What the cell says, cut after 60 characters."""
    problem: Problem


@dataclass(slots=True)
class RowFacts:
    number: int
    values: dict[str, FieldValue] = field(default_factory=dict)
    """Only fields of which the row says something."""
    problems: list[RowProblem] = field(default_factory=list)
    in_doubt: bool = False
    """Which enterprise is meant is not certain: the row must not be imported."""
    name: str = ""
    code: str = ""
    name_key: str = ""


def read_rows(reading: RegisterReading) -> list[RowFacts]:
    """All rows, in their order, with the faults of their cells. A faulty cell says nothing."""
    rows = [_read_row(reading, row) for row in reading.rows]
    _check_communities(reading, rows)
    return rows


def add_problem(reading: RegisterReading, facts: RowFacts, name: str, problem: Problem, value: object) -> None:
    facts.problems.append(RowProblem(facts.number, reading.header_of(name), shown(value), problem))


def _read_row(reading: RegisterReading, row: RegisterRow) -> RowFacts:
    facts = RowFacts(row.number)
    for name, cell in row.values.items():
        value = _value(reading, facts, name, cell, row.formulas.get(name, ""))
        if value not in (None, "", ()):
            facts.values[name] = value
    facts.name, facts.code = str(facts.values.get("name", "")), str(facts.values.get("credit_code", ""))
    facts.name_key = name_key(facts.name)
    _check_identity(reading, facts, row)
    return facts


def _value(reading: RegisterReading, facts: RowFacts, name: str, cell: object, formula: str) -> FieldValue:
    if formula:
        kept = name in TAKES_FORMULA_TEXT
        problem = Problem(f"register.formula_{'kept' if kept else 'left'}", {"value": shown(formula)})
        add_problem(reading, facts, name, problem, formula)
        facts.in_doubt |= name == "credit_code"
        return formula if kept else None
    try:
        return read_cell(name, cell)
    except UnreadableCellError as error:
        add_problem(reading, facts, name, error.problem, cell)
        facts.in_doubt |= name in ("name", "credit_code")
        return None


def _check_identity(reading: RegisterReading, facts: RowFacts, row: RegisterRow) -> None:
    problem = None
    if not facts.name and reading.header_of("name") not in {each.column for each in facts.problems}:
        problem = Problem("register.name_missing", {"code": facts.code or "—"})
    elif len(facts.name) > LONGEST_NAME:
        details = {"value": shown(facts.name, most=20), "length": len(facts.name), "most": LONGEST_NAME}
        problem = Problem("register.name_long", details)
    if problem is not None:
        add_problem(reading, facts, "name", problem, facts.name)
    wrong = code_problem(facts.code) if facts.code else None
    if wrong is not None:
        add_problem(reading, facts, "credit_code", wrong, row.values["credit_code"])
    facts.in_doubt |= problem is not None or wrong is not None


def _check_communities(reading: RegisterReading, rows: Sequence[RowFacts]) -> None:
    """A community that the address contradicts by naming another one of this file is left as it was."""
    counted = Counter(str(facts.values["community"]) for facts in rows if "community" in facts.values)
    known = [community for community, _ in counted.most_common(_MOST_COMMUNITIES)]
    for facts in rows:
        community, address = str(facts.values.get("community", "")), str(facts.values.get("address", ""))
        if not community or not address or community in address:
            continue
        named = next((each for each in known if each in address), None)
        if named is not None:
            problem = Problem("register.community_contradicts", {"value": shown(community), "named": shown(named)})
            add_problem(reading, facts, "community", problem, community)
            del facts.values["community"]
