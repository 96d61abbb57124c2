"""The sections of the program in the order of the side bar: words, icon and key of each."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from inspector_app.stores import Role


@dataclass(frozen=True, slots=True)
class Place:
    """A page that the side bar leads to."""

    words: str
    icon: str
    key: str
    """Its keyboard shortcut, as Qt writes it."""


def sections_of(role: Role) -> dict[str, Place]:
    """Those that somebody with a laptop of this role has use for."""
    return {key: place for key, place in sections().items() if key != "review" or role is not Role.INSPECTOR}


def sections() -> dict[str, Place]:
    """By page key, with their words in the language of the window."""
    translate = QCoreApplication.translate
    return {
        "enterprises": Place(translate("Sections", "企业台账"), "enterprises", "Ctrl+1"),
        "board": Place(translate("Sections", "看板"), "board", "Alt+3"),
        "planning": Place(translate("Sections", "计划"), "plan", "Ctrl+9"),
        "visits": Place(translate("Sections", "检查记录"), "visits", "Ctrl+2"),
        "rectification": Place(translate("Sections", "整改"), "rectify", "Ctrl+8"),
        "review": Place(translate("Sections", "审核"), "review", "Alt+2"),
        "measures": Place(translate("Sections", "措施与行动"), "measures", "Alt+1"),
        "papers": Place(translate("Sections", "文书"), "paper", "Ctrl+7"),
        "photos": Place(translate("Sections", "照片"), "photos", "Ctrl+6"),
        "packs": Place(translate("Sections", "资料包"), "packs", "Ctrl+3"),
        "diary": Place(translate("Sections", "操作日志"), "diary", "Ctrl+5"),
        "settings": Place(translate("Sections", "设置"), "settings", "Ctrl+4"),
    }
