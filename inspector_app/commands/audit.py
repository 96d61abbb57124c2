"""`inspector-app audit …`"""

import argparse
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from inspector_app.commands.frame import Command, Exit, StoreNotOpenedError, Subparsers, add_subject, add_verb
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.messages import Language, say

_DEFAULT_LIMIT = 50


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "audit", "read the log, check it, write it to a file")
    check = add_verb(verbs, "check", _check, "name every changed, missing, swapped or added event, row, file and page")
    check.add_argument(
        "--against", action="append", default=[], metavar="PACK", help="compare with a pack that left the house, too"
    )
    check.add_argument("--backups", action="store_true", help="open every backup, too")
    listing = add_verb(verbs, "list", _list, "what was done, newest first")
    _add_filter(listing)
    listing.add_argument("--limit", type=int, default=_DEFAULT_LIMIT, metavar="N", help="lines at most")
    export = add_verb(verbs, "export", _export, "write the log to a .csv or .xlsx file")
    _add_filter(export)
    export.add_argument("file", metavar="FILE")


def _add_filter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="since", metavar="DAY", help="first day, 2026-10-28")
    parser.add_argument("--to", dest="until", metavar="DAY", help="last day")
    parser.add_argument("--kind", metavar="KIND", help="enterprise, visit, answer, finding, photo, notice, clock, …")
    parser.add_argument("--object", metavar="TEXT", help="in an object's id, values or enterprise name")
    parser.add_argument("--device", metavar="ID", help="id of a laptop")


def _check(command: Command) -> Exit:
    from db.errors import StoreTroubleError
    from inspector_app.audit.against import compare_with_packs
    from inspector_app.audit.check import Audit, check_log

    try:
        with command.store() as store:
            audit = check_log(store, backups=command.arguments.backups)
            compare_with_packs(store, [Path(name) for name in command.arguments.against], audit)
    except StoreNotOpenedError as error:
        # The passphrase was right, or there would be another reason: it is the file that cannot be opened.
        reason = error.reason
        if not isinstance(reason, StoreTroubleError) or reason.kind not in ("wrong_key", "damaged"):
            raise
        audit = Audit(problems=[Problem("audit.unreadable", {"detail": reason.detail})])
    answer = {
        "result": "sound" if audit.sound else "damaged",
        "events": audit.events,
        "devices": audit.devices,
        "files": {
            "total": audit.files,
            "sound": audit.files_sound,
            "leftovers": audit.leftovers,
            "handed_over": audit.handed_over,
        },
        "pages": {"total": audit.pages, "damaged": audit.pages_damaged},
        "waiting": audit.waiting,
        "problems": [_problem(problem, command.language) for problem in audit.problems],
        "problems_not_listed": audit.more,
    }
    lines = [str(say(problem, command.language)) for problem in audit.problems]
    command.answer(answer, "\n".join([_words(command, answer), *lines]))
    return Exit.DONE if audit.sound else Exit.REFUSED


def _problem(problem: Problem, language: Language) -> dict[str, Any]:
    return {"code": problem.code, "place": dict(problem.details), **asdict(say(problem, language))}


def _words(command: Command, answer: dict[str, Any]) -> str:
    zh = "日志 {events} 条、{devices} 台电脑；文件 {sound}/{total} 完好；数据库 {pages} 页。{result}"
    en = "{events} events of {devices} devices; files {sound}/{total} sound; {pages} pages. {result}"
    sound = answer["result"] == "sound"
    result = command.say("全部完好。", "All sound.") if sound else command.say("有问题：", "Problems:")
    facts = {"events": answer["events"], "devices": answer["devices"], "pages": answer["pages"]["total"]}
    words = command.say(zh, en).format(**facts, **answer["files"], result=result)
    return "\n".join([words, *handed_over_words(command, answer["files"]["handed_over"]), *_waiting(command, answer)])


def _waiting(command: Command, answer: dict[str, Any]) -> list[str]:
    count = answer["waiting"]
    zh = f"另有 {count} 项含更新版本的程序写的记录，还没有显示出来：重新打开工作库；共用的，由建立数据的工位打开。"
    en = (
        f"Of {count} objects, records of a newer program are still to be shown: open the store again; "
        "one that is shared, at the desk that founded it."
    )
    return [command.say(zh, en)] if count else []


def handed_over_words(command: Command, count: int) -> list[str]:
    """A line when originals were handed over; none when all are here."""
    zh, en = (
        f"其中 {count} 份的原件已移交，本机留有工作副本。",
        f"Of these, {count} originals were handed over; copies are here.",
    )
    return [command.say(zh, en)] if count else []


def _list(command: Command) -> Exit:
    from inspector_app.audit.diary import read_page

    arguments = command.arguments
    query = _query(arguments)
    with command.store() as store:
        page = read_page(store, query, lines=max(1, arguments.limit))
    lines = [asdict(line) | {"moment": line.moment.isoformat() if line.moment else ""} for line in page.lines]
    command.answer({"lines": lines, "more": page.before is not None}, "\n".join(map(_line(command), page.lines)))
    return Exit.DONE


def _line(command: Command) -> Any:
    from inspector_app.audit.diary import DiaryLine
    from inspector_app.audit.words import field_word, kind_word, other_word, value_word

    def words(line: DiaryLine) -> str:
        lead, language = line.lead, command.language
        changes = [
            f"{field_word(lead.kind, c.field, language)}={value_word(c.field, c.new, language)[:40]}"
            for c in lead.changes
            if not c.field.endswith("_id")
        ]
        when = f"{line.moment:%Y-%m-%d %H:%M}" if line.moment else lead.wall
        flag = [other_word("clock_back", language)] if line.clock_back else []
        count = [f"× {line.count}"] if line.count > 1 else []
        about = [line.enterprise_name or lead.obj]
        return "  ".join([when, line.person, kind_word(lead.kind, language), *about, *count, *flag, *changes])

    return words


def _export(command: Command) -> Exit:
    from inspector_app.audit.export import export_log

    path, query = Path(command.arguments.file), _query(command.arguments)
    with command.store() as store:
        count = export_log(store, path, query, command.language)
    words = command.say(f"已导出 {count} 条记录：{path}", f"{count} events written to {path}")
    command.answer({"file": str(path), "events": count}, words)
    return Exit.DONE


def _query(arguments: argparse.Namespace) -> Any:
    from inspector_app.audit.diary import LogQuery

    until = _day(arguments.until)
    return LogQuery(
        kinds=(arguments.kind,) if arguments.kind else (),
        device=arguments.device or "",
        text=arguments.object or "",
        since=_day(arguments.since),
        until=None if until is None else until + timedelta(days=1),
    )


def _day(text: str | None) -> datetime | None:
    """Its first moment on the clock of this computer. Raises RefusedInputError audit.day_bad."""
    if not text:
        return None
    try:
        return datetime.combine(date.fromisoformat(text), time.min).astimezone()
    except ValueError as error:
        raise RefusedInputError([Problem("audit.day_bad", {"day": text[:40]})]) from error
