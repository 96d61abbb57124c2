"""`inspector-app checklist draft, publish, use, withdraw, list`: the versions that a store keeps."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from inspector_app.checklists.model import Checklist
from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb
from inspector_app.errors import RefusedInputError
from inspector_app.law.readings import law_of
from inspector_app.stores import Store


def add(verbs: Subparsers) -> None:
    draft = add_verb(verbs, "draft", _draft, "keep a workbook as a draft, used by no visit")
    draft.add_argument("file", metavar="FILE")
    publish = add_verb(verbs, "publish", _publish, "new visits take this version from a day on")
    publish.add_argument("file", metavar="FILE|ID", help="a workbook, or the id of a draft")
    use = add_verb(verbs, "use", _publish, "go back, or over, to a version that is kept already")
    use.add_argument("file", metavar="ID", help="id, its beginning, 'NAME VERSION', or 'shipped'")
    for parser in (draft, publish, use):
        parser.add_argument("--note", default="", help="what changed, in your own words")
    for parser in (publish, use):
        parser.add_argument("--from", dest="since", type=_day, metavar="YYYY-MM-DD", help="today without it")
    withdraw = add_verb(verbs, "withdraw", _withdraw, "new visits take this version no more")
    withdraw.add_argument("id", metavar="ID")
    add_verb(verbs, "list", _list, "every version, and which is in force today")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a day as YYYY-MM-DD: {text[:40]!r}") from error


def _draft(command: Command) -> Exit:
    from inspector_app.checklists.editions import edition_json, keep_draft
    from inspector_app.checklists.workbook import read_checklist

    with command.store() as store:
        articles = law_of(store).known_ids()
        checklist = _read(command, lambda: read_checklist(Path(command.arguments.file), articles=articles))
        if checklist is None:
            return Exit.REFUSED
        edition = keep_draft(store, checklist, command.now, command.arguments.note)
    command.answer(edition_json(edition), f"{edition.id[:12]}\t{edition.name} {edition.version}")
    return Exit.DONE


def _publish(command: Command) -> Exit:
    from inspector_app.checklists.editions import edition_json, publish

    with command.store() as store:
        checklist = _read(command, lambda: _wanted(store, command.arguments.file))
        if checklist is None:
            return Exit.REFUSED
        since = command.arguments.since or command.now.date()
        edition = publish(store, checklist, since, command.now, command.arguments.note)
    told = command.say("自 {since} 起使用", "in force from {since}").format(since=edition.since)
    command.answer(edition_json(edition), f"{edition.id[:12]}\t{edition.name} {edition.version}\t{told}")
    return Exit.DONE


def _wanted(store: Store, text: str) -> Checklist:
    from inspector_app.checklists.editions import kept_checklist
    from inspector_app.checklists.workbook import read_checklist
    from inspector_app.commands.checklists import is_file

    if is_file(text):
        return read_checklist(Path(text), articles=law_of(store).known_ids())
    with store.database.look() as work:
        return kept_checklist(work, text)


def _read(command: Command, read: Callable[[], Checklist]) -> Checklist | None:
    """None when it was refused, and said with sheet, row and column."""
    from inspector_app.checklists.telling import tell
    from inspector_app.commands.frame import complain

    try:
        return read()
    except RefusedInputError as refusal:
        for problem in refusal.problems:
            complain(str(tell(problem, command.language)))
        listed = [
            {**command.problem_json(problem), "problem": tell(problem, command.language).problem}
            for problem in refusal.problems
        ]
        command.answer({"result": "refused", "problems": listed}, "")
        return None


def _withdraw(command: Command) -> Exit:
    from inspector_app.checklists.editions import edition_json, withdraw

    with command.store() as store:
        edition = withdraw(store, _wanted(store, command.arguments.id), command.now)
    command.answer(edition_json(edition), f"{edition.id[:12]}\t{edition.name} {edition.version}")
    return Exit.DONE


def _list(command: Command) -> Exit:
    from inspector_app.checklists.editions import edition_json, editions, in_force

    with command.store() as store, store.database.look() as work:
        known = editions(work)
        current = in_force(work, command.now.date())
    facts = {
        "in_force": {"id": current.id, "name": current.name, "version": current.version},
        "versions": [edition_json(each) for each in known],
    }
    words = {
        "draft": command.say("草稿", "draft"),
        "published": command.say("已发布", "published"),
        "withdrawn": command.say("已撤回", "withdrawn"),
    }
    lines = [
        f"{'*' if each.id == current.id else ' '} {each.id[:12]}\t{each.name} {each.version}\t{words[each.state.value]}"
        f"\t{each.since or ''}\t{each.note}"
        for each in known
    ]
    if current.id not in {each.id for each in known}:
        shipped = command.say("随程序提供", "shipped")
        lines.insert(0, f"* {current.id[:12]}\t{current.name} {current.version}\t{shipped}")
    command.answer(facts, "\n".join(lines))
    return Exit.DONE
