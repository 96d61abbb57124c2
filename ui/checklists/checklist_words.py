"""Versions of checklists and what changed between them, in words."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from inspector_app.checklists.differences import Change, ChangeKind
from inspector_app.checklists.shelf import Version
from ui.models.checklist_tree import words


def version_name(version: Version, language: str) -> str:
    """`街道检查表 2026.3`."""
    return f"{words(version.title, language) or version.name} {version.version}".strip()


def state_words(version: Version, today: date) -> str:
    """How the office stands to it."""
    translate = QCoreApplication.translate
    if version.in_force:
        return translate("ChecklistWords", "现行")
    since = version.edition.since if version.edition is not None else None
    if version.state == "published" and since is not None and since > today:
        return translate("ChecklistWords", "已发布，未到日期")
    return {
        "draft": translate("ChecklistWords", "草稿"),
        "published": translate("ChecklistWords", "已被取代"),
        "withdrawn": translate("ChecklistWords", "已撤回"),
        "shipped": translate("ChecklistWords", "随程序提供"),
    }[version.state]


def kind_words(kind: ChangeKind) -> str:
    translate = QCoreApplication.translate
    return {
        ChangeKind.ADDED: translate("ChecklistWords", "新增"),
        ChangeKind.REMOVED: translate("ChecklistWords", "删除"),
        ChangeKind.REWORDED: translate("ChecklistWords", "改写"),
        ChangeKind.MOVED: translate("ChecklistWords", "移动"),
        ChangeKind.ALTERED: translate("ChecklistWords", "调整"),
    }[kind]


def field_words(change: Change) -> str:
    """What of the item was altered: `严重程度、法律依据`."""
    return QCoreApplication.translate("ChecklistWords", "、").join(_field(name) for name in change.fields)


def _field(name: str) -> str:
    translate = QCoreApplication.translate
    if name.startswith("parts."):
        return translate("ChecklistWords", "填写栏 {name}").format(name=name.removeprefix("parts."))
    return {
        "has_verdict": translate("ChecklistWords", "是否判定"),
        "pass_criterion": translate("ChecklistWords", "合格标准"),
        "evidence": translate("ChecklistWords", "取证要求"),
        "how_to_check": translate("ChecklistWords", "检查方法"),
        "severity": translate("ChecklistWords", "严重程度"),
        "legal_basis": translate("ChecklistWords", "法律依据"),
        "rectification": translate("ChecklistWords", "整改用语"),
        "applies_to": translate("ChecklistWords", "适用企业"),
        "deadline_days": translate("ChecklistWords", "整改期限"),
        "photos_min": translate("ChecklistWords", "照片下限"),
        "photos_max": translate("ChecklistWords", "照片上限"),
        "weight": translate("ChecklistWords", "权重"),
        "critical": translate("ChecklistWords", "一票否决"),
        "note_on_fail": translate("ChecklistWords", "不合格须说明"),
        "sample_size": translate("ChecklistWords", "抽样件数"),
        "section": translate("ChecklistWords", "小节"),
        "hint": translate("ChecklistWords", "提示"),
        "guidance": translate("ChecklistWords", "指引"),
        "media": translate("ChecklistWords", "图示"),
        "appearance": translate("ChecklistWords", "外观"),
        "rules": translate("ChecklistWords", "显示、校验等条件"),
    }.get(name, name)
