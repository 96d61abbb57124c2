"""Below the blocks of a long repeat: which of how many are shown, and the way to the others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QWidget

from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip

_EDGE = 7
"""From the edge of the box to its number, as far as words stand in from theirs."""


class RecordPages(QWidget):
    wanted = Signal(int)
    """The number, from 1, of the block that the person wants to see."""

    def __init__(self, at_once: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_once = at_once
        self._first = 1
        self.back = self._button("‹", self.tr("前一页"))
        self.on = self._button("›", self.tr("后一页"))
        self.where = PlainLabel(self)
        self.where.setProperty("role", "secondary")
        self.number = QSpinBox(self)
        self.number.lineEdit().setTextMargins(_EDGE, 0, 0, 0)
        self.number.setAccessibleName(self.tr("到第几条"))
        self.number.setToolTip(self.tr("输入序号，回车跳到那一条"))
        self.number.setKeyboardTracking(False)
        self.number.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.faulty = QPushButton(self)
        self.faulty.setProperty("compact", True)
        self.faulty.hide()
        self._fault = 0
        self.back.clicked.connect(lambda: self.wanted.emit(self._first - self._at_once))
        self.on.clicked.connect(lambda: self.wanted.emit(self._first + self._at_once))
        self.number.valueChanged.connect(self.wanted)
        self.faulty.clicked.connect(lambda: self.wanted.emit(self._fault))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.faulty, self.where, self.back, self.number, self.on):
            row.addWidget(widget)

    def show_place(self, first: int, count: int) -> None:
        """`first` is the number of the first block on the screen, from 1."""
        self._first = first
        last = min(count, first + self._at_once - 1)
        self.where.setText(self.tr("第 {first}–{last} 条，共 {count} 条").format(first=first, last=last, count=count))
        self.back.setEnabled(first > 1)
        self.on.setEnabled(last < count)
        blocked = self.number.blockSignals(True)
        self.number.setRange(1, max(1, count))
        if not first <= self.number.value() <= last:
            self.number.setValue(first)
        self.number.blockSignals(blocked)
        self.setVisible(count > self._at_once)

    def show_fault(self, number: int) -> None:
        """The first block with something wrong that is not on the screen; 0 for none."""
        self._fault = number
        self.faulty.setText(self.tr("第 {number} 条有问题").format(number=number))
        self.faulty.setVisible(number > 0)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("compact", True)
        button.setAccessibleName(name)
        button.setToolTip(plain_tip(name))
        return button
