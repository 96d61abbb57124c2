"""The findings of a re-inspection, each with what was said of it; a digit judges instead of looking for a name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from inspector_app.messages import Language
from inspector_app.rectification.acts import VERDICTS
from inspector_app.rectification.reinspection import Recheck
from inspector_app.rectification.stages import Stage
from inspector_app.visible_signs import visible
from ui.rectification.stage_looks import stage_text
from ui.widgets.plain_tip import plain_tip

_ID = Qt.ItemDataRole.UserRole
_DIGITS = tuple(str(number) for number in range(len(VERDICTS) + 1))


def digit_of(event: QKeyEvent) -> int | None:
    """The number of the verdict that a key gives, 0 to take it back; None for another key."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return int(event.text()) if plain and event.text() in _DIGITS else None


class RecheckList(QListWidget):
    digit = Signal(int)
    """Of a verdict, from 1; 0 takes it back."""
    entered = Signal()
    """Enter: on to the next."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setObjectName("recheck_list")
        self.setAccessibleName(self.tr("要复查的问题"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(2)

    @property
    def chosen(self) -> str:
        """Id of a finding; "" for none."""
        item = self.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def choose(self, finding_id: str) -> None:
        for row in range(self.count()):
            if self.item(row).data(_ID) == finding_id:
                self.setCurrentRow(row)

    def go_on(self) -> None:
        """To the next one, where there is one; the keys are here again."""
        self.setCurrentRow(min(self.currentRow() + 1, self.count() - 1))
        self.setFocus()

    def show_rechecks(self, rechecks: Sequence[Recheck]) -> None:
        """Lines that are there already stay: what is chosen stays chosen."""
        for row, recheck in enumerate(rechecks):
            item = self.item(row)
            if item is None:
                item = QListWidgetItem()
                self.addItem(item)
            item.setData(_ID, recheck.finding.id)
            item.setText(visible(self._line(row, recheck)))
            item.setToolTip(plain_tip(recheck.finding.problem))

    def _line(self, row: int, recheck: Recheck) -> str:
        verdict = recheck.verdict
        mark = stage_text(Stage(verdict.act), self._language) if verdict is not None else self.tr("○ 待复查")
        return f"{row + 1}. {' '.join(recheck.finding.problem.split())}\n    {mark}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = digit_of(event)
        if number is not None:
            self.digit.emit(number)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
