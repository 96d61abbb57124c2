"""Asks before a paper is issued: its number is then used up, and the paper is not changed any more."""

from collections.abc import Iterable

from PySide6.QtWidgets import QMessageBox, QWidget

_MOST_HINTS = 5
"""More would push the buttons below a small screen."""


class IssueNoticeDialog(QMessageBox):
    def __init__(
        self, enterprise: str, number: str, replaced: str, hints: Iterable[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("签发通知书"))
        self.setText(self.tr("签发给“{enterprise}”的责令限期整改通知书？").format(enterprise=enterprise))
        lines = [self.tr("文号：{number}").format(number=number)]
        if replaced:
            lines.append(self.tr("这次检查已签发过 {number}；将另出一份，原来的一份仍然保留。").format(number=replaced))
        hints = list(hints)
        lines += hints[:_MOST_HINTS]
        if len(hints) > _MOST_HINTS:
            lines.append(self.tr("另有 {count} 处提醒，见详细内容。").format(count=len(hints) - _MOST_HINTS))
            self.setDetailedText("\n".join(hints))
        lines.append(self.tr("签发后文号不能收回，通知书的内容不再改变。"))
        self.setInformativeText("\n".join(lines))
        self.issue = self.addButton(self.tr("签发"), QMessageBox.ButtonRole.AcceptRole)
        back = self.addButton(self.tr("再看看"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(back)
        self.setEscapeButton(back)

    @classmethod
    def ask(cls, parent: QWidget, enterprise: str, number: str, replaced: str, hints: Iterable[str]) -> bool:
        """`replaced` is the number of the paper issued before, or ""; `hints` are gaps the person may leave."""
        dialog = cls(enterprise, number, replaced, hints, parent)
        dialog.exec()
        return dialog.clickedButton() is dialog.issue
