"""Words of packs: roles, sizes, what a pack brings, what its problems are."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from db.records.log import Device
from inspector_app.exchange.kinds.visits_out import WrittenVisitPack
from inspector_app.exchange.read import ImportReport, PackPreview
from inspector_app.stores import Role
from ui.packs.pack_facts import Holdings, PackRow, PacksState
from ui.packs.pack_kind_words import (
    absent_words,
    after_import_words,
    note_words,
    other_imported_words,
    other_preview_words,
    share_words,
    unproven_words,
)

translate = QCoreApplication.translate


def role_word(role: str) -> str:
    """A role of a newer program is said as it stands."""
    if role == Role.SUPERVISOR:
        return translate("PackWords", "主管")
    return translate("PackWords", "检查员") if role == Role.INSPECTOR else role


def person_words(device: Device) -> str:
    words = translate("PackWords", "{person} · {office} · {role}")
    return words.format(person=device.person, office=device.office, role=role_word(device.role))


def size_words(size: int) -> str:
    """Bytes as people read them."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def since_words(new: Holdings) -> str:
    """What came after the last pack, without the counts that are nought."""
    if not new.events:
        return translate("PackWords", "之后没有新内容")
    parts = (
        (new.visits, translate("PackWords", "{count} 次检查")),
        (new.photos, translate("PackWords", "{count} 张照片")),
        (new.papers, translate("PackWords", "{count} 份文书")),
    )
    said = [words.format(count=count) for count, words in parts if count]
    if not said:
        return translate("PackWords", "之后有改动 {count} 处").format(count=new.events)
    return translate("PackWords", "之后新增 {what}").format(what=translate("PackWords", "、").join(said))


def written_words(pack: WrittenVisitPack) -> str:
    words = translate(
        "PackWords", "已写出 {visits} 次检查、{photos} 张照片、{papers} 份文书，写完已读回核对。文件大小 {size}。"
    )
    told = words.format(
        visits=pack.visits, photos=pack.photos, papers=pack.papers, size=size_words(pack.size or pack.pack.size)
    )
    if len(pack.parts) > 1:
        words = translate("PackWords", "装不进一个文件，分成了 {count} 个，请一起交出去。")
        told += words.format(count=len(pack.parts))
    if not pack.handed_over:
        return told
    count = pack.handed_over
    words = translate("PackWords", "其中 {count} 张的原件已移交并确认，本机只有副本，没有写进包里。")
    return told + words.format(count=count)


def confirmed_words(state: PacksState) -> str:
    """The ledger's word on this laptop's photos; "" when there are none."""
    total, confirmed = state.confirmed
    if not total:
        return ""
    words = translate("PackWords", "{total} 张照片中 {confirmed} 张已由主管确认收到。")
    return words.format(total=total, confirmed=confirmed)


def preview_words(preview: PackPreview) -> str:
    """What is in the pack, in numbers."""
    if not preview.carries_visits:
        return other_preview_words(preview)
    states = [visit.state for visit in preview.visits]
    visits = translate("PackWords", "{count} 次检查：新 {new}，有更新 {changed}，已有 {known}")
    photos = translate("PackWords", "照片 {verified}/{total} 已核对")
    papers = translate("PackWords", "文书 {verified}/{total} 已核对")
    said = [photos.format(verified=preview.photos_verified, total=preview.photos_total)]
    if preview.papers_total:
        said.append(papers.format(verified=preview.papers_verified, total=preview.papers_total))
    # The visits of a damaged pack cannot be read, and those of one that waits are told when its time has come.
    if preview.visits or not (preview.problems or preview.waiting or preview.follows):
        new, changed, known = (states.count(state) for state in ("new", "changed", "known"))
        known += states.count("older")
        said.insert(0, visits.format(count=len(states), new=new, changed=changed, known=known))
    more = (
        (preview.conflicts, translate("PackWords", "{count} 处说法不一，导入后会说由谁决定")),
        (preview.photos_absent, absent_words(preview.absent_in)),
        (len(preview.damaged), translate("PackWords", "{count} 个文件损坏，会略过")),
    )
    said += [words.format(count=count) for count, words in more if count]
    lines = [" · ".join(said), *share_words(preview.share), *_order_words(preview)]
    lines += [*unproven_words(preview.unproven), *note_words(preview.notes)]
    if preview.kind == "giveback":
        others = translate("PackWords", "找回包：{person} 以前交给主管的检查，在本机能看、不能改。")
        own = translate("PackWords", "找回包：以前交给主管的检查，取回本机。")
        lines.insert(0, others.format(person=preview.work_of) if preview.work_of else own)
    return "\n".join(lines)


def _order_words(preview: PackPreview) -> list[str]:
    """Whether it was here before, what it waits for, and what waits for it."""
    said = []
    if preview.withdrawn and not preview.already_imported:
        said.append(translate("PackWords", "以前导入过，后来撤回了；再导入就是又要它。"))
    if preview.waiting:
        said.append(translate("PackWords", "更早的包还没有到：先收下等待，等它导入后自动采用。"))
    if preview.follows:
        said.append(translate("PackWords", "接在前面的包之后：前面的包导入后，它也能采用。"))
    if preview.releases:
        words = translate("PackWords", "补上了空缺：等着它的 {count} 个包会一起采用。")
        said.append(words.format(count=preview.releases))
    return said


def imported_words(report: ImportReport) -> str:
    first = _imported(report) if report.kind == "visit" else other_imported_words(report)
    return "\n".join([first, *after_import_words(report)])


def _imported(report: ImportReport) -> str:
    words = translate(
        "PackWords",
        "{sender} 的检查：新 {new} 次，更新 {changed} 次，已有 {known} 次。\n"
        "照片 {verified}/{total} 已核对，文书 {papers} 份，企业档案有改动的 {enterprises} 家。",
    )
    said = words.format(
        sender=report.sender.person,
        new=report.visits_new,
        changed=report.visits_changed,
        known=report.visits_known,
        verified=report.photos_verified,
        total=report.photos_total,
        papers=report.papers,
        enterprises=report.enterprises_touched,
    )
    return "\n".join([said, *twice_words(report.numbers_twice)])


def twice_words(numbers: Sequence[str]) -> list[str]:
    """Of numbers that more than one paper has; nothing when there are none."""
    if not numbers:
        return []
    said = translate(
        "PackWords", "注意：有的文号用在了不止一份文书上：{numbers}。请核对，并为每台电脑设置不同的起始号。"
    )
    return [said.format(numbers=translate("PackWords", "、").join(numbers))]


def people_words(row: PackRow) -> str:
    """With whom a pack was exchanged."""
    if row.people:
        return translate("PackWords", "、").join(row.people)
    if row.record.direction == "out":
        return translate("PackWords", "未加密，任何人可读")
    return translate("PackWords", "（不认识的电脑）")
