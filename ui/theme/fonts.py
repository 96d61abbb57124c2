"""Chinese letters: the system's when its own letters are Chinese, else the shipped Noto Sans SC."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from inspector_app import assets

SHIPPED_FAMILY = "Noto Sans SC"
_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


def writes_chinese(font: QFont) -> bool:
    """Whether the family itself has the letters, and no other has to be mixed in for each of them."""
    return QFontInfo(font).family() in QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)


@cache
def load_shipped_font() -> None:
    """Makes Noto Sans SC known to Qt, once in a process."""
    for name in _FILES:
        with assets.as_path("fonts", name) as path:
            QFontDatabase.addApplicationFont(str(path))


def interface_font(system: QFont, percent: int) -> QFont:
    """The system's letters at `percent` of their size, in a family that can write Chinese."""
    font = QFont(system)
    if not writes_chinese(system):
        load_shipped_font()
        font.setFamilies([SHIPPED_FAMILY, *system.families()])
    font.setPointSizeF(system.pointSizeF() * percent / 100)
    return font


def narrow_quotes(font: QFont) -> None:
    """For English: in the shipped letters quotes and apostrophes are otherwise as wide as a Chinese letter."""
    if SHIPPED_FAMILY in font.families():
        font.setFeature(QFont.Tag("palt"), 1)
