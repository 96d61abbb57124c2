"""A workbook's rows put into the standard's words: types, expressions, yes and no, areas named in a column."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from inspector_app.checklists.cells import Report, is_no, is_yes
from inspector_app.checklists.criteria import ruled_by_criteria
from inspector_app.checklists.expressions import Asked, Symbols, question_name, rewrite, rewrite_range
from inspector_app.checklists.lines import Line
from inspector_app.checklists.lists import read_lists
from inspector_app.checklists.model import Choice
from inspector_app.checklists.own_words import words
from inspector_app.checklists.rows import Headers, Row, Sheets
from inspector_app.checklists.signs import Sign, tokens_of
from inspector_app.checklists.types import BOUNDARIES, TypeWord, read_type
from inspector_app.checklists.visit_record import without_record
from inspector_app.errors import Problem

_CONDITIONS = ("relevant", "constraint", "calculation", "repeat_count")
_YES_NO_OR_CONDITION = ("required", "read_only")
_SPOKEN = ("label", "hint", "guidance_hint", "required_message", "constraint_message")
_DYNAMIC = re.compile(r"[$＄]\s*[{｛]|^[\w:-]+\s*[(（][^一-鿿]*[)）]$")
_ALWAYS_KNOWN = ("instanceID", "instanceName")
_OWN_NAME = re.compile(r"([A-Za-z_][\w.-]*)[\s:：]+(.+)")


@dataclass(frozen=True, slots=True)
class Prepared:
    survey: tuple[Line, ...]
    lists: Mapping[str, tuple[Choice, ...]]
    choices: tuple[Row, ...]
    settings: Row
    entities: tuple[Row, ...]
    headers: Mapping[str, Headers]
    order: tuple[str, ...]
    """Titles of sheets in the order in which problems are told."""

    @property
    def is_own(self) -> bool:
        """Whether it judges items as ours do; else it is an ordinary XLSForm."""
        return any(line.type.is_verdict for line in self.survey)

    @property
    def root(self) -> str:
        """Name of the form's first node."""
        return self.settings.get("name") or "data"


def prepare(sheets: Sheets) -> tuple[Prepared, list[Problem]]:
    """With problems the rows are only to be looked through for more problems."""
    problems = list(sheets.problems)
    report = problems.append
    lines = [Line(row, read_type(row.get("type"))) for row in sheets.survey if not _is_comment(row)]
    lines = without_record(lines)
    choices = tuple(row for row in sheets.choices if row.get("list_name") or row.get("name"))
    sheets = replace(sheets, choices=choices)
    lists = read_lists(sheets, [line.type for line in lines], report)
    symbols = Symbols(_questions(lines), lists)
    lines = list(_with_areas(lines))
    if not any(line.type.is_verdict for line in lines):
        lines = [_named(line) for line in lines]
    lines = [Line(_rewritten(line, symbols, report), line.type) for line in lines]
    lines = ruled_by_criteria(lines, report)
    settings = sheets.settings[0] if sheets.settings else Row(sheets.title("settings"), 2, {}, {})
    choices = tuple(_checked_words(row, symbols, report) for row in sheets.choices)
    settings = _settings(settings, symbols, report)
    order = tuple(sheets.order)
    return Prepared(tuple(lines), lists, choices, settings, sheets.entities, sheets.headers, order), problems


def _is_comment(row: Row) -> bool:
    """The standard's comments: a row that says neither type nor name nor label, or is switched off."""
    return is_yes(row.get("disabled")) or not (row.get("type") or row.get("name") or row.words("label"))


def _named(line: Line) -> Line:
    """Notes of an ordinary form may have no name; the converter gives them one like this."""
    if line.row.get("name") or line.type.kind != "note":
        return line
    return Line(line.row.rewritten({"name": f"generated_note_name_{line.row.number}"}), line.type)


def _questions(lines: Iterable[Line]) -> dict[str, Asked]:
    found = {name: Asked("calculate") for name in _ALWAYS_KNOWN}
    for line in lines:
        kind = line.type.kind.removesuffix("_from_file")
        found[line.row.get("name")] = Asked(kind, line.type.list_name)
        if line.type.or_other:
            found[f"{line.row.get('name')}_other"] = Asked("text")
    found.pop("", None)
    return found


def _with_areas(lines: list[Line]) -> Iterator[Line]:
    """Areas that are named in a column become groups, as if they had been written."""
    depth, current = 0, ""
    for line in lines:
        named = line.row.get("area")
        if depth == 0 and current and (named or line.type.kind in BOUNDARIES) and named != current:
            yield Line(_boundary(line.row, {"type": "end_group"}), TypeWord("end_group"))
            current = ""
        if depth == 0 and named and not current:
            current = named
            yield Line(_boundary(line.row, _area_cells(named)), TypeWord("begin_group"))
        depth += (
            {"begin": 1, "end_g": -1, "end_r": -1}.get(line.type.kind[:5], 0) if line.type.kind in BOUNDARIES else 0
        )
        yield line
    if current and depth == 0:
        yield Line(_boundary(lines[-1].row, {"type": "end_group"}), TypeWord("end_group"))


def _boundary(row: Row, cells: dict[str, str]) -> Row:
    return replace(row, values=cells, written={"name": row.get("area"), "label::zh": row.get("area")})


def _area_cells(named: str) -> dict[str, str]:
    """`RN 实名登记` is code and label; one word is both."""
    found = _OWN_NAME.fullmatch(named)
    code, label = (found[1], found[2]) if found else (re.sub(r"[^\w.-]", "_", named), named)
    return {"type": "begin_group", "name": code if re.match(r"[^\W\d]", code) else f"_{code}", "label::zh": label}


# --- single cells -----------------------------------------------------------------------------------------------------


def _rewritten(line: Line, symbols: Symbols, report: Report) -> Row:
    row = line.row
    cells = {"type": line.type.standard} if row.get("type") else {}
    cells |= _conditions(row, symbols, report)
    if row.get("choice_filter"):
        cells["choice_filter"] = _expression(row, "choice_filter", symbols, None, report, names=False)
    if row.get("trigger"):
        cells["trigger"] = _trigger(row, symbols, report)
    if _DYNAMIC.search(row.get("default")):
        cells["default"] = _expression(row, "default", symbols, None, report)
    if line.type.appearance or row.get("appearance"):
        cells["appearance"] = _appearance(row, line.type)
    return _checked_words(row.rewritten(cells), symbols, report)


def _conditions(row: Row, symbols: Symbols, report: Report) -> dict[str, str]:
    cells = {}
    own = symbols.questions.get(row.get("name"))
    for column in _CONDITIONS:
        if row.get(column):
            cells[column] = _condition(row, column, symbols, own if column == "constraint" else None, report)
    for column in _YES_NO_OR_CONDITION:
        if row.get(column):
            cells[column] = _yes_no_or_condition(row, column, symbols, report)
    return cells


def _condition(row: Row, column: str, symbols: Symbols, own: Asked | None, report: Report) -> str:
    text = row.get(column)
    in_range = rewrite_range(text) if own is not None else None
    return in_range or _expression(row, column, symbols, own, report)


def _yes_no_or_condition(row: Row, column: str, symbols: Symbols, report: Report) -> str:
    text = row.get(column)
    if is_yes(text) or is_no(text):
        return "yes" if is_yes(text) else "no"
    condition = _expression(row, column, symbols, None, report)
    tokens = tokens_of(condition)
    if len(tokens) == 1 and tokens[0].sign in (Sign.NAME, Sign.OTHER, Sign.TEXT, Sign.NUMBER):
        report(row.problem("yes_no_unknown", column))
    return condition


def _expression(
    row: Row, column: str, symbols: Symbols, own: Asked | None, report: Report, *, names: bool = True
) -> str:
    found = rewrite(row.get(column), symbols, own, names=names)
    for name in dict.fromkeys(found.unknown):
        report(row.problem("reference_unknown", column, question=name))
    for question, value in found.unknown_values:
        report(row.problem("choice_unknown", column, question=question, choice=value))
    return found.text


def _trigger(row: Row, symbols: Symbols, report: Report) -> str:
    names = [name for name in re.split(r"[\s,，、;；]+", row.get("trigger")) if name]
    plain = [question_name(name) if name.startswith("${") else name for name in names]
    for name in plain:
        if name not in symbols.questions:
            report(row.problem("reference_unknown", "trigger", question=name))
    return ", ".join(f"${{{name}}}" for name in plain)


def _appearance(row: Row, type_word: TypeWord) -> str:
    table: Mapping[str, str] = words("appearances")
    said = [str(table.get(word, word)) for word in row.get("appearance").split()]
    return " ".join(dict.fromkeys([*([type_word.appearance] if type_word.appearance else []), *said]))


def _checked_words(row: Row, symbols: Symbols, report: Report) -> Row:
    """Words on the screen may show answers; the questions must be there."""
    for column, text in row.values.items():
        if column.partition("::")[0] in _SPOKEN and "${" in text:
            for reference in re.findall(r"\$\{[^{}]*\}", text):
                if question_name(reference) not in symbols.questions:
                    report(row.problem("reference_unknown", column, question=question_name(reference)))
    return row


def _settings(row: Row, symbols: Symbols, report: Report) -> Row:
    cells = {}
    if row.get("instance_name"):
        cells["instance_name"] = _expression(row, "instance_name", symbols, None, report)
    return row.rewritten(cells)
