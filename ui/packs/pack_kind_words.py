"""Words of packs beside those that go up: plans, receipts, comments, give-backs; and what to do after an import."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from inspector_app.errors import Problem
from inspector_app.exchange.bag.parting import Share, missing_text
from inspector_app.exchange.reports import ImportReport, PackPreview, PlanPart, Whereabouts
from inspector_app.exchange.trust.six_words import spoken
from inspector_app.messages import say
from ui.translation import spoken_language

translate = QCoreApplication.translate


def other_preview_words(preview: PackPreview) -> str:
    """Of a plan, a receipt or a return pack: what is in it."""
    if preview.kind == "plan":
        said = translate("PackKindWords", "方案包：{parts}").format(parts=_parts_words(preview.parts))
        return "\n".join([said, *_new_root_words(preview.parts)])
    if preview.kind == "receipt":
        total, confirmed = preview.confirmed or (0, 0)
        words = translate("PackKindWords", "回执：本机 {total} 张照片中 {confirmed} 张已确认收到")
        return words.format(total=total, confirmed=confirmed)
    return translate("PackKindWords", "退回包：新的意见 {count} 条").format(count=preview.returned)


def other_imported_words(report: ImportReport) -> str:
    if report.kind == "plan":
        words = translate("PackKindWords", "来自 {sender} 的方案：{parts}")
        said = words.format(sender=report.sender.person, parts=_parts_words(report.parts))
        return "\n".join([said, *_new_root_words(report.parts)])
    if report.kind == "receipt":
        total, confirmed = report.confirmed or (0, 0)
        words = translate("PackKindWords", "{sender} 确认：{total} 张照片中 {confirmed} 张已完整收到。")
        return words.format(sender=report.sender.person, total=total, confirmed=confirmed)
    if report.kind == "giveback":
        return _given_back_words(report)
    words = translate("PackKindWords", "{sender} 退回了检查：新的意见 {count} 条。")
    return words.format(sender=report.sender.person, count=report.returned)


def _given_back_words(report: ImportReport) -> str:
    others = translate(
        "PackKindWords",
        "{sender} 转来 {person} 的检查：新 {new} 次，更新 {changed} 次，已有 {known} 次。\n"
        "照片 {verified}/{total} 已核对，补上文件 {files} 个。",
    )
    own = translate(
        "PackKindWords",
        "从 {sender} 处取回：检查新 {new} 次，更新 {changed} 次，已有 {known} 次。\n"
        "照片 {verified}/{total} 已核对，补回文件 {files} 个。",
    )
    return (others if report.work_of else own).format(
        sender=report.sender.person,
        person=report.work_of,
        new=report.visits_new,
        changed=report.visits_changed,
        known=report.visits_known,
        verified=report.photos_verified,
        total=report.photos_total,
        files=report.files_new,
    )


def after_import_words(report: ImportReport) -> list[str]:
    """What a person has to know or do now, a line each."""
    said = []
    if report.waiting:
        said.append(translate("PackKindWords", "这个包要等更早的包导入后才能采用；已收好，到时自动采用。"))
    if report.released:
        names = translate("PackKindWords", "、").join(report.released)
        said.append(translate("PackKindWords", "等待中的包也已采用：{names}").format(names=names))
    said += share_words(report.share)
    counted = (
        (report.photos_absent, absent_words(report.absent_in)),
        (
            len(report.damaged),
            translate("PackKindWords", "有 {count} 个文件损坏或没有到，已略过：请让发送人再写一个包。"),
        ),
        (report.conflicts_here, translate("PackKindWords", "有 {count} 处说法不一，请在“资料包”页决定。")),
    )
    said += [words.format(count=count) for count, words in counted if count]
    return [*said, *note_words(report.conflicts_elsewhere), *unproven_words(report.unproven), *note_words(report.notes)]


def absent_words(where: Whereabouts) -> str:
    """Where so many files are that did not come; with a place for their `count`."""
    return {
        Whereabouts.PARTS: translate("PackKindWords", "{count} 个文件没有来：在其他各份里"),
        Whereabouts.OTHERS: translate("PackKindWords", "{count} 个文件没有来：发送人手里没有原件"),
        Whereabouts.EITHER: translate("PackKindWords", "{count} 个文件没有来：在其他各份里，或发送人手里没有原件"),
    }[where]


def share_words(share: Share | None) -> list[str]:
    """Which part of a hand-over in several files it is, and which are still to come; nothing of a whole one."""
    if share is None:
        return []
    words = translate("PackKindWords", "第 {number} 份，共 {total} 份")
    said = words.format(number=share.number, total=share.total)
    if share.missing:
        left = missing_text(share, translate("PackKindWords", "、"))
        said += translate("PackKindWords", "；本机还缺第 {missing} 份").format(missing=left)
    return [said]


def note_words(notes: Sequence[Problem]) -> list[str]:
    return [str(say(each, spoken_language())) for each in notes]


def unproven_words(count: int) -> list[str]:
    """Of a pack by which a laptop gets its own work back."""
    words = translate("PackKindWords", "其中 {count} 条记录没有本机当时的签名，只凭发送人的签名；日志里会注明。")
    return [words.format(count=count)] if count else []


def _parts_words(parts: Sequence[PlanPart]) -> str:
    states = {
        "new": translate("PackKindWords", "新"),
        "changed": translate("PackKindWords", "有更新"),
        "known": translate("PackKindWords", "已有"),
        "older": translate("PackKindWords", "旧版，不采用"),
        "refused": translate("PackKindWords", "不合格"),
        "unread": translate("PackKindWords", "保存，本版程序不用"),
    }
    one = translate("PackKindWords", "{section}（{state}）")
    said = [one.format(section=section_word(part.section), state=states[part.state]) for part in parts]
    return translate("PackKindWords", "、").join(said)


def _new_root_words(parts: Sequence[PlanPart]) -> list[str]:
    words = translate(
        "PackKindWords",
        "本机第一次采用单位的根密钥。请当面或打电话与单位核对六个词：\n{words}\n"
        "不一致就是假名单：不要采用，并告诉单位。",
    )
    return [words.format(words=spoken(part.new_root, spoken_language())) for part in parts if part.new_root]


def section_word(section: str) -> str:
    """A section of a newer program is said as it stands."""
    words = {
        "register": translate("PackKindWords", "台账"),
        "checklists": translate("PackKindWords", "检查表"),
        "law": translate("PackKindWords", "法条"),
        "holidays": translate("PackKindWords", "节假日"),
        "law_texts": translate("PackKindWords", "法条原文"),
        "own_law": translate("PackKindWords", "补充的法条"),
        "deadlines": translate("PackKindWords", "期限规则"),
        "numbers": translate("PackKindWords", "文号段"),
        "papers": translate("PackKindWords", "文书用语"),
        "devices": translate("PackKindWords", "设备名单"),
        "tasks": translate("PackKindWords", "检查任务"),
        "visit_intervals": translate("PackKindWords", "检查间隔"),
        "grading": translate("PackKindWords", "分级规则"),
    }
    return words.get(section, section)
