"""The sections of the program in the order of the side bar: words, icon and key of each."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Place:
    """A page that the side bar leads to."""

    words: str
    icon: str
    key: str
    """Its keyboard shortcut, as Qt writes it."""


def sections() -> dict[str, Place]:
    """By page key, with their words in the language of the window."""
    translate = QCoreApplication.translate
    return {
        "enterprises": Place(translate("Sections", "企业台账"), "enterprises", "Ctrl+1"),
        "visits": Place(translate("Sections", "检查记录"), "visits", "Ctrl+2"),
        "papers": Place(translate("Sections", "文书"), "paper", "Ctrl+7"),
        "photos": Place(translate("Sections", "照片"), "photos", "Ctrl+6"),
        "packs": Place(translate("Sections", "资料包"), "packs", "Ctrl+3"),
        "diary": Place(translate("Sections", "操作日志"), "diary", "Ctrl+5"),
        "settings": Place(translate("Sections", "设置"), "settings", "Ctrl+4"),
    }
