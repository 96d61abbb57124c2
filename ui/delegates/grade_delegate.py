"""Paints the grade of an enterprise in a table: its shape and its word, in its colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.grade_looks import grade_ink, paint_grade
from ui.models.enterprises_model import GradeRole

_MARGIN = 10
_GAP = 7


class GradeDelegate(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        grade = index.data(GradeRole)
        if grade is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        word, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = option.palette.color(QPalette.ColorRole.HighlightedText) if selected else grade_ink(grade, option.palette)
        side = option.fontMetrics.ascent()
        area = QRectF(option.rect).adjusted(_MARGIN, 0, -2, 0)
        paint_grade(painter, QRectF(area.left(), area.center().y() - side / 2, side, side), grade, ink)
        painter.save()
        painter.setPen(ink)
        painter.setFont(option.font)
        text = area.adjusted(side + _GAP, 0, 0, 0)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), word)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + option.fontMetrics.ascent() + _MARGIN + _GAP, hint.height())
