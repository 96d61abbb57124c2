"""`inspector-app plan …`: what the office decides for all laptops, section by section."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from db.records.log import Adoption
from db.records.values import JsonValue
from db.work import Work
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.commands.pack_words import section_word
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.plans import tasks
from inspector_app.plans.documents import adopt, adoption_of, current
from inspector_app.plans.sections import SECTIONS, section_named, section_problems
from inspector_app.plans.tasks import Task, tasks_of, to_value


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "plan", "what the office decides for all laptops")
    add_verb(verbs, "list", _list, "the sections, and which edition of each holds here")
    show = add_verb(verbs, "show", _show, "the value of a section, as JSON")
    show.add_argument("section", metavar="SECTION")
    take = add_verb(verbs, "adopt", _adopt, "a value from a JSON file holds from now on; a plan pack carries it")
    take.add_argument("section", metavar="SECTION")
    take.add_argument("file", metavar="FILE")
    take.add_argument("--since", type=date.fromisoformat, metavar="DATE", help="the first day it holds")
    todo = add_verb(verbs, "tasks", _tasks, "the enterprises that are to be visited")
    todo.add_argument("--inspector", default="", metavar="NAME", help="his, and nobody's")
    task = add_verb(verbs, "task", _task, "ask for a visit of an enterprise; a plan pack takes it down")
    task.add_argument("enterprise", metavar="CODE", help="credit code or id")
    task.add_argument("--inspector", default="", metavar="NAME")
    task.add_argument("--until", type=date.fromisoformat, metavar="DATE")
    task.add_argument("--reason", default="", metavar="TEXT")


def _list(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        held = [(section.name, adoption_of(work, section.name)) for section in SECTIONS]
    value = [{"section": name, **(_json(found) if found else {"edition": 0})} for name, found in held]
    lines = [f"{section_word(command, name)}\t{_words(command, found)}" for name, found in held]
    command.answer(value, "\n".join(lines))
    return Exit.DONE


def _show(command: Command) -> Exit:
    _require_section(command.arguments.section)
    with command.store() as store:
        value = current(store, command.arguments.section)
    command.answer(value, json.dumps(value, ensure_ascii=False, indent=1))
    return Exit.DONE


def _adopt(command: Command) -> Exit:
    given = command.arguments
    _require_section(given.section)
    value = _read(given.file)
    problems = section_problems(given.section, value)
    if problems:
        raise RefusedInputError(problems)
    with command.store() as store, store.database.work(command.now) as work:
        section = section_named(given.section)
        against = section.against(work, value) if section else []
        if against:
            raise RefusedInputError(against)
        adopted = adopt(work, given.section, value, command.now, since=given.since)
    command.answer(_json(adopted), _words(command, adopted))
    return Exit.DONE


def _tasks(command: Command) -> Exit:
    with command.store() as store:
        found = tasks_of(store, command.arguments.inspector)
    value = [{**asdict(task), "until": task.until.isoformat() if task.until else ""} for task in found]
    lines = [f"{task.until or ''}\t{task.name}\t{task.inspector}\t{task.reason}" for task in found]
    command.answer(value, "\n".join(lines))
    return Exit.DONE


def _task(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        before = tasks_of(store)
        with store.database.work(command.now) as work:
            task = _asked(work, given)
            others = [each for each in before if each.enterprise != task.enterprise]
            adopted = adopt(work, tasks.NAME, to_value([*others, task]), command.now)
    value = {"tasks": len(others) + 1, **_json(adopted)}
    words = command.say(f"已列入任务：{task.name}", f"To be visited: {task.name}")
    command.answer(value, words)
    return Exit.DONE


def _asked(work: Work, given: Any) -> Task:
    """Raises RefusedInputError plan.task_enterprise."""
    found = next(
        (each for each in work.enterprises.all() if given.enterprise in (each.id, each.credit_code) and each.id), None
    )
    if found is None:
        raise RefusedInputError([Problem("plan.task_enterprise", {"enterprise": given.enterprise[:60]})])
    return Task(found.id, found.name, given.inspector, given.until, given.reason)


def _require_section(name: str) -> None:
    if section_named(name) is None:
        raise RefusedInputError([Problem("plan.section_unknown", {"section": name[:40]})])


def _read(name: str) -> JsonValue:
    path = Path(name)
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UnavailableError("pack.not_opened", file=path.name, detail=error.strerror or str(error)) from error
    except ValueError as error:
        raise RefusedInputError([Problem("plan.document", {"detail": str(error)[:120]})]) from error


def _json(adoption: Adoption) -> dict[str, Any]:
    values = asdict(adoption)
    return {**values, "since": adoption.since.isoformat(), "issued_at": adoption.issued_at.isoformat()}


def _words(command: Command, adoption: Adoption | None) -> str:
    if adoption is None:
        return command.say("没有（用程序自带的）", "none; what the program brings holds")
    return command.say(
        f"第 {adoption.edition} 版，{adoption.since} 起，{adoption.issuer}",
        f"edition {adoption.edition}, from {adoption.since}, {adoption.issuer}",
    )
