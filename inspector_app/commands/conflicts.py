"""`inspector-app conflicts …`: fields on which two people disagree, and a person's decision.

The list gives each value a choice, `2-3f9a0c41b7d2`: its number, and the mark of all that was listed with it. A number
alone would be of whatever stands there when it is read.
"""

import re
from dataclasses import asdict
from typing import Any

from inspector_app.audit.words import field_word, kind_word, value_word
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.merging.conflicts import Dispute, Side, decide, decided, disputes, undo
from inspector_app.messages import say

_CHOICE = re.compile(r"([1-9][0-9]{0,8})-([0-9a-f]{12})")


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "conflicts", "fields of which two people said different things")
    told = add_verb(verbs, "list", _list, "what has to be decided: what it was, and what each says")
    told.add_argument("--decided", action="store_true", help="what was decided here, which may be decided again")
    choose = add_verb(verbs, "decide", _decide, "one of the values counts from now on; the others stay in the log")
    choose.add_argument("object", metavar="OBJECT")
    choose.add_argument("field", metavar="FIELD")
    choose.add_argument("choice", metavar="CHOICE", help="of the value, as list has it: 2-3f9a0c41b7d2")
    back = add_verb(verbs, "undo", _undo, "what the screens showed before the decision counts again")
    back.add_argument("object", metavar="OBJECT")
    back.add_argument("field", metavar="FIELD")


def _list(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        found = (decided if command.arguments.decided else disputes)(work, store.device)
    text = "\n\n".join(_text(command, each) for each in found)
    command.answer(
        [_json(command, each) for each in found], text or command.say("没有分歧。", "There are no conflicts.")
    )
    return Exit.DONE


def _decide(command: Command) -> Exit:
    given = command.arguments
    choice = _CHOICE.fullmatch(given.choice)
    if choice is None:
        raise RefusedInputError([Problem("pack.conflict_number", {"choice": given.choice[:40]})])
    with command.store() as store:
        found = decide(store, given.object, given.field, int(choice[1]), command.now, choice[2])
    command.answer(_json(command, found), _text(command, found))
    return Exit.DONE


def _undo(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        found = undo(store, given.object, given.field, command.now)
    command.answer(_json(command, found), _text(command, found))
    return Exit.DONE


def _json(command: Command, dispute: Dispute) -> dict[str, Any]:
    return {
        "kind": dispute.kind,
        "object": dispute.obj,
        "name": dispute.name,
        "field": dispute.field,
        "base": dispute.base,
        "values": [
            {"number": number, "choice": _choice(number, dispute), **asdict(side)}
            for number, side in enumerate(dispute.sides, start=1)
        ],
        "decided": dispute.decided,
        "barred": command.problem_json(dispute.barred) if dispute.barred is not None else None,
    }


def _text(command: Command, dispute: Dispute) -> str:
    language = command.language
    field = field_word(dispute.kind, dispute.field, language)
    lines = [f"{kind_word(dispute.kind, language)} {dispute.name}：{field}", f"  {dispute.obj} {dispute.field}"]
    base = value_word(dispute.field, dispute.base, language) if dispute.has_base else command.say("（没有）", "(none)")
    lines.append(f"  {command.say('原来', 'was')}\t{base}")
    lines += [_side(command, number, dispute, side) for number, side in enumerate(dispute.sides, start=1)]
    lines += [f"  {say(dispute.barred, language)}"] if dispute.barred is not None else []
    return "\n".join(lines)


def _choice(number: int, dispute: Dispute) -> str:
    return f"{number}-{dispute.mark}"


def _side(command: Command, number: int, dispute: Dispute, side: Side) -> str:
    who = command.say("本机", "this laptop") if side.own else side.person or side.device
    shown = command.say("（现在显示）", " (shown)") if side.shown else ""
    at = side.at[:16].replace("T", " ")
    value = value_word(dispute.field, side.value, command.language)
    return f"  {_choice(number, dispute)}\t{value}\t{who}\t{at}{shown}"
