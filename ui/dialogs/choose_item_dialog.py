"""Asks which item of the checklist photos belong to: a few letters of its code or words, then Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from inspector_app.checklists.model import Item
from ui.dialogs.question import Question
from ui.models.checklist_tree import words

_CodeRole = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ChooseItemDialog(Question):
    def __init__(self, items: Sequence[Item], current: str, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("放到哪个检查项"))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("题号或文字，例如：RN-03、验视"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("检查项"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for code, label in (("", self.tr("整次检查（不属于任何一项）")), *_named(items, language)):
            row = QListWidgetItem(f"{code}  {label}".strip(), self.list)
            row.setData(_CodeRole, code)
            if code == current:
                self.list.setCurrentItem(row)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.put = self.buttons.addButton(self.tr("放到这一项"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.put.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        for widget in (self.search, self.list, self.buttons):
            column.addWidget(widget)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list.itemDoubleClicked.connect(self.accept)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        letter = self.fontMetrics().horizontalAdvance("台")
        self.resize(40 * letter, 30 * letter)

    @classmethod
    def ask(cls, parent: QWidget, items: Sequence[Item], current: str, language: str) -> str | None:
        """Code of the item, "" for the visit itself; None when the person went back."""
        dialog = cls(items, current, language, parent)
        accepted = dialog.exec() == cls.DialogCode.Accepted
        code = dialog.code
        return code if accepted else None

    @property
    def code(self) -> str | None:
        row = self.list.currentItem()
        return None if row is None or row.isHidden() else str(row.data(_CodeRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys walk the list while the letters go into the field."""
        if watched is not self.search or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        by = _STEPS.get(Qt.Key(event.key()), 0)
        self._step(by)
        return bool(by)

    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold().split()
        for row in self._rows():
            row.setHidden(not all(word in row.text().casefold() for word in wanted))
        first = next((row for row in self._rows() if not row.isHidden()), None)
        if first is not None and (self.list.currentItem() is None or self.list.currentItem().isHidden()):
            self.list.setCurrentItem(first)
        self.put.setEnabled(first is not None)

    def _step(self, by: int) -> None:
        shown = [row for row in self._rows() if not row.isHidden()]
        if shown and by:
            current = self.list.currentItem()
            place = shown.index(current) + by if current in shown else 0
            self.list.setCurrentItem(shown[max(0, min(place, len(shown) - 1))])

    def _rows(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]


def _named(items: Sequence[Item], language: str) -> list[tuple[str, str]]:
    return [(item.code, words(item.label, language)) for item in items]
