"""`inspector-app pack watch FOLDER`: takes in what is dropped into a folder, once or until it is interrupted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from inspector_app.commands import pack_words
from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb, whole_number
from inspector_app.exchange.several import Looked, Taken, numbers_twice
from inspector_app.supervision.watch_folder import Passes, keep_taking, look_into, pause_of, take_folder

_USUAL_SECONDS = 30


def add_watch(verbs: Subparsers) -> None:
    watch = add_verb(verbs, "watch", _watch, "take in the packs that are dropped into a folder, in the right order")
    watch.add_argument("folder", metavar="FOLDER")
    watch.add_argument("--once", action="store_true", help="one pass, and no waiting for more")
    watch.add_argument("--every", type=whole_number, default=_USUAL_SECONDS, metavar="SECONDS")


def _watch(command: Command) -> Exit:
    given = command.arguments
    folder = Path(given.folder)
    look_into(folder)
    with command.store() as store:
        if given.once:
            return _tell(command, *take_folder(store, folder, command.now))
        passes = Passes(store, folder, command.now)
        keep_taking(lambda: passes.take(datetime.now().astimezone()), partial(_tell, command), pause_of(given.every))
    return Exit.DONE


def _tell(command: Command, looked: Sequence[Looked], taken: Sequence[Taken]) -> Exit:
    by_path = {each.path: each for each in taken}
    packs, lines = [], []
    for each in looked:
        done = by_path.get(each.path)
        problems = done.problems if done is not None else each.problems
        command.refuse_in_words(problems, each.path.name)
        packs.append(_json(command, each, done))
        if done is not None and done.report is not None:
            lines.append(f"{each.path.name}\t{pack_words.report_text(command, replace(done.report, numbers_twice=()))}")
        elif not problems:
            lines.append(f"{each.path.name}\t{_why_not(command, each)}")
    lines += pack_words.twice_lines(command, numbers_twice(taken))
    imported = sum(each.report is not None for each in taken)
    value = {"looked": len(looked), "imported": imported, "packs": packs}
    if not looked:
        lines.append(command.say("没有新的资料包。", "No new packs."))
    command.answer(value, "\n".join(lines))
    return Exit.DONE if imported == len(looked) else Exit.REFUSED


def _why_not(command: Command, each: Looked) -> str:
    if each.preview is not None and each.preview.withdrawn:
        return command.say(
            "以前导入过，又撤回了：要再导入，请用 pack import。",
            "was taken in before and withdrawn: to take it in again, use pack import",
        )
    if each.preview is not None and each.preview.unproven:
        return command.say("有记录没有本机当时的签名，请单独导入。", "holds unsigned records: import it by itself")
    if each.preview is not None and each.preview.asks_for_trust:
        return command.say(
            "带来本机没见过的单位根密钥，请单独导入并核对六个词。",
            "brings an office's root key that is new here: import it by itself, and compare the six words",
        )
    return command.say("发送人还没有登记，请在窗口里核对。", "unknown sender")


def _json(command: Command, each: Looked, done: Taken | None) -> dict[str, Any]:
    problems = done.problems if done is not None else each.problems
    said = {"file": each.path.name, "problems": [command.problem_json(problem) for problem in problems]}
    if done is not None and done.report is not None:
        return {**said, **pack_words.report_json(command, done.report)}
    unknown = each.preview is not None and not each.preview.sender_known
    withdrawn = each.preview is not None and each.preview.withdrawn
    result = "unknown sender" if unknown else "withdrawn" if withdrawn else "refused"
    return {**said, "result": "refused" if problems else result}
