"""A paragraph whose lines are about as long as each other: no last line of one word.

Only what is painted is narrower; the label wants the room that any label of these words wants.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleOption, QWidget

from ui.widgets.plain_label import PlainLabel

_HIGH = 1 << 16
_NEAR_PX = 4


class EvenLabel(PlainLabel):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)

    @property
    def even_width(self) -> int:
        """The least width that needs no more lines than all of the room."""
        most = self.contentsRect().width()
        lines = self._height_at(most)
        least = most // 2
        if self._height_at(least) == lines:
            return most
        while most - least > _NEAR_PX:
            middle = (least + most) // 2
            if self._height_at(middle) == lines:
                most = middle
            else:
                least = middle
        return most

    def paintEvent(self, event: QPaintEvent) -> None:
        whole, width = self.contentsRect(), self.even_width
        centred = bool(self.alignment() & Qt.AlignmentFlag.AlignHCenter)
        place = QRect(whole.left() + (whole.width() - width) // 2 * centred, whole.top(), width, whole.height())
        option = QStyleOption()
        option.initFrom(self)
        painter, flags = QPainter(self), self._flags
        self.style().drawItemText(
            painter, place, flags, option.palette, self.isEnabled(), self.text(), self.foregroundRole()
        )

    @property
    def _flags(self) -> int:
        return self.alignment().value | Qt.TextFlag.TextWordWrap.value

    def _height_at(self, width: int) -> int:
        return self.fontMetrics().boundingRect(QRect(0, 0, width, _HIGH), self._flags, self.text()).height()
