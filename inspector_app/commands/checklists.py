"""`inspector-app checklist …`: check a workbook, look at versions, write them out."""

import argparse
from pathlib import Path
from typing import Any

from inspector_app.checklists.model import Checklist, Words
from inspector_app.commands import checklist_form, checklist_versions
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.errors import Problem, RefusedInputError


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "checklist", "check, publish, compare and write out checklists (XLSForm)")
    check = add_verb(verbs, "check", _check, "list every problem of a workbook", store=False)
    check.add_argument("file", metavar="FILE")
    check.add_argument("--coloured", metavar="OUT.xlsx", help="write a copy whose faulty cells are coloured")
    show = add_verb(verbs, "show", _show, "one checklist: the shipped one, a workbook, a kept version", store=False)
    show.add_argument("checklist", nargs="?", default="shipped", metavar="FILE|ID")
    export = add_verb(verbs, "export", _export, "write a checklist for any XLSForm or XForm program", store=False)
    export.add_argument("checklist", nargs="?", default="shipped", metavar="FILE|ID")
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--plain", metavar="OUT.xlsx", help="a plain XLSForm, converted by any program as it is")
    form.add_argument("--xform", metavar="OUT.xml", help="the XForm itself")
    form.add_argument("--snapshot", metavar="OUT.json", help="as a visit keeps it")
    diff = add_verb(verbs, "diff", _diff, "added, removed, reworded, moved items", store=False)
    diff.add_argument("older", metavar="OLD", help="a workbook, a kept version or 'shipped'")
    diff.add_argument("newer", metavar="NEW")
    for parser in (check, show, export, diff):
        _add_optional_store(parser)
    checklist_versions.add(verbs)
    _add_optional_store(checklist_form.add(verbs))


def _add_optional_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store", metavar="DIR", help="for versions that a store keeps, and for the office's own articles of law"
    )
    parser.add_argument("--passphrase-file", metavar="FILE")


def _check(command: Command) -> Exit:
    from inspector_app.checklists.coloured import write_coloured
    from inspector_app.checklists.telling import tell
    from inspector_app.checklists.unread_columns import unread_columns
    from inspector_app.checklists.workbook import read_prepared

    path = Path(command.arguments.file)
    checklist: Checklist | None = None
    problems: tuple[Problem, ...] = ()
    notes: list[Problem] = []
    articles = asked_articles(command)
    try:
        checklist, prepared = read_prepared(path, articles=articles)
        notes = unread_columns(prepared.headers)
    except RefusedInputError as refusal:
        problems = refusal.problems
    answer: dict[str, Any] = {
        "problems": [_cell_json(command, problem) for problem in problems],
        "notes": [_cell_json(command, note) for note in notes],
        "items": sum(len(area.items) for area in checklist.areas) if checklist else 0,
        "areas": len(checklist.areas) if checklist else 0,
        "version": checklist.version if checklist else "",
    }
    if command.arguments.coloured:
        answer["marked"] = write_coloured(path, problems, Path(command.arguments.coloured), command.language)
    good = command.say("没有问题。", "No problems.")
    told = [str(tell(each, command.language)) for each in (*problems, *notes)]
    command.answer(answer, "\n".join(told if problems else [good, *told]))
    return Exit.REFUSED if problems else Exit.DONE


def _cell_json(command: Command, problem: Problem) -> dict[str, Any]:
    from inspector_app.checklists.telling import tell

    said = tell(problem, command.language)
    return {
        "sheet": problem.details.get("sheet", ""),
        "row": problem.details.get("row"),
        "column": problem.details.get("column", ""),
        "problem": said.problem,
        "remedy": said.remedy,
        "cause": said.cause,
        "code": problem.code,
    }


def _show(command: Command) -> Exit:
    checklist = asked_checklist(command, command.arguments.checklist)
    areas = [
        {
            "code": area.code,
            "label": _said(command, area.label),
            "items": [{"code": item.code, "label": _said(command, item.label)} for item in area.items],
        }
        for area in checklist.areas
    ]
    lines = [f"{item.code} {_said(command, item.label)}" for area in checklist.areas for item in area.items]
    facts = {"name": checklist.name, "version": checklist.version, "id": checklist.id, "areas": areas}
    command.answer(facts, "\n".join(lines))
    return Exit.DONE


def _export(command: Command) -> Exit:
    from inspector_app import files
    from inspector_app.checklists.snapshots import to_json

    arguments = command.arguments
    wanted = arguments.checklist
    target = Path(arguments.plain or arguments.xform or arguments.snapshot)
    if arguments.plain:
        _export_plain(command, wanted, target)
    else:
        checklist = asked_checklist(command, wanted)
        if arguments.xform and not checklist.form:
            raise RefusedInputError([Problem("checklist.no_form", {"id": wanted})])
        text = checklist.form if arguments.xform else to_json(checklist)
        files.write_atomically(target, text.encode("utf-8"))
    command.answer({"file": str(target)}, str(target))
    return Exit.DONE


def _export_plain(command: Command, wanted: str, target: Path) -> None:
    from inspector_app.checklists.kept_export import export_kept
    from inspector_app.checklists.plain_export import export_plain, export_shipped

    if wanted == "shipped":
        export_shipped(target)
    elif is_file(wanted):
        export_plain(Path(wanted), target, asked_articles(command))
    else:
        export_kept(asked_checklist(command, wanted), target)


def _diff(command: Command) -> Exit:
    from inspector_app.checklists.differences import differences
    from inspector_app.checklists.editions import change_json

    older = asked_checklist(command, command.arguments.older)
    newer = asked_checklist(command, command.arguments.newer)
    changes = differences(older, newer)
    facts = {
        "older": {"name": older.name, "version": older.version, "id": older.id},
        "newer": {"name": newer.name, "version": newer.version, "id": newer.id},
        "changes": [change_json(change) for change in changes],
    }
    lines = [change_line(command, change_json(change)) for change in changes]
    command.answer(facts, "\n".join(lines) or command.say("没有变化。", "Nothing changed."))
    return Exit.DONE


def asked_checklist(command: Command, text: str) -> Checklist:
    """A workbook by its path, the shipped one, or a version of the store; with every problem of a faulty workbook."""
    from inspector_app.checklists.editions import kept_checklist
    from inspector_app.checklists.snapshots import shipped
    from inspector_app.checklists.workbook import read_checklist

    if is_file(text):
        return read_checklist(Path(text), articles=asked_articles(command))
    if text == "shipped":
        return shipped()
    if not command.arguments.store or not command.arguments.passphrase_file:
        raise RefusedInputError([Problem("checklist.edition_unknown", {"id": text})])
    with command.store() as store, store.database.look() as work:
        return kept_checklist(work, text)


def asked_articles(command: Command) -> frozenset[str] | None:
    """Ids of the law table of the store that the command names; None, for the shipped table, when it names none."""
    from inspector_app.law.readings import law_of

    if not command.arguments.store or not command.arguments.passphrase_file:
        return None
    with command.store() as store:
        return law_of(store).known_ids()


def is_file(text: str) -> bool:
    """Whether a word of the command line is meant as a workbook: by its ending, there or not."""
    from inspector_app.checklists.books import FILE_TYPES

    return text.lower().endswith((*FILE_TYPES, ".xlsm"))


def change_line(command: Command, change: dict[str, Any]) -> str:
    """One change for people."""
    kinds = {
        "added": command.say("新增", "added"),
        "removed": command.say("删除", "removed"),
        "reworded": command.say("改写", "reworded"),
        "moved": command.say("移动", "moved"),
        "altered": command.say("调整", "altered"),
    }
    before, after = (_said(command, change[side]) for side in ("before", "after"))
    told = f"{before} → {after}" if before and after and before != after else after or before
    fields = f" ({', '.join(change['fields'])})" if change["fields"] else ""
    return f"{kinds[change['kind']]}\t{change['code']}\t{told}{fields}"


def _said(command: Command, words: Words) -> str:
    return words.get(command.language.value) or words.get("zh", "")
