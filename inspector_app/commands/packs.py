"""`inspector-app pack …`: what is carried from one store to another in files."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from db.records.log import Device
from db.records.packs import PackRecord
from db.work import Work
from inspector_app.commands import pack_watching, pack_words, pack_writing
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.bag.parting import Share
from inspector_app.exchange.kinds.confirming import photos_confirmed, standings
from inspector_app.exchange.kinds.parts_here import shares_taken
from inspector_app.exchange.kinds.return_states import packs_by_comment
from inspector_app.exchange.kinds.returns import Comment, add_comment, comments, settle
from inspector_app.exchange.read import ImportReport, check_pack, import_pack, in_order
from inspector_app.exchange.sending import others_among
from inspector_app.exchange.several import Taken, packs_among, take_several
from inspector_app.exchange.thinning import doubted
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.stores import Store

_Answer = tuple[dict[str, Any], str, Exit]
"""What is told of a pack: as JSON, in words, and whether it went well."""


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "pack", "write, check, import and withdraw packs")
    pack_writing.add_write(verbs)
    for name, words in (
        ("check", "verify a pack and say what importing it would do; changes nothing"),
        ("preview", "the same as check"),
    ):
        check = add_verb(verbs, name, _check, words)
        check.add_argument("file", metavar="FILE")
    take = add_verb(verbs, "import", _import, "take packs in, each whole or not at all; a second time changes nothing")
    take.add_argument("files", metavar="FILE", nargs="+", help="several, or a folder, are taken in the right order")
    take.add_argument(
        "--accept-new-sender", action="store_true", help="the words of an unknown sender were compared with him"
    )
    take.add_argument("--salvage", action="store_true", help="of a file that was cut, take what is sound")
    pack_watching.add_watch(verbs)
    back = add_verb(verbs, "withdraw", _withdraw, "take a whole import back, while nothing depends on it")
    back.add_argument("pack", metavar="ID")
    back.add_argument("--reason", default="", metavar="TEXT")
    add_verb(verbs, "list", _list, "the ledger of packs written and taken in")
    add_verb(verbs, "waiting", _waiting, "packs that wait for earlier ones")
    add_verb(verbs, "status", _status, "how much of this laptop's work receipts have confirmed")
    _add_comments(verbs)


def _add_comments(verbs: Subparsers) -> None:
    comment = add_verb(verbs, "comment", _comment, "say what is to be changed in another laptop's visit")
    comment.add_argument("visit", metavar="VISIT")
    comment.add_argument("item", metavar="ITEM", help='code of an item, or "" for the visit as a whole')
    comment.add_argument("text", metavar="TEXT")
    told = add_verb(verbs, "comments", _comments, "what was sent back, or is to be")
    told.add_argument("--visit", default="", metavar="VISIT")
    done = add_verb(verbs, "settle", _settle, "what a comment asked for is done")
    done.add_argument("comment", metavar="ID")


def _check(command: Command) -> Exit:
    with command.store() as store:
        try:
            preview = check_pack(store, Path(command.arguments.file), now=command.now)
        except RefusedInputError as error:
            return command.refuse(error.problems)
    command.answer(pack_words.preview_json(command, preview), pack_words.preview_text(command, preview))
    return Exit.REFUSED if preview.problems or preview.damaged else Exit.DONE


def _import(command: Command) -> Exit:
    given = [Path(each) for each in command.arguments.files]
    files = packs_among(given)
    if not files:
        return command.refuse([Problem("pack.none_in_folder", {"folder": str(given[0])})], **_nothing())
    with command.store() as store:
        if files == given and len(files) == 1:
            return _import_one(command, store, files[0])
        answers = [_told(command, each) for each in _taken_in(command, store, files)]
    value = answers[0][0] if len(answers) == 1 else _several(answers)
    numbers = [number for each, _, _ in answers for number in each.get("numbers_twice", ())]
    twice = pack_words.twice_lines(command, numbers)
    command.answer(value, "\n".join([*(text for _, text, _ in answers if text), *twice]))
    return max(code for _, _, code in answers)


def _import_one(command: Command, store: Store, path: Path) -> Exit:
    """A pack that a person named: also why his own is refused is said."""
    try:
        value, text, code = _taken(command, path, _report(command, store, path))
    except (RefusedInputError, UnavailableError) as error:
        return command.refuse(error.problems, **_nothing())
    command.answer(value, text)
    return code


def _taken_in(command: Command, store: Store, files: list[Path]) -> list[Taken]:
    """Several at a time, but where a person answers for each of them."""
    if not (command.arguments.accept_new_sender or command.arguments.salvage):
        return take_several(store, files, command.now)
    return [_taken_by_itself(command, store, path) for path in in_order(store, files)]


def _taken_by_itself(command: Command, store: Store, path: Path) -> Taken:
    try:
        return Taken(path, _report(command, store, path), ())
    except (RefusedInputError, UnavailableError) as error:
        return Taken(path, None, tuple(error.problems))


def _told(command: Command, taken: Taken) -> _Answer:
    """Of one among several; those that were written here lie there for others, and are no fault."""
    path, report = taken.path, taken.report
    if report is not None:
        value, _, code = _taken(command, path, report)
        # Numbers that papers share are told once, for all packs together.
        return value, f"{path.name}\t{pack_words.report_text(command, replace(report, numbers_twice=()))}", code
    if [each.code for each in taken.problems] == ["pack.own_pack"]:
        words = command.say("自己的资料包，跳过。", "Written by this store: skipped.")
        value = {"file": path.name, "result": "nothing new", "own": True, **_nothing(), "problems": []}
        return value, f"{path.name}\t{words}", Exit.DONE
    command.refuse_in_words(taken.problems, path.name)
    return _refusal(command, path, taken.problems), "", Exit.REFUSED


def _report(command: Command, store: Store, path: Path) -> ImportReport:
    arguments = command.arguments
    return import_pack(
        store, path, command.now, accept_new_sender=arguments.accept_new_sender, salvage=arguments.salvage
    )


def _taken(command: Command, path: Path, report: ImportReport) -> _Answer:
    value = {"file": path.name, **pack_words.report_json(command, report)}
    return value, pack_words.report_text(command, report), Exit.REFUSED if report.damaged else Exit.DONE


def _nothing() -> dict[str, Any]:
    return {"visits": 0, "photos": {"expected": 0, "verified": 0}, "conflicts": 0}


def _refusal(command: Command, path: Path, problems: Sequence[Problem]) -> dict[str, Any]:
    said = [command.problem_json(problem) for problem in problems]
    return {"file": path.name, "result": "refused", **_nothing(), "problems": said}


def _several(answers: list[_Answer]) -> dict[str, Any]:
    """One answer for all files; its `result` is the one that a person must hear of first."""
    packs = [value for value, _, _ in answers]
    order = ("refused", "waiting", "imported", "nothing new")
    return {
        "result": min((pack["result"] for pack in packs), key=order.index),
        "visits": sum(pack["visits"] for pack in packs),
        "photos": {name: sum(pack["photos"][name] for pack in packs) for name in ("expected", "verified")},
        "conflicts": max(pack["conflicts"] for pack in packs),
        "problems": [problem for pack in packs for problem in pack["problems"]],
        "packs": packs,
    }


def _withdraw(command: Command) -> Exit:
    with command.store() as store:
        gone = withdraw_import(store, command.arguments.pack, command.arguments.reason, command.now)
    value = {
        "result": "withdrawn",
        "pack_id": gone.pack.id,
        "file": gone.pack.file_name,
        "visits": gone.visits,
        "events": gone.events,
        "files": gone.files,
    }
    words = command.say(
        f"已撤回导入：{gone.pack.file_name}（检查 {gone.visits} 次，记录 {gone.events} 条，文件 {gone.files} 个）",
        f"Withdrawn: {gone.pack.file_name} ({gone.visits} visits, {gone.events} records, {gone.files} files)",
    )
    command.answer(value, words)
    return Exit.DONE


def _list(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        packs = work.packs.all()
        people = {device.id: device.person for device in work.devices.all()}
        own, shares = work.devices.own(), shares_taken(work)
    value = [
        {
            **asdict(pack),
            "at": pack.at.isoformat(),
            "person": people.get(pack.sender, ""),
            "share": pack_words.share_json(shares.get(pack.id)),
        }
        for pack in packs
    ]
    lines = (_ledger_line(command, pack, people.get(pack.sender, ""), own, shares.get(pack.id)) for pack in packs)
    nothing = command.say("还没有写出或导入过资料包。", "No pack was written or taken in yet.")
    command.answer(value, "\n".join(lines) or nothing)
    return Exit.DONE


def _ledger_line(command: Command, pack: PackRecord, sender: str, own: Device, share: Share | None) -> str:
    """With whom: of what was written, those it is for; and the id that `withdraw` asks for."""
    direction = command.say("导出", "out") if pack.direction == "out" else command.say("导入", "in")
    kind = pack_words.kind_word(command, str(pack.report.get("kind", "visit")))
    receipt = pack.report.get("receipt")
    told = pack_words.confirmed_sentence(command, receipt["photos"], receipt["verified"]) if receipt else ""
    person = sender
    if pack.direction == "out":
        person = command.say("、", ", ").join(others_among(pack.report.get("recipients", ()), own))
    told = "".join([told, *pack_words.share_lines(command, share)])
    parts = (f"{pack.at:%Y-%m-%d %H:%M}", direction, kind, person, pack.file_name, pack.id, told)
    return "\t".join(parts).rstrip()


def _waiting(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        packs = work.waiting.all()
    value = [
        {"pack_id": pack.id, "sender": pack.sender, "file": pack.file_name, "at": pack.at.isoformat()} for pack in packs
    ]
    text = "\n".join(f"{pack.at:%Y-%m-%d %H:%M}\t{pack.file_name}\t{pack.sender}" for pack in packs)
    command.answer(value, text or command.say("没有等待的包。", "No pack waits."))
    return Exit.DONE


def _status(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        total, confirmed = photos_confirmed(work, store.device)
        told = standings(work, store.device)
        doubts = doubted(store)
    value = {"photos": {"total": total, "confirmed": confirmed}, "receivers": [asdict(each) for each in told]}
    value["doubted"] = doubts
    lines = [pack_words.confirmed_sentence(command, total, confirmed)]
    lines += [
        f"{each.person}\t{each.photos_confirmed}/{each.photos}\t{each.events_confirmed}/{each.events}" for each in told
    ]
    lines += [
        command.say(
            f"注意：{person} 最近的回执里不再有 {count} 张本机已精简的原件",
            f"Careful: the newest receipt of {person} no longer names {count} originals that gave way here",
        )
        for person, count in doubts.items()
    ]
    command.answer(value, "\n".join(lines))
    return Exit.DONE


def _comment(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        comment = add_comment(store, given.visit, given.item, given.text, command.now)
    value = {**asdict(comment), "made_at": comment.made_at.isoformat()}
    command.answer(value, command.say("已记下，下次写退回包时发出。", "Kept; the next return pack takes it along."))
    return Exit.DONE


def _comments(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        told = comments(work, command.arguments.visit)
        visited = {each.visit: _visited(work, each.visit) for each in told}
        packs = packs_by_comment(work)
    value = [_comment_json(each, visited[each.visit], packs.get(each.id)) for each in told]
    lines = [_comment_line(command, each, visited[each.visit], packs.get(each.id)) for each in told]
    command.answer(value, "\n".join(lines) or command.say("没有退回意见。", "Nothing was sent back."))
    return Exit.DONE


def _visited(work: Work, visit_id: str) -> str:
    """The enterprise of a visit, as people know it."""
    visit = work.visits.get(visit_id)
    enterprise = work.enterprises.get(visit.enterprise_id) if visit is not None else None
    return enterprise.name if enterprise is not None else ""


def _comment_json(each: Comment, enterprise: str, pack: PackRecord | None) -> dict[str, Any]:
    """`sent_in`: the newest return pack that took it along."""
    sent = {"pack_id": pack.id, "file": pack.file_name, "at": pack.at.isoformat()} if pack else None
    return {**asdict(each), "made_at": each.made_at.isoformat(), "enterprise": enterprise, "sent_in": sent}


def _comment_line(command: Command, each: Comment, enterprise: str, pack: PackRecord | None) -> str:
    state = command.say("已处理", "settled") if each.settled else command.say("待处理", "open")
    if pack is not None and not each.settled:
        state = command.say(f"等对方处理（{pack.file_name}）", f"waiting ({pack.file_name})")
    place = each.item or command.say("整次检查", "whole visit")
    return "\t".join((each.id, state, f"{each.made_at:%Y-%m-%d}", enterprise, place, each.comment, each.by))


def _settle(command: Command) -> Exit:
    with command.store() as store:
        comment = settle(store, command.arguments.comment, command.now)
    command.answer({"settled": comment.id}, command.say("已标为处理完。", "Marked as settled."))
    return Exit.DONE
