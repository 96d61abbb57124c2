"""What `inspector-app pack` says of packs: values for scripts, sentences for people."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from db.records.log import Device
from inspector_app.commands.frame import Command
from inspector_app.errors import Problem
from inspector_app.exchange.bag.parting import Share, missing_text
from inspector_app.exchange.reports import ImportReport, PackPreview, PlanPart, Whereabouts
from inspector_app.exchange.trust.peers import fingerprint_of_device
from inspector_app.exchange.trust.six_words import spoken
from inspector_app.messages import say

_KINDS = {
    "visit": ("检查包", "visits"),
    "plan": ("方案包", "plan"),
    "return": ("退回包", "return"),
    "receipt": ("回执", "receipt"),
    "backup": ("备份", "backup"),
    "giveback": ("找回包", "give-back"),
}
_VISIT_STATES = {
    "new": ("新", "new"),
    "changed": ("有更新", "changed"),
    "known": ("已有", "known"),
    "older": ("旧版，本机的更新", "older than here"),
}
_PART_STATES = {
    "new": ("新", "new"),
    "changed": ("有更新", "changed"),
    "known": ("已有", "known"),
    "older": ("旧版", "older"),
    "refused": ("不合格，不采用", "refused"),
    "unread": ("保存，本版程序不使用", "kept; this program does not read it"),
}
_WHEREABOUTS = {
    Whereabouts.PARTS: ("在其他各份里", "they are in the other parts"),
    Whereabouts.OTHERS: ("发送人手里没有原件", "the sender does not have the originals"),
    Whereabouts.EITHER: ("在其他各份里，或发送人手里没有原件", "in the other parts, or the sender does not have them"),
}
_SECTIONS = {
    "register": "台账",
    "checklists": "检查表",
    "law": "法条",
    "law_texts": "法条原文",
    "holidays": "节假日",
    "deadlines": "期限规则",
    "numbers": "文号段",
    "papers": "文书用语",
    "devices": "设备名单",
    "tasks": "检查任务",
    "visit_intervals": "检查间隔",
    "grading": "分级规则",
}


def section_word(command: Command, section: str) -> str:
    """With the name that scripts use; a section of a newer program is said as it stands."""
    word = _SECTIONS.get(section)
    return command.say(f"{word}（{section}）" if word else section, section)


def kind_word(command: Command, kind: str) -> str:
    return command.say(*_KINDS.get(kind, (kind, kind)))


def preview_json(command: Command, preview: PackPreview) -> dict[str, Any]:
    states = [visit.state for visit in preview.visits]
    classes = {
        "new": states.count("new"),
        "changed": states.count("changed"),
        "identical": states.count("known"),
        "older": states.count("older"),
        "waiting": len(preview.waiting),
        "conflict": preview.conflicts,
        "damaged": len(preview.damaged),
    }
    return {
        "pack_id": preview.pack_id,
        "kind": preview.kind,
        "created": preview.created.isoformat(),
        "encrypted": preview.encrypted,
        "sender": sender_json(command, preview.sender),
        "sender_known": preview.sender_known,
        "own": preview.own,
        "already_imported": preview.already_imported,
        "withdrawn": preview.withdrawn,
        "classes": classes,
        "visits": [
            {
                **{name: value for name, value in asdict(visit).items() if name != "newest"},
                "opened": visit.opened.isoformat(),
                "closed": visit.closed.isoformat() if visit.closed else None,
            }
            for visit in preview.visits
        ],
        "photos": {
            "expected": preview.photos_total,
            "verified": preview.photos_verified,
            "elsewhere": preview.photos_absent,
        },
        "share": share_json(preview.share),
        "papers": {"expected": preview.papers_total, "verified": preview.papers_verified},
        "events": {"new": preview.events_new, "known": preview.events_known},
        "conflicts": preview.conflicts,
        "parts": [asdict(part) for part in preview.parts],
        "returned": preview.returned,
        "unproven": preview.unproven,
        "notes": [command.problem_json(note) for note in preview.notes],
        "confirmed": _confirmed_json(preview.confirmed),
        "waiting": [command.problem_json(problem) for problem in preview.waiting],
        "releases": preview.releases,
        "damaged": [command.problem_json(problem) for problem in preview.damaged],
        "salvageable": preview.salvageable,
        "files_new": preview.files_new,
        "problems": [command.problem_json(problem) for problem in preview.problems],
    }


def report_json(command: Command, report: ImportReport) -> dict[str, Any]:
    """The first five are what scripts rely on (issue 6)."""
    return {
        "result": report.result,
        "visits": report.visits,
        "photos": {"expected": report.photos_total, "verified": report.photos_verified},
        "conflicts": report.conflicts,
        "conflicts_elsewhere": [command.problem_json(each) for each in report.conflicts_elsewhere],
        "problems": [command.problem_json(problem) for problem in (*report.waiting, *report.damaged)],
        "pack_id": report.pack_id,
        "kind": report.kind,
        "sender": sender_json(command, report.sender),
        "visits_new": report.visits_new,
        "visits_changed": report.visits_changed,
        "visits_known": report.visits_known,
        "papers": report.papers,
        "events": {"new": report.events_new, "known": report.events_known},
        "enterprises_touched": report.enterprises_touched,
        "repeated": report.repeated,
        "numbers_twice": list(report.numbers_twice),
        "photos_elsewhere": report.photos_absent,
        "share": share_json(report.share),
        "released": list(report.released),
        "parts": [asdict(part) for part in report.parts],
        "returned": report.returned,
        "unproven": report.unproven,
        "notes": [command.problem_json(note) for note in report.notes],
        "confirmed": _confirmed_json(report.confirmed),
        "sentence": photos_sentence(command, report.photos_total, report.photos_verified),
        "ask_for": ask_for(command, report.damaged),
    }


def sender_json(command: Command, sender: Device) -> dict[str, str]:
    return {
        "person": sender.person,
        "office": sender.office,
        "role": sender.role,
        "device": sender.id,
        "words": spoken(sender.signing_key, command.language),
        "fingerprint": fingerprint_of_device(sender),
    }


def photos_sentence(command: Command, total: int, verified: int) -> str:
    return command.say(f"{total} 张照片中 {verified} 张核对无误", f"{verified} of {total} photos verified")


def confirmed_sentence(command: Command, total: int, confirmed: int) -> str:
    return command.say(f"{total} 张照片中 {confirmed} 张已由对方确认", f"{confirmed} of {total} photos confirmed")


def share_json(share: Share | None) -> dict[str, Any] | None:
    """Which part of a hand-over in several files, and which of the others are not here; None of a whole one."""
    return None if share is None else {"part": share.number, "of": share.total, "missing": list(share.missing)}


def share_lines(command: Command, share: Share | None) -> list[str]:
    if share is None:
        return []
    number, total = share.number, share.total
    said = command.say(f"第 {number} 份，共 {total} 份", f"Part {number} of {total}")
    if share.missing:
        left = missing_text(share, command.say("、", ", "))
        said += command.say(f"；本机还缺第 {left} 份", f"; not here yet: {left}")
    return [said]


def ask_for(command: Command, damaged: tuple[Problem, ...]) -> str:
    """What to write to the sender; "" when nothing is missing."""
    if not damaged:
        return ""
    count = len(damaged)
    return command.say(
        f"请让发送人用“全部导出”（pack write --full）再写一个包：有 {count} 个文件损坏或没有到。",
        f"Ask the sender for another full pack (pack write --full): {count} files are damaged or did not come.",
    )


def preview_text(command: Command, preview: PackPreview) -> str:
    known = command.say("已登记", "known") if preview.sender_known else command.say("尚未登记", "not known here")
    sender = preview.sender
    lines = [
        command.say("种类：", "Kind: ") + kind_word(command, preview.kind),
        command.say("发送人：", "From: ") + f"{sender.person}（{sender.office}），{known}",
        command.say("六个词：", "Six words: ") + spoken(sender.signing_key, command.language),
        command.say("核对码：", "Fingerprint: ") + preview.fingerprint,
    ]
    for visit in preview.visits:
        state = command.say(*_VISIT_STATES[visit.state])
        lines.append(f"{visit.opened.date().isoformat()}\t{visit.enterprise}\t{state}")
    lines += _part_lines(command, preview.parts)
    lines += _kind_lines(command, preview.kind, preview.photos_total, preview.photos_verified, preview.confirmed)
    lines += share_lines(command, preview.share)
    if preview.returned:
        lines.append(command.say(f"退回意见 {preview.returned} 条", f"{preview.returned} comments"))
    lines += _unproven_lines(command, preview.unproven)
    if preview.conflicts:
        lines.append(command.say(f"有 {preview.conflicts} 处要由人决定", f"{preview.conflicts} fields to be decided"))
    if preview.releases:
        count = preview.releases
        zh, en = f"等着它的 {count} 个包会一起采用", f"{count} waiting packs would be taken in with it"
        lines.append(command.say(zh, en))
    if preview.withdrawn and not preview.already_imported:
        lines.append(command.say("以前导入过，又撤回了。", "It was taken in before, and withdrawn."))
    if preview.already_imported:
        lines.append(command.say("这个包已经导入过。", "This pack was imported before."))
    if preview.salvageable:
        zh, en = "其中完好的部分可以先取：pack import --salvage", "What is sound can be taken: pack import --salvage"
        lines.append(command.say(zh, en))
    told = (*preview.notes, *preview.waiting, *preview.damaged, *preview.problems)
    lines += [str(say(problem, command.language)) for problem in told]
    return "\n".join(lines)


def report_text(command: Command, report: ImportReport) -> str:
    lines = [_first_line(command, report), *_part_lines(command, report.parts)]
    lines += _kind_lines(command, report.kind, report.photos_total, report.photos_verified, report.confirmed)
    lines += share_lines(command, report.share)
    if report.photos_absent:
        where = command.say(*_WHEREABOUTS[report.absent_in])
        zh, en = f"{report.photos_absent} 个文件没有来：{where}", f"{report.photos_absent} files did not come: {where}"
        lines.append(command.say(zh, en))
    lines += _unproven_lines(command, report.unproven)
    if report.released:
        names = command.say("、", ", ").join(report.released)
        lines.append(command.say(f"等待中的包也已导入：{names}", f"Packs that had waited were taken in: {names}"))
    if report.conflicts_here:
        count = report.conflicts_here
        zh, en = f"有 {count} 处要在本机决定（conflicts list）", f"{count} to be decided here (conflicts list)"
        lines.append(command.say(zh, en))
    lines += [str(say(each, command.language)) for each in report.conflicts_elsewhere]
    lines += twice_lines(command, report.numbers_twice)
    lines += [str(say(problem, command.language)) for problem in (*report.notes, *report.waiting, *report.damaged)]
    lines += [ask_for(command, report.damaged)] if report.damaged else []
    return "\n".join(lines)


def twice_lines(command: Command, numbers: Iterable[str]) -> list[str]:
    """Of numbers that more than one paper has; each is named once."""
    told = command.say("、", ", ").join(dict.fromkeys(numbers))
    return [str(say(Problem("notice.numbers_twice", {"numbers": told}), command.language))] if told else []


def _first_line(command: Command, report: ImportReport) -> str:
    if report.waiting:
        return command.say(
            "已收下，但要等更早的包导入后才能采用；现有内容没有改动。",
            "Kept until an earlier pack comes; nothing that was here is changed.",
        )
    if report.repeated and not report.files_new:
        return command.say(
            "这个包已经导入过，没有改动任何内容。", "This pack was imported before; nothing was changed."
        )
    if report.repeated:
        return command.say(
            f"这个包已经导入过；这次补上了 {report.files_new} 个文件。",
            f"This pack was imported before; it brought {report.files_new} files that were missing.",
        )
    if report.kind == "return":
        return command.say(f"收到退回意见 {report.returned} 条", f"{report.returned} comments received")
    if report.kind == "giveback" and report.result != "nothing new":
        return _given_back_line(command, report)
    if report.kind in ("plan", "receipt"):
        name = kind_word(command, report.kind)
        return command.say(
            f"已导入{name}，来自 {report.sender.person}", f"Imported: {name} from {report.sender.person}"
        )
    if report.result == "nothing new":
        return command.say("没有新内容，全部记录本机已有。", "Nothing new: every record is here already.")
    return command.say(
        f"已导入：新增检查 {report.visits_new} 次，更新 {report.visits_changed} 次，已有 {report.visits_known} 次；"
        f"文书 {report.papers} 份",
        f"Imported: {report.visits_new} visits new, {report.visits_changed} changed, {report.visits_known} known; "
        f"{report.papers} papers",
    )


def _given_back_line(command: Command, report: ImportReport) -> str:
    sender, new, changed, files = report.sender.person, report.visits_new, report.visits_changed, report.files_new
    if report.work_of:
        return command.say(
            f"{sender} 转来 {report.work_of} 的检查：新增 {new} 次，更新 {changed} 次；补上文件 {files} 个",
            f"Visits of {report.work_of}, from {sender}: {new} new, {changed} changed; {files} files",
        )
    return command.say(
        f"从 {sender} 处取回：检查新增 {new} 次，更新 {changed} 次；补回文件 {files} 个",
        f"Back from {sender}: {new} visits new, {changed} changed; {files} files",
    )


def _kind_lines(command: Command, kind: str, total: int, verified: int, confirmed: tuple[int, int] | None) -> list[str]:
    if confirmed is not None:
        return [confirmed_sentence(command, *confirmed)]
    return [photos_sentence(command, total, verified)] if kind in ("visit", "giveback") else []


def _unproven_lines(command: Command, count: int) -> list[str]:
    if not count:
        return []
    zh = f"其中 {count} 条记录没有本机当时的签名，只凭发送人的签名；日志里会注明。"
    en = f"{count} records were never signed by this laptop: only the sender vouches for them; the log says so."
    return [command.say(zh, en)]


def _part_lines(command: Command, parts: tuple[PlanPart, ...]) -> list[str]:
    lines = []
    for part in parts:
        edition = command.say(f"第 {part.edition} 版", f"edition {part.edition}")
        lines.append(f"{section_word(command, part.section)}\t{edition}\t{command.say(*_PART_STATES[part.state])}")
        lines += _root_lines(command, part.new_root)
    return lines


def _root_lines(command: Command, root: str) -> list[str]:
    if not root:
        return []
    words = spoken(root, command.language)
    zh = (
        f"本机第一次采用单位的根密钥。请当面或打电话与单位核对六个词：{words}。不一致就是假名单：不要采用，并告诉单位。"
    )
    en = (
        f"The office's root key is new to this laptop. Compare its six words with the office, aloud: {words}. "
        "When they differ the list is forged: do not take it, and tell the office."
    )
    return [command.say(zh, en)]


def _confirmed_json(confirmed: tuple[int, int] | None) -> dict[str, int] | None:
    return None if confirmed is None else {"photos": confirmed[0], "confirmed": confirmed[1]}
