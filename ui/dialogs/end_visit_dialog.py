"""Asks before a visit is closed, and says what is still open: it cannot be changed afterwards."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.widgets.plain_box import PlainBox


@dataclass(frozen=True, slots=True)
class StillOpen:
    unanswered: int
    without_photo: int
    blanks: int
    """Findings whose text still holds a “×”."""
    faulty: int = 0
    """Items with an answer that the checklist does not allow: the visit cannot be closed with them."""


class EndChoice(StrEnum):
    END = "end"
    SEE = "see"
    """Look at what is missing, item by item."""
    BACK = "back"


class EndVisitDialog(PlainBox):
    def __init__(self, name: str, still_open: StillOpen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("结束检查"))
        self.setText(self.tr("结束对“{name}”的检查？").format(name=name))
        lines = self._lines(still_open)
        self.setInformativeText("\n".join([*lines, self.tr("结束后记录作为证据保存，不能再修改。")]))
        self.end = self.addButton(self.tr("结束检查"), QMessageBox.ButtonRole.AcceptRole)
        self.end.setEnabled(not still_open.faulty)
        self.see = self.addButton(self.tr("看缺什么"), QMessageBox.ButtonRole.ActionRole) if lines else None
        back = self.addButton(self.tr("继续检查"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(back)
        self.setEscapeButton(back)

    @classmethod
    def ask(cls, parent: QWidget, name: str, still_open: StillOpen) -> EndChoice:
        dialog = cls(name, still_open, parent)
        dialog.exec()
        clicked = dialog.clickedButton()
        if clicked is dialog.end:
            return EndChoice.END
        return EndChoice.SEE if dialog.see is not None and clicked is dialog.see else EndChoice.BACK

    def _lines(self, still_open: StillOpen) -> list[str]:
        unanswered, photos, blanks = still_open.unanswered, still_open.without_photo, still_open.blanks
        faulty = still_open.faulty
        lines = (
            (faulty, self.tr("%n 项的答案不符合检查表的规定，改正后才能结束。", None, faulty)),
            (unanswered, self.tr("还有 %n 项未答完。", None, unanswered)),
            (photos, self.tr("%n 个检查项没有照片或照片不够。", None, photos)),
            (blanks, self.tr("%n 个问题的文字里还有“×”没有填。", None, blanks)),
        )
        return [text for count, text in lines if count]
