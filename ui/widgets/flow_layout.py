"""Lays small things in a line and goes on in the next line where a narrow window ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    def __init__(
        self, parent: QWidget | None = None, gap: int = 8, *, even: bool = False, to_the_right: bool = False
    ) -> None:
        """`even`: all as wide as each other, in lines of as many, over the whole width.

        `to_the_right`: each line ends where the room ends, as the buttons beside a title do.
        """
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._gap, self._even, self._to_the_right = gap, even, to_the_right
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._place(QRect(0, 0, width, 0), really=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._place(rect, really=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, really: bool) -> int:
        """The height needed; items in a line share its middle."""
        top, height, line = rect.top(), 0, list[tuple[QLayoutItem, QRect]]()
        left = rect.left()
        shown = [item for item in self._items if not item.isEmpty()]
        each = self._even_width(shown, rect.width()) if self._even and shown else 0
        for item in shown:
            hint = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 10_000))
            hint.setWidth(each or hint.width())
            if line and left + hint.width() > rect.right() + 1:
                self._settle(line, height, self._ahead(rect, left), really)
                left, top, height, line = rect.left(), top + height + self._gap, 0, []
            line.append((item, QRect(QPoint(left, top), hint)))
            left += hint.width() + self._gap
            height = max(height, hint.height())
        self._settle(line, height, self._ahead(rect, left), really)
        return top + height - rect.top()

    def _even_width(self, shown: list[QLayoutItem], room: int) -> int:
        widest = max(item.sizeHint().width() for item in shown)
        fitting = max(1, (room + self._gap) // (widest + self._gap))
        lines = -(-len(shown) // fitting)
        columns = -(-len(shown) // lines)
        return max(1, (room - self._gap * (columns - 1)) // columns)

    def _ahead(self, rect: QRect, end: int) -> int:
        """The room that a line leaves before it; `end` is where its next one would begin."""
        return max(0, rect.right() + 1 - (end - self._gap)) if self._to_the_right else 0

    def _settle(self, line: list[tuple[QLayoutItem, QRect]], height: int, ahead: int, really: bool) -> None:
        for item, place in line if really else ():
            item.setGeometry(place.translated(ahead, (height - place.height()) // 2))
