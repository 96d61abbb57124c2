"""Asks before long work is stopped because the person leaves."""

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.widgets.plain_box import PlainBox


class StopWorkDialog(PlainBox):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("还有工作没有做完"))
        self.setText(self.tr("还有工作没有做完，现在停下来吗？"))
        self.setInformativeText(self.tr("停下来以后，工作库和这项工作开始之前一样；已保存的内容不受影响。"))
        self.stop = self.addButton(self.tr("停止"), QMessageBox.ButtonRole.DestructiveRole)
        wait = self.addButton(self.tr("让它做完"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(wait)
        self.setEscapeButton(wait)

    @classmethod
    def confirm(cls, parent: QWidget) -> bool:
        dialog = cls(parent)
        dialog.exec()
        return dialog.clickedButton() is dialog.stop
