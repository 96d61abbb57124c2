"""Asks before a re-inspection is ended: what was not looked at stays as it was."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

translate = QCoreApplication.translate


class EndRecheckDialog:
    @staticmethod
    def confirm(parent: QWidget, unjudged: int) -> bool:
        title = translate("EndRecheckDialog", "结束复查")
        text = translate("EndRecheckDialog", "结束后，复查结论生效，照片和结论不能再修改。")
        if unjudged:
            more = translate("EndRecheckDialog", "还有 {count} 个问题没有结论，它们保持原来的状态。")
            more = more.format(count=unjudged)
            text = f"{text}\n{more}"
        buttons = QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel
        return QMessageBox.question(parent, title, text, buttons) == QMessageBox.StandardButton.Ok
