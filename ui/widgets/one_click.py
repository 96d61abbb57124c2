"""Buttons after which the next thing stands in its place: clicked fast, they must not do the deed to that one, too."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Select, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OneClick(QObject):
    """Presses that follow each other as fast as those of a double click are one press; a key held down is one, too.

    Many people click everything twice, and some three times. Where the first click takes a row from the list, or goes
    on to the next one, the others would decide about what nobody has read. To Qt the third is no part of a double click
    any more, and neither is the second when the button was made anew: such buttons are guarded by one and the same.
    """

    def __init__(self, *buttons: QAbstractButton, parent: QWidget | None = None) -> None:
        """`parent`, when buttons come and go; the one button else."""
        super().__init__(parent or buttons[0])
        self._pressed_at: dict[str, int] = {}
        """By mouse and by key, whose clocks need not be one: milliseconds of the last press, whether it counted."""
        for button in buttons:
            self.guard(button)

    def guard(self, button: QAbstractButton) -> None:
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() in _PRESSES:
            return self._follows("mouse", event.timestamp()) or event.type() == QEvent.Type.MouseButtonDblClick
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _KEYS:
            return self._follows("key", event.timestamp()) or event.isAutoRepeat()
        return super().eventFilter(watched, event)

    def _follows(self, by: str, now: int) -> bool:
        """Whether it came too soon after the press before; one without a time (0) follows nothing."""
        before, self._pressed_at[by] = self._pressed_at.get(by, 0), now
        return bool(before and now) and 0 <= now - before <= QApplication.doubleClickInterval()
