"""`inspector-app pack …`: visits carried from one store to another in a file."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from db.records import Device, PackRecord
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.peers import fingerprint_of_device
from inspector_app.exchange.read import ImportReport, PackPreview, check_pack, import_pack
from inspector_app.exchange.write import WrittenVisitPack, proposed_name, write_visit_pack
from inspector_app.messages import say


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "pack", "write, check and import visit packs")
    write = add_verb(verbs, "write", _write, "write every visit of this store into one file for the supervisors")
    write.add_argument("--out", required=True, metavar="FILE", help="the pack, or a folder for it")
    write.add_argument("--plain", action="store_true", help="without encryption: anybody can read it")
    check = add_verb(verbs, "check", _check, "verify a pack and say what importing it would do; changes nothing")
    check.add_argument("file", metavar="FILE")
    take = add_verb(verbs, "import", _import, "take a pack in, all of it or nothing; a second time changes nothing")
    take.add_argument("file", metavar="FILE")
    take.add_argument(
        "--accept-new-sender", action="store_true", help="the digits of an unknown sender were compared with him"
    )
    add_verb(verbs, "list", _list, "the ledger of packs written and taken in")


def _write(command: Command) -> Exit:
    with command.store() as store:
        out = Path(command.arguments.out)
        path = out / proposed_name(store, command.now) if out.is_dir() else out
        written = write_visit_pack(store, path, command.now, encrypted=not command.arguments.plain)
    names = [recipient.name for recipient in written.pack.info.recipients]
    command.answer(_written_json(written, path, names), _written_text(command, written, path, names))
    return Exit.DONE


def _check(command: Command) -> Exit:
    with command.store() as store:
        try:
            preview = check_pack(store, Path(command.arguments.file))
        except RefusedInputError as error:
            return command.refuse(error.problems)
    command.answer(preview_json(command, preview), _preview_text(command, preview))
    return Exit.REFUSED if preview.problems else Exit.DONE


def _import(command: Command) -> Exit:
    arguments = command.arguments
    with command.store() as store:
        try:
            report = import_pack(
                store, Path(arguments.file), command.now, accept_new_sender=arguments.accept_new_sender
            )
        except RefusedInputError as error:
            return command.refuse(error.problems)
    command.answer(report_json(command, report), _report_text(command, report))
    return Exit.DONE


def _list(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        packs = work.packs.all()
        people = {device.id: device.person for device in work.devices.all()}
    value = [{**asdict(pack), "at": pack.at.isoformat(), "person": people.get(pack.sender, "")} for pack in packs]
    command.answer(value, "\n".join(_ledger_line(command, pack, people.get(pack.sender, "")) for pack in packs))
    return Exit.DONE


# --- JSON -------------------------------------------------------------------------------------------------------------


def preview_json(command: Command, preview: PackPreview) -> dict[str, Any]:
    return {
        "pack_id": preview.pack_id,
        "kind": preview.kind,
        "created": preview.created.isoformat(),
        "encrypted": preview.encrypted,
        "sender": _sender_json(preview.sender),
        "sender_known": preview.sender_known,
        "own": preview.own,
        "already_imported": preview.already_imported,
        "visits": [
            {
                **asdict(visit),
                "opened": visit.opened.isoformat(),
                "closed": visit.closed.isoformat() if visit.closed else None,
            }
            for visit in preview.visits
        ],
        "photos": {"total": preview.photos_total, "verified": preview.photos_verified},
        "papers": {"total": preview.papers_total, "verified": preview.papers_verified},
        "events": {"new": preview.events_new, "known": preview.events_known},
        "problems": [command.problem_json(problem) for problem in preview.problems],
    }


def report_json(command: Command, report: ImportReport) -> dict[str, Any]:
    return {
        "result": "nothing new" if report.events_new == 0 else "imported",
        "pack_id": report.pack_id,
        "sender": _sender_json(report.sender),
        "visits": {"new": report.visits_new, "changed": report.visits_changed, "known": report.visits_known},
        "photos": {"total": report.photos_total, "verified": report.photos_verified},
        "papers": report.papers,
        "events": {"new": report.events_new, "known": report.events_known},
        "enterprises_touched": report.enterprises_touched,
        "repeated": report.repeated,
        "numbers_twice": list(report.numbers_twice),
        "sentence": photos_sentence(command, report.photos_total, report.photos_verified),
    }


def _written_json(written: WrittenVisitPack, path: Path, recipients: list[str]) -> dict[str, Any]:
    return {
        "file": str(path),
        "pack_id": written.pack.info.pack_id,
        "sha256": written.pack.sha256,
        "size": written.pack.size,
        "encrypted": written.pack.info.encrypted,
        "recipients": recipients,
        "visits": written.visits,
        "photos": written.photos,
        "papers": written.papers,
        "events": written.events,
    }


def _sender_json(sender: Device) -> dict[str, str]:
    return {
        "person": sender.person,
        "office": sender.office,
        "role": sender.role,
        "device": sender.id,
        "fingerprint": fingerprint_of_device(sender),
    }


# --- text -------------------------------------------------------------------------------------------------------------


def photos_sentence(command: Command, total: int, verified: int) -> str:
    return command.say(f"{total} 张照片中 {verified} 张核对无误", f"{verified} of {total} photos verified")


def _written_text(command: Command, written: WrittenVisitPack, path: Path, recipients: list[str]) -> str:
    mib = written.pack.size / 1024**2
    first = command.say(
        f"检查包已写出并读回核对：{path}（{mib:.1f} MB）\n"
        f"检查 {written.visits} 次，照片 {written.photos} 张，文书 {written.papers} 份，记录 {written.events} 条",
        f"Pack written and read back: {path} ({mib:.1f} MB)\n"
        f"{written.visits} visits, {written.photos} photos, {written.papers} papers, {written.events} records",
    )
    plain = command.say("注意：未加密，任何人都能查看。", "Careful: not encrypted, anybody can read it.")
    to = command.say("收件人：", "For: ") + command.say("、", ", ").join(recipients)
    return f"{first}\n{to if recipients else plain}"


def _preview_text(command: Command, preview: PackPreview) -> str:
    known = command.say("已登记", "known") if preview.sender_known else command.say("尚未登记", "not known here")
    sender = preview.sender
    lines = [
        command.say("发送人：", "From: ") + f"{sender.person}（{sender.office}），{known}",
        command.say("核对码：", "Fingerprint: ") + preview.fingerprint,
    ]
    for visit in preview.visits:
        lines.append(_visit_line(command, visit.enterprise, visit.opened.date().isoformat(), visit.state))
    lines.append(photos_sentence(command, preview.photos_total, preview.photos_verified))
    if preview.already_imported:
        lines.append(command.say("这个包已经导入过。", "This pack was imported before."))
    lines += [str(say(problem, command.language)) for problem in preview.problems]
    return "\n".join(lines)


def _visit_line(command: Command, enterprise: str, day: str, state: str) -> str:
    words = {"new": ("新", "new"), "changed": ("有更新", "changed"), "known": ("已有", "known")}
    return f"{day}\t{enterprise}\t{command.say(*words[state])}"


def _report_text(command: Command, report: ImportReport) -> str:
    if report.repeated:
        first = command.say(
            "这个包已经导入过，没有改动任何内容。", "This pack was imported before; nothing was changed."
        )
    elif report.events_new == 0:
        first = command.say("没有新内容，全部记录本机已有。", "Nothing new: every record is here already.")
    else:
        first = command.say(
            f"已导入：新增检查 {report.visits_new} 次，更新 {report.visits_changed} 次，已有 {report.visits_known} 次；"
            f"文书 {report.papers} 份",
            f"Imported: {report.visits_new} visits new, {report.visits_changed} changed, {report.visits_known} known; "
            f"{report.papers} papers",
        )
    lines = [first, photos_sentence(command, report.photos_total, report.photos_verified)]
    if report.numbers_twice:
        numbers = command.say("、", ", ").join(report.numbers_twice)
        lines.append(str(say(Problem("notice.numbers_twice", {"numbers": numbers}), command.language)))
    return "\n".join(lines)


def _ledger_line(command: Command, pack: PackRecord, person: str) -> str:
    direction = command.say("导出", "out") if pack.direction == "out" else command.say("导入", "in")
    return f"{pack.at:%Y-%m-%d %H:%M}\t{direction}\t{person}\t{pack.file_name}\t{pack.sha256[:16]}"
