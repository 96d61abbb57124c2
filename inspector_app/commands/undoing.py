"""`inspector-app steps …` and `inspector-app trash …`: what was done last, taken back; what was removed, put back."""

from typing import TYPE_CHECKING, Any

from inspector_app.audit.diary import DiaryLine
from inspector_app.audit.words import field_word, kind_word, value_word
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb, whole_number
from inspector_app.messages import say

if TYPE_CHECKING:
    from inspector_app.undoing.removed_entries import Trashed
    from inspector_app.undoing.steps import Step

_TOLD = 3


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "steps", "what was done since the store was unlocked, step by step")
    add_verb(verbs, "list", _list, "every step, newest first: what it was, and whether it can be taken back")
    for name, verb, words in (
        ("undo", _undo, "takes a step back by a change of its own, when nothing was changed there since"),
        ("redo", _redo, "does a step again that was taken back"),
    ):
        told = add_verb(verbs, name, verb, words)
        told.add_argument("step", nargs="?", type=whole_number, metavar="STEP", help="as list has it; else the last")
    verbs = add_subject(subparsers, "trash", "everything that was removed, and the way back")
    add_verb(verbs, "list", _trash, "what was removed last first: who removed it, and when")
    back = add_verb(verbs, "restore", _restore, "puts it back where it was")
    back.add_argument("key", metavar="KEY", help="as list has it")


def _list(command: Command) -> Exit:
    from inspector_app.undoing.steps import history

    with command.store() as store:
        found = history(store)
    text = "\n".join(_line(command, step) for step in found.steps)
    command.answer([_step_json(command, step) for step in found.steps], text or command.say("没有步骤。", "No steps."))
    return Exit.DONE


def _undo(command: Command) -> Exit:
    from inspector_app.undoing.turning import take_back

    with command.store() as store:
        turned = take_back(store, command.now, command.arguments.step)
    words = _words(command, turned.line)
    command.answer({"step": turned.key, "state": "undone"}, command.say("已撤销：", "Undone: ") + words)
    return Exit.DONE


def _redo(command: Command) -> Exit:
    from inspector_app.undoing.turning import do_again

    with command.store() as store:
        turned = do_again(store, command.now, command.arguments.step)
    words = _words(command, turned.line)
    command.answer({"step": turned.key, "state": "done"}, command.say("已重做：", "Done again: ") + words)
    return Exit.DONE


def _trash(command: Command) -> Exit:
    from inspector_app.undoing.trash import trash

    with command.store() as store:
        found = trash(store, command.now)
    text = "\n".join(_trash_line(command, each) for each in found)
    command.answer([_trash_json(each) for each in found], text or command.say("回收站是空的。", "The trash is empty."))
    return Exit.DONE


def _restore(command: Command) -> Exit:
    from inspector_app.undoing.trash import restore

    with command.store() as store:
        found = restore(store, command.arguments.key, command.now)
    command.answer(_trash_json(found), command.say("已恢复：", "Restored: ") + found.title)
    return Exit.DONE


def _step_json(command: Command, step: "Step") -> dict[str, Any]:
    return {
        "step": step.key,
        "at": step.line.moment.isoformat() if step.line.moment is not None else None,
        "kind": step.line.lead.kind,
        "enterprise": step.line.enterprise,
        "visit": step.line.visit,
        "words": _words(command, step.line),
        "state": step.state.value,
        "refusal": command.problem_json(step.refusal) if step.refusal is not None else None,
    }


def _line(command: Command, step: "Step") -> str:
    states = {"done": "", "undone": command.say("（已撤销）", " (undone)")}
    why = "" if step.refusal is None else "\t" + say(step.refusal, command.language).problem
    return f"{step.key}\t{_words(command, step.line)}{states[step.state.value]}{why}"


def _words(command: Command, line: DiaryLine) -> str:
    lead, language = line.lead, command.language
    told = [change for change in lead.changes if change.old is not None or change.new not in ("", None, [], {})]
    fields = [
        f"{field_word(lead.kind, change.field, language)} {value_word(change.field, change.new, language)[:40]}"
        for change in told[:_TOLD]
    ]
    about = " ".join(part for part in (line.enterprise_name, line.item) if part)
    more = [f"+{line.count - 1}"] if line.count > 1 else []
    between = command.say("、", ", ")
    return " ".join([kind_word(lead.kind, language), *([about] if about else []), between.join(fields), *more]).strip()


def _trash_json(each: "Trashed") -> dict[str, Any]:
    at = each.at.isoformat() if each.at is not None else None
    told = {"kind": each.kind, "title": each.title, "place": each.place, "person": each.person, "at": at}
    return {"key": each.key, **told}


def _trash_line(command: Command, each: "Trashed") -> str:
    from inspector_app.undoing.trash import kind_of_trash

    at = f"{each.at.astimezone():%Y-%m-%d %H:%M}" if each.at is not None else ""
    kind = kind_of_trash(each.kind, command.language)
    return f"{each.key}\t{kind} {each.title}\t{each.place}\t{each.person}\t{at}".rstrip()
