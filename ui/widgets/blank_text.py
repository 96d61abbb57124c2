"""A prewritten text with a × for each number or name that only the inspector knows: Tab goes through them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QTextCursor

from inspector_app.checklists.lacks import BLANK
from ui.widgets.growing_text import GrowingText

_ENTERED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.OtherFocusReason)
"""Not by a click, which says itself where to write, and not by the window coming to the front again."""


class BlankText(GrowingText):
    """Entered by keys it begins at its first ×, chosen, so that what is typed takes its place."""

    def show_text(self, text: str) -> None:
        super().show_text(text)
        self._choose_blank(0)

    @property
    def has_blank(self) -> bool:
        return BLANK in self.toPlainText()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _ENTERED:
            self._choose_blank(0)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """To the next × first; behind the last one Tab leaves, whatever stands there still."""
        if forward and self._choose_blank(self.textCursor().selectionEnd()):
            return True
        return super().focusNextPrevChild(forward)

    def _choose_blank(self, start: int) -> bool:
        place = self.toPlainText().find(BLANK, start)
        if place < 0 or self.isReadOnly():
            return False
        cursor = self.textCursor()
        cursor.setPosition(place)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(BLANK))
        self.setTextCursor(cursor)
        return True
