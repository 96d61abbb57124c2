"""The sheets of a workbook as plain rows that know their place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inspector_app.errors import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` as the spreadsheet shows it; `values` by the program's column names; `headers` as written."""

    sheet: str
    number: int
    values: Mapping[str, str]
    headers: Mapping[str, str]

    def get(self, column: str) -> str:
        """The text of a cell, "" when empty."""
        return self.values.get(column, "")

    def words(self, base: str) -> dict[str, str]:
        """Language to text of a translated column."""
        marked = f"{base}::"
        return {column[len(marked) :]: text for column, text in self.values.items() if column.startswith(marked)}

    def problem(self, name: str, column: str, **details: object) -> Problem:
        """A problem of this row's cell, with its place: sheet, row, column as written, value."""
        place = {"sheet": self.sheet, "row": self.number, "column": self.headers.get(column, column.partition("::")[0])}
        return Problem(f"checklist.{name}", place | {"value": self.get(column)} | details)


@dataclass(frozen=True, slots=True)
class Sheets:
    survey: tuple[Row, ...]
    choices: tuple[Row, ...]
    settings: tuple[Row, ...]
    problems: tuple[Problem, ...]
    """What is wrong with the sheets as such: a header twice, a sheet this version does not read."""
    standard: Mapping[str, Any]
    """The same workbook under English headers, as pyxform takes it."""
