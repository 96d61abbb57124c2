"""A list that does not change when the wheel only meant to scroll past it, and shows its longest words whole."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from ui.widgets.seen_edge import paint_edge

_MOST_MEASURED = 200
"""Of longer lists Qt's own guess must do."""


class SteadyComboBox(QComboBox):
    def sizeHint(self) -> QSize:
        """Qt leaves out the padding that the style sheet sets beside the arrow."""
        hint = super().sizeHint()
        if self.sizeAdjustPolicy() is QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon:
            return hint
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect = QRect(QPoint(0, 0), hint)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        measure, texts = self.fontMetrics(), map(self.itemText, range(min(self.count(), _MOST_MEASURED)))
        widest = max((measure.horizontalAdvance(text) for text in texts), default=0)
        return QSize(hint.width() + max(0, widest + measure.averageCharWidth() - room), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_edge(self)
