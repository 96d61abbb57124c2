"""Asks why an act is taken back; the reason stays in the history of the finding."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QWidget

translate = QCoreApplication.translate


class UndoActDialog:
    @staticmethod
    def ask(parent: QWidget, what: str) -> str:
        """The reason; "" when the person went back."""
        title = translate("UndoActDialog", "撤销办理")
        label = translate("UndoActDialog", "撤销“{what}”的理由（会留在办理记录里）：").format(what=what)
        reason, accepted = QInputDialog.getText(parent, title, label)
        return reason.strip() if accepted else ""
