"""The choice lists of a workbook, with those of our own that need no sheet: the verdicts, yes and no."""

from collections.abc import Iterable, Mapping

from inspector_app.checklists.cells import Report, check_name_form, is_yes
from inspector_app.checklists.headers import MEDIA_COLUMNS
from inspector_app.checklists.model import Choice, Verdict
from inspector_app.checklists.own_words import words
from inspector_app.checklists.rows import Row, Sheets
from inspector_app.checklists.types import VERDICT_LIST, TypeWord

_VERDICTS = frozenset(verdict.value for verdict in Verdict)
_TAKES_SEVERAL = frozenset({"select_multiple", "rank"})


def read_lists(sheets: Sheets, types: Iterable[TypeWord], report: Report) -> dict[str, tuple[Choice, ...]]:
    """List name to its choices; the own ones that are used and not written are added."""
    types = list(types)
    strict = any(word.is_verdict for word in types)
    only_one = {word.list_name for word in types} - {w.list_name for w in types if w.kind in _TAKES_SEVERAL}
    duplicates = bool(sheets.settings) and is_yes(sheets.settings[0].get("allow_choice_duplicates"))
    lists: dict[str, list[Choice]] = {}
    taken: dict[str, set[str]] = {}
    for row in sheets.choices:
        group = row.get("list_name")
        if not group:
            report(row.problem("list_name_missing", "list_name"))
        names = set() if duplicates else taken.setdefault(group, set())
        name = _choice_name(row, names, report, spaces=group in only_one)
        lists.setdefault(group, []).append(Choice(name, _label(row, name, report, strict=strict), media_of(row)))
    _check_verdicts(sheets, lists, report)
    read = {group: tuple(choices) for group, choices in lists.items()}
    return own_lists({word.list_name for word in types} - read.keys()) | read


def own_lists(names: Iterable[str]) -> dict[str, tuple[Choice, ...]]:
    table: Mapping[str, list[dict[str, str]]] = words("lists")
    return {
        name: tuple(Choice(each["name"], {"zh": each["zh"], "en": each["en"]}) for each in table[name])
        for name in sorted(names)
        if name in table
    }


def media_of(row: Row) -> dict[str, Mapping[str, str]]:
    """Kind of medium to file names by language."""
    found = {kind: row.words(kind) for kind in MEDIA_COLUMNS}
    return {kind: files for kind, files in found.items() if files}


def _choice_name(row: Row, taken: set[str], report: Report, *, spaces: bool) -> str:
    """What is stored for the choice; a number does, too."""
    name = row.get("name")
    if name and not (spaces and " " in name):
        check_name_form(row, report, begins_with_letter=False)
    elif not name:
        report(row.problem("name_missing", "name"))
    if name and name in taken:
        report(row.problem("name_twice", "name"))
    taken.add(name)
    return name


def _label(row: Row, name: str, report: Report, *, strict: bool) -> dict[str, str]:
    found = row.with_chinese("label")
    if found and (not strict or row.words("label").get("zh")):
        return found
    if strict:
        report(row.problem("label_missing", "label::zh"))
    return found or {"zh": name}


def _check_verdicts(sheets: Sheets, lists: Mapping[str, list[Choice]], report: Report) -> None:
    given = lists.get(VERDICT_LIST)
    if given and {choice.name for choice in given} != _VERDICTS:
        first = next(row for row in sheets.choices if row.get("list_name") == VERDICT_LIST)
        report(first.problem("verdict_list", "list_name"))
