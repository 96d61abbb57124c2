"""The grade of one enterprise as a shape and a word in a tinted capsule."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector_app.enterprises.grading import Grade
from ui.register.grade_looks import grade_ink, grade_word, paint_grade

_SIDE_MARGIN = 9
_GAP = 6


class GradeMark(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._grade = Grade.UNGRADED

    def show_grade(self, grade: Grade) -> None:
        self._grade = grade
        self.setAccessibleName(grade_word(grade))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.ascent() + _GAP + metrics.horizontalAdvance(grade_word(self._grade)) + 2 * _SIDE_MARGIN
        return QSize(width, metrics.height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = grade_ink(self._grade, self.palette())
        tint = QColor(ink)
        tint.setAlphaF(0.13)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        side = self.fontMetrics().ascent() - 2
        shape = QRectF(_SIDE_MARGIN, box.center().y() - side / 2, side, side)
        paint_grade(painter, shape, self._grade, ink)
        painter.setPen(ink)
        words = box.adjusted(_SIDE_MARGIN + side + _GAP, 0, 0, 0)
        painter.drawText(
            words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), grade_word(self._grade)
        )
        painter.end()
