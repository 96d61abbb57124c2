"""The difference window: two versions of a checklist, and for an open visit whether it goes over to the newer one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from inspector_app.checklists.differences import Change
from inspector_app.checklists.upgrading import Upgrade
from ui.dialogs.question import Question
from ui.widgets.changes_view import ChangesView
from ui.widgets.plain_label import PlainLabel

_WIDTH_LETTERS, _HEIGHT_LETTERS = 62, 36


class ChecklistChangesDialog(Question):
    def __init__(self, language: str, older: str, newer: str, parent: QWidget | None = None) -> None:
        """`older` and `newer` name the versions."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("版本差异"))
        self._head = PlainLabel(self.tr("{older} → {newer}").format(older=older, newer=newer), self)
        self._head.setProperty("role", "heading")
        self._head.setWordWrap(True)
        self.view = ChangesView(language, self)
        self.carried = PlainLabel(self)
        self.carried.setWordWrap(True)
        self.carried.hide()
        self.buttons = QDialogButtonBox(self)
        self.close_ = self.buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        self.take: QPushButton | None = None
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addWidget(self.view, 1)
        column.addWidget(self.carried)
        column.addWidget(self.buttons)

    @classmethod
    def tell(cls, parent: QWidget, language: str, names: tuple[str, str], changes: Sequence[Change]) -> None:
        """Two versions beside each other; nothing is asked."""
        dialog = cls(language, *names, parent)
        dialog.view.show_changes(changes)
        dialog.exec()

    @classmethod
    def ask(cls, parent: QWidget, language: str, names: tuple[str, str], upgrade: Upgrade) -> bool:
        """Whether the visit goes over to the newer one."""
        dialog = cls(language, *names, parent)
        dialog.view.show_changes(upgrade.changes)
        dialog.offer(upgrade)
        return dialog.exec() == QDialog.DialogCode.Accepted

    def offer(self, upgrade: Upgrade) -> None:
        told = [self.tr("%n 项已答的答案原样带过去。", None, len(upgrade.carried))]
        if upgrade.annexed:
            codes = self.tr("、").join(str(each["item"]) for each in upgrade.annexed)
            told.append(self.tr("不再有位置的答案留在检查的附录里，不会丢失：{codes}。").format(codes=codes))
        self.carried.setText("\n".join(told))
        self.carried.show()
        self.close_.setText(self.tr("先不换"))
        self.take = QPushButton(self.tr("换用新版本"), self)
        self.take.setDefault(True)
        self.buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)

    def sizeHint(self) -> QSize:
        letter = self.fontMetrics().horizontalAdvance("字")
        return QSize(min(_WIDTH_LETTERS * letter, 1200), min(_HEIGHT_LETTERS * letter, 700))
