"""`inspector-app enterprise …`: one file of the register, corrected field by field, with its history."""

from typing import Any

from inspector_app.commands.enterprises import as_json
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.enterprises.editing import (
    EnterpriseChange,
    add_enterprise,
    confirm_enterprise,
    edit_enterprise,
    enterprise_named,
    history_of,
    undo_change,
)
from inspector_app.enterprises.merging import duplicates, merge, part
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.stores import Store


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "enterprise", "one enterprise of the register: see, correct, enter, confirm it")
    for name, verb, words in (
        ("show", _show, "everything the register says of it"),
        ("edit", _edit, "correct fields; an empty value says that nothing is known"),
        ("confirm", _confirm, "somebody compared a new one with its licence"),
        ("history", _history, "every change: when, who, old and new, newest first"),
        ("undo", _undo, "the values from before one change"),
    ):
        parser = add_verb(verbs, name, verb, words)
        parser.add_argument("enterprise", metavar="CODE", help="credit code or id")
        if name == "edit":
            _add_fields(parser)
        if name == "undo":
            parser.add_argument("change", metavar="CHANGE", help="as the history names it")
    add_verb(verbs, "duplicates", _duplicates, "enterprises that seem to have been entered twice")
    join = add_verb(verbs, "merge", _merge, "show one as a part of another; nothing is lost")
    join.add_argument("enterprise", metavar="OTHER", help="id")
    join.add_argument("--into", required=True, metavar="ID")
    add_verb(verbs, "part", _part, "undo a merge").add_argument("enterprise", metavar="OTHER", help="id")
    _add_fields(add_verb(verbs, "add", _add, "a new enterprise, unconfirmed until somebody confirms it"))


def _add_fields(parser: Any) -> None:
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="e.g. phone=13800000000")


def _show(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        value = as_json(enterprise_named(work, command.arguments.enterprise))
    command.answer(value, "\n".join(f"{name}: {each}" for name, each in value.items() if each not in (None, "", ())))
    return Exit.DONE


def _edit(command: Command) -> Exit:
    with command.store() as store:
        enterprise = _id(store, command.arguments.enterprise)
        changed = edit_enterprise(store, enterprise, _typed(command), command.now)
    words = command.say(f"已修改 {len(changed)} 项。", f"{len(changed)} fields changed.")
    command.answer({"enterprise": enterprise, "changed": list(changed)}, words)
    return Exit.DONE


def _add(command: Command) -> Exit:
    with command.store() as store:
        enterprise = add_enterprise(store, _typed(command), command.now)
    command.answer({"enterprise": enterprise, "unconfirmed": True}, enterprise)
    return Exit.DONE


def _confirm(command: Command) -> Exit:
    with command.store() as store:
        enterprise = _id(store, command.arguments.enterprise)
        confirm_enterprise(store, enterprise, command.now)
    command.answer({"enterprise": enterprise, "unconfirmed": False}, command.say("已核实。", "Confirmed."))
    return Exit.DONE


def _history(command: Command) -> Exit:
    with command.store() as store:
        found = history_of(store, _id(store, command.arguments.enterprise))
    command.answer([_json(each) for each in found], "\n".join(_words(each) for each in found))
    return Exit.DONE


def _undo(command: Command) -> Exit:
    with command.store() as store:
        enterprise = _id(store, command.arguments.enterprise)
        fields = undo_change(store, enterprise, command.arguments.change, command.now)
    words = command.say(f"已撤销：{'、'.join(fields)}", f"Undone: {', '.join(fields)}")
    command.answer({"enterprise": enterprise, "restored": list(fields)}, words)
    return Exit.DONE


def _duplicates(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        found = duplicates(work.enterprises.current())
    value = [
        {"by": "code" if each.by_code else "name", "keep": each.keep.id, "other": each.other.id, "name": each.keep.name}
        for each in found
    ]
    command.answer(value, "\n".join("\t".join(each.values()) for each in value))
    return Exit.DONE


def _merge(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        merge(store, given.enterprise, given.into, command.now)
    value = {"enterprise": given.enterprise, "merged_into": given.into}
    command.answer(value, command.say("已合并，可以撤销。", "Merged; it can be undone."))
    return Exit.DONE


def _part(command: Command) -> Exit:
    with command.store() as store:
        part(store, command.arguments.enterprise, command.now)
    value = {"enterprise": command.arguments.enterprise, "merged_into": ""}
    command.answer(value, command.say("已拆开。", "Parted."))
    return Exit.DONE


def _id(store: Store, told: str) -> str:
    with store.database.look() as work:
        return enterprise_named(work, told).id


def _typed(command: Command) -> dict[str, str]:
    """Raises RefusedInputError register.field_unknown for what has no "=" or no name."""
    pairs = [text.partition("=") for text in command.arguments.set]
    wrong = [Problem("register.field_unknown", {"field": name[:40]}) for name, sign, _ in pairs if not sign or not name]
    if wrong:
        raise RefusedInputError(wrong)
    return {name.strip(): value for name, _, value in pairs}


def _json(change: EnterpriseChange) -> dict[str, Any]:
    return {
        "change": change.key,
        "moment": change.moment.isoformat() if change.moment else "",
        "person": change.person,
        "created": change.created,
        "changes": [{"field": each.field, "before": each.before, "after": each.after} for each in change.changes],
    }


def _words(change: EnterpriseChange) -> str:
    moment = f"{change.moment:%Y-%m-%d %H:%M}" if change.moment else "—"
    parts = [f"{each.field}: {each.before!r} → {each.after!r}" for each in change.changes]
    return "\t".join([change.key, moment, change.person, "; ".join(parts)])
