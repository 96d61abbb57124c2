"""Asks before a finding that was begun is thrown away."""

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.widgets.plain_box import PlainBox


class DropFindingDialog(PlainBox):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("这个问题还没有保存"))
        self.setText(self.tr("刚才写的内容还没有保存，现在离开就丢失了。"))
        self.drop = self.addButton(self.tr("不保存"), QMessageBox.ButtonRole.DestructiveRole)
        stay = self.addButton(self.tr("接着写"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)

    @classmethod
    def confirm(cls, parent: QWidget) -> bool:
        """Whether what was typed may go."""
        dialog = cls(parent)
        dialog.exec()
        return dialog.clickedButton() is dialog.drop
