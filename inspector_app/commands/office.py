"""`inspector-app office …`: what the office's papers say about it."""

from dataclasses import asdict, fields, replace

from db.records.office import OfficeFacts
from inspector_app.commands import paper_settings
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb, whole_number
from inspector_app.office import office_facts, save_office_facts


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "office", "issuer, number code, contact and complaint bodies of the notices")
    add_verb(verbs, "show", _show, "show them")
    change = add_verb(verbs, "set", _set, "change those that are given")
    for field in fields(OfficeFacts):
        kind = whole_number if field.name == "first_number" else str
        change.add_argument("--" + field.name.replace("_", "-"), type=kind, metavar="TEXT")
    paper_settings.add(verbs)


def _show(command: Command) -> Exit:
    with command.store() as store:
        facts = asdict(office_facts(store))
    command.answer(facts, "\n".join(f"{name}: {value}" for name, value in facts.items()))
    return Exit.DONE


def _set(command: Command) -> Exit:
    given = {field.name: getattr(command.arguments, field.name) for field in fields(OfficeFacts)}
    with command.store() as store:
        facts = replace(office_facts(store), **{name: value for name, value in given.items() if value is not None})
        save_office_facts(store, facts, command.now)
    command.answer(asdict(facts), command.say("已保存。", "Saved."))
    return Exit.DONE
