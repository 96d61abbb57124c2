"""The sheets of a workbook as plain rows that know their place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inspector_app.errors import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` as the spreadsheet shows it; `values` by the program's column names; `headers` as written."""

    sheet: str
    """The sheet's title, as the person knows it."""
    number: int
    values: Mapping[str, str]
    headers: Mapping[str, str]
    default_language: str = "zh"
    written: Mapping[str, str] = field(default_factory=dict)
    """Cells whose text was put into the standard's words, as the person wrote them."""

    def get(self, column: str) -> str:
        """The text of a cell, "" when empty."""
        return self.values.get(column, "")

    def words(self, base: str) -> dict[str, str]:
        """Language to text of a translated column."""
        marked = f"{base}::"
        return {column[len(marked) :]: text for column, text in self.values.items() if column.startswith(marked)}

    def with_chinese(self, base: str) -> dict[str, str]:
        """As `words`, with the default language's in place of Chinese where there is no Chinese; {} when empty."""
        found = self.words(base)
        if not found or found.get("zh"):
            return found
        return {"zh": found.get(self.default_language) or next(iter(found.values()))} | found

    def problem(self, name: str, column: str, **details: object) -> Problem:
        """A problem of this row's cell, with its place: sheet, row, column as written, value."""
        place = {"sheet": self.sheet, "row": self.number, "column": self.headers.get(column, column.partition("::")[0])}
        value = self.written.get(column, self.get(column))
        return Problem(f"checklist.{name}", place | {"value": value} | details)

    def rewritten(self, values: Mapping[str, str]) -> "Row":
        """With these cells in place of what was written; problems still quote what was written."""
        changed = {column: self.get(column) for column, text in values.items() if text != self.get(column)}
        return replace(self, values={**self.values, **values}, written={**changed, **self.written})


@dataclass(frozen=True, slots=True)
class Headers:
    """The header row of a sheet."""

    title: str
    number: int = 1
    columns: Mapping[str, str] = field(default_factory=dict)
    """The program's column to the header as written."""
    standard: Mapping[str, str] = field(default_factory=dict)
    """The program's column to the header as the stock converter takes it."""


@dataclass(frozen=True, slots=True)
class Sheets:
    survey: tuple[Row, ...]
    choices: tuple[Row, ...]
    settings: tuple[Row, ...]
    entities: tuple[Row, ...]
    problems: tuple[Problem, ...]
    """What is wrong with the sheets as such: a header twice, a cell that cannot be read."""
    headers: Mapping[str, Headers]
    """By the standard's name of the sheet."""

    @property
    def order(self) -> list[str]:
        """Titles in the order in which problems are told."""
        return ["", *(self.title(role) for role in ("settings", "choices", "survey", "entities"))]

    def title(self, role: str) -> str:
        return self.headers[role].title if role in self.headers else role
