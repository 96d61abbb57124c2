"""Asks before a re-inspection is ended: it cannot be changed afterwards, and what was not looked at stays as it was."""

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.widgets.plain_box import PlainBox


class EndRecheckDialog(PlainBox):
    def __init__(self, unjudged: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("结束复查"))
        self.setText(self.tr("结束这次复查？"))
        lines = [self.tr("结束后，复查结论生效，照片和结论不能再修改。")]
        if unjudged:
            lines.insert(0, self.tr("还有 {count} 个问题没有结论，它们保持原来的状态。").format(count=unjudged))
        self.setInformativeText("\n".join(lines))
        self.end = self.addButton(self.tr("结束复查"), QMessageBox.ButtonRole.AcceptRole)
        back = self.addButton(self.tr("继续复查"), QMessageBox.ButtonRole.RejectRole)
        # Enter walks the findings: pressed once more, it must not end what cannot be taken back.
        self.setDefaultButton(back)
        self.setEscapeButton(back)

    @classmethod
    def confirm(cls, parent: QWidget, unjudged: int) -> bool:
        dialog = cls(unjudged, parent)
        dialog.exec()
        return dialog.clickedButton() is dialog.end
