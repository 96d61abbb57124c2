"""Chinese letters: the system's when it has them, else the shipped Noto Sans SC."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from inspector_app import assets

SHIPPED_FAMILY = "Noto Sans SC"
_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


def has_chinese_font() -> bool:
    """Always false offscreen, where Qt knows no font of the system."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


@cache
def load_shipped_font() -> None:
    """Makes Noto Sans SC known to Qt, once in a process."""
    for name in _FILES:
        with assets.as_path("fonts", name) as path:
            QFontDatabase.addApplicationFont(str(path))


def interface_font(system: QFont, percent: int) -> QFont:
    """The system's letters at `percent` of their size, in a family that can write Chinese."""
    font = QFont(system)
    if not has_chinese_font():
        load_shipped_font()
    if SHIPPED_FAMILY in QFontDatabase.families() and not QFontDatabase.hasFamily(system.family()):
        font.setFamilies([SHIPPED_FAMILY])
    font.setPointSizeF(system.pointSizeF() * percent / 100)
    return font
