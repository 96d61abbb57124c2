"""The answers as tables: a row a visit and a column a question, and a table of its own for each repeat.

Columns stand in the order in which the versions of a checklist first came into use, whatever the filter shows: a newer
version only adds columns behind, so last month's formulas still fit.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.records.register import Enterprise
from db.records.values import JsonValue
from db.records.visits import Answer, Visit
from db.work import Work
from inspector_app.checklists.model import WITH_CHOICES, Checklist, Item, Part, PartKind, all_items
from inspector_app.checklists.snapshots import from_json
from inspector_app.supervision.handing_on_tables import about_enterprise, checklist_title
from inspector_app.supervision.handing_on_values import (
    Cell,
    CellKind,
    Column,
    Rule,
    Subject,
    Table,
    Wanted,
    columns_of,
    word_of,
)
from inspector_app.supervision.redacting import personal_rule

_KINDS = {
    PartKind.INTEGER: CellKind.WHOLE,
    **dict.fromkeys((PartKind.DECIMAL, PartKind.RANGE), CellKind.NUMBER),
    PartKind.DATE: CellKind.DAY,
}
_FREE = frozenset({PartKind.TEXT, PartKind.BARCODE})
_REASON, _NOTE = "_reason", "_note"


@dataclass
class _Sheet:
    """A table while it is filled: columns by name, cells by name."""

    name: str
    title: str
    fixed: tuple[Column, ...]
    columns: dict[str, Column] = field(default_factory=dict)
    rows: list[tuple[tuple[Cell, ...], dict[str, Cell]]] = field(default_factory=list)

    def table(self) -> Table:
        rows = [(*head, *(cells.get(name) for name in self.columns)) for head, cells in self.rows]
        return Table(self.name, self.title, (*self.fixed, *self.columns.values()), rows)


def answers_tables(work: Work, wanted: Wanted, visits: Sequence[Visit]) -> list[Table]:
    """One table for each checklist, and one for each of its repeats that was answered."""
    versions = _versions(work)
    enterprises = {each.id: each for each in work.enterprises.all()}
    tables: list[Table] = []
    for number, (name, ids) in enumerate(_by_name(versions).items(), start=1):
        of_it = [each for each in visits if each.checklist_id in ids]
        if of_it:
            prefix = Subject.ANSWERS.value if number == 1 else f"{Subject.ANSWERS.value}_{number}"
            title = name if wanted.codes else checklist_title(versions[ids[-1]], wanted.language)
            book = _Book(work, wanted, prefix, title)
            for checklist in ids:
                book.ask(versions[checklist])
            for visit in of_it:
                book.take(visit, enterprises.get(visit.enterprise_id), versions[visit.checklist_id])
            tables += book.tables()
    return tables


def _versions(work: Work) -> dict[str, Checklist]:
    """Every version with which a visit was started, the earliest first."""
    found: dict[str, Checklist] = {}
    for visit in reversed(work.visits.all()):
        if visit.checklist_id not in found:
            content = work.checklists.content(visit.checklist_id)
            if content is not None:
                found[visit.checklist_id] = from_json(content)
    return found


def _by_name(versions: Mapping[str, Checklist]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id, checklist in versions.items():
        found.setdefault(checklist.name, []).append(id)
    return found


class _Book:
    """The tables of one checklist in all its versions."""

    def __init__(self, work: Work, wanted: Wanted, prefix: str, title: str) -> None:
        self._work, self._wanted, self._prefix = work, wanted, prefix
        self._language = wanted.language.value
        head = columns_of("answers", wanted.language)
        self._main = _Sheet(prefix, title, head)
        self._repeats: dict[str, _Sheet] = {}

    def ask(self, checklist: Checklist) -> None:
        """Columns for what this version asks and no earlier one did."""
        for item in all_items(checklist):
            if item.has_verdict:
                self._add(self._main, item.code, _said(item.label, self._language))
                for tail, word in ((_REASON, "reason"), (_NOTE, "note")):
                    label = f"{item.code} {word_of(word, self._wanted.language)}"
                    self._add(self._main, f"{item.code}{tail}", label, rule=Rule.FREE, coded=False)
            for part in item.parts:
                self._ask_part(item, part, self._main, f"{item.code}_{part.name}")

    def take(self, visit: Visit, enterprise: Enterprise | None, checklist: Checklist) -> None:
        """The visit's answers as a row of the table, and rows of its repeats."""
        cells: dict[str, Cell] = {}
        answers = self._work.answers.of_visit(visit.id)
        for item in all_items(checklist):
            answer = answers.get(item.code)
            if answer is not None:
                self._answer(visit.id, item, answer, cells)
        about = about_enterprise(enterprise, visit.enterprise_id)
        self._main.rows.append(((visit.id, *about, visit.opened_at, checklist.version), cells))

    def tables(self) -> list[Table]:
        return [self._main.table(), *(each.table() for each in self._repeats.values() if each.rows)]

    def _answer(self, visit: str, item: Item, answer: Answer, cells: dict[str, Cell]) -> None:
        if item.has_verdict:
            verdict = answer.verdict
            known = verdict and not self._wanted.codes
            cells[item.code] = word_of(verdict, self._wanted.language) if known else verdict
            cells[f"{item.code}{_REASON}"], cells[f"{item.code}{_NOTE}"] = answer.reason, answer.note
        for part in item.parts:
            name = f"{item.code}_{part.name}"
            self._value(visit, "", part, name, answer.values.get(part.name), cells)

    def _value(self, visit: str, parent: str, part: Part, name: str, value: JsonValue, cells: dict[str, Cell]) -> None:
        if part.kind is not PartKind.TABLE:
            if part.kind is not PartKind.NOTE:
                cells[name] = self._cell(part, value)
            return
        for number, row in enumerate(value if isinstance(value, list) else (), start=1):
            key = f"{parent}.{number}" if parent else str(number)
            inner: dict[str, Cell] = {}
            for column in part.columns if isinstance(row, dict) else ():
                self._value(visit, key, column, f"{name}_{column.name}", row.get(column.name), inner)
            self._repeats[name].rows.append(((visit, parent, key), inner))

    def _cell(self, part: Part, value: JsonValue) -> Cell:
        if value is None or isinstance(value, int | float):
            return value
        if part.kind in WITH_CHOICES and not self._wanted.codes:
            words = {choice.name: _said(choice.label, self._language) for choice in part.choices}
            several = value if isinstance(value, list) else [value]
            return "、".join(words.get(str(each), str(each)) for each in several)
        if isinstance(value, list):
            return " ".join(map(str, value)) if all(isinstance(each, str) for each in value) else _text(value)
        if isinstance(value, str):
            return _day(value) if part.kind is PartKind.DATE else value
        return _text(value)

    def _ask_part(self, item: Item, part: Part, sheet: _Sheet, name: str) -> None:
        if part.kind is PartKind.NOTE:
            return
        if part.kind is not PartKind.TABLE:
            unit = f"（{part.unit}）" if part.unit else ""
            rule = personal_rule(part.label) if part.kind in _FREE else Rule.KEEP
            label = f"{item.code} {_said(part.label, self._language)}{unit}"
            self._add(sheet, name, label, _KINDS.get(part.kind, CellKind.TEXT), rule, coded=False)
            return
        head = columns_of("repeats", self._wanted.language)
        label = f"{item.code} {_said(part.label, self._language)}"
        inner = self._repeats.setdefault(name, _Sheet(f"{self._prefix}_{name}", label, head))
        for column in part.columns:
            self._ask_part(item, column, inner, f"{name}_{column.name}")

    @staticmethod
    def _add(
        sheet: _Sheet,
        name: str,
        label: str,
        kind: CellKind = CellKind.TEXT,
        rule: Rule = Rule.KEEP,
        *,
        coded: bool = True,
    ) -> None:
        said = f"{name} {label}" if coded else label
        sheet.columns.setdefault(name, Column(name, said.strip(), kind, rule))


def _said(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or words.get("zh", "")


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _text(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False)
