"""Asks before a visit is closed, and says what is still open: it cannot be changed afterwards."""

from dataclasses import dataclass

from PySide6.QtWidgets import QMessageBox, QWidget


@dataclass(frozen=True, slots=True)
class StillOpen:
    unanswered: int
    without_photo: int
    blanks: int
    """Findings whose text still holds a “×”."""


class EndVisitDialog(QMessageBox):
    def __init__(self, name: str, still_open: StillOpen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("结束检查"))
        self.setText(self.tr("结束对“{name}”的检查？").format(name=name))
        self.setInformativeText("\n".join([*self._lines(still_open), self.tr("结束后记录作为证据保存，不能再修改。")]))
        self.end = self.addButton(self.tr("结束检查"), QMessageBox.ButtonRole.AcceptRole)
        back = self.addButton(self.tr("继续检查"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(back)
        self.setEscapeButton(back)

    @classmethod
    def confirm(cls, parent: QWidget, name: str, still_open: StillOpen) -> bool:
        dialog = cls(name, still_open, parent)
        dialog.exec()
        return dialog.clickedButton() is dialog.end

    def _lines(self, still_open: StillOpen) -> list[str]:
        unanswered, photos, blanks = still_open.unanswered, still_open.without_photo, still_open.blanks
        lines = (
            (unanswered, self.tr("还有 %n 项未答完。", None, unanswered)),
            (photos, self.tr("%n 个检查项没有照片或照片不够。", None, photos)),
            (blanks, self.tr("%n 个问题的文字里还有“×”没有填。", None, blanks)),
        )
        return [text for count, text in lines if count]
