"""A checklist read from an XLSForm workbook: all of it, or every problem with its place."""

from dataclasses import replace
from pathlib import Path

from inspector_app.checklists.item_rows import VERDICT_LIST, check_columns, check_label, check_name
from inspector_app.checklists.model import Checklist, Choice, Verdict
from inspector_app.checklists.rows import Row, Sheets
from inspector_app.checklists.snapshots import checklist_id
from inspector_app.checklists.survey import read_survey
from inspector_app.errors import Problem, RefusedInputError


def read_checklist(path: Path) -> Checklist:
    """The checklist of an .xlsx, .xls, .csv or .md XLSForm with our own columns, under English or Chinese headers.

    Raises RefusedInputError with every problem; each names sheet, row, column and value (row 0 and no sheet for the
    file itself). What the stock XLSForm converter refuses is refused too.
    """
    # Late, because of pyxform: the command line knows this module and must start at once.
    from inspector_app.checklists.sheets import read_sheets, standard_problems

    sheets = read_sheets(path)
    return _checklist(sheets, standard_problems(sheets))


def check_checklist(path: Path) -> list[Problem]:
    """Every problem of the workbook; empty when `read_checklist` takes it."""
    try:
        read_checklist(path)
    except RefusedInputError as refusal:
        return list(refusal.problems)
    return []


def _checklist(sheets: Sheets, refused_by_standard: list[Problem]) -> Checklist:
    problems = list(sheets.problems)
    lists = _lists(sheets.choices, problems)
    areas, survey_problems = read_survey(sheets.survey, lists)
    problems += survey_problems
    facts = _settings(sheets.settings, problems)
    problems += _new_only(refused_by_standard, problems)
    if problems:
        raise RefusedInputError(sorted(problems, key=_place_of))
    title = {"zh": facts["form_title"]} | ({"en": facts["title_en"]} if facts["title_en"] else {})
    checklist = Checklist("", facts["form_id"], title, facts["version"], areas)
    return replace(checklist, id=checklist_id(checklist))


def _lists(rows: tuple[Row, ...], problems: list[Problem]) -> dict[str, tuple[Choice, ...]]:
    lists: dict[str, tuple[Choice, ...]] = {}
    taken: dict[str, set[str]] = {}
    for row in rows:
        check_columns(row, problems.append)
        group = row.get("list_name")
        if not group:
            problems.append(row.problem("list_name_missing", "list_name"))
        name = check_name(row, taken.setdefault(group, set()), problems.append)
        choice = Choice(name, check_label(row, problems.append))
        lists[group] = (*lists.get(group, ()), choice)
    expected = {verdict.value for verdict in Verdict}
    if rows and {choice.name for choice in lists.get(VERDICT_LIST, ())} != expected:
        problems.append(rows[0].problem("verdict_list", "list_name", value=VERDICT_LIST))
    return lists


def _settings(rows: tuple[Row, ...], problems: list[Problem]) -> dict[str, str]:
    row = rows[0] if rows else Row("settings", 2, {}, {})
    for column in ("form_title", "form_id", "version"):
        if not row.get(column):
            problems.append(row.problem("setting_missing", column))
    return {column: row.get(column) for column in ("form_title", "title_en", "form_id", "version")}


def _new_only(found: list[Problem], known: list[Problem]) -> list[Problem]:
    """The converter says the same of rows that we have spoken of; where it names no row, ours come first."""
    places = {(problem.details["sheet"], problem.details["row"]) for problem in known}
    return [
        problem
        for problem in found
        if not known
        or (problem.details["row"] != 1 and (problem.details["sheet"], problem.details["row"]) not in places)
    ]


def _place_of(problem: Problem) -> tuple[int, int]:
    order = {"": 0, "settings": 1, "choices": 2, "survey": 3}
    return order.get(str(problem.details["sheet"]), 4), int(str(problem.details["row"]))
