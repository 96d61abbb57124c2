"""`inspector-app checklist …`"""

from pathlib import Path

from inspector_app.checklists.snapshots import shipped
from inspector_app.checklists.workbook import check_checklist, read_checklist
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.messages import say


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "checklist", "check a checklist workbook (XLSForm), show the shipped one")
    check = add_verb(verbs, "check", _check, "list every problem of a workbook", store=False)
    check.add_argument("file", metavar="FILE")
    add_verb(verbs, "show", _show, "the shipped checklist", store=False)


def _check(command: Command) -> Exit:
    path = Path(command.arguments.file)
    problems = check_checklist(path)
    rows = [
        {
            "sheet": problem.details.get("sheet", ""),
            "row": problem.details.get("row"),
            "column": problem.details.get("column", ""),
            "problem": say(problem, command.language).problem,
            "remedy": say(problem, command.language).remedy,
        }
        for problem in problems
    ]
    checklist = None if problems else read_checklist(path)
    answer = {
        "problems": rows,
        "items": sum(len(area.items) for area in checklist.areas) if checklist else 0,
        "areas": len(checklist.areas) if checklist else 0,
        "version": checklist.version if checklist else "",
    }
    command.answer(answer, "\n".join(str(say(problem, command.language)) for problem in problems))
    return Exit.REFUSED if problems else Exit.DONE


def _show(command: Command) -> Exit:
    checklist = shipped()
    language = command.language.value
    areas = [
        {
            "code": area.code,
            "label": area.label.get(language, area.label["zh"]),
            "items": [{"code": item.code, "label": item.label.get(language, item.label["zh"])} for item in area.items],
        }
        for area in checklist.areas
    ]
    text = "\n".join(
        f"{item.code} {item.label.get(language, item.label['zh'])}" for area in checklist.areas for item in area.items
    )
    command.answer({"name": checklist.name, "version": checklist.version, "id": checklist.id, "areas": areas}, text)
    return Exit.DONE
