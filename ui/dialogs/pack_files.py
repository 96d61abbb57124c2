"""Asks for packs and cards; a class of questions of its own, so that tests can answer them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector_app.exchange.bag.layout import PACK_SUFFIX
from inspector_app.exchange.trust.identity import CARD_SUFFIX

TAKEN = (PACK_SUFFIX, CARD_SUFFIX)
"""Endings of files that the page of packs takes."""


class PackFiles:
    @staticmethod
    def ask_pack(parent: QWidget) -> Path | None:
        """A pack to take in, or None when the person went back."""
        title = QCoreApplication.translate("PackFiles", "选择检查包")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", _kind(_packs(), PACK_SUFFIX))
        return Path(name) if name else None

    @staticmethod
    def ask_packs(parent: QWidget) -> list[Path]:
        """Packs to take in, none when the person went back."""
        title = QCoreApplication.translate("PackFiles", "选择检查包（可以选多个）")
        names, _ = QFileDialog.getOpenFileNames(parent, title, "", _kind(_packs(), PACK_SUFFIX))
        return [Path(name) for name in names]

    @staticmethod
    def ask_folder(parent: QWidget) -> Path | None:
        """A folder with packs, or None when the person went back."""
        title = QCoreApplication.translate("PackFiles", "选择放着检查包的文件夹")
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

    @staticmethod
    def ask_where_to_write(parent: QWidget, proposed: str) -> Path | None:
        """Where a pack is to be written, with the ending by which it is known."""
        title = QCoreApplication.translate("PackFiles", "写出检查包")
        name, _ = QFileDialog.getSaveFileName(parent, title, proposed, _kind(_packs(), PACK_SUFFIX))
        return _ended(name, PACK_SUFFIX)

    @staticmethod
    def ask_card(parent: QWidget) -> Path | None:
        title = QCoreApplication.translate("PackFiles", "选择对方的名片")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", _kind(_cards(), CARD_SUFFIX))
        return Path(name) if name else None

    @staticmethod
    def ask_where_to_write_card(parent: QWidget, proposed: str) -> Path | None:
        title = QCoreApplication.translate("PackFiles", "导出我的名片")
        name, _ = QFileDialog.getSaveFileName(parent, title, proposed, _kind(_cards(), CARD_SUFFIX))
        return _ended(name, CARD_SUFFIX)

    @staticmethod
    def show_folder(path: Path) -> None:
        """Opens the folder of a file in the file manager of the system."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _packs() -> str:
    return QCoreApplication.translate("PackFiles", "检查包")


def _cards() -> str:
    return QCoreApplication.translate("PackFiles", "名片")


def _kind(name: str, suffix: str) -> str:
    return f"{name} (*{suffix})"


def _ended(name: str, suffix: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
