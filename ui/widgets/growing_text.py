"""A text of several lines that takes only the room it needs."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_FEWEST_LINES, _MOST_LINES = 2, 7
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingText(QPlainTextEdit):
    """Tab leaves it; `left` tells that the focus went elsewhere."""

    left = Signal()

    def __init__(
        self, name: str, parent: QWidget | None = None, *, fewest: int = _FEWEST_LINES, enter_goes_on: bool = False
    ) -> None:
        """`fewest` lines are there when nothing is written; `enter_goes_on`: a new line needs Shift."""
        super().__init__(parent)
        self._fewest, self._enter_goes_on = fewest, enter_goes_on
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Without telling that anybody typed."""
        with QSignalBlocker(self):
            self.setPlainText(text)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._enter_goes_on and event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # The height of a plain text document is counted in lines.
        lines = min(max(round(self.document().size().height()), self._fewest), _MOST_LINES)
        margins = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth()
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + margins + 4)
