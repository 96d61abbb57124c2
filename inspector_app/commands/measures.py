"""`inspector-app measure …`: meetings, operations, sealings, trainings … recorded, shown, changed, withdrawn."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from inspector_app.commands.campaigns import day
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb, whole_number
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.measures.drafts import MeasureDraft, PartDraft
from inspector_app.measures.files import attach_file
from inspector_app.measures.importing import import_measures, read_measures
from inspector_app.measures.kinds import KINDS, Outcome, Role
from inspector_app.measures.looking import MeasureQuery, MeasureView, measure_view, measures_listed
from inspector_app.measures.recording import draft_of, edit_measure, record_measure, restore_measure, withdraw_measure
from inspector_app.stores import Store

_TEXTS = ("title", "place", "authority", "result", "within")


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "measure", "what the office did: meetings, operations, sealings, trainings …")
    new = add_verb(verbs, "add", _add, "record a measure after it happened")
    new.add_argument("kind", choices=list(KINDS), metavar="KIND", help=", ".join(KINDS))
    new.add_argument("--on", dest="held_on", type=day, required=True, metavar="DATE")
    _add_fields(new)
    change = add_verb(verbs, "edit", _edit, "change what is given, leave the rest")
    change.add_argument("measure", metavar="MEASURE")
    change.add_argument("--on", dest="held_on", type=day, metavar="DATE")
    _add_fields(change)
    every = add_verb(verbs, "list", _list, "measures, newest first")
    every.add_argument("--kind", action="append", default=[], choices=list(KINDS), metavar="KIND")
    every.add_argument("--campaign", default="", metavar="CAMPAIGN")
    every.add_argument("--from", dest="first", type=day, metavar="DATE")
    every.add_argument("--to", dest="last", type=day, metavar="DATE")
    every.add_argument("--withdrawn", action="store_true", help="with those that were withdrawn")
    read = add_verb(verbs, "import", _import, "measures of before the program, from .xlsx or .csv; all of them or none")
    read.add_argument("file", metavar="FILE")
    read.add_argument("--dry-run", action="store_true", help="say what is wrong, and record nothing")
    for name, verb, words in (
        ("show", _show, "one of them with everything in it"),
        ("withdraw", _withdraw, "it counts no more, and stays in the log"),
        ("restore", _restore, "it counts again"),
        ("attach", _attach, "attach photos and scans"),
    ):
        parser = add_verb(verbs, name, verb, words)
        parser.add_argument("measure", metavar="MEASURE")
        if name == "withdraw":
            parser.add_argument("--reason", required=True, metavar="TEXT")
        if name == "attach":
            parser.add_argument("files", nargs="+", metavar="FILE")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--until", dest="ends_on", type=day, metavar="DATE", help="the last day, if not the same")
    for name, words in (
        ("title", "a name of its own"),
        ("place", "where"),
        ("authority", "who acted, or took the case over; a street office cannot seal or close"),
        ("result", "what came of it"),
        ("within", "id of the operation in which it happened"),
        ("campaign", "id of the campaign"),
    ):
        parser.add_argument(f"--{name}", metavar="TEXT", help=words)
    parser.add_argument("--body", dest="bodies", action="append", metavar="NAME", help="a body that took part")
    parser.add_argument("--person", dest="persons", action="append", metavar="NAME", help="who led it or was rewarded")
    parser.add_argument("--attended", type=whole_number, metavar="NUMBER", help="people who came")
    parser.add_argument("--copies", type=whole_number, metavar="NUMBER", help="posters, certificates")
    for role in Role:
        words = "credit code, id or name of an enterprise"
        words += f"; =OUTCOME, of {', '.join(Outcome)}" if role is Role.CHECKED else ""
        parser.add_argument(f"--{role.value}", action="append", default=[], metavar="ENTERPRISE", help=words)


def _add(command: Command) -> Exit:
    with command.store() as store:
        draft = _typed(command, store, MeasureDraft(command.arguments.kind, None))
        return _tell(command, measure_view(store, record_measure(store, draft, command.now)))


def _edit(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        before = measure_view(store, given.measure)
        draft = _typed(command, store, draft_of(before.measure, (each.part for each in before.parts)))
        edit_measure(store, given.measure, draft, command.now, before.measure)
        return _tell(command, measure_view(store, given.measure))


def _list(command: Command) -> Exit:
    given = command.arguments
    query = MeasureQuery(tuple(given.kind), given.campaign, given.first, given.last, given.withdrawn)
    with command.store() as store:
        found = measures_listed(store, query)
    command.answer([_json(command, each) for each in found], "\n".join(_line(command, each) for each in found))
    return Exit.DONE


def _show(command: Command) -> Exit:
    with command.store() as store:
        return _tell(command, measure_view(store, command.arguments.measure))


def _withdraw(command: Command) -> Exit:
    with command.store() as store:
        withdraw_measure(store, command.arguments.measure, command.arguments.reason, command.now)
        return _tell(command, measure_view(store, command.arguments.measure))


def _restore(command: Command) -> Exit:
    with command.store() as store:
        restore_measure(store, command.arguments.measure, command.now)
        return _tell(command, measure_view(store, command.arguments.measure))


def _attach(command: Command) -> Exit:
    paths = [Path(name) for name in command.arguments.files]
    contents = [path.read_bytes() for path in paths]
    with command.store() as store:
        for path, content in zip(paths, contents, strict=True):
            attach_file(store, command.arguments.measure, content, path.name, command.now)
        return _tell(command, measure_view(store, command.arguments.measure))


def _import(command: Command) -> Exit:
    with command.store() as store:
        reading = read_measures(store, Path(command.arguments.file))
        problems = reading.problems if command.arguments.dry_run else import_measures(store, reading, command.now)
    told = [{"row": each.row, **command.problem_json(each.problem)} for each in problems]
    done = 0 if problems or command.arguments.dry_run else len(reading.drafts)
    lines = [command.say(f"第 {each['row']} 行：", f"Row {each['row']}: ") + str(each["problem"]) for each in told]
    lines.append(command.say(f"已登记 {done} 项措施。", f"{done} measures recorded."))
    value = {"rows": len(reading.drafts), "recorded": done, "problems": told}
    command.answer(value, "\n".join(lines))
    return Exit.REFUSED if problems else Exit.DONE


def _typed(command: Command, store: Store, draft: MeasureDraft) -> MeasureDraft:
    """The draft with what was given; enterprises of a role that is named take the place of those before."""
    given = command.arguments
    texts = {name: getattr(given, name) for name in (*_TEXTS, "held_on", "ends_on", "attended", "copies")}
    changed: dict[str, Any] = {name: value for name, value in texts.items() if value is not None}
    if given.campaign is not None:
        changed["campaign_id"] = given.campaign
    for name in ("bodies", "persons"):
        if getattr(given, name) is not None:
            changed[name] = tuple(getattr(given, name))
    named = [role for role in Role if getattr(given, role.value)]
    kept = [part for part in draft.parts if draft.role_of(part) not in named]
    parts = [_part(store, role, text) for role in named for text in getattr(given, role.value)]
    return replace(draft, **changed, parts=(*kept, *parts))


def _part(store: Store, role: Role, text: str) -> PartDraft:
    """Raises RefusedInputError measure.enterprise_none."""
    told, _, outcome = text.partition("=") if role is Role.CHECKED else (text, "", "")
    with store.database.look() as work:
        if work.enterprises.get(told) is not None:
            return PartDraft(told, role.value, outcome)
        register = work.enterprises.current()
    found = [each.id for each in register if told and told in (each.credit_code, each.name)]
    if len(found) != 1:
        raise RefusedInputError([Problem("measure.enterprise_none", {"enterprise": told[:80]})])
    return PartDraft(found[0], role.value, outcome)


def _tell(command: Command, view: MeasureView) -> Exit:
    lines = [_line(command, view), *(f"  {each.name}\t{each.part.role}\t{each.part.outcome}" for each in view.parts)]
    command.answer(_json(command, view), "\n".join(line.rstrip() for line in lines))
    return Exit.DONE


def _line(command: Command, view: MeasureView) -> str:
    measure = view.measure
    words = (measure.title, measure.place, measure.authority, "、".join(each.name for each in view.parts[:3]))
    gone = command.say("（已撤销）", "(withdrawn)") if measure.withdrawn else ""
    said = " ".join(each for each in (*words, gone) if each)
    return f"{measure.id}\t{measure.held_on}\t{KINDS[measure.kind].word(command.language)}\t{said}"


def _json(command: Command, view: MeasureView) -> dict[str, Any]:
    measure = view.measure
    texts = {
        name: getattr(measure, name) for name in (*_TEXTS, "attended", "copies", "recorded_by", "withdrawn", "reason")
    }
    return {
        "id": measure.id,
        "kind": measure.kind,
        "words": KINDS[measure.kind].word(command.language),
        "on": measure.held_on.isoformat(),
        "until": measure.ends_on.isoformat() if measure.ends_on else "",
        **texts,
        "bodies": list(measure.bodies),
        "persons": list(measure.persons),
        "campaign": measure.campaign_id,
        "enterprises": [
            {
                "enterprise": each.part.enterprise_id,
                "name": each.name,
                "role": each.part.role,
                "outcome": each.part.outcome,
                "note": each.part.note,
                "paper": each.part.notice_id,
            }
            for each in view.parts
        ],
        "files": [{"id": each.id, "name": each.file_name, "sha256": each.sha256} for each in view.files],
        "inside": [each.id for each in view.inside],
    }
