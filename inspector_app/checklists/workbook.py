"""A checklist read from an XLSForm workbook: all of it, or every problem with its place."""

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from inspector_app.checklists.attachments import read_attachments
from inspector_app.checklists.headers import language_code
from inspector_app.checklists.model import Area, Checklist
from inspector_app.checklists.preparing import Prepared, prepare
from inspector_app.checklists.sheets import read_sheets
from inspector_app.checklists.snapshots import checklist_id
from inspector_app.checklists.survey import read_survey
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.law import known_ids

Pause = Callable[[], None]
"""Called between the stages of a long reading; may raise CancelledError."""


def read_checklist(path: Path, pause: Pause = lambda: None, articles: Collection[str] | None = None) -> Checklist:
    """The checklist of an .xlsx, .xls, .csv or .md XLSForm, with or without our own columns, in English or Chinese.

    Files that it names (lists, pictures) lie beside it or in `<name>-media`. Raises RefusedInputError with every
    problem; each names sheet, row, column and value (row 0 and no sheet for the file itself). What the stock XLSForm
    converter or the form's own compiler refuses is refused too. `articles` are the ids of the law table of a store; the
    shipped table without them.
    """
    return read_prepared(path, pause, articles)[0]


def check_checklist(path: Path, articles: Collection[str] | None = None) -> list[Problem]:
    """Every problem of the workbook; empty when `read_checklist` takes it."""
    try:
        read_checklist(path, articles=articles)
    except RefusedInputError as refusal:
        return list(refusal.problems)
    return []


def read_prepared(
    path: Path, pause: Pause = lambda: None, articles: Collection[str] | None = None
) -> tuple[Checklist, Prepared]:
    """As `read_checklist`, with the rows that it was made of."""
    sheets = read_sheets(path)
    pause()
    prepared, problems = prepare(sheets)
    pause()
    areas = read_survey(prepared, known_ids() if articles is None else articles, problems.append)
    if not areas and not problems:
        problems.append(items_none(prepared))
    _check_settings(prepared, problems)
    attachments = read_attachments(prepared, path, problems.append)
    pause()
    form = _form(prepared, attachments, problems, pause)
    if problems:
        raise RefusedInputError(_sorted(problems, prepared))
    return _checklist(prepared, areas, form, attachments), prepared


def _form(prepared: Prepared, attachments: dict[str, str], problems: list[Problem], pause: Pause) -> str:
    """The XForm. What the converter and the compiler find is added where the rows' own problems do not say it."""
    # Late, because of pyxform: the command line knows this module and must start at once.
    from inspector_app.checklists.cell_formulas import formula_problems
    from inspector_app.checklists.compiling import compile_problems
    from inspector_app.checklists.mending import mended

    problems += _new_only(formula_problems(prepared), problems, "sheet", "row", "column")
    form = "" if problems else _converted_at_once(prepared)
    if not form:
        refused, rest, form = mended(prepared, problems)
        problems += _new_only(refused, problems, "sheet", "row")
        prepared = rest
    pause()
    if form:
        problems += _new_only(compile_problems(prepared, form, attachments), problems, "sheet", "row", "column")
    return form


def _converted_at_once(prepared: Prepared) -> str:
    from inspector_app.checklists.converting import converted

    try:
        return converted(prepared)
    except RefusedInputError:
        return ""


def _checklist(prepared: Prepared, areas: tuple[Area, ...], form: str, attachments: dict[str, str]) -> Checklist:
    settings = prepared.settings
    title = settings.get("form_title") or settings.get("form_id") or "检查表"
    checklist = Checklist(
        id="",
        name=settings.get("form_id") or "checklist",
        title={"zh": title} | ({"en": settings.get("title_en")} if settings.get("title_en") else {}),
        version=settings.get("version"),
        areas=areas,
        form=form,
        languages=_languages(form),
        attachments=attachments,
    )
    return replace(checklist, id=checklist_id(checklist))


def _languages(form: str) -> dict[str, str]:
    """Code to the name that the form's translations have."""
    from lxml import etree

    root = etree.fromstring(form.encode("utf-8"))
    names = [str(each.get("lang")) for each in root.iter("{http://www.w3.org/2002/xforms}translation")]
    return {language_code("" if name == "default" else name): name for name in names if len(names) > 1}


def _check_settings(prepared: Prepared, problems: list[Problem]) -> None:
    """A checklist of our own has a title, a name and a version; an ordinary form may do without."""
    if prepared.is_own:
        for column in ("form_title", "form_id", "version"):
            if not prepared.settings.get(column):
                problems.append(prepared.settings.problem("setting_missing", column))


def _new_only(found: list[Problem], known: list[Problem], *place: str) -> list[Problem]:
    """Others say the same of places that we have spoken of; where they name no row, ours come first."""
    told = {tuple(problem.details[part] for part in place) for problem in known}
    news = (problem for problem in found if tuple(problem.details[part] for part in place) not in told)
    return [problem for problem in news if not known or problem.details["row"] not in (0, 1)]


def items_none(prepared: Prepared) -> Problem:
    title = prepared.headers["survey"].title
    return Problem("checklist.items_none", {"sheet": title, "row": 1, "column": "", "value": ""})


def _sorted(problems: list[Problem], prepared: Prepared) -> list[Problem]:
    order = {title: place for place, title in reversed(list(enumerate(prepared.order)))}
    return sorted(problems, key=lambda p: (order.get(str(p.details["sheet"]), 9), int(str(p.details["row"]))))
