"""Asks before something that could not be saved is left behind."""

from collections.abc import Iterable

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.widgets.plain_box import PlainBox


class LeaveVisitDialog(PlainBox):
    def __init__(self, items: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("有内容没有保存"))
        codes = self.tr("、").join(items)
        self.setText(self.tr("有内容没有保存：{codes}").format(codes=codes) if codes else self.windowTitle())
        self.setInformativeText(self.tr("现在离开，这些内容就丢失了；其他内容都已保存。"))
        self.leave = self.addButton(self.tr("仍然离开"), QMessageBox.ButtonRole.DestructiveRole)
        stay = self.addButton(self.tr("留下补全"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)

    @classmethod
    def confirm(cls, parent: QWidget, items: Iterable[str]) -> bool:
        dialog = cls(items, parent)
        dialog.exec()
        return dialog.clickedButton() is dialog.leave
